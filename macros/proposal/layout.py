"""The book as it is, and as it would be: blobs of git laid out as plain files in fresh folders."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

from ..findings import Finding, Place
from .git import Change, Entry, Repository

__all__ = ["FOLDERS", "lay_out", "merged"]

FOLDERS = ("docs", "data")
"""All that is ever read of a proposal."""


def merged(
    repository: Repository, base: Mapping[str, Entry], changes: Iterable[Change]
) -> tuple[dict[str, bytes], dict[str, bytes], list[Finding]]:
    """The files of the book by path, without and with a proposal.

    What the proposal does not change is as the book has it now. Where the book changed too since the proposal
    left it, the two changes are merged as git would merge them.

    :param base: the book's files now.
    :param changes: what the proposal changed, each let through by the guard.
    :returns: contents before, contents after, and a finding for each file whose two changes meet.
    """
    changed = tuple(changes)
    before = {path: entry for path, entry in base.items() if entry.is_blob}
    sides = [side for change in changed for side in (change.old, change.new) if side and side.is_blob]
    blobs = repository.contents(entry.oid for entry in (*before.values(), *sides))
    old = {path: blobs[entry.oid] for path, entry in before.items()}
    new, findings = dict(old), []
    for change in changed:
        path, now = change.path, before.get(change.path)
        if now == change.old:
            content = blobs[change.new.oid] if change.new else None
        elif now == change.new:
            continue
        else:
            content = None
            if now and change.old in sides and change.new:
                content = repository.merge(blobs[now.oid], blobs[change.old.oid], blobs[change.new.oid])
            if content is None:
                findings.append(_clash(path))
                continue
        if content is None:
            del new[path]
        else:
            new[path] = content
    return old, new, findings


def _clash(path: str) -> Finding:
    message = "Berkas ini juga diubah orang lain di buku sejak usulan ini dimulai, dan kedua perubahannya bertemu."
    return Finding("tanda-bentrok", Place(path), message, "mulai lagi dari isi buku yang sekarang")


def lay_out(root: Path, files: Mapping[str, bytes]) -> Path:
    """Write the files below a fresh folder."""
    for path, content in files.items():
        target = root / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)
    return root
