"""The records of the plan but metrics: who acts, what is done, on what basis, and who says so."""

from __future__ import annotations

from dataclasses import dataclass

from ..findings import Place
from .parts import Activation, Award, BudgetLine, Mission, PlanReference, Review, Statement, Village
from .values import ChapterState, OpdKind, Period, ProgrammeState, SourceKind, UnitDisplay, written_at

__all__ = [
    "Application", "Body", "Dimension", "District", "Event", "FlagshipProgramme", "Note", "Opd",
    "PlanningDocument", "Programme", "Puskesmas", "Regulation", "Settings", "Source", "SubDimension",
    "Term", "Unit", "Vision",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Opd:
    """A city agency, living or former. ``kemendagri`` and ``bps`` are its two code systems' codes.

    :param team: the forge's team that reviews proposals for it (``@org/team``).
    """

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
    team: str | None = None
    note: str | None = None
    place: Place = written_at()

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
    """One of the six dimensions of a smart city; ``source`` names who divides them so.

    :param highlight: id of the metric that stands for it on the first page, chosen by the secretariat.
    """

    id: str
    name: str
    parts: tuple[SubDimension, ...]
    source: str
    highlight: str | None = None
    place: Place = written_at()


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
    place: Place = written_at()


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
    place: Place = written_at()


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
    place: Place = written_at()


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
    place: Place = written_at()


@dataclass(frozen=True, slots=True)
class Regulation:
    """A regulation; ``kind`` is its form (perda, perwako, uu, …), ``issuer`` who made it."""

    id: str
    name: str
    kind: str
    number: str
    year: int
    issuer: str
    source: str
    about: str | None = None
    amends: str | None = None
    link: str | None = None
    note: str | None = None
    place: Place = written_at()


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
    place: Place = written_at()


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
    place: Place = written_at()


@dataclass(frozen=True, slots=True)
class Term:
    id: str
    name: str
    meaning: str
    source: str | None = None
    place: Place = written_at()


@dataclass(frozen=True, slots=True)
class Puskesmas:
    """A public health centre; ``district`` and ``village`` only where a source places it."""

    id: str
    name: str
    source: str
    district: str | None = None
    note: str | None = None
    place: Place = written_at()


@dataclass(frozen=True, slots=True)
class District:
    """A kecamatan with its kelurahan; the id is that of its OPD."""

    id: str
    name: str
    source: str
    villages: tuple[Village, ...] = ()
    place: Place = written_at()


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
    place: Place = written_at()


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
    place: Place = written_at()


@dataclass(frozen=True, slots=True)
class Note:
    """A sourced fact that fits no other kind; ``topic`` groups notes on a page."""

    id: str
    topic: str
    text: str
    source: str
    opd: str | None = None
    note: str | None = None
    place: Place = written_at()


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
    place: Place = written_at()


@dataclass(frozen=True, slots=True)
class Settings:
    """What the book's maintainers decide; each may be empty.

    :param hosts: hosts that pages may link beside those of recorded sources, lower case, matched exactly.
    :param secretariat: the office that answers questions about the book.
    :param report_mail: e-mail address of an office, never of a person.
    :param report_phone: WhatsApp number of an office: digits, country code first.
    :param team: the forge's team that reviews where an OPD has none (``@org/team``).
    """

    hosts: tuple[str, ...] = ()
    secretariat: str = ""
    report_mail: str = ""
    report_phone: str = ""
    team: str = ""
    place: Place = written_at()
