"""All applications, each under its own permanent address."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from ..views.parts import nothing
from ..views.programmes import application_card
from .base import Page, PageType, Plan, Sheet, by_owner

__all__ = ["PAGE"]


def make(plan: Plan) -> Iterator[Page]:
    """One page; each application's card has its id as an anchor."""
    path = "aplikasi.md"
    view, book, sheet = plan.view(path), plan.book, Sheet()
    applications = sorted(book.applications.values(), key=lambda a: a.name.casefold())
    sheet.title("Aplikasi", "Rujukan")
    sheet.lead("Aplikasi yang tercatat dalam sumber: untuk apa, milik siapa, dan terhubung dengan apa.")
    if not applications:
        sheet.block(nothing("aplikasi"))
    for owner, own in by_owner(book, applications):
        opd = book.opds.get(owner or "")
        sheet.heading(2, opd.name if opd else owner or "Kota, tanpa OPD pemilik", f"opd_{owner or 'tanpa_pemilik'}")
        for application in own:
            sheet.block(partial(application_card, view, application, anchors=True))
    yield Page(path, "Aplikasi", sheet.done(), description="Semua aplikasi kota yang tercatat.")


PAGE = PageType("applications", make)
