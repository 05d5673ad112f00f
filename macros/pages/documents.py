"""The city's planning documents and how far each has come."""

from __future__ import annotations

from collections.abc import Iterator

from ..views.base import Html
from ..views.lists import document_list
from .base import Page, PageType, Plan, Sheet

__all__ = ["PAGE"]

TITLE = "Daftar dokumen rencana"


def make(plan: Plan) -> Iterator[Page]:
    """One page with all planning documents."""
    path = "dokumen.md"
    view, sheet = plan.view(path), Sheet()
    documents = list(plan.book.documents.values())
    sheet.title(TITLE, "Kerangka")
    sheet.lead("Dokumen yang menampung rencana ini, tahunnya, dan sampai di mana masing-masing.")
    ways = Html('Lihat juga <a href="{}">visi dan misi</a> dan <a href="{}">program unggulan</a>.')
    sheet.paragraph(ways.format(view.url("visi/"), view.url("program/#program_unggulan")))
    sheet.block(document_list(view, documents))
    file = "data/kota/dokumen.yaml" if documents else None
    description = "RPJPD, RPJMD, Renstra, dan dokumen lain yang dirujuk rencana ini."
    yield Page(path, TITLE, sheet.done(), file, description=description)


PAGE = PageType("documents", make)
