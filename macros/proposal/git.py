"""A git repository read by plumbing: objects and nothing else.

There is no checkout, so no filter, hook, symbolic link or submodule of a proposal comes to life; and no
``git archive``, which obeys attributes of the tree that it packs.
"""

from __future__ import annotations

import os
import subprocess
import tempfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from ..findings import MasterplanError

__all__ = ["Change", "Entry", "Range", "Repository"]


@dataclass(frozen=True, slots=True)
class Entry:
    """What stands at a path of a tree: its mode as git writes it, and the id of its object."""

    mode: str
    oid: str

    @property
    def is_plain(self) -> bool:
        """Whether it is a file that nobody can run."""
        return self.mode == "100644"

    @property
    def is_blob(self) -> bool:
        """Whether it is a file, and no link, submodule or folder."""
        return self.mode.startswith("100")


@dataclass(frozen=True, slots=True)
class Change:
    """One path that differs; None where there is nothing before, or after.

    :param path: below the root; bytes that are no UTF-8 are kept as surrogates.
    """

    path: str
    old: Entry | None
    new: Entry | None


@dataclass(frozen=True, slots=True)
class Range:
    """A proposal's three commits: the book as it is, the proposal, and where the proposal left the book."""

    base: str
    head: str
    fork: str


class Repository:
    """The repository whose topmost folder is the book's root.

    :raises MasterplanError: where git is missing, or the folder is no such repository.
    """

    def __init__(self, root: Path) -> None:
        self.root = root
        top = self._ask("rev-parse", "--show-cdup")
        if top is None:
            raise MasterplanError("Folder buku ini bukan salinan git, atau git menolak membacanya.")
        if top.strip():
            raise MasterplanError("Folder buku ini bukan folder teratas salinan git-nya.")

    def range(self, words: str) -> Range:
        """The commits that ``BASIS..CABANG`` names.

        :raises MasterplanError: where one is not there, or the history between them is missing.
        """
        base, dots, head = words.partition("..")
        if not dots or not base or not head or head.startswith("."):
            raise MasterplanError(f"“{words}” bukan rentang; tulis BASIS..CABANG, misalnya main..HEAD.")
        ours, theirs = self._commit(base), self._commit(head)
        fork = self._ask("merge-base", ours, theirs)
        if fork is None:
            if (self._ask("rev-parse", "--is-shallow-repository") or "").strip() == "true":
                raise MasterplanError("Riwayat salinan git ini terpotong; ambil dahulu: git fetch --unshallow")
            raise MasterplanError(f"{base} dan {head} tidak punya riwayat yang sama; tidak ada yang dibandingkan.")
        return Range(ours, theirs, fork.strip())

    def _commit(self, name: str) -> str:
        found = self._ask("rev-parse", "--verify", "--quiet", "--end-of-options", name + "^{commit}")
        if found is None:
            raise MasterplanError(f"“{name}” tidak ada di salinan git ini; ambil dahulu, misalnya: git fetch origin")
        return found.strip()

    def changes(self, old: str, new: str) -> tuple[Change, ...]:
        """Every path that differs between two commits; a renamed file is one gone and one new."""
        options = ("-r", "--raw", "-z", "--no-renames", "--no-abbrev", "--ignore-submodules=none")
        parts = self._need("diff-tree", *options, old, new).split(b"\0")[:-1]
        return tuple(_changes(parts))

    def tree(self, commit: str, *folders: str) -> dict[str, Entry]:
        """Everything below the folders, by path."""
        listed = self._need("ls-tree", "-r", "-z", "--full-tree", commit, *folders)
        entries: dict[str, Entry] = {}
        for line in listed.split(b"\0")[:-1]:
            head, _, path = line.partition(b"\t")
            mode, _, oid = head.split(b" ")
            entries[_text(path)] = Entry(_text(mode), _text(oid))
        return entries

    def sizes(self, oids: Iterable[str]) -> dict[str, int]:
        """The size in bytes of each blob, without reading it."""
        asked = sorted(set(oids))
        answered = self._need("cat-file", "--batch-check=%(objectname) %(objectsize)", stdin=_lines(asked))
        lines = [line.split() for line in _text(answered).splitlines()]
        self._complete(all(len(line) == 2 and line[1].isdigit() for line in lines))
        return {oid: int(size) for oid, size in lines}

    def contents(self, oids: Iterable[str]) -> dict[str, bytes]:
        """Each blob as it is stored: no filter and no attribute touches it."""
        asked = sorted(set(oids))
        answer = self._need("cat-file", "--batch=%(objectname) %(objecttype) %(objectsize)", stdin=_lines(asked))
        found: dict[str, bytes] = {}
        at = 0
        for oid in asked:
            end = answer.index(b"\n", at)
            words = answer[at:end].split()
            self._complete(len(words) == 3 and words[1] == b"blob")
            size = int(words[2])
            found[oid] = answer[end + 1 : end + 1 + size]
            at = end + size + 2
        return found

    def merge(self, ours: bytes, fork: bytes, theirs: bytes) -> bytes | None:
        """Two changes of one text in one; None where they meet on the same lines."""
        with tempfile.TemporaryDirectory() as folder:
            names = ("ours", "fork", "theirs")
            for name, content in zip(names, (ours, fork, theirs), strict=True):
                (Path(folder) / name).write_bytes(content)
            done = self._run("merge-file", "-p", "-q", *(str(Path(folder) / name) for name in names))
        return done.stdout if done.returncode == 0 else None

    def _complete(self, is_whole: bool) -> None:
        if not is_whole:
            raise MasterplanError("Salinan git ini tidak lengkap; ambil dahulu: git fetch origin")

    def _ask(self, *words: str) -> str | None:
        done = self._run(*words)
        return _text(done.stdout) if done.returncode == 0 else None

    def _need(self, *words: str, stdin: bytes = b"") -> bytes:
        done = self._run(*words, stdin=stdin)
        if done.returncode:
            said = _text(done.stderr).strip().splitlines()
            raise MasterplanError(f"git {words[0]} gagal: {said[-1] if said else done.returncode}")
        return done.stdout

    def _run(self, *words: str, stdin: bytes = b"") -> subprocess.CompletedProcess[bytes]:
        settings = {"GIT_NO_REPLACE_OBJECTS": "1", "GIT_NO_LAZY_FETCH": "1", "GIT_TERMINAL_PROMPT": "0", "LC_ALL": "C"}
        command = ["git", "--no-pager", *words]
        try:
            return subprocess.run(
                command, cwd=self.root, input=stdin, capture_output=True, env=os.environ | settings, check=False
            )
        except OSError as error:
            raise MasterplanError(f"git tidak dapat dijalankan: {error.strerror}.") from error


def _changes(parts: list[bytes]) -> Iterator[Change]:
    for head, path in zip(parts[::2], parts[1::2], strict=True):
        old_mode, new_mode, old, new, _ = _text(head).removeprefix(":").split(" ")
        yield Change(_text(path), _entry(old_mode, old), _entry(new_mode, new))


def _entry(mode: str, oid: str) -> Entry | None:
    return Entry(mode, oid) if mode != "000000" else None


def _text(content: bytes) -> str:
    return content.decode("utf-8", "surrogateescape")


def _lines(words: list[str]) -> bytes:
    return "".join(f"{word}\n" for word in words).encode()
