"""The first page: what this is, how far it has come, where to start, and what moves in each dimension."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from enum import StrEnum

from ..book.model import Book, ChapterState, Dimension, Metric, Opd
from .base import Html, View
from .flags import Mark, flag, marks_of, prose_mark
from .parts import figure_period, joined, nothing
from .source import voices
from .value import written

__all__ = ["Filled", "dimension_list", "filled", "hero"]


class Filled(StrEnum):
    """How far an OPD's chapter is filled from sources; the values are the classes of its square."""

    SOURCED = "a"
    PARTLY = "b"
    OPEN = ""


def filled(book: Book, opd: Opd) -> Filled:
    """Sourced figures of its own count in full; only duties, programmes or applications in part."""
    if any(metric.observations for metric in book.metrics_of(opd.id)):
        return Filled.SOURCED
    owners = {p.owner for p in book.programmes.values()} | {a.owner for a in book.applications.values()}
    if opd.duties or opd.id in owners:
        return Filled.PARTLY
    return Filled.OPEN


_DOORS = (
    ("dimensi", "indikator/", "Saya warga", "Lihat kota ini sampai di mana"),
    (None, "opd/", "Saya dari OPD", "Buka bab kami dan isi yang kosong"),
    ("penilai", "indikator/", "Saya penilai", "Periksa indikator dan buktinya"),
)
"""A word in the title of the first page's own section, where to go without one, who stands before the door, and what
is behind it."""
# Hills and sea by our own hand: one ornament, on this page only.
_HILLS = Html(
    '<svg class="mp-hills" viewBox="0 0 400 60" preserveAspectRatio="none" aria-hidden="true">'
    '<path class="h1" d="M0 34C30 22 52 8 78 14c24 5 36 20 62 12 28-9 44-24 70-20 30 5 40 22 70 18 34-5 62-22 '
    '120-16v52H0z"/><path class="h2" d="M0 46c40-14 70-18 104-10 40 9 66 8 100-2 40-12 78-6 110 4 34 10 58 4 '
    '86-2v24H0z"/><path class="h3" d="M0 54c50-8 100-6 150-3s90 4 140-1 80-4 110-1v11H0z"/></svg>'
)


def hero(view: View, title: str, lead: str, sections: Mapping[str, str]) -> Html:
    """The head of the first page: title, one sentence, a square for each living OPD, three doors.

    :param sections: titles of the page's own sections, each with its anchor.

    Whole pieces, never a percentage: what is filled and sourced is not thereby checked.
    """
    book = view.book
    states = sorted((filled(book, opd) for opd in book.living_opds), key=list(Filled).index)
    checked = [o for o in book.living_opds if o.chapter_state in {ChapterState.REVIEWED, ChapterState.APPROVED}]
    sentence = f"{states.count(Filled.SOURCED)} dari {len(states)} OPD"
    squares = joined("", (Html('<i class="{}"></i>').format(s) if s else Html("<i></i>") for s in states))
    vision = book.vision
    eyebrow = f"Smart city {vision.period.key.replace('-', chr(0x2013))}" if vision else "Smart city"
    doors = joined(
        " ",
        (
            Html('<a class="mp-door" href="{}"><b>{}</b> <span>{}</span></a>').format(
                _section(sections, word) or view.url(address), name, words
            )
            for word, address, name, words in _DOORS
        ),
    )
    return Html(
        '<div class="mp-hero"><p class="mp-eyebrow">{eyebrow}</p><h1>{title}</h1><p class="mp-lead">{lead}</p>'
        '<div class="mp-hero__far"><span class="mp-squares mp-squares--opd" role="img" '
        'aria-label="{sentence} sudah punya angka bersumber">{squares}</span>'
        "<b>{sentence}</b> sudah punya angka bersumber. <b>{checked} bab</b> sudah diperiksa OPD-nya. "
        '<a href="{conflicts}">Angka yang berbeda</a> menunggu keputusan.</div>'
        '<div class="mp-doors">{doors}</div>{hills}</div>'
    ).format(
        eyebrow=eyebrow,
        title=title,
        lead=lead,
        sentence=sentence,
        squares=squares,
        checked=len(checked),
        conflicts=view.url("angka-berbeda/"),
        doors=doors,
        hills=_HILLS,
    )


def _section(sections: Mapping[str, str], word: str | None) -> str | None:
    return next((f"#{anchor}" for title, anchor in sections.items() if word and word in title.casefold()), None)


def dimension_list(view: View, dimensions: Iterable[Dimension]) -> Html:
    """The dimensions with their parts and the metric that stands for each, with its period and mark."""
    items = joined("", (_dimension(view, dimension) for dimension in dimensions))
    return Html('<ul class="mp-dims">{}</ul>').format(items) if items else nothing("dimensi")


def _dimension(view: View, dimension: Dimension) -> Html:
    metric = view.book.metrics.get(dimension.highlight or "")
    return Html('<li><a href="{}">{}</a><p class="mp-small">{}</p>{}</li>').format(
        view.dimension_url(dimension.id),
        dimension.name,
        ", ".join(part.name[:1].lower() + part.name[1:] for part in dimension.parts),
        _highlight(view, metric) if metric else "",
    )


def _highlight(view: View, metric: Metric) -> Html:
    rows = metric.latest()
    if not rows:
        return Html("")
    mark = prose_mark(marks_of(view, metric, *rows))
    doubtful = mark in {Mark.DISPUTED, Mark.INCOMPARABLE}
    values = joined(" atau ", (written(view, metric, voice[0].quantity, short=True) for voice in voices(view, rows)))
    return Html('<p class="v">{}<br><a href="{}">{}</a><br>({}) {}</p>').format(
        values,
        # All answers stand at the top of the page, only one of them in the row.
        view.metric_url(metric, None if doubtful else rows[0]),
        metric.name,
        figure_period(rows[0]),
        flag(mark, words=True) if mark else "",
    )
