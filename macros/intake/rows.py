"""A row into the YAML of its metric, as text: comments, order and line ends of the file stay as they are."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence

from ..book.model import Figure, SourceKind
from .judge import Entry
from .sources import NewSource

__all__ = ["insert_row", "source_text"]

UNCHECKED = "Dicatat dari laporan pembaca; sumbernya belum diperiksa sekretariat."
_TO_DO = "  # periksa, lalu ganti"


def insert_row(text: str, entry: Entry) -> str | None:
    """The file with the row in it; None where its lists are not written as the guide tells.

    :param text: the file as it is, with its own line ends.
    """
    end = "\r" if "\r\n" in text else ""
    lines = text.removesuffix("\n").split("\n")
    section = "target" if entry.is_target else "angka"
    listed: Sequence[Figure] = entry.metric.targets if entry.is_target else entry.metric.observations
    if listed:
        # Where no row is earlier, the new one opens the list.
        first = min(listed, key=lambda row: row.place.line)
        start = (entry.beside or first).place.line - 1
        dash = re.match(r"( *)- ", lines[start]) if start < len(lines) else None
        if dash is None:
            return None
        at = _behind(lines, start, len(dash[1])) if entry.beside else start
        indent = dash[1]
    else:
        head = next((n for n, line in enumerate(lines) if re.fullmatch(rf"{section}:\s*(?:#.*)?", line)), None)
        if head is None and any(line.startswith(f"{section}:") for line in lines):
            return None
        if head is None:
            head = _place_of_list(lines, section)
            lines.insert(head, f"{section}:{end}")
        at, indent = head + 1, "  "
    lines[at:at] = [indent + line + end for line in _row(entry)]
    return "\n".join(lines) + "\n"


def _behind(lines: list[str], start: int, dash: int) -> int:
    """The first line that is no longer part of the row that starts there."""
    at = last = start + 1
    while at < len(lines):
        line = lines[at]
        if line.strip() and len(line) - len(line.lstrip(" ")) <= dash:
            break
        at += 1
        if line.strip():
            last = at
    return last


def _place_of_list(lines: list[str], section: str) -> int:
    """Where a list that is not there yet begins: before those that the guide puts behind it, else at the end."""
    later = ("target", "tanggapan", "keputusan") if section == "angka" else ("tanggapan", "keputusan")
    found = (n for n, line in enumerate(lines) if line.startswith(tuple(f"{name}:" for name in later)))
    return next(found, len(lines))


def _row(entry: Entry) -> Iterator[str]:
    yield f"- periode: {entry.period.key}"
    if entry.since:
        yield f"  sejak: {entry.since.key}"
    if entry.area:
        yield f"  wilayah: {entry.area}"
    if entry.breakdown:
        yield "  rincian:"
        yield f"    {entry.breakdown.kind}: {_quoted(entry.breakdown.key)}"
    yield f"  nilai: {_quoted(entry.value)}"
    if entry.quantity.approximate:
        yield "  kira_kira: ya"
    yield f"  sumber: {entry.source}"
    if entry.new_source:
        yield "  status: sementara"
    if entry.differs_from:
        yield f"  berbeda_dengan: {entry.differs_from}"
    if entry.replaces:
        yield f"  menggantikan: {entry.replaces}"
        yield f"  alasan: {_quoted(entry.reason)}"


def source_text(source: NewSource) -> str:
    """The record of a source that the book did not know, with what is missing named in it."""
    lines = [
        f"# {UNCHECKED}",
        f"# Belum diketahui: {', '.join(source.missing)}.",
        f"judul: {_quoted(source.title)}",
        f"penerbit: {_quoted(source.publisher)}" if source.publisher else f"penerbit: belum disebut{_TO_DO}",
        f"jenis: {SourceKind.REFERENCE}{_TO_DO}",
        *([f"nomor: {_quoted(source.number)}"] if source.number else []),
        *([f"tautan: {_quoted(source.link)}"] if source.link else []),
        f"catatan: {UNCHECKED}",
    ]
    return "\n".join(lines) + "\n"


def _quoted(text: str) -> str:
    """A text as a YAML scalar that reads as just this text."""
    if re.fullmatch(r"[A-Za-z0-9](?:[\w ()./,-]*[\w).])?", text):
        return text
    return json.dumps(text, ensure_ascii=False)
