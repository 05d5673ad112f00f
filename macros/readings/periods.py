"""Periods and dates: read in their short form and in words; a slip is answered with the form to write."""

from __future__ import annotations

import calendar
import datetime as dt
import re

from ..book.model import Period, PeriodKind
from .unreadable import QUOTES, Unreadable

__all__ = ["MOMENT_FORMS", "MONTHS", "PERIOD_FORMS", "ROMAN", "read_date", "read_period"]

MONTHS = (
    "Januari", "Februari", "Maret", "April", "Mei", "Juni",
    "Juli", "Agustus", "September", "Oktober", "November", "Desember",
)  # fmt: skip
_MONTH_NUMBER = {name.casefold(): number for number, name in enumerate(MONTHS, start=1)}
_SHORT_MONTHS = {
    "jan": 1, "feb": 2, "peb": 2, "pebruari": 2, "febuari": 2, "mar": 3, "mrt": 3, "apr": 4, "may": 5, "jun": 6,
    "june": 6, "jul": 7, "july": 7, "agu": 8, "agt": 8, "ags": 8, "agst": 8, "agust": 8,
    "aug": 8, "august": 8, "sep": 9,
    "sept": 9, "okt": 10, "oct": 10, "october": 10, "nov": 11, "nop": 11, "nopember": 11, "des": 12, "dec": 12,
    "december": 12, "january": 1, "february": 2, "march": 3, "spt": 9,
}  # fmt: skip
ROMAN = {"I": 1, "II": 2, "III": 3, "IV": 4}
PERIOD_FORMS = "2024, 2024-06, 2024-TW3, 2024-S1, 2024-06-30, 2019-2024, atau tidak-disebut"
MOMENT_FORMS = "2024, 2024-06, 2024-06-30, Juni 2024, atau 30 Juni 2024"
_CODE = "periode-tidak-terbaca"


def read_date(text: str) -> dt.date | Unreadable:
    """A day: ``28 Februari 2024`` or ``2024-02-28``."""
    text = " ".join(text.split())
    period = read_period(text, is_moment=True)
    if isinstance(period, Unreadable):
        proposed = None if period.is_hint else read_period(period.mend)
        if period.code == "tanggal-tidak-terbaca" or (isinstance(proposed, Period) and _is_day(proposed)):
            return Unreadable("tanggal-tidak-terbaca", period.message, period.mend, period.is_hint)
        message = f"“{text}” bukan tanggal."
        return Unreadable("tanggal-tidak-terbaca", message, "tanggal lengkap, misalnya 28 Februari 2024", is_hint=True)
    if not _is_day(period) or period.start is None:
        example = f"3 {MONTHS[period.start.month - 1]} {period.start.year}" if period.start else "28 Februari 2024"
        message = f"“{text}” bukan tanggal lengkap: harinya belum tertulis."
        return Unreadable("tanggal-tidak-terbaca", message, f"tanggal lengkap, misalnya {example}", is_hint=True)
    return period.start


def _is_day(period: Period) -> bool:
    return period.kind is PeriodKind.DAY


def read_period(text: str, *, is_moment: bool = False) -> Period | Unreadable:
    """A period in its short form or in words (``Triwulan III 2024``, ``28 Februari 2024``).

    :param is_moment: the text says when something was (``terbit``), not what a figure covers.
    """
    text = " ".join(text.split())
    if text == "tidak-disebut":
        return Period.unnamed()
    forms = MOMENT_FORMS if is_moment else PERIOD_FORMS
    if any(not 1600 <= int(year) <= 2200 for year in re.findall(r"(?<![0-9])[0-9]{4}(?![0-9])", text)):
        return Unreadable(_CODE, f"“{text[:60]}” menyebut tahun di luar 1600 sampai 2200.", forms, is_hint=True)
    read = _read_short_period(text) or _read_period_in_words(text)
    if read is not None:
        return read
    what = "tanggal, bulan, atau tahun" if is_moment else "periode"
    mend = _proposal(text.strip(QUOTES + ".,*) "))
    with_year = "" if mend or re.search(r"[0-9]{4}", text) else _proposal(f"{text} 2024")
    if with_year and not is_moment:
        example = f"periode dengan tahunnya, misalnya {with_year}"
        return Unreadable(_CODE, f"“{text[:60]}” belum menyebut tahunnya.", example, is_hint=True)
    return Unreadable(_CODE, f"“{text[:60]}” bukan {what}.", mend or forms, is_hint=not mend)


def _read_short_period(text: str) -> Period | Unreadable | None:
    if match := re.fullmatch(r"([0-9]{4})", text):
        return Period.year(int(match[1]))
    if match := re.fullmatch(r"([0-9]{4})-([0-9]{2})-([0-9]{2})", text):
        return _day(int(match[1]), int(match[2]), int(match[3]), text)
    if match := re.fullmatch(r"([0-9]{4})-([0-9]{2})", text):
        return _month(int(match[1]), int(match[2]), text)
    if match := re.fullmatch(r"([0-9]{4})-TW([1-4])", text):
        return _part(int(match[1]), PeriodKind.QUARTER, int(match[2]), 3)
    if match := re.fullmatch(r"([0-9]{4})-S([12])", text):
        return _part(int(match[1]), PeriodKind.SEMESTER, int(match[2]), 6)
    if (match := re.fullmatch(r"([0-9]{4})\s*[-\u2013]\s*([0-9]{4})", text)) and int(match[1]) < int(match[2]):
        return Period(PeriodKind.YEARS, dt.date(int(match[1]), 1, 1), dt.date(int(match[2]), 12, 31))
    return None


def _read_period_in_words(text: str) -> Period | Unreadable | None:
    if match := re.fullmatch(r"(?i:triwulan) (I{1,3}|IV|[1-4]) (?i:tahun )?([0-9]{4})", text):
        return _part(int(match[2]), PeriodKind.QUARTER, ROMAN.get(match[1]) or int(match[1]), 3)
    if match := re.fullmatch(r"(?i:semester) (I{1,2}|[12]) (?i:tahun )?([0-9]{4})", text):
        return _part(int(match[2]), PeriodKind.SEMESTER, ROMAN.get(match[1]) or int(match[1]), 6)
    if match := re.fullmatch(r"(?:([0-9]{1,2}) )?([A-Za-z]+) ([0-9]{4})", text):
        month = _MONTH_NUMBER.get(match[2].casefold())
        if month is None:
            return None
        if match[1]:
            return _day(int(match[3]), month, int(match[1]), text)
        return _month(int(match[3]), month, text)
    return None


# --- what to write instead ---------------------------------------------------------------------------------

_NUMERAL = r"(IV|I{1,3}|[1-4])"
_QUARTER = r"(?:Q|TW|T|Triwulan|Kuartal|Kwartal)"
_HALF = r"(?:S|SM|SMT|Sem|Semester)"
_GAP = r"[\s./,-]*(?:tahun\s*)?"


def _proposal(text: str) -> str:
    """The period in a form that is read; empty where none can be told from the text."""
    text = re.sub(r"(?i)^(?:senin|selasa|rabu|kamis|jum'?at|sabtu|minggu|ahad)\s*,?\s+", "", text)
    for pattern, form in _SLIPS:
        match = re.fullmatch(pattern, text, re.IGNORECASE)
        if match is not None:
            mend = form(match)
            return mend if mend and isinstance(read_period(mend), Period) else ""
    return ""


def _numeral(text: str) -> int:
    return ROMAN.get(text.upper()) or int(text)


def _numeric_day(match: re.Match[str]) -> str:
    """Day, month, year; a month beyond 12 shows that the first two are the English way round."""
    first, second, year = int(match[1]), int(match[2]), int(match[3])
    day, month = (second, first) if second > 12 else (first, second)
    return f"{year + 2000 if year < 100 else year}-{month:02d}-{day:02d}"


def _worded(match: re.Match[str]) -> str:
    name = match[2].casefold()
    month = _MONTH_NUMBER.get(name) or _SHORT_MONTHS.get(name)
    if month is None:
        return ""
    return f"{int(match[1])} {MONTHS[month - 1]} {match[3]}" if match[1] else f"{match[3]}-{month:02d}"


def _serial(match: re.Match[str]) -> str:
    """Excel counts days from the end of 1899."""
    return (dt.date(1899, 12, 30) + dt.timedelta(days=int(match[1]))).isoformat()


_SLIPS = (
    (r"(?:tahun anggaran|tahun|thn|th|ta|t\.a)[\s.]*([0-9]{4})", lambda m: m[1]),
    (r"([0-9]{4})(?:[.,]0+)?", lambda m: m[1]),
    (rf"([0-9]{{4}}){_GAP}{_QUARTER}[\s.-]*{_NUMERAL}", lambda m: f"{m[1]}-TW{_numeral(m[2])}"),
    (rf"{_QUARTER}[\s.-]*{_NUMERAL}{_GAP}([0-9]{{4}})", lambda m: f"{m[2]}-TW{_numeral(m[1])}"),
    (rf"([0-9]{{4}}){_GAP}{_HALF}[\s.-]*(II|I|[12])", lambda m: f"{m[1]}-S{_numeral(m[2])}"),
    (rf"{_HALF}[\s.-]*(II|I|[12]){_GAP}([0-9]{{4}})", lambda m: f"{m[2]}-S{_numeral(m[1])}"),
    (r"([0-9]{1,2})[/. -]([0-9]{1,2})[/. -]([0-9]{4}|[0-9]{2})", _numeric_day),
    (r"([0-9]{4})[/. -]([0-9]{1,2})[/. -]([0-9]{1,2})", lambda m: f"{m[1]}-{int(m[2]):02d}-{int(m[3]):02d}"),
    (r"([0-9]{4}-[0-9]{2}-[0-9]{2})[T ][0-9:.]+Z?", lambda m: m[1]),
    (r"([0-9]{4})[/. -]([0-9]{1,2})", lambda m: f"{m[1]}-{int(m[2]):02d}"),
    (r"([0-9]{1,2})[/. -]([0-9]{4})", lambda m: f"{m[2]}-{int(m[1]):02d}"),
    (r"([0-9]{4})\s*(?:/|sampai|hingga|s\.?/?d\.?|--|\u2014)\s*([0-9]{4})", lambda m: f"{m[1]}-{m[2]}"),
    (r"(?:([0-9]{1,2})[\s.-]+)?([A-Za-z]+)[\s.,'-]+(?:tahun\s+)?([0-9]{4})", _worded),
    (r"([2-6][0-9]{4})", _serial),
)


def _month(year: int, month: int, text: str) -> Period | Unreadable:
    if not 1 <= month <= 12:
        message = f"Bulan ke-{month} dalam “{text}” tidak ada."
        return Unreadable(_CODE, message, f"bulan menurut sumbernya, misalnya {year}-12", is_hint=True)
    last = calendar.monthrange(year, month)[1]
    return Period(PeriodKind.MONTH, dt.date(year, month, 1), dt.date(year, month, last))


def _day(year: int, month: int, day: int, text: str) -> Period | Unreadable:
    code = "tanggal-tidak-terbaca"
    if not 1 <= month <= 12:
        message = f"Bulan ke-{month} dalam “{text}” tidak ada."
        if month and 1 <= day <= 12 and month <= calendar.monthrange(year, day)[1]:
            message += " Hari dan bulannya mungkin tertukar."
            return Unreadable(code, message, f"{year}-{day:02d}-{month:02d}")
        return Unreadable(code, message, f"tanggal menurut sumbernya, misalnya {year}-12-30", is_hint=True)
    last = calendar.monthrange(year, month)[1]
    if not 1 <= day <= last:
        name = MONTHS[month - 1]
        real = last if day else 1
        message = f"Tanggal “{text}” tidak ada: {name} {year} mulai tanggal 1 sampai {last}."
        example = f"{year}-{month:02d}-{real:02d}" if text[:4].isdigit() else f"{real} {name} {year}"
        return Unreadable(code, message, f"tanggal menurut sumbernya, misalnya {example}", is_hint=True)
    date = dt.date(year, month, day)
    return Period(PeriodKind.DAY, date, date)


def _part(year: int, kind: PeriodKind, number: int, months: int) -> Period:
    first, last = (number - 1) * months + 1, number * months
    return Period(kind, dt.date(year, first, 1), dt.date(year, last, calendar.monthrange(year, last)[1]))
