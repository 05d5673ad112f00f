"""Figures in full: all that an OPD, the city or a district has, metric by metric; and the vision."""

from __future__ import annotations

from collections.abc import Iterable

from ..book.model import Figure, Metric, Vision
from ..indonesian import format_period
from .base import Html, View
from .flags import flags_of
from .metrics import table_value
from .parts import Column, TableRow, bullets, joined, metric_link, nothing, small, table, unfilled
from .report import row_link, with_report
from .source import source_link, statement
from .table import series_table

__all__ = ["area_figures", "full_figures", "vision_card"]


def full_figures(view: View, metrics: Iterable[Metric]) -> Html:
    """Every figure of every metric: a table each, with the link to the metric's page above it."""
    pieces = [_full(view, metric) for metric in metrics]
    return joined("", pieces) if pieces else nothing("angka")


def _full(view: View, metric: Metric) -> Html:
    if metric.figures:
        return series_table(view, metric, everything=True)
    return Html('<p class="mp-cap">{}</p><p>{}</p>').format(metric_link(view, metric.id), unfilled("belum ada data"))


def area_figures(view: View, metrics: Iterable[Metric], area: str) -> Html:
    """Every figure that speaks of one district, whoever owns it."""
    rows = [_area_row(view, metric, row) for metric in metrics for row in metric.figures if row.area == area]
    columns = tuple(map(Column, ("Indikator", "Angka", "Periode", "Sumber", "Status")))
    return table(view, "Angka menurut kecamatan", columns, rows) if rows else nothing("angka")


def _area_row(view: View, metric: Metric, row: Figure) -> TableRow:
    value = Html('<a href="{}">{}</a>').format(view.metric_url(metric, row), table_value(view, metric, row.quantity))
    period = format_period(row.period)
    status = with_report(flags_of(view, metric, row), row_link(view, metric, row, named=True))
    return TableRow((metric_link(view, metric.id), value, period, source_link(view, row.source), status))


def _missions_told(view: View, vision: Vision) -> Html:
    """How many missions there are, and that their words are missing where they are."""
    if vision.mission_count:
        source = source_link(view, vision.mission_source or vision.source)
        unread = "" if vision.missions else "; bunyinya belum terbaca"
        return Html("<p>Banyaknya misi: {}{} ({}).</p>").format(vision.mission_count, unread, source)
    return Html("") if vision.missions else Html("<p>Bunyi misinya belum terbaca.</p>")


def vision_card(view: View, vision: Vision | None) -> Html:
    """The vision with its pillars and missions; what is not known says so."""
    if vision is None:
        return nothing("visi")
    missions = bullets(Html("{} ({})").format(m.text, source_link(view, m.source)) for m in vision.missions)
    return joined(
        "",
        (
            Html('<blockquote class="mp-lead"><p>{}</p></blockquote>').format(vision.text),
            Html("<p>Periode {}. Sumber: {}.</p>").format(
                format_period(vision.period), source_link(view, vision.source)
            ),
            bullets(statement(view, pillar) for pillar in vision.pillars) or "",
            missions or "",
            _missions_told(view, vision),
            small(vision.note) if vision.note else "",
        ),
    )
