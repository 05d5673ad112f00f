"""The book's figures as typed numbers meet them: by value, by unit, and by the words of a metric's name."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from ...book.model import Book, Figure, Metric, Unit, UnitDisplay
from .numbers import Number, Reading

__all__ = ["Hit", "Register"]

Hit = tuple[Metric, Figure]

_FILLING = frozenset(
    "jumlah banyaknya persentase angka rata total nilai laju tingkat indeks realisasi prevalensi yang dan atau di per "
    "pada dengan dari untuk menurut kota oleh ke bukan".split()
)


@dataclass
class Register:
    """Queries over one book; each is made once."""

    book: Book

    @cached_property
    def by_value(self) -> dict[Decimal, list[Hit]]:
        """Every figure by its value without sign; of a range both ends."""
        found: dict[Decimal, list[Hit]] = {}
        for metric in self.book.metrics.values():
            for row in metric.figures:
                for amount in (row.quantity.low, row.quantity.high):
                    if amount is not None:
                        found.setdefault(abs(amount.value).normalize(), []).append((metric, row))
        return found

    @cached_property
    def by_unit(self) -> dict[str, list[Metric]]:
        """The metrics of each unit."""
        found: dict[str, list[Metric]] = {}
        for metric in self.book.metrics.values():
            found.setdefault(metric.unit, []).append(metric)
        return found

    # --- units ---------------------------------------------------------------------------------------------

    @cached_property
    def _forms(self) -> dict[str, str]:
        """The unit that each form of a unit means, as it stands behind a number."""
        names = {unit: self.book.units.get(unit) for unit in (*self.book.units, *self.by_unit)}
        forms: dict[str, str] = {}
        for name, unit in names.items():
            for form in _forms_of(name, unit):
                forms.setdefault(form, name)
        return forms

    @cached_property
    def _named(self) -> re.Pattern[str]:
        by_length = sorted(self._forms, key=len, reverse=True)
        return re.compile(rf"(?:{'|'.join(map(re.escape, by_length)) or '(?!)'})(?!\w)", re.IGNORECASE)

    def unit_of(self, reading: Reading, number: Number) -> tuple[str, str]:
        """The unit that follows, by its name and as written; both empty where none follows.

        Money may carry Rp in front of the number instead of the last word.
        """
        behind = reading.behind
        if number.in_rupiah and not behind.casefold().startswith("rupiah"):
            word = "" if reading.scaled else next((w for w in _MAGNITUDES if behind.startswith(w)), "")
            unit = f"{word} rupiah".strip()
            return (unit, word) if unit in self._forms else ("", "")
        found = self._named.match(behind)
        return (self._forms[found.group().casefold()], found.group()) if found else ("", "")

    def without_unit(self, number: Number, reading: Reading) -> Sequence[Metric]:
        """The metrics that a number with decimals may be a figure of where no unit follows it."""
        alone = "," in number.text and re.match(r"(?:[^a-z]|\Z|(?:pada|di|dan|menurut|tahun|atau)\b)", reading.behind)
        return self._without_unit if alone else ()

    @cached_property
    def _without_unit(self) -> Sequence[Metric]:
        hidden = (name for name, unit in self.book.units.items() if unit.display is UnitDisplay.HIDDEN)
        return [metric for name in hidden for metric in self.by_unit.get(name, ())]

    # --- names ---------------------------------------------------------------------------------------------

    @cached_property
    def _names(self) -> dict[str, tuple[tuple[str, ...], ...]]:
        return {m.id: (_main_words(m.name), _main_words(m.id)) for m in self.book.metrics.values()}

    def named_by(self, metric: Metric, text: str) -> tuple[str, ...]:
        """The words by which a text names the metric: those of its name or of its id; none where it does not.

        :param text: lower case.
        """
        names = [words for words in self._names[metric.id] if words and all(_stands(word, text) for word in words)]
        return max(names, key=len, default=())

    def is_hinted(self, metric: Metric, text: str) -> bool:
        """Whether a text holds the first main word of the metric's name."""
        words = self._names[metric.id][0]
        return bool(words) and _stands(words[0], text)

    @cached_property
    def areas(self) -> dict[str, str]:
        """The districts' ids by their names, lower case."""
        return {district.name.casefold(): id for id, district in self.book.districts.items()}

    def areas_in(self, text: str) -> Iterator[str]:
        """The districts that a text names."""
        return (id for name, id in self.areas.items() if name in text and _stands(name, text))


_MAGNITUDES = ("ribu", "juta", "miliar", "triliun")


def _forms_of(name: str, unit: Unit | None) -> Iterator[str]:
    display = unit.display if unit else UnitDisplay.PLAIN
    if display is not UnitDisplay.HIDDEN:
        yield name.casefold()
    if display is UnitDisplay.PERCENT:
        yield "%"
    elif display is UnitDisplay.KM2:
        yield from ("km2", "km\u00b2", "km persegi", "kilometer persegi")
    elif name == "hektare":
        yield from ("ha", "hektar")


def _main_words(name: str) -> tuple[str, ...]:
    words = re.findall(r"[^\W_]{2,}", name.casefold())
    return tuple(dict.fromkeys(word for word in words if word not in _FILLING))


def _stands(word: str, text: str) -> bool:
    """Whether a word or one made of it stands in the text; a short one must stand alone."""
    if word not in text:
        return False
    return len(word) >= 5 or re.search(rf"(?<!\w){re.escape(word)}(?:nya)?(?!\w)", text) is not None
