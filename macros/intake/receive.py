"""Messages to a branch: each is checked before anything is written, and a bad one does not hold up the others."""

from __future__ import annotations

import hashlib
import re
import tempfile
from dataclasses import dataclass
from pathlib import Path

from ..book.model import Book
from ..check import Cache, check
from ..findings import MasterplanError
from ..indonesian import format_period
from ..proposal.examine import Proposal, apart, examine
from ..proposal.layout import FOLDERS, lay_out
from .branch import Writer
from .judge import Entry, judge
from .message import Message, Trouble, read_messages, text_of
from .rows import insert_row, source_text

__all__ = ["MAX_BYTES", "Received", "receive", "report_of"]

MAX_BYTES = 1_000_000
"""Largest file of messages."""
MAX_MESSAGES = 100
"""Most messages of one file: each is checked with the whole book, which takes about a second."""
_ARCHIVES = (b"PK\x03\x04", b"%PDF", b"\xd0\xcf\x11\xe0")
"""First bytes of a zip or a Word document, of a PDF, of an old Word document or a mail of Outlook."""
_ENCODED_MAIL = re.compile(rb"(?im)^content-transfer-encoding:\s*(?:base64|quoted-printable)")


@dataclass(frozen=True, slots=True)
class Received:
    """What became of a file of messages.

    :param branch: the new branch; empty where no message was good.
    :param taken: the rows in it.
    :param set_aside: the messages that are not in it.
    :param proposal: what the branch would do to the book.
    """

    branch: str
    taken: tuple[Entry, ...]
    set_aside: tuple[Trouble, ...]
    proposal: Proposal | None


def receive(root: Path, content: bytes) -> Received:
    """Turn messages into a branch with one commit, made from the commit that is checked out.

    :param root: the book's root, topmost folder of a git repository.
    :raises MasterplanError: where git cannot answer, the file is too large, or holds no message.
    """
    messages = _messages(content)
    repository = Writer(root)
    parent = repository.tip()
    entries = {path: entry for path, entry in repository.tree(parent, *FOLDERS).items() if entry.is_blob}
    blobs = repository.contents(entry.oid for entry in entries.values())
    taken: list[Entry] = []
    aside: list[Trouble] = []
    with tempfile.TemporaryDirectory(prefix="masterplan-") as folder:
        desk = _Desk(Path(folder), {path: blobs[entry.oid] for path, entry in entries.items()})
        for message in messages:
            result = desk.take(message) if isinstance(message, Message) else message
            if isinstance(result, Entry):
                taken.append(result)
            else:
                aside.append(result)
    if not taken:
        return Received("", (), tuple(aside), None)
    commit = repository.commit(parent, desk.changed, _commit_message(taken))
    proposal = examine(root, f"{parent}..{commit}")
    if proposal.findings.errors:
        refused = (Trouble(1, f"{f.place}: {f.message}", f.mend) for f in proposal.findings.errors)
        return Received("", (), (*aside, *refused), proposal)
    digest = hashlib.sha256(content + parent.encode()).hexdigest()
    branch = f"laporan-{taken[0].metric.id}-{digest[:8]}"
    repository.start_branch(branch, commit)
    return Received(branch, tuple(taken), tuple(aside), proposal)


def _messages(content: bytes) -> list[Message | Trouble]:
    """The messages of a file, at most :data:`MAX_MESSAGES`; where the rest begins is told."""
    if len(content) > MAX_BYTES:
        raise MasterplanError(f"Berkas pesan lebih dari {MAX_BYTES // 1000} kB; bagi menjadi beberapa berkas.")
    if content.startswith(_ARCHIVES) or _ENCODED_MAIL.search(content):
        raise MasterplanError("Ini bukan berkas teks. Buka arsip, dokumen, atau suratnya, lalu salin pesannya saja.")
    messages = list(read_messages(text_of(content)))
    if not messages:
        raise MasterplanError("Tidak ada pesan di sini; pesan diawali baris “masterplan-lapor 1”.")
    rest = messages[MAX_MESSAGES:]
    if not rest:
        return messages
    line = rest[0].line("") if isinstance(rest[0], Message) else rest[0].line
    told = f"{len(rest)} pesan mulai baris ini belum dibaca, sebab sekali jalan paling banyak {MAX_MESSAGES} pesan."
    return [*messages[:MAX_MESSAGES], Trouble(line, told)]


class _Desk:
    """The book laid out beside, with the rows that were taken so far."""

    def __init__(self, folder: Path, files: dict[str, bytes]) -> None:
        self.root = lay_out(folder, files)
        self.files = files
        self.changed: dict[str, bytes] = {}
        self.cache = Cache()
        self.checked = check(self.root, self.cache)

    @property
    def book(self) -> Book:
        return self.checked.book

    def take(self, message: Message) -> Entry | Trouble:
        """Write the row that the message asks for and check the book; a row that brings an error is taken back."""
        entry = judge(message, self.book)
        if isinstance(entry, Trouble):
            return entry
        path, line = entry.metric.place.path, message.line("")
        try:
            inserted = insert_row(self.files[path].decode("utf-8"), entry)
        except UnicodeDecodeError:
            inserted = None
        if inserted is None:
            return Trouble(line, f"{path} tidak tersusun seperti di panduan; tulis baris ini dengan tangan.")
        written = {path: inserted.encode()}
        if entry.new_source:
            written[f"data/sumber/{entry.new_source.id}.yaml"] = source_text(entry.new_source).encode()
        lay_out(self.root, written)
        checked = check(self.root, self.cache)
        problem = next(iter(apart(self.checked.findings, checked.findings)[0].errors), None)
        if problem is None and _is_there(entry, checked.book):
            self.files |= written
            self.changed |= written
            self.checked = checked
            return entry
        for each in written:
            if each in self.files:
                (self.root / each).write_bytes(self.files[each])
            else:
                (self.root / each).unlink()
        if problem is None:
            return Trouble(line, f"Baris ini tidak terbaca kembali dari {path}; tulis dengan tangan.")
        return Trouble(line, f"Ditolak pemeriksaan ({problem.code}): {problem.message}", problem.mend)


def _is_there(entry: Entry, book: Book) -> bool:
    """Whether the book reads back just the row and the source that were meant, and no row was lost."""
    metric = book.metrics.get(entry.metric.id)
    if metric is None or len(metric.figures) != len(entry.metric.figures) + 1:
        return False
    new, source = entry.new_source, book.sources.get(entry.source)
    if source is None:
        return False
    if new and (source.title, source.number or "", source.link or "") != (new.title, new.number, new.link):
        return False
    rows = metric.targets if entry.is_target else metric.observations
    slot = (entry.period.key, entry.area, entry.breakdown)
    return any(r.slot == slot and r.quantity == entry.quantity and r.source == entry.source for r in rows)


# --- told --------------------------------------------------------------------------------------------------


def _commit_message(taken: list[Entry]) -> str:
    reports = list(dict.fromkeys(entry.report for entry in taken))
    head = f"Catat {', '.join(reports)}"
    return "\n".join([head if len(head) <= 72 else "Catat laporan angka", "", *map(_told, taken), ""])


def _told(entry: Entry) -> str:
    """``Kecelakaan (kecelakaan), 2024: 80, sumber x, baru; menurut laporan yang menyebut kantor Dinas Angkutan.``"""
    period = format_period(entry.period)
    beside = f"berbeda dengan {entry.differs_from}" if entry.differs_from else "baru"
    beside = f"menggantikan angka lama dari {entry.replaces}" if entry.replaces else beside
    what = f"target {period}" if entry.is_target else period
    name = f"{entry.metric.name} ({entry.metric.id})"
    return f"{name}, {what}: {entry.value}, sumber {entry.source}, {beside}; menurut {entry.report}."


def report_of(received: Received, name: str) -> str:
    """What became of the messages, for the console.

    :param name: what the person calls the file.
    """
    lines = [f"Diterima: {_told(entry)}" for entry in received.taken]
    for source in (entry.new_source for entry in received.taken if entry.new_source):
        lines.append(f"Sumber baru: data/sumber/{source.id}.yaml; lengkapi: {', '.join(source.missing)}.")
        if source.left_out:
            lines.append(f"  Tautannya tidak ikut dicatat, sebab situsnya belum dikenal buku ini: {source.left_out}")
    for trouble in received.set_aside:
        lines.append(f"Dikesampingkan: {name} baris {trouble.line}: {trouble.message}")
        lines += [f"  Tulis: {trouble.mend}"] if trouble.mend else []
    if received.branch:
        lines += [f"Cabang baru: {received.branch} (belum dikirim ke mana pun). Lihat: git log -p -1 {received.branch}"]
    else:
        lines.append("Tidak ada cabang yang dibuat.")
    return "\n".join(lines)
