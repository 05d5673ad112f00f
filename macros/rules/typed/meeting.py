"""What a typed number meets in the data: a figure that it repeats, or one that it contradicts."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from ...book.model import Figure, Metric, Observation, OpdKind, Period, Target
from .numbers import Number, Reading
from .register import Register
from .sentences import Sentence

__all__ = ["Meeting", "Page", "contradicted", "repeated"]


@dataclass(frozen=True, slots=True)
class Page:
    """Whose page the number stands on.

    :param owner: the OPD of the page; None: a page of the whole city.
    """

    register: Register
    owner: str | None

    def holds(self, metric: Metric) -> bool:
        """Whether the page may be expected to speak of the metric: its OPD's own, or the city's."""
        return self.owner is None or metric.owner in {None, self.owner}

    @property
    def district(self) -> str | None:
        """The district of whose figures a kecamatan's own page speaks."""
        opd = self.register.book.opds.get(self.owner or "")
        return opd.id if opd and opd.kind is OpdKind.DISTRICT else None


@dataclass(frozen=True, slots=True)
class Meeting:
    """A figure that a number meets.

    :param unit: the unit as typed behind the number.
    :param suits: the sentence names the figure's time and speaks of what was observed, or promised, as it is.
    :param rank: how well it fits; the better one wins.
    :param rounds: the number is the figure, rounded.
    """

    metric: Metric
    row: Figure
    unit: str
    suits: bool = False
    rank: tuple[bool, ...] = ()
    rounds: bool = False


# --- the same value ----------------------------------------------------------------------------------------


def repeated(page: Page, number: Number, sentence: Sentence) -> Meeting | None:
    """The figure that a number repeats; of several the one that fits the sentence best."""
    found: list[Meeting] = []
    for reading in number.readings:
        hits = page.register.by_value.get(reading.value)
        if hits:
            unit, written = page.register.unit_of(reading, number)
            found += filter(None, (_repeats(page, number, reading, sentence, m, r, unit, written) for m, r in hits))
    return max(found, key=lambda meeting: meeting.rank, default=None)


def _repeats(
    page: Page,
    number: Number,
    reading: Reading,
    sentence: Sentence,
    metric: Metric,
    row: Figure,
    unit: str,
    written: str,
) -> Meeting | None:
    text = _beside(sentence, written)
    weight, named = number.weight, bool(page.register.named_by(metric, text))
    holds = page.holds(metric)
    spoken = named or (holds and page.register.is_hinted(metric, text))
    timely = any(_covers(period, row.period) for period in sentence.periods)
    if unit == metric.unit:
        alone = len(page.register.by_unit[unit]) == 1
        firm = weight >= 3 or timely or alone or len(number.digits) >= 6
        own = page.owner is not None and page.owner == metric.owner and weight >= 2
        certain = weight >= 4 or spoken or own or (holds and firm)
        if weight < 4 and sentence.periods and not timely and not named:
            return None
    else:
        word = re.match(r"(?:ribu|juta|miliar|triliun)\b", reading.behind)
        money = number.in_rupiah and metric.unit.endswith("rupiah")
        if (unit and weight < 4) or (number.is_other and not money) or len(number.digits) < 2:
            return None
        if word and not metric.unit.startswith(word.group()):
            return None  # "694,96 miliar" is no 694,96
        long_enough = reading.scaled or len(number.digits) >= 3
        firm = weight >= 3 or len(number.digits) >= 6
        certain = long_enough and (weight >= 4 or spoken or (holds and firm))
    if not certain:
        return None
    current = not isinstance(row, Observation) or row in metric.current()
    whole = row.part == (page.district, None) if page.district else row.part == (None, None)
    told = isinstance(row, Target) == _promises(sentence)
    rank = (unit == metric.unit, timely, named, spoken, holds, told, whole, current)
    return Meeting(metric, row, written, timely and (told or isinstance(row, Observation)), rank)


def _beside(sentence: Sentence, unit: str) -> str:
    """The sentence without the number's own unit, which may be the metric's name too ("59 aduan")."""
    behind = sentence.behind.lstrip()
    return f"{sentence.before} {behind.removeprefix(unit.casefold())}" if unit else sentence.text


def _covers(period: Period, other: Period) -> bool:
    """Whether a time that a sentence names is a figure's, or the year of it."""
    if period.end is None or other.end is None:
        return False
    return period.key == other.key or (period.key == str(other.end.year) and period.end >= other.end)


def _promises(sentence: Sentence) -> bool:
    return re.search(r"target|sasaran|rencana|proyeksi|\bakan\b", sentence.text) is not None


# --- another value -----------------------------------------------------------------------------------------

_LOOSE = frozenset(
    "naik meningkat kenaikan peningkatan bertambah tambahan menambah turun menurun penurunan berkurang pengurangan "
    "selisih antaranya termasuk sisanya selebihnya sebagian lebih kurang sekitar hampir kira minimal maksimal paling "
    "setidaknya sedikitnya bawah atas tiap setiap rata masing baru lain lainnya hanya kapasitas kelipatan".split()
)
"""A number soon behind one of these words is a part, a change or a bound, not the figure itself."""
_BOUND = frozenset({"antara", "dari", "hingga", "mulai", "per", "sampai"})
"""So is one directly behind these."""


def contradicted(page: Page, number: Number, sentence: Sentence, others: Iterable[Decimal]) -> Meeting | None:
    """The figure of the same metric, part and time that says something else.

    Asked only where nothing else explains the number: it stands before its unit, the sentence names the metric (or
    the unit is the page's own metric's alone) and a time for which there is a figure.

    :param others: the values of the other numbers of the paragraph.
    """
    if not sentence.periods or _is_loose(sentence):
        return None
    best: Meeting | None = None
    names: tuple[str, ...] = ()
    near = list(others)
    for reading in number.readings:
        unit, written = page.register.unit_of(reading, number)
        for metric in page.register.by_unit.get(unit, ()) if unit else page.register.without_unit(number, reading):
            text = _beside(sentence, written)
            words = page.register.named_by(metric, text)
            alone = bool(unit) and len(page.register.by_unit[unit]) == 1
            own = page.owner is not None and page.owner == metric.owner
            if not words and not (own and (alone or page.register.is_hinted(metric, text))):
                continue
            row = _other_value(page, metric, reading, sentence, near)
            if row is not None and (best is None or len(words) > len(names)):
                best, names = Meeting(metric, row, written, rounds=_rounds(reading, number, row)), words
    if best and names and _is_about_another(page, best.metric, names, sentence):
        return None
    return best


def _is_loose(sentence: Sentence) -> bool:
    words = re.findall(r"\w+", sentence.before)[-4:]
    loose = max((place for place, word in enumerate(words) if word in _LOOSE), default=-1)
    firm = max((place for place, word in enumerate(words) if word in {"menjadi", "jadi", "sebesar"}), default=-1)
    behind = re.findall(r"\w+", sentence.behind)[:4]
    return loose > firm or "dari" in behind or (bool(words) and words[-1] in _BOUND)


def _other_value(
    page: Page, metric: Metric, reading: Reading, sentence: Sentence, others: Sequence[Decimal]
) -> Figure | None:
    rows = [row for row in _rows_of_the_part(page, metric, sentence) if not row.quantity.approximate]
    heard = metric.figures if _promises(sentence) else metric.observations
    if any(_agrees(r, reading) and any(_covers(p, r.period) for p in sentence.periods) for r in heard):
        return None  # the figure of another time or part that the sentence names too
    nearest = sentence.periods[0]
    wanted = Target if _promises(sentence) else Observation
    found = [row for row in rows if row.period.key == nearest.key and isinstance(row, wanted)]
    if not found or any(_agrees(row, reading) for row in found):
        return None
    row = found[0]
    if isinstance(row, Observation) and row.since and not re.search(r"\b(?:sampai|hingga|sejak)\b", sentence.text):
        return None
    value = abs(row.quantity.value)
    if value in others or _is_a_part(reading.value, value, others):
        return None
    alike = value < reading.value * 3 and reading.value < value * 3
    return row if alike or _is_meant(page, metric, sentence, larger=reading.value > value) else None


def _agrees(row: Figure, reading: Reading) -> bool:
    low = abs(row.quantity.low.value)
    high = abs(row.quantity.high.value) if row.quantity.high else low
    return min(low, high) <= reading.value <= max(low, high)


def _rounds(reading: Reading, number: Number, row: Figure) -> bool:
    """Whether the number is the figure, rounded to the places that were written."""
    value = abs(row.quantity.value)
    return number.weight >= 2 and (value / reading.step).to_integral_value() * reading.step == reading.value


def _rows_of_the_part(page: Page, metric: Metric, sentence: Sentence) -> Iterator[Figure]:
    """The current figures of the part that the sentence speaks of: a district, an item, or the whole city."""
    rows: tuple[Figure, ...] = (*metric.current(), *metric.targets)
    items = {r.breakdown for r in rows if r.breakdown and r.breakdown.key.casefold() in sentence.text}
    areas = set(page.register.areas_in(sentence.text)) or ({page.district} if page.district else set())
    if re.search(r"\b(?:kecamatan|kelurahan|nagari|puskesmas|rt|rw)\b", sentence.text) and not areas and not items:
        words = page.register.named_by(metric, sentence.text)
        if not any(word in {"kecamatan", "kelurahan", "puskesmas"} for word in words):
            return
    for row in rows:
        area, item = row.part
        if (area in areas if areas else area is None) and (item in items if items else item is None):
            yield row


def _is_a_part(value: Decimal, whole: Decimal, others: Sequence[Decimal]) -> bool:
    """Whether the numbers around it, in a run with it, add up to the figure."""
    near = list(others[:12])
    places = [place for place, other in enumerate(near) if other == value]
    for place in places:
        for first in range(place + 1):
            total = sum(near[first:place], Decimal(0))
            for last in range(place, len(near)):
                total += near[last]
                if last > first and total == whole:
                    return True
    return False


def _is_meant(page: Page, metric: Metric, sentence: Sentence, *, larger: bool) -> bool:
    """Whether a number far from the figure is meant as it, and is no part of it and nothing else of a like name.

    Its name stands shortly before the number, or it is too large for a part; a name of one word only on its
    owner's page ("rumah" stands in "rumah sakit" too).
    """
    words = page.register.named_by(metric, sentence.before[-70:])
    return bool(words or larger) and (len(words) > 1 or page.owner == metric.owner)


def _is_about_another(page: Page, metric: Metric, words: Sequence[str], sentence: Sentence) -> bool:
    """Whether the sentence names a metric whose name says more, such as "penduduk miskin" beside "penduduk"."""
    return any(
        set(words) < set(page.register.named_by(other, sentence.text))
        for other in page.register.book.metrics.values()
        if other.id != metric.id
    )
