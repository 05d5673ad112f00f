"""A new OPD: its record and its chapter, as the author will find them. No code, no edit of ``mkdocs.yml``."""

from __future__ import annotations

from pathlib import Path

from .book.load import load_book
from .book.model import Book, Opd, OpdKind
from .findings import MasterplanError
from .readings import Unreadable, read_period

__all__ = ["chapter_text", "create_opd", "profile_text"]


def chapter_text(book: Book, opd: Opd) -> str:
    """The Markdown of a chapter that holds what the data give, and questions that an official can answer."""
    name, label = opd.name, opd.label
    is_district = opd.kind is OpdKind.DISTRICT
    district = _DISTRICT.format(id=opd.id) if is_district else ""
    figures = f'{{{{ daftar("angka", wilayah="{opd.id}") }}}}' if is_district else ""
    own = f'{{{{ daftar("angka", opd="{opd.id}") }}}}' if book.metrics_of(opd.id) else ""
    none = _question(f"Satu angka apa yang dicatat {label} setiap tahun, dan dari catatan mana?")
    return _CHAPTER.format(
        id=opd.id, name=name, label=label, district=district, figures="\n\n".join(filter(None, [own, figures])) or none
    )


def _question(text: str) -> str:
    return f'{{{{ belum("{text}") }}}}'


_DISTRICT = """
## Kelurahan dan puskesmas {{ #kelurahan }}

{{{{ daftar("kelurahan", kecamatan="{id}") }}}}

{{{{ daftar("puskesmas", kecamatan="{id}") }}}}

{{{{ belum("Apa nama semua puskesmas di kecamatan ini, dan di kelurahan mana letaknya?") }}}}
"""

_CHAPTER = """\
---
opd: {id}
---
# {name}

{{{{ belum("Apa arti kota pintar bagi {label}, dan apa yang warga peroleh?", menit=10) }}}}

## Profil

{{{{ profil("{id}") }}}}
{district}
## Kesiapan

{{{{ daftar("aplikasi", opd="{id}") }}}}

{{{{ belum("Aplikasi, jaringan, dan tenaga apa yang kini dipakai {label}, dan apa yang belum ada?") }}}}

## Analisis

{{{{ belum("Apa masalah warga terpenting yang ditangani {label}, dan angka apa menunjukkannya?", menit=10) }}}}

## Arah dan sasaran

{{{{ belum("Apa sasaran {label} untuk 2029, dengan angka apa diukur, dan di dokumen mana tertulis?") }}}}

## Program

{{{{ daftar("program", opd="{id}") }}}}

{{{{ belum("Program apa yang dijalankan {label} untuk kota pintar, sejak kapan, dan sampai di mana?", menit=10) }}}}

## Quick win

{{{{ belum("Pekerjaan {label} yang mana hasilnya dapat dirasakan warga dalam setahun?") }}}}

## Peta jalan

{{{{ belum("Apa satu langkah {label} pada tiap tahun sampai 2029?", menit=10) }}}}

## Indikator

{figures}

## Risiko

{{{{ belum("Apa yang dapat menggagalkan rencana {label}, dan siapa yang menanganinya?") }}}}

## Penanggung jawab dan penghubung

{{{{ belum("Bidang mana di {label} yang memegang datanya, dan jabatan apa penghubung buku ini (bukan nama orang)?") }}}}
"""


def profile_text(name: str, kind: OpdKind, source: str, short: str | None, since: str | None) -> str:
    """The YAML of a new OPD's record.

    :raises MasterplanError: where ``since`` is no period.
    """
    if since is not None and isinstance(read_period(since), Unreadable):
        raise MasterplanError(f"“{since}” bukan periode; tulis misalnya 2026 atau Januari 2026.")
    lines = [f"nama: {_quoted(name)}"]
    lines += [f"singkatan: {_quoted(short)}"] if short else []
    lines += [f"jenis: {kind}", f"sumber: {source}"]
    lines += [f"sejak: {since}"] if since else []
    lines += ["status_bab: kosong"]
    return "\n".join(lines) + "\n"


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"' if any(c in text for c in ":#\"'[]{},&*!|>%@`") else text


def create_opd(root: Path, book: Book, id: str, profile: str | None) -> list[Path]:
    """Write the record (where there is none yet) and the chapter (likewise).

    :param profile: YAML of the record; None where the record must be there already.
    :returns: the files that were written.
    :raises MasterplanError: where there is nothing to write, or the record is missing and not given.
    """
    record, chapter = root / "data" / "opd" / id / "profil.yaml", root / "docs" / "opd" / id / "index.md"
    written: list[Path] = []
    if not record.exists():
        if profile is None:
            raise MasterplanError(
                f"OPD “{id}” belum terdaftar; sebutkan --nama, --jenis, dan --sumber, lalu jalankan lagi."
            )
        record.parent.mkdir(parents=True, exist_ok=True)
        record.write_text(profile, encoding="utf-8", newline="\n")
        written.append(record)
        book = load_book(root).book
    opd = book.opds.get(id)
    if opd is None:
        raise MasterplanError(f"Catatan data/opd/{id}/profil.yaml belum terbaca; jalankan: python3 -m macros cek")
    if not chapter.exists() and opd.is_living:
        chapter.parent.mkdir(parents=True, exist_ok=True)
        chapter.write_text(chapter_text(book, opd), encoding="utf-8", newline="\n")
        written.append(chapter)
    if not written:
        raise MasterplanError(f"OPD “{id}” sudah punya catatan dan bab; tidak ada yang ditulis.")
    return written
