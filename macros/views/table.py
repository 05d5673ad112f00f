"""Figures of one metric as tables: its series over time, and one period by its parts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from typing import Literal

from ..book.model import Amount, Figure, Metric, Observation, Period, Quantity, Target
from ..indonesian import format_date, format_period
from .base import Html, View, row_anchor
from .flags import flags_of, is_replaced
from .parts import (
    Column,
    TableRow,
    figure_period,
    joined,
    metric_link,
    nothing,
    number,
    part_label,
    sentence,
    small,
    table,
    unit_head,
    unit_of,
)
from .report import row_link, with_report
from .source import source_label, source_link

__all__ = ["By", "breakdown_table", "series_table"]

By = Literal["wilayah", "rincian"]


# --- over time ---------------------------------------------------------------------------------------------


def series_table(
    view: View,
    metric: Metric,
    *,
    period: Period | None = None,
    since_year: int | None = None,
    area: str | None = None,
    everything: bool = False,
    anchors: bool = False,
) -> Html:
    """All figures and targets of a metric, the oldest first, replaced ones and all voices included.

    Shown are the whole city's figures, or those of ``area``; where a metric has only parts, all of them.

    :param period: this period only, with all its parts.
    :param since_year: only periods that end in this year or later.
    :param everything: all parts (the metric's own page).
    :param anchors: give each row the id that figures link to; on the metric's own page only.
    """
    rows = [row for row in metric.figures if _is_recent(row, since_year)]
    if period:
        rows = [row for row in rows if row.period.key == period.key and (area is None or row.area == area)]
    elif area:
        rows = [row for row in rows if row.area == area]
    elif not everything:
        rows = [row for row in rows if row.part == (None, None)] or rows
    if not rows:
        return nothing("angka")
    parts = any(_part(view, row, area) for row in rows)
    columns = (
        Column("Periode"),
        *([Column("Bagian")] if parts else []),
        Column(unit_head(unit_of(view, metric)), numeric=True),
        Column("Sumber"),
        Column("Status"),
    )
    name = metric.name if anchors else metric_link(view, metric.id)
    caption = joined(", ", (name, part_label(view, area, None)))
    return table(view, caption, columns, _series_rows(view, metric, rows, area, parts, anchors))


def _is_recent(row: Figure, since_year: int | None) -> bool:
    return since_year is None or (row.period.end is not None and row.period.end.year >= since_year)


def _part(view: View, row: Figure, area: str | None) -> str:
    """What a row speaks of beyond the area that the whole table speaks of."""
    return part_label(view, None if row.area == area else row.area, row.breakdown)


def _series_rows(
    view: View, metric: Metric, rows: Iterable[Figure], area: str | None, parts: bool, anchors: bool
) -> Iterator[TableRow]:
    used: set[str] = set()
    now = {row.slot for row in metric.latest(area)}
    ordered = sorted(rows, key=lambda r: (isinstance(r, Target), r.period.order, r.part != (area, None)))
    for row in ordered:
        anchor = row_anchor(row) if anchors else None
        if anchor in used:
            anchor = None  # all voices of a slot share one anchor, which leads to the first of them
        elif anchor:
            used.add(anchor)
        current = isinstance(row, Observation) and row.slot in now and not is_replaced(metric, row)
        old = is_replaced(metric, row)
        flags = flags_of(view, metric, row)
        cells = [
            _period_head(row),
            *([_part(view, row, area)] if parts else []),
            number(row.quantity) if anchors else _linked(view, metric, row),
            _source_cell(view, metric, row),
            with_report(flags, row_link(view, metric, row, named=not anchors)),
        ]
        yield TableRow(cells, anchor, "is-now" if current else "is-old" if old else "")


def _linked(view: View, metric: Metric, row: Figure) -> Html:
    """A number that leads to its row on its metric's page."""
    return Html('<a href="{}">{}</a>').format(view.metric_url(metric, row), number(row.quantity))


def _period_head(row: Figure) -> str:
    if isinstance(row, Observation):
        return figure_period(row)
    return f"Target {format_period(row.period)}" if row.period.is_named else "Target, tahun tidak disebut"


def _source_cell(view: View, metric: Metric, row: Figure) -> Html:
    """The source, and below it in small what else belongs to the figure."""
    return joined(Html("<br>"), (source_link(view, row.source), *map(small, _remarks(view, metric, row))))


def _remarks(view: View, metric: Metric, row: Figure) -> Iterator[str]:
    if isinstance(row, Target):
        if row.page:
            yield f"Halaman {row.page}."
    else:
        if row.counted:
            yield sentence(f"Yang dihitung: {row.counted}")
        if row.computed:
            yield sentence(f"Dihitung di sini: {row.computed}")
        if row.replaces:
            yield sentence(f"Menggantikan angka {source_label(view, row.replaces)}: {row.reason or ''}")
    decision = metric.decision_on(row)
    if decision and decision.takes(row):
        date = format_date(decision.date)
        yield sentence(f"Diputuskan {decision.by}, {date}. Alasan: {decision.reason}")
    if row.note:
        yield sentence(row.note)


# --- by parts ----------------------------------------------------------------------------------------------


def breakdown_table(view: View, metric: Metric, period: Period, by: By = "wilayah", *, area: str | None = None) -> Html:
    """The figures of one period by district or by item, with their sum against the figure of the whole.

    The sum stands only where the unit adds up, each part has one undisputed value, and the whole is known.

    :param area: the district whose items are shown (``by="rincian"``).
    """
    found = [o for o in metric.current() if o.period.key == period.key]
    if by == "wilayah":
        parts = [o for o in found if o.area and not o.breakdown]
        area = None
    else:
        parts = [o for o in found if o.breakdown and o.area == area]
    if not parts:
        return nothing("rincian")
    columns = (
        Column("Kecamatan" if by == "wilayah" else "Rincian"),
        Column(unit_head(unit_of(view, metric)), numeric=True),
        Column("Sumber"),
        Column("Status"),
    )
    rows = [_part_row(view, metric, row, _part_name(view, row, by)) for row in parts]
    rows += _closing_rows(view, metric, parts, metric.at(period, area), area)
    when = figure_period(parts[0])
    caption = joined(", ", (metric_link(view, metric.id), part_label(view, area, None), when))
    return table(view, caption, columns, rows)


def _part_name(view: View, row: Observation, by: By) -> str:
    if by == "rincian":
        return part_label(view, None, row.breakdown)
    district = view.book.districts.get(row.area or "")
    return district.name if district else row.area or ""


def _part_row(view: View, metric: Metric, row: Observation, name: str, kind: str = "") -> TableRow:
    status = with_report(flags_of(view, metric, row), row_link(view, metric, row, named=True))
    return TableRow([name, _linked(view, metric, row), _source_cell(view, metric, row), status], kind=kind)


def _closing_rows(
    view: View,
    metric: Metric,
    parts: Sequence[Observation],
    wholes: Sequence[Observation],
    area: str | None,
) -> list[TableRow]:
    of_whole = f"Angka {part_label(view, area, None)}" if area else "Angka kota"
    closing = [_part_row(view, metric, row, of_whole, "is-sum") for row in wholes]
    slots = {row.slot for row in parts}
    summable = unit_of(view, metric).additive and len(slots) == len(parts) and len(wholes) == 1
    if not summable or any(row.quantity.is_range for row in (*parts, *wholes)):
        return closing
    total = sum((row.quantity.value for row in parts), Decimal(0))
    difference = total - wholes[0].quantity.value
    rounded = any(row.quantity.approximate for row in parts)
    return [
        _made_row("Jumlah rincian", Quantity(Amount(total), approximate=rounded)),
        *closing,
        _made_row("Selisih", Quantity(Amount(difference))),
    ]


def _made_row(name: str, quantity: Quantity) -> TableRow:
    return TableRow((name, number(quantity, made=True), small("dihitung di sini"), ""), kind="is-sum")
