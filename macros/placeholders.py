"""Trusted HTML on its way through Markdown and the sanitiser.

A fragment leaves a placeholder in the text: its number in private-use characters that no authored file may
contain (:func:`macros.book.yamlfile.decode`), so it can neither be forged nor torn by a Markdown rule, and it
is the same at every build. After the page is sanitised the fragment takes the placeholder's place.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property

from markupsafe import Markup

__all__ = ["PLACEHOLDER", "Expanded", "Fragment", "mark", "number_of"]

_OPEN, _CLOSE = "\ue000", "\ue001"
_DIGITS = "".join(chr(0xE010 + value) for value in range(16))
PLACEHOLDER = re.compile(f"{_OPEN}([{_DIGITS}]+){_CLOSE}")


def mark(number: int) -> str:
    """The placeholder of fragment ``number``."""
    return _OPEN + "".join(_DIGITS[int(digit, 16)] for digit in f"{number:x}") + _CLOSE


def number_of(digits: str) -> int:
    """The number in a placeholder's digits (group 1 of :data:`PLACEHOLDER`)."""
    return int("".join(f"{_DIGITS.index(digit):x}" for digit in digits), 16)


@dataclass(frozen=True)
class Fragment:
    """Trusted HTML and where it came from.

    :param content: the HTML, or what makes it when it is first asked for: a check reads no tables.
    :param block: it is a block and replaces the whole paragraph that holds only its placeholder.
    :param source: what the author typed, shown where the placeholder comes out inside code marks.
    """

    content: Markup | Callable[[], Markup]
    block: bool
    source: str = ""

    @cached_property
    def html(self) -> Markup:
        return self.content() if callable(self.content) else self.content


@dataclass(slots=True)
class Expanded:
    """Markdown with placeholders, and the fragments that belong into them."""

    text: str = ""
    fragments: list[Fragment] = field(default_factory=list)

    def place(self, html: Markup | Callable[[], Markup], *, block: bool, source: str = "") -> str:
        """Keep a fragment and return its placeholder."""
        self.fragments.append(Fragment(html, block, source))
        return mark(len(self.fragments) - 1)
