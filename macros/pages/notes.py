"""Sourced facts that fit no other kind, by topic, each under its own permanent address."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..book.model import Note, Statement
from ..views.base import Html, View
from ..views.parts import joined, nothing, opd_link, small
from ..views.source import statement
from .base import Page, PageType, Plan, Sheet

__all__ = ["PAGE"]


def make(plan: Plan) -> Iterator[Page]:
    """One page, a section a topic; each note has its id as an anchor."""
    path = "catatan.md"
    view, sheet = plan.view(path), Sheet()
    topics: dict[str, list[Note]] = {}
    for note in plan.book.notes.values():
        topics.setdefault(_slug(note.topic), []).append(note)
    sheet.title("Catatan bersumber", "Kerangka")
    sheet.lead("Fakta bersumber yang bukan angka, program, atau peraturan, menurut pokoknya.")
    if not topics:
        sheet.block(nothing("catatan"))
    for slug, notes in sorted(topics.items()):
        sheet.heading(2, notes[0].topic, f"pokok_{slug}")
        sheet.entries((note.id, _entry(view, note)) for note in notes)
    yield Page(path, "Catatan bersumber", sheet.done(), description="Fakta bersumber menurut pokoknya.")


def _slug(topic: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", topic.casefold()).strip("-")


def _entry(view: View, note: Note) -> Html:
    opd = Html("OPD: {}").format(opd_link(view, note.opd)) if note.opd else ""
    more = joined(" · ", (note.note or "", opd))
    below = Html("<br>{}").format(small(more)) if more else ""
    return statement(view, Statement(note.text, note.source)) + below


PAGE = PageType("notes", make)
