"""Marks that say what a figure rests on: a letter in a sentence, letter and word in a table."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import Enum

from ..book.differences import is_disputed, is_replaced, shares_slot
from ..book.model import Certainty, Figure, Metric, Observation, SourceKind
from .base import Html, View
from .parts import joined

__all__ = [
    "Mark",
    "flag",
    "flags",
    "flags_of",
    "is_disputed",
    "is_replaced",
    "marks_of",
    "prose_mark",
    "status_words",
]


@dataclass(frozen=True, slots=True)
class _Sign:
    """``tone`` names the mark's colour and ring; a word is never shown by colour alone."""

    letter: str
    word: str
    hint: str
    tone: str


class Mark(Enum):
    """The closed list of marks, in the order in which a table shows them."""

    CITY = _Sign("d", "dokumen pemerintah", "Tertulis dalam dokumen resmi kota, daerah, atau kementerian.", "resmi")
    STATISTICS = _Sign("b", "statistik resmi", "Diterbitkan BPS atau kementerian sebagai statistik.", "resmi")
    OFFICE = _Sign("o", "data OPD", "Hitungan kantor sendiri, dengan nomor surat atau berita acara.", "resmi")
    QUOTED = _Sign(
        "k",
        "dikutip",
        "Dikutip sumber kedua (ensiklopedia, skripsi, tabel terbuka); sumber aslinya disebut.",
        "media",
    )
    MEDIA = _Sign("m", "dilaporkan media", "Dibaca dalam berita; belum dikukuhkan walidata.", "media")
    PROPOSED = _Sign("u", "usulan", "Target yang diusulkan, belum ditetapkan.", "media")
    PROVISIONAL = _Sign("s", "sementara", "Masih dapat berubah menurut sumbernya.", "sementara")
    ESTIMATE = _Sign("≈", "perkiraan", "Sumber menulis “sekitar” atau memperkirakan.", "sementara")
    REVISED = _Sign("r", "direvisi", "Menggantikan angka lama; angka lama tetap dapat dibaca.", "media")
    DISPUTED = _Sign("≠", "sumber berbeda", "Sumber lain menyebut angka lain. Keduanya ditampilkan.", "beda")
    INCOMPARABLE = _Sign("≠", "yang dihitung berbeda", "Yang dihitung berbeda antarlaporan.", "beda")


_OF_CERTAINTY = {
    Certainty.PROVISIONAL: Mark.PROVISIONAL,
    Certainty.ESTIMATE: Mark.ESTIMATE,
    Certainty.MEDIA: Mark.MEDIA,
    Certainty.QUOTED: Mark.QUOTED,
    Certainty.PROPOSED: Mark.PROPOSED,
}
_OF_KIND = {
    SourceKind.CITY: Mark.CITY,
    SourceKind.STATISTICS: Mark.STATISTICS,
    SourceKind.OFFICE: Mark.OFFICE,
}
_RANK = (
    Mark.DISPUTED, Mark.INCOMPARABLE, Mark.PROPOSED, Mark.ESTIMATE, Mark.PROVISIONAL, Mark.QUOTED, Mark.MEDIA,
)  # fmt: skip


def marks_of(view: View, metric: Metric, *rows: Figure) -> tuple[Mark, ...]:
    """All marks of figures that stand together, each once, in the order of a table."""
    found = {mark for row in rows for mark in _marks(view, metric, row)}
    return tuple(mark for mark in Mark if mark in found)


def _marks(view: View, metric: Metric, row: Figure) -> Iterator[Mark]:
    source = view.book.sources.get(row.source)
    if source and source.kind in _OF_KIND:
        yield _OF_KIND[source.kind]
    if row.certainty in _OF_CERTAINTY:
        yield _OF_CERTAINTY[row.certainty]
    if row.quantity.approximate:
        yield Mark.ESTIMATE
    if isinstance(row, Observation) and row.replaces:
        yield Mark.REVISED
    if is_disputed(metric, row, view.book):
        yield Mark.DISPUTED
    elif isinstance(row, Observation) and (not metric.comparable or shares_slot(metric, row)):
        yield Mark.INCOMPARABLE


def prose_mark(marks: Iterable[Mark]) -> Mark | None:
    """The one mark that a sentence shows; None where the figure needs no warning."""
    return next((mark for mark in _RANK if mark in set(marks)), None)


def flag(mark: Mark, *, words: bool) -> Html:
    """One mark.

    :param words: letter and word (tables); else the letter, its word for screen readers only. The search reads the
        words of a table, and a sentence as it is seen.
    """
    sign, unread = mark.value, Html(' data-search-exclude=""')
    word = Html("{}") if words else Html('<span class="md-visually-hidden mp-vh">{}</span>')
    return Html('<span class="mp-flag mp-flag--{}" title="{}"{}><i aria-hidden="true"{}>{}</i>{}</span>').format(
        sign.tone, sign.hint, "" if words else unread, unread if words else "", sign.letter, word.format(sign.word)
    )


def flags(marks: Iterable[Mark]) -> Html:
    """Marks with their words; a figure without any is *tetap*."""
    return joined(" ", (flag(mark, words=True) for mark in marks)) or Html.escape("tetap")


def flags_of(view: View, metric: Metric, *rows: Figure) -> Html:
    """The status of a figure in a table, or of figures that share a cell."""
    if rows and all(is_replaced(metric, row) for row in rows):
        return Html("sudah direvisi")
    return flags(marks_of(view, metric, *rows)) if rows else Html("")


def status_words(marks: Iterable[Mark]) -> str:
    """The status of a figure in a note: ``dilaporkan media, sumber berbeda``."""
    return ", ".join(mark.value.word for mark in marks) or "tetap"
