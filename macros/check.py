"""The one check: data, chapters, calls, links and rules, without building the site.

``masterplan cek`` and the build run this same function, so neither passes where the other fails.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from .authoring.calls import expand
from .authoring.dress import dress
from .book.load import LoadResult, NodeCache, load_book
from .book.model import Book
from .chapters import Chapter, scan
from .findings import Finding, Findings, Place, Severity
from .pages import make_pages
from .pages.base import Page, Plan, Use
from .placeholders import Expanded
from .rules import Subject, run
from .views.base import View

__all__ = ["Cache", "Checked", "check", "report"]


@dataclass(slots=True)
class Cache:
    """What an earlier run read and made, by content: kept over the rebuilds of a preview.

    A chapter is expanded again when it or the data changed; generated pages when the data changed, or what
    they say of chapters.
    """

    nodes: NodeCache = field(default_factory=NodeCache)
    chapters: dict[str, tuple[bytes, Chapter | None, list[Finding]]] = field(default_factory=dict)
    data: tuple[bytes, LoadResult] | None = None
    bodies: dict[str, tuple[tuple[object, ...], Expanded, list[Finding]]] = field(default_factory=dict)
    pages: tuple[tuple[object, ...], tuple[Page, ...]] | None = None

    def scan(self, path: str, content: bytes) -> tuple[Chapter | None, list[Finding]]:
        digest = _digest(content)
        known = self.chapters.get(path)
        if known is None or known[0] != digest:
            known = (digest, *scan(path, content))
            self.chapters[path] = known
        return known[1], known[2]

    def load(self, root: Path) -> LoadResult:
        state = hashlib.blake2b()
        for path in sorted((root / "data").rglob("*")):
            if path.is_file() and not path.is_symlink():
                state.update(path.relative_to(root).as_posix().encode() + b"\0" + _digest(path.read_bytes()))
            else:
                state.update(path.as_posix().encode())
        if self.data is None or self.data[0] != state.digest():
            self.data = (state.digest(), load_book(root, self.nodes))
        return self.data[1]

    def expand(self, chapter: Chapter, book: Book, edit_root: str) -> tuple[Expanded, list[Finding]]:
        key = (self.data and self.data[0], self.chapters[chapter.path][0], edit_root)
        known = self.bodies.get(chapter.path)
        if known is None or known[0] != key:
            view = View(book, chapter.path, edit_root)
            expansion = expand(chapter, view)
            known = (key, dress(chapter, expansion.expanded, view), expansion.findings)
            self.bodies[chapter.path] = known
        return known[1], known[2]

    def make(self, plan: Plan) -> tuple[Page, ...]:
        asked = [
            (path, chapter.title, [call.source for call in chapter.calls if call.name == "belum"])
            for path, chapter in plan.chapters.items()
        ]
        key = (self.data and self.data[0], repr(asked), repr(plan.uses), plan.edit_root)
        if self.pages is None or self.pages[0] != key:
            self.pages = (key, tuple(make_pages(plan)))
        return self.pages[1]


def _digest(content: bytes) -> bytes:
    return hashlib.blake2b(content, digest_size=16).digest()


@dataclass(frozen=True, slots=True)
class Checked:
    """The plan as it was read, and every finding of the run.

    :param chapters: written pages by path below ``docs/``.
    :param bodies: for each written page its text with placeholders, and its fragments.
    :param pages: the generated pages.
    """

    book: Book
    chapters: Mapping[str, Chapter]
    bodies: Mapping[str, Expanded]
    pages: tuple[Page, ...]
    findings: Findings


def check(root: Path, cache: Cache | None = None, edit_root: str = "") -> Checked:
    """Check the whole plan below the book's root.

    :param edit_root: address under which the forge edits a file of the project; see
        :class:`~macros.views.base.View`.
    :raises MasterplanError: where the surroundings fail; an author's mistake is never raised.
    """
    cache = cache or Cache()
    loaded = cache.load(root)
    book, findings = loaded.book, Findings.of(loaded.findings)
    files = frozenset(_files(root / "docs", findings))
    chapters: dict[str, Chapter] = {}
    bodies: dict[str, Expanded] = {}
    for path in sorted(f for f in files if f.endswith(".md")):
        chapter, problems = cache.scan(path, (root / "docs" / path).read_bytes())
        findings.extend(problems)
        if chapter is None:
            continue
        chapters[path] = chapter
        bodies[path], mistakes = cache.expand(chapter, book, edit_root)
        findings.extend(mistakes)
    plan = Plan(book, chapters, _uses(chapters, bodies), edit_root)
    pages = cache.make(plan)
    anchors = {path: chapter.anchors | _ids(bodies[path]) for path, chapter in chapters.items()}
    anchors |= {page.path: _ids(page.body) for page in pages}
    findings.extend(run(Subject(book, chapters, anchors, files)))
    return Checked(book, chapters, bodies, pages, findings)


def _files(docs: Path, findings: Findings) -> Iterator[str]:
    for path in sorted(docs.rglob("*")) if docs.is_dir() else ():
        relative = path.relative_to(docs).as_posix()
        if path.is_symlink():
            message = "Tautan simbolik tidak dipakai di sini."
            findings.add(Finding("berkas-tidak-dikenal", Place(f"docs/{relative}"), message, "salin berkasnya"))
        elif path.is_file():
            yield relative


def _ids(body: Expanded) -> frozenset[str]:
    found = set(re.findall(r"\{\s*#([\w-]+)\s*\}", body.text))
    for fragment in body.fragments:
        found.update(re.findall(r'\bid="([^"]+)"', fragment.html))
    return frozenset(found)


def _uses(chapters: Mapping[str, Chapter], bodies: Mapping[str, Expanded]) -> dict[str, tuple[Use, ...]]:
    """For each metric the written pages that show it, whether a sentence, a table or a list does."""
    uses: dict[str, dict[str, Use]] = {}
    for path, body in bodies.items():
        title = chapters[path].title
        for fragment in body.fragments:
            for metric in re.findall(r'href="[./]*indikator/([a-z0-9-]+)/', fragment.html):
                uses.setdefault(metric, {}).setdefault(path, Use(path, title))
    return {metric: tuple(pages.values()) for metric, pages in uses.items()}


def report(findings: Findings) -> str:
    """The findings as text, ordered by file and line, with a sentence that counts them."""
    counts = {severity: len(findings.of_severity(severity)) for severity in Severity}
    summary = (
        f"{counts[Severity.ERROR]} kesalahan, {counts[Severity.WARNING]} peringatan, {counts[Severity.NOTE]} catatan."
    )
    return "\n".join([*(str(finding) for finding in findings), summary])
