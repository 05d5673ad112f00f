"""Lists and tables that come out as one paragraph: pasted from Word or Excel, or without the empty line above them."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape
from itertools import pairwise

from ..chapters import Chapter
from ..findings import Finding
from .tags import TAG

__all__ = ["run_together"]

_SIGN = re.compile(r"([•●○◦▪▫■□►➢‣∙·✓✔–—])[ \t]*(\S.*)")
_HYPHEN = re.compile(r"([-*+])[ \t]+(\S.*)|(-)([^\s\-=>].*)")
_NUMBER = re.compile(r"(\d{1,2})[.)][ \t]*([^\W\d].*)")
_LETTER = re.compile(r"([a-z])[.)][ \t]+(\S.*)")
_CLEAR = frozenset("•●○◦▪▫■□►➢‣")
"""Signs that begin an item of a list and nothing else: one is enough."""
_ROWS = (re.compile(r"[^\t]+(?:\t[^\t]+)+"), re.compile(r"\S[^;]*(?:;[^\s;][^;]*)+"), re.compile(r"\|.+\|"))
_RULE = re.compile(r"\|?[ :-]+(?:\|[ :-]+)+\|?")
_PARAGRAPH = re.compile(r"(?:^[ \t>]*[^\s>][^\n]*\n?)+", re.MULTILINE)
_ITEM = re.compile(r"(?:[-*+]|\d+\.)[ \t]")
_GATE = re.compile(r"^[ \t>]*(?:[•●○◦▪▫■□►➢‣∙·✓✔–—+*-]|\w{1,2}[.)]|\|)|\S\t+\S|\S;\S", re.MULTILINE)
_REGULAR = re.compile(r"[ \t>]*(?:(?:[-*+]|\d+\.)[ \t]|\|[^\n]*\n[ \t>]*\|?[ :-]+\|)")
"""A list or table as Markdown has them; only what ``_NEVER`` finds in it can be wrong."""
_NEVER = re.compile(r"^[ \t>]*(?:[•●○◦▪▫■□►➢‣]|[a-z][.)][ \t]|\d{1,2}\))", re.MULTILINE)
_MARKUP = re.compile(r"[*_`\[\]<{\\&!~=^+]")
_WITHIN_LINES = "a|abbr|b|cite|code|del|em|i|ins|kbd|mark|q|s|samp|small|span|strong|sub|sup|u|var"
_INLINE = re.compile(rf'</?(?:{_WITHIN_LINES})\b(?:[^<>"]|"[^"]*")*>')
_CODE = re.compile(r"<pre\b.*?</pre>", re.DOTALL)
_TAG = re.compile(TAG)
_LONGEST = 2_000
_MOST = 12
"""Lines that a finding writes anew."""


@dataclass(frozen=True, slots=True)
class _Line:
    """A line of a paragraph; ``key`` is how its text begins on the page, as far as it is sure."""

    start: int
    text: str
    typed: str
    key: str


def run_together(chapter: Chapter, html: str) -> Iterator[Finding]:
    """Tell each list and table of a page whose lines a reader would see run together.

    :param html: the page after the sanitiser.
    """
    if not _GATE.search(chapter.masked):
        return
    shown: list[str] | None = None
    for paragraph in _PARAGRAPH.finditer(chapter.masked):
        text = paragraph.group()
        if not _GATE.search(text) or (_REGULAR.match(text) and not _NEVER.search(text)):
            continue
        lines = list(_lines(chapter, paragraph))
        shown = _shown(html) if shown is None else shown
        found = next((it for it in (*_lists_of(lines), *_tables_of(lines)) if _is_shown(it[1][0].key, shown)), None)
        if found is None:
            continue
        what, told, mend = found
        message = f"{what} ini akan tampil menyatu dalam satu alinea."
        if lines[0] is not told[0]:
            above = "butir" if _ITEM.match(lines[0].text) else "kalimat"
            message = f"{what} ini menempel pada {above} di atasnya dan akan tampil menyatu dalam satu alinea."
            mend = [f"    {line}" for line in mend] if above == "butir" else ["(baris kosong)", *mend]
        written = "\n".join(mend)
        written = written if len(written) <= _LONGEST else f"{written[:_LONGEST]}…"
        yield Finding("alinea-menyatu", chapter.place(told[0].start), message, written)


def _lines(chapter: Chapter, paragraph: re.Match[str]) -> Iterator[_Line]:
    at = paragraph.start()
    for masked in paragraph.group().splitlines(keepends=True):
        typed = chapter.body[at : at + len(masked)].rstrip()
        inner = typed.lstrip(" \t>")
        start = at + len(typed) - len(inner)
        text = masked[len(typed) - len(inner) :].rstrip()
        first = re.match(r"[-*+]?\s*", inner)
        assert first is not None
        end = _MARKUP.search(inner, first.end())
        yield _Line(start, text, inner, " ".join(inner[: end.start() if end else None].split()))
        at += len(masked)


def _shown(html: str) -> list[str]:
    """The lines of a page's text in order of the alphabet, outside code; an author's own line breaks are meant."""
    bare = _CODE.sub("<p>", _INLINE.sub("", html))
    shown: list[str] = []
    at, before = 0, ""
    for tag in _TAG.finditer(f"{bare}<p>"):
        if "br" not in {before, tag[2]}:
            shown += (" ".join(unescape(line).split()) for line in bare[at : tag.start()].split("\n"))
        at, before = tag.end(), tag[2]
    return sorted(shown)


def _is_shown(key: str, shown: list[str]) -> bool:
    at = bisect_left(shown, key)
    return at < len(shown) and shown[at].startswith(key)


# --- lists -------------------------------------------------------------------------------------------------


_Found = tuple[str, list[_Line], list[str]]
"""What it is, the lines that begin items or are rows, and the list or table as it is written."""


def _lists_of(lines: list[_Line]) -> Iterator[_Found]:
    for pattern in (_SIGN, _HYPHEN, _NUMBER, _LETTER):
        items = [(line, match) for line in lines if (match := pattern.fullmatch(line.text))]
        if not items:
            continue
        if pattern in {_NUMBER, _LETTER} and not all(_follows(a[1][1], b[1][1]) for a, b in pairwise(items)):
            continue
        if len(items) < 2 and items[0][1][1] not in _CLEAR:
            continue
        starts = [line for line, _ in items]
        below = lines[lines.index(starts[0]) :]
        yield "Daftar", starts, list(_as_list(below, starts, ordered=pattern in {_NUMBER, _LETTER}))


def _follows(mark: str, following: str) -> bool:
    if mark.isdigit():
        return following.isdigit() and int(following) == int(mark) + 1
    return ord(following) == ord(mark) + 1


def _as_list(lines: list[_Line], starts: list[_Line], *, ordered: bool) -> Iterator[str]:
    number = 0
    for line in lines[:_MOST]:
        if line in starts:
            number += 1
            words = re.sub(r"^(?:\w{1,2}[.)]|[^\w\s(\[\"'*_`]|[*+-](?=\s))[ \t]*", "", line.typed)
            yield f"{number}. {words}" if ordered else f"- {words}"
        elif _ITEM.match(line.text):
            return  # the list around it goes on
        else:
            yield f"    {line.typed}"
    if len(lines) > _MOST:
        yield "(begitu seterusnya)"


# --- tables ------------------------------------------------------------------------------------------------


def _tables_of(lines: list[_Line]) -> Iterator[_Found]:
    for pattern, sign in zip(_ROWS, ("\t", ";", "|"), strict=True):
        found: list[_Line] = []
        for line in lines:
            if pattern.fullmatch(line.text.strip()):
                found.append(line)
            elif found:
                break
        alike = sign != ";" or len({line.text.count(sign) for line in found}) == 1
        if len(found) > 1 and alike and not (sign == "|" and found == lines and _RULE.fullmatch(found[1].text)):
            yield "Tabel", found, list(_as_table(found, sign))


def _as_table(rows: list[_Line], sign: str) -> Iterator[str]:
    has_rule = any(_RULE.fullmatch(row.text) for row in rows)
    for number, row in enumerate(rows[:_MOST]):
        cells = [cell.strip() for cell in re.split(r"\t+" if sign == "\t" else re.escape(sign), row.typed.strip("|"))]
        yield row.typed if has_rule else f"| {' | '.join(cells)} |"
        if number == 0 and not has_rule:
            yield "|---" * len(cells) + "|"
    if len(rows) > _MOST:
        yield "(begitu seterusnya)"
