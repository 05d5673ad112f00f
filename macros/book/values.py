"""The values that records are made of: periods, numbers, and the closed lists that carry behaviour."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum

from ..findings import Place

__all__ = [
    "COARSENESS", "Amount", "Certainty", "ChapterState", "Direction", "OpdKind", "Period", "PeriodKind",
    "ProgrammeState", "Quantity", "SourceKind", "UnitDisplay", "written_at",
]  # fmt: skip

NOWHERE = Place("", 1, 1)


def written_at() -> Place:
    """The field ``place`` of a record: where it was written; it does not count when records are compared."""
    return field(default=NOWHERE, compare=False, kw_only=True, repr=False)


class PeriodKind(StrEnum):
    """What span a period covers; the values order the kinds from coarse to fine."""

    YEARS = "tahun-tahun"
    YEAR = "tahun"
    SEMESTER = "semester"
    QUARTER = "triwulan"
    MONTH = "bulan"
    DAY = "hari"
    UNNAMED = "tidak-disebut"


COARSENESS = {kind: rank for rank, kind in enumerate(PeriodKind)}


@dataclass(frozen=True, slots=True)
class Period:
    """A span of the calendar, as a source names it.

    ``start`` and ``end`` are the first and the last day; both are None where the source names no period.
    """

    kind: PeriodKind
    start: dt.date | None = None
    end: dt.date | None = None

    @classmethod
    def unnamed(cls) -> Period:
        return cls(PeriodKind.UNNAMED)

    @classmethod
    def year(cls, year: int) -> Period:
        return cls(PeriodKind.YEAR, dt.date(year, 1, 1), dt.date(year, 12, 31))

    @property
    def is_named(self) -> bool:
        return self.kind is not PeriodKind.UNNAMED

    @property
    def key(self) -> str:
        """The canonical text: ``2024``, ``2024-06``, ``2024-TW3``, ``2024-S1``, ``2024-06-30``, ``2019-2024``."""
        if self.start is None or self.end is None:
            return str(PeriodKind.UNNAMED)
        year = f"{self.start.year:04d}"
        match self.kind:
            case PeriodKind.YEARS:
                return f"{year}-{self.end.year:04d}"
            case PeriodKind.YEAR:
                return year
            case PeriodKind.SEMESTER:
                return f"{year}-S{1 if self.start.month == 1 else 2}"
            case PeriodKind.QUARTER:
                return f"{year}-TW{(self.start.month + 2) // 3}"
            case PeriodKind.MONTH:
                return f"{year}-{self.start.month:02d}"
            case _:
                return self.start.isoformat()

    @property
    def order(self) -> tuple[dt.date, int]:
        """Sorts by the last day; on a tie the coarser period comes last. Unnamed periods come first."""
        return (self.end or dt.date.min, -COARSENESS[self.kind])


@dataclass(frozen=True, slots=True)
class Amount:
    """A number as the source writes it: ``1,2 juta`` is digits 1.2 and magnitude 6.

    The digits keep the decimals of the source (``7,00`` has two).
    """

    digits: Decimal
    magnitude: int = 0

    @property
    def value(self) -> Decimal:
        return self.digits.scaleb(self.magnitude) if self.magnitude else self.digits

    @property
    def decimals(self) -> int:
        exponent = self.digits.as_tuple().exponent
        return max(0, -exponent) if isinstance(exponent, int) else 0


@dataclass(frozen=True, slots=True)
class Quantity:
    """One value or a range of values; ``approximate`` where the source rounds or says "about"."""

    low: Amount
    high: Amount | None = None
    approximate: bool = False

    @property
    def is_range(self) -> bool:
        return self.high is not None

    @property
    def value(self) -> Decimal:
        """The single value; of a range the lower end."""
        return self.low.value


class UnitDisplay(StrEnum):
    """How a unit stands beside its number."""

    PLAIN = "biasa"
    HIDDEN = "tanpa"
    PERCENT = "persen"
    RUPIAH = "rupiah"
    KM2 = "km2"


class Direction(StrEnum):
    """Which way is good for a metric."""

    UP = "naik"
    DOWN = "turun"
    STABLE = "stabil"


class Certainty(StrEnum):
    """What a figure rests on (``status`` of an observation or target)."""

    FINAL = "tetap"
    PROVISIONAL = "sementara"
    ESTIMATE = "perkiraan"
    MEDIA = "dilaporkan-media"
    QUOTED = "dikutip"
    PROPOSED = "usulan"


class SourceKind(StrEnum):
    """Who speaks in a source."""

    STATISTICS = "statistik-resmi"
    CITY = "dokumen-daerah"
    REGULATION = "peraturan"
    GUIDE = "pedoman"
    OFFICE = "data-opd"
    NEWS = "berita"
    REFERENCE = "rujukan"
    EXEMPT = "dikecualikan"


class OpdKind(StrEnum):
    """Kinds of city agencies, in the order in which the plan lists them (Perda Padang 6/2016)."""

    SECRETARIAT = "sekretariat"
    INSPECTORATE = "inspektorat"
    BOARD = "badan"
    DEPARTMENT = "dinas"
    POLICE = "satpol-pp"
    HOSPITAL = "rsud"
    DIVISION = "bagian"
    DISTRICT = "kecamatan"


class ChapterState(StrEnum):
    """How far a chapter has come; the last two are said by the OPD itself."""

    EMPTY = "kosong"
    DRAFT = "draf"
    REVIEWED = "ditinjau"
    APPROVED = "disahkan"


class ProgrammeState(StrEnum):
    PLANNED = "direncanakan"
    RUNNING = "berjalan"
    DONE = "selesai"
    POSTPONED = "ditunda"
    STOPPED = "dihentikan"
