"""Parts that records are made of: sentences with their source, money by year, places in documents."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal

from ..findings import Place
from .values import written_at

__all__ = ["Activation", "Award", "BudgetLine", "Mission", "PlanReference", "Review", "Statement", "Village"]


@dataclass(frozen=True, slots=True)
class Statement:
    """A sentence with its source; ``year`` where it tells of a year."""

    text: str
    source: str
    year: int | None = None
    place: Place = written_at()


@dataclass(frozen=True, slots=True)
class Review:
    """Who checked a chapter (an office, never a person) and when."""

    date: dt.date
    by: str


@dataclass(frozen=True, slots=True)
class PlanReference:
    """Where a programme stands in a planning document."""

    document: str
    page: str | None = None
    code: str | None = None


@dataclass(frozen=True, slots=True)
class BudgetLine:
    """Money of a programme in one year, in rupiah."""

    year: int
    source: str
    ceiling: Decimal | None = None
    spent: Decimal | None = None
    place: Place = written_at()


@dataclass(frozen=True, slots=True)
class Award:
    text: str
    source: str
    year: int | None = None


@dataclass(frozen=True, slots=True)
class Activation:
    """A named activity that carries a flagship programme."""

    name: str
    source: str
    note: str | None = None


@dataclass(frozen=True, slots=True)
class Village:
    """A kelurahan with its BPS code (ten digits)."""

    code: str
    name: str


@dataclass(frozen=True, slots=True)
class Mission:
    text: str
    source: str
