"""The glossary."""

from __future__ import annotations

from collections.abc import Iterator

from ..book.model import Term
from ..views.base import Html, View
from ..views.parts import joined, nothing, small
from ..views.source import source_link
from .base import Page, PageType, Plan, Sheet

__all__ = ["PAGE"]


def make(plan: Plan) -> Iterator[Page]:
    """One page; each term has its id as an anchor."""
    path = "istilah.md"
    view, sheet = plan.view(path), Sheet()
    terms = sorted(plan.book.terms.values(), key=lambda t: t.name.casefold())
    sheet.title("Istilah", "Rujukan")
    sheet.lead("Kata-kata yang dipakai buku ini, masing-masing dengan satu arti.")
    if terms:
        sheet.entries((term.id, _entry(view, term)) for term in terms)
    else:
        sheet.block(nothing("istilah"))
    file = "data/kota/glosarium.yaml" if terms else None
    yield Page(path, "Istilah", sheet.done(), file, description="Glosarium rencana kota pintar.")


def _entry(view: View, term: Term) -> Html:
    source = small(Html("({})").format(source_link(view, term.source))) if term.source else ""
    return Html("<b>{}</b><p>{}</p>").format(term.name, joined(" ", (term.meaning, source)))


PAGE = PageType("terms", make)
