"""A branch written by plumbing: objects and one reference; working tree, index and current branch stay untouched."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

from ..findings import MasterplanError
from ..proposal.git import Repository

__all__ = ["Writer"]

AUTHOR = "Laporan pembaca <laporan@invalid>"
"""The author of such a commit: whoever sent the message, and whoever runs the command, is not named."""


class Writer(Repository):
    """A repository that can also take a commit."""

    def tip(self) -> str:
        """The commit that is checked out.

        :raises MasterplanError: where there is none yet.
        """
        return self._commit("HEAD")

    def commit(self, parent: str, files: Mapping[str, bytes], message: str) -> str:
        """A commit on ``parent`` with the files in place of those that were there; no branch leads to it yet."""
        blobs = {path: self._write(content, "blob") for path, content in files.items()}
        tree = self._tree(parent + "^{tree}", blobs)
        now = int(dt.datetime.now(dt.UTC).timestamp())
        head = f"tree {tree}\nparent {parent}\nauthor {AUTHOR} {now} +0000\ncommitter {AUTHOR} {now} +0000\n"
        return self._write(f"{head}\n{message.rstrip()}\n".encode(), "commit")

    def start_branch(self, name: str, commit: str) -> None:
        """A new branch.

        :raises MasterplanError: where there is one of this name.
        """
        if self._ask("rev-parse", "--verify", "--quiet", f"refs/heads/{name}") is not None:
            raise MasterplanError(f"Cabang {name} sudah ada; hapus dahulu: git branch -D {name}")
        self._need("update-ref", f"refs/heads/{name}", commit, "0" * len(commit))

    def _write(self, content: bytes, kind: str) -> str:
        return self._need("hash-object", "-w", "-t", kind, "--stdin", stdin=content).decode("ascii").strip()

    def _tree(self, base: str, blobs: Mapping[str, str]) -> str:
        """A tree like ``base`` (empty: like none) with some of its files replaced or added."""
        listed = self._need("ls-tree", "-z", base).split(b"\0")[:-1] if base else []
        entries = {line.partition(b"\t")[2]: line for line in listed}
        inside: dict[str, dict[str, str]] = {}
        for path, oid in blobs.items():
            name, slash, rest = path.partition("/")
            if slash:
                inside.setdefault(name, {})[rest] = oid
            else:
                entries[name.encode()] = f"100644 blob {oid}\t{name}".encode()
        for name, below in inside.items():
            old = entries.get(name.encode(), b"").split()
            tree = self._tree(old[2].decode("ascii") if old[1:2] == [b"tree"] else "", below)
            entries[name.encode()] = f"040000 tree {tree}\t{name}".encode()
        packed = b"".join(entry + b"\0" for entry in entries.values())
        return self._need("mktree", "-z", stdin=packed).decode("ascii").strip()
