"""A Markdown file as front matter, headings, links and macro calls, each with its place; nothing is run.

Calls are found outside code marks and comments only, so the guide can show a macro as it is typed. A call is
one known word with literal arguments; it is parsed as an expression and read by walking it, never compiled.
"""

from __future__ import annotations

import ast
import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from markdown.extensions.toc import slugify

from .book.yamlfile import MapNode, TextNode, compose, decode
from .findings import Finding, Place, nearest

__all__ = ["FRONT_MATTER", "MAX_BYTES", "Call", "Chapter", "Heading", "Link", "scan"]

MAX_BYTES = 200_000
MAX_CALL = 1_000
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
    masked = _mask(body)
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
            message = f"Isi “{key}” harus satu baris teks biasa, 1 sampai 200 huruf, tanpa < > \" & {{ }}."
            findings.append(Finding("kepala-halaman", place, message, f"{key}: teks biasa"))
        else:
            front[key] = value.text.strip()
    return front, node.keys


# --- code marks --------------------------------------------------------------------------------------------

_FENCE = re.compile(r"[ \t>]*(?:(?:[-*+]|\d+[.)])[ \t]+)?(`{3,}|~{3,})")


def _mask(body: str) -> str:
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


_INLINE_LINK = re.compile(r"(!?)\[[^\[\]\n]{0,500}(?:\[[^\[\]\n]{0,200}\][^\[\]\n]{0,500})?\]\(\s*<?([^)>\s]*)")
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
        end = _end_of_call(body, start + 2)
        place = chapter.place(start)
        if end is None:
            line = body[start:].split("\n", 1)[0].strip()
            mend = (line if line.endswith(")") else line.rstrip("}") + '")') + " }}"
            findings.append(Finding("makro-tidak-ditutup", place, "Panggilan makro tidak ditutup dengan }}.", mend))
            at = start + 2
            continue
        at = end
        expression = body[start + 2 : end - 2].strip()
        parsed = _parse(expression, place, findings)
        if parsed is not None:
            name, args, kwargs = parsed
            alone, misplaced = _setting(masked, start, end)
            yield Call(name, args, kwargs, body[start:end], start, end, place, alone, misplaced)


def _end_of_call(body: str, at: int) -> int | None:
    quote = ""
    limit = min(len(body), at + MAX_CALL)
    while at < limit:
        sign = body[at]
        if quote:
            if sign == "\\":
                at += 1
            elif sign == quote:
                quote = ""
        elif sign in "\"'":
            quote = sign
        elif body.startswith("}}", at):
            return at + 2
        elif body.startswith("{{", at):
            return None
        if body.startswith("\n\n", at):
            return None
        at += 1
    return None


_Parsed = tuple[str, tuple[Any, ...], dict[str, Any]]


def _parse(expression: str, place: Place, findings: list[Finding]) -> _Parsed | None:
    """Name and literal arguments of a call, read from the tree of the expression."""

    def refuse(message: str, mend: str = '{{ angka("ipm", 2024) }}') -> None:
        findings.append(Finding("makro-salah-bentuk", place, message, mend))

    straight = re.sub("[\u2018\u2019]", "'", re.sub("[\u201c\u201d\u201e]", '"', expression))
    try:
        tree = ast.parse(" ".join(expression.split("\n")), mode="eval").body
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        if straight != expression:
            refuse("Tanda kutip miring tidak dikenal; pakai tanda kutip lurus.", f"{{{{ {straight} }}}}")
        else:
            refuse(f"“{expression[:80]}” bukan panggilan makro yang utuh: periksa kurung, koma, dan tanda kutip.")
        return None
    if not isinstance(tree, ast.Call) or not isinstance(tree.func, ast.Name):
        word = tree.id if isinstance(tree, ast.Name) else ""
        mend = f'{{{{ angka("{word.replace("_", "-")}") }}}}' if word else '{{ angka("ipm", 2024) }}'
        refuse("Di antara {{ dan }} hanya boleh satu panggilan makro, tanpa hitungan dan saringan.", mend)
        return None
    name = tree.func.id
    args: list[Any] = []
    kwargs: dict[str, Any] = {}
    for node in tree.args:
        args.append(_literal(node, name, refuse))
    for keyword in tree.keywords:
        if keyword.arg is None:
            refuse("Argumen bintang (**) tidak dipakai.")
            return None
        if keyword.arg in kwargs:
            refuse(f"Argumen “{keyword.arg}” tertulis dua kali.")
            return None
        kwargs[keyword.arg] = _literal(keyword.value, name, refuse)
    if _BAD in args or _BAD in kwargs.values():
        return None
    return name, tuple(args), kwargs


_BAD = object()


def _literal(node: ast.expr, name: str, refuse: Any) -> Any:
    if isinstance(node, ast.Constant) and type(node.value) in {str, int}:
        return node.value
    if isinstance(node, ast.Name):
        word = node.id.replace("_", "-")
        refuse(f"Argumen “{node.id}” harus dalam tanda kutip.", f'{{{{ {name}("{word}") }}}}')
    elif isinstance(node, ast.BinOp) and isinstance(node.op, ast.Sub):
        shown = ast.unparse(node).replace(" ", "")
        refuse(f"Argumen “{shown}” harus dalam tanda kutip.", f'{{{{ {name}("{shown}") }}}}')
    else:
        refuse("Argumen makro hanya teks dalam tanda kutip atau bilangan bulat.")
    return _BAD


_TITLES = (
    (re.compile(r"\s*#{1,6}\s"), "judul"),
    (re.compile(r"\s*(!!!|\?\?\?\+?|===|///)"), "judul kotak"),
    (re.compile(r"\s*\*\[[^\]]*\]:"), "singkatan"),
    (re.compile(r"\s*\[(?!\^)[^\]]*\]:"), "alamat tautan"),
)


def _setting(masked: str, start: int, end: int) -> tuple[bool, str]:
    """Whether the call stands alone on its line, and where it stands wrongly (empty: nowhere)."""
    first = masked.rfind("\n", 0, start) + 1
    last = masked.find("\n", end)
    last = len(masked) if last < 0 else last
    before, after = masked[first:start], masked[end:last]
    alone = not re.sub(r"^[ \t>]*(?:(?:[-*+]|\d+[.)])[ \t]+)*|^[ \t]*:[ \t]+|^[ \t]*\[\^[^\]]+\]:[ \t]*", "", before)
    alone = alone and not after.strip()
    for pattern, name in _TITLES:
        if pattern.match(masked[first:last]):
            return alone, name
    following = masked[last + 1 : masked.find("\n", last + 1) if masked.find("\n", last + 1) > 0 else len(masked)]
    if re.fullmatch(r" {0,3}(=+|-+)[ \t]*", following) and "|" not in masked[first:last]:
        return alone, "judul"
    if before.rfind("[") > before.rfind("]") and re.match(r"[^\[\]]*\][(\[]", after):
        return alone, "teks tautan"
    if re.search(r"\]\([^)]*$", before):
        return alone, "alamat tautan"
    if re.search(r"<[A-Za-z/][^<>]*$", before):
        return alone, "tanda HTML"
    if re.search(r"\{:?[^{}]*$", before) and re.match(r"[^{}]*\}", after):
        return alone, "daftar atribut"
    return alone, ""
