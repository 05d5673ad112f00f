"""The made-up city, loaded and made into pages as the plugin does it."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path

import markdown
import pytest

from macros.book.load import load_book
from macros.book.model import Book
from macros.chapters import Chapter, scan
from macros.findings import Severity
from macros.pages import make_pages
from macros.pages.base import Page, Plan, Use
from macros.rendering.fragments import fill
from macros.rendering.sanitise import clean

from .city import CITY

EXTENSIONS = [
    "abbr", "admonition", "attr_list", "def_list", "footnotes", "md_in_html", "tables", "toc",
    "pymdownx.caret", "pymdownx.details", "pymdownx.mark", "pymdownx.superfences", "pymdownx.tabbed",
    "pymdownx.tilde",
]  # fmt: skip
"""Those of ``mkdocs.yml`` that could read something into a text."""

WRITTEN = ("opd/dishub/index.md", "opd/kecamatan-hulu/index.md", "dimensi/smart-living.md",
           "dimensi/smart-economy.md", "panduan/bab.md", "panduan/data.md")  # fmt: skip


INLINE = {"a", "b", "code", "data", "em", "i", "small", "span", "strong"}


class Reader(HTMLParser):
    """Ids, links, tags and visible text of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.links: list[str] = []
        self.tags: list[str] = []
        self.texts: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        if tag not in INLINE:
            self.texts.append(" ")
        for name, value in attrs:
            if name == "id":
                self.ids.append(value or "")
            elif name == "href":
                self.links.append(value or "")

    def handle_data(self, data: str) -> None:
        self.texts.append(data)

    @property
    def text(self) -> str:
        return " ".join("".join(self.texts).split())


@dataclass
class Made:
    """All pages of a plan, each also as the HTML that readers get."""

    book: Book
    plan: Plan
    pages: dict[str, Page] = field(default_factory=dict)

    def html(self, path: str) -> str:
        page = self.pages[path]
        converted = markdown.markdown(page.body.text, extensions=EXTENSIONS)
        return fill(clean(converted), page.body.fragments)

    def read(self, path: str) -> Reader:
        reader = Reader()
        reader.feed(self.html(path))
        return reader

    def between(self, path: str, first: str, last: str | None = None) -> str:
        """Visible text from the element with id ``first`` to the one with id ``last``, or to the page's end."""
        html = self.html(path)
        found = re.search(rf'<[^>]*\bid="{first}"[^>]*>(.*)' + (rf'<[^>]*\bid="{last}"' if last else ""), html, re.S)
        assert found, f"{first} is not on {path}"
        reader = Reader()
        reader.feed(found[1])
        return reader.text


Make = Callable[..., Made]


@pytest.fixture
def make(tmp_path: Path) -> Make:
    """Write a city and make its pages.

    :param files: YAML by path; by default the whole made-up city.
    :param broken: the data may have findings.
    """

    def make(
        files: Mapping[str, str] = CITY,
        *,
        broken: bool = False,
        uses: Mapping[str, tuple[Use, ...]] | None = None,
    ) -> Made:
        for path, text in files.items():
            target = tmp_path / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(textwrap.dedent(text).lstrip("\n"), encoding="utf-8")
        loaded = load_book(tmp_path)
        # What the city's hostile record is refused for must be harmless all the same.
        hostile = "data/kota/indikator/jahat.yaml"
        errors = [f for f in loaded.findings if f.severity is Severity.ERROR and f.place.path != hostile]
        assert broken or not errors, "\n".join(map(str, errors))
        plan = Plan(loaded.book, _chapters(WRITTEN), uses or {}, "https://forge.example/edit/")
        return Made(loaded.book, plan, {page.path: page for page in make_pages(plan)})

    return make


def _chapters(paths: tuple[str, ...]) -> dict[str, Chapter]:
    found = {path: scan(path, b"# Halaman\n")[0] for path in paths}
    return {path: chapter for path, chapter in found.items() if chapter}


@pytest.fixture
def city(make: Make) -> Made:
    return make()
