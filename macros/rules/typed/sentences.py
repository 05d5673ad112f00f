"""Sentences of a text, and the times that they name."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from functools import cached_property

from ...book.model import Period
from ...readings import MONTHS, Unreadable, read_period

__all__ = ["Sentence", "Sentences"]

REACH = 300
"""A sentence is looked at no farther than this many signs on either side of a number."""

_END = re.compile(r"(?<=[.!?;])\s+(?=[^a-z\s])|\n[ \t]*\n|\n(?=[ \t]*(?:[-*+#>|]|\d+[.)]\s|:\s))")
_BLOCK = re.compile(r"\n[ \t]*\n|\n(?=[ \t]*(?:[-*+#>|]|\d+[.)]\s|:\s))")
_YEAR = re.compile(r"(?:1[6-9]|2[01])\d\d(?:\s?[\u2013-]\s?(?:1[6-9]|2[01])\d\d)?(?![\w/]|[.,]\d|\s?[\u2013-]\s?\d)")
_LEAD = re.compile(
    rf"(?:(?:\d{{1,2}} )?(?:{'|'.join(MONTHS)})|(?:triwulan|semester) (?:I{{1,3}}|IV|[1-4])(?: tahun)?) \Z",
    re.IGNORECASE,
)
_BOUND = re.compile(r"[\w.,/-]\Z")
_REGULATION = re.compile(r"(?:nomor|no\.)\s+\S{1,12}\s+tahun\s+\Z", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Sentence:
    """What stands around a number.

    :param before: the sentence up to the number, lower case.
    :param behind: the rest of it, lower case.
    :param periods: the times that it names, the nearest first.
    :param block: start and end of the paragraph, list item or row, as far as it is looked at.
    """

    before: str
    behind: str
    periods: tuple[Period, ...]
    block: tuple[int, int]

    @property
    def text(self) -> str:
        return f"{self.before} {self.behind}"


class Sentences:
    """The sentences of one text; cut at first need."""

    def __init__(self, text: str) -> None:
        self._text = text

    @cached_property
    def _ends(self) -> list[int]:
        return [0, *(m.end() for m in _END.finditer(self._text)), len(self._text)]

    @cached_property
    def _blocks(self) -> list[int]:
        return [0, *(m.end() for m in _BLOCK.finditer(self._text)), len(self._text)]

    @cached_property
    def _periods(self) -> list[tuple[int, int, Period]]:
        found = []
        for match in _YEAR.finditer(self._text):
            before = self._text[max(0, match.start() - 40) : match.start()]
            lead = _LEAD.search(before)
            start = match.start() - (len(lead.group()) if lead else 0)
            if _BOUND.search(self._text, max(0, start - 1), start) or _REGULATION.search(before):
                continue
            written = self._text[start : match.end()]
            period = read_period(re.sub(r"(?<=\d)\s?[\u2013-]\s?(?=\d)", "-", written))
            if not isinstance(period, Unreadable):
                found.append((start, match.end(), period))
        return found

    def around(self, start: int, end: int) -> Sentence:
        """The sentence of a span."""
        first, last = self._bounds(self._ends, start, end)
        near = self._periods[
            bisect_left(self._periods, first, key=lambda p: p[0]) : bisect_left(self._periods, last, key=lambda p: p[0])
        ]
        ordered = sorted((p for p in near if p[1] <= start or p[0] >= end), key=lambda p: max(p[0] - end, start - p[1]))
        return Sentence(
            self._text[first:start].casefold(),
            self._text[end:last].casefold(),
            tuple(period for _, _, period in ordered),
            self._bounds(self._blocks, start, end),
        )

    def _bounds(self, cuts: list[int], start: int, end: int) -> tuple[int, int]:
        first = cuts[bisect_right(cuts, start) - 1]
        last = cuts[bisect_left(cuts, end)]
        return max(first, start - REACH), min(last, end + REACH)
