"""Parts and totals (warnings: a source may be wrong, the plan still builds).

Only for units whose parts add up, and only where a whole-city figure of the same period stands. Parts below
the total are no finding: the list of parts may be incomplete.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from ..book.model import Book, Figure, Metric, Observation
from ..findings import Finding, Severity
from ..indonesian import format_decimal, format_period
from .base import Rule, Subject

__all__ = ["RULE"]


def check(subject: Subject) -> Iterator[Finding]:
    for metric in subject.metrics:
        unit = subject.book.units.get(metric.unit)
        if unit and unit.additive:
            yield from _parts(metric)
        if metric.total_of:
            yield from _totals(metric, subject.book)


def _parts(metric: Metric) -> Iterator[Finding]:
    sums: dict[tuple[str, str], Decimal] = {}
    for row in metric.current():
        kind = "wilayah" if row.area else row.breakdown.kind if row.breakdown else ""
        if kind and not row.quantity.is_range and not (row.area and row.breakdown):
            key = (row.period.key, kind)
            sums[key] = sums.get(key, Decimal(0)) + row.quantity.value
    for (period, kind), total in sums.items():
        wholes = [o for o in metric.current() if o.period.key == period and o.part == (None, None)]
        if wholes and all(o.quantity.value < total for o in wholes):
            whole = wholes[0]
            message = (
                f"Jumlah {kind} {format_decimal(total)} melebihi angka kota "
                f"{format_decimal(whole.quantity.value)} ({format_period(whole.period)})."
            )
            yield Finding(
                "rincian-melebihi-jumlah", whole.place, message, "periksa rincian atau angka kota pada sumbernya",
                Severity.WARNING,
            )  # fmt: skip


def _totals(metric: Metric, book: Book) -> Iterator[Finding]:
    parts = [book.metrics[id] for id in metric.total_of if id in book.metrics]
    if len(parts) != len(metric.total_of):
        return
    rows: tuple[Figure, ...] = (*metric.current(), *metric.targets)
    for row in rows:
        values = [_same(part, row) for part in parts]
        if any(value is None for value in values):
            continue
        total = sum((value for value in values if value is not None), Decimal(0))
        if total != row.quantity.value:
            message = (
                f"Jumlah {', '.join(metric.total_of)} adalah {format_decimal(total)}, "
                f"sedangkan di sini {format_decimal(row.quantity.value)} ({format_period(row.period)})."
            )
            yield Finding("jumlah-tidak-cocok", row.place, message, "periksa bagian-bagiannya", Severity.WARNING)


def _same(part: Metric, row: Figure) -> Decimal | None:
    rows: Sequence[Figure]
    if isinstance(row, Observation):
        rows = part.at(row.period, row.area, row.breakdown)
    else:
        rows = part.targets_at(row.period, row.area, row.breakdown)
    return rows[0].quantity.value if len(rows) == 1 else None


RULE = Rule(
    {
        "rincian-melebihi-jumlah": "Rincian berjumlah lebih dari angka kota (peringatan).",
        "jumlah-tidak-cocok": "Bagian-bagian tidak berjumlah menjadi totalnya (peringatan).",
    },
    check,
)
