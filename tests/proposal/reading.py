"""Files of the city with words changed, and what a summary says of a change."""

from __future__ import annotations

import re

from tests.conftest import CITY


def changed(path: str, *pairs: tuple[str, str]) -> str:
    """A file of the city with some words changed, each of which stands there once."""
    text = (CITY / path).read_text(encoding="utf-8")
    for old, new in pairs:
        assert text.count(old) == 1, (path, old)
        text = text.replace(old, new)
    return text


def lines(text: str, title: str) -> list[str]:
    """The lines of one section of a summary."""
    found = re.search(rf"^## {title}\n\n((?:- .*\n?)+)", text, re.MULTILINE)
    return [line.removeprefix("- ") for line in found[1].splitlines()] if found else []
