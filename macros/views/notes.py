"""Boxes: what is not filled, the state of a chapter, and the figures of a page."""

from __future__ import annotations

from collections.abc import Iterable

from ..book.model import ChapterState, Figure, Metric, Observation, Opd
from ..indonesian import format_date
from .base import Html, View
from .flags import flags_of
from .metrics import table_value
from .parts import Column, TableRow, figure_period, joined, metric_link, part_label, table
from .report import row_link, with_report
from .source import source_link

__all__ = ["chapter_note", "figures_on_page", "missing"]


def missing(view: View, question: str, minutes: int, office: str, edit_url: str | None, guide_url: str) -> Html:
    """A place kept free: one question, how long its answer takes, who knows it, and where to write it.

    :param office: whose answer is awaited.
    :param edit_url: where the forge edits the page; None: the button is left out.
    :param guide_url: how to fill such a box.
    """
    button = Html('<a class="mp-btn" href="{}">Isi bagian ini</a> ').format(edit_url) if edit_url else ""
    return Html(
        '<div class="mp-belum">'
        '<p class="mp-belum__k">Belum diisi <span>sekitar {} menit · {}</span></p>'
        '<p class="mp-belum__q">{}</p>'
        '<div class="mp-lines" aria-hidden="true"><i></i><i></i><i></i></div>'
        '<p class="mp-belum__a" data-search-exclude="">{}<a href="{}">Cara mengisi</a></p></div>'
    ).format(minutes, office, question, button, guide_url)


# --- the state of a chapter --------------------------------------------------------------------------------


def chapter_note(view: View, opd: Opd) -> Html:
    """How far an OPD's chapter has come, in its own words or in ours, with the way to answer."""
    name, state = opd.name, opd.chapter_state
    if state in {ChapterState.REVIEWED, ChapterState.APPROVED}:
        done = "disahkan" if state is ChapterState.APPROVED else "telah diperiksa"
        when = f" pada {format_date(opd.review.date)}" if opd.review else ""
        by = f" Pemeriksa: {opd.review.by}." if opd.review else ""
        text = Html("<b>Bab ini {} {}</b>{}.{}").format(done, name, when, by)
        return Html('<div class="mp-note mp-note--diperiksa"><p>{}</p></div>').format(text)
    if state is ChapterState.DRAFT:
        text = Html(
            "<b>Bab ini ditulis sekretariat dari sumber terbuka dan belum diperiksa {}.</b> "
            'Ada yang keliru, atau sudah benar? <a href="{}">Begini cara menyampaikannya</a>.'
        ).format(name, view.url("panduan/bab/"))
    else:
        known = (
            "Yang tercatat baru angka dari sumber terbuka."
            if view.book.metrics_of(opd.id)
            else "Sumber terbuka hampir tidak bercerita tentangnya."
        )
        text = Html("<b>Bab ini menunggu {}.</b> {} Tiap kotak di bawah dapat dijawab dalam beberapa menit.").format(
            name, known
        )
    links = [
        Html('<a href="{}">{}</a>').format(address, words)
        for address, words in (
            (view.edit_url(f"docs/opd/{opd.id}/index.md"), "Perbaiki bab ini"),
            (view.edit_url(f"data/opd/{opd.id}/profil.yaml"), "Ubah keadaan bab"),
        )
        if address
    ]
    return Html('<div class="mp-note"><p>{}</p></div>').format(joined(" · ", (text, *links)))


# --- the figures of a page ---------------------------------------------------------------------------------


def figures_on_page(view: View, rows: Iterable[tuple[Metric, Figure]]) -> Html:
    """Every figure that stands in a page's sentences, once, with period, source and status.

    :param rows: :attr:`View.shown` when all of the page has been answered.
    :returns: nothing where the page shows no figure.
    """
    seen: set[tuple[str, Figure]] = set()
    lines = []
    for metric, row in rows:
        if (metric.id, row) not in seen:
            seen.add((metric.id, row))
            lines.append(_figure_row(view, metric, row))
    if not lines:
        return Html("")
    columns = tuple(map(Column, ("Indikator", "Angka", "Periode", "Sumber", "Status")))
    return table(view, "Setiap angka, periode, sumber, dan statusnya", columns, lines, "mp-angka")


def _figure_row(view: View, metric: Metric, row: Figure) -> TableRow:
    name = joined(", ", (metric_link(view, metric.id), part_label(view, *row.part)))
    period = figure_period(row) if isinstance(row, Observation) else f"target {figure_period(row)}"
    computed = row.computed if isinstance(row, Observation) else None
    source = joined("; ", (source_link(view, row.source), f"dihitung di sini: {computed}" if computed else ""))
    status = with_report(flags_of(view, metric, row), row_link(view, metric, row, named=True))
    cells = (name, table_value(view, metric, row.quantity), period, source, status)
    return TableRow(cells)
