"""Trusted fragments come into a page after the sanitiser, each in the place of its placeholder."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from markupsafe import Markup, escape

from ..placeholders import PLACEHOLDER, Fragment, number_of
from .tags import TAG

__all__ = ["CODE", "Placed", "fill", "lost", "placed", "standing_in"]

_STEP = re.compile(rf"{TAG}|{PLACEHOLDER.pattern}")
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
CODE = frozenset({"code", "pre"})
"""Elements that show what was typed, not what it means."""
_WATCHED = _HEADINGS | CODE | {"a"}


def fill(html: str, fragments: Sequence[Fragment]) -> Markup:
    """Put each fragment where its placeholder stands.

    A block takes the place of its paragraph (or splits it); inside code marks the author's own text comes back;
    inside a tag nothing is put.

    :raises ValueError: where a placeholder was lost or doubled: the check finds those (:func:`lost`), so here it
        is our own fault, never an author's.
    """
    if missing := lost(placed(html), fragments):
        raise ValueError(f"placeholders lost or doubled: {missing}")
    pieces: list[str] = []
    at = 0
    code_depth = 0
    open_paragraph = False
    for step in _STEP.finditer(html):
        closing, tag, digits = step[1], step[2], step[4]
        if tag in CODE:
            code_depth += -1 if closing else 1
        elif tag == "p":
            open_paragraph = not closing
        if digits is None:
            continue
        fragment = fragments[number_of(digits)]
        pieces.append(html[at : step.start()])
        at = step.end()
        if code_depth > 0:
            pieces.append(escape(fragment.source))
        elif fragment.block and open_paragraph:
            pieces.append(f"</p>{fragment.html}<p>")
        else:
            pieces.append(fragment.html)
    pieces.append(html[at:])
    return Markup(re.sub(r"<p>\s*</p>", "", "".join(pieces)))


Placed = tuple[int, tuple[str, ...]]
"""The number of a placeholder, and the headings, links and code that it stands in."""


def placed(html: str) -> list[Placed]:
    """The placeholders in the text of a page, in its order."""
    found: list[Placed] = []
    inside: list[str] = []
    for step in _STEP.finditer(html):
        closing, tag, digits = step[1], step[2], step[4]
        if digits is not None:
            found.append((number_of(digits), tuple(inside)))
        elif tag in _WATCHED:
            if not closing:
                inside.append(tag)
            elif tag in inside:
                inside.remove(tag)
    return found


def lost(places: Sequence[Placed], fragments: Sequence[Fragment]) -> list[int]:
    """The fragments that have not exactly one place in the text of a page."""
    seen = Counter(number for number, _ in places)
    return [number for number in range(max([len(fragments), *(n + 1 for n in seen)])) if seen[number] != 1]


def standing_in(places: Sequence[Placed], names: frozenset[str] = _HEADINGS) -> list[int]:
    """The fragments that stand inside one of these elements; headings unless others are named."""
    return [number for number, inside in places if not names.isdisjoint(inside)]
