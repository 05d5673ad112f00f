"""Workshops, agreements, meetings and evaluations of the plan."""

from __future__ import annotations

from collections.abc import Iterator

from ..views.lists import event_list
from .base import Page, PageType, Plan, Sheet

__all__ = ["PAGE"]


def make(plan: Plan) -> Iterator[Page]:
    """One page; events without a date stand apart, because they have no place in the order."""
    path = "peristiwa.md"
    view, sheet = plan.view(path), Sheet()
    events = plan.book.events
    sheet.title("Peristiwa", "Kerangka")
    sheet.lead("Bimtek, kesepakatan, rapat, dan penilaian yang dilalui rencana ini, yang terlama di atas.")
    dated = [e for e in events if e.date.is_named]
    undated = [e for e in events if not e.date.is_named]
    sheet.block(event_list(view, dated))
    if undated:
        sheet.heading(2, "Tanggal tidak disebut", "tanpa_tanggal")
        sheet.block(event_list(view, undated, "Peristiwa yang tanggalnya tidak disebut sumbernya"))
    file = "data/kota/peristiwa.yaml" if events else None
    yield Page(path, "Peristiwa", sheet.done(), file, description="Perjalanan rencana kota pintar.")


PAGE = PageType("events", make)
