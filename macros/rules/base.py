"""What a rule is: a pure function from the plan's values to findings."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from ..book.model import Book, Metric
from ..chapters import Chapter, Link
from ..findings import Finding

__all__ = ["Rule", "Subject"]


@dataclass(frozen=True, slots=True)
class Subject:
    """All that rules look at.

    :param chapters: written pages by path below ``docs/``.
    :param anchors: for every page of the site, written or generated, the anchors that it holds.
    :param files: paths of all files below ``docs/``, pages and pictures.
    :param links: for every written page its links and pictures.
    """

    book: Book
    chapters: Mapping[str, Chapter]
    anchors: Mapping[str, frozenset[str]] = field(default_factory=dict)
    files: frozenset[str] = frozenset()
    links: Mapping[str, Sequence[Link]] = field(default_factory=dict)

    @property
    def metrics(self) -> Iterator[Metric]:
        """The metrics that were read wholly: what misses a row because of a mistake in it is no second mistake."""
        return (m for m in self.book.metrics.values() if m.id not in self.book.unreadable)


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule.

    :param codes: the codes of the findings that it can put, each with a sentence for the guide.
    """

    codes: Mapping[str, str]
    check: Callable[[Subject], Iterable[Finding]]
