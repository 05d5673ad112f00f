"""All metrics, once by dimension and once from A to Z."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial

from ..book.model import Metric
from ..views.base import Html, View
from ..views.flags import flags_of
from ..views.metrics import table_value
from ..views.parts import (
    Column,
    TableRow,
    figure_period,
    joined,
    metric_link,
    nothing,
    small,
    table,
    unfilled,
)
from ..views.source import voices
from .base import Page, PageType, Plan, Sheet

__all__ = ["PAGE"]

COLUMNS = tuple(map(Column, ("Indikator", "Angka terakhir", "Periode", "OPD", "Tanda")))


def make(plan: Plan) -> Iterator[Page]:
    """Two pages over the same metrics."""
    yield _by_dimension(plan)
    yield _a_to_z(plan)


def _by_dimension(plan: Plan) -> Page:
    path = "indikator/index.md"
    view, book, sheet = plan.view(path), plan.book, Sheet()
    sheet.title("Indikator menurut dimensi", "Indikator")
    sheet.lead(f"{len(book.metrics)} indikator, dengan angka terakhirnya dan kantor yang memegangnya.")
    ways = Html('Lihat juga <a href="{}">indikator A–Z</a> dan <a href="{}">angka yang berbeda</a>.')
    sheet.paragraph(ways.format(view.url("indikator/a-z/"), view.url("angka-berbeda/")))
    placed: set[str] = set()
    for dimension in book.dimensions.values():
        sheet.heading(2, dimension.name, f"dimensi_{dimension.id}")
        inside = book.metrics_in(dimension.id)
        if not inside:
            sheet.block(nothing("indikator"))
        whole = [m for m in inside if m.dimension == dimension.id]
        if whole:
            sheet.block(partial(_table, view, whole, dimension.name))
        for part in dimension.parts:
            metrics = book.metrics_in(f"{dimension.id}/{part.id}")
            if metrics:
                sheet.heading(3, part.name, f"dimensi_{dimension.id}_{part.id}")
                sheet.block(partial(_table, view, metrics, book.dimension_label(f"{dimension.id}/{part.id}")))
        placed.update(m.id for m in inside)
    rest = sorted((m for m in book.metrics.values() if m.id not in placed), key=lambda m: m.name.casefold())
    if rest or not book.dimensions:
        sheet.heading(2, "Tanpa dimensi", "tanpa_dimensi")
        sheet.block(partial(_table, view, rest, "Indikator tanpa dimensi") if rest else nothing("indikator"))
    return Page(path, "Menurut dimensi", sheet.done(), description="Semua indikator menurut dimensi kota pintar.")


def _table(view: View, metrics: Iterable[Metric], caption: str) -> Html:
    return table(view, caption, COLUMNS, (_row(view, metric) for metric in metrics))


def _row(view: View, metric: Metric) -> TableRow:
    rows = metric.latest()
    said = (
        Html('<a href="{}">{}</a>').format(
            view.metric_url(metric, voice[0]), table_value(view, metric, voice[0].quantity)
        )
        for voice in voices(view, rows)
    )
    if rows:
        value, period = joined(" atau ", said), figure_period(rows[0])
    elif metric.observations:
        value = Html('<a href="{}">menurut bagian</a>').format(view.metric_url(metric))
        period = figure_period(max(metric.current(), key=lambda o: o.period.order))
    else:
        value, period = unfilled("belum ada data"), ""
    return TableRow((metric_link(view, metric.id), value, period, _owner(view, metric), flags_of(view, metric, *rows)))


def _owner(view: View, metric: Metric) -> Html | str:
    opd = view.book.opds.get(metric.owner or "")
    if opd is None:
        return metric.owner or "kota"
    return Html('<a href="{}">{}</a>').format(view.opd_url(opd.id), opd.label)


def _a_to_z(plan: Plan) -> Page:
    path = "indikator/a-z.md"
    view, sheet = plan.view(path), Sheet()
    sheet.title("Indikator A–Z", "Indikator")
    by_letter: dict[str, list[Metric]] = {}
    for metric in sorted(plan.book.metrics.values(), key=lambda m: m.name.casefold()):
        first = metric.name[0].upper()
        by_letter.setdefault(first if first.isascii() and first.isalpha() else "0–9", []).append(metric)
    if not by_letter:
        sheet.block(nothing("indikator"))
    for letter, metrics in sorted(by_letter.items()):
        sheet.heading(2, letter, f"huruf_{letter.casefold() if letter.isalpha() else 'lain'}")
        sheet.entries((None, _line(view, metric)) for metric in metrics)
    return Page(path, "A–Z", sheet.done(), description="Semua indikator menurut abjad.")


def _line(view: View, metric: Metric) -> Html:
    owner = view.book.opds.get(metric.owner or "")
    return joined(" ", (metric_link(view, metric.id), small(owner.name if owner else "kota")))


PAGE = PageType("metric lists", make)
