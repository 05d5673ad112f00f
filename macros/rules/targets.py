"""Targets that ask a question: already passed, or written after their time."""

from __future__ import annotations

from collections.abc import Iterator

from ..book.model import Book, Direction, Metric, Observation, Target
from ..findings import Finding, Severity
from ..indonesian import format_period, format_quantity
from .base import Rule, Subject

__all__ = ["RULE"]


def check(subject: Subject) -> Iterator[Finding]:
    for metric in subject.metrics:
        for target in metric.targets:
            if target.note or target.period.end is None or target.period.end.year <= (metric.baseline_year or 0):
                continue
            if _is_late(metric, target, subject.book):
                period = format_period(target.period)
                message = (
                    f"Sumber target {period} ini terbit sesudah {period} berakhir, dan {period} belum punya angka. "
                    "Apakah ini angka yang sudah terjadi, yang seharusnya di bawah “angka:”?"
                )
                mend = "pindahkan barisnya ke bawah angka:; bila benar target, jelaskan di catatan: …"
                yield Finding("target-sudah-lewat", target.place, message, mend, Severity.WARNING)
            else:
                yield from _passed(metric, target, subject.book)


def _is_late(metric: Metric, target: Target, book: Book) -> bool:
    """Whether a target may be a figure that was written below the wrong heading.

    A report tells last year's target beside last year's figure or another target; alone, it may be the figure itself.
    """
    beside = [row for row in metric.figures if row is not target]
    if target.differs_from or any(row.period == target.period and row.part == target.part for row in beside):
        return False
    source = book.sources.get(target.source)
    published = source.published.start if source and source.published else None
    return published is not None and target.period.end is not None and published > target.period.end


def _passed(metric: Metric, target: Target, book: Book) -> Iterator[Finding]:
    """A target ahead that the latest figure has reached already: mostly two rows or two units changed places."""
    unit = book.units.get(metric.unit)
    latest = metric.latest(target.area, target.breakdown)
    if metric.direction not in {Direction.UP, Direction.DOWN} or not metric.comparable or not latest or not unit:
        return
    present = latest[0]
    if not _same_span(present, target) or target.period.order <= present.period.order:
        return
    gap = target.quantity.value - present.quantity.value
    if (gap < 0) if metric.direction is Direction.UP else (gap > 0):
        promised, reached = (" ".join(format_quantity(row.quantity, unit)).strip() for row in (target, present))
        message = (
            f"Target {format_period(target.period)} ({promised}) sudah terlampaui: {reached} pada "
            f"{format_period(present.period)}. Apakah angka dan arah_baik benar?"
        )
        mend = "angka menurut sumbernya; bila sudah benar, jelaskan di catatan: …"
        yield Finding("target-terlampaui", target.place, message, mend, Severity.WARNING)


def _same_span(present: Observation, target: Target) -> bool:
    simple = present.since is None and not present.quantity.is_range and not target.quantity.is_range
    return simple and present.period.kind is target.period.kind


RULE = Rule(
    {
        "target-sudah-lewat": "Target yang sumbernya terbit sesudah periodenya (peringatan).",
        "target-terlampaui": "Target ke depan yang sudah terlampaui (peringatan).",
    },
    check,
)
