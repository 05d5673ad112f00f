"""Lists of records as tables; an empty list says so calmly."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from ..book.model import (
    Body,
    District,
    Event,
    Note,
    Opd,
    PlanningDocument,
    Puskesmas,
    Regulation,
    Statement,
)
from .base import Html, View
from .parts import (
    Column,
    TableRow,
    bullets,
    dimension_link,
    joined,
    nothing,
    opd_link,
    short_period,
    small,
    table,
    unfilled,
)
from .source import regulation_citation, regulation_link, source_link, sources_links, statement

__all__ = [
    "OPD_KINDS", "body_list", "document_list", "event_list", "note_list", "opd_list", "puskesmas_list",
    "regulation_list", "village_list",
]  # fmt: skip

OPD_KINDS = {
    "sekretariat": "Sekretariat",
    "inspektorat": "Inspektorat",
    "badan": "Badan",
    "dinas": "Dinas",
    "satpol-pp": "Satpol PP",
    "rsud": "RSUD",
    "bagian": "Bagian Sekretariat Daerah",
    "kecamatan": "Kecamatan",
}
_DOCUMENT_KINDS = {
    "rpjpd": "RPJPD",
    "rpjmd": "RPJMD",
    "renstra": "Renstra",
    "rkpd": "RKPD",
    "renja": "Renja",
    "apbd": "APBD",
    "masterplan": "Master plan",
    "laporan": "Laporan",
}


def _columns(*titles: str) -> tuple[Column, ...]:
    return tuple(Column(title) for title in titles)


# --- the city and its offices ------------------------------------------------------------------------------


def opd_list(view: View, opds: Iterable[Opd], caption: str = "OPD") -> Html:
    """OPDs with their kind and dimension."""
    rows = [
        TableRow((
            joined(" ", (opd_link(view, o.id), small(o.short) if o.short else "")),
            OPD_KINDS[o.kind],
            _dimension(view, o.dimension, o.dimension_source) or unfilled(),
        ))
        for o in opds
    ]  # fmt: skip
    return table(view, caption, _columns("OPD", "Bentuk", "Dimensi"), rows) if rows else nothing("OPD")


def _dimension(view: View, reference: str | None, source: str | None) -> Html | None:
    if reference is None:
        return None
    return dimension_link(view, reference, source_link(view, source) if source else None)


def puskesmas_list(view: View, puskesmas: Iterable[Puskesmas], caption: str = "Puskesmas") -> Html:
    """Puskesmas with the kecamatan where a source places them."""
    rows = []
    for p in puskesmas:
        district = view.book.districts.get(p.district or "")
        place = opd_link(view, district.id) if district else unfilled()
        rows.append(TableRow((p.name, place, _source_and_note(view, p.source, p.note))))
    columns = _columns("Puskesmas", "Kecamatan", "Sumber")
    return table(view, caption, columns, rows) if rows else nothing("puskesmas")


def village_list(view: View, districts: Sequence[District], caption: str = "Kelurahan") -> Html:
    """Kelurahan with their codes; of several districts also the district."""
    several = len(districts) > 1
    columns = _columns("Kelurahan", "Kode BPS", *(["Kecamatan"] if several else []))
    rows = [
        TableRow((v.name, v.code, *([opd_link(view, d.id)] if several else []))) for d in districts for v in d.villages
    ]
    if not rows:
        return nothing("kelurahan")
    told = sources_links(view, (d.source for d in districts))
    origin = Html('<p class="mp-small">Sumber: {}</p>').format(told)
    return table(view, caption, columns, rows) + origin


def body_list(view: View, bodies: Iterable[Body], caption: str = "Lembaga") -> Html:
    """Bodies and partners of the plan."""
    rows = [
        TableRow((
            b.name,
            b.kind.replace("-", " "),
            joined(Html("<br>"), (b.role or unfilled(), small(b.note) if b.note else "")),
            _basis(view, b) or unfilled(),
            source_link(view, b.source),
        ))
        for b in bodies
    ]  # fmt: skip
    columns = _columns("Lembaga", "Bentuk", "Peran", "Dasar dan koordinator", "Sumber")
    return table(view, caption, columns, rows) if rows else nothing("lembaga")


def _basis(view: View, body: Body) -> Html:
    return joined(
        "; ",
        (
            regulation_link(view, body.basis) if body.basis else "",
            opd_link(view, body.coordinator) if body.coordinator else "",
        ),
    )


# --- what was written and what happened --------------------------------------------------------------------


def regulation_list(view: View, regulations: Iterable[Regulation], caption: str = "Peraturan") -> Html:
    """Regulations with their subject and issuer."""
    rows = [
        TableRow((
            regulation_citation(view, r),
            r.about or unfilled(),
            r.issuer,
            _source_and_note(view, r.source, r.note),
        ))
        for r in regulations
    ]  # fmt: skip
    columns = _columns("Peraturan", "Tentang", "Penerbit", "Sumber")
    return table(view, caption, columns, rows) if rows else nothing("peraturan")


def document_list(view: View, documents: Iterable[PlanningDocument], caption: str = "Dokumen perencanaan") -> Html:
    """Planning documents with their years and how far they have come."""
    rows = [
        TableRow((
            d.name,
            _DOCUMENT_KINDS.get(d.kind, d.kind),
            "–".join(dict.fromkeys(str(year) for year in (d.start, d.end) if year)) or unfilled(),
            ", ".join(filter(None, (d.state, short_period(d.date) if d.date else ""))) or unfilled(),
            opd_link(view, d.owner) if d.owner else unfilled(),
            _source_and_note(view, d.source, d.note),
        ))
        for d in documents
    ]  # fmt: skip
    columns = _columns("Dokumen", "Jenis", "Tahun", "Keadaan", "OPD yang menjawab", "Sumber")
    return table(view, caption, columns, rows) if rows else nothing("dokumen perencanaan")


def event_list(view: View, events: Iterable[Event], caption: str = "Peristiwa") -> Html:
    """Events, the oldest first."""
    rows = []
    for e in sorted(events, key=lambda e: e.date.order):
        when = short_period(e.date) + (f" sampai {short_period(e.until)}" if e.until else "")
        around = [
            f"Tempat: {e.venue}." if e.venue else "",
            f"Peserta: {e.participants}." if e.participants else "",
        ]
        outcome = joined(Html("<br>"), (e.outcome, small(" ".join(filter(None, around))) if any(around) else ""))
        what = joined(Html("<br>"), (e.name, small(e.kind)))
        rows.append(TableRow((when, what, outcome, sources_links(view, e.sources))))
    columns = _columns("Tanggal", "Peristiwa", "Hasil", "Sumber")
    return table(view, caption, columns, rows) if rows else nothing("peristiwa")


def note_list(view: View, notes: Iterable[Note]) -> Html:
    """Sourced facts that fit no other kind, by topic."""
    by_topic: dict[str, list[Html]] = {}
    for n in notes:
        text = " ".join(filter(None, (n.text, n.note)))
        by_topic.setdefault(n.topic, []).append(statement(view, Statement(text, n.source)))
    entries = (Html("<dt>{}</dt><dd>{}</dd>").format(topic, bullets(texts)) for topic, texts in by_topic.items())
    listed = joined("", entries)
    return Html('<dl class="mp-facts">{}</dl>').format(listed) if listed else nothing("catatan")


def _source_and_note(view: View, source: str, note: str | None) -> Html:
    return joined(Html("<br>"), (source_link(view, source), small(note) if note else ""))
