"""The whole of ``data/`` as one :class:`~macros.book.model.Book`, with every finding of the run.

A broken file does not hide the others: its id stays known, so references to it raise no further findings and
one mistake gives one line.
"""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, fields
from pathlib import Path
from types import MappingProxyType
from typing import Any

from ..filekinds import files_below, name_problem
from ..findings import Finding, Findings, NearNames, Place
from ..indonesian import format_period
from ..limit import FILE_SECONDS, TooLong, time_limit
from . import model as m
from .reader import Reader, Reference, Shape
from .references import LIKE, reference_findings
from .schema import FILES, FileKind
from .settings import SETTINGS, SETTINGS_FILE
from .tables import TABLES, VISION, TableKind
from .yamlfile import ListNode, MapNode, Node, TextNode, compose

__all__ = ["LoadResult", "NodeCache", "load_book"]

VISION_FILE = "data/kota/visi.yaml"
MAX_ANSWERS = 50
"""Figures that may stand for one period and part; each is compared with each, and no reader compares so many."""


@dataclass(slots=True)
class NodeCache:
    """Composed files by path, each with the hash of its bytes: only changed files are parsed again."""

    _files: dict[str, tuple[bytes, Node | None, list[Finding]]] = field(default_factory=dict)

    def compose(self, path: str, content: bytes) -> tuple[Node | None, list[Finding]]:
        digest = hashlib.blake2b(content, digest_size=16).digest()
        known = self._files.get(path)
        if known is None or known[0] != digest:
            known = (digest, *compose(path, content))
            self._files[path] = known
        return known[1], known[2]


@dataclass(frozen=True, slots=True)
class LoadResult:
    """The book as far as it could be read, and all that is wrong with it."""

    book: m.Book
    findings: Findings


def load_book(root: Path, cache: NodeCache | None = None, seconds: float = FILE_SECONDS) -> LoadResult:
    """Read ``data/`` below the book's root.

    :param root: folder that holds ``data/``.
    :param cache: composed files of an earlier run (``serve``).
    :param seconds: time that one file may take.
    :raises MasterplanError: where libyaml is missing.
    """
    return _Loader(root, cache or NodeCache(), seconds).load()


class _Loader:
    def __init__(self, root: Path, cache: NodeCache, seconds: float) -> None:
        self.root = root
        self.cache = cache
        self.seconds = seconds
        self.findings = Findings()
        self.references: list[Reference] = []
        self.records: dict[str, dict[str, Any]] = {kind.name: {} for kind in (*FILES, *TABLES)}
        self.known: dict[str, dict[str, Place]] = {kind.name: {} for kind in (*FILES, *TABLES)}
        self.events: list[m.Event] = []
        self.partly_read: set[str] = set()

    def load(self) -> LoadResult:
        paths = sorted(files_below(self.root, "data", self.findings))
        tables = {f"data/kota/{table.file}": table for table in TABLES}
        by_kind: dict[str, list[tuple[str, re.Match[str], FileKind]]] = {kind.name: [] for kind in FILES}
        vision: m.Vision | None = None
        settings: m.Settings | None = None
        for path in paths:
            problem = name_problem(path)
            if problem is not None:
                self.findings.add(problem)
            if path in tables or path in {VISION_FILE, SETTINGS_FILE}:
                continue
            for kind in FILES:
                match = re.fullmatch(kind.pattern, path)
                if match is not None:
                    by_kind[kind.name].append((path, match, kind))
                    break
            else:
                if problem is None:
                    self._stray(path)
        # Units and sources first: they decide how numbers are read and what a figure rests on.
        for name in ("satuan", "sumber"):
            self._load_kind(name, tables, by_kind)
        for name in self.records:
            if name not in {"satuan", "sumber"}:
                self._load_kind(name, tables, by_kind)
        if VISION_FILE in paths:
            with self._in_time(VISION_FILE):
                vision = self._single(VISION_FILE, VISION)
        if SETTINGS_FILE in paths:
            with self._in_time(SETTINGS_FILE):
                settings = self._single(SETTINGS_FILE, SETTINGS)
        self._check_owners(by_kind)
        self.findings.extend(reference_findings(self.references, self.known, self.records))
        return LoadResult(self._book(vision, settings or m.Settings()), self.findings)

    def _stray(self, path: str) -> None:
        message = "Berkas di letak ini tidak dibaca siapa pun."
        mend = "data/opd/<opd>/profil.yaml, …/indikator/<id>.yaml, …/program/<id>.yaml, …/aplikasi/<id>.yaml, " \
               "data/sumber/<id>.yaml, data/peraturan/<id>.yaml, atau data/kota/…"  # fmt: skip
        self.findings.add(Finding("berkas-tidak-dikenal", Place(path), message, mend))

    @contextmanager
    def _in_time(self, path: str) -> Iterator[None]:
        """A file that takes too long is not read to its end; its id stays known."""
        try:
            with time_limit(self.seconds):
                yield
        except TooLong:
            message = "Berkas ini tidak selesai dibaca dalam waktu yang tersedia."
            self.findings.add(Finding("berkas-terlalu-besar", Place(path), message, "bagi menjadi beberapa berkas"))

    # --- reading -------------------------------------------------------------------------------------------

    def _root_node(self, path: str) -> MapNode | None:
        node, findings = self.cache.compose(path, (self.root / path).read_bytes())
        # Settings may all be left out.
        self.findings.extend(f for f in findings if (path, f.code) != (SETTINGS_FILE, "berkas-kosong"))
        if node is not None and not isinstance(node, MapNode):
            self.findings.add(Finding("bentuk-salah", node.place, "Berkas ini harus berisi kolom.", "nama: …"))
            return None
        return node

    def _reader(self) -> Reader:
        return Reader(units=self.records["satuan"], sources=self.records["sumber"])

    def _absorb(self, reader: Reader) -> None:
        self.findings.extend(reader.findings)
        self.references.extend(reader.references)
        for source in reader.inline_sources:
            known = self.records["sumber"].get(source.id)
            if known is not None and known != source:
                message = f"Sumber berjudul ini sudah ada dengan isi lain ({known.place})."
                self.findings.add(Finding("id-ganda", source.place, message, f"sumber: {source.id}"))
                continue
            if known is None:
                self.records["sumber"][source.id] = source
                self.known["sumber"][source.id] = source.place

    def _load_kind(
        self,
        name: str,
        tables: dict[str, TableKind],
        by_kind: dict[str, list[tuple[str, re.Match[str], FileKind]]],
    ) -> None:
        for path, match, kind in by_kind.get(name, ()):
            with self._in_time(path):
                self._file(path, match, kind)
        for path, table in tables.items():
            if table.name == name and (self.root / path).is_file():
                with self._in_time(path):
                    self._table(path, table)

    def _file(self, path: str, match: re.Match[str], kind: FileKind) -> None:
        id = match["id"]
        first = self.known[kind.name].get(id)
        if first is not None:
            message = f"Id “{id}” sudah dipakai {first.path}."
            self.findings.add(Finding("id-ganda", Place(path), message, "nama berkas yang lain"))
            return
        self.known[kind.name][id] = Place(path)
        node = self._root_node(path)
        if node is None:
            return
        reader = self._reader()
        if kind.name == "indikator" and "satuan" in node.fields:
            # The unit decides how the numbers are read, wherever its line stands in the file.
            unit = self.records["satuan"].get(getattr(node.fields["satuan"], "text", ""))
            reader.whole_numbers = unit.whole if unit else None
            reader.unit = unit.name if unit else ""
        values = kind.shape.values(node, reader)
        if values is not None and kind.name == "indikator":
            values |= {name: _few_answers(values.get(name, ()), reader) for name in ("observations", "targets")}
        self._absorb(reader)
        if values is None:
            return
        values["id"] = id
        if "owner" in match.re.groupindex:
            values["owner"] = match["owner"]
        if kind.name == "indikator" and _has_lost_rows(node, values):
            self.partly_read.add(id)
        self.records[kind.name][id] = kind.shape.build(place=Place(path), **values)

    def _table(self, path: str, table: TableKind) -> None:
        node = self._root_node(path)
        if node is None:
            self._salvage(path, table)
            return
        rows = node.fields.get(table.key)
        head = MapNode(
            {k: v for k, v in node.fields.items() if k != table.key},
            {k: p for k, p in node.keys.items() if k != table.key},
            node.place,
        )
        reader = self._reader()
        shared = Shape(dict, table.shared).values(head, reader)
        if not isinstance(rows, ListNode):
            reader.put("kolom-wajib", node.place, f"Kolom “{table.key}” wajib berisi daftar.", f"{table.key}:\n  - …")
            rows = ListNode((), node.place)
        for row in rows.items:
            self._row(row, table, shared, reader)
        self._absorb(reader)

    def _salvage(self, path: str, table: TableKind) -> None:
        """Keep the ids of a table that cannot be read: each reference to them would be a finding of its own."""
        text = (self.root / path).read_text(encoding="utf-8", errors="replace")
        top: tuple[int, str] | None = None
        for found in re.finditer(r"^( *)- (?:id|nama): *([^\s#].*?)\s*$", text, re.MULTILINE):
            depth, id = len(found[1]), found[2].strip("\"'")
            if top is None or depth <= top[0]:
                top = (depth, id)
            elif table.name == "dimensi":
                id = f"{top[1]}/{id}"
            self.known[table.name].setdefault(id, Place(path, text.count("\n", 0, found.start()) + 1))

    def _row(self, row: Node, table: TableKind, shared: dict[str, Any] | None, reader: Reader) -> None:
        if not isinstance(row, MapNode):
            names = ", ".join(table.shape.names())
            reader.put("bentuk-salah", row.place, f"Tiap baris berisi kolom: {names}.", "- id: …")
            return
        named = row.fields.get("id") or row.fields.get("nama")
        id = str(getattr(named, "text", f"{row.place.line}"))
        values = table.shape.values(row, reader)
        known = self.known[table.name]
        if table.name != "peristiwa" and id in known:
            reader.put("id-ganda", row.place, f"“{id}” sudah ada di baris {known[id].line}.", "id yang lain")
            return
        known[id] = row.place
        for part in values.get("parts", ()) if values and table.name == "dimensi" else ():
            known[f"{id}/{part.id}"] = row.place
        if values is None or shared is None:
            return
        record = table.shape.build(place=row.place, **shared, **values)
        if table.name == "peristiwa":
            self.events.append(record)
        else:
            self.records[table.name][id] = record

    def _single(self, path: str, shape: Shape) -> Any:
        node = self._root_node(path)
        reader = self._reader()
        values = shape.values(node, reader) if node else None
        self._absorb(reader)
        return shape.build(place=Place(path), **values) if values else None

    # --- checking across files -----------------------------------------------------------------------------

    def _check_owners(self, by_kind: dict[str, list[tuple[str, re.Match[str], FileKind]]]) -> None:
        missing: dict[str, str] = {}
        for entries in by_kind.values():
            for path, match, _ in entries:
                owner = match.groupdict().get("owner")
                if owner and owner not in self.known["opd"]:
                    missing.setdefault(owner, path)
        nearest = NearNames()
        for owner, path in missing.items():
            near = ", ".join(nearest(owner, self.known["opd"], floor=LIKE))
            message = f"Folder data/opd/{owner}/ tidak memuat profil.yaml."
            message += f" OPD yang mirip: {near}." if near else ""
            self.findings.add(Finding("opd-tanpa-profil", Place(path), message, f"python3 -m macros opd-baru {owner}"))

    def _book(self, vision: m.Vision | None, settings: m.Settings) -> m.Book:
        kinds = {kind.book: kind.name for kind in (*FILES, *TABLES)}
        parts: dict[str, Any] = {
            item.name: MappingProxyType(self.records[kinds[item.name]]) for item in fields(m.Book) if item.name in kinds
        }
        unreadable = self.partly_read | {
            id
            for kind, ids in self.known.items()
            if kind != "peristiwa"
            for id in ids
            if id.partition("/")[0] not in self.records[kind]
        }
        single = {"vision": vision, "settings": settings, "events": tuple(self.events)}
        return m.Book(**{**parts, **single, "unreadable": frozenset(unreadable)})


def _few_answers(rows: tuple[m.Figure, ...], reader: Reader) -> tuple[m.Figure, ...]:
    """The rows without those that answer a question that has :data:`MAX_ANSWERS` answers."""
    answers: Counter[object] = Counter()
    kept: list[m.Figure] = []
    left_out: list[m.Figure] = []
    for row in rows:
        answers[row.slot] += 1
        (kept if answers[row.slot] <= MAX_ANSWERS else left_out).append(row)
    if left_out:
        first = left_out[0]
        message = f"Periode {format_period(first.period)} sudah punya {MAX_ANSWERS} angka untuk bagian yang sama."
        message += f" Baris ini dan yang sejenisnya ({len(left_out)} baris) tidak dibaca."
        reader.put("periode-ganda", first.place, message, "satu angka untuk tiap periode dan sumber")
    return tuple(kept)


def _has_lost_rows(node: MapNode, values: dict[str, Any]) -> bool:
    """Whether a figure or decision of a metric could not be read."""
    lists = {"angka": "observations", "target": "targets", "keputusan": "decisions"}
    written = {name: node.fields[name] for name in lists if name in node.fields}
    return any(
        len(rows.items) != len(values.get(lists[name], ())) if isinstance(rows, ListNode) else not _is_empty(rows)
        for name, rows in written.items()
    )


def _is_empty(node: Node) -> bool:
    return isinstance(node, TextNode) and node.is_empty
