"""A Markdown file as front matter, headings, links and macro calls, each with its place; nothing is run.

Calls are found outside code marks and comments only, so the guide can show a macro as it is typed. A call is
one known word with literal arguments; it is parsed as an expression and read by walking it, never compiled.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from markdown.extensions.toc import slugify

from .book.yamlfile import MapNode, TextNode, compose, decode
from .callsyntax import closed_call, end_of_call, parse_call, setting_of
from .codemarks import mask_code
from .findings import Finding, Place, nearest

__all__ = ["FRONT_MATTER", "MAX_BYTES", "Call", "Chapter", "Heading", "Link", "scan"]

MAX_BYTES = 200_000
FRONT_MATTER = {
    "opd": "Id OPD yang memiliki bab ini.",
    "dimensi": "Id dimensi yang dibahas halaman ini.",
    "judul": "Judul di navigasi; biasanya tidak perlu, karena judul bab dipakai.",
    "ringkasan": "Satu kalimat tentang halaman ini, untuk hasil pencarian.",
}
"""Keys that a page's head may carry, each with its help sentence; all are one line of plain text."""


@dataclass(frozen=True, slots=True)
class Call:
    """A macro call. ``misplaced`` says in Indonesian where it stands wrongly; empty where it may stand."""

    name: str
    args: tuple[Any, ...]
    kwargs: dict[str, Any]
    source: str
    start: int
    end: int
    place: Place
    alone: bool
    misplaced: str = ""


@dataclass(frozen=True, slots=True)
class Heading:
    level: int
    text: str
    anchor: str
    place: Place


@dataclass(frozen=True, slots=True)
class Link:
    """A link or picture target as written."""

    target: str
    is_picture: bool
    place: Place


@dataclass(frozen=True, slots=True)
class Chapter:
    """One written page.

    :param path: below ``docs/`` (``opd/dlh/index.md``).
    :param body: the Markdown below the front matter; calls' offsets count in it.
    :param body_line: line of the file on which the body begins, counted from 1.
    :param masked: the body with code and comments blanked, same length.
    """

    path: str
    body: str
    body_line: int
    masked: str
    front: dict[str, str] = field(default_factory=dict)
    front_places: dict[str, Place] = field(default_factory=dict)
    calls: tuple[Call, ...] = ()
    headings: tuple[Heading, ...] = ()
    links: tuple[Link, ...] = ()
    ids: frozenset[str] = frozenset()

    @property
    def file(self) -> str:
        """Path below the book's root."""
        return f"docs/{self.path}"

    @property
    def title(self) -> str:
        """The page's title: the first heading, or the file's name."""
        return self.front.get("judul") or next((h.text for h in self.headings if h.level == 1), self.path)

    @property
    def anchors(self) -> frozenset[str]:
        return self.ids | {h.anchor for h in self.headings}

    def place(self, offset: int) -> Place:
        """The place of an offset in the body."""
        column = offset - self.body.rfind("\n", 0, offset)
        return Place(self.file, self.body_line + self.body.count("\n", 0, offset), column)


def scan(path: str, content: bytes) -> tuple[Chapter | None, list[Finding]]:
    """Read one page.

    :param path: path below ``docs/``.
    :returns: the chapter (None where the file cannot be read) and what is wrong with its form.
    """
    file = f"docs/{path}"
    text, findings = decode(file, content, MAX_BYTES)
    if text is None:
        return None, findings
    head, body = _split(text)
    front, places = _front_matter(file, head, findings) if head is not None else ({}, {})
    body_line = text.count("\n", 0, len(text) - len(body)) + 1
    masked = mask_code(body)
    bare = Chapter(path, body, body_line, masked, front, places)
    calls = tuple(_calls(bare, findings))
    headings = tuple(_headings(bare))
    ids = frozenset(re.findall(r"(?:\bid=[\"']|\{[:\s][^}\n]{0,200}#|\{\s*#)([\w-]+)", masked))
    return (
        Chapter(path, body, body_line, masked, front, places, calls, headings, tuple(_links(bare)), ids),
        findings,
    )


# --- front matter ------------------------------------------------------------------------------------------


def _split(text: str) -> tuple[str | None, str]:
    match = re.match(r"---[ \t]*\n(.*?)^(?:---|\.\.\.)[ \t]*(?:\n|\Z)", text, re.DOTALL | re.MULTILINE)
    return (match[1], text[match.end() :]) if match else (None, text)


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
            near = nearest(key, FRONT_MATTER)[0]
            message = f"Kolom “{key}” tidak dikenal di kepala halaman; yang ada: {', '.join(FRONT_MATTER)}."
            findings.append(Finding("kepala-halaman", place, message, f"{near}: …"))
        elif not isinstance(value, TextNode) or not re.fullmatch(r"[^<>\"&{}\n]{1,200}", value.text.strip()):
            message = f'Isi “{key}” harus satu baris teks biasa, 1 sampai 200 huruf, tanpa < > " & {{ }}.'
            findings.append(Finding("kepala-halaman", place, message, f"{key}: teks biasa"))
        else:
            front[key] = value.text.strip()
    return front, node.keys


# --- headings and links ------------------------------------------------------------------------------------


def _headings(chapter: Chapter) -> Iterator[Heading]:
    used: set[str] = set()
    for match in re.finditer(r"^(#{1,6})[ \t]+(.+?)[ \t]*#*[ \t]*$", chapter.masked, re.MULTILINE):
        raw = chapter.body[match.start(2) : match.end(2)]
        named = re.search(r"\{:?[^}]*#([\w-]+)[^}]*\}\s*$", raw)
        text = re.sub(r"\{:?[^}]*\}\s*$", "", raw).strip()
        text = re.sub(r"!?\[([^\]]*)\]\([^)]*\)", r"\1", text)
        text = re.sub(r"[*_`]{1,3}(\S(?:.*?\S)?)[*_`]{1,3}", r"\1", text)
        anchor = named[1] if named else _unique(slugify(text, "-"), used)
        used.add(anchor)
        yield Heading(len(match[1]), text, anchor, chapter.place(match.start()))


def _unique(slug: str, used: set[str]) -> str:
    # Python-Markdown's own way of numbering: name, name_1, name_2.
    number, candidate = 1, slug or "_1"
    while candidate in used:
        candidate = f"{slug}_{number}"
        number += 1
    return candidate


_INLINE_LINK = re.compile(r"(!?)\[[^\[\]]{0,500}(?:\[[^\[\]]{0,200}\][^\[\]]{0,500})?\]\(\s*<?([^)>\s]*)")
_DEFINED_LINK = re.compile(r"^ {0,3}\[(?!\^)[^\]\n]{1,200}\]:[ \t]*<?([^\s>]+)", re.MULTILINE)
_RAW_LINK = re.compile(r"\b(href|src)\s*=\s*[\"']([^\"'\n]*)[\"']")


def _links(chapter: Chapter) -> Iterator[Link]:
    for match in _INLINE_LINK.finditer(chapter.masked):
        yield Link(match[2], bool(match[1]), chapter.place(match.start()))
    for match in _DEFINED_LINK.finditer(chapter.masked):
        yield Link(match[1], False, chapter.place(match.start()))
    for match in _RAW_LINK.finditer(chapter.masked):
        yield Link(match[2], match[1] == "src", chapter.place(match.start()))


# --- calls -------------------------------------------------------------------------------------------------


def _calls(chapter: Chapter, findings: list[Finding]) -> Iterator[Call]:
    body, masked = chapter.body, chapter.masked
    for match in re.finditer(r"\{%", masked):
        message = "Blok {% … %} tidak dipakai di sini; hanya satu panggilan makro di antara {{ dan }}."
        findings.append(Finding("blok-tidak-dipakai", chapter.place(match.start()), message, '{{ angka("id") }}'))
    at = 0
    while (start := masked.find("{{", at)) >= 0:
        end = end_of_call(body, start + 2)
        place = chapter.place(start)
        if end is None:
            mend = closed_call(body[start:].split("\n", 1)[0])
            findings.append(Finding("makro-tidak-ditutup", place, "Panggilan makro tidak ditutup dengan }}.", mend))
            at = start + 2
            continue
        at = end
        expression = body[start + 2 : end - 2].strip()
        parsed = parse_call(expression, place, findings)
        if parsed is not None:
            name, args, kwargs = parsed
            alone, misplaced = setting_of(masked, start, end)
            yield Call(name, args, kwargs, body[start:end], start, end, place, alone, misplaced)
