"""Parsers of numbers, periods and dates, and of the unit that decides how numbers are read."""

from __future__ import annotations

import re
from typing import Any

from ..readings import Unreadable, read_date, read_period, read_quantity
from .fields import many, reference
from .reader import Reader
from .yamlfile import Node, TextNode

__all__ = ["day", "moment", "number", "period", "quantity", "unit", "whole", "years"]


def _unreadable(found: TextNode, problem: Unreadable, reader: Reader) -> None:
    mend = problem.mend
    if problem.is_hint or not mend:
        reader.put(problem.code, found.place, problem.message, mend)
        return
    reader.put(problem.code, found.place, problem.message, reader.labelled(mend) + f"\n{problem.also}".rstrip())


def quantity(node: Node, reader: Reader) -> Any:
    """A value or range of the metric's unit."""
    found = reader.expect_text(node, "satu angka, atau rentang “400 sampai 500”")
    if found is None:
        return None
    value = read_quantity(found.text, whole=bool(reader.whole_numbers))
    if isinstance(value, Unreadable) and value.code == "angka-bermakna-dua" and reader.whole_numbers is None:
        value = read_quantity(found.text, whole=True)
    if not isinstance(value, Unreadable):
        return value
    other = _other_unit(found.text, reader)
    if other and not value.is_hint:
        message = f"“{found.text}” bersatuan {other}, sedangkan satuan indikator ini {reader.unit}."
        mend = f"angka dalam {reader.unit}, atau ubah baris satuannya menjadi {other}"
        reader.put("satuan-tidak-cocok", found.place, message, mend)
        return None
    return _unreadable(found, value, reader)


_WORDS = re.compile(r"(?<=[0-9])\s*(%|[A-Za-z][A-Za-z0-9 ]*)$")


def _other_unit(text: str, reader: Reader) -> str:
    """The unit that a value names, where it is not the metric's own; empty where it names none."""
    if not reader.unit:
        return ""
    words = _WORDS.search(text)
    named = words[1].strip().casefold() if words else ""
    named = re.sub(r"^(?:ribu|juta|miliar|triliun)\s+", "", named)
    if text.strip().casefold().startswith("rp"):
        named = "rupiah"
    named = "persen" if named == "%" else named
    known = next((name for name in reader.units if name.casefold() == named), "")
    return "" if known.casefold() in reader.unit.casefold() else known


def number(node: Node, reader: Reader) -> Any:
    """One amount of money in rupiah, no range; a dot always parts thousands."""
    found = reader.expect_text(node, "satu angka")
    if found is None:
        return None
    value = read_quantity(found.text, whole=True)
    if isinstance(value, Unreadable) and value.code == "angka-tidak-bulat":
        value = read_quantity(found.text)
    if isinstance(value, Unreadable):
        return _unreadable(found, value, reader)
    if value.is_range:
        message = f"“{found.text}” adalah rentang; kolom ini berisi satu angka dalam rupiah."
        reader.put("angka-tidak-terbaca", found.place, message, "satu angka; rentangnya jelaskan di catatan")
        return None
    return value.value


def whole(node: Node, reader: Reader) -> int | None:
    """A small whole number, such as a year."""
    found = reader.expect_text(node, "satu bilangan bulat")
    if found is None:
        return None
    if not re.fullmatch(r"[1-9]\d{0,3}", found.text):
        year = re.fullmatch(r"(?i)\D{0,20}?((?:19|20)\d\d)(?:[.,]0)?", found.text)
        mend = year[1] if year else "bilangan bulat, misalnya 2025"
        reader.put("bentuk-salah", found.place, f"“{found.text[:60]}” bukan bilangan bulat.", mend, value=bool(year))
        return None
    return int(found.text)


years = many(whole)


def period(node: Node, reader: Reader) -> Any:
    """The time that a figure covers (:func:`macros.readings.read_period`)."""
    return _time(node, reader, is_moment=False)


def moment(node: Node, reader: Reader) -> Any:
    """When something was, began or ended: a day, a month or a year."""
    return _time(node, reader, is_moment=True)


def _time(node: Node, reader: Reader, *, is_moment: bool) -> Any:
    found = reader.expect_text(node, "satu tanggal, bulan, atau tahun" if is_moment else "satu periode")
    if found is None:
        return None
    value = read_period(found.text, is_moment=is_moment)
    return _unreadable(found, value, reader) if isinstance(value, Unreadable) else value


def day(node: Node, reader: Reader) -> Any:
    """A full date."""
    found = reader.expect_text(node, "satu tanggal")
    if found is None:
        return None
    value = read_date(found.text)
    return _unreadable(found, value, reader) if isinstance(value, Unreadable) else value


def unit(node: Node, reader: Reader) -> str | None:
    """The name of a unit in ``data/kota/satuan.yaml``."""
    name = reference("satuan")(node, reader)
    return name if isinstance(name, str) else None
