"""A number that stands in ``data/`` is never typed by hand in a page: it would go stale there.

A typed number counts when it equals a figure, whatever its sign, and stands before that figure's unit, or has
three digits or more and is no year, date or regulation number. "1,8 juta" is read as the whole number that it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from ..book.model import Book, Figure, Metric, Observation
from ..chapters import Chapter
from ..findings import Finding
from ..readings import MONTHS, Unreadable, read_quantity
from .base import Rule, Subject

__all__ = ["RULE"]

_NUMBER = re.compile(r"(?:(?<=Rp)|(?<=Rp\s)|(?<=\s-)|(?<![\w.,/-]))\d(?:[\d.,]*\d)?")
_MAGNITUDE = re.compile(r"\A\s(ribu|juta|miliar|triliun)\b")
_MONTH = "|".join(MONTHS)


Hit = tuple[Metric, Figure]
Figures = dict[Decimal, list[Hit]]


def check(subject: Subject) -> Iterator[Finding]:
    figures = _figures(subject.book)
    for chapter in subject.chapters.values():
        yield from _typed(chapter, figures)


def _figures(book: Book) -> Figures:
    found: Figures = {}
    for metric in book.metrics.values():
        for row in metric.figures:
            for amount in (row.quantity.low, row.quantity.high):
                if amount is not None:
                    found.setdefault(abs(amount.value).normalize(), []).append((metric, row))
    return found


def _typed(chapter: Chapter, figures: Figures) -> Iterator[Finding]:
    prose = _prose(chapter)
    for match in _NUMBER.finditer(prose):
        text = match.group().rstrip(".,")
        end = match.start() + len(text)
        before, after = prose[prose.rfind("\n", 0, match.start()) + 1 : match.start()], prose[end : end + 100]
        hits, large = _hits(text, after, figures)
        if not hits:
            continue
        words = _MAGNITUDE.sub("", after) if large else after
        unit_hit = next((h for h in hits if _names_unit(before, words, h[0].unit)), None)
        long_enough = large or (len(re.sub(r"\D", "", text)) >= 3 and not _is_other(text, before, after))
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


def _hits(text: str, after: str, figures: Figures) -> tuple[list[Hit], bool]:
    """The figures that a typed number equals, and whether a word such as "juta" makes it a long one.

    "694,96 miliar" is 694,96 of a metric in miliar rupiah, or 694.960.000.000 of one in rupiah.
    """
    word = _MAGNITUDE.match(after)
    if word and (scaled := _value(text + word.group())) is not None and scaled in figures:
        return figures[scaled], True
    value = _value(text)
    hits = figures.get(value, []) if value is not None else []
    return [h for h in hits if h[0].unit.startswith(word[1])] if word else hits, False


def _value(text: str) -> Decimal | None:
    read = read_quantity(text, whole=True)
    if isinstance(read, Unreadable):
        read = read_quantity(text)
    return None if isinstance(read, Unreadable) else read.value.normalize()


def _names_unit(before: str, after: str, unit: str) -> bool:
    """Whether a number's unit stands beside it; money may carry Rp instead of its last word."""
    if unit.endswith("rupiah") and before.rstrip().endswith("Rp"):
        unit = unit.removesuffix("rupiah").strip()
    words = after.lstrip()
    named = re.match(rf"{re.escape(unit)}(?!\w)", words, re.IGNORECASE)
    return not unit or bool(named) or (unit == "persen" and words.startswith("%"))


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
