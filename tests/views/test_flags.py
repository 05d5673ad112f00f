"""Marks of figures."""

from __future__ import annotations

from dataclasses import replace

import pytest

from macros.book.model import Amount, Book, Quantity
from macros.views.base import View
from macros.views.flags import Mark, flag, flags_of, is_disputed, is_replaced, marks_of, prose_mark
from tests.views.contoh import classed, words


def test_in_a_sentence_the_word_is_for_screen_readers_only() -> None:
    html = flag(Mark.MEDIA, words=False)
    assert classed(html, "mp-vh")[0].text == "dilaporkan media"
    assert classed(html, "mp-flag", "/i")[0].get("aria-hidden") == "true"


def test_in_a_table_the_word_stands_beside_the_letter() -> None:
    html = flag(Mark.STATISTICS, words=True)
    assert words(html) == "bstatistik resmi"
    assert classed(html, "mp-vh") == []


def test_official_sources_have_square_marks() -> None:
    official = [mark for mark in Mark if mark.value.tone == "resmi"]
    assert [mark.value.letter for mark in official] == ["d", "b", "o"]


@pytest.mark.parametrize("mark", list(Mark))
def test_every_mark_explains_itself(mark: Mark) -> None:
    assert classed(flag(mark, words=False), "mp-flag")[0].get("title") == mark.value.hint


def test_the_gravest_mark_goes_first_in_a_sentence() -> None:
    assert prose_mark([Mark.MEDIA, Mark.ESTIMATE]) is Mark.ESTIMATE
    assert prose_mark([Mark.MEDIA, Mark.QUOTED, Mark.DISPUTED]) is Mark.DISPUTED
    assert prose_mark([Mark.PROVISIONAL, Mark.MEDIA]) is Mark.PROVISIONAL
    assert prose_mark([Mark.CITY, Mark.REVISED]) is None


def test_marks_of_voices_that_stand_together_stand_once(view: View) -> None:
    metric = view.book.metrics["kemiskinan"]
    rows = [o for o in metric.observations if o.period.key == "2022"]
    assert marks_of(view, metric, *rows) == (Mark.QUOTED, Mark.MEDIA, Mark.DISPUTED)


def test_a_decision_settles_the_chosen_figure_only(view: View) -> None:
    metric = view.book.metrics["ipm"]
    assert [is_disputed(metric, row) for row in metric.observations] == [True, False]


def test_only_the_figure_that_another_revises_is_replaced(view: View) -> None:
    metric = view.book.metrics["penumpang"]
    assert [row.source for row in metric.observations if is_replaced(metric, row)] == ["koran"]


def test_a_figure_without_any_mark_is_final(view: View) -> None:
    metric = view.book.metrics["penumpang"]
    assert words(flags_of(view, metric, metric.observations[0])) == "odata OPD"
    assert words(flags_of(view, metric)) == ""


def test_revising_the_row_that_named_the_dispute_does_not_settle_it(book: Book) -> None:
    metric = next(m for m in book.metrics.values() if m.disagreements())
    group = metric.disagreements()[0]
    named = next(row for row in group if row.differs_from)
    newer = replace(named, source="sumber-baru", differs_from=None, replaces=named.source, reason="x")
    newer = replace(newer, quantity=Quantity(Amount(named.quantity.value + 1)))
    revised = replace(metric, observations=(*metric.observations, newer))
    assert any(newer in rows for rows in revised.disagreements())
    assert is_disputed(revised, newer)
