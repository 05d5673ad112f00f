"""Numbers, dates and periods as Indonesians write them, read.

Reading returns the value or an :class:`Unreadable` that says what to write instead; nothing is guessed. Forms follow
the spelling rules of Ejaan Yang Disempurnakan (decimal comma, thousands with dots, month names in capitals).
"""

from __future__ import annotations

from .numbers import MAGNITUDES, MAX_DIGITS, read_quantity
from .periods import MONTHS, PERIOD_FORMS, ROMAN, read_date, read_period
from .unreadable import OR, Unreadable

__all__ = [
    "MAGNITUDES", "MAX_DIGITS", "MONTHS", "OR", "PERIOD_FORMS", "ROMAN", "Unreadable", "read_date", "read_period",
    "read_quantity",
]  # fmt: skip
