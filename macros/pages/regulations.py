"""All regulations by their form, each under its own permanent address."""

from __future__ import annotations

from collections.abc import Iterator

from ..views.parts import nothing
from ..views.source import REGULATION_KINDS, regulation_entry
from .base import Page, PageType, Plan, Sheet

__all__ = ["PAGE"]


def make(plan: Plan) -> Iterator[Page]:
    """One page; each regulation has its id as an anchor."""
    path = "peraturan.md"
    view, sheet = plan.view(path), Sheet()
    regulations = sorted(plan.book.regulations.values(), key=lambda r: (-r.year, r.name))
    sheet.title("Peraturan", "Rujukan")
    sheet.lead("Peraturan yang menjadi dasar rencana ini, menurut bentuknya, yang terbaru di atas.")
    if not regulations:
        sheet.block(nothing("peraturan"))
    for kind, title in REGULATION_KINDS.items():
        own = [r for r in regulations if r.kind == kind]
        if own:
            sheet.heading(2, title, f"bentuk_{kind}")
        for regulation in own:
            sheet.block(regulation_entry(view, regulation, anchors=True))
    yield Page(path, "Peraturan", sheet.done(), description="Semua peraturan yang dirujuk rencana ini.")


PAGE = PageType("regulations", make)
