"""Sources that nobody could find again."""

from __future__ import annotations

from collections.abc import Iterator

from ..book.model import SourceKind
from ..findings import Finding, Severity
from .base import Rule, Subject

__all__ = ["RULE"]


def check(subject: Subject) -> Iterator[Finding]:
    for source in subject.book.sources.values():
        if source.kind is SourceKind.OFFICE and not (source.number or source.link):
            message = f"“{source.title}” adalah data kantor sendiri tanpa nomor surat dan tanpa tautan."
            mend = "nomor: nomor surat atau berita acaranya"
            yield Finding("sumber-tanpa-bukti", source.place, message, mend, Severity.WARNING)


RULE = Rule({"sumber-tanpa-bukti": "Data kantor sendiri tanpa nomor dan tanpa tautan (peringatan)."}, check)
