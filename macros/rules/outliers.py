"""Figures that look like a slip: an order of magnitude from their series, or more than a share can be (questions).

A row that says something in ``catatan`` has been thought about and is not asked again.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ..book.model import Figure, Metric, Observation, Unit, UnitDisplay
from ..findings import Finding, Severity
from ..indonesian import format_period, format_quantity
from ..readings import MAGNITUDES
from .base import Rule, Subject

__all__ = ["RULE"]

FAR = 10
"""How many times its neighbours a figure must be, or they it."""
SMALL = 100
"""Counts below this change so much from year to year that a tenfold is no sign of a slip."""
_MAY_EXCEED = re.compile(
    r"(?i)pertumbuhan|laju|kenaikan|penurunan|perubahan|inflasi|capaian|realisasi|rasio|perbandingan|serapan|kasar|"
    r"tumbuh|selisih|kontribusi"
)


def check(subject: Subject) -> Iterator[Finding]:
    for metric in subject.metrics:
        unit = subject.book.units.get(metric.unit)
        if unit is None:
            continue
        if metric.comparable:
            yield from _far(metric, unit)
            yield from _zeros(metric, unit)
        if unit.display is UnitDisplay.PERCENT and not _may_exceed(metric):
            yield from _over_hundred(metric, unit)
        yield from _twice_a_thousand(metric, unit)


def _far(metric: Metric, unit: Unit) -> Iterator[Finding]:
    series: dict[object, dict[str, Observation]] = {}
    for row in metric.current():
        doubled = row.quantity.low.magnitude and unit.name.partition(" ")[0] in MAGNITUDES
        if row.since is None and row.quantity.value and row.period.is_named and not doubled:
            # Of several voices the first stands for the period: that they differ is said elsewhere.
            series.setdefault((row.part, row.period.kind), {}).setdefault(row.period.key, row)
    for rows_by_period in series.values():
        rows = sorted(rows_by_period.values(), key=lambda row: row.period.order)
        for number, row in enumerate(rows):
            # At an end of the series the next two, so that the neighbour of a slip is not taken for one.
            first = min(max(0, number - 1), max(0, len(rows) - 3))
            beside = [other for other in rows[first : first + 3] if other is not row]
            if len(rows) == 2 and number == 0:
                continue  # of two figures either may be wrong: ask once, at the later one
            if beside and not row.note and all(_is_far(row, other, unit) for other in beside):
                other = beside[0]
                message = (
                    f"{_told(row, unit)} pada {format_period(row.period)} jauh dari {_told(other, unit)} pada "
                    f"{format_period(other.period)}. Apakah titik, koma, atau satuannya benar?"
                )
                mend = "angka menurut sumbernya; bila sudah benar, jelaskan di catatan: …"
                yield Finding("nilai-jauh", row.place, message, mend, Severity.WARNING)


def _zeros(metric: Metric, unit: Unit) -> Iterator[Finding]:
    """A nought between large figures: often a cell that somebody filled because the figure was not known."""
    floor = SMALL if unit.whole else FAR
    if unit.display is UnitDisplay.PERCENT and _may_exceed(metric):
        return
    series: dict[object, dict[str, Observation]] = {}
    for row in metric.current():
        if row.since is None and row.period.is_named:
            series.setdefault((row.part, row.period.kind), {}).setdefault(row.period.key, row)
    for rows_by_period in series.values():
        rows = sorted(rows_by_period.values(), key=lambda row: row.period.order)
        for number, row in enumerate(rows):
            beside = rows[max(0, number - 1) : number] + rows[number + 1 : number + 2]
            if row.quantity.value or row.note or not beside or any(abs(o.quantity.value) < floor for o in beside):
                continue
            told = " dan ".join(f"{_told(other, unit)} pada {format_period(other.period)}" for other in beside)
            message = (
                f"{_told(row, unit)} pada {format_period(row.period)}, di samping {told}. "
                "Apakah memang nol, atau angkanya belum ada?"
            )
            mend = "hapus baris ini bila angkanya belum ada; bila memang nol, jelaskan di catatan: …"
            yield Finding("nilai-jauh", row.place, message, mend, Severity.WARNING)


def _is_far(row: Observation, other: Observation, unit: Unit) -> bool:
    low, high = sorted((abs(row.quantity.value), abs(other.quantity.value)))
    floor = SMALL if unit.whole else 1
    return high >= low * FAR and (high >= floor if unit.additive else low >= floor)


def _told(row: Figure, unit: Unit) -> str:
    return " ".join(format_quantity(row.quantity, unit)).strip()


def _may_exceed(metric: Metric) -> bool:
    """Whether what the metric says of itself allows more than a hundred percent."""
    said = (metric.name, metric.measure, metric.definition, metric.formula, metric.interpretation)
    return any(_MAY_EXCEED.search(text) for text in said if text)


def _over_hundred(metric: Metric, unit: Unit) -> Iterator[Finding]:
    for row in metric.figures:
        if row.quantity.value > 100 and not row.note:
            told = _told(row, unit)
            message = f"{told}: bagian dari keseluruhan tidak dapat melebihi 100 persen. Apakah komanya benar?"
            mend = "angka menurut sumbernya; bila memang dapat melebihi 100, jelaskan di catatan: …"
            yield Finding("persen-melebihi-100", row.place, message, mend, Severity.WARNING)


def _twice_a_thousand(metric: Metric, unit: Unit) -> Iterator[Finding]:
    """ "1,2 juta" of a metric in juta rupiah would be a million millions."""
    word = unit.name.partition(" ")[0]
    if word not in MAGNITUDES:
        return
    rows: Sequence[Figure] = metric.figures
    for row in rows:
        if row.quantity.low.magnitude and not row.note:
            told = _told(row, unit)
            message = f"Satuan indikator ini sudah “{unit.name}”, jadi nilai itu dibaca sebagai {told}. Benarkah?"
            mend = "angka tanpa kata ribu, juta, miliar, atau triliun"
            yield Finding("satuan-tidak-cocok", row.place, message, mend, Severity.WARNING)


RULE = Rule(
    {
        "nilai-jauh": "Nilai sepuluh kali lebih besar atau lebih kecil daripada tetangganya (peringatan).",
        "persen-melebihi-100": "Bagian yang melebihi seratus persen (peringatan).",
        "satuan-tidak-cocok": "Nilai yang menyebut satuan lain daripada satuan indikatornya.",
    },
    check,
)
