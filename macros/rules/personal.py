"""What a page's prose may not hold: data about persons, and words that only look like ours."""

from __future__ import annotations

from collections.abc import Iterator

from ..book.model import Settings
from ..book.yamlfile import personal_finding
from ..chapters import Chapter
from ..findings import Finding
from ..personal import personal_data
from ..signs import lookalikes
from .base import Rule, Subject

__all__ = ["RULE"]


def check(subject: Subject) -> Iterator[Finding]:
    for chapter in subject.chapters.values():
        yield from _chapter(chapter, subject.book.settings)


def _chapter(chapter: Chapter, settings: Settings) -> Iterator[Finding]:
    for key, value in chapter.front.items():
        for found in personal_data(value):
            yield personal_finding(chapter.front_places[key], found)
    of_the_office = tuple(known for known in (settings.report_mail, settings.report_phone) if known)
    # Code is shown too, and what a comment or a call holds can be read in the file.
    for found in personal_data(chapter.body):
        if of_the_office and chapter.body.startswith(of_the_office, found.start):
            continue
        yield personal_finding(chapter.place(found.start), found)
    for start, word, plain in lookalikes(chapter.masked_prose):
        message = f"“{word}” memuat huruf dari abjad lain yang hanya mirip; pencarian tidak akan menemukannya."
        yield Finding("huruf-mirip", chapter.place(start), message, plain)


RULE = Rule(
    {
        "data-pribadi": "Nomor identitas, nomor telepon, alamat surel, atau nama orang.",
        "huruf-mirip": "Huruf dari abjad lain di dalam kata.",
    },
    check,
)
