"""Parsers of texts, ids, choices, lists and nested records: node in, value out, findings and references on the way.

Those of numbers and dates are in :mod:`macros.book.measures`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from enum import StrEnum
from html import unescape
from typing import Any, TypeVar

from ..findings import Place
from ..personal import names_an_office, personal_data
from ..readings import OR
from .model import Breakdown
from .reader import INSIDE, NEAR, Field, Parser, Reader, Reference, Shape, typed
from .sheets import figures_of
from .yamlfile import ListNode, MapNode, Node, TextNode, personal_finding

__all__ = [
    "Field", "Parser", "Reader", "Reference", "Shape", "boolean", "breakdown", "choice", "code", "dimension",
    "formed", "identifier", "link", "many", "office", "page", "record", "records", "reference", "references",
    "team", "text", "texts",
]  # fmt: skip

MAX_TEXT = 2_000


# --- texts -------------------------------------------------------------------------------------------------


def text(node: Node, reader: Reader) -> str | None:
    """One line of plain text; line breaks of folded texts become blanks."""
    found = reader.expect_text(node)
    if found is None:
        return None
    value = " ".join(found.text.split())
    if not value:
        reader.put("kolom-wajib", found.place, "Isinya kosong.", "isi kolom ini, atau hapus barisnya")
        return None
    if len(value) > MAX_TEXT:
        reader.put("teks-terlalu-panjang", found.place, f"Isi ini melebihi {MAX_TEXT} huruf.", "ringkas isinya")
        return None
    if "&" in value and _has_entity(value, found.place, reader):
        return None
    if "<" in value or "{{" in value:
        _tell_markup(value, found.place, reader)
    personal = next(personal_data(value), None)
    if personal is not None:
        reader.findings.append(personal_finding(found.place, personal))
    return value


def _has_entity(value: str, place: Place, reader: Reader) -> bool:
    match = re.search(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z]{2,20}\d?);", value)
    if match is None or unescape(match.group()) == match.group():
        return False
    message = f"“{match.group()}” adalah sandi HTML; tulis tandanya sendiri."
    plain = "".join(sign if sign.isprintable() else " " for sign in unescape(value))
    reader.put("bentuk-salah", place, message, " ".join(plain.split()), value=True)
    return True


_TAG = re.compile(
    r"(?i)</?(?:a|b|i|u|p|s|br|hr|em|li|ol|ul|td|th|tr|h[1-6]|img|div|sub|sup|svg|font|form|span|base|link|meta|style|"
    r"table|small|video|audio|embed|input|iframe|object|script|strong|center|button)(?:[\s/][^<>]*)?>"
)
_CALL = re.compile(r"\{\{.*?\}\}")


def _tell_markup(value: str, place: Place, reader: Reader) -> None:
    """Data are shown as they are written: a tag or a call in them is shown as its signs."""
    if tag := _TAG.search(value):
        message = f"Tanda HTML “{tag.group()[:60]}” tidak dipakai di data; ia akan tampil sebagai tulisan."
        plain = " ".join(_TAG.sub(" ", value).split())
        reader.put("bentuk-salah", place, message, plain or "…", value=True)
    elif call := _CALL.search(value):
        message = f"Makro tidak dijalankan di data: “{call.group()[:60]}” akan tampil sebagai tulisan."
        reader.put("bentuk-salah", place, message, "tulis isinya tanpa makro; makro dipanggil di halaman")


def office(node: Node, reader: Reader) -> str | None:
    """The name of an office or a post, never of a person."""
    before = len(reader.findings)
    value = text(node, reader)
    if value is not None and len(reader.findings) == before and not names_an_office(value):
        message = f"“{value}” tidak menyebut kantor atau jabatan. Nama orang tidak dimuat di sini."
        reader.put("data-pribadi", node.place, message, "jabatannya, misalnya Kepala Bidang Data")
    return value


def identifier(node: Node, reader: Reader) -> str | None:
    """An id: lower-case letters, digits, hyphens."""
    found = reader.expect_text(node, "satu id")
    if found is None:
        return None
    if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", found.text):
        mend = re.sub(r"[^a-z0-9]+", "-", found.text.casefold()).strip("-")
        message = f"“{found.text}” bukan id: huruf kecil, angka, tanda hubung."
        reader.put("nama-berkas", found.place, message, mend, value=True)
        return None
    return found.text


def code(node: Node, reader: Reader) -> str | None:
    """A code of digits, dots and letters, kept as text (``13.71.05``)."""
    found = reader.expect_text(node, "satu kode")
    if found is None:
        return None
    if not re.fullmatch(r"[A-Za-z0-9][A-Za-z0-9./ -]{0,60}", found.text):
        reader.put("bentuk-salah", found.place, f"“{found.text[:60]}” bukan kode.", "angka, huruf, titik, garis")
        return None
    return found.text


page = code


def link(node: Node, reader: Reader) -> str | None:
    """An http(s) address."""
    found = reader.expect_text(node, "satu alamat web")
    if found is None:
        return None
    parts = re.fullmatch(r"(?i)https?://([^/?#]*@)?([a-z0-9.-]+)(:\d*)?([/?#].*)?", found.text)
    if parts and (parts[1] or parts[3] or "xn--" in parts[2].casefold()):
        # Pages may not link there either (macros.rendering.addresses): a reader trusts the name that stands first.
        what = "@ di depan nama situs" if parts[1] else "nomor di belakang titik dua" if parts[3] else "sandi xn--"
        message = f"“{found.text[:80]}” memuat {what}; alamat begitu tidak dapat ditaut di buku ini."
        is_plain = not parts[1] and "xn--" not in parts[2].casefold()
        mend = f"https://{parts[2]}{parts[4] or ''}" if is_plain else "alamat yang dimulai dengan nama situsnya sendiri"
        reader.put("tautan-salah", found.place, message, mend, value=is_plain)
        return None
    if not re.fullmatch(r"https?://[A-Za-z0-9.-]+(/[^\s<>\"'\\]*)?", found.text):
        bare = re.fullmatch(r"(?:https?:?/{0,2})?((?:[a-z0-9-]+\.)+[a-z]{2,}(?:/[^\s<>\"'\\]*)?)", found.text)
        mend = f"https://{bare[1]}" if bare else "https://contoh.go.id/halaman"
        message = f"“{found.text[:80]}” bukan alamat web yang lengkap."
        reader.put("tautan-salah", found.place, message, mend, value=True)
        return None
    return found.text


def formed(pattern: str, what: str, mend: str) -> Parser:
    """A text of one form; ``what`` names it and ``mend`` shows it, both in Indonesian."""

    def parse(node: Node, reader: Reader) -> str | None:
        found = reader.expect_text(node, what)
        if found is None:
            return None
        if not re.fullmatch(pattern, found.text):
            reader.put("bentuk-salah", found.place, f"“{found.text[:80]}” bukan {what}.", mend)
            return None
        return found.text

    parse.__doc__ = what
    return parse


team = formed(r"@[A-Za-z0-9-]+(?:/[A-Za-z0-9._-]+)?", "nama tim di forge, diawali @", '"@organisasi/tim"')
"""A team of the forge that reviews proposals."""


E = TypeVar("E", bound=StrEnum)


def choice(options: type[E] | tuple[str, ...], meanings: Mapping[str, str] | None = None) -> Parser:
    """One of a closed list; the finding proposes the word that is like it, else it lists them all.

    :param meanings: what each word means, for authors who cannot tell from the word.
    """
    known = [str(o) for o in options]

    def parse(node: Node, reader: Reader) -> Any:
        found = reader.expect_text(node, "satu kata dari daftar")
        if found is None:
            return None
        if found.text not in known:
            near = reader.nearest(found.text.strip(), known, floor=NEAR)[:1]
            message = f"“{found.text[:60]}” tidak ada dalam daftar: {', '.join(known)}."
            if not near and meanings:
                message = f"“{found.text[:60]}” tidak ada dalam daftar. Pilih satu menurut artinya."
            told = "\n".join(f"{reader.label}{word}   ({meanings[word]})" for word in known) if meanings else ""
            mend = f"{reader.label}{near[0]}" if near else told or f"{reader.label}satu kata dari daftar itu"
            reader.put("pilihan-tidak-dikenal", found.place, message, mend)
            return None
        return options(found.text) if isinstance(options, type) else found.text

    parse.__doc__ = " | ".join(known)
    return parse


_YES_AND_NO = {"ya": True, "true": True, "tidak": False, "false": False}
_OTHER_YES = {"yes", "y", "iya", "on", "benar", "ada", "ya", "true", "1", "x", "v", "✓", "√"}
_OTHER_NO = {"no", "n", "off", "bukan", "salah", "tidak", "tdk", "false", "0", "tidak ada", "belum"}


def boolean(node: Node, reader: Reader) -> bool | None:
    """``ya`` or ``tidak`` (``true``, ``false`` are read too)."""
    found = reader.expect_text(node, "ya atau tidak")
    if found is None:
        return None
    value = _YES_AND_NO.get(found.text)
    if value is None:
        folded = found.text.strip().casefold()
        mend = "ya" if folded in _OTHER_YES else "tidak" if folded in _OTHER_NO else f"ya{OR}tidak"
        message = f"“{found.text[:60]}” tidak dikenal di sini; yang ditulis “ya” atau “tidak”."
        reader.put("pilihan-tidak-dikenal", found.place, message, mend, value=True)
    return value


# --- lists and nested records ------------------------------------------------------------------------------


def many(parse: Parser) -> Parser:
    """A list whose items are read by ``parse``."""

    def parse_all(node: Node, reader: Reader) -> tuple[Any, ...] | None:
        if not isinstance(node, ListNode):
            _no_list(node, reader)
            return None
        values = []
        for item in node.items:
            if isinstance(item, TextNode) and item.is_empty:
                message = "Butir daftar ini kosong: sesudah “- ” belum ada isinya."
                reader.put("kolom-wajib", item.place, message, "hapus baris ini, atau isi")
                continue
            reader.label = "- "
            value = parse(item, reader)
            if value is not None:
                values.append(value)
        return tuple(values)

    parse_all.__doc__ = f"daftar; tiap butir: {parse.__doc__ or ''}"
    INSIDE[parse_all] = INSIDE.get(parse, ())
    return parse_all


def _no_list(node: Node, reader: Reader) -> None:
    column = reader.label.rstrip(" ")
    message = "Kolom ini berisi daftar: tiap butir di barisnya sendiri, diawali “- ”."
    lines = [column]
    if isinstance(node, TextNode):
        figures = figures_of(node.text.split()) if ";" in node.text else []
        items = re.split(r"\s*[,;]\s+|\s*\n\s*", node.text.strip())
        listed = [f"- {item.strip(' –—*•-')}" for item in items if item.strip(" –—*•-")]
        lines += [f"  {line}" for line in figures or listed]
    elif isinstance(node, MapNode):
        first, *rest = (f"{key}: {typed(node.fields.get(key))}" for key in node.keys)
        lines += [f"  - {first}", *(f"    {field}" for field in rest)]
    reader.put("bentuk-salah", node.place, message, "\n".join(lines))


texts = many(text)


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
    INSIDE[parse] = tuple(shape.names())
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
        reader.references.append(Reference(kind, found.text, found.place, reader.label))
        return found.text

    parse.__doc__ = f"id {kind}"
    return parse


def references(kind: str) -> Parser:
    """A list of ids."""
    return many(reference(kind))


dimension = reference("dimensi")
"""``smart-living`` or ``smart-living/mobilitas``."""


def breakdown(node: Node, reader: Reader) -> Breakdown | None:
    """Exactly one of ``opd``, ``unit`` (puskesmas) or ``butir`` (free text)."""
    kinds = ("opd", "unit", "butir")
    if not isinstance(node, MapNode) or len(node.keys) != 1 or next(iter(node.keys)) not in kinds:
        message = "Rincian berisi satu kolom saja: opd, unit, atau butir."
        item = node.text if isinstance(node, TextNode) else "nama rincian"
        reader.put("bentuk-salah", node.place, message, f"rincian:\n  butir: {item}")
        return None
    if not node.fields:
        return None  # the value could not be read, which is a finding already
    kind, child = next(iter(node.fields.items()))
    found = reader.expect_text(child)
    if found is None:
        return None
    if found.is_empty or not found.text.strip():
        reader.put("kolom-wajib", node.keys[kind], f"Kolom “{kind}” kosong.", f"{kind}: …   atau hapus rincian:")
        return None
    if kind != "butir":
        reader.references.append(
            Reference({"opd": "opd", "unit": "puskesmas"}[kind], found.text, found.place, f"{kind}: ")
        )
    return Breakdown(kind, " ".join(found.text.split()))


INSIDE[breakdown] = ("opd", "unit", "butir")
