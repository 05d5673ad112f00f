"""Where code and comments stand in Markdown: there nothing is expanded and nothing is a link."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator

__all__ = ["mask_code"]

_FENCE = re.compile(r"[ \t>]*(?:(?:[-*+]|\d+[.)])[ \t]+)?(`{3,}|~{3,})")


def mask_code(body: str) -> str:
    """The body with fenced code, code spans and comments turned to blanks, line ends kept."""
    signs = list(body)

    def blank(start: int, end: int) -> None:
        for at in range(start, end):
            if signs[at] != "\n":
                signs[at] = " "

    offset, fence = 0, ""
    for line in body.split("\n"):
        found = _FENCE.match(line)
        if fence:
            blank(offset, offset + len(line))
            if found and found[1].startswith(fence) and not line[found.end() :].strip():
                fence = ""
        elif found and "`" not in line[found.end() :]:
            fence = found[1]
            blank(offset, offset + len(line))
        offset += len(line) + 1
    without_fences = "".join(signs)
    for match in re.finditer(r"<!--.*?(?:-->|\Z)", without_fences, re.DOTALL):
        blank(*match.span())
    for start, end in _code_spans("".join(signs)):
        blank(start, end)
    return "".join(signs)


def _code_spans(text: str) -> Iterator[tuple[int, int]]:
    for block in re.finditer(r"(?:[^\n]+\n?)+", text):
        runs = [(m.start(), m.end()) for m in re.finditer(r"(?<![\\`])`+", block.group())]
        closing: dict[int, list[int]] = {}
        for number, (start, end) in enumerate(runs):
            closing.setdefault(end - start, []).append(number)
        at = 0
        while at < len(runs):
            start, end = runs[at]
            alike = closing[end - start]
            later = bisect_right(alike, at)
            if later < len(alike):
                yield block.start() + start, block.start() + runs[alike[later]][1]
                at = alike[later]
            at += 1
