"""Finds what a call names; what it names wrongly becomes a :class:`CallProblem` with the corrected call."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import TypeVar

from ..book.model import Book, Breakdown, Figure, Metric, Observation, Period
from ..findings import nearest
from ..readings import PERIOD_FORMS, Unreadable, read_period
from .registry import CallProblem

__all__ = [
    "Named", "Part", "call", "find_area", "find_breakdown", "find_metric", "find_part", "find_period",
    "find_record", "need_text", "no_figure", "period_argument",
]  # fmt: skip

LIKE = 0.6
"""Records less alike than this are not proposed: a wrong id that exists is worse than none."""

Part = tuple[str | None, Breakdown | None]
Named = TypeVar("Named")


# --- calls as text -----------------------------------------------------------------------------------------


def call(name: str, *args: object, **named: object) -> str:
    """A call as an author types it, without its braces; arguments that are None are left out."""
    given = [_literal(a) for a in args if a is not None]
    given += [f"{key}={_literal(value)}" for key, value in named.items() if value is not None]
    return f"{name}({', '.join(given)})"


def _literal(value: object) -> str:
    return str(value) if isinstance(value, int) else '"' + str(value).replace('"', "'") + '"'


def period_argument(period: Period) -> int | str:
    """A period as an argument: a year as a number, else its short form."""
    return int(period.key) if re.fullmatch(r"\d{4}", period.key) else period.key


def need_text(macro: str, parameter: str, value: object, example: str) -> str:
    """The argument, if it is text.

    :param example: a call that is written well.
    """
    if isinstance(value, str):
        return value
    message = f"Argumen “{parameter}” pada “{macro}” harus teks dalam tanda kutip."
    raise CallProblem("argumen-salah", message, example)


# --- records -----------------------------------------------------------------------------------------------


def find_record(macro: str, kind: str, records: Mapping[str, Named], id: object, named: str = "") -> Named:
    """The record with this id.

    :param kind: the kind's Indonesian name; the finding's code is ``<kind>-tidak-dikenal``.
    :param named: the parameter that carries the id; empty where it is the first.
    """
    if isinstance(id, str) and id in records:
        return records[id]
    near = nearest(str(id), records, floor=LIKE)

    def mend(word: str) -> str:
        return call(macro, **{named: word}) if named else call(macro, word)

    text = need_text(macro, named or "id", id, mend(near[0]) if near else mend("id"))
    listed = ", ".join(_with_name(records[word], word) for word in near)
    title = "OPD" if kind == "opd" else kind.capitalize()
    message = f"{title} “{text}” tidak dikenal."
    if near:
        message += f" Yang mirip: {listed}."
    instead = mend(near[0]) if near else f"id {title if kind == 'opd' else kind} yang ada; carilah namanya di buku ini"
    raise CallProblem(f"{kind}-tidak-dikenal", message, instead)


def _with_name(record: object, id: str) -> str:
    name = "" if isinstance(record, str) else getattr(record, "name", None) or getattr(record, "title", None)
    return f"{id} ({name})" if name and name != id else id


def find_metric(book: Book, macro: str, id: object, *rest: object, **named: object) -> Metric:
    """The metric with this id.

    :param rest: the other arguments of the call, for the corrected one.
    """
    try:
        return find_record(macro, "indikator", book.metrics, id)
    except CallProblem as problem:
        near = nearest(str(id), book.metrics, floor=LIKE)
        if not near:
            raise
        mend = call(macro, near[0], *rest, **named)
        raise CallProblem(problem.code, problem.message, mend) from None


# --- periods -----------------------------------------------------------------------------------------------


def find_period(macro: str, metric: Metric, written: object, **named: object) -> Period:
    """The period that an argument names: a year, or text in any form that figures may carry.

    :param named: the other arguments of the call, for the corrected one.
    """
    if not isinstance(written, str | int):
        message = "Periode ditulis sebagai tahun atau teks dalam tanda kutip."
        raise CallProblem("argumen-salah", message, call(macro, metric.id, 2024, **named))
    period = read_period(str(written))
    if not isinstance(period, Unreadable):
        return period
    better = read_period(period.mend)
    if isinstance(better, Unreadable):
        raise CallProblem(period.code, period.message, period.mend if period.is_hint else PERIOD_FORMS)
    raise CallProblem(period.code, period.message, call(macro, metric.id, period_argument(better), **named))


def no_figure(macro: str, metric: Metric, period: Period | None, rows: Sequence[Figure], part: Part) -> CallProblem:
    """Why a metric has nothing for a period, with the periods that it has.

    :param period: what the call names; None where it names none, so that only other parts have figures.
    :param rows: all figures of the kind that the call asks for, of all parts.
    """
    named = _part_words(part)
    of_part = [row for row in rows if row.part == part]
    within = [row for row in rows if row.part != part and part[0] in {None, row.area}]
    at_period = [row for row in within if period and row.period.key == period.key]
    if period is None or not of_part or (part == (None, None) and at_period):
        return _needs_part(macro, metric, at_period or within, period if at_period else None)
    known = list(dict.fromkeys(row.period.key for row in sorted(of_part, key=lambda r: r.period.order)))
    listed = ", ".join(known) if len(known) <= 12 else f"…, {', '.join(known[-12:])}"
    is_target = bool(rows) and not isinstance(rows[0], Observation)
    code = "target-tidak-ada" if is_target else "periode-tidak-ada"
    what = "target" if is_target else "angka"
    message = f"“{metric.name}” tidak mempunyai {what} untuk {period.key}. Yang ada: {listed}."
    if not is_target and metric.targets_at(period, *part):
        message += f" Untuk {period.key} hanya ada target."
        return CallProblem(code, message, call("target", metric.id, period_argument(period), **named))
    closest = min(of_part, key=lambda r: _distance(r.period, period)).period
    return CallProblem(code, message, call(macro, metric.id, period_argument(closest), **named))


def _distance(one: Period, other: Period) -> int:
    if one.end is None or other.end is None:
        return 10**6
    return abs((one.end - other.end).days)


def _part_words(part: Part) -> dict[str, str | None]:
    return {"wilayah": part[0], "rincian": part[1].key if part[1] else None}


def _needs_part(macro: str, metric: Metric, rows: Sequence[Figure], period: Period | None) -> CallProblem:
    """The whole has no figure, but its parts (``rows``) have."""
    parts = list(dict.fromkeys(row.part for row in rows))
    when = f" untuk {period.key}" if period else ""
    listed = "; ".join(map(_describe, parts[:12])) + ("; …" if len(parts) > 12 else "")
    message = f"“{metric.name}” hanya mempunyai angka menurut rincian{when}: {listed}."
    argument = period_argument(period) if period else None
    return CallProblem("perlu-rincian", message, call(macro, metric.id, argument, **_part_words(parts[0])))


def _describe(part: Part) -> str:
    return ", ".join(f'{name}="{word}"' for name, word in _part_words(part).items() if word)


# --- parts -------------------------------------------------------------------------------------------------


def find_area(
    book: Book, macro: str, metric: Metric, wilayah: object, rows: Iterable[Figure], period: object = None
) -> str | None:
    """The kecamatan that an argument names, if the metric has any figure for it.

    :param period: as the call names it, for the corrected one.
    """
    if wilayah is None:
        return None
    known = list(dict.fromkeys(row.area for row in rows if row.area))
    near = nearest(str(wilayah), known or book.districts)
    mend = call(macro, metric.id, period, wilayah=near[0] if near else None)
    text = need_text(macro, "wilayah", wilayah, mend)
    if text in known:
        return text
    if not known:
        message = f"“{metric.name}” tidak mempunyai angka menurut wilayah."
        raise CallProblem("wilayah-tidak-dikenal", message, call(macro, metric.id, period))
    what = "tidak mempunyai angka untuk wilayah ini" if text in book.districts else "wilayah ini tidak dikenal"
    message = f"“{metric.name}”, wilayah “{text}”: {what}. Yang ada: {', '.join(known)}."
    raise CallProblem("wilayah-tidak-dikenal", message, mend)


def find_breakdown(
    macro: str, metric: Metric, rincian: object, area: str | None, rows: Iterable[Figure], period: object = None
) -> Breakdown | None:
    """The part that an argument names by its key, whatever its kind.

    :param period: as the call names it, for the corrected one.
    """
    if rincian is None:
        return None
    known: dict[str, Breakdown] = {}
    for row in rows:
        if row.breakdown and row.area == area:
            known.setdefault(row.breakdown.key, row.breakdown)
    near = nearest(str(rincian), known)
    mend = call(macro, metric.id, period, wilayah=area, rincian=near[0] if near else None)
    text = need_text(macro, "rincian", rincian, mend)
    if text in known:
        return known[text]
    there = f" Yang ada: {', '.join(known)}." if known else " Indikator ini tidak dirinci di situ."
    message = f"“{metric.name}” tidak mempunyai rincian “{text}”.{there}"
    raise CallProblem("rincian-tidak-dikenal", message, mend)


def find_part(
    book: Book,
    macro: str,
    metric: Metric,
    wilayah: object,
    rincian: object,
    rows: Sequence[Figure],
    period: object = None,
) -> Part:
    """Area and breakdown that a call names; (None, None) is the whole city."""
    area = find_area(book, macro, metric, wilayah, rows, period)
    return area, find_breakdown(macro, metric, rincian, area, rows, period)
