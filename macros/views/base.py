"""What every view needs: where the page stands, and how to reach the pages of records."""

from __future__ import annotations

import itertools
import posixpath
from collections.abc import Iterator
from dataclasses import dataclass, field

from markupsafe import Markup

from ..book.model import Book, Metric, Observation, SourceKind, Target

__all__ = ["SOURCE_KIND_TITLES", "Html", "View", "page_url", "row_anchor"]

Html = Markup
"""Safe HTML: ``Html("<b>{}</b>").format(text)`` escapes ``text``."""


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
        here = page_url(self.path) or "."
        relative = posixpath.relpath(address or ".", here)
        relative = "./" if relative == "." else relative + "/"
        return relative + hash_ + anchor

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
