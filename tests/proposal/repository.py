"""A real git repository to propose changes to; trees are made by plumbing, so that they may hold anything."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

IDENTITY = {
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_CONFIG_NOSYSTEM": "1",
    "GIT_AUTHOR_NAME": "Penulis Contoh",
    "GIT_AUTHOR_EMAIL": "penulis@contoh.example",
    "GIT_COMMITTER_NAME": "Penulis Contoh",
    "GIT_COMMITTER_EMAIL": "penulis@contoh.example",
}
FILE, PROGRAM, LINK, SUBMODULE = "100644", "100755", "120000", "160000"
Content = str | bytes | tuple[str, str | bytes] | None
"""Of a file its content; of anything else its mode and its content (of a submodule a commit's id); None: gone."""


@dataclass(frozen=True)
class Repository:
    root: Path

    @classmethod
    def of(cls, folder: Path) -> Repository:
        """The folder as a repository with all of it committed on ``main``."""
        made = cls(folder)
        made.git("init", "--quiet", "--initial-branch=main")
        made.git("add", "--all", "--force")
        made.git("commit", "--quiet", "--message=Buku")
        return made

    def git(self, *words: str, stdin: bytes = b"", **environment: str) -> str:
        """Run git here; :returns: what it says, without the last line end."""
        settings = os.environ | IDENTITY | environment
        done = subprocess.run(["git", *words], cwd=self.root, input=stdin, capture_output=True, env=settings)
        assert done.returncode == 0, done.stderr.decode()
        return done.stdout.decode().strip()

    def branch(self, name: str, files: Mapping[str, Content], parent: str = "main") -> str:
        """A branch of one commit that changes the files; nothing is checked out.

        :returns: the id of the commit.
        """
        index = str(self.root / ".git" / "index-usulan")
        self.git("read-tree", parent, GIT_INDEX_FILE=index)
        known: dict[bytes, str] = {}
        lines = b"".join(self._index_line(path, content, known) for path, content in files.items())
        self.git("update-index", "-z", "--index-info", stdin=lines, GIT_INDEX_FILE=index)
        tree = self.git("write-tree", GIT_INDEX_FILE=index)
        commit = self.git("commit-tree", tree, "-p", parent, "-m", name)
        self.git("update-ref", f"refs/heads/{name}", commit)
        return commit

    def _index_line(self, path: str, content: Content, known: dict[bytes, str]) -> bytes:
        name = path.encode("utf-8", "surrogateescape")
        if content is None:
            return b"0 " + b"0" * 40 + b"\t" + name + b"\0"
        mode, body = content if isinstance(content, tuple) else (FILE, content)
        raw = body.encode() if isinstance(body, str) else body
        if raw not in known:
            known[raw] = raw.decode() if mode == SUBMODULE else self.git("hash-object", "-w", "--stdin", stdin=raw)
        return f"{mode} {known[raw]}\t".encode() + name + b"\0"
