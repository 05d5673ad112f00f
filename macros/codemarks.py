"""Where code and comments stand in Markdown: there nothing is expanded and nothing is a link.

Whether Markdown reads them so too is held against the page that it makes (:mod:`macros.rendering.marks`).
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

__all__ = ["Mark", "left_open", "marks_of", "mask_code"]

_FENCE = re.compile(r"[ \t>]*(?:(?:[-*+]|\d+[.)])[ \t]+)?(`{3,}|~{3,})")
# What may stand behind a fence that opens; behind anything else Markdown takes the fence for text.
_INFO = re.compile(
    r"[ \t]*(?:\.?[\w#.+-]+(?![^ \t]))?"
    r"(?:[ \t]*\{[^{}`\n]*\}|(?:[ \t]*(?:title|hl_lines|linenums)=(?:\"[^\"\n]*\"|'[^'\n]*')(?![^ \t]))*)[ \t]*"
)


@dataclass(frozen=True, slots=True)
class Mark:
    """A fence, a code span or a comment.

    :param code: offsets of the code in it; None for a comment.
    :param closed: its end was typed.
    """

    start: int
    end: int
    code: tuple[int, int] | None
    closed: bool = True


def marks_of(body: str) -> list[Mark]:
    """All fences, code spans and comments of a body."""
    fences = [*_fences(body)]
    return sorted([*fences, *_within_lines(_blank(body, fences))], key=lambda mark: mark.start)


def mask_code(body: str) -> str:
    """The body with fenced code, code spans and comments turned to blanks, line ends kept."""
    return _blank(body, marks_of(body))


def left_open(body: str) -> Iterator[tuple[int, str]]:
    """The offsets of fences and comments that are never closed, each with the sign that closes it."""
    for mark in _fences(body):
        if not mark.closed:
            fence = _FENCE.match(body, mark.start)
            yield mark.start, fence[1] if fence else "```"
    for mark in _within_lines(_blank(body, _fences(body))):
        if not mark.closed:
            yield mark.start, "-->"


def _blank(text: str, marks: Iterable[Mark]) -> str:
    pieces: list[str] = []
    at = 0
    for mark in marks:
        start = max(at, mark.start)  # a comment may hold a fence
        if mark.end > at:
            pieces += [text[at:start], re.sub(r"[^\n]", " ", text[start : mark.end])]
            at = mark.end
    return "".join([*pieces, text[at:]])


def _fences(body: str) -> Iterator[Mark]:
    offset, fence, opened, inside, margin = 0, "", 0, 0, 0
    for line in body.split("\n"):
        found = _FENCE.match(line)
        end = offset + len(line)
        if fence:
            if line.strip() and _margin(line) < margin:
                fence = ""  # what stands further out than its fence is no code, and the fence is text
            elif found and found[1].startswith(fence) and not line[found.end() :].strip():
                fence = ""
                yield Mark(opened, end, (inside, offset))
        elif found and _INFO.fullmatch(line, found.end()):
            fence, opened, inside = found[1], offset, end + 1
            margin = _margin(line) if found.start(1) == len(line) - len(line.lstrip()) else 0
        offset = end + 1
    if fence:
        yield Mark(opened, len(body), (min(inside, len(body)), len(body)), closed=False)


def _margin(line: str) -> int:
    plain = line.expandtabs(4)
    return len(plain) - len(plain.lstrip())


_SIGN = re.compile(r"(?<!`)`+|<!--")
_BLANK_LINE = re.compile(r"\n[ \t]*(?=\n)")
# As a browser reads them: "<!-->" is a whole comment, and "--!>" ends one too.
_COMMENT_END = re.compile(r"(?<=<!--)-?>|--!?>|\Z")


def _within_lines(text: str) -> Iterator[Mark]:
    """Code spans and comments, whichever begins first; a code span ends in its paragraph."""
    runs: dict[int, list[int]] = {}
    for run in re.finditer("`+", text):
        runs.setdefault(len(run.group()), []).append(run.start())
    paragraph = 0
    at = 0
    while found := _SIGN.search(text, at):
        start, at = found.span()
        if found.group() == "<!--":
            closing = _COMMENT_END.search(text, at)
            assert closing is not None
            at = closing.end()
            yield Mark(start, at, None, closed=bool(closing.group()))
            continue
        if _is_escaped(text, start):
            continue
        if paragraph < at:
            blank = _BLANK_LINE.search(text, at)
            paragraph = blank.start() if blank else len(text)
        alike = runs[at - start]
        later = bisect_right(alike, start)
        if later < len(alike) and alike[later] < paragraph:
            inner = at, alike[later]
            at = alike[later] + at - start
            yield Mark(start, at, inner)


def _is_escaped(text: str, at: int) -> bool:
    before = text[max(0, at - 100) : at]
    return (len(before) - len(before.rstrip("\\"))) % 2 == 1
