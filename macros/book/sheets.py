"""Rows of a spreadsheet that were pasted as they are: which figures they hold, as this book writes them."""

from __future__ import annotations

import re
from collections.abc import Iterable

from ..readings import Unreadable, read_period, read_quantity

__all__ = ["cells", "figures_of"]


def cells(row: str) -> list[str]:
    """What stands between the tabs or semicolons of a row; one cell where it has none."""
    return [cell.strip() for cell in re.split(r"\t+|;", row.strip(" -"))]


def figures_of(rows: Iterable[str]) -> list[str]:
    """The lines of the list that rows of period, value and source stand for; none where they are something else."""
    lines: list[str] = []
    for row in rows:
        period, *rest = cells(row)
        if not 1 <= len(rest) <= 2 or isinstance(read_period(period), Unreadable):
            continue
        value, source = (*rest, "…")[:2]
        if not isinstance(read_quantity(value, whole=True), Unreadable) or re.search(r"\d", value):
            lines += [f"- periode: {period}", f"  nilai: {value}", f"  sumber: {source}"]
    return lines
