"""Figures that stand side by side because they are not one: sources that differ, counts that differ, methods.

The words accuse nobody: each box names who keeps the figure, who says what, and what may explain it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from ..book.model import Decision, Figure, Metric, Observation
from ..indonesian import format_date
from .base import Html, View, page_url
from .flags import Mark, flag, marks_of
from .parts import figure_period, joined, metric_link, opd_link, part_label, sentence, small, unfilled
from .source import by_publication, source_label, source_link, voices
from .value import quantity_words, written

__all__ = ["counted_differently", "disagreement", "other_method"]

_TOLD_BY_THE_BOX = {Mark.DISPUTED, Mark.INCOMPARABLE}


def disagreement(
    view: View, metric: Metric, group: Sequence[Figure], *, level: int = 3, anchor: str | None = None
) -> Html:
    """What sources say of one slot, side by side in equal size; after a decision the chosen one is marked.

    :param group: all figures of the slot, or all its targets.
    :param level: level of the box's heading.
    :param anchor: the box's id.
    """
    first = group[0]
    decision = next((d for d in metric.decisions if isinstance(first, Observation) and d.slot == first.slot), None)
    said = joined("", (_voice(view, metric, voice, decision) for voice in voices(view, group)))
    closing = _decided(view, metric, group, decision) if decision else _undecided()
    return _box(
        f"Berapa {_subject(view, metric, first)}?",
        said,
        (_which(view, metric, first), _explanation(view, metric, group), closing),
        level,
        anchor,
    )


def counted_differently(
    view: View,
    metric: Metric,
    group: Sequence[Figure] | None = None,
    *,
    level: int = 3,
    anchor: str | None = None,
) -> Html:
    """Figures that count different things, with what each counted, the oldest period first.

    :param group: the figures of one slot; None: all of the metric's.
    """
    rows = group or [o for o in metric.current() if o.part == (None, None)] or metric.current()
    subject = _subject(view, metric, group[0]) if group else metric.name
    ordered = sorted(by_publication(view, rows), key=lambda row: row.period.order)
    said = joined("", (_voice(view, metric, [row], None, dated=group is None) for row in ordered))
    closing = Html(
        "<p><b>Yang menjelaskan:</b> pemilik datanya, dengan definisi. "
        "<b>Sampai itu:</b> semuanya tampil dan tidak dibandingkan.</p>"
    )
    which = _which(view, metric, group[0] if group else None)
    return _box(
        f"{subject}: yang dihitung belum sama", said, (which, _explanation(view, metric, rows), closing), level, anchor
    )


def other_method(
    view: View,
    voices: Sequence[tuple[Metric, Observation]],
    *,
    level: int = 3,
    anchor: str | None = None,
    anchors: Sequence[str | None] = (None, None),
) -> Html:
    """Two metrics that measure the same by different methods, each with one figure: no contradiction.

    :param anchors: ids of the single metrics inside the box.
    """
    said = joined(
        "",
        (
            _voice(view, metric, [row], None, dated=True, owned=True, anchor=id)
            for (metric, row), id in zip(voices, anchors, strict=True)
        ),
    )
    closing = Html("<p><b>Bukan pertentangan:</b> cara mengukurnya lain. Keduanya tampil dan tidak dibandingkan.</p>")
    title = f"{' dan '.join(metric.name for metric, _ in voices)}: lain metode"
    return _box(title, said, (closing,), level, anchor)


# --- pieces of a box ---------------------------------------------------------------------------------------


def _subject(view: View, metric: Metric, row: Figure) -> str:
    name = metric.name if isinstance(row, Observation) else f"target {metric.name}"
    return ", ".join(filter(None, (name, part_label(view, *row.part), figure_period(row))))


def _box(title: str, said: Html, below: Iterable[Html], level: int, anchor: str | None) -> Html:
    id = Html(' id="{}"').format(anchor) if anchor else ""
    return Html(
        '<div class="mp-beda"{id}><h{level}>{title}</h{level}><div class="mp-beda__says">{said}</div>{below}</div>'
    ).format(id=id, level=level, title=title, said=said, below=joined("", below))


def _voice(
    view: View,
    metric: Metric,
    rows: Sequence[Figure],
    decision: Decision | None,
    *,
    dated: bool = False,
    owned: bool = False,
    anchor: str | None = None,
) -> Html:
    """One answer with all that give it, what kind of source each is, and what each says about it.

    :param dated: the answers are of several periods.
    :param owned: the answers are of several metrics.
    """
    chosen = decision is not None and any(row.source == decision.use for row in rows)
    lines: list[Html | str] = [metric_link(view, metric.id)] if owned else []
    remarks: dict[str, None] = {}
    for row in rows:
        period = f"{figure_period(row)}; " if dated else ""
        marks = [mark for mark in marks_of(view, metric, row) if mark not in _TOLD_BY_THE_BOX]
        status = joined(" ", (flag(mark, words=True) for mark in marks))
        lines.append(joined(" ", (Html("{}{}").format(period, source_link(view, row.source)), status)))
        counted = row.counted if isinstance(row, Observation) else None
        remarks.update(dict.fromkeys(text for text in (counted, row.note) if text))
    if owned:
        lines.append(small(f"Metode: {metric.method or 'belum tertulis'}"))
        lines.append(small(Html("Pemilik data: {}").format(_owner(view, metric))))
    lines += map(small, remarks)
    return Html("<div{}{}>{}{}</div>").format(
        Html(' id="{}"').format(anchor) if anchor else "",
        Html(' class="is-chosen"') if chosen else "",
        written(view, metric, rows[0].quantity),
        Html("<p>{}</p>").format(joined(Html("<br>"), lines)),
    )


def _owner(view: View, metric: Metric) -> Html:
    return opd_link(view, metric.owner) if metric.owner else unfilled()


def _which(view: View, metric: Metric, row: Figure | None) -> Html:
    """Which question the answers belong to, and who keeps the figure.

    :param row: a figure of the slot; None: figures of several slots.
    """
    here = page_url(view.path) == f"indikator/{metric.id}/"
    facts = [
        ("Indikator", "" if here else metric_link(view, metric.id)),
        ("Wilayah", _area(view, row) if row else ""),
        ("Bagian", _part(view, row) if row else ""),
        ("Periode", figure_period(row) if row else ""),
        ("Pemilik data", _owner(view, metric)),
    ]
    told = (Html("<b>{}:</b> {}").format(name, value) for name, value in facts if value)
    return Html("<p>{}</p>").format(joined(" · ", told))


def _area(view: View, row: Figure) -> str:
    return part_label(view, row.area, None) if row.area else "" if row.breakdown else "seluruh kota"


def _part(view: View, row: Figure) -> Html | str:
    if row.breakdown and row.breakdown.kind == "opd":
        return opd_link(view, row.breakdown.key)
    return part_label(view, None, row.breakdown)


def _explanation(view: View, metric: Metric, rows: Sequence[Figure]) -> Html:
    """What may explain the difference, only from what stands in the book; then what is not written yet."""
    metadata = (("Definisi", metric.definition), ("Metode", metric.method))
    known = list(_circumstances(view, rows)) if len({row.slot for row in rows}) == 1 else []
    if metric.note and isinstance(rows[0], Observation):
        known.append(metric.note)
    unknown = [name.lower() for name, value in metadata if not value]
    parts = []
    if known:
        parts.append(Html("<b>Yang mungkin menjelaskan:</b> {}").format(" ".join(map(sentence, known))))
    parts += [Html("<b>{}:</b> {}").format(name, sentence(value)) for name, value in metadata if value]
    if unknown:
        parts.append(Html("<b>Belum tertulis:</b> {}.").format(" dan ".join(unknown)))
    return Html("<p>{}</p>").format(joined(" ", parts)) if parts else Html("")


def _circumstances(view: View, rows: Sequence[Figure]) -> Iterable[str]:
    """What the rows themselves show: when their sources appeared, and how they were rounded."""
    ids = dict.fromkeys(row.source for row in rows)
    published = {source.published for id in ids if (source := view.book.sources.get(id)) and source.published}
    if len(ids) == 1:
        yield "Semua angka ini tertulis dalam satu sumber."
    elif len(published) > 1:
        yield "Sumbernya terbit pada waktu yang berlainan."
    if len({(row.quantity.low.magnitude, row.quantity.approximate) for row in rows}) > 1:
        yield "Pembulatannya berlainan."


def _undecided() -> Html:
    return Html("<p><b>Yang memutuskan:</b> walidata. <b>Sampai itu:</b> semuanya tampil.</p>")


def _decided(view: View, metric: Metric, group: Sequence[Figure], decision: Decision) -> Html:
    used = [row for row in group if row.source == decision.use]
    value = quantity_words(view, metric, used[0].quantity) if used else source_label(view, decision.use)
    return Html("<p><b>Diputuskan:</b> {}, oleh {}, {}. Alasan: {}</p>").format(
        value, decision.by, format_date(decision.date), decision.reason
    )
