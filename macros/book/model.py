"""The plan as values: frozen records and the queries over them.

Nothing here knows of files, YAML or HTML. Fields are named in English; the Indonesian names that authors
write stand in :mod:`macros.book.schema` only. Every record carries ``place``, where it was written, so that a
rule can point at it; two records with the same content at another place are equal.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from .figures import (
    Breakdown,
    Decision,
    Figure,
    Metric,
    Observation,
    Reply,
    Target,
)
from .parts import (
    Activation,
    Award,
    BudgetLine,
    Mission,
    PlanReference,
    Review,
    Statement,
    Village,
)
from .records import (
    Application,
    Body,
    Dimension,
    District,
    Event,
    FlagshipProgramme,
    Note,
    Opd,
    PlanningDocument,
    Programme,
    Puskesmas,
    Regulation,
    Settings,
    Source,
    SubDimension,
    Term,
    Unit,
    Vision,
)
from .values import (
    Amount,
    Certainty,
    ChapterState,
    Direction,
    OpdKind,
    Period,
    PeriodKind,
    ProgrammeState,
    Quantity,
    SourceKind,
    UnitDisplay,
)

__all__ = [
    "Activation", "Amount", "Application", "Award", "Body", "Book", "Breakdown", "BudgetLine",
    "Certainty", "ChapterState", "Decision", "Dimension", "Direction", "District", "Event", "Figure",
    "FlagshipProgramme", "Metric", "Mission", "Note", "Observation", "Opd", "OpdKind", "Period",
    "PeriodKind", "PlanReference", "PlanningDocument", "Programme", "ProgrammeState", "Puskesmas",
    "Quantity", "Regulation", "Reply", "Review", "Settings", "Source", "SourceKind", "Statement", "SubDimension",
    "Target", "Term", "Unit", "UnitDisplay", "Village", "Vision", "in_dimension",
]  # fmt: skip


@dataclass(frozen=True, eq=False)
class Book:
    """All records, each kind by id in the plan's order. Immutable; queries are computed once.

    A book is one reading of the files: two of them are never equal.
    """

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
    settings: Settings = Settings()
    unreadable: frozenset[str] = frozenset()
    """Ids of records that are there but could not be read, or metrics of which a row could not: their own
    findings say why, and a rule or a call that misses something in them has nothing to add."""

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

    @cached_property
    def namesakes(self) -> tuple[tuple[Metric, ...], ...]:
        """Groups of metrics of one name and unit, whatever the order of the name's words, in the plan's order."""
        named: dict[object, list[Metric]] = {}
        for metric in self.metrics.values():
            named.setdefault(_name_key(metric), []).append(metric)
        return tuple(tuple(metrics) for metrics in named.values() if len(metrics) > 1)

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


_FILLING = frozenset({"banyaknya", "di", "jumlah", "kota", "pada", "total", "yang"})


def _name_key(metric: Metric) -> object:
    return frozenset(metric.name.casefold().split()) - _FILLING, metric.unit


def in_dimension(reference: str | None, dimension: str) -> bool:
    """Whether a record's dimension is ``dimension`` or lies in it."""
    return reference is not None and (reference == dimension or reference.startswith(dimension + "/"))
