"""Code marks and comments that Markdown does not read as their author meant them.

What stands in them is read by no rule. So each must come out as what it was taken for, or a sentence could pass
every rule and be shown all the same.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from html import unescape

from ..chapters import Chapter
from ..codemarks import Mark, marks_of
from ..findings import Finding, Place

__all__ = ["misread"]

_CODE = re.compile(r"<code\b[^>]*>(.*?)</code>", re.DOTALL)
_TAG = re.compile(r"<[^>]*>")
_COMMENT = re.compile(r"<!--(?:-?>|.*?(?:--!?>|\Z))", re.DOTALL)
_WRITTEN = re.compile(r"\\`|&#0*96;|&#[xX]0*60;|&grave;|&DiacriticalGrave;")
_SPACE = re.compile(r"\s+")
_LANGUAGE = re.compile(r"(?:#!|:::)\w+\s")


def misread(chapter: Chapter, raw: str, html: str) -> Iterator[Finding]:
    """Tell each mark whose content a reader would see as prose, or not at all.

    :param raw: the page's HTML before the sanitiser.
    :param html: the page after it.
    """
    body = chapter.body
    if "`" not in body and "~~~" not in body and "<!--" not in body:
        return
    marks = marks_of(body)
    if not all(mark.closed for mark in marks):
        return  # told already
    shown = Counter(_squeezed(unescape(_TAG.sub("", found[1]))) for found in _CODE.finditer(html))
    kept = Counter(_squeezed(found.group()) for found in _COMMENT.finditer(raw))
    wrong = [mark for mark in marks if not _is_as_meant(body, mark, shown, kept)]
    for mark in wrong:
        yield _code(chapter.place(mark.start)) if mark.code else _comment(chapter.place(mark.start))
    if not wrong:
        if kept.total():
            yield _comment(Place(chapter.file, chapter.body_line))
        visible = _CODE.sub("", html).count("`")
        if visible > len(_WRITTEN.findall(chapter.masked)):
            at = re.search(r"(?<!\\)`", chapter.masked)
            yield _code(chapter.place(at.start()) if at else Place(chapter.file, chapter.body_line))


def _is_as_meant(body: str, mark: Mark, shown: Counter[str], kept: Counter[str]) -> bool:
    if mark.code is None:
        there, written = kept, _squeezed(body[mark.start : mark.end])
    else:
        there, written = shown, _squeezed(_LANGUAGE.sub("", body[slice(*mark.code)], count=1))
    there[written] -= 1
    return there[written] >= 0


def _squeezed(text: str) -> str:
    return _SPACE.sub("", text)


def _code(place: Place) -> Finding:
    message = "Tanda kode ` di sini tidak berpasangan dalam kalimatnya, jadi tidak dibaca sebagai kode."
    return Finding("tanda-kode", place, message, "hapus tanda `, atau apit katanya dalam satu kalimat: `kata`")


def _comment(place: Place) -> Finding:
    message = "Komentar <!-- … --> di sini tidak dibaca sebagai komentar; isinya akan tampil, atau menutup yang lain."
    return Finding("tanda-kode", place, message, "hapus komentar ini")
