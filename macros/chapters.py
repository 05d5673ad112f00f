"""A Markdown file as front matter, headings, links and macro calls, each with its place; nothing is run.

Calls are found outside code marks and comments only, so the guide can show a macro as it is typed. A call is
one known word with literal arguments; it is parsed as an expression and read by walking it, never compiled.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import cached_property
from html import unescape
from typing import Any

from .book.yamlfile import ListNode, MapNode, TextNode, compose, decode
from .callsyntax import MAX_CALL, closed_call, end_of_call, parse_call, setting_of
from .codemarks import left_open, mask_code
from .filekinds import MAX_LINE, MAX_PAGE
from .findings import Finding, Place, nearest

__all__ = ["FRONT_MATTER", "Call", "Chapter", "Heading", "Link", "plain_words", "scan"]

FRONT_MATTER = {
    "opd": "Id OPD yang memiliki bab ini.",
    "dimensi": "Id dimensi yang dibahas halaman ini.",
    "judul": "Judul di navigasi; biasanya tidak perlu, karena judul bab dipakai.",
    "ringkasan": "Satu kalimat tentang halaman ini, untuk hasil pencarian.",
}
"""Keys that a page's head may carry, each with its help sentence; all are one line of plain text."""


@dataclass(frozen=True, slots=True)
class Call:
    """A macro call.

    :param misplaced: says in Indonesian where it stands wrongly; empty where it may stand.
    :param problems: what is wrong with its form; it has no name then.
    """

    name: str
    args: tuple[Any, ...]
    kwargs: dict[str, Any]
    source: str
    start: int
    end: int
    place: Place
    alone: bool
    misplaced: str = ""
    problems: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True)
class Heading:
    level: int
    text: str
    place: Place


@dataclass(frozen=True, slots=True)
class Link:
    """A link or picture.

    :param target: its address, with character references decoded.
    :param text: what a reader sees of it, as far as it is known.
    :param is_raw: it stands in an HTML tag.
    """

    target: str
    is_picture: bool
    place: Place
    is_raw: bool = False
    text: str = ""


@dataclass(frozen=True)
class Chapter:
    """One written page.

    :param path: below ``docs/`` (``opd/dlh/index.md``).
    :param body: the Markdown below the front matter; calls' offsets count in it.
    :param body_line: line of the file on which the body begins, counted from 1.
    :param masked: the body with code and comments blanked, same length.
    :param line_starts: offset in the body at which each of its lines begins.
    """

    path: str
    body: str
    body_line: int
    masked: str
    line_starts: tuple[int, ...]
    front: dict[str, str] = field(default_factory=dict)
    front_places: dict[str, Place] = field(default_factory=dict)
    calls: tuple[Call, ...] = ()
    headings: tuple[Heading, ...] = ()
    links: tuple[Link, ...] = ()

    @property
    def file(self) -> str:
        """Path below the book's root."""
        return f"docs/{self.path}"

    @property
    def title(self) -> str:
        """The page's title: the first heading, or the file's name."""
        return self.front.get("judul") or next((h.text for h in self.headings if h.level == 1), self.path)

    @cached_property
    def masked_prose(self) -> str:
        """The masked body with its calls blanked too, same length and lines."""
        pieces: list[str] = []
        at = 0
        for call in self.calls:
            pieces += [self.masked[at : call.start], re.sub(r"[^\n]", " ", call.source)]
            at = call.end
        return "".join(pieces) + self.masked[at:]

    def place(self, offset: int) -> Place:
        """The place of an offset in the body."""
        line = bisect_right(self.line_starts, offset)
        return Place(self.file, self.body_line + line - 1, offset - self.line_starts[line - 1] + 1)


def scan(path: str, content: bytes) -> tuple[Chapter | None, list[Finding]]:
    """Read one page.

    :param path: path below ``docs/``.
    :returns: the chapter (None where the file cannot be read) and what is wrong with its form.
    """
    file = f"docs/{path}"
    text, findings = decode(file, content, MAX_PAGE)
    if text is None:
        return None, findings
    heavy = _too_heavy(file, text)
    if heavy is not None:
        return None, [*findings, heavy]
    head, body = _split(text)
    if head is None:
        findings += _open_head(file, text)
    front, places = _front_matter(file, head, findings) if head is not None else ({}, {})
    body_line = text.count("\n", 0, len(text) - len(body)) + 1
    masked = mask_code(body)
    starts = (0, *(m.end() for m in re.finditer("\n", body)))
    bare = Chapter(path, body, body_line, masked, starts, front, places)
    findings += _left_open(bare)
    calls = tuple(_calls(bare, findings))
    return replace(bare, calls=calls, headings=tuple(_headings(bare)), links=tuple(_links(bare))), findings


# What takes a parser quadratic time: its limits lie far above any chapter.
MAX_ABBREVIATIONS = 200
MAX_TAGS = 3_000


def _too_heavy(file: str, text: str) -> Finding | None:
    """What a Markdown parser cannot be asked to read; a line as long as a chapter is a paste gone wrong."""
    if text.count("\n*[") > MAX_ABBREVIATIONS:
        message = f"Halaman ini menjelaskan lebih dari {MAX_ABBREVIATIONS} singkatan."
        mend = 'istilah di data/kota/glosarium.yaml, lalu {{ istilah("id") }}'
        return Finding("halaman-terlalu-rumit", Place(file), message, mend)
    if text.count("<") > MAX_TAGS and len(re.findall(r"<[A-Za-z]", text)) > MAX_TAGS:
        message = f"Halaman ini memuat lebih dari {MAX_TAGS} tanda HTML."
        mend = "tulis dengan Markdown: tabel, daftar, dan kotak"
        return Finding("halaman-terlalu-rumit", Place(file), message, mend)
    if len(text) <= MAX_LINE:
        return None
    for number, line in enumerate(text.split("\n"), start=1):
        if len(line) > MAX_LINE:
            message = f"Baris ini {len(line)} huruf; paling panjang {MAX_LINE} huruf."
            mend = "pecah menjadi beberapa alinea, dengan baris kosong di antaranya"
            return Finding("baris-terlalu-panjang", Place(file, number), message, mend)
    return None


def _left_open(chapter: Chapter) -> Iterator[Finding]:
    for offset, closing in left_open(chapter.body):
        sign = closing if len(closing) <= 10 else f"{closing[:10]}…"
        what = "Komentar <!--" if sign == "-->" else f"Pagar kode {sign}"
        message = f"{what} dibuka tetapi tidak ditutup, sehingga isi sesudahnya tidak dibaca sebagai tulisan biasa."
        mend = f"{sign}   (pada baris sendiri, sesudah isinya)"
        yield Finding("html-tidak-ditutup", chapter.place(offset), message, mend)


# --- front matter ------------------------------------------------------------------------------------------


def _split(text: str) -> tuple[str | None, str]:
    match = re.match(r"---[ \t]*\n(.*?)^(?:---|\.\.\.)[ \t]*(?:\n|\Z)", text, re.DOTALL | re.MULTILINE)
    return (match[1], text[match.end() :]) if match else (None, text)


def _open_head(file: str, text: str) -> Iterator[Finding]:
    """A head that is not read as one would stand in the page as text."""
    start = len(text) - len(text.lstrip())
    found = _HEAD_LIKE.match(text, start)
    if found is None:
        return
    line = text.count("\n", 0, start) + 1
    if start:
        message = "Kepala halaman harus dimulai di baris pertama, tanpa baris kosong dan tanpa spasi di depannya."
        yield Finding("kepala-halaman", Place(file, line), message, "---   (di baris 1)")
    else:
        message = "Kepala halaman dibuka dengan --- tetapi tidak ditutup."
        mend = f"---\n{found[1].strip()}\n---\n# Judul halaman"
        yield Finding("kepala-halaman", Place(file, line), message, mend)


_HEAD_LIKE = re.compile(r"---[ \t]*\n\s*(\w+:[^\n]{0,80})")
_FOREIGN_KEYS = {"title": "judul", "description": "ringkasan", "summary": "ringkasan", "judul_halaman": "judul"}


def _front_matter(file: str, head: str, findings: list[Finding]) -> tuple[dict[str, str], dict[str, Place]]:
    node, problems = compose(file, ("\n" + head).encode())
    findings += [p for p in problems if p.code != "berkas-kosong"]
    front: dict[str, str] = {}
    if node is None:
        return front, {}
    if not isinstance(node, MapNode):
        findings.append(Finding("kepala-halaman", node.place, "Kepala halaman berisi kolom.", "opd: id-opd"))
        return front, {}
    for key, place in node.keys.items():
        value = node.fields.get(key)
        if key not in FRONT_MATTER:
            near = [_FOREIGN_KEYS[key]] if key in _FOREIGN_KEYS else nearest(key, FRONT_MATTER, floor=0.7)
            message = f"Kolom “{key[:60]}” tidak dikenal di kepala halaman; yang ada: {', '.join(FRONT_MATTER)}."
            mend = "hapus kolom ini beserta isinya" if isinstance(value, MapNode | ListNode) else "hapus baris ini"
            findings.append(Finding("kepala-halaman", place, message, f"{near[0]}: …" if near else mend))
        elif value is None:
            continue  # what cannot be read has its finding
        elif not isinstance(value, TextNode) or not re.fullmatch(r"[^<>\"&{}\n]{1,200}", value.text.strip()):
            message = f'Isi “{key}” harus satu baris teks biasa, 1 sampai 200 huruf, tanpa < > " & {{ }}.'
            text = re.sub(r"<[^<>]*>", "", value.text) if isinstance(value, TextNode) else ""
            plain = " ".join(re.sub(r"[<>\"&{}]", " ", text).split())[:200]
            findings.append(Finding("kepala-halaman", place, message, f"{key}: {plain or 'teks biasa'}"))
        else:
            front[key] = value.text.strip()
    return front, node.keys


# --- headings and links ------------------------------------------------------------------------------------


def _headings(chapter: Chapter) -> Iterator[Heading]:
    """The headings that begin with signs; a page's title and outline are made of them."""
    at = 0
    for line in chapter.masked.split("\n"):
        signs = _HEADING.match(line)
        if signs is not None:
            raw = chapter.body[at + signs.end() : at + len(line)].rstrip().rstrip("#").rstrip()
            text = plain_words(_ATTRIBUTES.sub("", raw))
            if text:
                yield Heading(len(signs[1]), text, chapter.place(at))
        at += len(line) + 1


def plain_words(markdown: str) -> str:
    """A line of Markdown as a reader hears it: without the signs of links, emphasis and code."""
    text = re.sub(r"!?\[([^\[\]]*)\]\([^()]*\)", r"\1", markdown.strip())
    return re.sub(r"[*_`]+", "", text) if re.search(r"[*`]|\b_|_\b", text) else text


_HEADING = re.compile(r"(#{1,6})[ \t]*(?=[^\s#])")
_ATTRIBUTES = re.compile(r"\{:?[^{}]*\}\s*$")


_INLINE_LINK = re.compile(
    r"(!?)\[([^\[\]]{0,500}(?:\[[^\[\]]{0,200}\][^\[\]]{0,500})?)\]"  # text, or a picture with its text
    r"\(\s{0,20}<?((?:[^()<>\s]|\([^()<>\s]{0,200}\)){0,1500})"
)
_DEFINED_LINK = re.compile(r"^ {0,3}\[(?!\^)([^\]\n]{1,200})\]:[ \t]{0,20}<?([^\s>]+)", re.MULTILINE)
_AUTO_LINK = re.compile(r"<((?:https?|ftps?)://[^<>\n]{1,1500}|[^\s<>!@]{1,100}@[^\s<>@]{1,200})>", re.IGNORECASE)
_RAW_TAG = re.compile(r"<(?:a|img)\b(?:[^<>\"']|\"[^\"]{0,3000}\"|'[^']{0,3000}')*+>", re.IGNORECASE)
_RAW_ADDRESS = re.compile(r"\s(href|src)\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]+))", re.IGNORECASE)


def _links(chapter: Chapter) -> Iterator[Link]:
    for match in _INLINE_LINK.finditer(chapter.masked):
        text = chapter.body[match.start(2) : match.end(2)]
        yield Link(_decoded(match[3]), bool(match[1]), chapter.place(match.start()), text=text)
    for match in _DEFINED_LINK.finditer(chapter.masked):
        yield Link(_decoded(match[2]), False, chapter.place(match.start()), text=match[1])
    for match in _AUTO_LINK.finditer(chapter.masked):
        target = unescape(match[1])
        address = target if "://" in target else f"mailto:{target.removeprefix('mailto:')}"
        yield Link(address, False, chapter.place(match.start()), text=target)
    for tag in _RAW_TAG.finditer(chapter.masked):
        for match in _RAW_ADDRESS.finditer(tag.group()):
            target = match[2] or match[3] or match[4] or ""
            yield Link(unescape(target), match[1].lower() == "src", chapter.place(tag.start()), is_raw=True)


def _decoded(target: str) -> str:
    return unescape(_ESCAPED.sub(r"\1", target) if "\\" in target else target)


_ESCAPED = re.compile(r"\\([\\`*_{}\[\]()>#+.!-])")


# --- calls -------------------------------------------------------------------------------------------------


_COMMANDS = (
    (
        re.compile(r"\{%"),
        "Blok {% … %} tidak dipakai di sini; hanya satu panggilan makro di antara {{ dan }}.",
        '{{ angka("id") }}',
    ),
    (
        re.compile(r"^[ \t]{0,40}///+[ \t]{0,9}\w", re.MULTILINE),
        "Blok /// tidak dipakai di sini dan akan tampil sebagai tulisan.",
        '!!! note "Judul kotak"\n    Isi kotak, menjorok empat spasi.',
    ),
    (
        re.compile(r"^[ \t]{0,40};?-{1,9}8<-{1,9}", re.MULTILINE),
        "Isi berkas lain tidak dapat disalin dengan --8<-- di sini.",
        "tulis isinya langsung, atau taut ke halamannya",
    ),
)


def _calls(chapter: Chapter, findings: list[Finding]) -> Iterator[Call]:
    body, masked = chapter.body, chapter.masked
    findings += (
        Finding("blok-tidak-dipakai", chapter.place(match.start()), message, mend)
        for pattern, message, mend in _COMMANDS
        for match in pattern.finditer(masked)
    )
    at = 0
    while (start := masked.find("{{", at)) >= 0:
        end = end_of_call(body, start + 2)
        place = chapter.place(start)
        if end is None:
            mend = closed_call(body[start : start + MAX_CALL].split("\n", 1)[0])
            findings.append(Finding("makro-tidak-ditutup", place, "Panggilan makro tidak ditutup dengan }}.", mend))
            at = start + 2
            continue
        at = end
        expression = body[start + 2 : end - 2].strip()
        problems: list[Finding] = []
        name, args, kwargs = parse_call(expression, place, problems) or ("", (), {})
        alone, misplaced = setting_of(masked, start, end)
        yield Call(name, args, kwargs, body[start:end], start, end, place, alone, misplaced, tuple(problems))
