"""Which figure of a slot holds: the revision, wherever it stands, and the last of several."""

from __future__ import annotations

from decimal import Decimal

import pytest

from macros.book.differences import is_replaced
from macros.book.model import Amount, Certainty, Metric, Observation, Period, Quantity


def row(source: str, value: int, replaces: str | None = None, year: int = 2024) -> Observation:
    quantity = Quantity(Amount(Decimal(value)))
    return Observation(Period.year(year), quantity, source, Certainty.FINAL, replaces=replaces, reason="Hitung ulang.")


def values(*rows: Observation) -> list[int]:
    """The values that hold; the two questions that the code asks give one answer."""
    metric = Metric("bangku", "Bangku", "unit", None, observations=rows)
    current = metric.current()
    assert [r for r in rows if not is_replaced(metric, r)] == list(current)
    return [int(r.quantity.value) for r in current]


@pytest.mark.parametrize(
    ("rows", "holds"),
    [
        ([row("a", 1)], [1]),
        ([row("a", 1), row("b", 2)], [1, 2]),
        ([row("a", 1), row("b", 2, replaces="a")], [2]),
        ([row("b", 2, replaces="a"), row("a", 1)], [2]),
        ([row("a", 1), row("a", 2, replaces="a")], [2]),
        ([row("a", 1), row("a", 2, replaces="a"), row("a", 3, replaces="a")], [3]),
        ([row("a", 1), row("b", 2, replaces="a"), row("c", 3, replaces="b")], [3]),
        ([row("c", 3, replaces="b"), row("b", 2, replaces="a"), row("a", 1)], [3]),
        ([row("a", 1), row("b", 2, replaces="a", year=2023)], [1, 2]),
        ([row("b", 2, replaces="entah")], [2]),
    ],
)
def test_a_revision_holds_above_or_below_what_it_revises(rows: list[Observation], holds: list[int]) -> None:
    assert values(*rows) == holds
