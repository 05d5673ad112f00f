"""A figure in a sentence: the value stands out, what is behind it waits."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from ..book.model import Figure, Metric, Observation, Quantity, Target, UnitDisplay
from ..indonesian import format_quantity
from .base import Html, View
from .flags import flag, marks_of, prose_mark, status_words
from .parts import data, figure_period, joined, part_label, sentence, unit_of
from .source import source_label, voices

__all__ = ["figure", "missing_figure", "note_text", "noted", "quantity_words", "target_figure", "written"]


def written(view: View, metric: Metric, quantity: Quantity, *, short: bool = False) -> Html:
    """Number and unit, the number bold and with its value for machines.

    :param short: shorten plain rupiah, for a sentence.
    """
    unit = unit_of(view, metric)
    number, name = format_quantity(quantity, unit, short=short and unit.name == "rupiah")
    return joined(" ", (Html("<b>{}</b>").format(data(quantity, number)), name))


def quantity_words(view: View, metric: Metric, quantity: Quantity) -> str:
    """Number and unit as plain text, exact: ``Rp924.166.475.540``, ``83,25 persen``."""
    return " ".join(filter(None, format_quantity(quantity, unit_of(view, metric))))


def noted(view: View, address: str, value: Html | str, note: str, *, tail: Html | str = "", kind: str = "") -> Html:
    """A value that links to where it stands in full and carries a note for hover and focus.

    The note stays out of the search index: its words stand on the metric's page already.

    :param tail: what follows the value, such as its period.
    :param kind: a further class.
    """
    id = view.next_id("f")
    return Html(
        '<span class="mp-fig{kind}"><span class="mp-fig__v">'
        '<a href="{address}" aria-describedby="{id}">{value}</a>'
        '<span class="mp-fig__tip" id="{id}" role="note" data-search-exclude="">{note}</span></span>{tail}</span>'
    ).format(kind=f" {kind}" if kind else "", address=address, id=id, value=value, tail=tail, note=note)


def figure(view: View, metric: Metric, rows: Sequence[Observation], *, show_period: bool) -> Html:
    """What was observed, with unit, one mark and a note; "belum ada data" where there is nothing.

    :param rows: the figures of one slot; more than one where sources disagree: then all of them stand in
        equal size, oldest source first.
    :param show_period: the sentence does not name the period, so it follows in parentheses.
    """
    return _figures(view, metric, rows, show_period) if rows else missing_figure(view, metric)


def target_figure(view: View, metric: Metric, rows: Sequence[Target], *, show_period: bool) -> Html:
    """What was promised, like :func:`figure`; a proposal is marked."""
    if not rows:
        return missing_figure(view, metric, "target belum ada")
    return _figures(view, metric, rows, show_period)


def missing_figure(view: View, metric: Metric, words: str = "belum ada data") -> Html:
    """The place of a figure that nobody has given yet; the metric's page tells how to give it."""
    note = f"{metric.name}: {words}. Cara mengisinya ada di halaman indikator ini."
    return noted(view, view.metric_url(metric), words, note, kind="mp-fig--belum")


def _figures(view: View, metric: Metric, rows: Sequence[Figure], show_period: bool) -> Html:
    view.shown.extend((metric, row) for row in rows)
    said = voices(view, rows)
    mark = prose_mark(marks_of(view, metric, *rows))
    period = f"({figure_period(rows[0])})" if show_period else ""
    behind = joined("", (period, flag(mark, words=False) if mark else ""))
    # Without a period the mark stays at its value; with one it may wrap together with it.
    tail: Html | str = ""
    if behind:
        alone = "" if period else " mp-fig__p--only"
        tail = Html('{}<span class="mp-fig__p{}">{}</span>').format(" " if period else "", alone, behind)
    shown = [
        noted(
            view,
            view.metric_url(metric, voice[0]),
            written(view, metric, voice[0].quantity, short=True),
            note_text(view, metric, voice),
            tail=tail if voice is said[-1] else "",
        )
        for voice in said
    ]
    return joined(" atau ", shown)


# --- the note ----------------------------------------------------------------------------------------------


def note_text(view: View, metric: Metric, rows: Sequence[Figure]) -> str:
    """All that stands behind a figure, as sentences: name, part, period, sources, status, how it was counted.

    :param rows: figures of one slot that say the same.
    """
    first = rows[0]
    period = figure_period(first)
    subject = (
        metric.name,
        part_label(view, first.area, first.breakdown),
        period if isinstance(first, Observation) else f"target {period}",
    )
    sources = dict.fromkeys(source_label(view, row.source) for row in rows)
    sentences = [
        ", ".join(filter(None, subject)),
        f"Sumber: {'; '.join(sources)}",
        f"Status: {status_words(marks_of(view, metric, *rows))}",
        *_details(rows),
    ]
    if unit_of(view, metric).display is UnitDisplay.RUPIAH and _is_shortened(view, metric, first.quantity):
        sentences.append(f"Tepatnya {quantity_words(view, metric, first.quantity)}")
    return " ".join(map(sentence, sentences))


def _is_shortened(view: View, metric: Metric, quantity: Quantity) -> bool:
    unit = unit_of(view, metric)
    return unit.name == "rupiah" and format_quantity(quantity, unit, short=True) != format_quantity(quantity, unit)


def _details(rows: Iterable[Figure]) -> list[str]:
    """What the rows add, each sentence once."""
    found: dict[str, None] = {}
    for row in rows:
        lines: tuple[str | None, ...]
        if isinstance(row, Observation):
            lines = (
                f"Yang dihitung: {row.counted}" if row.counted else None,
                f"Dihitung di sini: {row.computed}" if row.computed else None,
                row.note,
            )
        else:
            lines = (f"Halaman {row.page}" if row.page else None, row.note)
        found.update(dict.fromkeys(line for line in lines if line))
    return list(found)
