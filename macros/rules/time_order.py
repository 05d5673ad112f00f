"""Times that cannot be: a target before its baseline, an end before its start."""

from __future__ import annotations

from collections.abc import Iterator

from ..findings import Finding
from ..indonesian import format_period
from .base import Rule, Subject

__all__ = ["RULE"]


def check(subject: Subject) -> Iterator[Finding]:
    """Targets against baselines, starts against ends."""
    for metric in subject.metrics:
        base = metric.baseline_year
        whole_city = {o.period.key for o in metric.observations if o.part == (None, None)}
        if base is not None and str(base) not in whole_city:
            years = ", ".join(dict.fromkeys(o.period.key for o in metric.observations)) or "belum ada"
            message = f"Kondisi awal {base} tidak ada di bawah angka. Periode yang ada: {years}."
            yield Finding("kondisi-awal-tidak-ada", metric.place, message, "tahun_dasar: tahun yang ada di bawah angka")
        for target in metric.targets:
            if base is not None and target.period.end and target.period.end.year <= base:
                message = f"Target {format_period(target.period)} tidak sesudah kondisi awal {base}."
                yield Finding("target-sebelum-kondisi-awal", target.place, message, f"periode: sesudah {base}")
        for row in metric.observations:
            since = row.since
            if since and since.start and row.period.end and since.start > row.period.end:
                message = f"Awal hitungan {format_period(since)} sesudah akhirnya, {format_period(row.period)}."
                yield Finding("waktu-terbalik", row.place, message, f"sejak: {row.period.key[:4]}-01")
    for programme in subject.book.programmes.values():
        start, end = programme.start, programme.end
        if start and end and start.start and end.end and start.start > end.end:
            message = f"Program selesai ({format_period(end)}) sebelum mulai ({format_period(start)})."
            yield Finding("waktu-terbalik", programme.place, message, "mulai lebih dahulu daripada selesai")


RULE = Rule(
    {
        "kondisi-awal-tidak-ada": "Tahun dasar tanpa angka.",
        "target-sebelum-kondisi-awal": "Target yang tidak sesudah kondisi awalnya.",
        "waktu-terbalik": "Akhir sebelum awal.",
    },
    check,
)
