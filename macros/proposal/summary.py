"""What a proposal changes, in Indonesian: for the console as it is, for a forge as Markdown.

Every word that an author typed goes through ``quote``, so that on a forge none of it becomes markup.
"""

from __future__ import annotations

import secrets
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any, TypeVar

from ..book.model import Observation
from ..pages.base import plain
from ..report import Reasons, as_annotations
from ..report import as_text as findings_as_text
from ..report import summary as counts
from .examine import Proposal
from .figures import FigureChange, ShownChange, answer_changes, figure_changes, money_changes, shown_changes
from .pages import new_hosts, page_changes
from .phrases import Quote, Say, named, shortened, told_finding
from .records import record_changes

__all__ = ["FORMATS", "MAX_BYTES", "MAX_LINES", "MAX_TOUCHED", "as_markdown"]

MAX_LINES = 200
"""Most lines of what is new in one section."""
MAX_TOUCHED = 2_000
"""Most lines of what is changed or gone in one section: nobody may hide such a change behind new ones."""
MAX_BYTES = 900_000
"""Longest summary for a forge in bytes; GitHub shows nothing of one beyond a mebibyte."""

Change = TypeVar("Change", bound=Any)


def as_text(proposal: Proposal, reasons: Reasons) -> str:
    """Findings and summary for the console.

    :param reasons: why each kind of finding matters, by its code.
    """
    findings = findings_as_text(proposal.findings, reasons)
    return "\n".join([findings, _standing(proposal), "", *_lines(proposal, shortened)])


def as_commands(proposal: Proposal, reasons: Reasons) -> str:
    """The same for GitHub: each finding at its line; all else where no command is obeyed, until a word that no
    author can know.
    """
    word = secrets.token_hex(20)
    annotations = as_annotations(proposal.findings, reasons)
    return "\n".join([annotations, f"::stop-commands::{word}", as_text(proposal, reasons), f"::{word}::"])


FORMATS: dict[str, Callable[[Proposal, Reasons], str]] = {"teks": as_text, "github": as_commands}
"""How ``usulan`` can tell what it found, by the word after ``--format``."""


def as_markdown(proposal: Proposal) -> str:
    """The summary for a forge's page, with the errors and warnings in it: nobody must read a log."""

    def quote(text: str) -> str:
        return plain(shortened(text))

    told = _section("Yang harus diperbaiki", (told_finding(finding, quote) for finding in proposal.findings.errors))
    rest = (finding for finding in proposal.findings if finding.severity)
    noted = _section("Peringatan dan catatan", (told_finding(finding, quote) for finding in rest))
    found = "\n".join([*_fitting([*told, *noted], MAX_BYTES // 3), "", _standing(proposal), ""])
    return "\n".join([*_fitting(_lines(proposal, quote), MAX_BYTES - len(found.encode())), found])


def _fitting(lines: Iterable[str], most: int) -> Iterator[str]:
    """As many lines as so many bytes hold, and a last one where that is not all."""
    stop = "\nRingkasan ini terlalu panjang dan berhenti di sini; bagilah usulan ini menjadi beberapa."
    left = most - len(stop.encode()) - 1
    for line in lines:
        left -= len(line.encode()) + 1
        if left < 0:
            yield stop
            return
        yield line


def _standing(proposal: Proposal) -> str:
    """One line on what was wrong before the proposal."""
    if not len(proposal.standing):
        return "Di luar usulan ini tidak ada temuan."
    return f"Di luar usulan ini, sudah ada di buku: {counts(proposal.standing)}"


def _section(title: str, lines: Iterable[str]) -> Iterator[str]:
    listed = list(lines)
    if listed:
        yield from ("", f"## {title}", "")
        yield from (f"- {line}" for line in listed[:MAX_LINES])
        if len(listed) > MAX_LINES:
            yield f"- … dan {len(listed) - MAX_LINES} lainnya"


def _told(
    title: str, changes: Iterable[Change], say: Callable[[Change], str], group: Callable[[Change], str]
) -> Iterator[str]:
    """A section on what has a before and an after; what is changed or gone stands before what is new.

    :param group: what a change belongs to; of those that are left out each group's are counted.
    """
    listed = list(changes)
    touched = [change for change in listed if change.old is not None]
    fresh = [change for change in listed if change.old is None]
    lines = [
        *map(say, touched[:MAX_TOUCHED]), *_rest(touched[MAX_TOUCHED:], "yang berubah", group),
        *map(say, fresh[:MAX_LINES]), *_rest(fresh[MAX_LINES:], "yang baru", group),
    ]  # fmt: skip
    if lines:
        yield from ("", f"## {title}", "", *(f"- {line}" for line in lines))


def _rest(changes: Sequence[Change], kind: str, group: Callable[[Change], str]) -> Iterator[str]:
    groups = Counter(map(group, changes)).most_common()
    yield from (f"… dan {count} lagi {kind}: {name}" for name, count in groups[:MAX_LINES])
    if len(groups) > MAX_LINES:
        yield f"… dan {sum(count for _, count in groups[MAX_LINES:])} lagi {kind} di tempat lain"


def _lines(proposal: Proposal, quote: Quote) -> Iterator[str]:
    old, new = proposal.old, proposal.new
    figures = figure_changes(old.book, new.book)
    records = record_changes(old.book, new.book)
    pages = page_changes(old.chapters, new.chapters)
    hosts = new_hosts((old.book, old.chapters), (new.book, new.chapters))
    say = Say(proposal, quote)

    def metric_of(change: Any) -> str:
        return quote(named(change.metric))

    yield "# Ringkasan usulan"
    yield ""
    yield counts(proposal.findings) if len(proposal.findings) else "Usulan ini tidak menimbulkan temuan."
    if not (figures or records or pages or proposal.pictures or len(proposal.findings)):
        yield "Usulan ini tidak mengubah isi buku."
    answers = answer_changes(old.book, new.book)
    yield from _told("Keputusan dan tanggapan yang berubah", answers, say.answer, metric_of)
    told: list[FigureChange | ShownChange] = [*shown_changes(old.book, new.book, figures), *figures]
    observed = [change for change in told if isinstance(change.row, Observation)]
    promised = [change for change in told if not isinstance(change.row, Observation)]
    yield from _told("Angka yang berubah", observed, say.figure, metric_of)
    yield from _told("Target yang berubah", promised, say.figure, metric_of)
    money = money_changes(old.book, new.book)
    yield from _told("Uang yang berubah", money, say.money, lambda change: quote(named(change.programme)))
    calls = (call for page in pages for call in page.calls)
    yield from _told("Panggilan yang berubah", calls, say.call, lambda call: quote(call.page))
    marks = (line for page in pages for line in say.marked(page))
    yield from _section("Baru ditandai bukan indikator", marks)
    kept = [change for change in pages if change.new]
    yield from _section("Baru terisi", (f"{quote(p.title)}: {quote(a)}" for p in kept for a in p.answered))
    yield from _section("Belum diisi, baru", (f"{quote(p.title)}: {quote(a)}" for p in kept for a in p.asked))
    yield from _told("Bab dan halaman", pages, say.page, lambda page: quote(page.path.rpartition("/")[0] or "docs"))
    sources = [change for change in records if change.kind == "sumber" and change.old is None]
    yield from _section("Sumber baru", (say.source(change.new) for change in sources))
    yield from _section("Situs yang baru disebut", (f"{quote(host)}, di {quote(path)}" for host, path in hosts))
    rest = [change for change in records if change.kind != "sumber" or change.old]
    yield from _section("Catatan baru", (say.record(change) for change in rest if change.old is None))
    yield from _section("Catatan yang berubah", (say.record(change) for change in rest if change.old and change.new))
    yield from _section("Catatan yang dihapus", (say.record(change) for change in rest if change.new is None))
    yield from _section("Gambar", (say.picture(path, *sizes) for path, sizes in proposal.pictures.items()))
