"""The word for what is not filled yet."""

from __future__ import annotations

import pytest

from macros.book.model import Book
from macros.views.base import View
from tests.authoring.conftest import refused, say
from tests.views import contoh
from tests.views.contoh import classed, parse, words

QUESTION = "Bidang mana yang memegang angka ini?"


def test_a_question_goes_to_the_opd_in_whose_chapter_it_stands(view: View) -> None:
    assert "Dinas Perhubungan" in words(say(view, "belum", QUESTION))


@pytest.mark.parametrize("path", ["tentang/bimtek.md", "opd/entah/index.md", "index.md"])
def test_elsewhere_it_goes_to_the_secretariat(book: Book, path: str) -> None:
    assert "sekretariat" in words(say(contoh.view(book, path), "belum", QUESTION))


def test_minutes_are_five_unless_told(view: View) -> None:
    assert "sekitar 5 menit" in words(say(view, "belum", QUESTION))
    assert "sekitar 15 menit" in words(say(view, "belum", QUESTION, menit=15))


def test_the_button_opens_the_page_in_the_forge(book: Book) -> None:
    view = contoh.view(book, edit_root="https://forge.example/edit/")
    button = classed(say(view, "belum", QUESTION), "mp-btn")[0]
    assert button.get("href") == "https://forge.example/edit/docs/opd/dishub/index.md"


def test_the_guide_tells_how_to_fill_it(view: View) -> None:
    (link,) = parse(say(view, "belum", QUESTION)).xpath(".//a/@href")
    assert link == "../../panduan/bab/#mengisi-bagian-yang-belum"


@pytest.mark.parametrize("question", ["Apa?", "a" * 301, 7])
def test_a_question_that_nobody_can_answer_is_refused(view: View, question: object) -> None:
    assert refused(view, "belum", question).code == "argumen-salah"


@pytest.mark.parametrize("minutes", [0, 241, "lima"])
def test_minutes_are_a_whole_number(view: View, minutes: object) -> None:
    assert refused(view, "belum", QUESTION, minutes).mend == f'belum("{QUESTION}", menit=5)'
