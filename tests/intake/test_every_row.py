"""What any row of a book reports is understood: it names the very figure that it stands at."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from macros.book.load import load_book
from macros.book.model import Target
from macros.intake.judge import Entry, judge
from macros.intake.message import Message, compose, compose_row, read_messages
from macros.views.base import View
from macros.views.report import figure_message
from tests.conftest import CITY, ROOT


@pytest.mark.parametrize("root", [CITY, ROOT], ids=["made-up-city", "the-plan"])
def test_the_report_of_each_row_names_its_figure(root: Path) -> None:
    book = load_book(root).book
    view = View(book, "indikator/contoh.md")
    seen = 0
    for metric in book.metrics.values():
        for row in metric.figures:
            message = figure_message(view, metric, [row])
            short = replace(message, metric=metric.id, shown_source=row.source)
            for text in ("\n".join(compose(message)), compose_row(short)):
                (read,) = read_messages(text)
                assert isinstance(read, Message)
                filled = replace(read, says="987654", source="Contoh Sumber Lain", office="warga")
                entry = judge(filled, book)
                assert isinstance(entry, Entry), (metric.id, row, entry)
                assert entry.metric is metric
                assert entry.is_target is isinstance(row, Target)
                assert (entry.period.key, entry.area, entry.breakdown) == row.slot
                assert entry.differs_from == row.source
                seen += 1
    assert seen > 50


@pytest.mark.parametrize("root", [CITY, ROOT], ids=["made-up-city", "the-plan"])
def test_the_number_that_a_row_shows_can_be_said_back_with_its_unit(root: Path) -> None:
    """Who writes a number as the page does is understood, be it ``Rp694,96 miliar``, ``4,06 persen``, ``46.464 ton``,
    ``sekitar 6.000–7.000 orang``."""
    book = load_book(root).book
    view = View(book, "indikator/contoh.md")
    for metric in book.metrics.values():
        for row in metric.figures:
            shown = figure_message(view, metric, [row])
            told = judge(replace(shown, says=shown.shown, source="Contoh Sumber Lain", office="warga"), book)
            assert not isinstance(told, Entry), (metric.id, shown.shown)
            assert "sudah tertulis" in told.message, (metric.id, shown.shown, told)
