"""What reads a record: the fields that it may have, and what its parsers share on the way.

A parser returns None after it has put a finding; the record then goes without that field. References to other
records are noted with their place and checked when the whole of ``data/`` is known (:mod:`macros.book.references`).
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from ..findings import Finding, NearNames, Place
from ..readings import OR
from .model import Source, SourceKind, Unit
from .yamlfile import ListNode, MapNode, Node, TextNode

__all__ = ["INSIDE", "Field", "Parser", "Reader", "Reference", "Shape", "typed"]


@dataclass(frozen=True, slots=True)
class Reference:
    """An id that a record names, where it stands, of which kind the named record must be, and its field's name."""

    kind: str
    id: str
    place: Place
    label: str = ""


@dataclass(slots=True)
class Reader:
    """What parsers share while one file is read.

    :param label: what stands before the value that is being read (``nilai: ``, ``- ``), so that a mend is a whole
        line to copy.
    :param nearest: finds the names that are like a wrong one.
    """

    units: Mapping[str, Unit] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)
    references: list[Reference] = field(default_factory=list)
    sources: Mapping[str, Source] = field(default_factory=dict)
    inline_sources: list[Source] = field(default_factory=list)
    whole_numbers: bool | None = False
    """Whether the file's unit is counted whole; None where the unit is not known, which is a finding already."""
    unit: str = ""
    label: str = ""
    nearest: NearNames = field(default_factory=NearNames)

    def put(self, code: str, place: Place, message: str, mend: str = "", *, value: bool = False) -> None:
        """Note a finding.

        :param value: the mend is a value, or several with :data:`~macros.readings.OR` between them.
        """
        self.findings.append(Finding(code, place, message, self.labelled(mend) if value and mend else mend))

    def labelled(self, mend: str) -> str:
        """Each of the values with what stands before it in its line."""
        return OR.join(self.label + each for each in mend.split(OR))

    def kind_of_source(self, id: str) -> SourceKind | None:
        """The kind of a source known so far or written in this file; None where it is not known."""
        inline = next((s for s in self.inline_sources if s.id == id), None)
        known = inline or self.sources.get(id)
        return known.kind if known else None

    def expect_text(self, node: Node, what: str = "satu tulisan") -> TextNode | None:
        if isinstance(node, TextNode):
            return node
        form = "daftar" if isinstance(node, ListNode) else "kelompok kolom"
        mend = what
        if isinstance(node, ListNode) and self.label and all(isinstance(item, TextNode) for item in node.items):
            items = [typed(item) for item in node.items]
            mend = self.labelled(", ".join(items) if what == "satu tulisan" else OR.join(items))
        self.put("bentuk-salah", node.place, f"Di sini tertulis {form}, padahal yang diminta {what}.", mend)
        return None


Parser = Callable[[Node, Reader], Any]
INSIDE: dict[Parser, tuple[str, ...]] = {}
"""Names of the fields that stand below a field, by the parser that reads them."""


@dataclass(frozen=True, slots=True)
class Field:
    """One field of a record: its Indonesian name, our attribute, how it is read, and a sentence of help."""

    name: str
    attribute: str
    parse: Parser
    help: str
    required: bool = False


@dataclass(frozen=True)
class Shape:
    """The fields of a mapping and the dataclass that they fill."""

    build: Callable[..., Any]
    fields: tuple[Field, ...]

    def names(self) -> list[str]:
        return list(self._names)

    @cached_property
    def _names(self) -> dict[str, None]:
        return dict.fromkeys(f.name for f in self.fields)

    def values(self, node: MapNode, reader: Reader) -> dict[str, Any] | None:
        """Attribute values; None where a required field is missing or unreadable."""
        complete = True
        values: dict[str, Any] = {}
        unknown = [key for key in node.keys if key not in self._names]
        meant = {key: _meant(key, self.names(), reader.nearest) for key in unknown}
        names_meant = set(meant.values())
        for item in self.fields:
            child = node.fields.get(item.name)
            if child is None or (isinstance(child, TextNode) and child.is_empty):
                if child is not None and unknown and self._moved_out(item, node, unknown, reader):
                    complete = complete and not item.required
                    continue
                # A field under another name is one mistake, told where it stands.
                is_told = child is None and (item.name in node.keys or item.name in names_meant)
                if item.required and not is_told:
                    _missing(item, node, child, reader)
                complete = complete and not item.required
                continue
            reader.label = f"{item.name}: "
            value = item.parse(child, reader)
            if value is not None:
                values[item.attribute] = value
            elif item.required:
                complete = False
        reader.findings += [
            _unknown_field(key, node.keys[key], self.names(), meant[key], typed(node.fields.get(key)))
            for key in unknown
        ]
        return values if complete else None

    def _moved_out(self, item: Field, node: MapNode, unknown: list[str], reader: Reader) -> bool:
        """Whether an empty field's inner fields stand beside it instead of below it: one mistake, one finding."""
        inside = INSIDE.get(item.parse, ())
        lost = [key for key in unknown if key in inside and node.keys[key].line > node.keys[item.name].line]
        if not lost:
            return False
        named = ", ".join(f"“{key}”" for key in lost)
        message = f"Kolom {named} adalah isi “{item.name}”, jadi menjorok dua spasi di bawahnya."
        margin = " " * (node.keys[item.name].column - 1)
        fields = [f"{key}: {typed(node.fields.get(key))}" for key in lost]
        if "daftar" in (item.parse.__doc__ or ""):
            fields = [f"- {fields[0]}", *(f"  {line}" for line in fields[1:])]
        lines = [f"{margin}{item.name}:", *(f"{margin}  {line}" for line in fields)]
        reader.put("bentuk-salah", node.keys[lost[0]], message, "\n".join(lines))
        unknown[:] = [key for key in unknown if key not in lost]
        return True


def typed(node: Node | None) -> str:
    """What was written in a field, as it would be written again; dots where that is no short text."""
    if not isinstance(node, TextNode) or not node.text or len(node.text) > 200:
        return "…"
    return f'"{node.text}"' if node.quoted else node.text


def _missing(item: Field, node: MapNode, child: Node | None, reader: Reader) -> None:
    place = node.keys.get(item.name, node.place)
    message = f"Kolom “{item.name}” wajib diisi. {item.help}"
    mend = f"{item.name}: …"
    comment = child.comment if isinstance(child, TextNode) else ""
    if comment:
        message = f"Kolom “{item.name}” kosong: tulisan sesudah tanda # dianggap catatan dan tidak dibaca."
        is_error = comment.startswith(("#N/A", "#REF", "#DIV", "#VALUE", "#NAME", "#NUM", "#####"))
        mend = "angka seperti di sumbernya; ini pesan kesalahan Excel" if is_error else f'{item.name}: "{comment}"'
    reader.put("kolom-wajib", place, message, mend)


# --- fields that are not there -----------------------------------------------------------------------------

_SYNONYMS = {
    "keterangan": ("catatan", "arti"), "ket": ("catatan",), "note": ("catatan",), "notes": ("catatan",),
    "tahun": ("periode",), "waktu": ("periode", "tanggal"), "bulan": ("periode",), "year": ("periode", "tahun"),
    "jumlah": ("nilai",), "realisasi": ("nilai",), "capaian": ("nilai",), "value": ("nilai",), "angka": ("nilai",),
    "unit": ("satuan",), "satuan_ukur": ("satuan",), "url": ("tautan",), "link": ("tautan",), "website": ("tautan",),
    "alamat": ("tautan",), "situs": ("tautan",), "tanggal": ("terbit", "periode"), "tgl": ("tanggal", "terbit"),
    "tanggal_terbit": ("terbit",), "diterbitkan": ("terbit",),
    "deskripsi": ("definisi", "kegunaan", "ringkasan", "isi"),
    "description": ("definisi", "ringkasan"), "pengertian": ("definisi", "arti"), "name": ("nama",),
    "title": ("judul", "nama"), "judul": ("nama",), "nama": ("judul",), "author": ("penerbit",),
    "penulis": ("penerbit",),
    "source": ("sumber",), "referensi": ("sumber",), "rujukan": ("sumber",), "kecamatan": ("wilayah",),
    "daerah": ("wilayah",), "baseline": ("tahun_dasar",), "kondisi_awal": ("tahun_dasar",), "kategori": ("jenis",),
    "tipe": ("jenis",), "jabatan": ("oleh",), "hal": ("halaman",), "no": ("nomor",), "tujuan": ("kegunaan", "manfaat"),
}  # fmt: skip
"""What authors call a field, and what it is called here, the likeliest first."""
NEAR = 0.75


def _meant(key: str, known: list[str], nearest: NearNames) -> str:
    """The field that an author means by a name; empty where it is none of them, for a guess would mislead."""
    folded = key.strip(" –—*•").casefold().replace(" ", "_").replace("-", "_")
    for name in (*_SYNONYMS.get(folded, ()), folded):
        if name in known:
            return name
    for name in nearest(folded, known):
        is_like = difflib.SequenceMatcher(None, folded, name).ratio() >= NEAR
        if is_like or (len(name) > 3 and re.match(rf"{name}(?=_|an\b|nya\b)", folded)):
            return name
    return ""


def _unknown_field(key: str, place: Place, known: list[str], meant: str, typed: str) -> Finding:
    """The finding for a field that its record does not have: the field meant, or all that there are.

    :param typed: what was written in it.
    """
    message = f"Kolom “{key[:60]}” tidak dikenal di sini."
    if meant:
        return Finding("kolom-tidak-dikenal", place, f"{message} Yang dimaksud mungkin “{meant}”.", f"{meant}: {typed}")
    mend = "hapus kolom ini, atau pindahkan isinya ke catatan" if "catatan" in known else "hapus kolom ini"
    return Finding("kolom-tidak-dikenal", place, f"{message} Kolom yang ada: {', '.join(known)}.", mend)
