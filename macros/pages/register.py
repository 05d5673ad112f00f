"""The register of OPDs, and a short page for each that has become another."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ..book.model import Book, Opd, OpdKind
from ..indonesian import format_period
from ..views.base import Html, View
from ..views.lists import OPD_KINDS
from ..views.metrics import metric_list
from ..views.parts import (
    Column,
    Fact,
    TableRow,
    bullets,
    card,
    dimension_link,
    joined,
    nothing,
    opd_link,
    small,
    table,
    unfilled,
)
from ..views.programmes import application_list, programme_list
from ..views.source import regulation_link, source_link, statement
from .base import Page, PageType, Plan, Sheet

__all__ = ["PAGE"]


def make(plan: Plan) -> Iterator[Page]:
    """The register, and a page for each former OPD; living ones have written chapters."""
    yield _register(plan)
    for opd in plan.book.former_opds:
        yield _former(plan, opd)


def _register(plan: Plan) -> Page:
    path = "opd/index.md"
    view, book, sheet = plan.view(path), plan.book, Sheet()
    figures = _figure_counts(book)
    sheet.title("Daftar OPD", "OPD")
    living = book.living_opds
    sheet.lead(f"{len(living)} perangkat daerah, masing-masing dengan babnya sendiri.")
    if not living:
        sheet.block(nothing("OPD"))
    for kind in OpdKind:
        opds = [o for o in living if o.kind is kind]
        if opds:
            sheet.heading(2, OPD_KINDS[kind], f"bentuk_{kind}")
            sheet.block(_table(view, opds, f"{OPD_KINDS[kind]}: dimensi dan banyaknya angka", figures))
    if book.former_opds:
        sheet.heading(2, "Sudah berganti", "sudah_berganti")
        columns = tuple(map(Column, ("OPD", "Sampai", "Penerus")))
        rows = (
            TableRow((opd_link(view, o.id), _until(o), opd_link(view, o.successor) if o.successor else unfilled()))
            for o in book.former_opds
        )
        sheet.block(table(view, "OPD yang sudah berganti", columns, rows))
    return Page(path, "Daftar OPD", sheet.done(), description="Semua perangkat daerah menurut bentuknya.")


def _figure_counts(book: Book) -> dict[str, int]:
    """For each OPD the figures that its own metrics hold, as the first page counts them."""
    return {opd: sum(len(metric.observations) for metric in book.metrics_of(opd)) for opd in book.opds}


def _table(view: View, opds: Iterable[Opd], caption: str, figures: dict[str, int]) -> Html:
    columns = (Column("OPD"), Column("Dimensi"), Column("Angka sendiri", numeric=True))
    rows = (
        TableRow((
            joined(" ", (opd_link(view, o.id), small(o.short) if o.short else "")),
            _dimension(view, o),
            str(figures.get(o.id, 0)),
        ))
        for o in opds
    )  # fmt: skip
    return table(view, caption, columns, rows)


def _dimension(view: View, opd: Opd) -> Html:
    if opd.dimension is None:
        return unfilled()
    source = source_link(view, opd.dimension_source) if opd.dimension_source else None
    return dimension_link(view, opd.dimension, source)


def _until(opd: Opd) -> str:
    return format_period(opd.until) if opd.until else ""


# --- former OPDs -------------------------------------------------------------------------------------------


def _former(plan: Plan, opd: Opd) -> Page:
    path = f"opd/{opd.id}/index.md"
    view, book, sheet = plan.view(path), plan.book, Sheet()
    sheet.title(opd.name, "OPD yang sudah berganti")
    sheet.paragraph(_told(view, opd))
    sheet.block(card(_history(view, opd)))
    metrics = book.metrics_of(opd.id)
    programmes = [p for p in book.programmes.values() if p.owner == opd.id]
    applications = [a for a in book.applications.values() if a.owner == opd.id]
    for records, title, block in (
        (metrics, "Indikator", metric_list(view, metrics)),
        (programmes, "Program", programme_list(view, programmes)),
        (applications, "Aplikasi", application_list(view, applications)),
    ):
        if records:
            sheet.heading(2, title, title.casefold())
            sheet.block(block)
    description = f"{opd.name} sudah berganti; riwayat dan penerusnya."
    return Page(path, opd.name, sheet.done(), opd.place.path, description=description)


def _told(view: View, opd: Opd) -> Html:
    until = f"sampai {_until(opd)}" if opd.until and opd.until.is_named else "dahulu"
    if opd.successor is None:
        return Html("{} ada {}. Penerusnya: {}.").format(opd.name, until, unfilled())
    next_one = Html("<b>{}</b>").format(opd_link(view, opd.successor))
    return Html("{} ada {}. Pekerjaannya kini pada {}.").format(opd.name, until, next_one)


def _history(view: View, opd: Opd) -> Iterator[Fact]:
    """What is known of it; a gap is nobody's task any more, so it is left out."""
    yield Fact("Bentuk", OPD_KINDS[opd.kind])
    if opd.legal_basis:
        yield Fact("Dasar hukum", joined(", ", (regulation_link(view, id) for id in opd.legal_basis)))
    if opd.since:
        yield Fact("Sejak", format_period(opd.since))
    yield Fact("Sampai", _until(opd))
    if opd.duties:
        yield Fact("Tugas", bullets(statement(view, s) for s in opd.duties))
    if opd.history:
        yield Fact("Riwayat", bullets(statement(view, s) for s in opd.history))
    if opd.note:
        yield Fact("Catatan", opd.note)
    yield Fact("Sumber", source_link(view, opd.source))


PAGE = PageType("register", make)
