"""A proposal from the names of two commits to all that can be said of it."""

from __future__ import annotations

import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from ..book.model import Book, Decision
from ..check import Cache, Checked, check
from ..findings import Finding, Findings, Place, Severity
from ..indonesian import format_period
from .figures import answer_changes
from .git import Repository
from .guard import guard
from .layout import FOLDERS, lay_out, merged

__all__ = ["Proposal", "apart", "examine"]


@dataclass(frozen=True, slots=True)
class Proposal:
    """What a proposal would do to the book.

    :param old: the book as it is.
    :param new: the book with the proposal.
    :param findings: what the proposal adds; its errors refuse it.
    :param standing: what was wrong before, and is not the proposal's.
    :param pictures: pictures by path: size in bytes before and after, None where there is none.
    """

    old: Checked
    new: Checked
    findings: Findings
    standing: Findings
    pictures: Mapping[str, tuple[int | None, int | None]]


def examine(root: Path, words: str, trusted: bool = False) -> Proposal:
    """Guard, lay out and check a proposal; nothing of it is run and nothing of it is checked out.

    :param root: the book's root, topmost folder of a git repository.
    :param words: ``BASIS..CABANG``, two names of commits.
    :param trusted: the proposal is a branch of the book's own repository. It may then change what only
        maintainers change; where it does so outside ``docs/`` and ``data/``, this code cannot judge it, so that
        everything found is a warning.
    :raises MasterplanError: where git cannot answer.
    """
    repository = Repository(root)
    span = repository.range(words)
    base = repository.tree(span.base, *FOLDERS)
    guarded = guard(repository, repository.changes(span.fork, span.head), base, trusted)
    before, after, clashes = merged(repository, base, guarded.accepted)
    cache = Cache()
    with tempfile.TemporaryDirectory(prefix="masterplan-") as folder:
        old = check(lay_out(Path(folder) / "buku", before), cache)
        new = check(lay_out(Path(folder) / "usulan", after), cache)
    added, standing = apart(old.findings, new.findings)
    added.extend((*guarded.findings, *clashes, *_in_an_offices_name(old.book, new.book)))
    if trusted and any(not change.path.startswith(("docs/", "data/")) for change in guarded.outside):
        added = Findings.of(replace(finding, severity=max(finding.severity, Severity.WARNING)) for finding in added)
    return Proposal(old, new, added, standing, _pictures(before, after))


def _in_an_offices_name(old: Book, new: Book) -> Iterator[Finding]:
    """Anybody can type what an office decided or replied; those who accept the proposal must ask it."""
    for change in answer_changes(old, new):
        answer = change.answer
        kind, owner = ("Keputusan", "walidata") if isinstance(answer, Decision) else ("Tanggapan", "kantor itu")
        did = "baru" if change.old is None else "diubah" if change.new else "dihapus"
        period = f" untuk {format_period(answer.period)}" if answer.period else ""
        message = f"{kind} atas nama {answer.by}{period} {did}; hanya {owner} yang boleh mengubahnya."
        mend = f"sebut di usulan surat atau berita acara dari {answer.by}"
        place = change.new.place if change.new else change.metric.place
        yield Finding("atas-nama-kantor", place, message, mend, Severity.WARNING)


def apart(old: Iterable[Finding], new: Iterable[Finding]) -> tuple[Findings, Findings]:
    """The findings that are new, and those that stood before: a line that only moved is not new."""
    was = set(old)
    known = Counter(_kind(finding) for finding in was)
    added, standing = Findings(), Findings()
    # Those at their old place first: of three alike the one at a new line is the new one.
    for finding in sorted(new, key=lambda finding: finding not in was):
        kind = _kind(finding)
        if known[kind]:
            known[kind] -= 1
            standing.add(finding)
        else:
            added.add(finding)
    return added, standing


def _kind(finding: Finding) -> Finding:
    return replace(finding, place=Place(finding.place.path))


def _pictures(before: Mapping[str, bytes], after: Mapping[str, bytes]) -> dict[str, tuple[int | None, int | None]]:
    paths = sorted(path for path in {*before, *after} if not path.endswith((".md", ".yaml")))
    sides = ((path, before.get(path), after.get(path)) for path in paths)
    return {
        path: (len(old) if old is not None else None, len(new) if new is not None else None)
        for path, old, new in sides
        if old != new
    }
