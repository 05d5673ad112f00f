"""Written pages made ready: read, their calls answered, rendered; over all processors where there are many.

A rebuild of a preview makes only what changed, from a :class:`Cache`; a check that keeps nothing shares the work out.
"""

from __future__ import annotations

import hashlib
import multiprocessing
import os
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextvars import ContextVar
from dataclasses import dataclass, field, replace
from pathlib import Path

from .authoring.calls import expand
from .authoring.dress import dress
from .book.load import LoadResult, NodeCache, load_book
from .book.model import Book
from .chapters import Chapter, Link, scan
from .filekinds import files_below
from .findings import Finding, Findings, MasterplanError, Place
from .limit import FILE_SECONDS, TooLong, depth_limit, time_limit
from .pages.base import Page, Plan
from .placeholders import Expanded
from .rendering.page import Renderer
from .views.base import View

__all__ = ["Bodies", "Cache", "Written", "processes_for", "write_all"]

_MANY = 300
"""From so many pages on more processes save more time than they cost."""


@dataclass(frozen=True, slots=True)
class Written:
    """A written page as it was expanded and rendered; ``key`` is all that it was made of.

    :param chapter: the page without the calls that stand in code marks: those are shown, not answered.
    :param body: None where another process made it; see :class:`Bodies`.
    """

    key: tuple[object, ...]
    chapter: Chapter
    body: Expanded | None
    anchors: frozenset[str]
    links: tuple[Link, ...]
    findings: tuple[Finding, ...]


@dataclass(slots=True)
class Cache:
    """What an earlier run read and made, by content: kept over the rebuilds of a preview.

    A chapter is expanded again when it or the data changed; generated pages when the data changed, or what
    they say of chapters.

    :param seconds: time that one page, or one file of data, may take.
    """

    seconds: float = FILE_SECONDS
    nodes: NodeCache = field(default_factory=NodeCache)
    chapters: dict[str, tuple[bytes, Chapter | None, list[Finding]]] = field(default_factory=dict)
    data: tuple[bytes, LoadResult] | None = None
    written: dict[str, Written] = field(default_factory=dict)
    pages: tuple[tuple[object, ...], tuple[Page, ...]] | None = None
    renderer: Renderer = field(default_factory=Renderer)

    def scan(self, path: str, content: bytes) -> tuple[Chapter | None, list[Finding]]:
        digest = _digest(content)
        known = self.chapters.get(path)
        if known is None or known[0] != digest:
            known = (digest, *scan(path, content))
            self.chapters[path] = known
        return known[1], known[2]

    def load(self, root: Path) -> LoadResult:
        state = hashlib.blake2b()
        problems = Findings()
        for path in sorted(files_below(root, "data", problems)):
            state.update(os.fsencode(path) + b"\0" + _digest((root / path).read_bytes()))
        for problem in problems:
            state.update(os.fsencode(problem.place.path))
        if self.data is None or self.data[0] != state.digest():
            self.data = (state.digest(), load_book(root, self.nodes, self.seconds))
        return self.data[1]

    def write(self, chapter: Chapter, book: Book, edit_root: str) -> Written:
        """The chapter with its calls answered, and as HTML."""
        key = (self.data and self.data[0], self.chapters[chapter.path][0], edit_root)
        known = self.written.get(chapter.path)
        if known is None or known.key != key:
            known = self._written(key, chapter, View(book, chapter.path, edit_root))
            self.written[chapter.path] = known
        return known

    def _written(self, key: tuple[object, ...], chapter: Chapter, view: View) -> Written:
        body, problems = _body(chapter, view)
        rendered = self.renderer.render(chapter, body)
        if rendered.in_code:
            # Only Markdown knows which indented lines are code; what it shows as code is no call.
            calls = tuple(call for number, call in enumerate(chapter.calls) if number not in rendered.in_code)
            return self._written(key, replace(chapter, calls=calls), View(view.book, view.path, view.edit_root))
        return Written(key, chapter, body, rendered.anchors, rendered.links, (*problems, *rendered.findings))

    def settle(self, plan: Plan, pages: tuple[Page, ...]) -> tuple[Page, ...]:
        """The generated pages of an earlier run, with the bodies that it made, where nothing that they say changed."""
        asked = [
            (path, chapter.title, [call.source for call in chapter.calls if call.name == "belum"])
            for path, chapter in plan.chapters.items()
        ]
        key = (self.data and self.data[0], repr(asked), repr(plan.uses), plan.edit_root)
        if self.pages is None or self.pages[0] != key:
            self.pages = (key, pages)
        return self.pages[1]


def _digest(content: bytes) -> bytes:
    return hashlib.blake2b(content, digest_size=16).digest()


def _body(chapter: Chapter, view: View) -> tuple[Expanded, Sequence[Finding]]:
    expansion = expand(chapter, view)
    return dress(chapter, expansion.expanded, view), expansion.findings


class Bodies(Mapping[str, Expanded]):
    """For each written page its text with placeholders, and its fragments.

    One that another process made is made again when it is asked for: a fragment holds the book, which is too much to
    hand over, and a check asks for few.
    """

    def __init__(self, written: Mapping[str, Written], book: Book, edit_root: str) -> None:
        self._written = written
        self._book = book
        self._edit_root = edit_root
        self._made: dict[str, Expanded] = {}

    def __getitem__(self, path: str) -> Expanded:
        page = self._written[path]
        if page.body is not None:
            return page.body
        if path not in self._made:
            self._made[path], _ = _body(page.chapter, View(self._book, path, self._edit_root))
        return self._made[path]

    def __iter__(self) -> Iterator[str]:
        return iter(self._written)

    def __len__(self) -> int:
        return len(self._written)


# --- one by one, or shared out -----------------------------------------------------------------------------

Outcome = tuple[str, Written | None, Sequence[Finding]]


@dataclass(frozen=True, slots=True)
class _Desk:
    """What one process needs to make pages."""

    docs: Path
    book: Book
    cache: Cache
    edit_root: str

    def write(self, path: str) -> Outcome:
        findings: list[Finding] = []
        try:
            with time_limit(self.cache.seconds), depth_limit():
                chapter, problems = self.cache.scan(path, (self.docs / path).read_bytes())
                findings += problems
                written = self.cache.write(chapter, self.book, self.edit_root) if chapter else None
        except (TooLong, RecursionError):
            return path, None, [*findings, _too_hard(path)]
        return path, written, [*findings, *(written.findings if written else ())]


def write_all(
    docs: Path, paths: Sequence[str], book: Book, cache: Cache, edit_root: str, processes: int
) -> Iterator[Outcome]:
    """Each page with its findings, in the order of ``paths``; no page where it cannot be read, or is too hard.

    :param processes: among how many the work is shared out; with one, ``cache`` keeps what is made.
    :raises MasterplanError: where a process was ended from outside.
    """
    desk = _Desk(docs, book, cache, edit_root)
    if processes == 1:
        yield from map(desk.write, paths)
        return
    context = multiprocessing.get_context("fork")
    with ProcessPoolExecutor(processes, context, _DESK.set, (desk,)) as pool:
        try:
            yield from pool.map(_write, paths, chunksize=max(1, len(paths) // (processes * 8)))
        except BrokenProcessPool as error:
            raise MasterplanError("Pemeriksaan terputus; mungkin memori komputer ini tidak cukup.") from error


def processes_for(pages: int) -> int:
    """Among how many processes so many pages are best shared out."""
    if pages < _MANY or "fork" not in multiprocessing.get_all_start_methods() or not hasattr(os, "sched_getaffinity"):
        return 1
    return min(len(os.sched_getaffinity(0)), 8)


_DESK: ContextVar[_Desk] = ContextVar("_DESK")


def _write(path: str) -> Outcome:
    path, written, findings = _DESK.get().write(path)
    return path, replace(written, body=None) if written else None, findings


def _too_hard(path: str) -> Finding:
    message = "Halaman ini tidak selesai dibaca dalam waktu yang tersedia, atau bersarang terlalu dalam."
    mend = "bagi menjadi beberapa halaman, dan hapus tanda yang berulang-ulang"
    return Finding("halaman-terlalu-rumit", Place(f"docs/{path}"), message, mend)
