"""What a generated page is made of: Markdown for its structure, trusted fragments for its content.

Headings and paragraphs stay Markdown, so that a generated page enters contents, search and print like a typed
one. Text from YAML only enters through :func:`plain` or a view, so it is never run as a macro nor trusted as
HTML.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import TypeVar

from markupsafe import Markup

from ..book.model import Application, Book, Programme
from ..chapters import Chapter
from ..placeholders import Expanded
from ..views.base import View

__all__ = ["Page", "PageType", "Plan", "Sheet", "Use", "by_owner", "plain"]

Owned = TypeVar("Owned", Programme, Application)


_MARKUP = re.compile(r"[!-&*+.:<-@\[-`{-~-]")


def plain(text: str) -> str:
    """Text as Markdown that shows just this text.

    Every sign that a Markdown extension could read is written as a numeric entity: a backslash would show where
    an extension is not loaded.
    """
    return _MARKUP.sub(lambda sign: f"&#{ord(sign[0])};", " ".join(text.split()))


@dataclass(frozen=True, slots=True)
class Use:
    """A written page that shows a metric."""

    path: str
    title: str


@dataclass(frozen=True, slots=True)
class Plan:
    """What generated pages are made from.

    :param chapters: the written pages by path below ``docs/``.
    :param uses: for each metric id, the pages that show it.
    :param edit_root: see :class:`~macros.views.base.View`.
    """

    book: Book
    chapters: Mapping[str, Chapter]
    uses: Mapping[str, tuple[Use, ...]]
    edit_root: str = ""

    def view(self, path: str) -> View:
        return View(self.book, path, self.edit_root)


@dataclass(slots=True)
class Sheet:
    """A page in the making."""

    expanded: Expanded = field(default_factory=Expanded)
    lines: list[str] = field(default_factory=list)

    def title(self, text: str, eyebrow: str) -> None:
        """The page's heading, under a line that says what kind of page this is.

        Its anchor holds an underscore, which no id of a record has.
        """
        self.block(Markup('<p class="mp-eyebrow">{}</p>').format(eyebrow))
        self.heading(1, text, "awal_halaman")

    def lead(self, words: str) -> None:
        """What the page is for, in a sentence or two."""
        self.block(Markup('<p class="mp-lead">{}</p>').format(words))

    def heading(self, level: int, text: str, anchor: str | None = None) -> None:
        """A heading; ``text`` is plain text. The anchor is a permalink: an id, never made of a figure."""
        suffix = f" {{ #{anchor} }}" if anchor else ""
        self.lines += ["#" * level + " " + plain(text) + suffix, ""]

    def paragraph(self, html: Markup) -> None:
        """A paragraph of trusted inline HTML."""
        self.lines += [self.expanded.place(html, block=False), ""]

    def text(self, words: str) -> None:
        """A paragraph of plain text."""
        self.lines += [plain(words), ""]

    def block(self, html: Markup | Callable[[], Markup]) -> None:
        """A trusted block (table, list, card), or what makes it when the page is read."""
        self.lines += [self.expanded.place(html, block=True), ""]

    def entries(self, items: Iterable[tuple[str | None, Markup]]) -> None:
        """A list of records, each with its id where it has one."""
        listed = Markup("").join(
            Markup("<li{}>{}</li>").format(Markup(' id="{}"').format(id) if id else "", html) for id, html in items
        )
        self.block(Markup('<ul class="mp-list">{}</ul>').format(listed))

    def done(self) -> Expanded:
        self.expanded.text = "\n".join(self.lines)
        return self.expanded


@dataclass(frozen=True)
class Page:
    """A generated page.

    :param path: below ``docs/``.
    :param title: title in navigation and browser.
    :param content: its body, or what makes it when it is first asked for: the check needs few of a plan's
        thousand bodies.
    :param edit_path: the file below the book's root that the pencil opens; None: no pencil.
    :param edit_label: the pencil's words.
    :param description: one sentence for search engines.
    """

    path: str
    title: str
    content: Expanded | Callable[[], Expanded] = field(compare=False, repr=False)
    edit_path: str | None = None
    edit_label: str = "Perbaiki halaman ini"
    description: str = ""

    @cached_property
    def body(self) -> Expanded:
        return self.content() if callable(self.content) else self.content


@dataclass(frozen=True, slots=True)
class PageType:
    """One kind of generated page; ``make`` yields its pages."""

    name: str
    make: Callable[[Plan], Iterable[Page]]


def by_owner(book: Book, records: Iterable[Owned]) -> list[tuple[str | None, list[Owned]]]:
    """Records by their owner, owners in the order of the register; those of the city itself (None) come last."""
    groups: dict[str | None, list[Owned]] = {}
    for record in records:
        groups.setdefault(record.owner, []).append(record)
    register = [opd.id for opd in (*book.living_opds, *book.former_opds)]
    rank = {id: number for number, id in enumerate(register)}
    return sorted(groups.items(), key=lambda group: (group[0] is None, rank.get(group[0] or "", len(rank))))
