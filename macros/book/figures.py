"""A metric with all that was observed and promised, and which figure answers which question."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TypeVar

from ..findings import Place
from .values import Certainty, Direction, Period, Quantity, written_at

__all__ = ["Breakdown", "Decision", "Figure", "Metric", "Observation", "Target"]


@dataclass(frozen=True, slots=True)
class Breakdown:
    """The part that a figure speaks of: an OPD, a unit (puskesmas) or a named item."""

    kind: str
    key: str


@dataclass(frozen=True, slots=True)
class Observation:
    """One figure of a metric: what was counted, for which period and part, and who says so.

    :param since: first period of a cumulative figure; unnamed where the source names only the end.
    :param counted: what was counted, in the source's words.
    :param computed: how we made the figure from others of the source (``jumlah rincian``, ``29 + 43``).
    :param differs_from: source of the same period, area and part that says something else.
    :param replaces: source whose figure this one revises; ``reason`` then tells why.
    """

    period: Period
    quantity: Quantity
    source: str
    certainty: Certainty
    since: Period | None = None
    area: str | None = None
    breakdown: Breakdown | None = None
    counted: str | None = None
    computed: str | None = None
    differs_from: str | None = None
    replaces: str | None = None
    reason: str | None = None
    note: str | None = None
    place: Place = written_at()

    @property
    def part(self) -> tuple[str | None, Breakdown | None]:
        """What the figure speaks of; the whole city is (None, None)."""
        return (self.area, self.breakdown)

    @property
    def slot(self) -> tuple[str, str | None, Breakdown | None]:
        """Figures of the same slot answer the same question."""
        return (self.period.key, self.area, self.breakdown)


@dataclass(frozen=True, slots=True)
class Target:
    """A value promised for a period; ``certainty`` is ``usulan`` until it is adopted."""

    period: Period
    quantity: Quantity
    source: str
    certainty: Certainty
    area: str | None = None
    breakdown: Breakdown | None = None
    differs_from: str | None = None
    page: str | None = None
    note: str | None = None
    place: Place = written_at()

    @property
    def part(self) -> tuple[str | None, Breakdown | None]:
        return (self.area, self.breakdown)

    @property
    def slot(self) -> tuple[str, str | None, Breakdown | None]:
        return (self.period.key, self.area, self.breakdown)


Figure = Observation | Target


@dataclass(frozen=True, slots=True)
class Decision:
    """The walidata's decision which of several disagreeing sources holds."""

    period: Period
    use: str
    by: str
    date: dt.date
    reason: str
    area: str | None = None
    breakdown: Breakdown | None = None
    place: Place = written_at()

    @property
    def slot(self) -> tuple[str, str | None, Breakdown | None]:
        return (self.period.key, self.area, self.breakdown)


@dataclass(frozen=True, slots=True)
class Metric:
    """A metric (*indikator*) with all that was observed and promised.

    :param owner: id of the OPD that answers for it (*produsen data*); None for the city's own folder.
    :param comparable: False where the observations count different things: no trend, no attainment.
    :param total_of: ids of metrics that add up to this one.
    """

    id: str
    name: str
    unit: str
    owner: str | None
    concept: str | None = None
    definition: str | None = None
    classification: str | None = None
    measure: str | None = None
    interpretation: str | None = None
    method: str | None = None
    formula: str | None = None
    dimension: str | None = None
    dimension_source: str | None = None
    direction: Direction | None = None
    baseline_year: int | None = None
    comparable: bool = True
    see_also: tuple[str, ...] = ()
    total_of: tuple[str, ...] = ()
    observations: tuple[Observation, ...] = ()
    targets: tuple[Target, ...] = ()
    decisions: tuple[Decision, ...] = ()
    note: str | None = None
    place: Place = written_at()

    def current(self) -> tuple[Observation, ...]:
        """The observations that no later one replaces, in their written order."""
        rows = self.observations
        return tuple(
            row
            for number, row in enumerate(rows)
            if not any(r.slot == row.slot and r.replaces == row.source for r in rows[number + 1 :])
        )

    def _decided(self, slot: tuple[str, str | None, Breakdown | None]) -> str | None:
        return next((d.use for d in self.decisions if d.slot == slot), None)

    def at(
        self, period: Period, area: str | None = None, breakdown: Breakdown | None = None
    ) -> tuple[Observation, ...]:
        """The figures of one period and part: none, one, or all that undecided sources say."""
        found = tuple(o for o in self.current() if o.slot == (period.key, area, breakdown))
        decided = self._decided((period.key, area, breakdown))
        chosen = tuple(o for o in found if o.source == decided)
        return chosen or found

    def latest(self, area: str | None = None, breakdown: Breakdown | None = None) -> tuple[Observation, ...]:
        """The figures of the period that ends last (the coarser period on a tie), of one part."""
        of_part = [o for o in self.current() if o.part == (area, breakdown)]
        if not of_part:
            return ()
        last = max(of_part, key=lambda o: o.period.order)
        return self.at(last.period, area, breakdown)

    def targets_at(
        self, period: Period, area: str | None = None, breakdown: Breakdown | None = None
    ) -> tuple[Target, ...]:
        return tuple(t for t in self.targets if t.slot == (period.key, area, breakdown))

    def disagreements(self) -> tuple[tuple[Observation, ...], ...]:
        """Groups of figures of one slot on which sources disagree and nobody has decided."""
        return _groups(
            (o for o in self.current() if self._decided(o.slot) is None),
        )

    def target_disagreements(self) -> tuple[tuple[Target, ...], ...]:
        return _groups(self.targets)

    @property
    def figures(self) -> tuple[Figure, ...]:
        """Everything with a number: the observations, then the targets."""
        return (*self.observations, *self.targets)


Row = TypeVar("Row", Observation, Target)


def _groups(rows: Iterable[Row]) -> tuple[tuple[Row, ...], ...]:
    by_slot: dict[tuple[str, str | None, Breakdown | None], list[Row]] = {}
    for row in rows:
        by_slot.setdefault(row.slot, []).append(row)
    return tuple(tuple(group) for group in by_slot.values() if len({row.quantity for row in group}) > 1)
