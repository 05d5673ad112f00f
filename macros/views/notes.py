"""Boxes: what is not filled, the state of a chapter, what sources disagree on, and the figures of a page."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from ..book.model import ChapterState, Decision, Figure, Metric, Observation, Opd
from ..indonesian import format_date
from .base import Html, View
from .flags import flags_of
from .metrics import table_value
from .parts import Column, TableRow, figure_period, joined, metric_link, part_label, small, table
from .source import by_publication, source_label, source_link, voices
from .value import quantity_words, written

__all__ = ["chapter_note", "counted_differently", "disagreement", "figures_on_page", "missing"]


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
        '<p class="mp-belum__a">{}<a href="{}">Cara mengisi</a></p></div>'
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


# --- disagreement ------------------------------------------------------------------------------------------


def disagreement(
    view: View, metric: Metric, group: Sequence[Figure], *, level: int = 3, anchor: str | None = None
) -> Html:
    """What sources say of one slot, side by side in equal size; after a decision the chosen one is marked.

    :param group: all figures of the slot, or all its targets.
    :param level: level of the box's heading.
    :param anchor: the box's id.
    """
    first = group[0]
    observed = isinstance(first, Observation)
    decision = next((d for d in metric.decisions if observed and d.slot == first.slot), None)
    subject = metric.name if observed else f"target {metric.name}"
    part = part_label(view, *first.part)
    question = f"Berapa {', '.join(filter(None, (subject, part, figure_period(first))))}?"
    said = joined("", (_voice(view, metric, voice, decision) for voice in voices(view, group)))
    closing = _decided(view, metric, group, decision) if decision else _undecided(view, metric)
    return _box(question, said, closing, level, anchor)


def counted_differently(view: View, metric: Metric, *, level: int = 3, anchor: str | None = None) -> Html:
    """A metric whose figures count different things: all of them side by side, with what each counted."""
    rows = [o for o in metric.current() if o.part == (None, None)] or metric.current()
    said = joined("", (_voice(view, metric, [row], None, dated=True) for row in by_publication(view, rows)))
    note = Html("<p>{}</p>").format(metric.note) if metric.note else Html("")
    return _box(f"{metric.name}: yang dihitung belum sama", said, note + _undecided(view, metric), level, anchor)


def _box(title: str, said: Html, closing: Html, level: int, anchor: str | None) -> Html:
    id = Html(' id="{}"').format(anchor) if anchor else ""
    return Html(
        '<div class="mp-beda"{id}><h{level}>{title}</h{level}><div class="mp-beda__says">{said}</div>{closing}</div>'
    ).format(id=id, level=level, title=title, said=said, closing=closing)


def _voice(
    view: View, metric: Metric, rows: Sequence[Figure], decision: Decision | None, *, dated: bool = False
) -> Html:
    """One answer with all that give it, and what each says about it."""
    chosen = decision is not None and any(row.source == decision.use for row in rows)
    lines: list[Html | str] = []
    for row in rows:
        period = f"{figure_period(row)}; " if dated else ""
        lines.append(Html("{}{}").format(period, source_link(view, row.source)))
        counted = row.counted if isinstance(row, Observation) else None
        lines += [small(text) for text in (counted, row.note) if text]
    return Html("<div{}>{}{}</div>").format(
        Html(' class="is-chosen"') if chosen else "",
        written(view, metric, rows[0].quantity),
        Html("<p>{}</p>").format(joined(Html("<br>"), lines)),
    )


def _undecided(view: View, metric: Metric) -> Html:
    return Html(
        "<p><b>Yang memutuskan:</b> walidata. <b>Sampai itu:</b> semuanya tampil. "
        '<a href="{}">Halaman indikator ini</a></p>'
    ).format(view.metric_url(metric))


def _decided(view: View, metric: Metric, group: Sequence[Figure], decision: Decision) -> Html:
    used = [row for row in group if row.source == decision.use]
    value = quantity_words(view, metric, used[0].quantity) if used else source_label(view, decision.use)
    return Html("<p><b>Diputuskan:</b> {}, oleh {}, {}. Alasan: {}</p>").format(
        value, decision.by, format_date(decision.date), decision.reason
    )


# --- the figures of a page ---------------------------------------------------------------------------------


def figures_on_page(view: View, rows: Iterable[tuple[Metric, Figure]]) -> Html:
    """Every figure that stands in a page's sentences, once, with period, source and status.

    :param rows: :attr:`View.shown` when all of the page has been answered.
    :returns: nothing where the page shows no figure.
    """
    seen: list[tuple[str, Figure]] = []
    lines = []
    for metric, row in rows:
        if (metric.id, row) not in seen:
            seen.append((metric.id, row))
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
    cells = (name, table_value(view, metric, row.quantity), period, source, flags_of(view, metric, row))
    return TableRow(cells)
