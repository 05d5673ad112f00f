"""All puskesmas, with the figures that speak of each."""

from __future__ import annotations

from collections.abc import Iterator

from ..views.base import Html
from ..views.lists import puskesmas_list
from ..views.metrics import table_value
from ..views.parts import Column, TableRow, figure_period, metric_link, part_label, table
from ..views.source import source_link
from .base import Page, PageType, Plan, Sheet

__all__ = ["PAGE"]


def make(plan: Plan) -> Iterator[Page]:
    """One page: the list, then the figures of each puskesmas where there are any."""
    path = "puskesmas.md"
    view, book, sheet = plan.view(path), plan.book, Sheet()
    puskesmas = sorted(book.puskesmas.values(), key=lambda p: p.name.casefold())
    sheet.title("Puskesmas", "Rujukan")
    sheet.lead("Puskesmas yang namanya tercatat dalam sumber, dan kecamatannya bila sumber menyebutnya.")
    sheet.block(puskesmas_list(view, puskesmas))
    rows = [
        TableRow((
            part_label(view, None, row.breakdown),
            metric_link(view, metric.id),
            Html('<a href="{}">{}</a>').format(
                view.metric_url(metric, row), table_value(view, metric, row.quantity)
            ),
            figure_period(row),
            source_link(view, row.source),
        ))
        for p in puskesmas
        for metric in book.metrics.values()
        for row in metric.current()
        if row.breakdown and row.breakdown.kind == "unit" and row.breakdown.key == p.id
    ]  # fmt: skip
    if rows:
        sheet.heading(2, "Angka menurut puskesmas", "angka")
        columns = tuple(map(Column, ("Puskesmas", "Indikator", "Angka", "Periode", "Sumber")))
        sheet.block(table(view, "Angka menurut puskesmas", columns, rows))
    file = "data/kota/puskesmas.yaml" if puskesmas else None
    yield Page(path, "Puskesmas", sheet.done(), file, description="Daftar puskesmas dan kecamatannya.")


PAGE = PageType("puskesmas", make)
