"""Numbers as Indonesians write them: what is read, what is asked, what is refused."""

from __future__ import annotations

import re
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from macros.book.model import Amount, Quantity, Unit, UnitDisplay
from macros.indonesian import format_amount, format_decimal, format_quantity, shorten_rupiah
from macros.readings import MAGNITUDES, MAX_DIGITS, Unreadable, read_quantity

numbers = st.builds(
    lambda digits, places: Decimal(digits).scaleb(-places),
    st.integers(-(10**12), 10**12),
    st.integers(0, 5),
)
wholes = st.integers(-(10**MAX_DIGITS) + 1, 10**MAX_DIGITS - 1)


def amount(text: str, *, whole: bool = False) -> Amount:
    read = read_quantity(text, whole=whole)
    assert isinstance(read, Quantity), read
    assert read.high is None
    return read.low


def refusal(text: str, *, whole: bool = False) -> Unreadable:
    read = read_quantity(text, whole=whole)
    assert isinstance(read, Unreadable), read
    return read


def is_ambiguous(text: str) -> bool:
    """A lone dot before three digits: a thousand to one reader, a decimal to another."""
    body = text.lstrip("\u2212")
    return body.count(".") == 1 and "," not in body


# --- round trips -------------------------------------------------------------------------------------------


@given(numbers)
def test_what_is_written_is_read_back_with_its_decimals(number: Decimal) -> None:
    text = format_decimal(number)
    if is_ambiguous(text):
        assert refusal(text).code == "angka-bermakna-dua"
    else:
        assert amount(text).digits == number
        assert amount(text).decimals == max(0, -int(number.as_tuple().exponent))


@given(wholes)
def test_whole_units_are_read_back_without_a_question(number: int) -> None:
    assert amount(format_decimal(Decimal(number)), whole=True).value == number
    assert amount(str(number), whole=True).value == number


@given(numbers)
def test_plain_digits_with_a_decimal_comma_are_read(number: Decimal) -> None:
    assert amount(f"{number:f}".replace(".", ",")).digits == number


@given(st.builds(lambda d: Decimal(d).scaleb(-2), st.integers(1, 99_999)), st.sampled_from(sorted(MAGNITUDES)))
def test_words_of_magnitude_are_read_back(digits: Decimal, word: str) -> None:
    made = Amount(digits, MAGNITUDES[word])
    assert amount(format_amount(made)) == made
    assert made.value == digits * 10 ** MAGNITUDES[word]


@given(numbers, numbers)
def test_ranges_are_read_back(one: Decimal, other: Decimal) -> None:
    low, high = sorted((one, other))
    text = f"{low:f} sampai {high:f}".replace(".", ",")
    if low == high:
        assert refusal(text).code == "angka-tidak-terbaca"
    else:
        read = read_quantity(text)
        assert isinstance(read, Quantity)
        assert read.high is not None
        assert (read.low.digits, read.high.digits) == (low, high)


@given(st.text(max_size=40), st.booleans())
def test_any_text_gives_a_value_or_a_reason(text: str, whole: bool) -> None:
    read = read_quantity(text, whole=whole)
    assert isinstance(read, Quantity | Unreadable)
    if isinstance(read, Unreadable):
        assert read.message


@given(st.from_regex(r"-?[0-9]{1,4}([.,][0-9]{1,4}){0,3}", fullmatch=True), st.booleans())
def test_a_proposal_is_itself_readable(text: str, whole: bool) -> None:
    read = read_quantity(text, whole=whole)
    if isinstance(read, Unreadable) and read.mend and not read.mend.startswith("angka"):
        for proposal in read.mend.split("   atau   "):
            if not proposal.startswith("satuan"):
                again = read_quantity(proposal, whole=whole)
                assert isinstance(again, Quantity) or again.code == "angka-tidak-bulat", (text, proposal)


# --- single forms ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("0", "0"),
        ("83,25", "83.25"),
        ("83.25", "83.25"),
        ("7,00", "7.00"),
        ("0,123", "0.123"),
        ("1.234.567", "1234567"),
        ("1.234,5", "1234.5"),
        ("19.747,69", "19747.69"),
        ("1234", "1234"),
        ("-1,86", "-1.86"),
        ("\u22121,86", "-1.86"),
        ("1,2 juta", "1200000"),
        ("2,82 Triliun", "2820000000000"),
        ("0.50", "0.50"),
    ],
)
def test_forms_that_are_read(text: str, value: str) -> None:
    assert amount(text).value == Decimal(value)
    if "juta" not in text and "Triliun" not in text:
        assert str(amount(text).digits) == value, "the source's decimals are kept"


@pytest.mark.parametrize("text", ["1.234", "48.620", "999.000", "-1.234"])
def test_a_lone_dot_before_three_digits_is_asked_about(text: str) -> None:
    found = refusal(text)
    assert found.code == "angka-bermakna-dua"
    thousand, decimal = found.mend.split("   atau   ")
    assert amount(thousand).value == Decimal(text.replace(".", ""))
    assert amount(decimal).value == Decimal(text)


@pytest.mark.parametrize("text", ["1.234", "48.620", "999.000"])
def test_counted_whole_it_is_a_thousand(text: str) -> None:
    assert amount(text, whole=True).value == Decimal(text.replace(".", ""))


@pytest.mark.parametrize("text", ["0.123", "1.23", "1.2345", "1234.567"])
def test_a_dot_that_cannot_part_thousands_is_a_decimal_sign(text: str) -> None:
    assert amount(text).value == Decimal(text)


@pytest.mark.parametrize("text", ["7,5", "1,5 sampai 3", "0,0005 ribu"])
def test_decimals_of_whole_units_are_refused(text: str) -> None:
    assert refusal(text, whole=True).code == "angka-tidak-bulat"


def test_a_rounded_million_is_whole() -> None:
    assert amount("1,2 juta", whole=True).value == 1_200_000


@pytest.mark.parametrize(
    ("text", "mend"),
    [
        ("1,234,567", "1.234.567"),
        ("1,234.50", "1.234,50"),
        ("0123", "123"),
        ("00,5", "0,5"),
        ("48 620", "48620"),
        ("48\u00a0620", "48620"),
        ("Rp2.500.000", "2.500.000"),
        ("83,25 persen", "83,25"),
        ("1.234 orang", "1234   atau   1,234"),
        ("1,2 jt", "1,2 juta"),
        ("2,5 M", "2,5 miliar"),
        ("1,2 juta orang", "1,2 juta"),
        ("Rp1,2 juta", "1,2 juta"),
        ("5 m", "5"),
        ("01.000", "1000   atau   1,000"),
        ("0.000.001", "angka, misalnya 83,25 atau 1.234.567"),
        ("40-50", "40 sampai 50"),
        ("40 \u2013 50", "40 sampai 50"),
        ("40 s.d. 50", "40 sampai 50"),
        ("50 sampai 40", "40 sampai 50"),
        ("-05", "-5"),
        ("- 5", "-5"),
        ("\u22121 234", "-1234"),
        ("-1,234.5", "-1.234,5"),
        ("-Rp5", "angka, misalnya 83,25 atau 1.234.567"),
        ("\u20135", "-5"),
        ("1 sampai 1", "1"),
        ("\u201c11111\u201d", "11111"),
        ("sekitar 60", "60"),
        ("lebih dari 60", "60"),
        ("400 juta sampai 500", "400 juta sampai 500 juta"),
        ("48'620", "48620"),
        ("1O5", "105"),
        ("7,", "7"),
        (",5", "0,5"),
        ("(12,5)", "-12,5   atau   12,5"),
        ("1,2\u00a0juta", "1,2 juta"),
    ],
)
def test_a_slip_is_answered_with_what_to_write(text: str, mend: str) -> None:
    assert refusal(text).code == "angka-tidak-terbaca"
    assert refusal(text).mend == mend


@pytest.mark.parametrize("text", ["0x1F", "0o17", "1e400", "1,23E+12", "12:30", "5 dari 10", "5/10", "3 (2024)", "$5"])
def test_no_part_of_what_is_no_number_is_proposed(text: str) -> None:
    found = refusal(text)
    assert found.is_hint
    assert not re.fullmatch(r"[-0-9.,]+", found.mend)


def test_a_range_with_one_word_of_magnitude_is_asked_about() -> None:
    found = refusal("400 sampai 500 juta")
    assert found.code == "angka-bermakna-dua"
    one, other = (read_quantity(mend) for mend in found.mend.split("   atau   "))
    assert isinstance(one, Quantity)
    assert isinstance(other, Quantity)
    assert (one.value, other.value) == (400_000_000, 400)


@given(st.from_regex(r"-[ \u00a0]?[0-9]{1,4}([ .,\u00a0][0-9]{1,4}){0,3}( orang)?", fullmatch=True), st.booleans())
def test_a_proposal_keeps_the_sign(text: str, whole: bool) -> None:
    read = read_quantity(text, whole=whole)
    if isinstance(read, Unreadable) and not read.is_hint:
        assert all(mend.startswith("-") for mend in read.mend.split("   atau   ")), read


@pytest.mark.parametrize(
    "text",
    ["", "-", "banyak", "12.34.567", "1..2", "1,2,3", "1e6", "NaN", "Infinity", "1\u0663", "1_000"],
)
def test_what_is_no_number_is_refused(text: str) -> None:
    assert refusal(text).code == "angka-tidak-terbaca"


def test_a_question_keeps_the_word_of_magnitude() -> None:
    assert refusal("1.234 juta").mend == "1234 juta   atau   1,234 juta"


def test_more_digits_than_money_has_are_a_slip() -> None:
    assert amount("9" * MAX_DIGITS).value == 10**MAX_DIGITS - 1
    assert refusal("9" * (MAX_DIGITS + 1)).code == "angka-tidak-terbaca"
    assert refusal("9" * 100_000).code == "angka-tidak-terbaca"


def test_about_is_kept() -> None:
    read = read_quantity("2,82 triliun", approximate=True)
    assert isinstance(read, Quantity)
    assert read.approximate


# --- writing -----------------------------------------------------------------------------------------------


@given(numbers)
def test_a_number_is_never_written_with_an_exponent(number: Decimal) -> None:
    assert set(format_decimal(number)) <= set("0123456789.,\u2212")


def test_a_very_small_and_a_very_large_number_keep_their_digits() -> None:
    assert format_decimal(Decimal("1E+9")) == "1.000.000.000"
    assert format_decimal(Decimal("1E-7")) == "0,0000001"


@given(st.integers(0, 10**16))
def test_shortened_money_stays_within_a_hundredth_of_its_word(value: int) -> None:
    short = shorten_rupiah(Amount(Decimal(value)))
    assert abs(short.value - value) <= Decimal(10) ** short.magnitude / 200
    assert set(format_amount(short)) <= set("0123456789., jutamilrn")


@pytest.mark.parametrize(
    ("value", "unit", "shown"),
    [
        ("83,25", Unit("indeks", False, False, UnitDisplay.HIDDEN), ("83,25", "")),
        ("400 sampai 500", Unit("ton per hari", False, True), ("400–500", "ton per hari")),
        ("661", Unit("miliar rupiah", False, True, UnitDisplay.RUPIAH), ("Rp661", "miliar")),
        ("2.750.310.500", Unit("rupiah", True, True, UnitDisplay.RUPIAH), ("Rp2.750.310.500", "")),
        ("694,96", Unit("kilometer persegi", False, True, UnitDisplay.KM2), ("694,96", "km²")),
        ("-1,86", Unit("persen", False, False, UnitDisplay.PERCENT), ("−1,86", "persen")),
    ],
)
def test_number_and_unit_of_a_figure(value: str, unit: Unit, shown: tuple[str, str]) -> None:
    read = read_quantity(value, whole=unit.whole)
    assert isinstance(read, Quantity)
    assert format_quantity(read, unit) == shown


def test_money_is_short_in_a_sentence() -> None:
    unit = Unit("rupiah", True, True, UnitDisplay.RUPIAH)
    assert format_quantity(Quantity(Amount(Decimal("2750310500"))), unit, short=True) == ("Rp2,75 miliar", "")
