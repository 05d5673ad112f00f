"""How far a metric has come: *capaian* against a year's target, *kemajuan* from its baseline to a target.

Nothing is judged that would compare unlike things; the reason then stands in place of the number.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from typing import TypeVar

from ..book.model import (
    Breakdown,
    Direction,
    Figure,
    Metric,
    Observation,
    Period,
    Target,
    Unit,
)
from ..indonesian import format_decimal, format_period
from .parts import figure_period

__all__ = ["WHOLE_CITY", "Judged", "Part", "Unjudged", "attainment", "progress"]

Row = TypeVar("Row", Observation, Target)
Part = tuple[str | None, Breakdown | None]
WHOLE_CITY: Part = (None, None)


@dataclass(frozen=True, slots=True)
class Judged:
    """A result in percent with what it was computed from.

    :param percent: rounded half up to two decimals; not cut at 0 or 100.
    :param formula: the computation in Indonesian numbers, without the result.
    :param base: the observation of the baseline (*kemajuan* only).
    """

    percent: Decimal
    formula: str
    observation: Observation
    target: Target
    base: Observation | None = None


@dataclass(frozen=True, slots=True)
class Unjudged:
    """Why there is no result; ``reason`` follows "belum dapat dinilai:"."""

    reason: str


def attainment(metric: Metric, unit: Unit, period: Period | None = None, part: Part = WHOLE_CITY) -> Judged | Unjudged:
    """Realisation against the target of ``period``, in percent.

    As in LKjIP: realisation ÷ target × 100; where less is better, (target − (realisation − target)) ÷ target
    × 100 (LKjIP Kabupaten Maluku Tengah 2021, p. 94; PermenPANRB's performance rules write the same as
    1 + (1 − realisation ÷ target)). The realisation is the latest observation within the target's period.

    :param period: the target's period; the last one that has a target where None.
    """
    found = _target(metric, period, part)
    if isinstance(found, Unjudged):
        return found
    target, promised = found
    start, end = target.period.start, target.period.end
    rows = [
        o
        for o in metric.current()
        if o.part == part and o.period.start and o.period.end and start and end
        and start <= o.period.start and o.period.end <= end
    ]  # fmt: skip
    observation = _latest(metric, rows, part)
    if observation is None:
        return Unjudged(f"angka {format_period(target.period)} belum ada" if metric.observations else "angka belum ada")
    if isinstance(observation, Unjudged):
        return observation
    unlike = _unlike_spans(unit, observation, target)
    if unlike:
        return Unjudged(unlike)
    real = observation.quantity.value
    if promised <= 0:
        return Unjudged("targetnya tidak lebih dari nol")
    r, t = format_decimal(real), format_decimal(promised)
    if metric.direction is Direction.DOWN:
        ratio = (promised - (real - promised)) / promised
        return Judged(_percent(ratio), f"({t} − ({r} − {t})) ÷ {t} × 100", observation, target)
    return Judged(_percent(real / promised), f"{r} ÷ {t} × 100", observation, target)


def progress(metric: Metric, unit: Unit, period: Period | None = None, part: Part = WHOLE_CITY) -> Judged | Unjudged:
    """The way gone from the baseline to the target of ``period``, in percent, below 0 and above 100 too.

    (latest − baseline) ÷ (target − baseline) × 100; the latest observation is not later than the target.

    :param period: the target's period; the last one that has a target where None.
    """
    found = _target(metric, period, part)
    if isinstance(found, Unjudged):
        return found
    target, promised = found
    if metric.baseline_year is None:
        return Unjudged("kondisi awal belum ditetapkan")
    base = _single(metric.at(Period.year(metric.baseline_year), *part))
    if base is None:
        return Unjudged(f"angka kondisi awal ({metric.baseline_year}) belum ada")
    if isinstance(base, Unjudged):
        return base
    last = target.period.end
    rows = [
        o
        for o in metric.current()
        if o.part == part and o.period.end and last and base.period.order < o.period.order and o.period.end <= last
    ]
    latest = _latest(metric, rows, part)
    if latest is None:
        return Unjudged(f"angka setelah kondisi awal ({metric.baseline_year}) belum ada")
    if isinstance(latest, Unjudged):
        return latest
    spans = {_months(row) for row in (base, latest, target)}
    if (unit.additive or latest.since or base.since) and len(spans) > 1:
        return Unjudged("kondisi awal, angka terakhir, dan target tidak mencakup waktu yang sama panjang")
    start = base.quantity.value
    if promised == start:
        return Unjudged("targetnya sama dengan kondisi awal")
    now, b, t = format_decimal(latest.quantity.value), format_decimal(start), format_decimal(promised)
    ratio = (latest.quantity.value - start) / (promised - start)
    return Judged(_percent(ratio), f"({now} − {b}) ÷ ({t} − {b}) × 100", latest, target, base)


def _target(metric: Metric, period: Period | None, part: Part) -> tuple[Target, Decimal] | Unjudged:
    """The one target to judge against, with its value, or what stands in the way."""
    if not metric.comparable:
        return Unjudged("yang dihitung berbeda antarlaporan")
    if metric.direction is None:
        return Unjudged("arah baiknya belum ditetapkan")
    if metric.direction is Direction.STABLE:
        return Unjudged("arah baiknya stabil, bukan naik atau turun")
    targets = [t for t in metric.targets if t.part == part]
    if period is None:
        period = max(targets, key=lambda t: t.period.order).period if targets else None
    target = _single([t for t in targets if period and t.period.key == period.key])
    if target is None:
        return Unjudged("target belum ada")
    if isinstance(target, Unjudged):
        return target
    if not target.period.is_named:
        return Unjudged("tahun targetnya tidak disebut")
    return target, target.quantity.value


def _latest(metric: Metric, rows: Sequence[Observation], part: Part) -> Observation | Unjudged | None:
    if not rows:
        return None
    last = max(rows, key=lambda o: o.period.order)
    return _single(metric.at(last.period, *part))


def _ends_by(observation: Observation, target: Target) -> bool:
    end, last = observation.period.end, target.period.end
    return end is not None and last is not None and end <= last


def _single(rows: Sequence[Row]) -> Row | Unjudged | None:
    """The one undisputed single value among figures of one slot; None where there is no figure."""
    if not rows:
        return None
    if any(row.quantity != rows[0].quantity for row in rows):
        return Unjudged("sumber berbeda")
    if rows[0].quantity.is_range:
        return Unjudged("angka atau targetnya berupa rentang")
    return rows[0]


def _span(row: Figure) -> tuple[dt.date | None, dt.date | None]:
    """First and last day that a figure covers; None where its source does not say."""
    since = row.since if isinstance(row, Observation) else None
    return (since.start if since else row.period.start, row.period.end)


def _months(row: Figure) -> int:
    """How many months a figure covers; 0 for a day or a span whose beginning is not known."""
    start, end = _span(row)
    if start is None or end is None or start == end:
        return 0
    return (end.year - start.year) * 12 + end.month - start.month + 1


def _unlike_spans(unit: Unit, observation: Observation, target: Target) -> str:
    """Why a figure cannot stand against the target; empty where both cover the same span.

    Rates, indices and percentages tell of a state: they may be read in mid-year. What adds up may not: eight
    months of a harvest against a year's target say nothing.
    """
    if observation.since is None and not unit.additive:
        return ""
    if _span(observation) == _span(target):
        return ""
    return f"angkanya mencakup {figure_period(observation)}, sedangkan targetnya {format_period(target.period)}"


def _percent(ratio: Decimal) -> Decimal:
    return (ratio * 100).quantize(Decimal("0.01"), ROUND_HALF_UP)
