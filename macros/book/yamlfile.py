"""Bytes to YAML nodes with their places; nothing is constructed, so YAML's guesses never run.

``NO``, ``0123`` and ``12:30`` stay the text that was typed: each field's own parser reads it. Anchors, aliases,
tags, merge keys, flow mappings, duplicate keys, tabs and invisible signs are refused with the line and the mend.
Needs libyaml: PyYAML's pure Python parser takes some fifty times as long.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

import yaml

from ..findings import Finding, MasterplanError, Place, nearest

__all__ = ["MAX_BYTES", "ListNode", "MapNode", "Node", "TextNode", "compose", "decode"]

MAX_BYTES = 500_000
MAX_DEPTH = 12
_PLAIN_TAGS = {
    f"tag:yaml.org,2002:{kind}"
    for kind in ("str", "int", "float", "bool", "null", "timestamp", "map", "seq", "value", "merge")
}


@dataclass(frozen=True, slots=True)
class TextNode:
    """A scalar as it was typed. ``quoted`` texts are never empty values."""

    text: str
    place: Place
    quoted: bool = False

    @property
    def is_empty(self) -> bool:
        return not self.quoted and self.text in {"", "~", "null"}


@dataclass(frozen=True, slots=True)
class ListNode:
    items: tuple[Node, ...]
    place: Place


@dataclass(frozen=True, slots=True)
class MapNode:
    """A mapping; keys are unique texts and keep their places."""

    fields: dict[str, Node]
    keys: dict[str, Place]
    place: Place


Node = TextNode | ListNode | MapNode


def decode(path: str, content: bytes, limit: int = MAX_BYTES) -> tuple[str | None, list[Finding]]:
    """UTF-8 text with LF line ends; one leading BOM is dropped; invisible signs are findings.

    :param path: path for the findings.
    :param limit: largest size in bytes.
    :returns: the text, or None where nothing can be read.
    """
    if len(content) > limit:
        message = f"Berkas ini {len(content) // 1000} kB; paling besar {limit // 1000} kB."
        return None, [Finding("berkas-terlalu-besar", Place(path), message, "berkas yang lebih kecil")]
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        message = "Berkas tidak disimpan sebagai UTF-8, sehingga hurufnya tidak terbaca."
        return None, [Finding("bukan-utf8", Place(path, line), message, "simpan ulang berkas dengan pilihan UTF-8")]
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    findings = [
        Finding(
            "tanda-tak-terlihat",
            Place(path, text.count("\n", 0, at) + 1, at - text.rfind("\n", 0, at)),
            f"Ada tanda tak terlihat ({unicodedata.name(sign, f'U+{ord(sign):04X}')}).",
            "hapus tanda itu: ketik ulang kata di sekitarnya",
        )
        for at, sign in _invisible(text)
    ]
    return (None if findings else text), findings


def _invisible(text: str) -> Iterator[tuple[int, str]]:
    # Private-use signs are refused too: placeholders of macros are made of them.
    for match in re.finditer(r"[^\n\t -~\u00a1-\u00ac\u00ae-\u00ff\u2010-\u2027\u2030-\u205e]", text):
        sign = match.group()
        if unicodedata.category(sign) in {"Cc", "Cf", "Co", "Cs", "Cn", "Zl", "Zp"}:
            yield match.start(), sign


def compose(path: str, content: bytes) -> tuple[Node | None, list[Finding]]:
    """One YAML document as nodes, and all that is wrong with its form.

    :returns: the root node, or None where the file cannot be read at all or is empty.
    :raises MasterplanError: where PyYAML was built without libyaml.
    """
    loader = getattr(yaml, "CSafeLoader", None)
    if loader is None:
        raise MasterplanError("PyYAML terpasang tanpa libyaml; hapus .venv lalu jalankan perintah ini lagi.")
    text, findings = decode(path, content)
    if text is None:
        return None, findings
    early = list(_before_parsing(path, text))
    if early:
        return None, early
    try:
        root = yaml.compose(text, Loader=loader)
    except yaml.MarkedYAMLError as error:
        return None, [_syntax_finding(path, text, error)]
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        message = f"Susunan YAML tidak terbaca ({type(error).__name__})."
        return None, [Finding("yaml-rusak", Place(path), message)]
    if root is None:
        return None, [Finding("berkas-kosong", Place(path), "Berkas ini kosong.", "nama: …")]
    walk = _Walk(path, text)
    return walk.node(root, 0), walk.findings


def _before_parsing(path: str, text: str) -> Iterator[Finding]:
    for number, line in enumerate(text.split("\n"), start=1):
        if line.startswith(("<<<<<<<", ">>>>>>>", "=======")):
            message = "Ada tanda bentrok git; dua perubahan bertemu di sini."
            yield Finding("tanda-bentrok", Place(path, number), message, "pilih satu isi, lalu hapus baris tanda itu")
        indent = re.match(r"[ \t]*", line)
        if indent and "\t" in indent.group():
            column = line.index("\t") + 1
            message = "Ada karakter tab di awal baris; YAML hanya mengenal spasi."
            yield Finding("tab", Place(path, number, column), message, line.replace("\t", "  "))


def _syntax_finding(path: str, text: str, error: yaml.MarkedYAMLError) -> Finding:
    mark = error.problem_mark or error.context_mark
    line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
    lines = text.split("\n")
    if line > len(lines):
        line, column = len(lines), 1
    problem = error.problem or ""
    shown = lines[line - 1].strip()
    place = Place(path, line, column)
    if "found undefined alias" in problem or "anchor" in problem:
        return Finding("jangkar", place, "Jangkar (&, *) tidak dipakai di sini.", "tulis isinya langsung")
    if "expected a single document" in (error.context or "") or "single document" in problem:
        return Finding("yaml-rusak", place, "Satu berkas hanya memuat satu catatan; ada --- kedua.", "hapus ---")
    if "mapping values are not allowed" in problem:
        if re.fullmatch(r"\s*(?:- +)?\w+", lines[line - 1][: column - 1]):
            message = "Baris ini menjorok lebih dalam daripada baris di atasnya, sehingga dibaca sebagai lanjutannya."
            return Finding("yaml-rusak", place, message, f"{shown}   (sejajar dengan baris di atasnya)")
        key, _, value = shown.partition(": ")
        mend = f'{key}: "{value}"' if value else shown
        return Finding("yaml-rusak", place, "Titik dua di dalam isi membingungkan; beri tanda kutip.", mend)
    if "could not find expected ':'" in problem:
        at = error.context_mark.line + 1 if error.context_mark else max(1, line - 1)
        word = lines[at - 1].strip()
        mend = f"{word}: …" if re.fullmatch(r"\w+", word) else "nama_kolom: isi"
        return Finding("yaml-rusak", Place(path, at), "Ada baris tanpa titik dua setelah nama kolom.", mend)
    if "quoted scalar" in (error.context or ""):
        at = error.context_mark.line + 1 if error.context_mark else line
        key, _, value = lines[at - 1].strip().partition(": ")
        mend = f'{key}: "{value.strip(chr(34) + chr(39))}"' if value else 'nama: "isi"'
        return Finding("yaml-rusak", Place(path, at), "Tanda kutip dibuka tetapi tidak ditutup.", mend)
    if "cannot start any token" in problem:
        key, _, value = shown.partition(": ")
        message = "Isi diawali tanda yang bermakna khusus dalam YAML; beri tanda kutip."
        return Finding("yaml-rusak", place, message, f'{key}: "{value}"')
    message = "Susunan baris di sini tidak terbaca: periksa titik dua, spasi di awal baris, dan tanda kutip."
    return Finding("yaml-rusak", place, message, "satu kolom satu baris: nama_kolom: isi")


class _Walk:
    """Turns PyYAML's nodes into ours and refuses what the format does not know."""

    def __init__(self, path: str, text: str) -> None:
        self.path = path
        self.lines = text.split("\n")
        self.findings: list[Finding] = []
        self.seen: set[int] = set()

    def place(self, node: yaml.Node) -> Place:
        # libyaml may place an empty node behind the last line.
        return Place(self.path, min(node.start_mark.line + 1, len(self.lines)), node.start_mark.column + 1)

    def refuse(self, code: str, node: yaml.Node, message: str, mend: str) -> None:
        self.findings.append(Finding(code, self.place(node), message, mend))

    def node(self, node: yaml.Node, depth: int) -> Node | None:
        if id(node) in self.seen:
            self.refuse("jangkar", node, "Jangkar (&, *) tidak dipakai di sini.", "tulis isinya langsung")
            return None
        self.seen.add(id(node))
        if depth > MAX_DEPTH:
            self.refuse("yaml-rusak", node, f"Isi bersarang lebih dari {MAX_DEPTH} tingkat.", "susunan yang datar")
            return None
        explicit = "".join(self.lines[node.start_mark.line :][:1])[node.start_mark.column :].startswith(("!", "&"))
        if node.tag not in _PLAIN_TAGS or explicit:
            self.refuse("jangkar", node, "Tanda ! dan & di depan isi tidak dipakai di sini.", "tulis isinya langsung")
            return None
        if isinstance(node, yaml.ScalarNode):
            quoted = node.style in {"'", '"', "|", ">"}
            return TextNode(node.value, self.place(node), quoted)
        if isinstance(node, yaml.SequenceNode):
            items = (self.node(item, depth + 1) for item in node.value)
            return ListNode(tuple(item for item in items if item is not None), self.place(node))
        return self.mapping(node, depth) if isinstance(node, yaml.MappingNode) else None

    def mapping(self, node: yaml.MappingNode, depth: int) -> Node | None:
        if node.flow_style:
            message = "Isi dalam kurung kurawal tidak dipakai: koma di dalamnya memecah angka."
            self.refuse("kurung-kurawal", node, message, "satu kolom satu baris, menjorok dua spasi")
            return None
        fields: dict[str, Node] = {}
        keys: dict[str, Place] = {}
        for key, value in node.value:
            if not isinstance(key, yaml.ScalarNode):
                self.refuse("yaml-rusak", key, "Nama kolom harus satu kata.", "nama_kolom: isi")
                continue
            if key.value in keys:
                first = keys[key.value].line
                message = f"Kolom “{key.value}” tertulis dua kali (pertama di baris {first})."
                self.refuse("kolom-ganda", key, message, "hapus salah satu")
                continue
            keys[key.value] = self.place(key)
            child = self.node(value, depth + 1)
            if child is not None:
                fields[key.value] = child
        return MapNode(fields, keys, self.place(node))


def unknown_field(key: str, place: Place, known: list[str]) -> Finding:
    """The finding for a field that its record does not have."""
    near = nearest(key, known)
    message = f"Kolom “{key}” tidak dikenal di sini. Yang mirip: {', '.join(near)}."
    return Finding("kolom-tidak-dikenal", place, message, f"{near[0]}: …" if near else "")
