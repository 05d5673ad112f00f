"""Dates and periods: short forms, forms in words, and what is refused with the form to write."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from macros.book.model import Period, PeriodKind
from macros.indonesian import format_date, format_period, format_span
from macros.readings import MONTHS, Unreadable, read_date, read_period

years = st.integers(1600, 2200)
days = st.dates(dt.date(1600, 1, 1), dt.date(2200, 12, 31))


def period(text: str) -> Period:
    read = read_period(text)
    assert isinstance(read, Period), read
    return read


def refusal(text: str) -> Unreadable:
    read = read_period(text)
    assert isinstance(read, Unreadable), read
    return read


# --- round trips -------------------------------------------------------------------------------------------


@given(years)
def test_a_year(year: int) -> None:
    read = period(str(year))
    assert (read.kind, read.key) == (PeriodKind.YEAR, str(year))
    assert (read.start, read.end) == (dt.date(year, 1, 1), dt.date(year, 12, 31))


@given(days)
def test_a_day_in_words_is_the_day_in_digits(day: dt.date) -> None:
    assert period(format_date(day)) == period(day.isoformat())
    assert period(day.isoformat()).key == day.isoformat()
    assert read_date(format_date(day)) == day


@given(years, st.integers(1, 12))
def test_a_month(year: int, month: int) -> None:
    read = period(f"{year}-{month:02d}")
    assert read == period(f"{MONTHS[month - 1]} {year}") == period(f"{MONTHS[month - 1].lower()} {year}")
    assert read.key == f"{year}-{month:02d}"
    assert read.end is not None
    assert (read.end + dt.timedelta(days=1)).day == 1


@given(years, st.integers(1, 4))
def test_a_quarter(year: int, number: int) -> None:
    roman = ("I", "II", "III", "IV")[number - 1]
    read = period(f"{year}-TW{number}")
    assert read == period(f"Triwulan {roman} {year}") == period(f"triwulan {number} tahun {year}")
    assert read.key == f"{year}-TW{number}"
    assert format_period(read) == f"triwulan {roman} {year}"


@given(years, st.integers(1, 2))
def test_a_semester(year: int, number: int) -> None:
    read = period(f"{year}-S{number}")
    assert read == period(f"Semester {'I' * number} {year}")
    assert read.key == f"{year}-S{number}"


@given(st.integers(1600, 2170), st.integers(1, 30))
def test_a_span_of_years(first: int, count: int) -> None:
    read = period(f"{first}-{first + count}")
    assert read == period(f"{first}\u2013{first + count}") == period(f"{first} - {first + count}")
    assert read.key == f"{first}-{first + count}"


@given(st.sampled_from(["2024", "2024-06", "2024-TW3", "2024-S1", "2024-06-30", "2019-2024", "tidak-disebut"]))
def test_the_key_of_a_period_reads_as_the_period(text: str) -> None:
    assert period(period(text).key) == period(text)


@given(st.text(max_size=40))
def test_any_text_gives_a_period_or_a_reason(text: str) -> None:
    assert isinstance(read_period(text), Period | Unreadable)


def test_no_period_is_a_period_too() -> None:
    assert not period("tidak-disebut").is_named
    assert format_period(period("tidak-disebut")) == "periode tidak disebut"


# --- refused -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "mend"),
    [
        ("2024-Q3", "2024-TW3"),
        ("2024 TW 3", "2024-TW3"),
        ("2024-TW 3", "2024-TW3"),
        ("2024 triwulan 3", "2024-TW3"),
        ("2024T3", "2024-TW3"),
        ("31/12/2024", "2024-12-31"),
        ("31-12-2024", "2024-12-31"),
        ("1.2.2024", "2024-02-01"),
        ("2024-6", "2024-06"),
        ("2024*)", "2024"),
        ("2024-13", "bulan menurut sumbernya"),
        ("Smarch 2024", "2024, 2024-06"),
        ("24", "2024, 2024-06"),
        ("", "2024, 2024-06"),
    ],
)
def test_a_slip_is_answered_with_what_to_write(text: str, mend: str) -> None:
    assert refusal(text).code == "periode-tidak-terbaca"
    assert refusal(text).mend.startswith(mend)


@pytest.mark.parametrize("text", ["30 Februari 2024", "2023-02-29", "2024-04-31", "2024-01-00"])
def test_a_day_that_no_calendar_has_is_refused(text: str) -> None:
    assert refusal(text).code == "tanggal-tidak-terbaca"


@pytest.mark.parametrize(
    "text",
    [
        "0024", "9999", "0000-01", "0000-01-01", "0000-TW1", "0000-S1", "0000-2024", "1 Mei 0000", "2024-2019",
        "2024-2024", "Triwulan III 0000",
    ],
)  # fmt: skip
def test_years_that_cannot_be_are_refused(text: str) -> None:
    assert refusal(text).code == "periode-tidak-terbaca"


@pytest.mark.parametrize("text", ["2024", "Maret 2024", "2024-TW1", "tidak-disebut"])
def test_a_date_is_a_whole_day(text: str) -> None:
    read = read_date(text)
    assert isinstance(read, Unreadable)
    assert read.code == "tanggal-tidak-terbaca"


@pytest.mark.parametrize("text", ["\u0662\u0660\u0662\u0664", "2024-0\u0666", "\uff12024"])
def test_digits_are_those_of_the_keyboard(text: str) -> None:
    assert isinstance(read_period(text), Unreadable)


# --- order and words ---------------------------------------------------------------------------------------


def test_the_latest_is_what_ends_last_and_the_coarser_on_a_tie() -> None:
    texts = ["2023", "2024-12-31", "2024-12", "2024-TW4", "2024-S2", "2024", "2020-2024", "tidak-disebut", "2024-06"]
    ordered = sorted((period(t) for t in texts), key=lambda p: p.order)
    assert [p.key for p in ordered] == [
        "tidak-disebut", "2023", "2024-06", "2024-12-31", "2024-12", "2024-TW4", "2024-S2", "2024", "2020-2024"
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "since", "words"),
    [
        ("2024-09", "2024-01", "Januari–September 2024"),
        ("2024-TW2", "2024-01", "Januari–Juni 2024"),
        ("2024-09", "2024-09", "September 2024"),
        ("2024-09", "2023-10", "Oktober 2023 sampai September 2024"),
        ("2025-08-25", "tidak-disebut", "hingga 25 Agustus 2025"),
        ("2024", None, "2024"),
    ],
)
def test_the_words_of_a_cumulative_period(text: str, since: str | None, words: str) -> None:
    assert format_span(period(text), period(since) if since else None) == words
