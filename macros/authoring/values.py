"""The words for a sentence: figures, targets, how far they have come, sources, terms, regulations."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ..book.model import Figure, Metric, Period
from ..views.base import Html, View
from ..views.judged import attainment_figure, progress_figure
from ..views.parts import unit_of
from ..views.progress import attainment, progress
from ..views.source import regulation_citation, regulation_entry, source_mention, term
from ..views.value import figure, missing_figure, target_figure
from .lookup import Part, call, find_metric, find_part, find_period, find_record, need_text, no_figure
from .registry import CallProblem, Stand, macro

__all__ = ["angka", "bukan_indikator", "capaian", "istilah", "kemajuan", "peraturan", "sumber", "target"]


@macro(Stand.INLINE)
def angka(
    view: View,
    alone: bool,
    id: str,
    periode: str | int | None = None,
    *,
    wilayah: str | None = None,
    rincian: str | None = None,
) -> Html:
    """A metric's figure; without a period the latest, its period behind it."""
    metric = find_metric(view.book, "angka", id, periode, wilayah=wilayah, rincian=rincian)
    period = None if periode is None else find_period("angka", metric, periode, wilayah=wilayah, rincian=rincian)
    if not metric.observations:
        return missing_figure(view, metric)
    rows = metric.current()
    part = find_part(view.book, "angka", metric, wilayah, rincian, rows, periode)
    found = metric.at(period, *part) if period else metric.latest(*part)
    if not found:
        raise no_figure("angka", metric, period, rows, part)
    return figure(view, metric, found, show_period=period is None)


@macro(Stand.INLINE)
def target(
    view: View,
    alone: bool,
    id: str,
    periode: str | int | None = None,
    *,
    wilayah: str | None = None,
    rincian: str | None = None,
) -> Html:
    """What was promised for a period; without a period the last promise, its period behind it."""
    metric = find_metric(view.book, "target", id, periode, wilayah=wilayah, rincian=rincian)
    period, part = _target_period("target", view, metric, periode, wilayah, rincian)
    return target_figure(view, metric, metric.targets_at(period, *part), show_period=periode is None)


def _target_period(
    name: str, view: View, metric: Metric, periode: object, wilayah: object, rincian: object
) -> tuple[Period, Part]:
    """The period and part of a target that is there."""
    period = None if periode is None else find_period(name, metric, periode, wilayah=wilayah, rincian=rincian)
    rows: Sequence[Figure] = metric.targets
    if not rows:
        message = f"“{metric.name}” belum mempunyai target satu pun."
        raise CallProblem("target-tidak-ada", message, call("belum", f"Berapa target {metric.name}?"))
    part = find_part(view.book, name, metric, wilayah, rincian, rows, periode)
    of_part = [row for row in rows if row.part == part]
    if period is None and of_part:
        return max(of_part, key=lambda r: r.period.order).period, part
    if period is None or all(row.period.key != period.key for row in of_part):
        raise no_figure(name, metric, period, rows, part)
    return period, part


@macro(Stand.INLINE)
def capaian(
    view: View,
    alone: bool,
    id: str,
    tahun: str | int,
    *,
    wilayah: str | None = None,
    rincian: str | None = None,
) -> Html:
    """Realisation against the target of a year, in percent, or why it cannot be judged."""
    metric = find_metric(view.book, "capaian", id, tahun, wilayah=wilayah, rincian=rincian)
    _need_direction("capaian", metric)
    period, part = _judged_part("capaian", view, metric, tahun, wilayah, rincian)
    return attainment_figure(view, metric, attainment(metric, unit_of(view, metric), period, part))


@macro(Stand.INLINE)
def kemajuan(
    view: View,
    alone: bool,
    id: str,
    tahun: str | int | None = None,
    *,
    wilayah: str | None = None,
    rincian: str | None = None,
) -> Html:
    """The way gone from the baseline to a target, in percent, or why it cannot be judged."""
    metric = find_metric(view.book, "kemajuan", id, tahun, wilayah=wilayah, rincian=rincian)
    _need_direction("kemajuan", metric)
    period, part = _judged_part("kemajuan", view, metric, tahun, wilayah, rincian)
    return progress_figure(view, metric, progress(metric, unit_of(view, metric), period, part))


def _judged_part(
    name: str, view: View, metric: Metric, tahun: object, wilayah: object, rincian: object
) -> tuple[Period | None, Part]:
    """Which target is meant; a metric without any target is no mistake, its result says so."""
    if metric.targets:
        return _target_period(name, view, metric, tahun, wilayah, rincian)
    period = None if tahun is None else find_period(name, metric, tahun)
    return period, (None, None)


def _need_direction(name: str, metric: Metric) -> None:
    if metric.direction is None:
        message = f"“{metric.name}” belum mempunyai arah_baik, sehingga {name} tidak dapat dihitung."
        place = metric.place.path
        raise CallProblem("arah-belum-ada", message, f"arah_baik: naik   atau   turun   (di {place})")


@macro(Stand.INLINE)
def sumber(view: View, alone: bool, id: str) -> Html:
    """Publisher and date of a source, linked to its entry."""
    return source_mention(view, find_record("sumber", "sumber", view.book.sources, id))


@macro(Stand.INLINE)
def istilah(view: View, alone: bool, id: str) -> Html:
    """A word of the glossary with its meaning."""
    return term(view, find_record("istilah", "istilah", view.book.terms, id))


@macro(Stand.INLINE)
def bukan_indikator(view: View, alone: bool, tulisan: str, alasan: str) -> Html:
    """A number that is no metric's, exactly as typed; the reason tells those who check why it is none."""
    example = call("bukan_indikator", "77", "nomor ruangan rapat")
    text = need_text("bukan_indikator", "tulisan", tulisan, example)
    reason = need_text("bukan_indikator", "alasan", alasan, example)
    if not re.search("[0-9]", text) or len(text) > 60 or "\n" in text:
        message = "Argumen “tulisan” berisi angka seperti diketik, paling banyak 60 huruf."
        raise CallProblem("argumen-salah", message, example)
    if sum(sign.isalpha() for sign in reason) < 10:
        message = "Argumen “alasan” menjelaskan, dengan paling sedikit 10 huruf, mengapa angka itu bukan indikator."
        raise CallProblem("argumen-salah", message, example)
    return Html.escape(text)


@macro(Stand.BOTH)
def peraturan(view: View, alone: bool, id: str) -> Html:
    """A regulation: cited in a sentence, in full when alone."""
    found = find_record("peraturan", "peraturan", view.book.regulations, id)
    return regulation_entry(view, found) if alone else regulation_citation(view, found)
