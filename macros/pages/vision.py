"""The city's vision and missions."""

from __future__ import annotations

from collections.abc import Iterator

from ..views.overview import vision_card
from .base import Page, PageType, Plan, Sheet

__all__ = ["PAGE"]


def make(plan: Plan) -> Iterator[Page]:
    """One page; it stands, and says so, where no vision is known."""
    path = "visi.md"
    view, sheet = plan.view(path), Sheet()
    vision = plan.book.vision
    sheet.title("Visi dan misi", "Kerangka")
    sheet.block(vision_card(view, vision))
    file = vision.place.path if vision else None
    yield Page(path, "Visi dan misi", sheet.done(), file, description="Visi dan misi kota.")


PAGE = PageType("vision", make)
