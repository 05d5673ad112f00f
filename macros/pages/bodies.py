"""Bodies and partners of the plan, by their kind."""

from __future__ import annotations

from collections.abc import Iterator

from ..views.lists import body_list
from ..views.parts import nothing
from .base import Page, PageType, Plan, Sheet

__all__ = ["PAGE"]

_TITLES = {
    "dewan": "Dewan",
    "tim": "Tim",
    "forum": "Forum",
    "perguruan-tinggi": "Perguruan tinggi",
    "pelatihan": "Pelatihan",
    "konsultan": "Konsultan",
    "kementerian": "Kementerian dan lembaga",
    "perusahaan-daerah": "Perusahaan daerah",
}


def make(plan: Plan) -> Iterator[Page]:
    """One page, a section a kind."""
    path = "lembaga.md"
    view, sheet = plan.view(path), Sheet()
    bodies = list(plan.book.bodies.values())
    sheet.title("Lembaga dan mitra", "Kerangka")
    sheet.lead("Dewan, tim, forum, dan mitra yang mengurus rencana kota pintar, menurut sumbernya.")
    if not bodies:
        sheet.block(nothing("lembaga"))
    for kind in dict.fromkeys((*_TITLES, *(b.kind for b in bodies))):
        own = [b for b in bodies if b.kind == kind]
        if own:
            sheet.heading(2, _TITLES.get(kind, kind), f"bentuk_{kind}")
            sheet.block(body_list(view, own, _TITLES.get(kind, kind)))
    file = "data/kota/lembaga.yaml" if bodies else None
    description = "Dewan, tim, forum, dan mitra rencana kota pintar."
    yield Page(path, "Lembaga dan mitra", sheet.done(), file, description=description)


PAGE = PageType("bodies", make)
