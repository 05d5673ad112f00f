"""Figures that stand side by side because they are not one: sources that differ, counts that differ, methods.

The words accuse nobody: each box names who keeps the figure, who says what, and what may explain it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from ..book.differences import Voice
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
    view: View,
    answers: Sequence[Voice],
    *,
    level: int = 3,
    anchor: str | None = None,
    anchors: Iterable[str] = (),
) -> Html:
    """What sources or offices say of one slot, side by side in equal size; the one decided upon is marked.

    :param answers: all figures of the slot, or all its targets, each with its metric; offices may each have one.
    :param level: level of the box's heading.
    :param anchor: the box's id.
    :param anchors: which of the other metrics have their id inside the box.
    """
    metric, first = answers[0]
    groups = [(m, [row for other, row in answers if other is m]) for m in {m.id: m for m, _ in answers}.values()]
    decision = next((d for m, _ in groups if (d := m.decision_on(first))), None)
    said = joined(
        "",
        (
            _voice(view, m, voice, decision, owned=len(groups) > 1, anchor=m.id if not n and m.id in anchors else None)
            for m, rows in groups
            for n, voice in enumerate(voices(view, rows))
        ),
    )
    rows = [row for _, row in answers]
    closing = _decided(view, metric, rows, decision) if decision else _undecided()
    below = [_which(view, metric, first, owned=len(groups) == 1)]
    below += [_explanation(view, metric if len(groups) == 1 else None, rows)]
    below += [_replies(view, m, rows) for m, rows in groups]
    return _box(f"Berapa {_subject(view, metric, first)}?", said, (*below, closing), level, anchor)


def counted_differently(
    view: View,
    metric: Metric,
    group: Sequence[Figure] | None = None,
    *,
    level: int = 3,
    anchor: str | None = None,
) -> Html:
    """Figures that count different things, with what each counted, the oldest period first.

    :param group: figures of one slot, or of one year; None: all of the metric's.
    """
    rows = group or [o for o in metric.current() if o.part == (None, None)] or metric.current()
    slot = group[0] if group and len({row.slot for row in group}) == 1 else None
    subject = _subject(view, metric, slot) if slot else _subject_of_year(view, metric, group)
    ordered = sorted(by_publication(view, rows), key=lambda row: row.period.order)
    said = joined("", (_voice(view, metric, [row], None, dated=slot is None) for row in ordered))
    closing = Html(
        "<p><b>Yang menjelaskan:</b> pemilik datanya, dengan definisi. "
        "<b>Sampai itu:</b> semuanya tampil dan tidak dibandingkan.</p>"
    )
    below = (_which(view, metric, slot), _explanation(view, metric, rows), _replies(view, metric, rows), closing)
    return _box(f"{subject}: yang dihitung belum sama", said, below, level, anchor)


def other_method(
    view: View,
    voices: Sequence[tuple[Metric, Observation]],
    *,
    level: int = 3,
    anchor: str | None = None,
    anchors: Sequence[str | None] = (None, None),
) -> Html:
    """Two metrics that ask the same in different ways, each with one figure: no contradiction.

    :param anchors: ids of the single metrics inside the box.
    """
    one, other = (metric for metric, _ in voices)
    other_way = _other_way(one, other)
    said = joined(
        "",
        (
            _voice(view, metric, [row], None, dated=True, owned=True, anchor=id)
            for (metric, row), id in zip(voices, anchors, strict=True)
        ),
    )
    closing = Html("<p><b>Bukan pertentangan:</b> {}nya lain. Keduanya tampil dan tidak dibandingkan.</p>")
    title = f"{one.name} dan {other.name}: lain {other_way}"
    return _box(title, said, (closing.format(_WAYS[other_way]),), level, anchor)


_WAYS = {"metode": "cara mengukur", "satuan": "satuan", "batasan": "batasan"}


def _other_way(one: Metric, other: Metric) -> str:
    """In what two metrics of a pair differ."""
    if one.method != other.method:
        return "metode"
    return "satuan" if one.unit != other.unit else "batasan"


# --- pieces of a box ---------------------------------------------------------------------------------------


def _subject(view: View, metric: Metric, row: Figure) -> str:
    name = metric.name if isinstance(row, Observation) else f"target {metric.name}"
    return ", ".join(filter(None, (name, part_label(view, *row.part), figure_period(row))))


def _subject_of_year(view: View, metric: Metric, group: Sequence[Figure] | None) -> str:
    if not group or group[0].period.end is None:
        return metric.name
    return ", ".join(filter(None, (metric.name, part_label(view, *group[0].part), str(group[0].period.end.year))))


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
    chosen = decision is not None and any(decision.takes(row) for row in rows)
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
        if metric.definition:
            lines.append(small(f"Definisi: {metric.definition}"))
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


def _which(view: View, metric: Metric, row: Figure | None, *, owned: bool = True) -> Html:
    """Which question the answers belong to, and who keeps the figure.

    :param row: a figure of the slot; None: figures of several slots.
    :param owned: one office keeps all the answers; else each names its own.
    """
    here = page_url(view.path) == f"indikator/{metric.id}/"
    facts = [
        ("Indikator", "" if here else metric_link(view, metric.id)),
        ("Wilayah", _area(view, row) if row else ""),
        ("Bagian", _part(view, row) if row else ""),
        ("Periode", figure_period(row) if row else ""),
        ("Pemilik data", _owner(view, metric) if owned else ""),
    ]
    told = (Html("<b>{}:</b> {}").format(name, value) for name, value in facts if value)
    return Html("<p>{}</p>").format(joined(" · ", told))


def _area(view: View, row: Figure) -> str:
    return part_label(view, row.area, None) if row.area else "" if row.breakdown else "seluruh kota"


def _part(view: View, row: Figure) -> Html | str:
    if row.breakdown and row.breakdown.kind == "opd":
        return opd_link(view, row.breakdown.key)
    return part_label(view, None, row.breakdown)


def _explanation(view: View, metric: Metric | None, rows: Sequence[Figure]) -> Html:
    """What may explain the difference, only from what stands in the book; then what is not written yet.

    :param metric: None: the figures are of several metrics, and each answer tells its own method and definition.
    """
    if metric is None:
        told = " ".join(map(sentence, _circumstances(view, rows)))
        return Html("<p><b>Yang mungkin menjelaskan:</b> {}</p>").format(told) if told else Html("")
    metadata = (("Definisi", metric.definition), ("Metode", metric.method), ("Satuan", metric.unit))
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
    if any(_was_early(view, row) for row in rows):
        yield "Sebagian sumber terbit sebelum periodenya selesai."
    if len({row.since for row in rows if isinstance(row, Observation)}) > 1:
        yield "Awal hitungannya berlainan."
    if len({(row.quantity.low.magnitude, row.quantity.approximate) for row in rows}) > 1:
        yield "Pembulatannya berlainan."


def _was_early(view: View, row: Figure) -> bool:
    """Whether a figure's source appeared before the period of the figure was over."""
    source = view.book.sources.get(row.source)
    published = source.published.end if source and source.published else None
    return bool(isinstance(row, Observation) and published and row.period.end and published < row.period.end)


def _replies(view: View, metric: Metric, rows: Sequence[Figure]) -> Html:
    """What the data owner answers, or where it may."""
    said = [
        Html("<p><b>Tanggapan {}, {}:</b> {}</p>").format(reply.by, format_date(reply.date), reply.text)
        for reply in sorted(metric.replies, key=lambda reply: reply.date)
        if any(reply.is_about(row) for row in rows)
    ]
    way = Html('<p><b>Tanggapan pemilik data:</b> belum ada. <a href="{}">Cara menanggapi</a></p>')
    return joined("", said) or way.format(view.url("panduan/data/#tanggapan"))


def _undecided() -> Html:
    return Html("<p><b>Yang memutuskan:</b> walidata. <b>Sampai itu:</b> semuanya tampil.</p>")


def _decided(view: View, metric: Metric, group: Sequence[Figure], decision: Decision) -> Html:
    used = [row for row in group if decision.takes(row)]
    value = quantity_words(view, metric, used[0].quantity) if used else source_label(view, decision.use)
    return Html("<p><b>Diputuskan:</b> {}, oleh {}, {}. Alasan: {}</p>").format(
        value, decision.by, format_date(decision.date), decision.reason
    )
