"""A new OPD: its record and its chapter, as the author will find them. No code, no edit of ``mkdocs.yml``."""

from __future__ import annotations

import re
from pathlib import Path

from .book.load import load_book
from .book.model import Book, Opd, OpdKind
from .findings import MasterplanError
from .readings import Unreadable, read_period
from .signs import is_invisible

__all__ = ["chapter_text", "create_opd", "profile_text"]


def chapter_text(book: Book, opd: Opd) -> str:
    """The Markdown of a chapter that holds what the data give, and questions that an official can answer."""
    name, label = opd.name.translate(_PLAIN), opd.label.translate(_PLAIN)
    is_district = opd.kind is OpdKind.DISTRICT
    district = _DISTRICT.format(id=opd.id) if is_district else ""
    figures = f'{{{{ daftar("angka", wilayah="{opd.id}") }}}}' if is_district else ""
    own = f'{{{{ daftar("angka", opd="{opd.id}") }}}}' if book.metrics_of(opd.id) else ""
    none = _question(f"Satu angka apa yang dicatat {label} setiap tahun, dan dari catatan mana?")
    return _CHAPTER.format(
        id=opd.id, name=name, label=label, district=district, figures="\n\n".join(filter(None, [own, figures])) or none
    )


_PLAIN = str.maketrans({'"': "'", "\\": "/", "{": "(", "}": ")", "<": "(", ">": ")"})
"""What a name may not bring into a call or a heading."""


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
    lines += [f"jenis: {kind}", f"sumber: {_quoted(source)}"]
    lines += [f"sejak: {_quoted(since)}"] if since else []
    lines += ["status_bab: kosong"]
    return "\n".join(lines) + "\n"


def _quoted(text: str) -> str:
    """A text that YAML cannot take for anything else; words and ids stay bare, as authors write them.

    :raises MasterplanError: where the text holds a sign that nobody sees.
    """
    if any(is_invisible(sign) or sign in "\n\r\t" for sign in text):
        raise MasterplanError("Ada tanda tak terlihat dalam salah satu isi; ketik ulang isinya.")
    if re.fullmatch(r"[A-Za-z][A-Za-z0-9 ./()-]*|[0-9]{4}(?:-[0-9]{2}){0,2}", text) and text.casefold() not in _WORDS:
        return text
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


_WORDS = frozenset(("null", "true", "false", "yes", "no", "on", "off", "ya", "tidak", "y", "n"))
_DEVICES = re.compile(r"con|prn|aux|nul|com[0-9]|lpt[0-9]")


def _checked_id(id: str) -> str:
    """The id, which becomes the name of folders and an address.

    :raises MasterplanError: where it may not be one; the sentence proposes one that may.
    """
    if re.fullmatch(r"[a-z0-9]+(?:-[a-z0-9]+)*", id) and len(id) <= 60:
        if id in _WORDS or _DEVICES.fullmatch(id):
            raise MasterplanError(f"“{id}” tidak dapat menjadi id: kata itu bermakna lain. Pakai nama pendek OPD-nya.")
        return id
    better = re.sub(r"[^a-z0-9]+", "-", id.casefold()).strip("-")[:60].strip("-")
    proposal = f" Tulis: {better}" if better and better not in _WORDS else ""
    raise MasterplanError(f"“{id[:60]}” bukan id: hanya huruf kecil, angka, dan tanda hubung.{proposal}")


def create_opd(root: Path, book: Book, id: str, profile: str | None) -> list[Path]:
    """Write the record (where there is none yet) and the chapter (likewise).

    :param profile: YAML of the record; None where the record must be there already.
    :returns: the files that were written.
    :raises MasterplanError: where the id may not be one, where there is nothing to write, or where the record is
        missing and not given.
    """
    _checked_id(id)
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
        book = _read_back(root, record)
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


def _read_back(root: Path, record: Path) -> Book:
    """The book with the new record; a record that the check would refuse is taken away again.

    :raises MasterplanError: where the record has an error, with what to write instead.
    """
    result = load_book(root)
    path = record.relative_to(root).as_posix()
    wrong = next((f for f in result.findings.errors if f.place.path == path), None)
    if wrong is not None:
        record.unlink()
        if not any(record.parent.iterdir()):
            record.parent.rmdir()
        raise MasterplanError(f"Tidak ada yang ditulis. {wrong.message} {wrong.mend}".strip())
    return result.book
