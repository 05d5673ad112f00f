"""Parts and totals (warnings: a source may be wrong, the plan still builds).

Only for units whose parts add up, and only where a whole-city figure of the same period stands. Parts below
the total are no finding: the list of parts may be incomplete.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from ..book.model import Amount, Book, Breakdown, Figure, Metric, Observation
from ..findings import Finding, Severity
from ..indonesian import format_decimal, format_period
from .base import Rule, Subject

__all__ = ["RULE"]

Part = tuple[str | None, Breakdown | None]


def check(subject: Subject) -> Iterator[Finding]:
    for metric in subject.metrics:
        unit = subject.book.units.get(metric.unit)
        if unit and unit.additive:
            yield from _parts(metric)
        if metric.total_of:
            yield from _totals(metric, subject.book)


# --- parts of one metric -----------------------------------------------------------------------------------


def _parts(metric: Metric) -> Iterator[Finding]:
    rows = metric.current()
    wholes: dict[str, list[Observation]] = {}
    for row in rows:
        if row.part == (None, None) and not row.quantity.is_range:
            wholes.setdefault(row.period.key, []).append(row)
    if not wholes or len(rows) == sum(map(len, wholes.values())):
        return
    for period, group in wholes.items():
        of_period = [row for row in rows if row.period.key == period and row.part != (None, None)]
        whole = max(group, key=lambda row: row.quantity.value)
        for kind, total in _sums(of_period, whole.quantity.value):
            message = (
                f"Jumlah {kind} {format_decimal(total)} melebihi angka kota "
                f"{format_decimal(whole.quantity.value)} ({format_period(whole.period)})."
            )
            yield Finding(
                "rincian-melebihi-jumlah", whole.place, message, "periksa rincian atau angka kota pada sumbernya",
                Severity.WARNING,
            )  # fmt: skip


def _sums(rows: Sequence[Observation], whole: Decimal) -> Iterator[tuple[str, Decimal]]:
    """The kinds of parts that add up to more than the whole, each with its sum.

    Where several voices speak of one part, the lowest counts. Kecamatan, offices and units divide the city in one way
    only; named items may divide it in several (by age, by sex), so they are added up for each source by itself, and a
    run of rows that comes to exactly the whole is one division, complete.
    """
    groups: dict[tuple[str, str], dict[Part, Decimal]] = {}
    for row in rows:
        if row.quantity.is_range or (row.area and row.breakdown):
            continue
        kind = "wilayah" if row.area else row.breakdown.kind if row.breakdown else ""
        voices = groups.setdefault((kind, row.source if kind == "butir" else ""), {})
        value = row.quantity.value
        voices[row.part] = min(value, voices.get(row.part, value))
    told: set[str] = set()
    for (kind, _), values in groups.items():
        total = Decimal(0)
        for value in values.values():
            total = value if kind == "butir" and total == whole else total + value
        if total > whole and kind not in told:
            told.add(kind)
            yield kind, total


# --- metrics that make up another --------------------------------------------------------------------------


def _totals(metric: Metric, book: Book) -> Iterator[Finding]:
    parts = [book.metrics[id] for id in metric.total_of if id in book.metrics and id not in book.unreadable]
    if len(parts) != len(metric.total_of):
        return
    rows: tuple[Figure, ...] = (*metric.current(), *metric.targets)
    for row in rows:
        amounts = [_same(part, row) for part in parts]
        if row.quantity.is_range or any(amount is None for amount in amounts):
            continue
        known = [amount for amount in amounts if amount is not None]
        total = sum((amount.value for amount in known), Decimal(0))
        slack = sum((_rounding(amount) for amount in (*known, row.quantity.low)), Decimal(0))
        if abs(total - row.quantity.value) > slack:
            message = (
                f"Jumlah {', '.join(metric.total_of)} adalah {format_decimal(total)}, "
                f"sedangkan di sini {format_decimal(row.quantity.value)} ({format_period(row.period)})."
            )
            yield Finding("jumlah-tidak-cocok", row.place, message, "periksa bagian-bagiannya", Severity.WARNING)


def _rounding(amount: Amount) -> Decimal:
    """By how much a number may differ from what it was rounded from; a plain whole number is exact."""
    power = amount.magnitude - amount.decimals
    return Decimal(5).scaleb(power - 1) if amount.magnitude or amount.decimals else Decimal(0)


def _same(part: Metric, row: Figure) -> Amount | None:
    """The part's figure of the same slot, where there is exactly one."""
    rows: Sequence[Figure]
    if isinstance(row, Observation):
        rows = part.at(row.period, row.area, row.breakdown)
    else:
        rows = part.targets_at(row.period, row.area, row.breakdown)
    return rows[0].quantity.low if len(rows) == 1 and not rows[0].quantity.is_range else None


RULE = Rule(
    {
        "rincian-melebihi-jumlah": "Rincian berjumlah lebih dari angka kota (peringatan).",
        "jumlah-tidak-cocok": "Bagian-bagian tidak berjumlah menjadi totalnya (peringatan).",
    },
    check,
)
