"""Signs of Markdown that a reader would see as signs: what their author meant did not come about."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape

from ..chapters import Chapter
from ..codemarks import left_open
from ..findings import Finding, Place
from ..placeholders import PLACEHOLDER
from .fragments import CODE
from .tags import TAG

__all__ = ["leftovers"]

_TAG = re.compile(TAG)
_GATE = ("[^", "][", "](", "{:", "{ .", "{ #", "{.", "{#", "!!!", "???", "===", "```", "~~~")
_FOOTNOTE = re.compile(r"\[\^([^\]\s\[]{1,80})\]")
_REFERENCE = re.compile(r"\[([^\[\]]{1,200})\]\[([^\[\]^]{0,200})\]")
_BROKEN = re.compile(r"\[([^\[\]]{0,200})\]\(")
_LIST = re.compile(r"\{:?[ ]{0,9}[.#][\w-][^{}]{0,200}\}|\{:[^{}]{0,200}\}")
_FENCE = re.compile(r"^[ \t]*(`{3,}|~{3,}).*", re.MULTILINE)
_BOX = re.compile(r"\s{0,20}(!!!|\?\?\?\+?|===)[ \"\w]")


def leftovers(chapter: Chapter, html: str) -> Iterator[Finding]:
    """Tell each sign of Markdown in the text of a page, outside code.

    :param html: the page after the sanitiser.
    """
    if not any(sign in html for sign in _GATE):
        return
    seen: dict[str, int] = {}
    for text in _texts(html):
        for shown, message, mend in _in_text(text):
            place = _place(chapter, shown, seen)
            if place is not None:
                yield Finding("tanda-tampil", place, message, mend)


def _texts(html: str) -> Iterator[str]:
    """The text of a page, piece by piece as tags part it."""
    at = depth = 0
    for tag in _TAG.finditer(html):
        if not depth and tag.start() > at:
            yield unescape(html[at : tag.start()])
        if tag[2] in CODE:
            depth += -1 if tag[1] else 1
        at = tag.end()
    if not depth:
        yield unescape(html[at:])


def _in_text(text: str) -> Iterator[tuple[str, str, str]]:
    """What stands in a text, what is wrong with it, and what to write."""
    for found in _FOOTNOTE.finditer(text):
        message = f"Catatan kaki [^{found[1]}] tidak punya isi, sehingga tandanya tampil sebagai tulisan."
        yield found.group(), message, f"[^{found[1]}]: isi catatannya   (pada baris sendiri)"
    for found in _REFERENCE.finditer(text):
        label = found[2] or found[1]
        message = f"Rujukan [{label}] tidak punya alamat, sehingga tautannya tampil sebagai tulisan."
        yield found.group(), message, f"[{label}]: letak-berkas.md   (pada baris sendiri)"
    for found in _BROKEN.finditer(text):
        message = "Tautan ini tidak terbaca dan tampil sebagai tulisan: kurung kurang, atau ada spasi di alamatnya."
        yield found.group(), message, f"[{PLACEHOLDER.sub('…', found[1])}](letak-berkas.md)"
    for found in _LIST.finditer(text):
        if PLACEHOLDER.search(found.group()):
            continue  # the call in it has a finding of its own
        message = f"“{found.group()[:80]}” tidak menempel pada apa pun dan tampil sebagai tulisan."
        yield found.group(), message, "letakkan di ujung judul, atau di baris sendiri tepat di bawah alineanya"
    for found in _FENCE.finditer(text):
        message = f"Pagar kode {found[1][:10]} tidak terbaca dan tampil sebagai tulisan."
        message += " Di belakangnya hanya nama bahasa, di atasnya baris kosong, dan isinya sama menjoroknya."
        yield found.group().strip(), message, f"(baris kosong)\n{found[1]}text"
    box = _BOX.match(text)
    if box is not None:
        kind = '=== "Nama tab"' if box[1] == "===" else f'{box[1]} note "Judul kotak"'
        message = f"Kotak yang diawali {box[1]} tidak terbaca dan tampil sebagai tulisan."
        yield box.group().strip(), message, f"{kind}\n\n    Isinya, menjorok empat spasi."


def _place(chapter: Chapter, shown: str, seen: dict[str, int]) -> Place | None:
    """Where it was typed, the same text again behind the last one; None where its author did not type it."""
    key = PLACEHOLDER.split(shown)[0]
    at = chapter.masked.find(key, seen.get(key, 0))
    if at < 0 and key[:3] in {"```", "~~~"} and not any(left_open(chapter.body)):
        at = chapter.body.find(key, seen.get(key, 0))
    if at < 0:
        return None
    seen[key] = at + len(key)
    return chapter.place(at)
