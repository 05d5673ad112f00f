"""Metrics as a list: the latest figure and the last target of each."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from ..book.model import Figure, Metric, Quantity
from ..indonesian import format_quantity
from .base import Html, View
from .flags import flags_of
from .parts import (
    Column,
    TableRow,
    data,
    figure_period,
    joined,
    metric_link,
    nothing,
    table,
    unfilled,
    unit_of,
)
from .source import voices

__all__ = ["metric_list", "table_value"]


def table_value(view: View, metric: Metric, quantity: Quantity) -> Html:
    """Number and unit as a table shows them: exact, with ``%``."""
    number, unit = format_quantity(quantity, unit_of(view, metric))
    return joined(" ", (data(quantity, number), "%" if unit == "persen" else unit))


def metric_list(view: View, metrics: Iterable[Metric], caption: str = "Indikator", *, area: str | None = None) -> Html:
    """Metrics with their latest figure and last target.

    :param area: the district whose figures are shown; else those of the whole city.
    """
    columns = tuple(map(Column, ("Indikator", "Angka terakhir", "Periode", "Target", "Status")))
    rows = [_metric_row(view, metric, area) for metric in metrics]
    return table(view, caption, columns, rows) if rows else nothing("indikator")


def _metric_row(view: View, metric: Metric, area: str | None) -> TableRow:
    rows = metric.latest(area)
    parts = [o for o in metric.current() if area is None or o.area == area]
    status = flags_of(view, metric, *rows)
    if rows:
        value, period = _voices(view, metric, rows), figure_period(rows[0])
    elif parts:
        last = max(parts, key=lambda o: o.period.order)
        value = Html('<a href="{}">menurut rincian</a>').format(view.metric_url(metric))
        period = figure_period(last)
    else:
        value, period = unfilled("belum ada data"), ""
    return TableRow((metric_link(view, metric.id), value, period, _last_target(view, metric, area), status))


def _last_target(view: View, metric: Metric, area: str | None) -> Html | str:
    targets = [t for t in metric.targets if t.part == (area, None)]
    if not targets:
        return ""
    last = max(targets, key=lambda t: t.period.order)
    rows = metric.targets_at(last.period, area)
    return Html("{} ({})").format(_voices(view, metric, rows), figure_period(last))


def _voices(view: View, metric: Metric, rows: Sequence[Figure]) -> Html:
    return joined(
        " atau ",
        (
            Html('<a href="{}">{}</a>').format(
                view.metric_url(metric, voice[0]), table_value(view, metric, voice[0].quantity)
            )
            for voice in voices(view, rows)
        ),
    )
