"""What the sanitiser took away, so that nothing is dropped without a word.

Tags and attributes before and after are counted with the standard library's HTML parser; the difference is what
the author typed and no reader will see. Tags that do not close, or close what was never opened, are told too:
a browser would mend them in a way that nobody meant.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from html.parser import HTMLParser

from .source import CLOSED_BY_OTHERS, VOID

__all__ = ["Removed", "removed"]


@dataclass(frozen=True, slots=True)
class Removed:
    """One thing that does not reach the reader.

    :param tag: the element.
    :param attribute: its attribute; empty where the whole tag is gone.
    :param value: the value, or the class that is not known.
    :param reason: ``allowed`` (not on the allow-list), ``open`` (never closed) or ``stray`` (closes nothing).
    :param count: how often.
    """

    tag: str
    attribute: str = ""
    value: str = ""
    reason: str = "allowed"
    count: int = 1


def removed(before: str, after: str) -> list[Removed]:
    """What stands in ``before`` and not in ``after``, in the order of ``before``."""
    if _tags(before) == _tags(after):
        return []  # as on nearly every page; the parser takes ten times as long
    typed, left = _Inventory(before), _Inventory(after)
    gone_tags = {tag for (tag, name, _), count in typed.parts.items() if not name and count > left.parts[tag, "", ""]}
    gone: list[Removed] = []
    for part, count in typed.parts.items():
        tag, name, value = part
        if count > left.parts[part] and (not name or tag not in gone_tags or left.parts[tag, "", ""]):
            gone.append(Removed(tag, name, value, count=count - left.parts[part]))
    unbalanced = Counter((tag, reason) for tag, reason in typed.unbalanced if tag not in gone_tags)
    return gone + [Removed(tag, reason=reason, count=count) for (tag, reason), count in unbalanced.items()]


def _tags(html: str) -> list[str]:
    return [f"{tag[:-2].rstrip()}>" if tag.endswith("/>") else tag for tag in re.findall(r"<[^>]*>", html)]


class _Inventory(HTMLParser):
    """The tags, attributes and values of a page, counted."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: Counter[tuple[str, str, str]] = Counter()
        self.unbalanced: list[tuple[str, str]] = []
        self.open: list[str] = []
        self.opened: Counter[str] = Counter()
        self.feed(html)
        self.close()
        self.unbalanced += [(tag, "open") for tag in self.open if tag not in CLOSED_BY_OTHERS]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._count(tag, attrs)
        if tag not in VOID:
            self.open.append(tag)
            self.opened[tag] += 1

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._count(tag, attrs)

    def _count(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.parts[tag, "", ""] += 1
        for name, value in attrs:
            words = (value or "").split() if name == "class" else [" ".join((value or "").split())]
            for word in words:
                self.parts[tag, name, word] += 1

    def handle_endtag(self, tag: str) -> None:
        if tag in VOID:
            return
        if not self.opened[tag]:
            self.unbalanced.append((tag, "stray"))
            return
        while (inner := self.open.pop()) != tag:
            self.opened[inner] -= 1
            if inner not in CLOSED_BY_OTHERS:
                self.unbalanced.append((inner, "open"))
        self.opened[tag] -= 1
