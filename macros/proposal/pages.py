"""Page against page: words, calls, code and questions that a proposal changes, and hosts that it names."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from ..book.model import Book
from ..chapters import FRONT_MATTER, Call, Chapter
from .pairs import pairs

__all__ = ["CallChange", "PageChange", "new_hosts", "page_changes"]


@dataclass(frozen=True, slots=True)
class CallChange:
    """A call as it was typed, without its braces, and what stands there now; None where there is none."""

    page: str
    old: str | None
    new: str | None


@dataclass(frozen=True, slots=True)
class PageChange:
    """A written page that is new, gone or changed.

    :param more: words that it gained, and ``less`` that it lost.
    :param code: the same of what stands in code marks and comments.
    :param head: what changed in its front matter: key, before, after.
    :param calls: calls that changed; of a new page and of one that is gone none is told.
    :param swapped: calls that stay, each with the one in whose place it now stands.
    :param marked: numbers that it newly marks as no metric's, each with its reason.
    :param answered: questions (*belum*) that stood on it and no longer do.
    :param asked: questions that are new.
    """

    path: str
    old: Chapter | None
    new: Chapter | None
    more: int
    less: int
    code: tuple[int, int] = (0, 0)
    head: tuple[tuple[str, str, str], ...] = ()
    calls: tuple[CallChange, ...] = ()
    swapped: tuple[tuple[str, str], ...] = ()
    marked: tuple[tuple[str, str], ...] = ()
    answered: tuple[str, ...] = ()
    asked: tuple[str, ...] = ()

    @property
    def title(self) -> str:
        page = self.new or self.old
        return page.title if page else self.path


def page_changes(old: Mapping[str, Chapter], new: Mapping[str, Chapter]) -> list[PageChange]:
    """Written pages that are gone, changed or new, by path in this order."""
    changes: list[PageChange] = []
    for path in sorted({*old, *new}, key=lambda path: (path in new, path not in old, path)):
        before, after = old.get(path), new.get(path)
        if before and after and (before.body, before.front) == (after.body, after.front):
            continue
        more, less = _gain(_words(before), _words(after))
        questions, asked = _said(before, "belum", "pertanyaan"), _said(after, "belum", "pertanyaan")
        marked, marks = (_said(page, "bukan_indikator", "tulisan", "alasan") for page in (before, after))
        told = PageChange(
            path, before, after, more, less,
            code=_gain(_code_words(before), _code_words(after)),
            marked=tuple((text, reason) for text, reason in (marks - marked).elements()),
            answered=tuple(words for (words,) in (questions - asked).elements()),
            asked=tuple(words for (words,) in (asked - questions).elements()),
        )  # fmt: skip
        changes.append(_compared(told, before, after) if before and after else told)
    return changes


def _compared(told: PageChange, before: Chapter, after: Chapter) -> PageChange:
    """What only a page tells that was there before and still is."""
    was, now = _calls(before), _calls(after)
    sides = pairs(was, now, _typed, _subject, _name)
    both = [(_typed(one) if one else None, _typed(other) if other else None) for one, other in sides]
    kept = Counter(one for one, other in both if one == other)
    stood, stand = _only(was, kept), _only(now, kept)
    heads = ((key, before.front.get(key, ""), after.front.get(key, "")) for key in FRONT_MATTER)
    return replace(
        told,
        calls=tuple(CallChange(told.title, one, other) for one, other in both if one != other),
        swapped=tuple((one, other) for one, other in zip(stood, stand, strict=True) if one != other),
        head=tuple((key, one, other) for key, one, other in heads if one != other),
    )


def _only(calls: list[Call], kept: Counter[str | None]) -> list[str]:
    """The calls that both sides have, in the order of one side."""
    left = kept.copy()
    found: list[str] = []
    for typed in map(_typed, calls):
        if left[typed]:
            left[typed] -= 1
            found.append(typed)
    return found


def _calls(page: Chapter) -> list[Call]:
    """The calls that show something of the book; questions and marked numbers are told by themselves."""
    return [call for call in page.calls if call.name not in {"belum", "bukan_indikator"}]


def _typed(call: Call) -> str:
    return " ".join(call.source[2:-2].split())


def _subject(call: Call) -> object:
    return call.name, repr(call.args[:1])


def _name(call: Call) -> str:
    return call.name


def _gain(was: Counter[str], now: Counter[str]) -> tuple[int, int]:
    return (now - was).total(), (was - now).total()


def _words(page: Chapter | None) -> Counter[str]:
    return _counted(page.masked_prose) if page else Counter()


def _code_words(page: Chapter | None) -> Counter[str]:
    """The words of code marks and comments: what the page's masked text has blanked."""
    if page is None:
        return Counter()
    return _counted("".join(" " if sign == kept else sign for sign, kept in zip(page.body, page.masked, strict=True)))


def _counted(text: str) -> Counter[str]:
    return Counter(word for word in text.split() if re.search(r"\w", word))


def _said(page: Chapter | None, macro: str, *names: str) -> Counter[tuple[str, ...]]:
    """What the calls of a macro say in the named arguments, its first ones."""
    calls = (call for call in (page.calls if page else ()) if call.name == macro)
    return Counter(
        tuple(
            str((*call.args, *[""] * len(names))[place] or call.kwargs.get(name, ""))
            for place, name in enumerate(names)
        )
        for call in calls
    )


def new_hosts(
    old: tuple[Book, Mapping[str, Chapter]], new: tuple[Book, Mapping[str, Chapter]]
) -> list[tuple[str, str]]:
    """Hosts that the book did not name before, each with the file that names it first."""
    known = {host for host, _ in _hosts(*old)}
    found: dict[str, str] = {}
    for host, path in _hosts(*new):
        if host not in known:
            found.setdefault(host, path)
    return sorted(found.items())


_HOST = re.compile(r"https?:[/\\]*(?:[^/@?#]*@)?([^/:?#\\\s]+)", re.IGNORECASE)


def _hosts(book: Book, chapters: Mapping[str, Chapter]) -> Iterator[tuple[str, str]]:
    for records in (book.sources, book.regulations, book.applications):
        for record in records.values():
            yield from _host(getattr(record, "link", None) or "", record.place.path)
    for chapter in chapters.values():
        for link in chapter.links:
            yield from _host(link.target, chapter.file)
    yield from ((host, book.settings.place.path) for host in book.settings.hosts)


def _host(link: str, path: str) -> Iterator[tuple[str, str]]:
    found = _HOST.match(link.strip())
    if found:
        yield found[1].casefold(), path
