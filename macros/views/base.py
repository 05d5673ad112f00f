"""What every view needs: where the page stands, and how to reach the pages of records."""

from __future__ import annotations

import itertools
import posixpath
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from string import Formatter

from markupsafe import Markup, escape

from ..book.model import Book, Metric, Observation, SourceKind, Target

__all__ = ["SOURCE_KIND_TITLES", "Html", "View", "page_url", "row_anchor"]


class Html(Markup):
    """Safe HTML: ``Html("<b>{}</b>").format(text)`` escapes ``text``."""

    __slots__ = ()

    def format(self, *args: object, **kwargs: object) -> Html:
        """The template with its fields filled, each escaped; fields are ``{}`` and ``{name}`` only.

        The standard formatter reads a template anew at each call, and a plan has a million calls.
        """
        pieces: list[str] = []
        for literal, key in _fields(self):
            pieces.append(literal)
            if key is not None:
                value = args[key] if isinstance(key, int) else kwargs[key]
                pieces.append(value if isinstance(value, Markup) else escape(value))
        return Html("".join(pieces))

    def join(self, pieces: Iterable[object], /) -> Html:
        """The pieces, each escaped, with this between them."""
        return Html(str.join(self, (p if isinstance(p, Markup) else escape(p) for p in pieces)))


@lru_cache(maxsize=2_000)
def _fields(template: str) -> tuple[tuple[str, int | str | None], ...]:
    """Each literal of a template with the field behind it: a place, a name, or None at the end."""
    numbers = itertools.count()
    pieces: list[tuple[str, int | str | None]] = []
    for literal, name, specification, conversion in Formatter().parse(str.__str__(template)):
        if specification or conversion or not (name is None or name == "" or name.isidentifier()):
            raise ValueError(f"a template of HTML has plain fields only: {template}")
        pieces.append((literal, None if name is None else name or next(numbers)))
    return tuple(pieces)


def page_url(path: str) -> str:
    """The address of a page below the site's root: ``opd/dlh/index.md`` is ``opd/dlh/``."""
    stem = path.removesuffix(".md")
    if stem == "index":
        return ""
    return stem.removesuffix("index") if stem.endswith("/index") else stem + "/"


def row_anchor(row: Observation | Target) -> str:
    """The anchor of a figure's row on its metric's page; equal for all sources of one slot."""
    kind = "a" if isinstance(row, Observation) else "t"
    parts = [row.period.key, row.area or "", row.breakdown.key if row.breakdown else ""]
    words = "-".join(p for p in parts if p).casefold()
    return f"{kind}-" + "".join(c if c.isalnum() and c.isascii() else "-" for c in words).strip("-")


@lru_cache(maxsize=20_000)
def _relative(address: str, here: str) -> str:
    relative = posixpath.relpath(address or ".", here or ".")
    return "./" if relative == "." else relative + "/"


@dataclass(frozen=True, slots=True)
class View:
    """The book as one page sees it.

    :param book: all records.
    :param path: the page's path below ``docs/``, with forward slashes (``opd/dlh/index.md``).
    :param edit_root: address under which the forge edits a file of the project, with a slash at its end;
        empty where no forge is set.
    :param serials: numbers for ids on this page; one view is one page, so ids are the same at every build.
    :param shown: the rows that figures in sentences have shown so far, in the page's order.
    """

    book: Book
    path: str
    edit_root: str = ""
    serials: Iterator[int] = field(default_factory=lambda: itertools.count(1), compare=False, repr=False)
    shown: list[tuple[Metric, Observation | Target]] = field(default_factory=list, compare=False, repr=False)

    def next_id(self, prefix: str) -> str:
        """An id that no other element of this page has; headings never begin with ``mp-``."""
        return f"mp-{prefix}{next(self.serials)}"

    def url(self, target: str) -> str:
        """A relative address from this page to ``target`` (site address with optional anchor)."""
        address, hash_, anchor = target.partition("#")
        return _relative(address, page_url(self.path)) + hash_ + anchor

    def metric_url(self, metric: Metric, row: Observation | Target | None = None) -> str:
        return self.url(f"indikator/{metric.id}/" + (f"#{row_anchor(row)}" if row else ""))

    def opd_url(self, id: str) -> str:
        return self.url(f"opd/{id}/")

    def dimension_url(self, reference: str) -> str:
        """The page of a dimension, or of the dimension that a sub-dimension belongs to."""
        return self.url(f"dimensi/{reference.partition('/')[0]}/")

    def source_url(self, id: str) -> str:
        """The source's entry on the page of its kind."""
        return self.url(f"sumber/{self.book.sources[id].kind}/#{id}")

    def programme_url(self, id: str) -> str:
        return self.url(f"program/#{id}")

    def application_url(self, id: str) -> str:
        return self.url(f"aplikasi/#{id}")

    def regulation_url(self, id: str) -> str:
        return self.url(f"peraturan/#{id}")

    def term_url(self, id: str) -> str:
        return self.url(f"istilah/#{id}")

    def disagreement_url(self, metric: Metric) -> str:
        return self.url(f"angka-berbeda/#{metric.id}")

    def edit_url(self, path: str) -> str | None:
        """Where the forge's web editor opens a file of the project; None where no forge is set."""
        return self.edit_root + path if self.edit_root else None


SOURCE_KIND_TITLES = {
    SourceKind.STATISTICS: "Statistik resmi",
    SourceKind.CITY: "Dokumen pemerintah",
    SourceKind.REGULATION: "Naskah peraturan",
    SourceKind.GUIDE: "Pedoman",
    SourceKind.OFFICE: "Data OPD",
    SourceKind.NEWS: "Berita",
    SourceKind.REFERENCE: "Rujukan kedua",
    SourceKind.EXEMPT: "Dikecualikan",
}
