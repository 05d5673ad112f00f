"""The words that stand alone on a line: profiles, tables, lists and programme cards."""

from __future__ import annotations

import re
from functools import partial
from typing import Any

from ..book.model import Dimension, Metric, SubDimension
from ..findings import nearest
from ..views.base import View
from ..views.profile import profile
from ..views.programmes import programme_card
from ..views.table import By, breakdown_table, series_table
from .listings import CITY, LISTS, OWNED_BY_CITY, Filters
from .lookup import call, find_area, find_metric, find_period, find_record, need_text, period_argument
from .registry import Answer, CallProblem, Stand, macro

__all__ = ["daftar", "profil", "program", "tabel"]


@macro(Stand.BLOCK)
def profil(view: View, alone: bool, id: str) -> Answer:
    """The profile card of an OPD."""
    return partial(profile, view, find_record("profil", "opd", view.book.opds, id))


@macro(Stand.BLOCK)
def program(view: View, alone: bool, id: str) -> Answer:
    """The card of a programme."""
    return partial(programme_card, view, find_record("program", "program", view.book.programmes, id))


# --- tables of one metric ----------------------------------------------------------------------------------


@macro(Stand.BLOCK)
def tabel(
    view: View,
    alone: bool,
    id: str,
    periode: str | int | None = None,
    *,
    dari: str | int | None = None,
    menurut: str | None = None,
    wilayah: str | None = None,
) -> Answer:
    """A metric's series, or the parts of one period with their sum."""
    metric = find_metric(view.book, "tabel", id, periode, dari=dari, menurut=menurut, wilayah=wilayah)
    area = find_area(view.book, "tabel", metric, wilayah, metric.figures, periode)
    if menurut is not None:
        return _by_parts(view, metric, periode, menurut, area)
    period = None if periode is None else find_period("tabel", metric, periode)
    if period and all(row.period.key != period.key for row in metric.figures):
        raise _no_period(metric, [row.period.key for row in metric.figures], period.key, wilayah=wilayah)
    return partial(series_table, view, metric, period=period, since_year=_year(metric, dari), area=area)


def _year(metric: Metric, dari: object) -> int | None:
    if dari is None:
        return None
    if isinstance(dari, str | int) and re.fullmatch("[12][0-9]{3}", str(dari)):
        return int(dari)
    message = f"dari=“{dari}” bukan tahun."
    raise CallProblem("argumen-salah", message, call("tabel", metric.id, dari=2020))


def _by_parts(view: View, metric: Metric, periode: object, menurut: object, area: str | None) -> Answer:
    kinds: dict[str, By] = {"wilayah": "wilayah", "rincian": "rincian"}
    by = kinds.get(str(menurut))
    if by is None:
        near = "wilayah" if str(menurut) in {"kecamatan", "kelurahan"} else nearest(str(menurut), kinds)[0]
        mend = call("tabel", metric.id, periode, menurut=near)
        message = f"menurut=“{menurut}” tidak dikenal. Yang ada: wilayah, rincian."
        raise CallProblem("argumen-salah", message, mend)
    if by == "wilayah":
        parts = [o for o in metric.current() if o.area and not o.breakdown]
    else:
        parts = [o for o in metric.current() if o.breakdown and o.area == area]
    if not parts:
        message = f"“{metric.name}” tidak mempunyai angka menurut {by}."
        raise CallProblem("rincian-tidak-dikenal", message, call("tabel", metric.id))
    if periode is None:
        period = max(parts, key=lambda o: o.period.order).period
    else:
        period = find_period("tabel", metric, periode)
    if all(row.period.key != period.key for row in parts):
        raise _no_period(metric, [row.period.key for row in parts], period.key, menurut=by, wilayah=area)
    return partial(breakdown_table, view, metric, period, by, area=area)


def _no_period(metric: Metric, keys: list[str], key: str, **named: object) -> CallProblem:
    known = list(dict.fromkeys(keys))
    message = f"“{metric.name}” tidak mempunyai angka untuk {key}. Yang ada: {', '.join(known)}."
    periods = {row.period.key: row.period for row in metric.figures}
    argument = period_argument(periods[known[-1]]) if known else None
    return CallProblem("periode-tidak-ada", message, call("tabel", metric.id, argument, **named))


# --- lists -------------------------------------------------------------------------------------------------


@macro(Stand.BLOCK)
def daftar(
    view: View,
    alone: bool,
    jenis: str,
    *,
    opd: str | None = None,
    dimensi: str | None = None,
    wilayah: str | None = None,
    kecamatan: str | None = None,
    penerbit: str | None = None,
) -> Answer:
    """A list of records of one kind, narrowed by filters."""
    text = need_text("daftar", "jenis", jenis, call("daftar", "program"))
    given = {"opd": opd, "dimensi": dimensi, "wilayah": wilayah, "kecamatan": kecamatan, "penerbit": penerbit}
    given = {name: value for name, value in given.items() if value is not None}
    if text not in LISTS:
        near = nearest(text, LISTS)[0]
        message = f"Daftar “{text}” tidak dikenal. Yang ada: {', '.join(LISTS)}."
        kept = {name: value for name, value in given.items() if name in LISTS[near][0]}
        raise CallProblem("daftar-tidak-dikenal", message, call("daftar", near, **kept))
    takes, make = LISTS[text]
    wrong = next((name for name in given if name not in takes), None)
    if wrong is not None:
        raise _wrong_filter(text, wrong, given, takes)
    return partial(make, view, _filters(view, text, given))


def _wrong_filter(jenis: str, wrong: str, given: dict[str, Any], takes: tuple[str, ...]) -> CallProblem:
    kept = {name: value for name, value in given.items() if name in takes}
    places = {"wilayah", "kecamatan"}
    other = next((name for name in takes if wrong in places and name in places), None)
    if other:
        kept[other] = given[wrong]
    known = f"Yang dapat dipakai: {', '.join(takes)}." if takes else "Daftar ini tidak memakai saringan."
    message = f"Daftar “{jenis}” tidak dapat disaring menurut {wrong}. {known}"
    return CallProblem("saringan-tidak-dikenal", message, call("daftar", jenis, **kept))


def _filters(view: View, jenis: str, given: dict[str, Any]) -> Filters:
    book = view.book

    def find(name: str, kind: str, records: Any) -> Any:
        if name not in given:
            return None
        try:
            return find_record("daftar", kind, records, given[name], name)
        except CallProblem as problem:
            near = nearest(str(given[name]), records)
            mend = call("daftar", jenis, **(given | {name: near[0]})) if near else ""
            raise CallProblem(problem.code, problem.message, mend) from None

    parts: dict[str, Dimension | SubDimension] = dict(book.dimensions)
    for dimension in book.dimensions.values():
        parts.update({f"{dimension.id}/{part.id}": part for part in dimension.parts})
    find("dimensi", "dimensi", parts)
    issuers = {r.issuer: r.issuer for r in book.regulations.values()}
    city = given.get("opd") == CITY and jenis in OWNED_BY_CITY
    return Filters(
        opd=None if city else find("opd", "opd", book.opds),
        city=city,
        dimension=given.get("dimensi"),
        area=find("wilayah", "wilayah", book.districts) or find("kecamatan", "wilayah", book.districts),
        issuer=find("penerbit", "penerbit", issuers),
    )
