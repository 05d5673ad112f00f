"""What a reader sees and no rule reads, put together from pieces between signs; and typed words that nobody sees."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape

from ..book.yamlfile import personal_finding
from ..chapters import Chapter
from ..findings import Finding, Place
from ..personal import personal_data
from ..placeholders import PLACEHOLDER
from .sanitise import REFERENCE
from .source import markup_of

__all__ = ["seen", "unseen"]

_WITHIN_LINES = re.compile(
    r"</?(?:a|abbr|b|cite|code|del|em|i|ins|kbd|mark|q|s|samp|small|span|strong|sub|sup|u|var|wbr)\b[^>]*>"
)
_TAG = re.compile(r"<[^>]*>")
_NUMBER = re.compile(r"\d[\d.,]{2,}\d")
_SIGNS = re.compile(r"[*_~^=`<&\\]|\{[.:#]")
_WORD = re.compile(r"[^\W_]{3,}")
_NO_WORDS = re.compile(
    r"\]\([^)\n]*\)"  # a link's address
    r"|^[ \t>]*(?:!!!|\?\?\?\+?)[^\n\"]*"  # the kind of a box
    r"|^[ \t]*\[[^\]\n]+\]:[ \t]*\S+"  # an address that links refer to
    r"|:[a-z0-9_-]+:|\+\+[^\n]+?\+\+",  # icons, keys
    re.MULTILINE,
)


def seen(chapter: Chapter, html: str) -> Iterator[Finding]:
    """Tell data about persons, and numbers, that only the page shows whole.

    :param html: the page after the sanitiser, with placeholders where fragments belong.
    """
    if not _SIGNS.search(chapter.body):
        return
    text = _text(html)
    if persons := list(personal_data(text)):
        known = {_key(found.text) for found in personal_data(chapter.body)}
        for found in persons:
            if _key(found.text) not in known:
                yield personal_finding(_place(chapter, text[found.start : found.start + 40]), found)
    for number in dict.fromkeys(found.group() for found in _NUMBER.finditer(text)):
        if number not in chapter.body and not any(personal_data(number)):
            message = f"Angka “{number[:40]}” tertulis dengan tanda di antara angkanya."
            yield Finding("angka-terputus", _place(chapter, number), message, number[:40])


def unseen(chapter: Chapter, html: str) -> Iterator[Finding]:
    """Tell the first word of a page that Markdown or a browser leaves out, where HTML or footnotes make that likely.

    :param html: the page after the sanitiser.
    """
    prose = chapter.masked_prose
    if "<" not in prose and "[^" not in prose:
        return
    shown = f"{_text(html)} {unescape(html)}".casefold()
    for word in _WORD.finditer(_words_only(prose)):
        if word.group().casefold() not in shown:
            message = f"“{word.group()[:40]}” dan mungkin kata di sekitarnya tidak akan tampil."
            message += " Sebuah tanda HTML atau catatan kaki di dekatnya menelannya."
            yield Finding("tulisan-hilang", chapter.place(word.start()), message, "hapus atau tutup tanda itu")
            return


def _words_only(prose: str) -> str:
    """The prose with tags, attribute lists, addresses and named signs blanked, same length."""
    spans = [(item.start, item.end) for item in markup_of(prose, prose)]
    spans += [found.span() for pattern in (_NO_WORDS, REFERENCE) for found in pattern.finditer(prose)]
    signs = list(prose)
    for start, end in spans:
        signs[start:end] = " " * (end - start)
    return "".join(signs)


def _text(html: str) -> str:
    bare = _TAG.sub("\n", _WITHIN_LINES.sub("", PLACEHOLDER.sub(" ", html)))
    return unescape(bare).replace("\u00a0", " ")


def _key(text: str) -> str:
    return "".join(text.split())


def _place(chapter: Chapter, shown: str) -> Place:
    """Where the longest piece of it stands in the text; the page's first line where none does."""
    for piece in sorted(re.findall(r"\w{2,}", shown), key=len, reverse=True):
        for end in range(len(piece), 1, -1):
            at = chapter.body.find(piece[:end])
            if at >= 0:
                return chapter.place(at)
    return Place(chapter.file, chapter.body_line)
