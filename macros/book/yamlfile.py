"""Bytes to YAML nodes with their places; nothing is constructed, so YAML's guesses never run.

``NO``, ``0123`` and ``12:30`` stay the text that was typed: each field's own parser reads it. Anchors, aliases,
tags, merge keys, flow mappings, duplicate keys, tabs and invisible signs are refused with the line and the mend.
Needs libyaml: PyYAML's pure Python parser takes some fifty times as long.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

import yaml

from ..findings import Finding, MasterplanError, Place
from ..personal import Personal, personal_data
from ..signs import is_invisible
from .rawtext import deceiving_letters, decode, hidden_signs, plain_letters
from .syntax import before_parsing, syntax_finding

__all__ = ["ListNode", "MapNode", "Node", "TextNode", "compose", "decode", "is_invisible", "personal_finding"]

MAX_DEPTH = 12
_PLAIN_TAGS = {
    f"tag:yaml.org,2002:{kind}"
    for kind in ("str", "int", "float", "bool", "null", "timestamp", "map", "seq", "value", "merge")
}


@dataclass(frozen=True, slots=True)
class TextNode:
    """A scalar as it was typed.

    ``quoted`` texts are never empty values; ``comment`` is what stands behind an empty one (``nilai: #N/A``).
    """

    text: str
    place: Place
    quoted: bool = False
    comment: str = ""

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
    early = list(before_parsing(path, text))
    if early:
        return None, early
    try:
        root = yaml.compose(text, Loader=loader)
    except yaml.MarkedYAMLError as error:
        return None, [syntax_finding(path, text, error)]
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        message = f"Susunan YAML tidak terbaca ({type(error).__name__})."
        return None, [Finding("yaml-rusak", Place(path), message)]
    if root is None:
        return None, [Finding("berkas-kosong", Place(path), "Berkas ini kosong.", "nama: …")]
    walk = _Walk(path, text)
    node = walk.node(root, 0)
    if "#" in text:
        walk.findings += _comments(path, text)
    return node, walk.findings


def _comments(path: str, text: str) -> list[Finding]:
    """Comments are no part of the book, but the file is public: they may not hold data about persons."""
    return [
        personal_finding(Place(path, text.count("\n", 0, comment.start()) + 1), found)
        for comment in re.finditer(r"(?:^|\s)#.*", text)
        for found in personal_data(comment.group())
    ]


def personal_finding(place: Place, found: Personal) -> Finding:
    """The finding for data about a person."""
    message = f"“{found.text}” tampaknya {found.kind}. Buku ini terbuka untuk umum dan tidak memuat data pribadi."
    return Finding("data-pribadi", place, message, found.mend)


class _Walk:
    """Turns PyYAML's nodes into ours and refuses what the format does not know."""

    def __init__(self, path: str, text: str) -> None:
        self.path = path
        self.lines = text.split("\n")
        self.has_signs = "!" in text or "&" in text
        self.is_plain = text.isascii() and "\\" not in text
        self.findings: list[Finding] = []
        self.seen: set[int] = set()
        self.refused: set[int] = set()
        self.label = ""

    def place(self, node: yaml.Node) -> Place:
        # libyaml may place an empty node behind the last line.
        return Place(self.path, min(node.start_mark.line + 1, len(self.lines)), node.start_mark.column + 1)

    def refuse(self, code: str, node: yaml.Node, message: str, mend: str) -> None:
        self.findings.append(Finding(code, self.place(node), message, mend))

    def node(self, node: yaml.Node, depth: int, *, in_list: bool = False) -> Node | None:
        if id(node) in self.seen:
            if id(node) in self.refused:
                return None
            self.refuse("jangkar", node, "Jangkar (&, *) tidak dipakai di sini.", "tulis isinya langsung")
            return None
        self.seen.add(id(node))
        if depth > MAX_DEPTH:
            self.refuse("yaml-rusak", node, f"Isi bersarang lebih dari {MAX_DEPTH} tingkat.", "susunan yang datar")
            return None
        if node.tag not in _PLAIN_TAGS or (self.has_signs and self._is_signed(node)):
            self.refused.add(id(node))
            self.refuse("jangkar", node, "Tanda ! dan & di depan isi tidak dipakai di sini.", "tulis isinya langsung")
            return None
        if isinstance(node, yaml.ScalarNode):
            return self.scalar(node)
        if isinstance(node, yaml.SequenceNode):
            self.label = "- "
            items = (self.node(item, depth + 1, in_list=True) for item in node.value)
            return ListNode(tuple(item for item in items if item is not None), self.place(node))
        return self.mapping(node, depth, in_list) if isinstance(node, yaml.MappingNode) else None

    def _is_signed(self, node: yaml.Node) -> bool:
        mark = node.start_mark
        return mark.line < len(self.lines) and self.lines[mark.line][mark.column :].startswith(("!", "&"))

    def scalar(self, node: yaml.ScalarNode) -> TextNode:
        text, place = str(node.value), self.place(node)
        if not self.is_plain:
            text = self.honest(text, place)
        quoted = node.style in {"'", '"', "|", ">"}
        if text or quoted:
            return TextNode(text, place, quoted)
        behind = re.search(r":\s+(#.*)", self.lines[place.line - 1])
        return TextNode("", place, comment=behind[1] if behind else "")

    def honest(self, text: str, place: Place) -> str:
        """The text without what deceives the eye; that it did is a finding."""
        hidden, deceiving = hidden_signs(place, text, self.label), None
        if hidden is None:
            deceiving = deceiving_letters(place, text, self.label)
        self.findings += [finding for finding in (hidden, deceiving) if finding is not None]
        return plain_letters(text) if hidden or deceiving else text

    def mapping(self, node: yaml.MappingNode, depth: int, in_list: bool) -> Node | None:
        if node.flow_style:
            message = "Isi dalam kurung kurawal tidak dipakai: koma di dalamnya memecah angka."
            self.refuse("kurung-kurawal", node, message, _fields_below_each_other(node, in_list))
            return None
        fields: dict[str, Node] = {}
        keys: dict[str, Place] = {}
        is_lost_row = False
        for key, value in node.value:
            if not isinstance(key, yaml.ScalarNode):
                self.refuse("yaml-rusak", key, "Nama kolom harus satu kata.", "nama_kolom: isi")
                continue
            name = key.value if self.is_plain else self.honest(key.value, self.place(key))
            if name in keys:
                if not is_lost_row:
                    is_lost_row = in_list and name == next(iter(keys))
                    self.double(key, name, value, keys[name].line, is_lost_row)
                continue
            keys[name] = self.place(key)
            self.label = f"{name}: "
            child = self.node(value, depth + 1)
            self.label = ""
            if child is not None:
                fields[name] = child
        return MapNode(fields, keys, self.place(node))

    def double(self, key: yaml.Node, name: str, value: yaml.Node, first: int, is_lost_row: bool) -> None:
        """A field that stands twice: mostly a row whose dash was forgotten, or a list that was begun again."""
        line = self.lines[key.start_mark.line].strip()
        if is_lost_row:
            message = f"Kolom “{name}” sudah ada di baris {first} pada baris daftar yang sama."
            message += " Baris baru dalam daftar diawali “- ”, dan kolom lainnya sejajar di bawahnya."
            mend = " " * max(0, key.start_mark.column - 2) + f"- {line}"
        elif isinstance(value, yaml.SequenceNode):
            message = f"Kolom “{name}” sudah dimulai di baris {first}."
            mend = f"hapus baris “{line}”; pindahkan isinya ke bawah “{name}:” di baris {first}"
        else:
            message = f"Kolom “{name}” tertulis dua kali (pertama di baris {first})."
            mend = "pilih satu isi, lalu hapus baris yang lain"
        self.refuse("kolom-ganda", key, message, mend)


def _fields_below_each_other(node: yaml.MappingNode, in_list: bool) -> str:
    """What stands between braces, one field a line; a comma within a number had made a field of its own."""
    fields: list[str] = []
    for key, value in node.value:
        if not isinstance(key, yaml.ScalarNode) or not isinstance(value, yaml.ScalarNode):
            return "satu kolom satu baris, menjorok dua spasi"
        if fields and not value.value:
            fields[-1] += f",{key.value}"
        else:
            fields.append(f"{key.value}: {value.value}")
    return "\n".join(("- " if number == 0 else "  ") * in_list + field for number, field in enumerate(fields))
