"""Text that Markdown itself leaves out of a page: what its author meant to be read, and no reader would see."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import escape, unescape
from itertools import takewhile

from markdown import Markdown

from ..chapters import Chapter
from ..findings import Finding, Severity
from .boxes import TITLES

__all__ = ["vanished"]

_CODE = "tulisan-hilang"
_MARGIN = r"^(?:[ \t>]|[-*+:][ \t]+|\d{1,9}[.)][ \t]+|\[\^[^\]\n]{1,80}\]:[ \t]*|<[^<>\n]{0,300}>)*"
_BOX = re.compile(rf"(?:{_MARGIN}|(?<=>)[ \t]*)((!!!|\?\?\?\+?)[ ]?([\w-]+)((?:[ \t]+[\w-]+)+))[ \t]*$", re.MULTILINE)
_KINDS = frozenset(TITLES) | {"inline", "end", "annotate"}
_FENCE = re.compile(r"^[ \t>]*((`{3,}|~{3,})[^\n{]{0,80}\{[^\n]*[{}`][^\n]*\})[ \t]*$", re.MULTILINE)
_DECLARED = re.compile(r"<\?.*?(?:\?>|\Z)|<!(?!--)\[?\w[^>]*>|</[^A-Za-z>][^>]*>", re.DOTALL)
_NOTE = re.compile(rf"{_MARGIN}\[\^([^\]\n]{{1,80}})\]:", re.MULTILINE)
_ROW = re.compile(r"[ \t>]*(?:(?:[-*+]|\d+[.)]|:)[ \t]+)?(.*)")
_RULE = re.compile(r"[|:\- ]+")


def vanished(chapter: Chapter, raw: str, markdown: Markdown) -> Iterator[Finding]:
    """Tell each text of a page that Markdown did not carry over.

    :param raw: the page's HTML before the sanitiser.
    :param markdown: the converter that made it, which still knows what the page defined.
    """
    prose = chapter.masked_prose
    if "!!!" in prose or "???" in prose:
        yield from _titles(chapter, prose, raw)
    if "|" in prose:
        yield from _cells(chapter, prose, raw)
    yield from _definitions(chapter, raw, markdown)
    for found in _FENCE.finditer(chapter.body):
        if found[1] not in unescape(raw):
            message = f"Isi kurung kurawal di belakang {found[2][:10]} tidak terbaca dan tidak akan tampil."
            yield Finding(_CODE, chapter.place(found.start(1)), message, f'{found[2]}yaml title="Judul kode"')
    # Looked for in code marks too: what an author meant as code need not be code to Markdown.
    if re.search("<[!?/]", chapter.body):
        kept = re.sub("<!--.*?-->", "", raw, flags=re.DOTALL)
        for found in _DECLARED.finditer(chapter.body):
            if found.group() in kept:
                message = f"“{found.group()[:60]}” dibaca sebagai tanda HTML dan tidak akan tampil."
                mend = "hapus, atau apit dengan tanda kode"
                yield Finding("html-terlarang", chapter.place(found.start()), message, mend)


def _titles(chapter: Chapter, prose: str, raw: str) -> Iterator[Finding]:
    """Titles of boxes without quotation marks: Markdown takes their words for kinds of boxes."""
    shown = ""
    for found in _BOX.finditer(prose):
        typed, sign, kind, rest = found.groups()
        shown = shown or unescape(raw)
        words = [kind, *rest.split()]
        kinds = list(takewhile(lambda word: word.casefold() in _KINDS, words))
        title = " ".join(words[len(kinds) :])
        if not title or typed in shown:  # shown: in indented code
            continue
        message = f"“{' '.join(words[max(1, len(kinds)) :])[:80]}” tidak akan tampil: judul kotak diapit tanda kutip."
        mend = f'{sign} {" ".join(kinds) or "note"} "{title}"'
        yield Finding(_CODE, chapter.place(found.start(1)), message, mend)


def _cells(chapter: Chapter, prose: str, raw: str) -> Iterator[Finding]:
    """Cells beyond the columns of their table."""
    # Code is blanked, but it ends a row like any text.
    lines = [line[: len(own.rstrip())] for line, own in zip(prose.split("\n"), chapter.body.split("\n"), strict=True)]
    shown = ""
    columns, is_quoted = 0, False
    for number, line in enumerate(lines):
        # Within a table only what its rule stood behind is margin.
        row = _row(line) if not columns or is_quoted else line.lstrip(" \t")
        if "|" not in row:
            columns = 0
        elif number and _RULE.fullmatch(row) and len(_split(_row(lines[number - 1]))) == len(_split(row)):
            columns, is_quoted = len(_split(row)), ">" in line
        elif columns:
            offset = chapter.line_starts[number]
            extra = [cell for cell in _beyond(chapter, offset, line, row, columns) if cell]
            shown = shown or unescape(raw) if extra else shown
            if extra and chapter.body[offset : offset + len(line)].strip() not in shown:
                message = f"Baris tabel ini memuat lebih banyak sel daripada {columns} kolomnya; sisanya tidak tampil."
                mend = f"tambah kolom di kepala tabel, atau tulis “|” di dalam sel sebagai \\|: {extra[0][:80]}"
                yield Finding(_CODE, chapter.place(offset), message, mend)


def _row(line: str) -> str:
    found = _ROW.fullmatch(line)
    return found[1] if found else line


def _beyond(chapter: Chapter, offset: int, line: str, row: str, columns: int) -> Iterator[str]:
    """What was typed in the cells beyond the columns; calls there have a finding of their own."""
    at = offset + line.index(row) + row.startswith("|")
    for number, cell in enumerate(_split(row)):
        end = at + len(cell)
        if number >= columns and not any(call.start < end and at < call.end for call in chapter.calls):
            yield chapter.body[at:end].strip()
        at = end + 1


def _split(row: str) -> list[str]:
    """The cells of a row; code in it is blanked already."""
    return re.split(r"(?<!\\)\|", re.sub(r"(?<!\\)\|$", "", row.removeprefix("|")))


def _definitions(chapter: Chapter, raw: str, markdown: Markdown) -> Iterator[Finding]:
    """Addresses and abbreviations that nothing refers to, and what is defined twice: the last one counts."""
    for label, (address, _) in markdown.references.items():
        pattern = rf"\[\s*{re.escape(label)}\s*\](:?)".replace(r"\ ", r"\s+")
        typed = [*re.finditer(pattern, chapter.masked, re.IGNORECASE)]
        typed = typed or [*re.finditer(pattern, chapter.body, re.IGNORECASE)]
        defined = [found.start() for found in typed if found[1]]
        name = typed[0].group().rstrip(":") if typed else ""
        yield from _twice(chapter, name, defined)
        if len(defined) == len(typed):
            message = f"“{name[:80]}:” memberi alamat yang tidak dirujuk di halaman ini, jadi tidak akan tampil."
            mend = f"{name}({address})   atau hapus baris ini"
            yield from (Finding(_CODE, chapter.place(at), message, mend, Severity.WARNING) for at in defined[-1:])
    for short in getattr(markdown.treeprocessors["abbr"], "abbrs", ()):
        form = re.compile(rf"\*\[{re.escape(short)}\][ ]?:")
        defined = [found.start() for found in form.finditer(chapter.masked)]
        defined = defined or [found.start() for found in form.finditer(chapter.body)]
        yield from _twice(chapter, f"*[{short}]", defined)
        if f">{escape(short)}</abbr>" not in raw:
            message = f"Kepanjangan “{short[:80]}” tidak akan tampil: singkatan itu tidak dipakai di halaman ini."
            mend = "hapus baris ini"
            yield from (Finding(_CODE, chapter.place(at), message, mend, Severity.WARNING) for at in defined[-1:])
    notes: dict[str, list[int]] = {}
    for found in _NOTE.finditer(chapter.masked) if "[^" in chapter.masked else ():
        notes.setdefault(found[1], []).append(found.start(1) - 2)
    for label, defined in notes.items():
        yield from _twice(chapter, f"[^{label}]", defined)
        if f'id="fn:{escape(label)}"' not in raw and f"[^{label}]:" not in unescape(raw):
            message = (
                f"Catatan kaki “[^{label}]:” tidak akan tampil: ia berada di dalam kutipan, kode, atau catatan lain."
            )
            yield Finding(_CODE, chapter.place(defined[-1]), message, f"[^{label}]: isi catatannya   (di tepi kiri)")


def _twice(chapter: Chapter, name: str, defined: list[int]) -> Iterator[Finding]:
    for at in defined[:-1]:
        message = (
            f"“{name[:80]}:” tertulis lagi di baris {chapter.place(defined[-1]).line}; yang ini tidak akan tampil."
        )
        yield Finding(_CODE, chapter.place(at), message, "beri tanda yang lain, atau hapus salah satu")
