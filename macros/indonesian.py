"""Numbers, units, dates and periods written as Indonesians write them.

Forms follow the spelling rules of Ejaan Yang Disempurnakan (decimal comma, thousands with dots, month names in
capitals). Reading them is the work of :mod:`macros.readings`.
"""

from __future__ import annotations

import datetime as dt
from decimal import ROUND_HALF_UP, Decimal

from .book.model import Amount, Period, PeriodKind, Quantity, Unit, UnitDisplay
from .readings import MAGNITUDES, MONTHS, ROMAN

__all__ = [
    "format_amount", "format_date", "format_decimal", "format_period", "format_quantity", "format_span",
    "shorten_rupiah",
]  # fmt: skip

_ROMAN_OF = {number: roman for roman, number in ROMAN.items()}
_MAGNITUDE_OF = {power: word for word, power in MAGNITUDES.items()}


# --- writing numbers ---------------------------------------------------------------------------------------


def format_decimal(number: Decimal) -> str:
    """``1234.50`` as ``1.234,50``; never in exponent form; a true minus sign."""
    text = f"{abs(number):,f}"
    whole, _, fraction = text.partition(".")
    whole = whole.replace(",", ".")
    sign = "\u2212" if number < 0 else ""
    return sign + (f"{whole},{fraction}" if fraction else whole)


def format_amount(amount: Amount) -> str:
    """The number as its source writes it: ``1,2 juta``, ``83,25``."""
    word = f" {_MAGNITUDE_OF[amount.magnitude]}" if amount.magnitude else ""
    return format_decimal(amount.digits) + word


def shorten_rupiah(amount: Amount) -> Amount:
    """Money for a sentence: from a million on in juta, miliar or triliun with at most two decimals.

    The exact amount stands in tables and in the figure's note.
    """
    value = amount.value
    if amount.magnitude or abs(value) < 10**6:
        return amount
    power = max(p for p in _MAGNITUDE_OF if p >= 6 and abs(value) >= Decimal(10) ** p)
    return Amount(value.scaleb(-power).quantize(Decimal("0.01"), ROUND_HALF_UP).normalize(), power)


def format_quantity(quantity: Quantity, unit: Unit, *, short: bool = False) -> tuple[str, str]:
    """Number and unit of a figure, apart, so that each can be set in its own type.

    :param short: shorten plain rupiah, for a sentence.
    :returns: ``("83,25", "")``, ``("650", "ton per hari")``, ``("Rp661", "miliar")``, ``("4,06", "persen")``;
        "sekitar" stands before an approximate number.
    """
    low, high = quantity.low, quantity.high
    if unit.display is UnitDisplay.RUPIAH and short:
        low = shorten_rupiah(low)
        high = shorten_rupiah(high) if high else None
    if high is not None and high.magnitude == low.magnitude:
        number = f"{format_decimal(low.digits)}\u2013{format_amount(high)}"
    elif high is not None:
        number = f"{format_amount(low)}\u2013{format_amount(high)}"
    else:
        number = format_amount(low)
    name = unit.name
    if unit.display is UnitDisplay.RUPIAH:
        number = "Rp" + number if not number.startswith("\u2212") else "\u2212Rp" + number[1:]
        name = name.removesuffix("rupiah").strip()
    elif unit.display is UnitDisplay.HIDDEN:
        name = ""
    elif unit.display is UnitDisplay.KM2:
        name = "km²"
    return (f"sekitar {number}" if quantity.approximate else number), name


# --- writing dates and periods -----------------------------------------------------------------------------


def format_date(date: dt.date) -> str:
    """``24 November 2026``."""
    return f"{date.day} {MONTHS[date.month - 1]} {date.year}"


def format_period(period: Period) -> str:
    """A period in words: ``Juni 2024``, ``triwulan III 2024``, ``2019–2024``."""
    start, end = period.start, period.end
    if start is None or end is None:
        return "periode tidak disebut"
    match period.kind:
        case PeriodKind.YEARS:
            return f"{start.year}\u2013{end.year}"
        case PeriodKind.YEAR:
            return str(start.year)
        case PeriodKind.SEMESTER:
            return f"semester {_ROMAN_OF[1 if start.month == 1 else 2]} {start.year}"
        case PeriodKind.QUARTER:
            return f"triwulan {_ROMAN_OF[(start.month + 2) // 3]} {start.year}"
        case PeriodKind.MONTH:
            return f"{MONTHS[start.month - 1]} {start.year}"
        case _:
            return format_date(start)


def format_span(period: Period, since: Period | None) -> str:
    """A cumulative period: ``Januari–September 2024``; ``hingga 25 Agustus 2025`` where the start is unknown."""
    if since is None or period.end is None:
        return format_period(period)
    if since.start is None:
        return f"hingga {format_period(period)}"
    months = {PeriodKind.MONTH, PeriodKind.QUARTER, PeriodKind.SEMESTER}
    same_year = since.start.year == period.end.year
    if period.kind in months and since.kind in months and same_year:
        first, last = MONTHS[since.start.month - 1], MONTHS[period.end.month - 1]
        return f"{first}\u2013{last} {period.end.year}" if first != last else format_period(period)
    return f"{format_period(since)} sampai {format_period(period)}"
