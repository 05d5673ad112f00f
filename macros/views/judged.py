"""Results of :mod:`macros.views.progress` in a sentence, each with both dates and its computation."""

from __future__ import annotations

from decimal import Decimal

from ..book.model import Amount, Figure, Metric, Observation, Quantity
from ..indonesian import format_decimal, format_period
from .base import Html, View
from .flags import flag, marks_of, prose_mark, status_words
from .parts import data, figure_period, joined, part_label
from .progress import Judged, Unjudged
from .source import source_label
from .value import noted, quantity_words

__all__ = ["attainment_figure", "progress_figure"]


def attainment_figure(view: View, metric: Metric, result: Judged | Unjudged) -> Html:
    """``95,79 persen dari target 2025 (Agustus 2025)``; both dates, or one where they are the same."""
    if isinstance(result, Unjudged):
        return _unjudged(view, metric, result)
    target, period = format_period(result.target.period), figure_period(result.observation)
    words = f" dari target {target}"
    return _figure(view, metric, result, words, "" if period == target else f"({period})", "Capaian")


def progress_figure(view: View, metric: Metric, result: Judged | Unjudged) -> Html:
    """``40 persen jalan dari kondisi awal 2022 ke target 2029 (2024)``."""
    if isinstance(result, Unjudged) or result.base is None:
        return _unjudged(view, metric, result if isinstance(result, Unjudged) else Unjudged("kondisi awal belum ada"))
    base, target = format_period(result.base.period), format_period(result.target.period)
    words = f" jalan dari kondisi awal {base} ke target {target}"
    return _figure(view, metric, result, words, f"({figure_period(result.observation)})", "Kemajuan")


def _unjudged(view: View, metric: Metric, result: Unjudged) -> Html:
    link = Html('<span class="mp-fig mp-fig--belum"><a href="{}">belum dapat dinilai</a></span>: {}')
    return link.format(view.metric_url(metric), result.reason)


def _figure(view: View, metric: Metric, result: Judged, words: str, period: str, name: str) -> Html:
    rows: list[Figure] = [row for row in (result.base, result.observation, result.target) if row]
    view.shown.extend((metric, row) for row in rows)
    marks = marks_of(view, metric, *rows)
    mark = prose_mark(marks)
    percent = result.percent.quantize(Decimal(1)) if result.percent == result.percent.to_integral() else result.percent
    value = Html("<b>{}</b> persen").format(data(Quantity(Amount(percent)), format_decimal(percent), made=True))
    behind = joined("", (period, flag(mark, words=False) if mark else ""))
    tail = Html('{}{}<span class="mp-fig__p">{}</span>').format(words, " " if period else "", behind)
    part = part_label(view, *result.observation.part)
    subject = ", ".join(filter(None, (f"{name} {metric.name}", part)))
    parts = [f"{subject}: {result.formula}."]
    parts += [f"{_said(view, metric, row)}." for row in rows]
    parts.append(f"Status: {status_words(marks)}.")
    return noted(view, view.metric_url(metric, result.target), value, " ".join(parts), tail=tail if behind else words)


def _said(view: View, metric: Metric, row: Figure) -> str:
    kind = "Realisasi" if isinstance(row, Observation) else "Target"
    value = quantity_words(view, metric, row.quantity)
    return f"{kind} {figure_period(row)}: {value}, menurut {source_label(view, row.source)}"
