"""Numbers as they stand in a sentence: what they may mean, and which of them are no figures by their form."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from ...readings import MONTHS, Unreadable, read_quantity

__all__ = ["Number", "Reading", "numbers"]

_GAP = "[ \u00a0\u2007\u2009\u202f]"
_NUMBER = re.compile(rf"(?P<parts>\d{{1,3}}(?:{_GAP}\d{{3}})+)(?![\d.,]*\d)|\d[\d.,]*")
_FREE = re.compile(r"(?:Rp[\s.]?|\s-|(?:\A|[^\w.,/-]))\Z")
"""What may stand before a number; looked at behind the digits, since hardly any text is digits."""
_MAGNITUDE = re.compile(r"\A\s{0,3}(ribu|juta|miliar|triliun)\b")
_MONTH = "|".join(MONTHS)
_BEHIND = re.compile(
    r"\A(?:/\d|-\d|\)|\s?[\u2013-]\s?\d{4}\b"  # part of a date, a fraction, a list, a span of years
    rf"|\s+tahun\s+\d{{4}}|\s+(?:{_MONTH})\b|\s?(?:WIB|WITA|WIT)\b)",
    re.IGNORECASE,
)
_LABEL = re.compile(
    r"\b(?:nomor|no\.|nomer|pasal|ayat|huruf|perda|perwako|uu|pp|perpres|permen\w*|kepwako|peraturan|panggilan|halaman"
    r"|hlm\.|hal\.|bab|lampiran|tabel|gambar|versi|edisi|kode|kode pos|ruang|ruangan|lantai|rt|rw|km|kanal|seri|tipe"
    r"|telepon|telp\.?|faks\.?|hp|wa|whatsapp|darurat|sms|rekening|nik|nip|npwp|pukul|jam)\s*[.:]?\s*\Z",
    re.IGNORECASE,
)
_PHONE = re.compile(r"(?:(?<!\d)[(+]?0\d{1,4}\)?[ .-]?(?:\d{2,4}[ .-]?){0,2}|\+\d{1,3}[ -]?(?:\d{2,4}[ -]?){0,3})\Z")
_YEAR = re.compile(r"1[6-9]\d\d|20\d\d|21\d\d")


@dataclass(frozen=True, slots=True)
class Reading:
    """One meaning of a number.

    :param value: without its sign.
    :param step: the last place that was written: 0,1 million of "1,4 juta".
    :param behind: what follows, from the unit on.
    :param scaled: a word such as "juta" was read into the value; else it may be part of the unit.
    """

    value: Decimal
    step: Decimal
    behind: str
    scaled: bool


@dataclass(frozen=True, slots=True)
class Number:
    """A number with its readings.

    :param is_other: it is a date, a page, a telephone number or the like by what stands around it.
    :param joined: its digits are parted by blanks.
    """

    text: str
    start: int
    end: int
    readings: tuple[Reading, ...]
    in_rupiah: bool
    is_other: bool
    joined: bool

    @property
    def digits(self) -> str:
        return re.sub(r"\D", "", self.text)

    @property
    def weight(self) -> int:
        """How many digits distinguish it: 1.200 has two, 83,25 has four."""
        return len(self.digits.strip("0"))


def numbers(text: str) -> Iterator[Number]:
    """The numbers of a text in their order; of one parted by blanks first the whole, then its parts."""
    for match in _NUMBER.finditer(text):
        for start, end in _spans(text, match):
            number = _number(text, start, text[start:end])
            if number.readings:
                yield number


def _spans(text: str, match: re.Match[str]) -> Iterator[tuple[int, int]]:
    free = _FREE.search(text, max(0, match.start() - 3), match.start()) is not None
    if free:
        yield match.span()
    if match["parts"]:
        parts = [m.span() for m in re.finditer(r"\d+", match.group())]
        yield from ((match.start() + a, match.start() + b) for a, b in parts[0 if free else 1 :])


def _number(text: str, start: int, written: str) -> Number:
    written = written.rstrip(".,")
    end = start + len(written)
    line = max(text.rfind("\n", max(0, start - 60), start) + 1, start - 60, 0)
    before, behind = text[line:start], text[end : end + 80]
    joined = bool(re.search(_GAP, written))
    plain = re.sub(_GAP, "", written) if joined else written
    found = []
    word = _MAGNITUDE.match(behind)
    if word and (scaled := _read(f"{plain} {word[1]}", behind[word.end() :], scaled=True)):
        found.append(scaled)
    if bare := _read(plain, behind, scaled=False):
        found.append(bare)
    rupiah = re.search(r"Rp[\s.]?-?\Z", before) is not None
    return Number(written, start, end, tuple(found), rupiah, _is_other(plain, before, behind), joined)


def _read(text: str, behind: str, *, scaled: bool) -> Reading | None:
    if len(text) > 40:
        return None
    read = read_quantity(text, whole=True)
    if isinstance(read, Unreadable):
        read = read_quantity(text)
    if isinstance(read, Unreadable):
        return None
    step = Decimal(1).scaleb(read.low.magnitude - read.low.decimals)
    return Reading(abs(read.value).normalize(), step, " ".join(behind.split()), scaled)


def _is_other(plain: str, before: str, behind: str) -> bool:
    if _YEAR.fullmatch(plain) or _BEHIND.match(behind) or _PHONE.search(before):
        return True
    # A page or a paragraph has at most four digits, without dots.
    return len(plain) <= 5 and _LABEL.search(before) is not None
