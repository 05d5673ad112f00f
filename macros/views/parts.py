"""Pieces that several views are made of: tables, cards, numbers as data, names of parts."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from ..book.model import (
    Amount,
    Breakdown,
    Figure,
    Metric,
    Observation,
    Period,
    PeriodKind,
    Quantity,
    Unit,
    UnitDisplay,
)
from ..indonesian import format_period, format_quantity, format_span
from .base import Html, View

__all__ = [
    "Column", "Fact", "TableRow", "bullets", "canonical", "card", "data", "dimension_link", "figure_period",
    "joined", "metric_link", "nothing", "number", "opd_link", "part_label",
    "sentence", "short_period", "small", "table",
    "unfilled", "unit_head", "unit_of",
]  # fmt: skip

_SHORT_MONTHS = (
    "Jan.", "Feb.", "Mar.", "Apr.", "Mei", "Juni", "Juli", "Agt.", "Sep.", "Okt.", "Nov.", "Des.",
)  # fmt: skip


# --- words -------------------------------------------------------------------------------------------------


def short_period(period: Period) -> str:
    """A date as tables write it: ``24 Nov. 2026``; other periods in full."""
    if period.kind is PeriodKind.DAY and period.start:
        return f"{period.start.day} {_SHORT_MONTHS[period.start.month - 1]} {period.start.year}"
    return format_period(period)


def figure_period(row: Figure) -> str:
    """The period of a figure in words, a cumulative one with its beginning."""
    return format_span(row.period, row.since) if isinstance(row, Observation) else format_period(row.period)


def part_label(view: View, area: str | None, breakdown: Breakdown | None) -> str:
    """What a figure speaks of: ``Kecamatan Pauh``, ``Dinkes``, ``dump truck``; empty for the whole city."""
    words = []
    if area:
        district = view.book.districts.get(area)
        words.append(f"Kecamatan {district.name}" if district else area)
    if breakdown:
        words.append(_breakdown_label(view, breakdown))
    return ", ".join(words)


def _breakdown_label(view: View, breakdown: Breakdown) -> str:
    if breakdown.kind == "opd" and (opd := view.book.opds.get(breakdown.key)):
        return opd.label
    if breakdown.kind == "unit" and (puskesmas := view.book.puskesmas.get(breakdown.key)):
        return f"Puskesmas {puskesmas.name}"
    return breakdown.key


def sentence(text: str) -> str:
    """The text closed by a full stop, unless it closes itself."""
    text = text.rstrip(" :")
    return text if text.endswith((".", "?", "!")) else f"{text}."


# --- inline ------------------------------------------------------------------------------------------------


def joined(separator: str, pieces: Iterable[Html | str]) -> Html:
    """The pieces that hold anything, with the separator between them."""
    return Html.escape(separator).join(piece for piece in pieces if piece)


def small(text: Html | str) -> Html:
    """Text of second rank."""
    return Html('<span class="mp-small">{}</span>').format(text)


def unfilled(words: str = "belum diisi") -> Html:
    """The mark of a field that nobody has filled."""
    sign = Html('<i aria-hidden="true" data-search-exclude="">–</i>')
    return Html('<span class="mp-flag mp-flag--belum">{}{}</span>').format(sign, words)


def nothing(what: str) -> Html:
    """The calm sentence in place of an empty list."""
    return Html('<p class="mp-small">Belum ada {} yang tercatat.</p>').format(what)


def opd_link(view: View, id: str) -> Html:
    """The OPD's name, linked to its chapter."""
    opd = view.book.opds.get(id)
    return Html('<a href="{}">{}</a>').format(view.opd_url(id), opd.name) if opd else Html.escape(id)


# --- numbers -----------------------------------------------------------------------------------------------


def unit_of(view: View, metric: Metric) -> Unit:
    """The metric's unit; one that the book does not know (a finding of its own) stands as it is written."""
    return view.book.units.get(metric.unit) or Unit(metric.unit, whole=False, additive=False)


def _plain(amount: Amount) -> str:
    return format(amount.value, "f")


def canonical(quantity: Quantity) -> str:
    """The value for machines: plain decimals with a dot, both ends of a range parted by a slash."""
    return _plain(quantity.low) + (f"/{_plain(quantity.high)}" if quantity.high else "")


def data(quantity: Quantity, shown: str, *, made: bool = False) -> Html:
    """A number with its value for machines.

    :param made: computed here from figures of the book; marked, so that it is never taken for a figure.
    """
    kind = Html(' class="mp-made"') if made else ""
    return Html('<data value="{}"{}>{}</data>').format(canonical(quantity), kind, shown)


def number(quantity: Quantity, *, made: bool = False) -> Html:
    """A number as tables show it: as its source writes it, without its unit."""
    return data(quantity, format_quantity(quantity, Unit("", whole=False, additive=False))[0], made=made)


def unit_head(unit: Unit) -> str:
    """A unit as the head of a column: ``%``, ``Ton per hari``; ``Nilai`` where the unit is not shown."""
    money = unit.display is UnitDisplay.RUPIAH
    named = unit.name if money else format_quantity(Quantity(Amount(Decimal(0))), unit)[1]
    if named == "persen":
        return "%"
    return named[:1].upper() + named[1:] if named else "Nilai"


# --- blocks ------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Fact:
    """One field of a card.

    :param value: None where nobody has filled it: the field stays and says so.
    :param wide: takes the whole width of a card with two columns.
    """

    name: str
    value: Html | str | None
    wide: bool = False


def card(
    facts: Iterable[Fact],
    *,
    two: bool = False,
    head: Html | str = "",
    kind: str = "",
    anchor: str | None = None,
) -> Html:
    """An index card.

    :param two: two columns of fields on wide screens.
    :param head: a block above the fields.
    :param kind: a further class.
    :param anchor: the card's id.
    """
    rows = joined("", (_fact(fact) for fact in facts))
    classes = joined(" ", ("mp-card", "mp-card--two" if two else "", kind))
    id = Html(' id="{}"').format(anchor) if anchor else ""
    return Html('<div class="{}"{}>{}<dl>{}</dl></div>').format(classes, id, head, rows)


def _fact(fact: Fact) -> Html:
    wide = Html(' class="w"') if fact.wide else ""
    value = unfilled() if fact.value is None else fact.value
    return Html("<dt{wide}>{name}</dt><dd{wide}>{value}</dd>").format(wide=wide, name=fact.name, value=value)


def bullets(items: Iterable[Html | str]) -> Html | None:
    """A list; a single item stands alone, without a bullet; None where there is nothing to list."""
    kept = [item for item in items if item]
    if len(kept) <= 1:
        return Html.escape(kept[0]) if kept else None
    return Html("<ul>{}</ul>").format(joined("", (Html("<li>{}</li>").format(item) for item in kept)))


def dimension_link(view: View, reference: str, source: Html | str | None = None) -> Html:
    """A dimension with its part; without a source it is our own grouping, and says so.

    :param source: who put the record there.
    """
    whole = reference.partition("/")[0]
    if whole not in view.book.dimensions:
        return Html.escape(reference)
    name = view.book.dimensions[whole].name
    rest = view.book.dimension_label(reference).removeprefix(name)
    told = small(Html("({})").format(source or "pengelompokan penyusun"))
    return Html('<a href="{}">{}</a>{} {}').format(view.dimension_url(reference), name, rest, told)


def metric_link(view: View, id: str) -> Html:
    """A metric by id; one that is not known (a finding of its own) stands as its id."""
    metric = view.book.metrics.get(id)
    return Html('<a href="{}">{}</a>').format(view.metric_url(metric), metric.name) if metric else Html.escape(id)


@dataclass(frozen=True, slots=True)
class Column:
    """A column's head; numbers stand right."""

    title: str
    numeric: bool = False


@dataclass(frozen=True, slots=True)
class TableRow:
    """The cells of a row; the first is its head.

    :param anchor: the row's id.
    :param kind: classes of the row (``is-now``).
    """

    cells: Sequence[Html | str]
    anchor: str | None = None
    kind: str = ""


def table(view: View, caption: Html | str, columns: Sequence[Column], rows: Iterable[TableRow], kind: str = "") -> Html:
    """A table that scrolls within itself on narrow screens, its caption outside and naming both.

    Up to three columns fit on a phone and do not scroll. The scroller is a group, not a region: a chapter has many
    tables, some of one name, and each region would be a landmark.

    :param kind: a further class of the table.
    """
    name = view.next_id("t")
    classes = joined(" ", ("mp-t", "mp-t--slim" if len(columns) <= 3 else "", kind))
    heads = joined("", (_cell("th", c.title, c, ' scope="col"') for c in columns))
    body = joined("", (_row(row, columns) for row in rows))
    return Html(
        '<p class="mp-cap" id="{name}">{caption}</p>'
        '<div class="mp-scroll" tabindex="0" role="group" aria-labelledby="{name}">'
        '<table class="{classes}" aria-labelledby="{name}"><thead><tr>{heads}</tr></thead>'
        "<tbody>{body}</tbody></table></div>"
    ).format(name=name, caption=caption, classes=classes, heads=heads, body=body)


def _row(row: TableRow, columns: Sequence[Column]) -> Html:
    anchor = Html(' id="{}"').format(row.anchor) if row.anchor else ""
    kind = Html(' class="{}"').format(row.kind) if row.kind else ""
    cells = [
        _cell("td" if place else "th", cell, column, "" if place else ' scope="row"')
        for place, (cell, column) in enumerate(zip(row.cells, columns, strict=True))
    ]
    return Html("<tr{}{}>{}</tr>").format(anchor, kind, joined("", cells))


def _cell(tag: str, content: Html | str, column: Column, scope: str) -> Html:
    numeric = Html(' class="n"') if column.numeric else ""
    return Html("<{tag}{scope}{numeric}>{content}</{tag}>").format(
        tag=Html(tag), scope=Html(scope), numeric=numeric, content=content
    )
