"""A metric with all that was observed and promised, and which figure answers which question."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property
from typing import TypeVar

from ..findings import Place
from .values import Certainty, Direction, Period, Quantity, written_at

__all__ = ["Breakdown", "Decision", "Figure", "Metric", "Observation", "Reply", "Target"]


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
Row = TypeVar("Row", Observation, Target)


@dataclass(frozen=True, slots=True)
class Decision:
    """The walidata's decision which of several disagreeing sources holds.

    :param value: which of its figures, where that source gives several.
    :param of_target: the decision is about targets.
    """

    period: Period
    use: str
    by: str
    date: dt.date
    reason: str
    area: str | None = None
    breakdown: Breakdown | None = None
    value: Quantity | None = None
    of_target: bool = False
    place: Place = written_at()

    @property
    def slot(self) -> tuple[str, str | None, Breakdown | None]:
        return (self.period.key, self.area, self.breakdown)

    def is_about(self, row: Figure) -> bool:
        """Whether the figure is one of those that were decided upon."""
        return self.slot == row.slot and self.of_target == isinstance(row, Target)

    def takes(self, row: Figure) -> bool:
        """Whether the figure is the one that holds."""
        fits = self.value is None or self.value.low.value == row.quantity.low.value
        return fits and self.use == row.source and self.is_about(row)


@dataclass(frozen=True, slots=True)
class Reply:
    """What an office answers to figures that differ (*tanggapan*).

    :param period: None: the reply is about all figures of the metric.
    """

    by: str
    date: dt.date
    text: str
    period: Period | None = None
    area: str | None = None
    breakdown: Breakdown | None = None
    place: Place = written_at()

    def is_about(self, row: Figure) -> bool:
        """Whether the reply speaks of a figure, observed or promised."""
        return self.period is None or (self.period.key, self.area, self.breakdown) == row.slot


class _Index:
    """Which figures of a metric stand side by side: made once, since tables ask for every row."""

    def __init__(self, observations: tuple[Observation, ...], targets: tuple[Target, ...]) -> None:
        self.observations = observations
        self.targets = targets

    @cached_property
    def replaced(self) -> frozenset[int]:
        """The observations, by their ``id()``, that another one of their slot revises, above or below it.

        Where two revise each other (a source that revises itself twice), the lower one holds.
        """
        slots: dict[object, list[Observation]] = {}
        for row in self.observations if any(row.replaces for row in self.observations) else ():
            slots.setdefault((row.period, row.part), []).append(row)
        found: set[int] = set()
        for rows in slots.values():
            last = {row.replaces: n for n, row in enumerate(rows)}
            above: dict[str | None, set[str]] = {}
            for n, row in enumerate(rows):
                if last.get(row.source, -1) > n or above.get(row.source, set()) - {row.replaces}:
                    found.add(id(row))
                above.setdefault(row.replaces, set()).add(row.source)
        return frozenset(found)

    @cached_property
    def standing(self) -> dict[object, tuple[tuple[Figure, ...], bool]]:
        """The figures of each slot that none replaces, observed or promised, and whether they differ."""
        slots: dict[object, list[Figure]] = {}
        figures: tuple[Figure, ...] = (*self.observations, *self.targets)
        for row in figures:
            if id(row) not in self.replaced:
                slots.setdefault((isinstance(row, Observation), row.period, row.part), []).append(row)
        return {key: (tuple(rows), len({row.quantity for row in rows}) > 1) for key, rows in slots.items()}


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
    replies: tuple[Reply, ...] = ()
    note: str | None = None
    place: Place = written_at()
    _index: _Index = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_index", _Index(self.observations, self.targets))

    def is_replaced(self, row: Figure) -> bool:
        """Whether another figure of its slot revises this one of the metric's own."""
        return id(row) in self._index.replaced

    def beside(self, row: Figure) -> tuple[Figure, ...]:
        """The figures of a figure's slot, itself among them; none where they all say the same."""
        rows, differ = self._index.standing.get((isinstance(row, Observation), row.period, row.part), ((), False))
        return rows if differ and not self.is_replaced(row) else ()

    def current(self) -> tuple[Observation, ...]:
        """The observations that no other one replaces, in their written order."""
        if not self._index.replaced:
            return self.observations
        return tuple(row for row in self.observations if not self.is_replaced(row))

    def decision_on(self, row: Figure) -> Decision | None:
        """What was decided about the figure's slot."""
        return next((d for d in self.decisions if d.is_about(row)), None)

    def at(
        self, period: Period, area: str | None = None, breakdown: Breakdown | None = None
    ) -> tuple[Observation, ...]:
        """The figures of one period and part: none, one, or all that undecided sources say."""
        found = tuple(o for o in self.current() if o.slot == (period.key, area, breakdown))
        return self._chosen(found)

    def _chosen(self, found: tuple[Row, ...]) -> tuple[Row, ...]:
        return tuple(r for r in found if any(d.takes(r) for d in self.decisions)) or found

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
        """The targets of one period and part, like :meth:`at`."""
        return self._chosen(tuple(t for t in self.targets if t.slot == (period.key, area, breakdown)))

    def disagreements(self) -> tuple[tuple[Observation, ...], ...]:
        """Groups of figures of one slot on which sources disagree and nobody has decided."""
        return _groups(o for o in self.current() if self.decision_on(o) is None)

    def target_disagreements(self) -> tuple[tuple[Target, ...], ...]:
        return _groups(t for t in self.targets if self.decision_on(t) is None)

    @property
    def figures(self) -> tuple[Figure, ...]:
        """Everything with a number: the observations, then the targets."""
        return (*self.observations, *self.targets)


def _groups(rows: Iterable[Row]) -> tuple[tuple[Row, ...], ...]:
    by_slot: dict[tuple[str, str | None, Breakdown | None], list[Row]] = {}
    for row in rows:
        by_slot.setdefault(row.slot, []).append(row)
    return tuple(tuple(group) for group in by_slot.values() if len({row.quantity for row in group}) > 1)
