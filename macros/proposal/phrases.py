"""One line in Indonesian on each kind of change; every word that an author typed goes through ``quote``."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from ..book.model import Book, Decision, Figure, Metric, Observation, Source, Unit
from ..findings import Finding
from ..indonesian import format_amount, format_date, format_decimal, format_period, format_quantity, format_span
from .examine import Proposal
from .figures import Answer, AnswerChange, FigureChange, MoneyChange, ShownChange
from .pages import CallChange, PageChange
from .records import RecordChange

__all__ = ["Quote", "Say", "named", "shortened", "told_finding"]

Quote = Callable[[str], str]
MAX_WORDS = 160
"""Longest that an author's words may be in a line, in characters."""
MAX_TITLE = 80
"""Longest title where a line holds several."""
MAX_PAGES = 8
MAX_SWAPS = 8


def shortened(text: str, most: int = MAX_WORDS) -> str:
    """One line of at most so many characters."""
    line = " ".join(text.split())
    return line if len(line) <= most else line[: most - 1].rstrip() + "…"


def told_finding(finding: Finding, quote: Quote) -> str:
    """A finding in one line."""
    mend = f" Tulis: {quote(finding.mend)}" if finding.mend else ""
    place = f"{quote(finding.place.path)} baris {finding.place.line}"
    return f"{place}, {quote(finding.code)}: {quote(finding.message)}{mend}"


def named(record: object) -> str:
    """``Penumpang (penumpang)``: name and id of a metric or programme."""
    return f"{shortened(getattr(record, 'name', ''), MAX_TITLE)} ({getattr(record, 'id', '')})"


class Say:
    """One line on each kind of change."""

    def __init__(self, proposal: Proposal, quote: Quote) -> None:
        self.old, self.new = proposal.old, proposal.new
        self.quote = quote

    def figure(self, change: FigureChange | ShownChange) -> str:
        """``Penumpang (penumpang), 2024: 10 orang → 12 orang. Sumber: … Indikatornya tampil di: …``"""
        if isinstance(change, ShownChange):
            return self._shown(change)
        rows = [row for row in (change.old, change.new) if row]
        was = self.quote(_value(change.old, change.units[0])) if change.old else ""
        now = self.quote(_value(change.new, change.units[1])) if change.new else "dihapus"
        marks = ("revisi" if change.is_revision else "", "sudah ada keputusan walidata" if change.is_decided else "")
        mark = "; ".join(filter(None, marks))
        told = (f"{was} → {now}" if was else f"baru: {now}") + (f" ({mark})" if mark else "")
        return f"{self._of(change.metric, change.row)}: {told}. {self._from([[row] for row in rows], change.metric)}"

    def _shown(self, change: ShownChange) -> str:
        """``Penduduk (penduduk), 2023: yang tampil 10 orang; 12 orang → 12 orang. Sumber: …``"""
        was, now = (
            "; ".join(dict.fromkeys(self.quote(_value(row, unit)) for row in rows))
            for rows, unit in zip((change.old, change.new), change.units, strict=True)
        )
        sources = self._from([change.old, change.new], change.metric)
        return f"{self._of(change.metric, change.row)}: yang tampil {was} → {now}. {sources}"

    def answer(self, change: AnswerChange) -> str:
        """``Penduduk (penduduk), keputusan 2022: pakai … (Walidata, 3 Maret 2025: alasan) → pakai … (…)``"""
        answer = change.answer
        kind = "keputusan" if isinstance(answer, Decision) else "tanggapan"
        target = "target " if isinstance(answer, Decision) and answer.of_target else ""
        period = format_period(answer.period) if answer.period else "semua periode"
        where = self.quote(", ".join(filter(None, [period, _part(answer, self.new.book)])))
        was = self._answer(change.old) if change.old else "baru"
        now = self._answer(change.new) if change.new else "dihapus"
        told = f"{was} → {now}" if change.old else f"{was}: {now}"
        return f"{self.quote(named(change.metric))}, {kind} {target}{where}: {told}"

    def _answer(self, answer: Answer) -> str:
        quote = self.quote
        signed = f"{quote(answer.by)}, {format_date(answer.date)}"
        if not isinstance(answer, Decision):
            return f"“{quote(answer.text)}” ({signed})"
        value = f", nilai {quote(format_amount(answer.value.low))}" if answer.value else ""
        return f"pakai {quote(answer.use)}{value} ({signed}: {quote(answer.reason)})"

    def money(self, change: MoneyChange) -> str:
        """``Halte teduh (halte-teduh), pagu 2026: Rp10 → Rp12. Sumber: …``"""
        was, now = (f"Rp{format_decimal(each)}" if each is not None else "" for each in (change.old, change.new))
        told = f"{was} → {now or 'dihapus'}" if was else f"baru: {now}"
        source = self.quote(self._title(change.line.source))
        return f"{self.quote(named(change.programme))}, {change.name} {change.line.year}: {told}. Sumber: {source}."

    def _of(self, metric: Metric, row: Figure) -> str:
        where = ", ".join(filter(None, [_period(row), _part(row, self.new.book)]))
        return f"{self.quote(named(metric))}, {self.quote(where)}"

    def _from(self, sides: Sequence[Sequence[Figure]], metric: Metric) -> str:
        """Where the figures before and after come from, and where they are shown."""
        sources = ("; ".join(dict.fromkeys(self.quote(self._title(row.source)) for row in rows)) for rows in sides)
        return f"Sumber: {' → '.join(dict.fromkeys(sources))}. {self._uses(metric.id)}"

    def _title(self, id: str) -> str:
        source = self.new.book.sources.get(id) or self.old.book.sources.get(id)
        return shortened(f"{source.title} ({source.publisher})", MAX_TITLE) if source else id

    def _uses(self, metric: str) -> str:
        uses = dict.fromkeys((*self.new.plan.uses.get(metric, ()), *self.old.plan.uses.get(metric, ())))
        titles = list(dict.fromkeys(self.quote(shortened(use.title, MAX_TITLE)) for use in uses))
        if not titles:
            return "Indikatornya tampil di halamannya sendiri saja."
        more = f", dan {len(titles) - MAX_PAGES} halaman lain" if len(titles) > MAX_PAGES else ""
        return f"Indikatornya tampil di: {', '.join(titles[:MAX_PAGES])}{more}."

    def page(self, change: PageChange) -> str:
        quote = self.quote
        head = f"{quote(change.title)} ({quote('docs/' + change.path)}): "
        if change.new is None:
            return head + f"dihapus, {change.less} kata"
        if change.old is None:
            return head + f"halaman baru, {change.more} kata"
        told = [f"{key}: {quote(was or 'kosong')} → {quote(now or 'kosong')}" for key, was, now in change.head]
        if change.more or change.less:
            told.append(f"{change.more} kata ditambah, {change.less} kata dihapus")
        if any(change.code):
            told.append(f"di kode dan komentar {change.code[0]} kata ditambah, {change.code[1]} kata dihapus")
        if change.swapped:
            swaps = ", ".join(f"{quote(was)} → {quote(now)}" for was, now in change.swapped[:MAX_SWAPS])
            more = f", dan {len(change.swapped) - MAX_SWAPS} lagi" if len(change.swapped) > MAX_SWAPS else ""
            told.append(f"panggilan bertukar tempat: {swaps}{more}")
        return head + ("; ".join(told) or "kata-katanya tetap; yang berubah tanda, panggilan, atau urutannya")

    def call(self, change: CallChange) -> str:
        """``Kota: angka("penduduk", 2015) → angka("penduduk", 2024)``"""
        was, now = (self.quote(each) if each else "" for each in (change.old, change.new))
        return f"{self._page(change.page)}: " + (f"{was} → {now or 'dihapus'}" if was else f"baru: {now}")

    def marked(self, page: PageChange) -> list[str]:
        """For each number that is newly marked as no metric's: the number, and why it is none."""
        quote = self.quote
        return [f"{self._page(page.title)}: {quote(text)}, alasan: {quote(why)}" for text, why in page.marked]

    def _page(self, title: str) -> str:
        return self.quote(shortened(title, MAX_TITLE))

    def source(self, source: Source) -> str:
        quote = self.quote
        link = f", {quote(source.link)}" if source.link else ", tanpa tautan"
        return f"{quote(source.title)}, {quote(source.publisher)} ({quote(source.kind)}){link}"

    def record(self, change: RecordChange) -> str:
        quote, record = self.quote, change.record
        kind = "OPD" if change.kind == "opd" else change.kind.capitalize()
        names = (getattr(record, name, None) for name in ("name", "title", "topic", "text"))
        name = next((str(name) for name in names if name), change.id)
        told = f"{kind}: {quote(name)}" + (f" ({quote(change.id)})" if change.id not in {"", name} else "")
        return f"{told}; {', '.join(map(quote, change.fields))}" if change.fields else told

    def picture(self, path: str, old: int | None, new: int | None) -> str:
        if new is None:
            return f"{self.quote(path)}: dihapus"
        return f"{self.quote(path)}: {'baru' if old is None else 'diganti'}, {-(-new // 1000)} kB"


def _value(row: Figure, unit: Unit | None) -> str:
    if unit is None:
        return format_amount(row.quantity.low)
    return " ".join(format_quantity(row.quantity, unit)).strip()


def _period(row: Figure) -> str:
    return format_span(row.period, row.since) if isinstance(row, Observation) else format_period(row.period)


def _part(row: Figure | Answer, book: Book) -> str:
    """The part of the city, or of the whole, that a figure speaks of."""
    parts: list[str] = []
    if row.area:
        parts.append(book.districts[row.area].name if row.area in book.districts else row.area)
    if row.breakdown:
        kind, key = row.breakdown.kind, row.breakdown.key
        record = book.opds.get(key) if kind == "opd" else book.puskesmas.get(key) if kind == "unit" else None
        parts.append(record.name if record else key)
    return ", ".join(parts)
