"""A metric's series as a drawing: SVG in the page, beside the table of the same numbers.

Drawn as the art direction asks: flat, labels at the points, three grid lines, no legend; targets as open
diamonds, disagreeing figures as open squares with ≠. Colours stand as classes for the screen and as attributes
for paper. The drawing says in words what it shows, and where its axis starts.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal

from ..book.differences import is_disputed, is_replaced, shares_slot
from ..book.model import Amount, Figure, Metric, Observation, Target, UnitDisplay
from ..indonesian import format_amount, format_decimal, format_period
from .base import Html, View
from .parts import joined, unit_of

__all__ = ["series_chart"]

WIDTH, HEIGHT = 400, 234
LEFT, RIGHT, TOP, BOTTOM = 52, 384, 30, 196
_LABEL_GAP = 34
"""Labels nearer than this many units would run into one another."""


@dataclass(frozen=True, slots=True)
class _Point:
    row: Figure
    x: float
    y: float
    label: str
    apart: str = ""
    """Why it stands beside another figure of its slot; empty where it stands alone."""


def series_chart(view: View, metric: Metric) -> Html:
    """The whole city's series with its targets; nothing where fewer than two points in time were observed.

    Cumulative figures and ranges are left to the table: a point would say of them what they do not say.
    """
    rows = [r for r in metric.current() if _drawable(r)] + [t for t in metric.targets if _drawable(t)]
    if len({row.period.end for row in rows if isinstance(row, Observation)}) < 2:
        return Html("")
    ticks = _ticks([row.quantity.value for row in rows])
    points = _points(metric, rows, ticks)
    line = [p for p in points if isinstance(p.row, Observation) and not p.apart] if metric.comparable else []
    name = view.next_id("c")
    return Html(
        '<figure class="mp-chart"><figcaption>{title} <small>{subtitle}</small></figcaption>'
        '<svg viewBox="0 0 {width} {height}" role="img" aria-labelledby="{name}" data-search-exclude="">'
        '<title id="{name}">{words}</title>'
        "{grid}{years}{line}{points}</svg></figure>"
    ).format(
        title=metric.name,
        subtitle=_subtitle(view, metric, rows, ticks),
        width=WIDTH,
        height=HEIGHT,
        name=name,
        words=_words(points),
        grid=joined("", (_grid(tick, ticks) for tick in ticks)),
        years=_years(points),
        line=_line(line),
        points=joined("", [*map(_mark, points), *_labels(points)]),
    )


def _drawable(row: Figure) -> bool:
    cumulative = isinstance(row, Observation) and row.since is not None
    return row.period.is_named and row.part == (None, None) and not row.quantity.is_range and not cumulative


def _ticks(values: Sequence[Decimal]) -> list[Decimal]:
    """Three or four round values that hold all figures between them."""
    low, high = min(values), max(values)
    span = (high - low) or max(abs(high), Decimal(1))
    step = Decimal(1).scaleb((span / 2).adjusted())
    step *= next(factor for factor in (1, 2, 5, 10) if span / (step * factor) <= 3)
    first = (low / step).to_integral_value(ROUND_FLOOR) * step
    last = (high / step).to_integral_value(ROUND_CEILING) * step
    count = int((last - first) / step) or 1
    return [first + step * number for number in range(count + 1)]


def _points(metric: Metric, rows: Sequence[Figure], ticks: Sequence[Decimal]) -> list[_Point]:
    days = [_day(row) for row in rows]
    first, last = min(days), max(days)
    placed = [
        _Point(
            row,
            LEFT + 14 + (RIGHT - LEFT - 28) * ((day - first) / max(1, last - first)),
            _height(row.quantity.value, ticks),
            _short(row.quantity.low),
            _apart(metric, row),
        )
        for row, day in zip(rows, days, strict=True)
    ]
    return sorted(placed, key=lambda p: (p.x, isinstance(p.row, Target)))


def _apart(metric: Metric, row: Figure) -> str:
    if is_replaced(metric, row) or not shares_slot(metric, row):
        return ""
    return "sumber berbeda" if is_disputed(metric, row) else "yang dihitung berbeda"


def _short(amount: Amount) -> str:
    """The figure's label; long money in juta, miliar, triliun (exact in the table below)."""
    text = format_amount(amount)
    return text if len(text) <= 9 else _million(amount.value)


def _day(row: Figure) -> int:
    """The middle of the period, so that a year's figure stands between those of its months."""
    start, end = row.period.start or dt.date.min, row.period.end or dt.date.min
    return (start.toordinal() + end.toordinal()) // 2


def _height(value: Decimal, ticks: Sequence[Decimal]) -> float:
    share = (value - ticks[0]) / (ticks[-1] - ticks[0])
    return BOTTOM - float(share) * (BOTTOM - TOP)


def _subtitle(view: View, metric: Metric, rows: Sequence[Figure], ticks: Sequence[Decimal]) -> str:
    unit = unit_of(view, metric)
    years = sorted({row.period.end.year for row in rows if row.period.end})
    span = f"{years[0]}\u2013{years[-1]}" if years[0] != years[-1] else str(years[0])
    name = "" if unit.display is UnitDisplay.HIDDEN else f"{unit.name}, "
    start = f" Sumbu tegak dimulai dari {format_decimal(ticks[0].normalize())}." if ticks[0] else ""
    words = f"{name}{span}.{start}"
    return words[:1].upper() + words[1:]


def _words(points: Sequence[_Point]) -> str:
    said = []
    for point in points:
        kind = "target " if isinstance(point.row, Target) else ""
        other = f", {point.apart}" if point.apart else ""
        said.append(f"{point.label} ({kind}{format_period(point.row.period)}{other})")
    return "; ".join(said)


# --- drawing -----------------------------------------------------------------------------------------------


def _grid(tick: Decimal, ticks: Sequence[Decimal]) -> Html:
    y = f"{_height(tick, ticks):.1f}"
    shown = format_decimal(tick.normalize()) if abs(tick) < 10**6 else _million(tick)
    return Html(
        '<path class="grid" stroke="#dcd9cd" d="M{left} {y}H{right}"/>'
        '<text class="q" fill="#50606a" x="{at}" y="{below}" text-anchor="end">{shown}</text>'
    ).format(left=LEFT, right=RIGHT, y=y, at=LEFT - 6, below=f"{float(y) + 4:.1f}", shown=shown)


def _million(number: Decimal) -> str:
    """``924,17 M`` (jt, M, T: juta, miliar, triliun), at most two decimals."""
    scales = ((12, "T"), (9, "M"), (6, "jt"))
    power, word = next(((p, w) for p, w in scales if abs(number) >= Decimal(10) ** p), (0, ""))
    digits = number.scaleb(-power).quantize(Decimal("0.01")).normalize()
    return f"{format_decimal(digits)} {word}".strip()


def _years(points: Sequence[_Point]) -> Html:
    shown: list[Html] = []
    last = -100.0
    seen: set[int] = set()
    for point in points:
        year = point.row.period.end.year if point.row.period.end else 0
        if year in seen or point.x - last < _LABEL_GAP:
            continue
        seen.add(year)
        last = point.x
        text = '<text class="q" fill="#50606a" x="{}" y="{}" text-anchor="middle">{}</text>'
        shown.append(Html(text).format(f"{point.x:.1f}", HEIGHT - 12, year))
    return joined("", shown)


def _line(points: Sequence[_Point]) -> Html:
    if len(points) < 2:
        return Html("")
    path = "L".join(f"{p.x:.1f} {p.y:.1f}" for p in points)
    return Html('<path class="s" fill="none" stroke="#0b4f63" stroke-width="2.5" d="M{}"/>').format(path)


def _mark(point: _Point) -> Html:
    x, y = f"{point.x:.1f}", f"{point.y:.1f}"
    if isinstance(point.row, Target):
        diamond = '<path class="t" fill="#fff" stroke="#2c6647" stroke-width="2.2" d="M{x} {top}l7 7-7 7-7-7z"/>'
        return Html(diamond).format(x=x, top=f"{point.y - 7:.1f}")
    if point.apart:
        square = '<rect class="x" fill="#fff" stroke="#74336b" stroke-width="2.2" x="{}" y="{}" {}/>'
        size = Html('width="10" height="10"')
        return Html(square).format(f"{point.x - 5:.1f}", f"{point.y - 5:.1f}", size)
    return Html('<circle class="d" fill="#0b4f63" cx="{}" cy="{}" r="5"/>').format(x, y)


_Box = tuple[float, float, float, float]


def _labels(points: Sequence[_Point]) -> list[Html]:
    """Values at their points; one that finds no free place is left to the table and the title."""
    shown: list[Html] = []
    targets = [p for p in points if isinstance(p.row, Target)]
    named = targets if len(targets) <= 3 else targets[-1:]  # the word again and again would crowd out the numbers
    taken = [(p.x - 6, p.y - 6, p.x + 6, p.y + 6) for p in points]
    for point in points:
        text = ("\u2260 " if point.apart else "") + point.label
        for words in (f"target {text}", text) if point in named else (text,):
            free = _free_place(point, words, taken)
            if free:
                at, y, box = free
                taken.append(box)
                shown.append(_label(point, words, at, y))
                break
    return shown


def _free_place(point: _Point, text: str, taken: Sequence[_Box]) -> tuple[float, float, _Box] | None:
    """Where a label fits beside its point: above, below, or to the right."""
    half = 3.5 * len(text)
    x = min(max(point.x, LEFT - 4 + half), WIDTH - half - 2)  # clear of the axis' own labels
    for at, y in ((x, point.y - 11), (x, point.y + 21), (point.x + half + 11, point.y + 4)):
        box = (at - half, y - 11, at + half, y + 2)
        if at + half <= WIDTH and box[1] >= 2 and box[3] < HEIGHT - 22 and not any(_meet(box, b) for b in taken):
            return at, y, box
    return None


def _meet(one: _Box, other: _Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def _label(point: _Point, text: str, x: float, y: float) -> Html:
    kind, colour = ("tt", "#2c6647") if isinstance(point.row, Target) else ("", "#18252c")
    if point.apart:
        kind, colour = "xt", "#74336b"
    return Html('<text class="b {}" fill="{}" font-weight="600" x="{}" y="{}" text-anchor="middle">{}</text>').format(
        kind, colour, f"{x:.1f}", f"{y:.1f}", text
    )
