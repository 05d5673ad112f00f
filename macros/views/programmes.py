"""Programmes, flagship programmes and applications: as tables, and each in full."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal

from ..book.model import (
    Amount,
    Application,
    BudgetLine,
    FlagshipProgramme,
    Period,
    PlanReference,
    Programme,
    Quantity,
    Statement,
)
from ..indonesian import format_decimal, format_period
from .base import Html, View
from .parts import (
    Column,
    Fact,
    TableRow,
    bullets,
    card,
    data,
    dimension_link,
    figure_period,
    joined,
    metric_link,
    nothing,
    opd_link,
    small,
    table,
    unfilled,
)
from .source import outside, source_link, statement, voices
from .value import written

__all__ = [
    "application_card", "application_list", "flagship_list", "programme_card", "programme_link",
    "programme_list",
]  # fmt: skip


# --- programmes --------------------------------------------------------------------------------------------


def programme_link(view: View, programme: Programme) -> Html:
    """The programme's name, linked to its card."""
    return Html('<a href="{}">{}</a>').format(view.programme_url(programme.id), programme.name)


def programme_list(view: View, programmes: Iterable[Programme], caption: str = "Program") -> Html:
    """Programmes as a table: name, who answers, time, state, source."""
    columns = tuple(map(Column, ("Program", "Penanggung jawab", "Waktu", "Status", "Sumber")))
    rows = [
        TableRow((
            joined(Html("<br>"), (programme_link(view, p), small(_quick_win(p)) if p.quick_win else "")),
            opd_link(view, p.owner),
            _time(p.start, p.end) or unfilled(),
            p.state or unfilled(),
            source_link(view, p.source),
        ))
        for p in programmes
    ]  # fmt: skip
    return table(view, caption, columns, rows) if rows else nothing("program")


def _quick_win(programme: Programme) -> Html:
    return Html("<em>quick win</em> {}").format(", ".join(map(str, programme.quick_win)))


def _time(start: Period | None, end: Period | None) -> str:
    if start and end:
        return f"{format_period(start)} sampai {format_period(end)}"
    if start:
        return f"sejak {format_period(start)}"
    return f"sampai {format_period(end)}" if end else ""


def programme_card(view: View, programme: Programme, *, anchors: bool = False) -> Html:
    """A programme with all its fields; what nobody has filled says so.

    :param anchors: give the card its id (on the page of the programmes only).
    """
    p = programme
    flagship = view.book.flagships.get(p.flagship or "")
    facts = (
        Fact("Penanggung jawab", opd_link(view, p.owner)),
        Fact("Mitra", joined(", ", (opd_link(view, id) for id in p.partners)) or None),
        Fact("Dimensi", dimension_link(view, p.dimension) if p.dimension else None),
        Fact("Waktu", _time(p.start, p.end) or None),
        Fact("Status", p.state),
        Fact("Quick win", _quick_win(p) if p.quick_win else "belum tercatat"),
        Fact("Program unggulan", flagship.name if flagship else p.flagship or "belum tercatat"),
        Fact("Sumber", source_link(view, p.source)),
        Fact("Indikator", bullets(_metric_now(view, id) for id in p.metrics), wide=True),
        Fact("Dokumen", bullets(_plan(view, plan) for plan in p.plans), wide=True),
        Fact("Anggaran", bullets(_money(view, line) for line in p.budget), wide=True),
        Fact("Manfaat bagi warga", p.benefit, wide=True),
        *([Fact("Catatan", p.note, wide=True)] if p.note else []),
    )
    head = Html('<p class="mp-prog__n"><b>{}</b></p>').format(p.name)
    return card(facts, two=True, head=head, kind="mp-prog", anchor=p.id if anchors else None)


def _metric_now(view: View, id: str) -> Html:
    metric = view.book.metrics.get(id)
    rows = metric.latest() if metric else ()
    if metric is None or not rows:
        return metric_link(view, id)
    said = joined(" atau ", (written(view, metric, voice[0].quantity) for voice in voices(view, rows)))
    return Html("{}: {} ({})").format(metric_link(view, id), said, figure_period(rows[0]))


def _plan(view: View, plan: PlanReference) -> str:
    document = view.book.documents.get(plan.document)
    page = f"halaman {plan.page}" if plan.page else ""
    code = f"kode {plan.code}" if plan.code else ""
    return ", ".join(filter(None, (document.name if document else plan.document, page, code)))


def _money(view: View, line: BudgetLine) -> Html:
    return Html("{}: pagu {}, realisasi {} {}").format(
        line.year, _rupiah(line.ceiling), _rupiah(line.spent), small(source_link(view, line.source))
    )


def _rupiah(value: Decimal | None) -> Html:
    if value is None:
        return unfilled()
    return data(Quantity(Amount(value)), f"Rp{format_decimal(value)}")


# --- flagship programmes -----------------------------------------------------------------------------------


def flagship_list(view: View, flagships: Iterable[FlagshipProgramme]) -> Html:
    """Flagship programmes, each with its activations, what sources say, and the programmes that carry it."""
    return joined("", (_flagship(view, f) for f in flagships)) or nothing("program unggulan")


def _flagship(view: View, flagship: FlagshipProgramme) -> Html:
    document = view.book.documents.get(flagship.document or "")
    carried = [p for p in view.book.programmes.values() if p.flagship == flagship.id]
    activations = (
        statement(view, Statement(". ".join(filter(None, (a.name, a.note))), a.source)) for a in flagship.activations
    )
    facts = [
        Fact("Penanggung jawab", opd_link(view, flagship.owner) if flagship.owner else None),
        Fact("Dokumen", document.name if document else flagship.document),
        Fact("Sumber", source_link(view, flagship.source)),
        Fact("Program", joined(", ", (programme_link(view, p) for p in carried)) or None),
        Fact("Aktivasi", bullets(activations), wide=True),
    ]
    if flagship.evidence:
        facts.append(Fact("Kata sumber", bullets(statement(view, s) for s in flagship.evidence), wide=True))
    if flagship.note:
        facts.append(Fact("Catatan", flagship.note, wide=True))
    head = Html('<p class="mp-prog__n"><b>{}</b></p>').format(flagship.name)
    return card(facts, two=True, head=head, kind="mp-prog")


# --- applications ------------------------------------------------------------------------------------------


def application_list(view: View, applications: Iterable[Application], caption: str = "Aplikasi") -> Html:
    """Applications as a table: name, purpose, owner, state, source."""
    columns = tuple(map(Column, ("Aplikasi", "Kegunaan", "Pemilik", "Status", "Sumber")))
    rows = [
        TableRow((
            Html('<a href="{}">{}</a>').format(view.application_url(a.id), a.name),
            a.purpose or unfilled(),
            opd_link(view, a.owner) if a.owner else "kota",
            a.state or unfilled(),
            source_link(view, a.source),
        ))
        for a in applications
    ]  # fmt: skip
    return table(view, caption, columns, rows) if rows else nothing("aplikasi")


def application_card(view: View, application: Application, *, anchors: bool = False) -> Html:
    """An application with all its fields; what nobody has filled says so.

    :param anchors: give the card its id (on the page of the applications only).
    """
    a = application
    facts = [
        Fact("Kegunaan", a.purpose, wide=True),
        Fact("Pemilik", opd_link(view, a.owner) if a.owner else "kota"),
        Fact("Pembuat", a.maker),
        Fact("Mitra", ", ".join(a.partners) or None),
        Fact("Sejak", format_period(a.start) if a.start else None),
        Fact("Status", a.state),
        Fact("Dimensi", dimension_link(view, a.dimension) if a.dimension else None),
        Fact("Terhubung dengan", ", ".join(a.connects_to) or None),
        Fact("Alamat", outside(a.link, a.link.partition("//")[2].rstrip("/")) if a.link else None),
        *_application_extras(view, a),
        Fact("Sumber", source_link(view, a.source), wide=True),
    ]
    head = Html('<p class="mp-prog__n"><b>{}</b></p>').format(a.name)
    return card(facts, two=True, head=head, kind="mp-app", anchor=a.id if anchors else None)


def _application_extras(view: View, application: Application) -> Iterator[Fact]:
    if application.awards:
        awards = (statement(view, Statement(w.text, w.source, w.year)) for w in application.awards)
        yield Fact("Penghargaan", bullets(awards), wide=True)
    if application.note:
        yield Fact("Catatan", application.note, wide=True)
