"""The plan as values: frozen records and the queries over them.

Nothing here knows of files, YAML or HTML. Fields are named in English; the Indonesian names that authors
write stand in :mod:`macros.book.schema` only. Every record carries ``place``, where it was written, so that a
rule can point at it; two records with the same content at another place are equal.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum
from functools import cached_property
from typing import TypeVar

from ..findings import Place

__all__ = [
    "Activation", "Amount", "Application", "Award", "Body", "Book", "Breakdown", "BudgetLine", "Certainty",
    "ChapterState", "Decision", "Dimension", "Direction", "District", "Event", "Figure", "FlagshipProgramme",
    "Metric", "Mission", "Note", "Observation", "Opd", "OpdKind", "Period", "PeriodKind", "PlanReference",
    "PlanningDocument", "Programme", "ProgrammeState", "Puskesmas", "Quantity", "Regulation", "Review",
    "Source", "SourceKind", "Statement", "SubDimension", "Target", "Term", "Unit", "UnitDisplay", "Village",
    "Vision",
]  # fmt: skip

NOWHERE = Place("", 1, 1)


def _at() -> Place:
    return field(default=NOWHERE, compare=False, kw_only=True, repr=False)


# --- values ------------------------------------------------------------------------------------------------


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


# --- parts of records --------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Statement:
    """A sentence with its source; ``year`` where it tells of a year."""

    text: str
    source: str
    year: int | None = None
    place: Place = _at()


@dataclass(frozen=True, slots=True)
class Review:
    """Who checked a chapter (an office, never a person) and when."""

    date: dt.date
    by: str


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
    place: Place = _at()

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
    place: Place = _at()

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
    place: Place = _at()

    @property
    def slot(self) -> tuple[str, str | None, Breakdown | None]:
        return (self.period.key, self.area, self.breakdown)


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
    place: Place = _at()


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


# --- records -----------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Opd:
    """A city agency, living or former. ``kemendagri`` and ``bps`` are its two code systems' codes."""

    id: str
    name: str
    kind: OpdKind
    source: str
    short: str | None = None
    legal_basis: tuple[str, ...] = ()
    duties: tuple[Statement, ...] = ()
    history: tuple[Statement, ...] = ()
    dimension: str | None = None
    dimension_source: str | None = None
    bps: str | None = None
    kemendagri: str | None = None
    data_producer: str | None = None
    contact: str | None = None
    since: Period | None = None
    until: Period | None = None
    successor: str | None = None
    chapter_state: ChapterState = ChapterState.EMPTY
    review: Review | None = None
    note: str | None = None
    place: Place = _at()

    @property
    def is_living(self) -> bool:
        return self.until is None

    @property
    def label(self) -> str:
        """The short name where there is one."""
        return self.short or self.name


@dataclass(frozen=True, slots=True)
class SubDimension:
    id: str
    name: str
    english: str | None = None


@dataclass(frozen=True, slots=True)
class Dimension:
    """One of the six dimensions of a smart city; ``source`` names who divides them so."""

    id: str
    name: str
    parts: tuple[SubDimension, ...]
    source: str
    place: Place = _at()


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit of measure.

    :param whole: the unit is counted in whole numbers, so ``1.234`` is a thousand without a question.
    :param additive: parts add up to their total.
    """

    name: str
    whole: bool
    additive: bool
    display: UnitDisplay = UnitDisplay.PLAIN
    place: Place = _at()


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
    place: Place = _at()

    def current(self) -> tuple[Observation, ...]:
        """The observations that no later one replaces, in their written order."""
        replaced = {(o.slot, o.replaces) for o in self.observations if o.replaces}
        return tuple(o for o in self.observations if (o.slot, o.source) not in replaced)

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

    def latest(
        self, area: str | None = None, breakdown: Breakdown | None = None
    ) -> tuple[Observation, ...]:
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
    return tuple(
        tuple(group)
        for group in by_slot.values()
        if len(group) > 1 and any(r.differs_from for r in group)
    )


@dataclass(frozen=True, slots=True)
class Programme:
    """A programme of an OPD; ``quick_win`` lists the years in which it counts as one."""

    id: str
    name: str
    owner: str
    source: str
    quick_win: tuple[int, ...] = ()
    flagship: str | None = None
    dimension: str | None = None
    partners: tuple[str, ...] = ()
    start: Period | None = None
    end: Period | None = None
    state: ProgrammeState | None = None
    metrics: tuple[str, ...] = ()
    plans: tuple[PlanReference, ...] = ()
    budget: tuple[BudgetLine, ...] = ()
    benefit: str | None = None
    note: str | None = None
    place: Place = _at()


@dataclass(frozen=True, slots=True)
class FlagshipProgramme:
    """A *program unggulan* (progul) of a mid-term plan, with its activations and what sources say of it."""

    id: str
    name: str
    source: str
    document: str | None = None
    owner: str | None = None
    activations: tuple[Activation, ...] = ()
    evidence: tuple[Statement, ...] = ()
    note: str | None = None
    place: Place = _at()


@dataclass(frozen=True, slots=True)
class Application:
    """An application in use; ``connects_to`` names applications or systems that it exchanges data with."""

    id: str
    name: str
    owner: str | None
    source: str
    purpose: str | None = None
    maker: str | None = None
    partners: tuple[str, ...] = ()
    start: Period | None = None
    state: ProgrammeState | None = None
    connects_to: tuple[str, ...] = ()
    link: str | None = None
    dimension: str | None = None
    awards: tuple[Award, ...] = ()
    note: str | None = None
    place: Place = _at()


@dataclass(frozen=True, slots=True)
class Regulation:
    """A regulation; ``kind`` is its form (perda, perwako, uu, …), ``issuer`` who made it."""

    id: str
    name: str
    kind: str
    number: str
    year: int
    about: str | None
    issuer: str
    source: str
    amends: str | None = None
    link: str | None = None
    note: str | None = None
    place: Place = _at()


@dataclass(frozen=True, slots=True)
class PlanningDocument:
    """A planning document of the city (RPJMD, Renstra, master plan, …) and how far it has come."""

    id: str
    name: str
    kind: str
    source: str
    owner: str | None = None
    start: int | None = None
    end: int | None = None
    state: str | None = None
    date: Period | None = None
    note: str | None = None
    place: Place = _at()


@dataclass(frozen=True, slots=True)
class Source:
    """Where a fact was read.

    :param quoting: whom a second-hand source quotes.
    :param number: number of the letter or minutes of an office's own count.
    """

    id: str
    title: str
    publisher: str
    kind: SourceKind
    published: Period | None = None
    link: str | None = None
    quoting: str | None = None
    licence: str | None = None
    number: str | None = None
    note: str | None = None
    place: Place = _at()


@dataclass(frozen=True, slots=True)
class Term:
    id: str
    name: str
    meaning: str
    source: str | None = None
    place: Place = _at()


@dataclass(frozen=True, slots=True)
class Puskesmas:
    """A public health centre; ``district`` and ``village`` only where a source places it."""

    id: str
    name: str
    source: str
    district: str | None = None
    note: str | None = None
    place: Place = _at()


@dataclass(frozen=True, slots=True)
class District:
    """A kecamatan with its kelurahan; the id is that of its OPD."""

    id: str
    name: str
    source: str
    villages: tuple[Village, ...] = ()
    place: Place = _at()


@dataclass(frozen=True, slots=True)
class Body:
    """A body or partner of the plan: council, team, forum, university, trainer, consultant."""

    id: str
    name: str
    kind: str
    source: str
    basis: str | None = None
    coordinator: str | None = None
    role: str | None = None
    note: str | None = None
    place: Place = _at()


@dataclass(frozen=True, slots=True)
class Event:
    """A workshop, meeting, agreement or evaluation."""

    name: str
    kind: str
    date: Period
    outcome: str
    sources: tuple[str, ...]
    until: Period | None = None
    venue: str | None = None
    participants: str | None = None
    place: Place = _at()


@dataclass(frozen=True, slots=True)
class Note:
    """A sourced fact that fits no other kind; ``topic`` groups notes on a page."""

    id: str
    topic: str
    text: str
    source: str
    opd: str | None = None
    note: str | None = None
    place: Place = _at()


@dataclass(frozen=True, slots=True)
class Vision:
    """The city's vision and missions for a span of years."""

    text: str
    period: Period
    source: str
    pillars: tuple[Statement, ...] = ()
    missions: tuple[Mission, ...] = ()
    mission_count: int | None = None
    mission_source: str | None = None
    note: str | None = None
    place: Place = _at()


# --- the whole ---------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Book:
    """All records, each kind by id in the plan's order. Immutable; queries are computed once."""

    opds: Mapping[str, Opd]
    dimensions: Mapping[str, Dimension]
    units: Mapping[str, Unit]
    metrics: Mapping[str, Metric]
    programmes: Mapping[str, Programme]
    flagships: Mapping[str, FlagshipProgramme]
    applications: Mapping[str, Application]
    regulations: Mapping[str, Regulation]
    documents: Mapping[str, PlanningDocument]
    sources: Mapping[str, Source]
    terms: Mapping[str, Term]
    puskesmas: Mapping[str, Puskesmas]
    districts: Mapping[str, District]
    bodies: Mapping[str, Body]
    notes: Mapping[str, Note]
    events: tuple[Event, ...]
    vision: Vision | None

    @cached_property
    def living_opds(self) -> tuple[Opd, ...]:
        """The living OPDs by kind, then by name; kecamatan and the rest alike."""
        order = {kind: rank for rank, kind in enumerate(OpdKind)}
        living = (o for o in self.opds.values() if o.is_living)
        return tuple(sorted(living, key=lambda o: (order[o.kind], o.name)))

    @cached_property
    def former_opds(self) -> tuple[Opd, ...]:
        return tuple(o for o in self.opds.values() if not o.is_living)

    def metrics_of(self, opd: str | None) -> tuple[Metric, ...]:
        """The metrics of one owner by name; None: those of the city's own folder."""
        return self._metrics_by_owner.get(opd, ())

    @cached_property
    def _metrics_by_owner(self) -> dict[str | None, tuple[Metric, ...]]:
        owned: dict[str | None, list[Metric]] = {}
        for metric in sorted(self.metrics.values(), key=lambda m: m.name.casefold()):
            owned.setdefault(metric.owner, []).append(metric)
        return {owner: tuple(metrics) for owner, metrics in owned.items()}

    def metrics_in(self, dimension: str) -> tuple[Metric, ...]:
        """The metrics of a dimension or of a sub-dimension (``smart-living/mobilitas``), by name."""
        found = (m for m in self.metrics.values() if in_dimension(m.dimension, dimension))
        return tuple(sorted(found, key=lambda m: m.name.casefold()))

    def dimension_label(self, reference: str) -> str:
        """``smart-living/mobilitas`` as "Smart Living, mobilitas"."""
        whole, _, part = reference.partition("/")
        dimension = self.dimensions[whole]
        sub = next((p for p in dimension.parts if p.id == part), None)
        return f"{dimension.name}, {sub.name[0].lower()}{sub.name[1:]}" if sub else dimension.name


def in_dimension(reference: str | None, dimension: str) -> bool:
    """Whether a record's dimension is ``dimension`` or lies in it."""
    return reference is not None and (reference == dimension or reference.startswith(dimension + "/"))
