"""What a message asks for, against the book: a row beside the one that is there, or a new one."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TypeVar

from ..book.model import Book, Breakdown, Figure, Metric, Observation, Period, Quantity, Unit
from ..findings import nearest
from ..indonesian import format_period
from ..personal import names_an_office
from ..readings import MAGNITUDES, OR, Unreadable, read_period, read_quantity
from .message import WHOLE, Message, SetAside, Trouble
from .sources import NewSource, find_source, first_word

__all__ = ["Entry", "judge"]

CITIZEN = "laporan seorang warga"
OTHER_OFFICE = "laporan yang menyebut kantor yang belum tercatat di buku ini"
Value = TypeVar("Value", Period, Quantity)


@dataclass(frozen=True, slots=True)
class Entry:
    """A row to be written.

    :param value: the number as it will be written, read as ``quantity``.
    :param report: what the message says of its sender, an office of the book and never a person; nobody verified it.
    :param since: where a cumulative figure begins.
    :param beside: the row below which it belongs; None: before all others.
    :param differs_from: the source that says something else of the same.
    :param replaces: the same source, where the book has another number for it.
    """

    metric: Metric
    is_target: bool
    period: Period
    area: str | None
    breakdown: Breakdown | None
    value: str
    quantity: Quantity
    source: str
    new_source: NewSource | None
    report: str
    since: Period | None = None
    beside: Figure | None = None
    differs_from: str = ""
    replaces: str = ""

    @property
    def reason(self) -> str:
        """Why it replaces a row."""
        return f"Menurut {self.report}: sumber yang sama menulis {self.value}." if self.replaces else ""


def judge(message: Message, book: Book) -> Entry | Trouble:
    """What the message asks for.

    :returns: the row, or why there is none and what to write in the message instead.
    """
    try:
        return _entry(message, book)
    except SetAside as aside:
        return aside.trouble


def _entry(message: Message, book: Book) -> Entry:
    metric = _metric(message, book)
    is_target = bool(_TARGET.match(message.period))
    listed: Sequence[Figure] = metric.targets if is_target else metric.observations
    period, part = _period(message), _part(message, metric, book)
    there = [row for row in listed if row.slot == (period.key, *part)]
    if not period.is_named and not there:
        raise message.aside("periode", "Angka tanpa periode tidak dapat ditambahkan.", "periode: 2024")
    named = first_word(message.shown_source)
    shown = next((row for row in there if row.source == named), there[-1] if there else None)
    value, quantity = _value(message, book.units.get(metric.unit), shown)
    report = _report(message, book)
    source, new_source = find_source(message, book)
    for row in there:
        if _says(row.quantity) == _says(quantity):
            told = f"Angka {value} sudah tertulis di {row.place.path} baris {row.place.line}; tidak ada yang berubah."
            raise message.aside("menurut sumber", told)
    replaces = source if any(row.source == source for row in there) else ""
    if replaces and is_target:
        told = f"Target dari sumber {source} sudah tertulis dengan angka lain; target tidak direvisi dari pesan."
        raise message.aside("menurut sumber", told, f"perbaiki sendiri {metric.place.path}, atau sumber lain")
    decided = next((d for d in metric.decisions if any(d.takes(row) for row in there if row.source == replaces)), None)
    if decided:
        told = (
            f"Angka dari {source} sudah diputuskan walidata ({decided.place.path} baris {decided.place.line}); "
            "revisinya memerlukan keputusan baru, yang tidak dibuat dari pesan."
        )
        raise message.aside("menurut sumber", told)
    earlier = [row for row in listed if row.period.order <= period.order]
    return Entry(
        metric, is_target, period, *part, value, quantity, source, new_source, report,
        since=shown.since if isinstance(shown, Observation) else None,
        beside=there[-1] if there else max(earlier, key=lambda row: row.place.line, default=None),
        differs_from=shown.source if shown and not replaces else "",
        replaces=replaces,
    )  # fmt: skip


def _says(quantity: Quantity) -> tuple[object, object]:
    return quantity.low.value, quantity.high and quantity.high.value


def _choices(key: str, values: Iterable[str]) -> str:
    return OR.join(f"{key}: {value}" for value in values)


# --- which figure ------------------------------------------------------------------------------------------

_TARGET = re.compile(r"(?i)target\s*")


def _metric(message: Message, book: Book) -> Metric:
    words = message.metric.casefold()
    if not words:
        told = "Pesan ini tidak menyebut indikator; laporan tentang kalimat dikerjakan dengan tangan."
        raise message.aside("indikator", told, "indikator: id-indikator, seperti tertulis di alamat halamannya")
    name = words.partition("(")[0].strip()
    named = [m for m in book.metrics.values() if m.id == name or m.name.casefold() in {name, words}]
    if len(named) == 1:
        return named[0]
    similar = [m.id for m in named] or nearest(name, book.metrics)
    raise message.aside("indikator", f"Indikator “{message.metric}” tidak dikenal.", _choices("indikator", similar))


def _period(message: Message) -> Period:
    words = _TARGET.sub("", message.period, count=1)
    if not words:
        raise message.aside("periode", "Periode angka ini kosong.", "periode: 2024")
    if words.casefold() == format_period(Period.unnamed()):
        return Period.unnamed()
    read = read_period(re.sub(r"\s*[\u2010-\u2015\u2212]\s*", "-", words))
    return _readable(message, "periode", read)


def _part(message: Message, metric: Metric, book: Book) -> tuple[str | None, Breakdown | None]:
    """The part, one that the book knows: its words are a reader's, and would stand on the page."""
    words = message.part
    if not words or words.casefold() in {WHOLE, "kota"}:
        return (None, None)
    found = re.fullmatch(r"(?i)(?:wilayah ([a-z0-9-]+))?(?:;? ?(opd|unit|butir) (.+))?", words)
    if found is None:
        mend = f"bagian: {WHOLE}   atau   bagian: wilayah id-kecamatan"
        raise message.aside("bagian", f"Bagian “{words}” tidak terbaca.", mend)
    area, kind, key = found.groups()
    if area and area not in book.districts:
        similar = (f"wilayah {id}" for id in nearest(area, book.districts))
        raise message.aside("bagian", f"Kecamatan “{area}” tidak dikenal.", _choices("bagian", similar))
    if not kind:
        return (area, None)
    parts = {f"{b.kind} {b.key}".casefold(): b for row in metric.figures if (b := row.breakdown)}
    wanted = f"{kind} {key}".casefold()
    if wanted not in parts:
        told = f"Indikator ini tidak punya rincian “{kind} {key}”."
        raise message.aside("bagian", told, _choices("bagian", nearest(wanted, parts)))
    return (area, parts[wanted])


# --- what the sender says ----------------------------------------------------------------------------------


def _value(message: Message, unit: Unit | None, shown: Figure | None) -> tuple[str, Quantity]:
    """The number as it can be written into the record, and what it says."""
    words = message.says
    if not words:
        raise message.aside("menurut sumber", "Jawaban “menurut sumber” kosong.", "menurut sumber: 83,25")
    number = re.sub(r"(?i)^(?:sekitar|kira-kira|±)\s*", "", words)
    approximate = number != words
    number = _without_unit(number, unit) if unit else number
    number = re.sub(r"(?<=\S)\s*[–—]\s*(?=\S)|(?<=\d)\s*-\s*(?=\d)", " sampai ", number)
    whole = bool(unit and unit.whole)
    read = read_quantity(number, whole=whole, approximate=approximate)
    if isinstance(read, Unreadable) and shown:
        near = (meant for meant in _meant(read, approximate) if _is_near(meant[1], shown.quantity))
        number, read = next(near, (number, read))
    quantity = _readable(message, "menurut sumber", read)
    if unit and _counted_otherwise(words, quantity, unit):
        told = f"Satuan indikator ini {unit.name}, sedangkan “{words}” tampaknya bersatuan lain."
        raise message.aside("menurut sumber", told, f"menurut sumber: angka dalam {unit.name}, tanpa satuannya")
    return number, quantity


def _without_unit(number: str, unit: Unit) -> str:
    """The number alone; what the page shows of a unit (``Rp694,96 miliar``, ``4,06 %``) is left out with it."""
    names = {unit.name, unit.name.removesuffix(" rupiah"), "%" if unit.name == "persen" else unit.name}
    for name in sorted(names, key=len, reverse=True):
        number = re.sub(rf"(?i)(?<=[0-9a-z])\s*{re.escape(name)}\.?$", "", number)
    return re.sub(r"(?i)^([-−]?)rp\.?\s*", r"\1", number) if "rupiah" in unit.name else number


def _meant(unclear: Unreadable, approximate: bool) -> Iterator[tuple[str, Quantity]]:
    """The readings of a number that has several: ``46.464`` ton is ``46464`` or ``46,464``."""
    for words in unclear.mend.split(OR) if unclear.code == "angka-bermakna-dua" else ():
        read = read_quantity(words, approximate=approximate)
        if isinstance(read, Quantity):
            yield words, read
        else:
            yield from _meant(read, approximate)


def _is_near(quantity: Quantity, shown: Quantity) -> bool:
    """Whether it may correct the figure that stands there; another reading would be a thousandfold away."""
    return bool(shown.value) and 0.1 <= quantity.value / shown.value <= 10


def _counted_otherwise(words: str, read: Quantity, unit: Unit) -> bool:
    """Whether a number in a unit of thousands, millions or more names another such unit, or plain rupiah."""
    magnitude = unit.name.partition(" ")[0]
    if magnitude not in MAGNITUDES:
        return False
    return bool(read.low.magnitude) or ("rp" in words.casefold() and magnitude not in words.casefold())


def _readable(message: Message, key: str, read: Value | Unreadable) -> Value:
    if isinstance(read, Unreadable):
        mends = [read.mend] if read.is_hint else read.mend.split(OR)
        raise message.aside(key, read.message, _choices(key, mends))
    return read


_LEADING = re.compile(r"^ (?:(?:saya|kami|dari|kantor|pihak|instansi|opd|atas|nama) )+")
_ELSEWHERE = re.compile(r" (?:provinsi|prov|kabupaten|kab|pusat|republik|ri) ")


def _report(message: Message, book: Book) -> str:
    """Who the sender says they are, in the book's own words: those of the message may name a person.

    A line counts only from its beginning: further on it may say which office it is not.
    """
    words = _plain(message.office)
    bare = _LEADING.sub(" ", words)
    if re.match(r" (?:seorang )?(?:warga|masyarakat) ", bare):
        return CITIZEN
    offices = {source.publisher: source.publisher for source in book.sources.values()}
    offices |= {name: opd.name for opd in book.opds.values() for name in (opd.name, opd.short, opd.id) if name}
    named = [name for name in offices if _plain(name) in words]
    first = max(
        (name for name in named for line in (words, bare) if line.startswith(_plain(name))), key=len, default=""
    )
    if first and not _ELSEWHERE.match(words.partition(_plain(first)[:-1])[2]):
        return f"laporan yang menyebut kantor {offices[first]}"
    if named and not first:
        mend = _choices("kantor", dict.fromkeys(offices[name] for name in named))
        raise message.aside("kantor", "Nama kantor harus berdiri di awal baris, tanpa nama orang.", mend)
    if names_an_office(message.office):
        return OTHER_OFFICE
    told = "Kantor pengirim tidak terbaca." if message.office else "Kantor pengirim kosong."
    raise message.aside("kantor", told, "kantor: nama kantor, misalnya Dinas Kesehatan; warga cukup menulis: warga")


def _plain(words: str) -> str:
    return f" {' '.join(re.findall(r'[a-z0-9]+', words.casefold()))} "
