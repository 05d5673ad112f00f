"""Parsers of single fields: node in, value out, findings and references on the way.

A parser returns None after it has put a finding; the record then goes without that field. References to other
records are noted with their place and checked when the whole of ``data/`` is known
(:func:`macros.book.load.load_book`).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, TypeVar

from ..findings import Finding, Place, nearest
from ..readings import Unreadable, read_date, read_period, read_quantity
from .model import Breakdown, Source, SourceKind, Unit
from .yamlfile import ListNode, MapNode, Node, TextNode, unknown_field

__all__ = [
    "Field", "Parser", "Reader", "Reference", "Shape", "boolean", "breakdown", "choice", "code", "day",
    "dimension", "identifier", "link", "many", "number", "page", "period", "quantity", "record", "records",
    "reference", "references", "text", "texts", "unit", "whole", "years",
]  # fmt: skip

MAX_TEXT = 2_000


@dataclass(frozen=True, slots=True)
class Reference:
    """An id that a record names, where it stands, and of which kind the named record must be."""

    kind: str
    id: str
    place: Place


@dataclass(slots=True)
class Reader:
    """What parsers share while one file is read."""

    units: Mapping[str, Unit] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)
    references: list[Reference] = field(default_factory=list)
    sources: Mapping[str, Source] = field(default_factory=dict)
    inline_sources: list[Source] = field(default_factory=list)
    whole_numbers: bool | None = False
    """Whether the file's unit is counted whole; None where the unit is not known, which is a finding already."""

    def put(self, code: str, place: Place, message: str, mend: str = "") -> None:
        self.findings.append(Finding(code, place, message, mend))

    def kind_of_source(self, id: str) -> SourceKind | None:
        """The kind of a source known so far or written in this file; None where it is not known."""
        inline = next((s for s in self.inline_sources if s.id == id), None)
        known = inline or self.sources.get(id)
        return known.kind if known else None

    def expect_text(self, node: Node, what: str = "satu tulisan") -> TextNode | None:
        if isinstance(node, TextNode):
            return node
        form = "daftar" if isinstance(node, ListNode) else "kelompok kolom"
        self.put("bentuk-salah", node.place, f"Di sini tertulis {form}, padahal yang diminta {what}.", what)
        return None


Parser = Callable[[Node, Reader], Any]


@dataclass(frozen=True, slots=True)
class Field:
    """One field of a record: its Indonesian name, our attribute, how it is read, and a sentence of help."""

    name: str
    attribute: str
    parse: Parser
    help: str
    required: bool = False


@dataclass(frozen=True, slots=True)
class Shape:
    """The fields of a mapping and the dataclass that they fill."""

    build: Callable[..., Any]
    fields: tuple[Field, ...]

    def names(self) -> list[str]:
        return [f.name for f in self.fields]

    def values(self, node: MapNode, reader: Reader) -> dict[str, Any] | None:
        """Attribute values; None where a required field is missing or unreadable."""
        complete = True
        values: dict[str, Any] = {}
        for key, place in node.keys.items():
            if key not in self.names():
                reader.findings.append(unknown_field(key, place, self.names()))
        for item in self.fields:
            child = node.fields.get(item.name)
            if child is None or (isinstance(child, TextNode) and child.is_empty):
                if item.required and (child is not None or item.name not in node.keys):
                    place = node.keys.get(item.name, node.place)
                    message = f"Kolom “{item.name}” wajib diisi. {item.help}"
                    reader.put("kolom-wajib", place, message, f"{item.name}: …")
                complete = complete and not item.required
                continue
            value = item.parse(child, reader)
            if value is not None:
                values[item.attribute] = value
            elif item.required:
                complete = False
        return values if complete else None


# --- texts -------------------------------------------------------------------------------------------------


def text(node: Node, reader: Reader) -> str | None:
    """One line of plain text; line breaks of folded texts become blanks."""
    found = reader.expect_text(node)
    if found is None:
        return None
    value = " ".join(found.text.split())
    if not value:
        reader.put("kolom-wajib", found.place, "Isinya kosong.", "isi kolom ini, atau hapus barisnya")
    elif len(value) > MAX_TEXT:
        reader.put("teks-terlalu-panjang", found.place, f"Isi ini melebihi {MAX_TEXT} huruf.", "ringkas isinya")
    return value if 0 < len(value) <= MAX_TEXT else None


def identifier(node: Node, reader: Reader) -> str | None:
    """An id: lower-case letters, digits, hyphens."""
    found = reader.expect_text(node, "satu id")
    if found is None:
        return None
    if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", found.text):
        mend = re.sub(r"[^a-z0-9]+", "-", found.text.casefold()).strip("-")
        reader.put("nama-berkas", found.place, f"“{found.text}” bukan id: huruf kecil, angka, tanda hubung.", mend)
        return None
    return found.text


def code(node: Node, reader: Reader) -> str | None:
    """A code of digits, dots and letters, kept as text (``13.71.05``)."""
    found = reader.expect_text(node, "satu kode")
    if found is None:
        return None
    if not re.fullmatch(r"[A-Za-z0-9][A-Za-z0-9./ -]{0,60}", found.text):
        reader.put("bentuk-salah", found.place, f"“{found.text}” bukan kode.", "angka, huruf, titik, garis")
        return None
    return found.text


page = code


def link(node: Node, reader: Reader) -> str | None:
    """An http(s) address."""
    found = reader.expect_text(node, "satu alamat web")
    if found is None:
        return None
    if not re.fullmatch(r"https?://[A-Za-z0-9.-]+(:\d+)?(/[^\s<>\"'\\]*)?", found.text):
        reader.put("tautan-salah", found.place, f"“{found.text}” bukan alamat web.", "https://contoh.go.id/halaman")
        return None
    return found.text


E = TypeVar("E", bound=StrEnum)


def choice(options: type[E] | tuple[str, ...]) -> Parser:
    """One of a closed list; the finding names the list."""
    known = [str(o) for o in options]

    def parse(node: Node, reader: Reader) -> Any:
        found = reader.expect_text(node, "satu kata dari daftar")
        if found is None:
            return None
        if found.text not in known:
            message = f"“{found.text}” tidak ada dalam daftar: {', '.join(known)}."
            reader.put("pilihan-tidak-dikenal", found.place, message, nearest(found.text, known)[0])
            return None
        return options(found.text) if isinstance(options, type) else found.text

    parse.__doc__ = " | ".join(known)
    return parse


def boolean(node: Node, reader: Reader) -> bool | None:
    """``ya`` or ``tidak`` (``true``, ``false`` are read too)."""
    found = reader.expect_text(node, "ya atau tidak")
    if found is None:
        return None
    value = {"ya": True, "true": True, "tidak": False, "false": False}.get(found.text)
    if value is None:
        reader.put("pilihan-tidak-dikenal", found.place, f"“{found.text}” bukan ya atau tidak.", "ya   atau   tidak")
    return value


# --- numbers and periods -----------------------------------------------------------------------------------


def _unreadable(found: TextNode, problem: Unreadable, reader: Reader) -> None:
    reader.put(problem.code, found.place, problem.message, problem.mend)


def quantity(node: Node, reader: Reader) -> Any:
    """A value or range of the metric's unit."""
    found = reader.expect_text(node, "satu angka, atau rentang “400 sampai 500”")
    if found is None:
        return None
    value = read_quantity(found.text, whole=bool(reader.whole_numbers))
    if isinstance(value, Unreadable) and value.code == "angka-bermakna-dua" and reader.whole_numbers is None:
        value = read_quantity(found.text, whole=True)
    return _unreadable(found, value, reader) if isinstance(value, Unreadable) else value


def number(node: Node, reader: Reader) -> Any:
    """A single whole amount, in rupiah."""
    found = reader.expect_text(node, "satu angka")
    if found is None:
        return None
    value = read_quantity(found.text, whole=True)
    return _unreadable(found, value, reader) if isinstance(value, Unreadable) else value.value


def whole(node: Node, reader: Reader) -> int | None:
    """A small whole number, such as a year."""
    found = reader.expect_text(node, "satu bilangan bulat")
    if found is None:
        return None
    if not re.fullmatch(r"[1-9]\d{0,3}", found.text):
        reader.put("bentuk-salah", found.place, f"“{found.text}” bukan bilangan bulat.", "2025")
        return None
    return int(found.text)


def period(node: Node, reader: Reader) -> Any:
    """A period (:func:`macros.readings.read_period`)."""
    found = reader.expect_text(node, "satu periode")
    if found is None:
        return None
    value = read_period(found.text)
    return _unreadable(found, value, reader) if isinstance(value, Unreadable) else value


def day(node: Node, reader: Reader) -> Any:
    """A full date."""
    found = reader.expect_text(node, "satu tanggal")
    if found is None:
        return None
    value = read_date(found.text)
    return _unreadable(found, value, reader) if isinstance(value, Unreadable) else value


# --- lists and nested records ------------------------------------------------------------------------------


def many(parse: Parser) -> Parser:
    """A list whose items are read by ``parse``."""

    def parse_all(node: Node, reader: Reader) -> tuple[Any, ...] | None:
        if not isinstance(node, ListNode):
            mend = f"- {node.text}" if isinstance(node, TextNode) else "- …"
            reader.put("bentuk-salah", node.place, "Kolom ini berisi daftar: tiap butir diawali “- ”.", mend)
            return None
        items = (parse(item, reader) for item in node.items)
        return tuple(item for item in items if item is not None)

    parse_all.__doc__ = f"daftar; tiap butir: {parse.__doc__ or ''}"
    return parse_all


texts = many(text)
years = many(whole)


def record(shape: Shape) -> Parser:
    """A mapping read as the dataclass of ``shape``; it is given its place where it has one."""

    def parse(node: Node, reader: Reader) -> Any:
        if not isinstance(node, MapNode):
            message = f"Di sini diminta kolom: {', '.join(shape.names())}."
            reader.put("bentuk-salah", node.place, message, f"{shape.names()[0]}: …")
            return None
        values = shape.values(node, reader)
        if values is None:
            return None
        if "place" in getattr(shape.build, "__dataclass_fields__", {}):
            values["place"] = node.place
        return shape.build(**values)

    parse.__doc__ = "kolom: " + ", ".join(shape.names())
    return parse


def records(shape: Shape) -> Parser:
    """A list of mappings of one shape."""
    return many(record(shape))


# --- references --------------------------------------------------------------------------------------------


def reference(kind: str) -> Parser:
    """The id of another record; whether it exists is checked when all is loaded."""

    def parse(node: Node, reader: Reader) -> str | None:
        found = reader.expect_text(node, "satu id")
        if found is None:
            return None
        reader.references.append(Reference(kind, found.text, found.place))
        return found.text

    parse.__doc__ = f"id {kind}"
    return parse


def references(kind: str) -> Parser:
    """A list of ids."""
    return many(reference(kind))


dimension = reference("dimensi")
"""``smart-living`` or ``smart-living/mobilitas``."""


def unit(node: Node, reader: Reader) -> str | None:
    """The name of a unit in ``data/kota/satuan.yaml``; it also sets how the metric's numbers are read."""
    name = reference("satuan")(node, reader)
    if isinstance(name, str) and name in reader.units:
        reader.whole_numbers = reader.units[name].whole
    return name if isinstance(name, str) else None


def breakdown(node: Node, reader: Reader) -> Breakdown | None:
    """Exactly one of ``opd``, ``unit`` (puskesmas) or ``butir`` (free text)."""
    kinds = ("opd", "unit", "butir")
    if not isinstance(node, MapNode) or len(node.keys) != 1 or next(iter(node.keys)) not in kinds:
        message = "Rincian berisi satu kolom saja: opd, unit, atau butir."
        reader.put("bentuk-salah", node.place, message, "rincian:\n  butir: nama rincian")
        return None
    kind, child = next(iter(node.fields.items())) if node.fields else ("butir", node)
    found = reader.expect_text(child)
    if found is None:
        return None
    if kind != "butir":
        reader.references.append(Reference({"opd": "opd", "unit": "puskesmas"}[kind], found.text, found.place))
    return Breakdown(kind, " ".join(found.text.split()))
