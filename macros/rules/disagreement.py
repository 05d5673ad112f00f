"""Sources that disagree: they must say so, with whom, and a decision must decide something."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ..book.model import Book, Certainty, Figure, Metric, Observation, SourceKind
from ..findings import Finding, Severity
from ..indonesian import format_period
from .base import Rule, Subject

__all__ = ["RULE"]


def check(subject: Subject) -> Iterator[Finding]:
    for metric in subject.metrics:
        yield from _rows(metric.observations)
        yield from _rows(metric.targets)
        yield from _revisions(metric)
        yield from _decisions(metric)
        yield from _certainty(metric, subject.book)
        yield from _undecided(metric)


def _rows(rows: Sequence[Figure]) -> Iterator[Finding]:
    first_of: dict[object, Figure] = {}
    for row in rows:
        first = first_of.setdefault(row.slot, row)
        replaces = row.replaces if isinstance(row, Observation) else None
        if first is not row and not row.differs_from and not replaces:
            message = (
                f"Periode {format_period(row.period)} sudah ada di baris {first.place.line} untuk bagian yang sama."
            )
            mend = f"berbeda_dengan: {first.source}   atau   menggantikan: {first.source} dengan alasan"
            yield Finding("periode-ganda", row.place, message, mend)
        if row.differs_from:
            others = [r.source for r in rows if r.slot == row.slot and r is not row]
            if row.differs_from not in others:
                message = f"Tidak ada baris lain dari sumber “{row.differs_from}” untuk periode dan bagian ini."
                mend = f"berbeda_dengan: {others[0]}" if others else "hapus berbeda_dengan"
                yield Finding("perbedaan-tanpa-pasangan", row.place, message, mend)


def _revisions(metric: Metric) -> Iterator[Finding]:
    for row in metric.observations:
        if not row.replaces:
            continue
        others = [r.source for r in metric.observations if r.slot == row.slot and r is not row]
        if row.replaces not in others:
            message = f"Tidak ada baris dari sumber “{row.replaces}” untuk direvisi pada periode dan bagian ini."
            mend = f"menggantikan: {others[0]}" if others else "hapus menggantikan"
            yield Finding("revisi-tanpa-pasangan", row.place, message, mend)
        if not row.reason:
            message = "Revisi harus menyebut alasannya, agar pembaca tahu mengapa angkanya berubah."
            yield Finding("revisi-tanpa-alasan", row.place, message, "alasan: …")


def _decisions(metric: Metric) -> Iterator[Finding]:
    for decision in metric.decisions:
        sources = [o.source for o in metric.observations if o.slot == decision.slot]
        if decision.use not in sources:
            period = format_period(decision.period)
            message = f"Keputusan memakai “{decision.use}”, tetapi tidak ada angka dari sumber itu untuk {period}."
            yield Finding("keputusan-tanpa-angka", decision.place, message, f"pakai: {(sources or ['id-sumber'])[0]}")


def _certainty(metric: Metric, book: Book) -> Iterator[Finding]:
    second_hand = {SourceKind.NEWS: Certainty.MEDIA, SourceKind.REFERENCE: Certainty.QUOTED}
    for row in metric.figures:
        source = book.sources.get(row.source)
        if source and row.certainty is Certainty.FINAL and source.kind in second_hand:
            message = f"Angka dari {source.kind} tidak dapat berstatus tetap sebelum dikukuhkan walidata."
            yield Finding("status-terlalu-kukuh", row.place, message, f"status: {second_hand[source.kind]}")


def _undecided(metric: Metric) -> Iterator[Finding]:
    groups: tuple[tuple[Figure, ...], ...] = (*metric.disagreements(), *metric.target_disagreements())
    declared = {row.slot for row in metric.figures if row.differs_from}
    for group in groups:
        if group[0].slot not in declared:
            continue  # nobody said so: that is `periode-ganda`, one mistake and one line
        voices = "; ".join(dict.fromkeys(r.source for r in group))
        message = f"“{metric.name}”, {format_period(group[0].period)}: sumber berbeda ({voices}). Semuanya tampil."
        yield Finding(
            "sumber-berbeda", group[-1].place, message, "walidata memutuskan di kolom keputusan", Severity.WARNING
        )


RULE = Rule(
    {
        "periode-ganda": "Dua baris untuk periode dan bagian yang sama tanpa keterangan.",
        "perbedaan-tanpa-pasangan": "berbeda_dengan menyebut sumber yang tidak punya baris di situ.",
        "revisi-tanpa-pasangan": "menggantikan menyebut sumber yang tidak punya baris di situ.",
        "revisi-tanpa-alasan": "Revisi tanpa alasan.",
        "keputusan-tanpa-angka": "Keputusan memakai sumber yang tidak punya angka di situ.",
        "status-terlalu-kukuh": "Status tetap pada angka dari berita atau rujukan kedua.",
        "sumber-berbeda": "Sumber berbeda dan belum diputuskan (peringatan).",
    },
    check,
)
