"""What a metric is: its card after Satu Data Indonesia, and the head of its page."""

from __future__ import annotations

from collections.abc import Sequence

from ..book.model import Figure, Metric
from ..indonesian import format_quantity
from .base import Html, View
from .flags import flags_of
from .parts import Fact, card, dimension_link, figure_period, joined, metric_link, opd_link, unfilled, unit_of
from .source import source_link, sources_links, voices
from .value import written

__all__ = ["metric_head", "metric_metadata"]

_LARGE = 11
"""Characters of a number that a phone shows in the largest size; rupiah to the last digit has more."""


def metric_metadata(view: View, metric: Metric, *, extra: Sequence[Fact] = ()) -> Html:
    """Concept, definition, classification, measure, unit and the rest; what nobody has filled says so.

    :param extra: further fields at the end, such as the pages that use the metric.
    """
    m = metric
    source = source_link(view, m.dimension_source) if m.dimension_source else None
    facts = [
        Fact("Konsep", m.concept),
        Fact("Definisi", m.definition),
        Fact("Klasifikasi", m.classification),
        Fact("Ukuran", m.measure),
        Fact("Satuan", unit_of(view, m).name),
        Fact("Metode", m.method),
        Fact("Rumus", m.formula),
        Fact("Interpretasi", m.interpretation),
        Fact("Arah baik", m.direction),
        Fact("Kondisi awal", str(m.baseline_year) if m.baseline_year else None),
        Fact("Dimensi", dimension_link(view, m.dimension, source) if m.dimension else None),
        Fact("Produsen data", opd_link(view, m.owner) if m.owner else None),
    ]
    if not m.comparable:
        facts.append(Fact("Sebanding", "tidak: yang dihitung berbeda antarlaporan"))
    if m.total_of:
        facts.append(Fact("Terdiri dari", joined(", ", (metric_link(view, id) for id in m.total_of))))
    if m.see_also:
        facts.append(Fact("Lihat juga", joined(", ", (metric_link(view, id) for id in m.see_also))))
    if m.note:
        facts.append(Fact("Catatan", m.note))
    return card([*facts, *extra])


def metric_head(view: View, metric: Metric) -> Html:
    """The latest figure of the whole city, large, then the last target, each with its source and its marks."""
    rows = metric.latest()
    if not rows:
        parts_only = Html("<small>angka hanya ada menurut rincian</small>")
        value = parts_only if metric.observations else unfilled("belum ada data")
        return Html('<div class="mp-head"><p class="mp-head__v">{}</p></div>').format(value)
    said = [voice[0].quantity for voice in voices(view, rows)]
    numbers = [format_quantity(quantity, unit_of(view, metric))[0] for quantity in said]
    wide = len(said) > 1 or max(map(len, numbers[0].split())) > _LARGE
    return Html('<div class="mp-head{}"><p class="mp-head__v">{} <small>({})</small></p><p>{}<br>{}</p></div>').format(
        " mp-head--wide" if wide else "",
        joined(" atau ", (written(view, metric, quantity) for quantity in said)),
        figure_period(rows[0]),
        _said_by(view, metric, rows, "Menurut"),
        _target(view, metric),
    )


def _said_by(view: View, metric: Metric, rows: Sequence[Figure], word: str) -> Html:
    """Who says so, with the marks that tell how firm it is."""
    sources = sources_links(view, (row.source for row in rows))
    return joined(" ", (word, sources, flags_of(view, metric, *rows)))


def _target(view: View, metric: Metric) -> Html | str:
    targets = [t for t in metric.targets if t.part == (None, None)]
    if not targets:
        return ""
    last = max(targets, key=lambda t: t.period.order)
    rows = metric.targets_at(last.period)
    words = joined(" atau ", (written(view, metric, voice[0].quantity) for voice in voices(view, rows)))
    return Html("Target ({}): {}, {}").format(figure_period(last), words, _said_by(view, metric, rows, "menurut"))
