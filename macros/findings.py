"""What a problem is, and how problems travel.

::

    Finding        a value; an author caused it; Indonesian; never raised by itself
    AuthorError    raised once, at the end, by the check or the build; carries every finding; exit 1
    MasterplanError  the surroundings failed (git, disk, a missing tool); one sentence; exit 2
    anything else  our own fault: full traceback, never shown as an author's error

A code is a readable word, not a number: it can be said on the telephone, and it is the anchor of its
paragraph in ``docs/panduan/kesalahan.md``.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from enum import IntEnum
from typing import NamedTuple

__all__ = [
    "MOST_ALIKE",
    "AuthorError",
    "Finding",
    "Findings",
    "MasterplanError",
    "NearNames",
    "Place",
    "Severity",
    "nearest",
]


class Severity(IntEnum):
    """How much a finding weighs: an error stops the build, a warning and a note do not."""

    ERROR = 0
    WARNING = 1
    NOTE = 2


class Place(NamedTuple):
    """Where something stands.

    :param path: path below the book's root, with forward slashes (``data/opd/dlh/profil.yaml``).
    :param line: line, counted from 1.
    :param column: column in characters, counted from 1.
    """

    path: str
    line: int = 1
    column: int = 1

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.column}"


MAX_MESSAGE = 600
"""Longest message, in characters; a longer one quotes what nobody reads to its end."""
MAX_MEND = 2_000
"""Longest mend, in characters: it may be a part of a file to copy."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One problem, told to the person who can mend it, in Indonesian.

    :param code: readable word, anchor of the paragraph in the author guide.
    :param place: file, line and column.
    :param message: what is wrong, one or two sentences; cut in its middle where it is too long to read.
    :param mend: what to write instead; empty where nothing can be proposed; cut at its end.
    :param severity: whether the build stops.
    """

    code: str
    place: Place
    message: str
    mend: str = ""
    severity: Severity = Severity.ERROR

    def __post_init__(self) -> None:
        if len(self.message) > MAX_MESSAGE:
            # What was quoted stands in the middle; what is wrong with it often stands behind.
            half = MAX_MESSAGE // 2
            object.__setattr__(self, "message", f"{self.message[:half]}…{self.message[-half:]}")
        if len(self.mend) > MAX_MEND:
            whole_lines = self.mend[:MAX_MEND].rpartition("\n")[0]
            object.__setattr__(self, "mend", f"{whole_lines}\n…" if whole_lines else f"{self.mend[:MAX_MESSAGE]}…")

    def sort_key(self) -> tuple[str, int, int, int, str]:
        return (self.place.path, self.place.line, self.place.column, int(self.severity), self.code)

    def __str__(self) -> str:
        mark = {Severity.ERROR: "", Severity.WARNING: " (peringatan)", Severity.NOTE: " (catatan)"}
        lines = [f"{self.place}  {self.code}{mark[self.severity]}", f"  {self.message}"]
        if self.mend:
            lines.append("  Tulis: " + self.mend.replace("\n", "\n         "))
        return "\n".join(lines)


MOST_ALIKE = 50
"""Findings of one code that one page may show; see :meth:`Findings.capped`."""
MOST_ALIKE_IN_DATA = 200
"""The same for other files: a record is made line by line, and each line has its own mend."""


@dataclass(slots=True)
class Findings:
    """A collection that orders findings by file and line and keeps each only once."""

    _items: dict[Finding, None] = field(default_factory=dict)

    @classmethod
    def of(cls, items: Iterable[Finding]) -> Findings:
        result = cls()
        result.extend(items)
        return result

    def add(self, finding: Finding) -> None:
        self._items[finding] = None

    def extend(self, items: Iterable[Finding]) -> None:
        for item in items:
            self.add(item)

    def __iter__(self) -> Iterator[Finding]:
        return iter(sorted(self._items, key=Finding.sort_key))

    def __len__(self) -> int:
        return len(self._items)

    def capped(self) -> Findings:
        """The same findings, but of one code in one file only the first.

        A file where every line is wrong in the same way has one mistake, often a paste gone wrong; one finding
        says how many more there are, so that nothing is left out without a word.
        """
        kept = Findings()
        seen: dict[tuple[str, str], list[Finding]] = {}
        for finding in self:
            alike = seen.setdefault((finding.place.path, finding.code), [])
            alike.append(finding)
            if len(alike) <= _most_alike(finding.place.path):
                kept.add(finding)
        for (path, code), alike in seen.items():
            rest = alike[_most_alike(path) :]
            if rest:
                where = "halaman" if path.startswith("docs/") else "berkas"
                message = f"Masih ada {len(rest)} lagi pesan “{code}” di {where} ini."
                mend = "perbaiki dahulu yang di atas, lalu jalankan pemeriksaan lagi"
                worst = min(finding.severity for finding in rest)
                kept.add(Finding("pesan-serupa", rest[0].place, message, mend, worst))
        return kept

    def of_severity(self, severity: Severity) -> list[Finding]:
        """The findings of one severity, in order."""
        return [f for f in self if f.severity is severity]

    @property
    def errors(self) -> list[Finding]:
        """The findings that stop a build, in order."""
        return self.of_severity(Severity.ERROR)


def _most_alike(path: str) -> int:
    return MOST_ALIKE if path.startswith("docs/") else MOST_ALIKE_IN_DATA


class AuthorError(Exception):
    """Authors' errors, all of one run; the command prints every one of them and exits with 1."""

    def __init__(self, findings: Findings) -> None:
        super().__init__(f"{len(findings.errors)} kesalahan")
        self.findings = findings


class MasterplanError(Exception):
    """The surroundings failed; the message is one Indonesian sentence; the command exits with 2."""


_LONGEST_NAME = 200
"""What is longer, in characters, is no slip in a name, and comparing costs more than its length."""


def nearest(word: str, words: Iterable[str], count: int = 3, floor: float = 0.0) -> list[str]:
    """The known words most like ``word``, best first, at most ``count``.

    A word that contains the other counts as near, so that an id typed without its ending is found.

    :param floor: leave out what is less alike (0: nothing in common, 1: equal).
    """
    known: Sequence[str] = sorted(set(words))
    folded = word[:_LONGEST_NAME].casefold()
    parts = set(re.split(r"[^a-z0-9]+", folded)) - {""}

    def likeness(candidate: str) -> float:
        other = candidate.casefold()
        ratio = difflib.SequenceMatcher(None, folded, other).ratio()
        shared = parts & set(re.split(r"[^a-z0-9]+", other))
        bonus = 0.25 * len(shared) / len(parts) if parts else 0.0
        contained = 0.3 if len(folded) > 2 and (folded in other or other in folded) else 0.0
        return ratio + bonus + contained

    found = sorted(((likeness(candidate), candidate) for candidate in known), key=lambda pair: (-pair[0], pair[1]))
    return [candidate for like, candidate in found[:count] if like >= floor]


@dataclass(slots=True)
class NearNames:
    """:func:`nearest` for the mistakes of one file: it is costly, and after the first ones nobody reads them all.

    :param left: how many mistakes are still answered.
    """

    left: int = MOST_ALIKE

    def __call__(self, word: str, words: Iterable[str], count: int = 3, floor: float = 0.0) -> list[str]:
        """The known words most like ``word``; none where the file has had its share."""
        if self.left <= 0:
            return []
        self.left -= 1
        return nearest(word, words, count, floor)
