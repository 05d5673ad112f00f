"""One page a metric: its latest figure, every figure ever, where they come from and where they are used."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from typing import TypeVar

from ..book.differences import contradictions_of, counted_groups, pairs_of
from ..book.model import Amount, Direction, Metric, Observation, Quantity, Target
from ..indonesian import format_quantity
from ..placeholders import Expanded
from ..views.base import Html, View, page_url
from ..views.disagreements import counted_differently, disagreement, other_method
from ..views.judged import attainment_figure, progress_figure
from ..views.metadata import metric_head, metric_metadata
from ..views.notes import missing
from ..views.parts import data, figure_period, joined, nothing, small, unit_of
from ..views.progress import Judged, Unjudged, attainment, progress
from ..views.report import report_link
from ..views.series_chart import series_chart
from ..views.source import source_entry, voices
from ..views.table import breakdown_table, series_table
from ..views.value import quantity_words
from .base import Page, PageType, Plan, Sheet
from .disagreements import is_listed

__all__ = ["PAGE"]

Row = TypeVar("Row", Observation, Target)

_BETTER = {Direction.UP: "; makin tinggi makin baik", Direction.DOWN: "; makin rendah makin baik"}


def make(plan: Plan) -> Iterator[Page]:
    """One page a metric, in the order of the book."""
    for metric in plan.book.metrics.values():
        path = f"indikator/{metric.id}.md"
        yield Page(
            path,
            metric.name,
            partial(_body, plan, metric, path),
            metric.place.path,
            "Perbaiki angka ini",
            _description(plan.view(path), metric),
        )


def _body(plan: Plan, metric: Metric, path: str) -> Expanded:
    view = plan.view(path)
    sheet = Sheet()
    sheet.title(metric.name, _eyebrow(view, metric))
    _head(sheet, view, metric)
    _chart(sheet, view, metric)
    _disputes(sheet, view, metric)
    _series(sheet, view, metric)
    _parts(sheet, view, metric)
    _progress(sheet, view, metric)
    _about(sheet, view, metric)
    _sources(sheet, view, metric)
    _uses(sheet, view, metric, plan)
    return sheet.done()


def _eyebrow(view: View, metric: Metric) -> str:
    dimension = metric.dimension or ""
    known = dimension.partition("/")[0] in view.book.dimensions
    return f"Indikator · {view.book.dimension_label(dimension)}" if known else "Indikator"


def _description(view: View, metric: Metric) -> str:
    rows = metric.latest()
    if not rows:
        return f"{metric.name}: definisi, angka, target, dan sumbernya."
    said = " atau ".join(quantity_words(view, metric, voice[0].quantity) for voice in voices(view, rows))
    return f"{metric.name}: {said} ({figure_period(rows[0])}). Definisi, semua angka, target, dan sumbernya."


# --- head --------------------------------------------------------------------------------------------------


def _head(sheet: Sheet, view: View, metric: Metric) -> None:
    sheet.block(metric_head(view, metric))
    sentences = joined(" ", filter(None, (_change(view, metric), _distance(view, metric))))
    if sentences:
        sheet.paragraph(sentences)
    if metric.latest():
        sheet.paragraph(report_link())


def _chart(sheet: Sheet, view: View, metric: Metric) -> None:
    drawing = series_chart(view, metric)
    if drawing:
        sheet.block(drawing)


def _change(view: View, metric: Metric) -> Html | None:
    """The change against the previous figure, only where the two can be set side by side."""
    latest = _alone(metric.latest())
    if latest is None or not metric.comparable or not latest.period.is_named:
        return None
    earlier = [
        o
        for o in metric.current()
        if o.part == latest.part and o.period.kind is latest.period.kind and o.period.order < latest.period.order
    ]
    previous = _alone(metric.at(max(earlier, key=lambda o: o.period.order).period)) if earlier else None
    if previous is None or not _same_kind(latest, previous):
        return None
    difference = latest.quantity.low.digits - previous.quantity.low.digits
    if not difference:
        return Html("Sama dengan {}.").format(figure_period(previous))
    words = "Naik" if difference > 0 else "Turun"
    better = _BETTER.get(metric.direction, "") if metric.direction else ""
    step = _step(view, metric, Amount(abs(difference), latest.quantity.low.magnitude))
    return Html("{} {} dari {}{}.").format(words, step, figure_period(previous), better)


def _distance(view: View, metric: Metric) -> Html | None:
    """How far the latest figure is from the last target, while it is not reached."""
    latest = _alone(metric.latest())
    targets = [t for t in metric.targets if t.part == (None, None)]
    if latest is None or not targets or not metric.comparable:
        return None
    target = _alone(metric.targets_at(max(targets, key=lambda t: t.period.order).period))
    if target is None or target.period.kind is not latest.period.kind or not _same_kind(latest, target):
        return None
    missing_yet = target.quantity.low.digits - latest.quantity.low.digits
    if metric.direction is Direction.DOWN:
        missing_yet = -missing_yet
    if metric.direction not in _BETTER or missing_yet <= 0:
        return None
    step = _step(view, metric, Amount(missing_yet, latest.quantity.low.magnitude))
    if target.period.order < latest.period.order:
        told = Html("Dari target {year} masih berselisih {step}; target sesudah {year} belum tercatat.")
        return told.format(year=figure_period(target), step=step)
    return Html("Ke target {} masih {} lagi.").format(figure_period(target), step)


def _alone(rows: Sequence[Row]) -> Row | None:
    """The one figure of a slot; None where there is none, or where sources disagree."""
    return rows[0] if len({row.quantity for row in rows}) == 1 else None


def _same_kind(one: Observation, other: Observation | Target) -> bool:
    """Whether a difference of the two means something: single values of one span, rounded alike."""
    spans = (one.since, other.since if isinstance(other, Observation) else None)
    quantities = (one.quantity, other.quantity)
    return (
        spans == (None, None)
        and not any(q.is_range or q.approximate for q in quantities)
        and one.quantity.low.magnitude == other.quantity.low.magnitude
    )


def _step(view: View, metric: Metric, amount: Amount) -> Html:
    """A difference with its unit; that of two percentages is in points."""
    quantity = Quantity(amount)
    number, unit = format_quantity(quantity, unit_of(view, metric))
    return joined(" ", (data(quantity, number, made=True), "poin" if unit == "persen" else unit))


# --- what the page holds -----------------------------------------------------------------------------------


def _disputes(sheet: Sheet, view: View, metric: Metric) -> None:
    for answers in contradictions_of(view.book, metric):
        sheet.block(disagreement(view, answers, level=2))
    for group in counted_groups(metric):
        sheet.block(counted_differently(view, metric, group, level=2))
    if not metric.comparable and metric.observations:
        sheet.block(counted_differently(view, metric, level=2))
    for pair in pairs_of(view.book, metric):
        sheet.block(other_method(view, pair, level=2))
    if is_listed(view.book, metric):
        sheet.paragraph(Html('<a href="{}">Semua angka yang berbeda</a>').format(view.disagreement_url(metric)))


def _series(sheet: Sheet, view: View, metric: Metric) -> None:
    sheet.heading(2, "Seri lengkap", "seri")
    if metric.figures:
        sheet.block(series_table(view, metric, everything=True, anchors=True))
    if not metric.observations:
        sheet.block(_question(view, metric, f"Berapa {metric.name}, untuk waktu mana, dan di mana tertulis?", 5))


def _question(view: View, metric: Metric, question: str, minutes: int) -> Html:
    owner = view.book.opds.get(metric.owner or "")
    office = owner.label if owner else "produsen data"
    return missing(view, question, minutes, office, view.edit_url(metric.place.path), view.url("panduan/data/"))


def _parts(sheet: Sheet, view: View, metric: Metric) -> None:
    """Each period that has parts, the newest first: by kecamatan, then by item."""
    rows = sorted(metric.current(), key=lambda o: o.period.order, reverse=True)
    periods = {o.period.key: o.period for o in rows}
    tables = []
    for key, period in periods.items():
        mine = [o for o in rows if o.period.key == key]
        if any(o.area and not o.breakdown for o in mine):
            tables.append(breakdown_table(view, metric, period, "wilayah"))
        tables += [
            breakdown_table(view, metric, period, "rincian", area=area)
            for area in dict.fromkeys(o.area for o in mine if o.breakdown)
        ]
    if tables:
        sheet.heading(2, "Menurut bagian", "rincian")
    for part in tables:
        sheet.block(part)


def _progress(sheet: Sheet, view: View, metric: Metric) -> None:
    sheet.heading(2, "Kemajuan", "kemajuan")
    unit = unit_of(view, metric)
    attained, gone = attainment(metric, unit), progress(metric, unit)
    if isinstance(attained, Unjudged) and attained == gone:
        sheet.text(f"Capaian dan gerak ke arah target belum dapat dinilai: {attained.reason}.")
        return
    name, means = "Capaian terhadap target", "Angka pada masa target, dibandingkan dengan targetnya."
    sheet.paragraph(_judged(name, means, attained, attainment_figure(view, metric, attained)))
    name = "Bergerak ke arah target sejak kondisi awal"
    means = "Bagian jalan yang sudah ditempuh dari kondisi awal ke target."
    sheet.paragraph(_judged(name, means, gone, progress_figure(view, metric, gone)))


def _judged(name: str, means: str, result: Judged | Unjudged, figure: Html) -> Html:
    """A result in its own words, with what it means to a layman, and how it was computed or why it was not."""
    if isinstance(result, Unjudged):
        told = Html("belum dapat dinilai, sebab {}").format(result.reason)
        return Html("<b>{}:</b> {}.<br>{}").format(name, told, small(means))
    formula = Html('<span class="mp-made">Hitungan: {}</span>').format(result.formula)
    return Html("<b>{}:</b> {}.<br>{}").format(name, figure, small(joined(" ", (means, formula))))


def _about(sheet: Sheet, view: View, metric: Metric) -> None:
    sheet.heading(2, "Tentang indikator ini", "tentang")
    sheet.block(metric_metadata(view, metric))
    unknown = [word for word, value in (("definisi", metric.definition), ("metode", metric.method)) if not value]
    if unknown:
        question = f"Apa {' dan '.join(unknown)} indikator ini menurut produsen datanya?"
        sheet.block(_question(view, metric, question, 10))


def _sources(sheet: Sheet, view: View, metric: Metric) -> None:
    sheet.heading(2, "Sumber", "sumber")
    ids = dict.fromkeys(row.source for row in metric.figures)
    if metric.dimension_source:
        ids[metric.dimension_source] = None
    known = [view.book.sources[id] for id in ids if id in view.book.sources]
    if not known:
        sheet.block(nothing("sumber"))
    for source in known:
        rests = Html('<p class="mp-small"><a href="{}">Semua yang bersandar padanya</a></p>')
        sheet.block(source_entry(view, source) + rests.format(view.source_url(source.id)))


def _uses(sheet: Sheet, view: View, metric: Metric, plan: Plan) -> None:
    sheet.heading(2, "Dipakai di", "dipakai")
    pages = {page_url(use.path): use.title for use in plan.uses.get(metric.id, ())}
    owner = view.book.opds.get(metric.owner or "")
    if owner is not None:
        pages.setdefault(f"opd/{owner.id}/", owner.name)
    if not pages:
        sheet.text("Belum ada halaman yang memakai indikator ini.")
        return
    links = (Html('<a href="{}">{}</a>').format(view.url(address), title) for address, title in pages.items())
    sheet.entries((None, link) for link in links)


PAGE = PageType("metric", make)
