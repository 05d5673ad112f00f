"""A number that stands in ``data/`` is never typed by hand in a page: it would go stale there.

A typed number counts when it equals a figure and stands before that figure's unit, or has three digits or more
and is no year, date or regulation number.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from ..book.model import Book, Figure, Metric, Observation, Target
from ..chapters import Chapter
from ..findings import Finding
from ..indonesian import MONTHS, Unreadable, read_quantity
from .base import Rule, Subject

__all__ = ["RULE"]

_NUMBER = re.compile(r"(?<![\w.,/-])\d[\d.,]*\d|(?<![\w.,/-])\d")
_MONTH = "|".join(MONTHS)


def check(subject: Subject) -> Iterator[Finding]:
    figures = _figures(subject.book)
    for chapter in subject.chapters.values():
        yield from _typed(chapter, figures)


def _figures(book: Book) -> dict[Decimal, list[tuple[Metric, Figure]]]:
    found: dict[Decimal, list[tuple[Metric, Figure]]] = {}
    for metric in book.metrics.values():
        for row in metric.figures:
            for amount in (row.quantity.low, row.quantity.high):
                if amount is not None:
                    found.setdefault(amount.value.normalize(), []).append((metric, row))
    return found


def _typed(
    chapter: Chapter, figures: dict[Decimal, list[tuple[Metric, Figure]]]
) -> Iterator[Finding]:
    prose = _prose(chapter)
    for match in _NUMBER.finditer(prose):
        text = match.group().rstrip(".,")
        after = prose[match.start() + len(text) :]
        value = _value(text, after)
        if value is None or value.normalize() not in figures:
            continue
        before = prose[: match.start()].rsplit("\n", 1)[-1]
        hits = figures[value.normalize()]
        unit_hit = next((h for h in hits if _names_unit(after, h[0].unit)), None)
        long_enough = len(re.sub(r"\D", "", text)) >= 3 and not _is_other(text, before, after)
        if unit_hit or long_enough:
            metric, row = unit_hit or hits[0]
            macro = "angka" if isinstance(row, Observation) else "target"
            message = f"“{text}” adalah angka dari “{metric.name}”; jangan diketik, agar tidak basi."
            mend = f'{{{{ {macro}("{metric.id}", "{row.period.key}") }}}}'
            yield Finding("angka-diketik", chapter.place(match.start()), message, mend)


def _prose(chapter: Chapter) -> str:
    """The body without code, calls, link targets and HTML tags, same length."""
    signs = list(chapter.masked)
    spans = [(call.start, call.end) for call in chapter.calls]
    for pattern in (r"\]\([^)\n]*\)", r"<[^>\n]+>", r"\{:?[^}\n]*#[^}\n]*\}", r"https?://\S+", r"^\s*\d+[.)]\s"):
        spans += [m.span() for m in re.finditer(pattern, chapter.masked, re.MULTILINE)]
    for start, end in spans:
        for at in range(start, end):
            if signs[at] != "\n":
                signs[at] = " "
    return "".join(signs)


def _value(text: str, after: str) -> Decimal | None:
    word = re.match(r"\s(ribu|juta|miliar|triliun)\b", after)
    read = read_quantity(text + (word.group() if word else ""), whole=True)
    if isinstance(read, Unreadable):
        read = read_quantity(text)
    return None if isinstance(read, Unreadable) else read.value


def _names_unit(after: str, unit: str) -> bool:
    words = after[: len(unit) + 2].lstrip()
    return words.casefold().startswith(unit.casefold()) or (unit == "persen" and words.startswith("%"))


def _is_other(text: str, before: str, after: str) -> bool:
    """Whether a long number is a year, a date, a regulation's number or part of a span of years."""
    if re.fullmatch(r"1[6-9]\d\d|20\d\d|21\d\d", text):
        return True
    return bool(
        re.match(r"/\d|\s*\u2013\s*\d{4}\b|\s+tahun\s+\d{4}", after)
        or re.match(rf"\s+(?:{_MONTH})\b", after)
        or re.search(r"(?i)(?:nomor|no\.|pasal|perda|perwako|uu|pp|perpres|kepwako|panggilan|halaman)\s*$", before)
    )


RULE = Rule({"angka-diketik": "Angka dari data/ yang diketik tangan di halaman."}, check)
