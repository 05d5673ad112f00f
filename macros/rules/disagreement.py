"""Sources that disagree: they must say so, with whom, and a decision must decide something."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TypeVar

from ..book.differences import contradictions, counts_differ
from ..book.model import Book, Certainty, Decision, Figure, Metric, Observation, SourceKind, Unit
from ..findings import Finding, Severity
from ..indonesian import format_amount, format_period, format_quantity
from .base import Rule, Subject

__all__ = ["RULE"]

Row = TypeVar("Row", bound=Figure)


def check(subject: Subject) -> Iterator[Finding]:
    for metric in subject.metrics:
        yield from _rows(metric.observations)
        yield from _rows(metric.targets)
        yield from _revisions(metric)
        yield from _decisions(metric)
        yield from _certainty(metric, subject.book)
        yield from _replies(metric)
        yield from _counted(metric)
    yield from _undecided(subject)


def _by_slot(rows: Iterable[Row]) -> dict[object, list[Row]]:
    found: dict[object, list[Row]] = {}
    for row in rows:
        found.setdefault(row.slot, []).append(row)
    return found


def _rows(rows: Sequence[Figure]) -> Iterator[Finding]:
    slots = _by_slot(rows)
    for row in rows:
        first, *_ = slots[row.slot]
        if first is not row and not any(_speaks_of(row, r) for r in slots[row.slot]):
            message = (
                f"Periode {format_period(row.period)} sudah ada di baris {first.place.line} untuk bagian yang sama."
            )
            mend = f"berbeda_dengan: {first.source}   atau   menggantikan: {first.source} dengan alasan"
            yield Finding("periode-ganda", row.place, message, mend)
        if row.differs_from:
            others = [r.source for r in slots[row.slot] if r is not row]
            if row.differs_from not in others:
                message = f"Tidak ada baris lain dari sumber “{row.differs_from}” untuk periode dan bagian ini."
                mend = f"berbeda_dengan: {others[0]}" if others else "hapus berbeda_dengan"
                yield Finding("perbedaan-tanpa-pasangan", row.place, message, mend)


def _speaks_of(row: Figure, other: Figure) -> bool:
    """Whether one of two rows of a slot says how it stands to the other: either may be the upper one."""
    own = {row.differs_from, row.replaces if isinstance(row, Observation) else None} - {None}
    its = {other.differs_from, other.replaces if isinstance(other, Observation) else None}
    return bool(own) or (other is not row and row.source in its)


def _revisions(metric: Metric) -> Iterator[Finding]:
    slots = _by_slot(metric.observations)
    for row in metric.observations:
        if not row.replaces:
            continue
        others = [r.source for r in slots[row.slot] if r is not row]
        if row.replaces not in others:
            message = f"Tidak ada baris dari sumber “{row.replaces}” untuk direvisi pada periode dan bagian ini."
            mend = f"menggantikan: {others[0]}" if others else "hapus menggantikan"
            yield Finding("revisi-tanpa-pasangan", row.place, message, mend)
        if not row.reason:
            message = "Revisi harus menyebut alasannya, agar pembaca tahu mengapa angkanya berubah."
            yield Finding("revisi-tanpa-alasan", row.place, message, "alasan: …")


def _decisions(metric: Metric) -> Iterator[Finding]:
    slots: dict[object, Decision] = {}
    for decision in metric.decisions:
        first = slots.setdefault((decision.slot, decision.of_target), decision)
        if first is not decision:
            message = f"{format_period(decision.period)} sudah diputuskan di baris {first.place.line}."
            mend = "hapus salah satu keputusan; yang berlaku hanya satu"
            yield Finding("keputusan-ganda", decision.place, message, mend)
        current: tuple[Figure, ...] = (*metric.current(), *metric.targets)
        rows = [row for row in current if decision.is_about(row)]
        if not any(decision.takes(row) for row in rows):
            kind = "target" if decision.of_target else "angka"
            what = f"“{decision.use}”" if decision.value is None else f"nilai itu dari “{decision.use}”"
            period = format_period(decision.period)
            message = f"Keputusan memakai {what}, tetapi tidak ada {kind} seperti itu untuk {period}."
            if any(decision.takes(row) for row in metric.observations):
                message = f"Keputusan memakai {what}, tetapi angka itu sudah digantikan angka lain untuk {period}."
            yield Finding("keputusan-tanpa-angka", decision.place, message, _what_may_hold(decision, rows))
        if decision.value is None:
            yield from (_inherited(decision, row) for row in rows if decision.takes(row) and _revises(row))


def _revises(row: Figure) -> bool:
    return isinstance(row, Observation) and row.replaces is not None


def _inherited(decision: Decision, row: Figure) -> Finding:
    """A decision names a source; what that source says since then nobody has decided."""
    message = (
        f"Keputusan di baris {decision.place.line} memakai “{decision.use}” tanpa menyebut nilainya, sehingga angka "
        "yang direvisi ini tampil seolah-olah sudah diputuskan. Walidata perlu memutuskan lagi."
    )
    mend = f"nilai: {format_amount(row.quantity.low)}   (di keputusan itu, oleh walidata)"
    return Finding("revisi-sesudah-keputusan", row.place, message, mend)


def _what_may_hold(decision: Decision, rows: Sequence[Figure]) -> str:
    same = [format_amount(row.quantity.low) for row in rows if row.source == decision.use]
    if decision.value is not None and same:
        return "   atau   ".join(f"nilai: {value}" for value in same)
    return f"pakai: {rows[0].source if rows else 'id-sumber'}"


def _replies(metric: Metric) -> Iterator[Finding]:
    for reply in metric.replies:
        if not any(reply.is_about(row) for row in metric.figures):
            period = format_period(reply.period) if reply.period else "semua periode"
            message = f"Tanggapan untuk {period} tidak mempunyai angka atau target yang ditanggapi."
            near = metric.figures[0].period.key if metric.figures else "2024"
            yield Finding("tanggapan-tanpa-angka", reply.place, message, f"periode: {near}")


def _certainty(metric: Metric, book: Book) -> Iterator[Finding]:
    second_hand = {SourceKind.NEWS: Certainty.MEDIA, SourceKind.REFERENCE: Certainty.QUOTED}
    for row in metric.figures:
        source = book.sources.get(row.source)
        if source and row.certainty is Certainty.FINAL and source.kind in second_hand:
            message = f"Angka dari {source.kind} tidak dapat berstatus tetap sebelum dikukuhkan walidata."
            yield Finding("status-terlalu-kukuh", row.place, message, f"status: {second_hand[source.kind]}")


def _counted(metric: Metric) -> Iterator[Finding]:
    """Slots whose answers count different things: a question to the owner, no contradiction."""
    for group in metric.disagreements():
        if counts_differ(metric, group) and any(row.differs_from for row in group):
            message = (
                f"“{metric.name}”, {format_period(group[0].period)}: yang dihitung belum sama, maka angkanya berbeda. "
                "Apa yang dihitung tiap sumber?"
            )
            mend = "cara_hitung: … pada tiap baris, dan definisi: … di kepala berkas"
            yield Finding("hitungan-berbeda", group[-1].place, message, mend, Severity.WARNING)


def _undecided(subject: Subject) -> Iterator[Finding]:
    """What the page of differing figures shows as undecided, each once, with all that are heard."""
    book = subject.book
    for voices in contradictions(book):
        metric, row = voices[0]
        offices = {m.id for m, _ in voices}
        if any(m.id in book.unreadable for m, _ in voices):
            continue
        if len(offices) == 1 and not any(r.differs_from for _, r in voices):
            continue  # nobody said so: that is `periode-ganda`, one mistake and one line
        unit = book.units.get(metric.unit) or Unit(metric.unit, whole=False, additive=False)
        said: dict[str, dict[str, None]] = {}
        for m, r in voices:
            owner = f"{_owner(book, m)}, " if len(offices) > 1 else ""
            said.setdefault(" ".join(format_quantity(r.quantity, unit)).strip(), {})[f"{owner}{r.source}"] = None
        told = "; ".join(f"{value} ({', '.join(sources)})" for value, sources in said.items())
        kind = "" if isinstance(row, Observation) else "target "
        message = f"“{metric.name}”, {kind}{format_period(row.period)}: sumber berbeda: {told}. Semuanya tampil."
        mend = "tanggapan: oleh pemilik data, keputusan: oleh walidata"
        yield Finding("sumber-berbeda", voices[-1][1].place, message, mend, Severity.WARNING)


def _owner(book: Book, metric: Metric) -> str:
    owner = book.opds.get(metric.owner or "")
    return owner.label if owner else "kota"


RULE = Rule(
    {
        "periode-ganda": "Dua baris untuk periode dan bagian yang sama tanpa keterangan.",
        "perbedaan-tanpa-pasangan": "berbeda_dengan menyebut sumber yang tidak punya baris di situ.",
        "revisi-tanpa-pasangan": "menggantikan menyebut sumber yang tidak punya baris di situ.",
        "revisi-tanpa-alasan": "Revisi tanpa alasan.",
        "revisi-sesudah-keputusan": "Revisi atas angka yang dipilih keputusan, tanpa keputusan baru.",
        "keputusan-ganda": "Dua keputusan untuk periode dan bagian yang sama.",
        "keputusan-tanpa-angka": "Keputusan memakai sumber yang tidak punya angka di situ.",
        "tanggapan-tanpa-angka": "Tanggapan atas periode yang tidak punya angka.",
        "hitungan-berbeda": "Yang dihitung tiap sumber belum sama (peringatan).",
        "status-terlalu-kukuh": "Status tetap pada angka dari berita atau rujukan kedua.",
        "sumber-berbeda": "Sumber berbeda dan belum diputuskan (peringatan).",
    },
    check,
)
