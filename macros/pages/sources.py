"""All sources by their kind, each under its own permanent address with all that rests on it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields, is_dataclass
from functools import partial
from typing import Any

from ..book.model import Book, Figure, Metric, Observation, Source, SourceKind
from ..views.base import SOURCE_KIND_TITLES, Html, View
from ..views.flags import Mark, flag, flags_of, is_disputed, is_replaced
from ..views.metrics import table_value
from ..views.parts import (
    Column,
    TableRow,
    figure_period,
    joined,
    metric_link,
    nothing,
    part_label,
    small,
    table,
)
from ..views.source import source_entry
from .base import Page, PageType, Plan, Sheet

__all__ = ["PAGE"]

_SAYS = {
    SourceKind.STATISTICS: "BPS atau kementerian.",
    SourceKind.CITY: "Dokumen resmi Pemerintah Kota.",
    SourceKind.REGULATION: "Naskah peraturan itu sendiri.",
    SourceKind.GUIDE: "Pedoman kementerian.",
    SourceKind.OFFICE: "Hitungan kantor sendiri, dengan nomor surat atau berita acara.",
    SourceKind.NEWS: "Media; angkanya belum dikukuhkan walidata.",
    SourceKind.REFERENCE: "Sumber kedua: ensiklopedia, skripsi, tabel terbuka.",
    SourceKind.EXEMPT: "Tidak perlu ditunjukkan.",
}
_SHOWN_SINGLY = 12


@dataclass(frozen=True, slots=True)
class _Resting:
    """A record that rests on a source: what kind it is, its name, and its address below the site's root."""

    kind: str
    name: str
    address: str

    @property
    def overview(self) -> str:
        """The page that lists all records of the kind; dimensions stand on that of the metrics."""
        folder = self.address.partition("/")[0]
        return "indikator/" if folder == "dimensi" else f"{folder}/"


@dataclass(frozen=True, slots=True)
class _Index:
    """What rests on each source, by the source's id."""

    figures: dict[str, list[tuple[Metric, Figure]]]
    records: dict[str, list[_Resting]]


def make(plan: Plan) -> Iterator[Page]:
    """An overview, and a page for each kind that has sources; each source has its id as an anchor."""
    index = _Index(_figures(plan.book), _records(plan.book))
    yield _overview(plan, index)
    for kind in SourceKind:
        sources = [s for s in plan.book.sources.values() if s.kind is kind]
        if sources:
            yield _of_kind(plan, kind, sources, index)


def _overview(plan: Plan, index: _Index) -> Page:
    path = "sumber/index.md"
    view, sheet = plan.view(path), Sheet()
    sources = plan.book.sources.values()
    sheet.title("Sumber", "Rujukan")
    sheet.lead("Setiap angka buku ini menyebut sumbernya. Di sini semua sumber menurut siapa yang berbicara.")
    columns = (Column("Jenis"), Column("Yang berbicara"), Column("Sumber", True), Column("Angka", True))
    rows = []
    for kind in SourceKind:
        own = [s for s in sources if s.kind is kind]
        if own:
            title = Html('<a href="{}">{}</a>').format(view.url(f"sumber/{kind}/"), SOURCE_KIND_TITLES[kind])
            count = sum(len(index.figures.get(s.id, ())) for s in own)
            rows.append(TableRow((title, _SAYS[kind], str(len(own)), str(count))))
    sheet.block(table(view, "Sumber menurut jenis", columns, rows) if rows else nothing("sumber"))
    sheet.heading(2, "Arti tanda", "arti_tanda")
    sheet.text("Tanda di samping angka mengatakan seberapa kukuh angka itu.")
    marks = (TableRow((flag(mark, words=True), mark.value.hint)) for mark in Mark)
    sheet.block(table(view, "Tanda dan artinya", (Column("Tanda"), Column("Arti")), marks))
    return Page(path, "Sumber", sheet.done(), description="Semua sumber menurut jenisnya, dan arti tiap tanda.")


def _of_kind(plan: Plan, kind: SourceKind, sources: list[Source], index: _Index) -> Page:
    path = f"sumber/{kind}.md"
    view, sheet = plan.view(path), Sheet()
    title = SOURCE_KIND_TITLES[kind]
    sheet.title(title, "Sumber")
    sheet.lead(f"{len(sources)} sumber, yang terbaru di atas, masing-masing dengan semua yang bersandar padanya.")
    for year, own in _by_year(sources).items():
        sheet.heading(2, str(year) if year else "Tanpa tanggal", f"tahun_{year}" if year else "tanpa_tanggal")
        for source in own:
            sheet.block(partial(_entry, view, source, index))
    return Page(path, title, sheet.done(), description=f"Sumber jenis {title}, dan angka yang bersandar padanya.")


def _by_year(sources: Iterable[Source]) -> dict[int | None, list[Source]]:
    def order(source: Source) -> tuple[int, str]:
        end = source.published.end if source.published else None
        return (-(end or dt.date.min).toordinal(), source.publisher.casefold())

    years: dict[int | None, list[Source]] = {}
    for source in sorted(sources, key=order):
        end = source.published.end if source.published else None
        years.setdefault(end.year if end else None, []).append(source)
    return years


# --- one source --------------------------------------------------------------------------------------------


def _entry(view: View, source: Source, index: _Index) -> Html:
    figures = index.figures.get(source.id, [])
    records = index.records.get(source.id, [])
    entry = source_entry(view, source, anchors=True)
    if not figures and not records:
        return entry + Html('<p class="mp-small">Belum ada yang bersandar padanya.</p>')
    lines = [*_figure_lines(view, figures), *_record_lines(view, records)]
    listed = joined("", (Html("<li>{}</li>").format(line) for line in lines))
    return entry + Html('<ul class="mp-small">{}</ul>').format(listed)


def _figure_lines(view: View, figures: Iterable[tuple[Metric, Figure]]) -> Iterator[Html]:
    by_metric: dict[str, list[tuple[Metric, Figure]]] = {}
    for metric, row in figures:
        by_metric.setdefault(metric.id, []).append((metric, row))
    for id, rows in by_metric.items():
        said = joined("; ", (_figure(view, metric, row) for metric, row in rows))
        yield Html("{}: {}").format(metric_link(view, id), said)


def _figure(view: View, metric: Metric, row: Figure) -> Html:
    period = figure_period(row) if isinstance(row, Observation) else f"target {figure_period(row)}"
    when = ", ".join(filter(None, (period, part_label(view, *row.part))))
    link = Html('<a href="{}">{}</a> {}').format(
        view.metric_url(metric, row), when, table_value(view, metric, row.quantity)
    )
    if is_replaced(metric, row):
        return joined(" ", (link, small(flags_of(view, metric, row))))
    return joined(" ", (link, flag(Mark.DISPUTED, words=False) if is_disputed(metric, row) else ""))


def _record_lines(view: View, records: Iterable[_Resting]) -> Iterator[Html]:
    by_kind: dict[str, list[_Resting]] = {}
    for record in records:
        by_kind.setdefault(record.kind, []).append(record)
    for kind, found in by_kind.items():
        link = Html('<a href="{}">{}</a>')
        if len({r.address for r in found}) < len(found) or len(found) > _SHOWN_SINGLY:
            told = link.format(view.url(found[0].overview), f"{len(found)} tercatat")
        else:
            told = joined(", ", (link.format(view.url(r.address), r.name) for r in found))
        yield Html("{}: {}").format(kind, told)


# --- what rests on what ------------------------------------------------------------------------------------


def _figures(book: Book) -> dict[str, list[tuple[Metric, Figure]]]:
    found: dict[str, list[tuple[Metric, Figure]]] = {}
    for metric in sorted(book.metrics.values(), key=lambda m: m.name.casefold()):
        for row in metric.figures:
            found.setdefault(row.source, []).append((metric, row))
    return found


def _records(book: Book) -> dict[str, list[_Resting]]:
    found: dict[str, list[_Resting]] = {}
    for record, resting in _all_records(book):
        for id in dict.fromkeys(_sources_of(record)):
            found.setdefault(id, []).append(resting)
    return found


def _all_records(book: Book) -> Iterator[tuple[Any, _Resting]]:
    """Every record that names sources, apart from the figures of metrics."""
    for opd in book.opds.values():
        yield opd, _Resting("OPD", opd.name, f"opd/{opd.id}/")
    for metric in book.metrics.values():
        if metric.dimension_source:
            yield metric, _Resting("Dimensi indikator", metric.name, f"indikator/{metric.id}/#tentang")
    for dimension in book.dimensions.values():
        yield dimension, _Resting("Dimensi", dimension.name, f"dimensi/{dimension.id}/")
    for programme in book.programmes.values():
        yield programme, _Resting("Program", programme.name, f"program/#{programme.id}")
    for flagship in book.flagships.values():
        yield flagship, _Resting("Program unggulan", flagship.name, "program/#program_unggulan")
    for application in book.applications.values():
        yield application, _Resting("Aplikasi", application.name, f"aplikasi/#{application.id}")
    for regulation in book.regulations.values():
        yield regulation, _Resting("Peraturan", regulation.name, f"peraturan/#{regulation.id}")
    for document in book.documents.values():
        yield document, _Resting("Dokumen perencanaan", document.name, "dokumen/")
    for term in book.terms.values():
        yield term, _Resting("Istilah", term.name, f"istilah/#{term.id}")
    for puskesmas in book.puskesmas.values():
        yield puskesmas, _Resting("Puskesmas", puskesmas.name, "puskesmas/")
    for district in book.districts.values():
        yield district, _Resting("Kecamatan", district.name, f"kecamatan/#{district.id}")
    for body in book.bodies.values():
        yield body, _Resting("Lembaga", body.name, "lembaga/")
    for event in book.events:
        yield event, _Resting("Peristiwa", event.name, "peristiwa/")
    for note in book.notes.values():
        yield note, _Resting("Catatan", note.topic, f"catatan/#{note.id}")
    if book.vision:
        yield book.vision, _Resting("Visi dan misi", "Visi dan misi", "visi/")


_SOURCE_FIELDS = {"source", "dimension_source", "mission_source"}


def _sources_of(record: Any) -> Iterator[str]:
    """Every source that a record or one of its parts names; a metric's figures are left to :func:`_figures`."""
    for item in fields(record):
        value = getattr(record, item.name)
        if item.name in _SOURCE_FIELDS and value:
            yield value
        elif item.name == "sources":
            yield from value
        elif isinstance(value, tuple) and not isinstance(record, Metric):
            for part in value:
                if is_dataclass(part):
                    yield from _sources_of(part)


PAGE = PageType("sources", make)
