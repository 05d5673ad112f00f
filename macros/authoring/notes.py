"""The word for what is not filled yet."""

from __future__ import annotations

import re

from ..views.base import Html, View
from ..views.notes import missing
from .lookup import call, need_text
from .registry import CallProblem, Stand, macro

__all__ = ["GUIDE", "SECRETARIAT", "belum"]

GUIDE = "panduan/bab/#mengisi-bagian-yang-belum"
"""Where the guide tells how to fill a box."""
SECRETARIAT = "sekretariat"
"""Who answers questions of pages that no OPD owns."""


@macro(Stand.BLOCK)
def belum(view: View, alone: bool, pertanyaan: str, menit: int = 5) -> Html:
    """A box with a question that an official can answer in one paragraph."""
    example = call("belum", "Bidang mana yang memegang angka ini?", 5)
    text = " ".join(need_text("belum", "pertanyaan", pertanyaan, example).split())
    if not 10 <= len(text) <= 300:
        message = f"Pertanyaan berisi {len(text)} huruf; yang dapat dijawab berisi 10 sampai 300 huruf."
        raise CallProblem("argumen-salah", message, example)
    if not isinstance(menit, int) or not 1 <= menit <= 240:
        message = "Argumen “menit” berisi bilangan bulat 1 sampai 240."
        raise CallProblem("argumen-salah", message, call("belum", text, menit=5))
    return missing(view, text, menit, _office(view), view.edit_url(f"docs/{view.path}"), view.url(GUIDE))


def _office(view: View) -> str:
    """Whose answer is awaited: the OPD in whose folder the page lies."""
    folder = re.match(r"opd/([^/]+)/", view.path)
    opd = view.book.opds.get(folder[1]) if folder else None
    return opd.name if opd else SECRETARIAT
