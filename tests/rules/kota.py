"""A made-up city whose figures look like real traps: equal numbers, parts of sums, other years, rounded money."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from macros.book.load import load_book
from macros.book.model import Book
from macros.chapters import scan
from macros.findings import Finding
from macros.rules.base import Subject
from macros.rules.typed_figures import RULE

UNITS = ("orang", "unit", "kejadian", "aduan", "aplikasi", "ton", "halte", "jiwa")


def _metric(name: str, unit: str, *rows: str, targets: tuple[str, ...] = (), more: str = "") -> str:
    """A metric; a row is ``period: value``, with ``/ area`` or ``# item`` behind it where it is a part."""
    text = f"nama: {name}\nsatuan: {unit}\n{more}"
    for key, lines in (("angka", rows), ("target", targets)):
        text += f"{key}:\n" if lines else ""
        for line in lines:
            period, _, rest = line.partition(": ")
            value, _, item = rest.partition(" # ")
            value, _, area = value.partition(" / ")
            text += f"  - periode: {period}\n    nilai: {value}\n    sumber: laporan\n"
            text += f"    wilayah: {area}\n" if area else ""
            text += f"    rincian:\n      butir: {item}\n" if item else ""
    return text


def _office(name: str, kind: str = "dinas") -> str:
    return f"nama: {name}\njenis: {kind}\nsumber: laporan\n"


FILES = {
    "data/sumber/laporan.yaml": "judul: Laporan\npenerbit: Kota Rekaan\njenis: dokumen-daerah\nterbit: 2026\n",
    "data/kota/satuan.yaml": "satuan:\n"
    + "".join(f"  - nama: {unit}\n    bulat: ya\n    dapat_dijumlah: ya\n" for unit in UNITS)
    + "  - nama: persen\n    bulat: tidak\n    dapat_dijumlah: tidak\n    tampil: persen\n"
    + "  - nama: indeks\n    bulat: tidak\n    dapat_dijumlah: tidak\n    tampil: tanpa\n"
    + "  - nama: kilometer persegi\n    bulat: tidak\n    dapat_dijumlah: ya\n    tampil: km2\n"
    + "  - nama: rupiah\n    bulat: ya\n    dapat_dijumlah: ya\n    tampil: rupiah\n"
    + "  - nama: miliar rupiah\n    bulat: tidak\n    dapat_dijumlah: ya\n    tampil: rupiah\n",
    "data/kota/kecamatan.yaml": "kecamatan:\n  - id: kecamatan-hulu\n    nama: Hulu\n    sumber: laporan\n"
    "  - id: kecamatan-hilir\n    nama: Hilir\n    sumber: laporan\n",
    "data/opd/dinas-sehat/profil.yaml": _office("Dinas Sehat"),
    "data/opd/dinas-bersih/profil.yaml": _office("Dinas Bersih"),
    "data/opd/dinas-jalan/profil.yaml": _office("Dinas Jalan"),
    "data/opd/kecamatan-hulu/profil.yaml": _office("Kecamatan Hulu", "kecamatan"),
    "data/opd/kecamatan-hilir/profil.yaml": _office("Kecamatan Hilir", "kecamatan"),
    "data/kota/indikator/indeks-maju.yaml": _metric(
        "Indeks maju", "indeks", "2018: 83,25", "2024: 84,10", targets=("2029: 85,92",)
    ),
    "data/kota/indikator/nilai-birokrasi.yaml": _metric("Nilai birokrasi", "indeks", "2024: 85,92"),
    "data/kota/indikator/penduduk.yaml": _metric("Penduduk", "jiwa", "2024: 210.480", "2024: 96.012 / kecamatan-hulu"),
    "data/kota/indikator/penduduk-miskin.yaml": _metric("Penduduk miskin", "persen", "2023: 4,17", "2024: 4,06"),
    "data/kota/indikator/pendapatan.yaml": _metric("Pendapatan daerah", "miliar rupiah", "2024: 712,08"),
    "data/kota/indikator/luas.yaml": _metric(
        "Luas wilayah", "kilometer persegi", "2002: 95,50",
        "2002: 60,25 / kecamatan-hulu", "2002: 35,25 / kecamatan-hilir",
    ),
    "data/opd/dinas-sehat/indikator/balai-sehat.yaml": _metric("Balai sehat", "unit", "2018: 23", "2024: 24"),
    "data/opd/dinas-bersih/indikator/sampah-terkumpul.yaml": _metric(
        "Sampah terkumpul", "persen", "2025-08: 81,42", targets=("2025: 85",),
        more="terdiri_dari:\n  - sampah-terolah\n  - sampah-sisa\n",
    ),
    "data/opd/dinas-bersih/indikator/sampah-terolah.yaml": _metric(
        "Sampah terolah", "persen", "2025-08: 16,86", targets=("2025: 38",)
    ),
    "data/opd/dinas-bersih/indikator/sampah-sisa.yaml": _metric(
        "Sampah sisa", "persen", "2025-08: 64,56", targets=("2025: 47",)
    ),
    "data/opd/dinas-jalan/indikator/aduan.yaml": _metric("Aduan warga", "aduan", "2024: 55"),
    "data/opd/dinas-jalan/indikator/aplikasi.yaml": _metric(
        "Aplikasi kota", "aplikasi", "2023: 133", "2023: 61 # layanan", "2023: 72 # birokrasi"
    ),
    "data/opd/dinas-jalan/indikator/penumpang.yaml": _metric(
        "Penumpang bus", "orang", "2023: 1.200.000", "2024: 1.398.250", targets=("2029: 1.800.000",)
    ),
    "data/opd/dinas-jalan/indikator/kecelakaan.yaml": _metric(
        "Kecelakaan di jalan", "kejadian", "2023: 81", "2024: 77"
    ),
}  # fmt: skip


@cache
def book() -> Book:
    """The city, read once; it has no finding of its own."""
    with TemporaryDirectory() as folder:
        for path, text in FILES.items():
            file = Path(folder) / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, encoding="utf-8")
        loaded = load_book(Path(folder))
    assert [str(finding) for finding in loaded.findings] == []
    return loaded.book


def findings(sentence: str, page: str = "kota.md", head: str = "") -> list[Finding]:
    """What the rule of typed figures says of a page with one paragraph.

    :param page: the page's path below ``docs/``.
    :param head: its front matter, whole.
    """
    chapter, problems = scan(page, f"{head}# Halaman\n\n{sentence}\n".encode())
    assert chapter is not None and [str(problem) for problem in problems] == []
    return list(RULE.check(Subject(book(), {page: chapter})))


def said(sentence: str, page: str = "kota.md", head: str = "") -> list[str]:
    """Each finding as its code and the first thing to write."""
    return [f"{f.code}: {f.mend.partition('   atau   ')[0]}" for f in findings(sentence, page, head)]
