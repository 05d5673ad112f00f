"""Book against book: what a proposal does to figures, to what is decided about them, and to money."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from ..book.model import Book, BudgetLine, Decision, Figure, Metric, Observation, Programme, Reply, Unit
from .pairs import pairs

__all__ = [
    "AnswerChange", "FigureChange", "MoneyChange", "ShownChange", "answer_changes", "figure_changes", "figure_pairs",
    "money_changes", "shown_changes",
]  # fmt: skip

Answer = Decision | Reply
Units = tuple[Unit | None, Unit | None]
_Slot = tuple[bool, object]


@dataclass(frozen=True, slots=True)
class FigureChange:
    """One figure of a metric, observed or promised, before and after; None where there is none.

    :param units: its unit before and after, None where the unit is not known.
    :param is_revision: both stand in the book, the new one in the old one's place.
    :param is_decided: the walidata has decided about figures of its slot.
    """

    metric: Metric
    old: Figure | None
    new: Figure | None
    units: Units
    is_revision: bool = False
    is_decided: bool = False

    @property
    def row(self) -> Figure:
        """The figure that tells period, part and source: the new one where there is one."""
        row = self.new or self.old
        assert row is not None
        return row


@dataclass(frozen=True, slots=True)
class ShownChange:
    """Figures of one slot that readers see in place of others, though no number changes: none is empty."""

    metric: Metric
    old: tuple[Figure, ...]
    new: tuple[Figure, ...]
    units: Units

    @property
    def row(self) -> Figure:
        return self.new[0]


@dataclass(frozen=True, slots=True)
class AnswerChange:
    """A decision or a reply before and after; None where there is none."""

    metric: Metric
    old: Answer | None
    new: Answer | None

    @property
    def answer(self) -> Answer:
        answer = self.new or self.old
        assert answer is not None
        return answer


@dataclass(frozen=True, slots=True)
class MoneyChange:
    """Rupiah of a programme in one year before and after; None where there is none.

    :param name: ``pagu`` or ``realisasi``.
    """

    programme: Programme
    name: str
    line: BudgetLine
    old: Decimal | None
    new: Decimal | None


# --- figures -----------------------------------------------------------------------------------------------


def figure_changes(old: Book, new: Book) -> list[FigureChange]:
    """Every figure whose number, unit or source changes, or that comes or goes, by metric.

    A figure that revises one which stays is paired with it. A metric that cannot be read whole is left out: its
    findings say why.
    """
    changes: list[FigureChange] = []
    for before, after in _metrics(old, new):
        metric, units = _either(before, after), _units(old, new, before, after)
        decided = {(not decision.of_target, decision.slot) for decision in before.decisions} if before else set()
        for was, now in (
            *figure_pairs(before.observations if before else (), after.observations if after else ()),
            *figure_pairs(before.targets if before else (), after.targets if after else ()),
        ):
            if was and now and units[0] == units[1] and (was.quantity, was.source) == (now.quantity, now.source):
                continue
            revised = _revised(before, now) if before and now and not was else None
            change = FigureChange(metric, was or revised, now, units, revised is not None)
            changes.append(replace(change, is_decided=_slot(change.row) in decided))
    return changes


def figure_pairs(was: tuple[Figure, ...], now: tuple[Figure, ...]) -> Iterator[tuple[Figure | None, Figure | None]]:
    """Each figure with what it becomes: itself, then the one of its source, then the one of its period and part."""
    return pairs(was, now, lambda row: row, lambda row: (row.slot, row.source), lambda row: row.slot)


def _revised(before: Metric, row: Figure) -> Figure | None:
    if not (isinstance(row, Observation) and row.replaces):
        return None
    found = [other for other in before.current() if (other.slot, other.source) == (row.slot, row.replaces)]
    return found[-1] if found else None


def shown_changes(old: Book, new: Book, told: list[FigureChange]) -> Iterator[ShownChange]:
    """Slots of which readers see other figures, because of a decision or of what replaces what.

    :param told: figures that are told to change; what follows from them alone is not told again.
    """
    touched = {(change.metric.id, _slot(change.row)) for change in told}
    for before, after in _metrics(old, new):
        if not (before and after) or _rulings(before) == _rulings(after):
            continue
        (was, first), (now, second) = _shown(before), _shown(after)
        for slot, one in was.items():
            other = now.get(slot, one)
            decided = first.get(slot) != second.get(slot)
            differs = {(row.quantity, row.source) for row in one} != {(row.quantity, row.source) for row in other}
            if differs and (decided or (after.id, slot) not in touched):
                yield ShownChange(after, one, other, _units(old, new, before, after))


def _rulings(metric: Metric) -> object:
    """All but the numbers that says which of a slot's figures are shown."""
    return metric.decisions, [(row.slot, row.source, row.replaces) for row in metric.observations if row.replaces]


def _shown(metric: Metric) -> tuple[dict[_Slot, tuple[Figure, ...]], dict[_Slot, Decision]]:
    """By slot the figures that readers see, the chosen one or all that stand; and what was decided."""
    decisions: dict[_Slot, Decision] = {}
    for decision in metric.decisions:
        decisions.setdefault((not decision.of_target, decision.slot), decision)
    standing: dict[_Slot, list[Figure]] = {}
    rows: tuple[Figure, ...] = (*metric.current(), *metric.targets)
    for row in rows:
        standing.setdefault(_slot(row), []).append(row)
    shown: dict[_Slot, tuple[Figure, ...]] = {}
    for slot, beside in standing.items():
        chosen = decisions.get(slot)
        shown[slot] = tuple(row for row in beside if chosen and chosen.takes(row)) or tuple(beside)
    return shown, decisions


def _slot(row: Figure) -> _Slot:
    return isinstance(row, Observation), row.slot


# --- decisions, replies, money -----------------------------------------------------------------------------


def answer_changes(old: Book, new: Book) -> list[AnswerChange]:
    """Every decision and every reply that is new, gone or changed, by metric; decisions first."""
    changes: list[AnswerChange] = []
    for before, after in _metrics(old, new):
        metric = _either(before, after)
        was: tuple[Answer, ...] = (*before.decisions, *before.replies) if before else ()
        now: tuple[Answer, ...] = (*after.decisions, *after.replies) if after else ()
        sides = pairs(was, now, lambda answer: answer, _about_and_by, _about)
        changes += (AnswerChange(metric, one, other) for one, other in sides if one != other)
    return changes


def _about(answer: Answer) -> object:
    kind = answer.of_target if isinstance(answer, Decision) else None
    return kind, answer.period, answer.area, answer.breakdown


def _about_and_by(answer: Answer) -> object:
    return _about(answer), answer.by


def money_changes(old: Book, new: Book) -> list[MoneyChange]:
    """Every sum of a programme that is new, gone or changed, by programme and year."""
    changes: list[MoneyChange] = []
    for id in dict.fromkeys((*old.programmes, *new.programmes)):
        before, after = old.programmes.get(id), new.programmes.get(id)
        programme = after or before
        if programme is None or id in old.unreadable | new.unreadable:
            continue
        was, now = before.budget if before else (), after.budget if after else ()
        for one, other in pairs(was, now, lambda line: line, lambda line: (line.year, line.source), _year):
            line = other or one
            assert line is not None
            for name, attribute in (("pagu", "ceiling"), ("realisasi", "spent")):
                sums = (getattr(one, attribute, None), getattr(other, attribute, None))
                if sums[0] != sums[1]:
                    changes.append(MoneyChange(programme, name, line, *sums))
    return changes


def _year(line: BudgetLine) -> int:
    return line.year


# --- both books --------------------------------------------------------------------------------------------


def _metrics(old: Book, new: Book) -> Iterator[tuple[Metric | None, Metric | None]]:
    """Every metric before and after, but those that one side could not read whole."""
    for id in dict.fromkeys((*old.metrics, *new.metrics)):
        before, after = old.metrics.get(id), new.metrics.get(id)
        if id not in old.unreadable and id not in new.unreadable:
            yield before, after


def _either(before: Metric | None, after: Metric | None) -> Metric:
    metric = after or before
    assert metric is not None
    return metric


def _units(old: Book, new: Book, before: Metric | None, after: Metric | None) -> Units:
    return (old.units.get(before.unit) if before else None, new.units.get(after.unit) if after else None)
