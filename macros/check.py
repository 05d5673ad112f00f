"""The one check: data, chapters, calls, links and rules, without building the site.

``masterplan cek`` and the build run this same function, so neither passes where the other fails.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from .book.load import load_book
from .book.model import Book
from .chapters import Chapter
from .filekinds import address_clashes, content_problem, files_below, name_problem
from .findings import Finding, Findings, Place
from .pages import make_pages
from .pages.base import Page, Plan, Use
from .pictures import hidden_data_problem
from .placeholders import Expanded, Fragment
from .rules import Subject, run
from .written import Bodies, Cache, Written, processes_for, write_all

__all__ = ["Cache", "Checked", "check"]


@dataclass(frozen=True, slots=True)
class Checked:
    """The plan as it was read, and every finding of the run.

    :param chapters: written pages by path below ``docs/``.
    :param bodies: for each written page its text with placeholders, and its fragments.
    :param pages: the generated pages.
    :param plan: what they are made from.
    """

    book: Book
    chapters: Mapping[str, Chapter]
    bodies: Mapping[str, Expanded]
    pages: tuple[Page, ...]
    findings: Findings
    plan: Plan


def check(root: Path, cache: Cache | None = None, edit_root: str = "") -> Checked:
    """Check the whole plan below the book's root.

    :param edit_root: address under which the forge edits a file of the project; see
        :class:`~macros.views.base.View`.
    :raises MasterplanError: where the surroundings fail; an author's mistake is never raised.
    """
    loaded = cache.load(root) if cache else load_book(root)
    book, findings = loaded.book, Findings.of(loaded.findings)
    files = tuple(_files(root, findings))
    paths = sorted(f for f in files if f.endswith(".md"))
    written: dict[str, Written] = {}
    processes = 1 if cache else processes_for(len(paths))
    for path, page, problems in write_all(root / "docs", paths, book, cache or Cache(), edit_root, processes):
        findings.extend(problems)
        if page is not None:
            written[path] = page
    chapters = {path: page.chapter for path, page in written.items()}
    bodies = Bodies(written, book, edit_root)
    plan = Plan(book, chapters, _Uses(chapters, bodies), edit_root)
    pages = tuple(make_pages(plan))
    links = {path: page.links for path, page in written.items()}
    findings.extend(address_clashes(files, (page.path for page in pages)))
    findings.extend(run(Subject(book, chapters, _Anchors(written, bodies, pages), frozenset(files), links)))
    return Checked(book, chapters, bodies, pages, findings.capped(), plan)


class _Anchors(Mapping[str, frozenset[str]]):
    """For each page of the site the anchors on it, read when they are first asked for."""

    def __init__(self, written: Mapping[str, Written], bodies: Bodies, pages: Iterable[Page]) -> None:
        self._written = written
        self._bodies = bodies
        self._pages = {page.path: page for page in pages}
        self._read: dict[str, frozenset[str]] = {}

    def __getitem__(self, path: str) -> frozenset[str]:
        if path not in self._read:
            if path in self._written:
                self._read[path] = self._written[path].anchors | _ids(self._bodies[path].fragments)
            else:
                body = self._pages[path].body
                typed = re.findall(r"\{\s*#([\w-]+)\s*\}", body.text)
                self._read[path] = frozenset(typed) | _ids(body.fragments)
        return self._read[path]

    def __iter__(self) -> Iterator[str]:
        return iter({**self._written, **self._pages})

    def __len__(self) -> int:
        return len({**self._written, **self._pages})

    def __contains__(self, path: object) -> bool:
        return path in self._written or path in self._pages


def _files(root: Path, findings: Findings) -> Iterator[str]:
    """The files of ``docs/`` that may be read, by path below it."""
    for path in sorted(files_below(root, "docs", findings), key=lambda path: path.split("/")):
        file = root / path
        with file.open("rb") as content:
            problem = name_problem(path) or content_problem(path, file.stat().st_size, content.read(16))
        problem = problem or hidden_data_problem(path, file.read_bytes)
        if problem is not None:
            findings.add(problem)
        if problem is None or problem.code != "berkas-terlalu-besar":
            yield path.removeprefix("docs/")
    if not (root / "docs" / "index.md").is_file():
        message = "Halaman pertama buku ini tidak ada; semua pembaca mulai di sana."
        mend = "kembalikan docs/index.md dari riwayat buku, atau tulis yang baru"
        findings.add(Finding("beranda-tidak-ada", Place("docs/index.md"), message, mend))


def _ids(fragments: Iterable[Fragment]) -> frozenset[str]:
    # What we made ourselves has no quotation mark in its texts: they are escaped.
    return frozenset(id for fragment in fragments for id in re.findall(r'\sid="([^"]*)"', fragment.html))


class _Uses(Mapping[str, tuple[Use, ...]]):
    """For each metric the written pages that show it, whether a sentence, a table or a list does."""

    def __init__(self, chapters: Mapping[str, Chapter], bodies: Mapping[str, Expanded]) -> None:
        self._chapters = chapters
        self._bodies = bodies

    @cached_property
    def _uses(self) -> dict[str, tuple[Use, ...]]:
        uses: dict[str, dict[str, Use]] = {}
        for path, body in self._bodies.items():
            title = self._chapters[path].title
            for fragment in body.fragments:
                for metric in re.findall(r'href="[./]*indikator/([a-z0-9-]+)/', fragment.html):
                    uses.setdefault(metric, {}).setdefault(path, Use(path, title))
        return {metric: tuple(pages.values()) for metric, pages in uses.items()}

    def __getitem__(self, metric: str) -> tuple[Use, ...]:
        return self._uses[metric]

    def __iter__(self) -> Iterator[str]:
        return iter(self._uses)

    def __len__(self) -> int:
        return len(self._uses)

    def __repr__(self) -> str:
        return repr(self._uses)
