"""The vision's card."""

from __future__ import annotations

from dataclasses import replace

from macros.views.base import View
from macros.views.overview import vision_card
from tests.views.contoh import words


def test_missing_missions_are_told_in_a_sentence(view: View) -> None:
    vision = view.book.vision
    assert vision is not None and not vision.missions
    assert "Bunyi misinya belum terbaca." in words(vision_card(view, vision))
    counted = words(vision_card(view, replace(vision, mission_count=8)))
    assert "Banyaknya misi: 8; bunyinya belum terbaca (Harian Contoh, 3 Mar. 2025)." in counted
    assert "Bunyi misinya" not in counted
