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

__all__ = [
    "AuthorError",
    "Finding",
    "Findings",
    "MasterplanError",
    "Place",
    "Severity",
    "nearest",
]


class Severity(IntEnum):
    """How much a finding weighs: an error stops the build, a warning and a note do not."""

    ERROR = 0
    WARNING = 1
    NOTE = 2


@dataclass(frozen=True, slots=True, order=True)
class Place:
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


@dataclass(frozen=True, slots=True)
class Finding:
    """One problem, told to the person who can mend it, in Indonesian.

    :param code: readable word, anchor of the paragraph in the author guide.
    :param place: file, line and column.
    :param message: what is wrong, one or two sentences.
    :param mend: what to write instead; empty where nothing can be proposed.
    :param severity: whether the build stops.
    """

    code: str
    place: Place
    message: str
    mend: str = ""
    severity: Severity = Severity.ERROR

    def sort_key(self) -> tuple[str, int, int, int, str]:
        return (self.place.path, self.place.line, self.place.column, int(self.severity), self.code)

    def __str__(self) -> str:
        mark = {Severity.ERROR: "", Severity.WARNING: " (peringatan)", Severity.NOTE: " (catatan)"}
        lines = [f"{self.place}  {self.code}{mark[self.severity]}", f"  {self.message}"]
        if self.mend:
            lines.append("  Tulis: " + self.mend.replace("\n", "\n         "))
        return "\n".join(lines)


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

    def of_severity(self, severity: Severity) -> list[Finding]:
        """The findings of one severity, in order."""
        return [f for f in self if f.severity is severity]

    @property
    def errors(self) -> list[Finding]:
        """The findings that stop a build, in order."""
        return self.of_severity(Severity.ERROR)


class AuthorError(Exception):
    """Authors' errors, all of one run; the command prints every one of them and exits with 1."""

    def __init__(self, findings: Findings) -> None:
        super().__init__(f"{len(findings.errors)} kesalahan")
        self.findings = findings


class MasterplanError(Exception):
    """The surroundings failed; the message is one Indonesian sentence; the command exits with 2."""


def nearest(word: str, words: Iterable[str], count: int = 3, floor: float = 0.0) -> list[str]:
    """The known words most like ``word``, best first, at most ``count``.

    A word that contains the other counts as near, so that an id typed without its ending is found.

    :param floor: leave out what is less alike (0: nothing in common, 1: equal).
    """
    known: Sequence[str] = sorted(set(words))
    folded = word.casefold()
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
