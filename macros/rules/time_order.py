"""Times that cannot be: a target before its baseline, an end before its start, a figure of a time to come."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from ..book.model import Book, Metric, Observation, PeriodKind
from ..findings import Finding, Severity
from ..indonesian import format_date, format_period
from ..readings import OR
from .base import Rule, Subject

__all__ = ["RULE"]


def check(subject: Subject) -> Iterator[Finding]:
    """Targets against baselines, starts against ends, figures against the day of their source."""
    today = dt.date.today()
    for metric in subject.metrics:
        base = metric.baseline_year
        whole_city = {o.period.key for o in metric.observations if o.part == (None, None)}
        if base is not None and str(base) not in whole_city:
            years = ", ".join(dict.fromkeys(o.period.key for o in metric.observations)) or "belum ada"
            message = f"Kondisi awal {base} tidak ada di bawah angka. Periode yang ada: {years}."
            known = sorted(key for key in whole_city if key.isdigit())[-3:]
            mend = OR.join(f"tahun_dasar: {year}" for year in known) or "hapus tahun_dasar sampai angkanya ada"
            yield Finding("kondisi-awal-tidak-ada", metric.place, message, mend)
        for target in metric.targets:
            if base is not None and target.period.end and target.period.end.year <= base:
                message = f"Target {format_period(target.period)} tidak sesudah kondisi awal {base}."
                yield Finding("target-sebelum-kondisi-awal", target.place, message, f"periode: sesudah {base}")
        for row in metric.observations:
            since = row.since
            if since and since.start and row.period.end and since.start > row.period.end:
                message = f"Awal hitungan {format_period(since)} sesudah akhirnya, {format_period(row.period)}."
                yield Finding("waktu-terbalik", row.place, message, f"sejak: {row.period.key[:4]}-01")
            else:
                yield from _too_early(row, subject.book, today)
        yield from _days_in_years(metric)
    for programme in subject.book.programmes.values():
        start, end = programme.start, programme.end
        if start and end and start.start and end.end and start.start > end.end:
            message = f"Program selesai ({format_period(end)}) sebelum mulai ({format_period(start)})."
            yield Finding("waktu-terbalik", programme.place, message, "mulai lebih dahulu daripada selesai")


def _too_early(row: Observation, book: Book, today: dt.date) -> Iterator[Finding]:
    """A figure whose time had not begun when its source appeared, or has not begun yet: nobody observed it."""
    began = (row.since.start if row.since else None) or row.period.start
    source = book.sources.get(row.source)
    published = source.published.end if source and source.published else None
    if began is None or began <= min(published or today, today):
        return
    period = format_period(row.period)
    message = f"{period} belum mulai, jadi belum ada yang menghitungnya."
    if published is not None and published <= today:
        message = f"Sumbernya terbit paling lambat {format_date(published)}, sebelum {period} mulai."
    mend = "periksa tahunnya; bila ini janji atau perkiraan ke depan, pindahkan ke bawah target:"
    yield Finding("angka-masa-depan", row.place, message, mend)


def _days_in_years(metric: Metric) -> Iterator[Finding]:
    """A figure of a year's last day beside another source's figure of that year: perhaps one question, two answers.

    A count at a day and a count of a year differ much where it is a flow; a stock is nearly the same.
    """
    if not metric.comparable:
        return
    rows = [row for row in metric.current() if row.since is None and not row.quantity.is_range]
    years = {(row.period.end, row.part): row for row in rows if row.period.kind is PeriodKind.YEAR}
    for row in rows:
        year = years.get((row.period.end, row.part)) if row.period.kind is PeriodKind.DAY else None
        if year is None or row.note or row.counted or year.counted:
            continue
        low, high = sorted((row.quantity.value, year.quantity.value))
        if row.source != year.source and low != high and high <= 2 * low:
            message = (
                f"Baris {year.place.line} menyebut angka lain untuk seluruh {format_period(year.period)}. "
                "Apakah keduanya menjawab hal yang sama?"
            )
            same = f"periode: {year.period.key}, dengan berbeda_dengan: {year.source}"
            mend = f"{same}; bila memang lain, jelaskan di catatan: …"
            yield Finding("periode-beririsan", row.place, message, mend, Severity.WARNING)


RULE = Rule(
    {
        "angka-masa-depan": "Angka untuk masa yang belum mulai, atau sesudah sumbernya terbit.",
        "periode-beririsan": "Angka akhir tahun di samping angka tahun itu dari sumber lain (peringatan).",
        "kondisi-awal-tidak-ada": "Tahun dasar tanpa angka.",
        "target-sebelum-kondisi-awal": "Target yang tidak sesudah kondisi awalnya.",
        "waktu-terbalik": "Akhir sebelum awal.",
    },
    check,
)
