"""Numbers, dates and periods as Indonesians write them, read.

Reading returns the value or an :class:`Unreadable` that says what to write instead; nothing is guessed. The
rules of the numbers: a comma is always the decimal sign; several dots part thousands; a lone dot before three
digits has two readings and is asked about, unless the unit is counted whole. Forms follow the spelling rules
of Ejaan Yang Disempurnakan (decimal comma, thousands with dots, month names in capitals).
"""

from __future__ import annotations

import calendar
import datetime as dt
import re
from dataclasses import dataclass
from decimal import Decimal

from .book.model import Amount, Period, PeriodKind, Quantity

__all__ = [
    "MAGNITUDES", "MONTHS", "PERIOD_FORMS", "ROMAN", "Unreadable", "read_date", "read_period", "read_quantity",
]  # fmt: skip

MONTHS = (
    "Januari", "Februari", "Maret", "April", "Mei", "Juni",
    "Juli", "Agustus", "September", "Oktober", "November", "Desember",
)  # fmt: skip
_MONTH_NUMBER = {name.casefold(): number for number, name in enumerate(MONTHS, start=1)}
ROMAN = {"I": 1, "II": 2, "III": 3, "IV": 4}
MAGNITUDES = {"ribu": 3, "juta": 6, "miliar": 9, "triliun": 12}
_SHORT = {"rb": "ribu", "jt": "juta", "milyar": "miliar", "mlr": "miliar", "trilyun": "triliun"}
MAX_DIGITS = 18
"""More digits than this are a slip of the keyboard: the whole nation's money fits into 18."""


@dataclass(frozen=True, slots=True)
class Unreadable:
    """Why a text is no value, and what to write instead (both in Indonesian)."""

    code: str
    message: str
    mend: str = ""


# --- reading numbers ---------------------------------------------------------------------------------------

_SPACES = re.compile(r"[\u00a0\u2007\u2009\u202f ]")
_RANGE = re.compile(r"\s+sampai\s+|\s*[\u2013\u2014]\s*|(?<=[0-9])\s*-\s*(?=[0-9])|\s+hingga\s+|\s+s\.?d\.?\s+")


def read_quantity(text: str, *, whole: bool = False, approximate: bool = False) -> Quantity | Unreadable:
    """A value (``83,25``, ``1.234.567``, ``1,2 juta``) or a range (``400 sampai 500``).

    :param whole: the unit is counted in whole numbers: ``1.234`` then means a thousand, and decimals are
        refused.
    :param approximate: whether the source says "about".
    """
    parts = _RANGE.split(text.strip())
    if len(parts) > 2:
        return Unreadable("angka-tidak-terbaca", f"“{text}” bukan angka dan bukan rentang dua angka.")
    read = [_read_amount(part, whole) for part in parts]
    for part in read:
        if isinstance(part, Unreadable):
            return part
    amounts = [part for part in read if isinstance(part, Amount)]
    if len(amounts) == 1:
        return Quantity(amounts[0], approximate=approximate)
    low, high = amounts
    first, second = parts[0].strip(), parts[1].strip()
    if " sampai " not in text:
        message = f"“{text}” dibaca sebagai rentang, tetapi rentang ditulis dengan kata “sampai”."
        return Unreadable("angka-tidak-terbaca", message, f"{first} sampai {second}")
    if low.value >= high.value:
        message = f"Rentang “{text}” terbalik: angka pertama harus lebih kecil."
        return Unreadable("angka-tidak-terbaca", message, f"{second} sampai {first}")
    return Quantity(low, high, approximate)


def _read_amount(text: str, whole: bool) -> Amount | Unreadable:
    text = text.strip()
    number, _, word = text.partition(" ")
    magnitude = MAGNITUDES.get(word.strip().casefold())
    digits = _read_digits(text if magnitude is None else number, whole and magnitude is None)
    if isinstance(digits, Unreadable):
        mend = digits.mend if magnitude is None else re.sub(r"(?<=[0-9])(?=\s|$)", f" {word.strip()}", digits.mend)
        return Unreadable(digits.code, digits.message, mend)
    amount = Amount(digits, magnitude or 0)
    if whole and amount.value != amount.value.to_integral_value():
        return Unreadable(
            "angka-tidak-bulat",
            f"“{text}” berkoma, padahal satuannya dihitung bulat.",
            _whole_proposal(text),
        )
    return amount


def _whole_proposal(text: str) -> str:
    """What to write for a number with decimals in a whole unit: never a rounded one, that would be invented."""
    if re.fullmatch(r"-?[1-9][0-9]{0,2},[0-9]{3}", text):
        return f"{text.replace(',', '.')}   atau   satuan yang boleh berkoma"
    return "angka bulat seperti tertulis di sumbernya   atau   satuan yang boleh berkoma"


def _read_digits(text: str, whole: bool) -> Decimal | Unreadable:
    sign = -1 if text[:1] in {"-", "\u2212"} else 1
    body = text[1:] if text[:1] in {"-", "\u2212"} else text
    if len(re.sub(r"[^0-9]", "", body)) > MAX_DIGITS:
        return Unreadable("angka-tidak-terbaca", f"“{text[:30]}…” lebih panjang dari {MAX_DIGITS} angka.")
    if re.fullmatch(r"0|[1-9][0-9]*", body):
        return sign * Decimal(body)
    if re.fullmatch(r"[1-9][0-9]{0,2}((\.[0-9]{3}){2,}(,[0-9]+)?|\.[0-9]{3},[0-9]+)", body):
        return sign * Decimal(body.replace(".", "").replace(",", "."))
    if re.fullmatch(r"(0|[1-9][0-9]*),[0-9]+", body):
        return sign * Decimal(body.replace(",", "."))
    if re.fullmatch(r"[1-9][0-9]{0,2}\.[0-9]{3}", body):
        plain = body.replace(".", "")
        if whole:
            return sign * Decimal(plain)
        decimal = body.replace(".", ",")
        minus = "-" if sign < 0 else ""
        return Unreadable(
            "angka-bermakna-dua",
            f"“{text}” dapat berarti {minus}{plain} (ribuan), atau {minus}{decimal} (desimal).",
            f"{minus}{plain}   atau   {minus}{decimal}",
        )
    if re.fullmatch(r"(0|[1-9][0-9]*)\.[0-9]+", body):
        return sign * Decimal(body)
    return _not_a_number(text, body)


NUMBER_FORMS = "angka, misalnya 83,25 atau 1.234.567"


def _not_a_number(text: str, body: str) -> Unreadable:
    code = "angka-tidak-terbaca"
    if re.fullmatch(r"[1-9][0-9]{0,2}((,[0-9]{3})+\.[0-9]+|(,[0-9]{3}){2,})", body):
        mend = body.translate(str.maketrans(",.", ".,"))
        return Unreadable(code, f"“{text}” memakai koma sebagai pemisah ribuan; di sini koma tanda desimal.", mend)
    if re.fullmatch(r"0[0-9]+([.,][0-9]+)?", body):
        mend = body.lstrip("0") or "0"
        return Unreadable(code, f"“{text}” diawali nol.", _readable(mend if mend[0].isdigit() else "0" + mend))
    if _SPACES.search(body) and re.fullmatch(r"[0-9.,]+", _SPACES.sub("", body)):
        return Unreadable(code, f"“{text}” memuat spasi di dalam angka.", _SPACES.sub("", body))
    if re.fullmatch(r"[0-9.,]+", body):
        return Unreadable(code, f"Letak titik dan koma pada “{text}” tidak terbaca.", NUMBER_FORMS)
    leading = re.match(r"(?:Rp\s*)?(-?[0-9][0-9.,]*[0-9]|-?[0-9])", text)
    if leading:
        message = f"“{text}” memuat tulisan selain angka; satuan sudah tertulis di kolom satuan."
        word = text[leading.end() :].split(maxsplit=1)[:1]
        magnitude = _magnitude_word(word[0]) if word else ""
        return Unreadable(code, message, f"{_readable(leading[1])} {magnitude}".strip())
    return Unreadable(code, f"“{text}” bukan angka.", NUMBER_FORMS)


def _readable(number: str) -> str:
    """The number, or what to write instead where it is not readable either."""
    read = _read_digits(number, whole=False)
    return read.mend if isinstance(read, Unreadable) else number


def _magnitude_word(word: str) -> str:
    """The full word of magnitude that ``word`` is or shortens; a lower-case m is a metre."""
    found = {"M": "miliar", "T": "triliun"}.get(word) or _SHORT.get(word.casefold(), word.casefold())
    return found if found in MAGNITUDES else ""


# --- reading periods and dates -----------------------------------------------------------------------------

PERIOD_FORMS = "2024, 2024-06, 2024-TW3, 2024-S1, 2024-06-30, 2019-2024, atau tidak-disebut"


def read_date(text: str) -> dt.date | Unreadable:
    """A day: ``28 Februari 2024`` or ``2024-02-28``."""
    period = read_period(text)
    if isinstance(period, Unreadable):
        return period
    if period.kind is not PeriodKind.DAY or period.start is None:
        return Unreadable("tanggal-tidak-terbaca", f"“{text}” bukan tanggal lengkap.", "28 Februari 2024")
    return period.start


def read_period(text: str) -> Period | Unreadable:
    """A period in its short form or in words (``Triwulan III 2024``, ``28 Februari 2024``)."""
    text = " ".join(text.split())
    if text == "tidak-disebut":
        return Period.unnamed()
    if any(not 1600 <= int(year) <= 2200 for year in re.findall(r"(?<![0-9])[0-9]{4}(?![0-9])", text)):
        return Unreadable("periode-tidak-terbaca", f"“{text}” menyebut tahun di luar 1600 sampai 2200.", PERIOD_FORMS)
    return _read_short_period(text) or _read_period_in_words(text) or _unknown_period(text)


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


def _unknown_period(text: str) -> Unreadable:
    if match := re.fullmatch(r"([0-9]{4})[- ]?(?:Q|TW|T|triwulan )([1-4])", text, re.IGNORECASE):
        mend = f"{match[1]}-TW{match[2]}"
    elif match := re.fullmatch(r"([0-9]{1,2})[/.-]([0-9]{1,2})[/.-]([0-9]{4})", text):
        mend = f"{match[3]}-{int(match[2]):02d}-{int(match[1]):02d}"
    elif match := re.fullmatch(r"([0-9]{4})-([0-9])", text):
        mend = f"{match[1]}-0{match[2]}"
    else:
        mend = PERIOD_FORMS
    return Unreadable("periode-tidak-terbaca", f"“{text}” bukan periode.", mend)


def _month(year: int, month: int, text: str) -> Period | Unreadable:
    if not 1 <= month <= 12:
        return Unreadable("periode-tidak-terbaca", f"Bulan ke-{month} dalam “{text}” tidak ada.", f"{year}-12")
    last = calendar.monthrange(year, month)[1]
    return Period(PeriodKind.MONTH, dt.date(year, month, 1), dt.date(year, month, last))


def _day(year: int, month: int, day: int, text: str) -> Period | Unreadable:
    try:
        date = dt.date(year, month, day)
    except ValueError:
        return Unreadable("tanggal-tidak-terbaca", f"Tanggal “{text}” tidak ada dalam kalender.", "28 Februari 2024")
    return Period(PeriodKind.DAY, date, date)


def _part(year: int, kind: PeriodKind, number: int, months: int) -> Period:
    first, last = (number - 1) * months + 1, number * months
    return Period(kind, dt.date(year, first, 1), dt.date(year, last, calendar.monthrange(year, last)[1]))
