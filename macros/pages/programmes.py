"""All programmes, each under its own permanent address, and the flagship programmes with their activations."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from ..book.model import FlagshipProgramme
from ..views.parts import nothing
from ..views.programmes import flagship_list, programme_card, programme_list
from .base import Page, PageType, Plan, Sheet, by_owner

__all__ = ["PAGE"]


def make(plan: Plan) -> Iterator[Page]:
    """One page; each programme's card has its id as an anchor."""
    path = "program.md"
    view, book, sheet = plan.view(path), plan.book, Sheet()
    programmes = sorted(book.programmes.values(), key=lambda p: p.name.casefold())
    sheet.title("Program", "Rujukan")
    sheet.lead("Program tiap OPD, dan program unggulan kota dengan aktivasinya.")
    quick_wins = [p for p in programmes if p.quick_win]
    if quick_wins:
        sheet.heading(2, "Quick win", "quick_win")
        sheet.block(programme_list(view, quick_wins, "Quick win"))
    sheet.heading(2, "Program unggulan", "program_unggulan")
    if not book.flagships:
        sheet.block(nothing("program unggulan"))
    for document, flagships in _by_document(plan).items():
        sheet.heading(3, document, f"dokumen_{flagships[0].document or 'lain'}")
        sheet.block(flagship_list(view, flagships))
    sheet.heading(2, "Program menurut OPD", "menurut_opd")
    if not programmes:
        sheet.block(nothing("program"))
    for owner, own in by_owner(book, programmes):
        opd = book.opds.get(owner or "")
        sheet.heading(3, opd.name if opd else str(owner), f"opd_{owner}")
        for programme in own:
            sheet.block(partial(programme_card, view, programme, anchors=True))
    yield Page(path, "Program", sheet.done(), description="Semua program OPD dan program unggulan kota.")


def _by_document(plan: Plan) -> dict[str, list[FlagshipProgramme]]:
    """Flagship programmes under the name of the planning document that holds them."""
    groups: dict[str, list[FlagshipProgramme]] = {}
    for flagship in plan.book.flagships.values():
        document = plan.book.documents.get(flagship.document or "")
        groups.setdefault(document.name if document else "Dokumen belum disebut", []).append(flagship)
    return groups


PAGE = PageType("programmes", make)
