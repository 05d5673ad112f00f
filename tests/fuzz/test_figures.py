"""Figures, dates and messages: what the book prints is read back as the same, and nothing is read as another."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from dataclasses import fields
from decimal import Decimal

from hypothesis import assume, example, given
from hypothesis import strategies as st

from macros.book.model import Amount, Period, PeriodKind, Quantity, Unit, UnitDisplay
from macros.indonesian import format_period, format_quantity, format_span
from macros.intake.message import Message, compose, compose_row, read_messages, text_of
from macros.readings import MAGNITUDES, MAX_DIGITS, OR, Unreadable, read_date, read_period, read_quantity
from tests.fuzz.samples import STRANGE, broken

# --- figures ------------------------------------------------------------------------------------------------


@st.composite
def amounts(draw: Callable[..., int]) -> Amount:
    """A number as a source may write it, with a word of magnitude or without."""
    magnitude = draw(st.sampled_from([0, 0, *MAGNITUDES.values()]))
    most = 10 ** (MAX_DIGITS - 1 - magnitude)
    return Amount(Decimal(draw(st.integers(-most, most))).scaleb(-draw(st.integers(0, 4))), magnitude)


@st.composite
def quantities(draw: Callable[..., object]) -> Quantity:
    """One amount, or a range of two."""
    low, high = draw(amounts()), draw(st.none() | amounts())
    if high is None or low.value == high.value:
        return Quantity(low)
    return Quantity(*sorted((low, high), key=lambda amount: amount.value))


UNITS = st.builds(Unit, st.sampled_from(["orang", "rupiah", "persen", "ton per hari", "km²"]), st.just(False),
                  st.just(False), st.sampled_from(list(UnitDisplay)))  # fmt: skip


def readings(text: str, *, whole: bool = False) -> list[Quantity]:
    """What a text is read as, or what is proposed to be written instead."""
    read = read_quantity(text, whole=whole)
    if isinstance(read, Quantity):
        return [read]
    proposed = [read_quantity(mend, whole=whole) for mend in read.mend.split(OR)] if not read.is_hint else []
    return [each for each in proposed if isinstance(each, Quantity)]


@given(quantities(), st.booleans(), UNITS)
def test_a_printed_figure_typed_into_data_is_that_figure_or_a_question(
    quantity: Quantity, about: bool, unit: Unit
) -> None:
    number, name = format_quantity(Quantity(quantity.low, quantity.high, about), unit)
    read = readings(f"{number} {name}".strip().replace("\u2013", " sampai "))
    meant = {(each.low.value, each.high.value if each.high else None) for each in read}
    assert not read or (quantity.low.value, quantity.high.value if quantity.high else None) in meant


@given(quantities())
def test_a_printed_range_or_number_is_read_back(quantity: Quantity) -> None:
    number, _ = format_quantity(quantity, Unit("orang", False, False))
    if quantity.high is None or quantity.high.magnitude == quantity.low.magnitude == 0:
        assert quantity in readings(number.replace("\u2013", " sampai "))


NUMERALS = st.text("0123456789.,- \u2212\u00a0", min_size=1, max_size=14) | st.from_regex(
    r"-?[0-9]{1,3}([.,][0-9]{1,3}){0,3}( (ribu|juta|miliar))?( sampai [0-9]{1,3}(,[0-9]{1,2})?( juta)?)?",
    fullmatch=True,
)


@given(NUMERALS, st.booleans())
def test_what_is_read_has_the_digits_that_were_written(text: str, whole: bool) -> None:
    read = read_quantity(text, whole=whole)
    if isinstance(read, Quantity):
        ends = [amount for amount in (read.low, read.high) if amount is not None]
        written = re.split(r"sampai", text) if len(ends) == 2 else [text]
        for amount, typed in zip(ends, written, strict=True):
            assert re.sub(r"\D", "", f"{amount.digits:f}").lstrip("0") == re.sub(r"\D", "", typed).lstrip("0")
            assert (amount.digits < 0) == (typed.strip()[0] in "-\u2212" and amount.digits != 0)
            if "," in typed:
                assert amount.decimals == len(re.sub(r"\D", "", typed.rpartition(",")[2]))


# --- periods ------------------------------------------------------------------------------------------------


@st.composite
def periods(draw: Callable[..., int]) -> Period:
    """A period of any kind that a source may name."""
    year = draw(st.integers(1600, 2199))
    key = draw(
        st.sampled_from([f"{year}", f"{year}-S1", f"{year}-S2", *(f"{year}-TW{n}" for n in (1, 2, 3, 4))])
        | st.integers(1, 12).map(lambda month: f"{year}-{month:02d}")
        | st.dates(dt.date(year, 1, 1), dt.date(year, 12, 31)).map(dt.date.isoformat)
        | st.integers(year + 1, 2200).map(lambda last: f"{year}-{last}")
    )
    read = read_period(key)
    assert isinstance(read, Period)
    assert read.key == key
    return read


@given(periods())
def test_a_printed_period_is_read_back(period: Period) -> None:
    for text in (format_period(period), format_period(period).upper(), f"  {format_period(period)} "):
        assert read_period(text) == period or (text.isupper() and period.kind is PeriodKind.UNNAMED)
    if period.kind is PeriodKind.DAY:
        assert read_date(format_period(period)) == period.start


@given(periods(), periods())
def test_a_printed_span_names_both_its_ends(one: Period, other: Period) -> None:
    assume(one.start is not None and other.end is not None and one.start <= other.end)
    words = format_span(other, one)
    assert str(one.start.year) in words
    assert str(other.end.year) in words


DATES = st.text(st.sampled_from("0123456789-/. ,TWSIVJuniaetr"), max_size=24) | st.from_regex(
    r"([0-3]?[0-9][-/. ])?[01]?[0-9][-/. ](20)?[0-9]{2}|20[0-9]{2}[-/.][01]?[0-9]([-/.][0-3]?[0-9])?", fullmatch=True
)


@given(DATES, st.booleans())
@example("2000-00-01", False)
def test_no_date_stops_the_reader(text: str, is_moment: bool) -> None:
    for read in (read_period(text, is_moment=is_moment), read_date(text)):
        if isinstance(read, Unreadable) and not read.is_hint:
            assert isinstance(read_period(read.mend, is_moment=is_moment), Period), read


# --- messages -----------------------------------------------------------------------------------------------

LINES = [
    "masterplan-lapor 1", "indikator: penduduk", "periode: 2024", "menurut sumber: 1.234", "sumber:", "> ", "*",
    "kantor:", "selesai", "\n", "\n\n", ": ", "halaman:", "[24/11/26 10.12] Nama: ", "--", *STRANGE,
]  # fmt: skip
SAMPLE = Message(
    "Bab Angkutan", "https://contoh.example/opd/", "edisi 1", "penumpang (Penumpang)", "2024", "seluruh kota",
    "1.402.000 orang", "contoh (Contoh)", "1.398.250", "Contoh Angka 2025, tabel 3", "Dinas Angkutan",
)  # fmt: skip


@st.composite
def broken_messages(draw: Callable[..., object]) -> str:
    return broken("\n".join(compose(SAMPLE)) + "\n\n" + compose_row(SAMPLE), draw, LINES)


@given(broken_messages())
def test_a_broken_message_is_read_without_a_word_that_nobody_typed(typed: str) -> None:
    text = text_of(typed.encode("utf-8", errors="replace"))
    for message in read_messages(text):
        if isinstance(message, Message):
            for item in fields(message):
                if item.name != "lines":
                    assert all(word in text for word in re.findall(r"\w+", getattr(message, item.name)))
