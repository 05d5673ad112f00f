"""The city's vision and missions."""

from __future__ import annotations

from collections.abc import Iterator

from ..views.base import Html
from ..views.overview import vision_card
from ..views.source import source_link
from .base import Page, PageType, Plan, Sheet

__all__ = ["PAGE"]


def make(plan: Plan) -> Iterator[Page]:
    """One page; it stands, and says so, where no vision is known."""
    path = "visi.md"
    view, sheet = plan.view(path), Sheet()
    vision = plan.book.vision
    sheet.title("Visi dan misi", "Kerangka")
    sheet.block(vision_card(view, vision))
    if vision and vision.mission_count:
        source = source_link(view, vision.mission_source or vision.source)
        unread = "" if vision.missions else "; bunyinya belum terbaca"
        sheet.paragraph(Html("Banyaknya misi: {}{} ({}).").format(vision.mission_count, unread, source))
    file = vision.place.path if vision else None
    yield Page(path, "Visi dan misi", sheet.done(), file, description="Visi dan misi kota.")


PAGE = PageType("vision", make)
