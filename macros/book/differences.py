"""Which figures stand side by side without being one, and why: page, flags and check all ask here.

*Berbeda*: sources or offices answer one question differently. *Yang dihitung belum sama*: one name, but what was
counted, or until when, is not the same. *Lain metode*: two metrics that point at each other. What only looks alike
(equal numbers, other periods, parts of a sum) is none of them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property, lru_cache

from .model import Book, Figure, Metric, Observation

__all__ = [
    "Pair", "Voice", "contradictions", "contradictions_of", "counted_groups", "counts_differ", "decided_groups",
    "differing_groups", "is_disputed", "is_replaced", "pairs_of", "shares_slot",
]  # fmt: skip

Voice = tuple[Metric, Figure]
Pair = tuple[tuple[Metric, Observation], tuple[Metric, Observation]]


# --- one question, several answers -------------------------------------------------------------------------


def differing_groups(metric: Metric) -> list[list[Figure]]:
    """Slots for which the metric's sources give different answers to the same question, and nobody has decided."""
    groups: tuple[Sequence[Figure], ...] = (*metric.disagreements(), *metric.target_disagreements())
    return [list(group) for group in groups if not counts_differ(metric, group)]


def contradictions_of(book: Book, metric: Metric) -> list[list[Voice]]:
    """Undecided slots of a metric with all answers, also those of other offices' metrics of the same name."""
    own = [[(metric, row) for row in group] for group in differing_groups(metric)]
    found = [_with_namesakes(book, group) for group in own]
    seen = {_key(group[0][1]) for group in own}
    for row in _standing(metric):
        slot = _shared_slot(book, metric, row)
        if slot and slot.differs and _key(row) not in seen:
            seen.add(_key(row))
            found.append(slot.voices)
    return found


def contradictions(book: Book) -> Iterator[list[Voice]]:
    """Every undecided contradiction of the book once, in the order of the metrics."""
    seen: set[object] = set()
    for metric in book.metrics.values():
        for voices in contradictions_of(book, metric):
            first, row = voices[0]
            key = (first.id, _key(row))
            if key not in seen:
                seen.add(key)
                yield voices


def decided_groups(book: Book, metric: Metric) -> list[list[Voice]]:
    """Slots that the walidata has decided, with all answers."""
    groups: list[list[Voice]] = []
    for decision in metric.decisions:
        voices: list[Voice] = [(metric, row) for row in _standing(metric) if decision.is_about(row)]
        if voices and not any(voices[0] == group[0] for group in groups):
            others = [voice for voice in _with_namesakes(book, voices) if voice[0] is not metric]
            groups.append([*voices, *others])
    return groups


class _Slot:
    """What all metrics of one name say of one slot, in the order of the book."""

    def __init__(self, voices: list[Voice]) -> None:
        self.voices = voices

    @cached_property
    def differs(self) -> bool:
        return _differ(self.voices)

    @cached_property
    def _speakers(self) -> frozenset[str]:
        return frozenset(metric.id for metric, _ in self.voices)

    def without_other_methods(self, book: Book, metric: Metric) -> _Slot:
        """The slot as it stands for one metric: those that ask the same by another method are not in it."""
        other = {id for id in self._speakers.intersection(metric.see_also) if _is_pair(metric, book.metrics[id])}
        return _Slot([voice for voice in self.voices if voice[0].id not in other]) if other else self


def _standing(metric: Metric) -> tuple[Figure, ...]:
    return (*metric.current(), *metric.targets)


def _key(row: Figure) -> object:
    return isinstance(row, Observation), row.slot


@lru_cache(maxsize=2)
def _shared_slots(book: Book) -> dict[str, dict[object, _Slot]]:
    """By metric, for those that have namesakes: made once, since tables ask for every row."""
    found: dict[str, dict[object, _Slot]] = {}
    for metrics in book.namesakes:
        slots: dict[object, _Slot] = {}
        for metric in metrics:
            found[metric.id] = slots
            for row in _standing(metric):
                slots.setdefault(_key(row), _Slot([])).voices.append((metric, row))
    return found


def _shared_slot(book: Book, metric: Metric, row: Figure) -> _Slot | None:
    """None where no other metric has the name, or where the figure does not stand any more."""
    slot = _shared_slots(book).get(metric.id, {}).get(_key(row))
    return slot.without_other_methods(book, metric) if slot else None


def _with_namesakes(book: Book, own: list[Voice]) -> list[Voice]:
    """The answers of one slot in the order of the book's metrics."""
    slot = _shared_slot(book, *own[0])
    return slot.voices if slot else own


def _differ(voices: Sequence[Voice]) -> bool:
    """Whether offices name no common value for a slot that nobody has decided and that counts one thing."""
    said: dict[str, set[object]] = {}
    for metric, row in voices:
        if metric.decision_on(row) or counts_differ(metric, [row]):
            return False
        said.setdefault(metric.id, set()).add(row.quantity)
    answers = list(set(map(frozenset, said.values())))
    return any(one.isdisjoint(other) for n, one in enumerate(answers) for other in answers[n + 1 :])


# --- one name, other countings -----------------------------------------------------------------------------


def counts_differ(metric: Metric, group: Iterable[Figure]) -> bool:
    """Whether the figures of a slot say, or their metric does, that they count different things."""
    observed = [row for row in group if isinstance(row, Observation)]
    return bool(observed) and (not metric.comparable or any(row.counted for row in observed))


def counted_groups(metric: Metric) -> list[list[Figure]]:
    """Figures of a comparable metric of which some say that they counted something else, or until another day.

    They are of one slot, or of one year and part.
    """
    if not metric.comparable:
        return []
    groups: list[list[Figure]] = [list(group) for group in metric.disagreements() if counts_differ(metric, group)]
    years: dict[object, list[Figure]] = {}
    for row in metric.current():
        if row.period.end:
            years.setdefault((row.period.end.year, row.part), []).append(row)
    for rows in years.values():
        said = {row.counted: row.slot for row in rows if isinstance(row, Observation) and row.counted}
        if len(set(said.values())) > 1:
            groups.append(rows)
    return groups


# --- other methods -----------------------------------------------------------------------------------------


def pairs_of(book: Book, metric: Metric) -> list[Pair]:
    """The metrics that ask the same in another way, each pair with the last figures that both have.

    They point at each other; and they share the unit but not the method, or name one concept (*konsep*) and
    differ in unit, method or definition.
    """
    found: list[Pair] = []
    for id in metric.see_also:
        other = book.metrics.get(id)
        if other is not None and _is_pair(metric, other):
            nearest = _nearest(metric, other)
            if nearest:
                found.append(((metric, nearest[0]), (other, nearest[1])))
    return found


def _is_pair(metric: Metric, other: Metric) -> bool:
    if metric.id not in other.see_also or other.id not in metric.see_also:
        return False
    one_concept = metric.concept is not None and metric.concept == other.concept
    described = [(m.unit, m.method, m.definition) for m in (metric, other)]
    other_method = metric.unit == other.unit and metric.method != other.method
    return other_method or (one_concept and described[0] != described[1])


def _nearest(one: Metric, other: Metric) -> tuple[Observation, Observation] | None:
    """Of the figures of the whole city the last time that both have one, as near to each other as they come."""
    pairs = [(a, b) for a in one.current() for b in other.current() if a.part == b.part == (None, None)]

    def order(pair: tuple[Observation, Observation]) -> tuple[int, int]:
        ends = [row.period.order[0].toordinal() for row in pair]
        return min(ends), min(ends) - max(ends)

    return max(pairs, key=order, default=None)


# --- one figure --------------------------------------------------------------------------------------------


def is_replaced(metric: Metric, row: Figure) -> bool:
    """Whether another figure revises this one."""
    return metric.is_replaced(row)


def shares_slot(metric: Metric, row: Figure) -> bool:
    """Whether the slot has another value, and no decision took this one."""
    decision = metric.decision_on(row)
    return bool(metric.beside(row)) and not (decision and decision.takes(row))


def is_disputed(metric: Metric, row: Figure, book: Book | None = None) -> bool:
    """Whether another source, or with the book another office, answers the same question otherwise.

    A decision settles the chosen figure only; figures that count different things dispute nothing.
    """
    group = metric.beside(row)
    decision = metric.decision_on(row)
    if group and (decision or not counts_differ(metric, group)):
        return not (decision and decision.takes(row))
    if book is None or group:
        return False
    slot = _shared_slot(book, metric, row)
    return slot is not None and slot.differs
