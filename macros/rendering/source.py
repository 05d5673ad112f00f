"""HTML tags and attribute lists as an author typed them, each with its place in the page's text.

The sanitiser sees HTML that Markdown made; what it takes away is told at the tag or list that its author can mend.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape

__all__ = ["CLOSED_BY_OTHERS", "VOID", "Markup", "Part", "markup_of", "unbalanced"]

VOID = frozenset({"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"})
CLOSED_BY_OTHERS = frozenset({"colgroup", "dd", "dt", "li", "p", "tbody", "td", "tfoot", "th", "thead", "tr"})


@dataclass(frozen=True, slots=True)
class Part:
    """One attribute, class or id; ``start`` and ``end`` bound what was typed, counted in the text."""

    name: str
    value: str
    start: int
    end: int

    def is_(self, name: str, value: str) -> bool:
        """Whether it gave this attribute (for ``class``: this word of it)."""
        typed = " ".join(self.value.split())
        if name == "class":
            return self.name == name and value in typed.split(" ")
        # A bare word of a list comes out as an attribute without a value.
        return self.name == name and (value == typed or (not value and typed == name))


@dataclass(frozen=True, slots=True)
class Markup:
    """A tag (``closing``: the second of a pair), or an attribute list, whose ``tag`` is empty."""

    tag: str
    start: int
    end: int
    parts: tuple[Part, ...] = ()
    closing: bool = False

    def closes(self, other: Markup) -> bool:
        """Whether this is a closing tag, behind the other, of its kind."""
        return self.closing and self.tag == other.tag and self.start > other.start


_TAG = re.compile(r"<(?:(/)|(?=[A-Za-z]))([A-Za-z][^\s/<>]*+)((?:[^<>\"']|\"[^\"]{0,3000}\"|'[^']{0,3000}')*+)>")
_ATTRIBUTE = re.compile(r"([^\s\"'<>/=]+)(?:\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]+)))?")
_LIST = re.compile(r"(?<!\{)\{:?[ ]*([^{}\n]{1,1000})\}(?!\})")
_ITEM = re.compile(r"([^\s=}]+)=(?:\"([^\"]*)\"|'([^']*)'|([^\s}]+))|([^\s=}]+)")
_FENCE_LIST = re.compile(r"^[ \t>]*(?:`{3,}|~{3,})[^\n`{]{0,100}\{([^}\n]{1,1000})\}", re.MULTILINE)


def markup_of(masked: str, body: str) -> list[Markup]:
    """All tags and attribute lists of a page, in order.

    :param masked: its text with code and comments blanked.
    :param body: its text; the lists of code fences stand there only.
    """
    found = list(_tags(masked))
    for text, pattern in ((masked, _LIST), (body, _FENCE_LIST)):
        for match in pattern.finditer(text):
            found.append(Markup("", match.start(), match.end(), tuple(_items(match[1], match.start(1)))))
    return sorted(found, key=lambda markup: markup.start)


def _tags(text: str) -> Iterator[Markup]:
    for match in _TAG.finditer(text):
        at = match.start(3)
        parts = (
            Part(a[1].lower(), unescape(a[2] or a[3] or a[4] or ""), at + a.start(), at + a.end())
            for a in _ATTRIBUTE.finditer(match[3])
        )
        yield Markup(match[2].lower(), match.start(), match.end(), tuple(parts), closing=bool(match[1]))


def _items(text: str, offset: int) -> Iterator[Part]:
    for item in _ITEM.finditer(text):
        start, end = offset + item.start(), offset + item.end()
        word = item[5]
        if word is None:
            yield Part(item[1].lower(), item[2] or item[3] or item[4] or "", start, end)
        elif word[0] in ".#":
            yield Part("class" if word[0] == "." else "id", word[1:], start, end)
        else:
            yield Part(word.lower(), word, start, end)


def unbalanced(markup: list[Markup]) -> Iterator[tuple[Markup, str]]:
    """Tags that are never closed (``open``) and those that close nothing (``stray``)."""
    waiting: list[Markup] = []
    opened: Counter[str] = Counter()
    for item in markup:
        if not item.tag or item.tag in VOID:
            continue
        if not item.closing:
            waiting.append(item)
            opened[item.tag] += 1
        elif not opened[item.tag]:
            yield item, "stray"
        else:
            while (inner := waiting.pop()).tag != item.tag:
                opened[inner.tag] -= 1
                if inner.tag not in CLOSED_BY_OTHERS:
                    yield inner, "open"
            opened[item.tag] -= 1
    yield from ((item, "open") for item in waiting if item.tag not in CLOSED_BY_OTHERS)
