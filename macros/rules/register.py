"""The register of OPDs and its chapters: each living OPD has one, each chapter has its OPD."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..book.model import ChapterState
from ..chapters import Chapter
from ..findings import Finding, Place, nearest
from .base import Rule, Subject

__all__ = ["RULE"]


def check(subject: Subject) -> Iterator[Finding]:
    yield from _records(subject)
    for path, chapter in subject.chapters.items():
        yield from _chapter(subject, path, chapter)


def _records(subject: Subject) -> Iterator[Finding]:
    for opd in subject.book.opds.values():
        if opd.until and not opd.successor:
            message = "OPD yang sudah tidak ada harus menyebut penerusnya, agar angka lamanya tetap punya pemilik."
            yield Finding("penerus-kosong", opd.place, message, "penerus: id-opd")
        if opd.chapter_state in {ChapterState.REVIEWED, ChapterState.APPROVED} and opd.review is None:
            message = f"Bab berstatus {opd.chapter_state} tanpa keterangan siapa dan kapan memeriksanya."
            mend = "diperiksa:\n  tanggal: 24 November 2026\n  oleh: Sekretaris Dinas"
            yield Finding("pemeriksaan-kosong", opd.place, message, mend)
        path = f"opd/{opd.id}/index.md"
        if opd.is_living and path not in subject.chapters and path not in subject.files:
            message = f"{opd.name} belum punya bab (docs/{path})."
            yield Finding("opd-tanpa-bab", opd.place, message, f"python3 -m macros opd-baru {opd.id}")


def _chapter(subject: Subject, path: str, chapter: Chapter) -> Iterator[Finding]:
    known = subject.book.opds
    match = re.fullmatch(r"opd/([^/]+)/.*", path)
    owner = chapter.front.get("opd")
    place = chapter.front_places.get("opd", Place(chapter.file))
    if match:
        folder = match[1]
        if folder not in known and folder not in subject.book.unreadable:
            near = nearest(folder, known)
            message = f"Bab ini tidak punya OPD: “{folder}” tidak ada dalam data/opd/. Yang mirip: {', '.join(near)}."
            yield Finding("bab-tanpa-opd", Place(chapter.file), message, f"python3 -m macros opd-baru {folder}")
        elif owner != folder:
            message = f"Kepala bab harus menyebut OPD foldernya, “{folder}”."
            yield Finding("bab-tanpa-opd", place, message, f"opd: {folder}")
    elif owner and owner not in known and owner not in subject.book.unreadable:
        near = nearest(owner, known)
        message = f"OPD “{owner}” tidak dikenal. Yang mirip: {', '.join(near)}."
        yield Finding("opd-tidak-dikenal", place, message, f"opd: {near[0] if near else '…'}")
    dimension = chapter.front.get("dimensi")
    if dimension and dimension not in subject.book.dimensions and dimension not in subject.book.unreadable:
        near = nearest(dimension, subject.book.dimensions)
        message = f"Dimensi “{dimension}” tidak dikenal. Yang mirip: {', '.join(near)}."
        dim_place = chapter.front_places["dimensi"]
        yield Finding("dimensi-tidak-dikenal", dim_place, message, f"dimensi: {near[0] if near else '…'}")
    tops = [h for h in chapter.headings if h.level == 1]
    if not tops:
        message = "Halaman ini belum punya judul utama, yaitu baris pertama yang diawali satu #."
        yield Finding("judul-utama", Place(chapter.file, chapter.body_line), message, "# Judul halaman")
    for extra in tops[1:]:
        message = f"Judul utama (#) hanya satu, dan sudah ada di baris {tops[0].place.line}."
        yield Finding("judul-utama", extra.place, message, f"## {extra.text}")


RULE = Rule(
    {
        "penerus-kosong": "OPD yang berakhir tanpa penerus.",
        "pemeriksaan-kosong": "Bab ditinjau atau disahkan tanpa keterangan pemeriksaan.",
        "opd-tanpa-bab": "OPD tanpa bab.",
        "bab-tanpa-opd": "Bab tanpa OPD, atau kepala bab yang menyebut OPD lain.",
        "opd-tidak-dikenal": "Id OPD yang tidak ada.",
        "dimensi-tidak-dikenal": "Id dimensi yang tidak ada.",
        "judul-utama": "Halaman tanpa judul utama, atau dengan lebih dari satu.",
    },
    check,
)
