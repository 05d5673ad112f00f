"""The tags of clean HTML, as the sanitiser writes it: every value in double quotes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape

__all__ = ["TAG", "addresses", "ids"]

TAG = r'<(/?)([a-zA-Z][a-zA-Z0-9-]*)((?:[^<>"]|"[^"]*")*)>'
"""Groups: a slash where it closes, the name, the attributes. A placeholder inside is part of the tag."""

_TAG = re.compile(TAG)
_ID = re.compile(r'(?<=\s)id="([^"]*)"')
_ADDRESS = re.compile(r'(?<=\s)(?:href|src)="([^"]*)"')


def ids(html: str) -> Iterator[str]:
    """The anchors of a page, in its order."""
    for tag in _TAG.finditer(html):
        for found in _ID.finditer(tag[3]):
            yield unescape(found[1])


def addresses(html: str) -> Iterator[tuple[str, bool]]:
    """Where links and pictures of a page lead, each with whether it is a picture."""
    for tag in _TAG.finditer(html):
        if tag[2] not in {"a", "img"}:
            continue
        for found in _ADDRESS.finditer(tag[3]):
            yield unescape(found[1]), tag[2] == "img"
