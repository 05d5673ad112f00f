"""Where figures do not agree: undecided, decided, counted differently, and parts beyond their total."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ..book.model import Book, Figure, Metric
from ..rules import Subject
from ..rules.sums import RULE as SUMS
from ..views.base import Html, View
from ..views.notes import counted_differently, disagreement
from ..views.parts import metric_link
from .base import Page, PageType, Plan, Sheet

__all__ = ["PAGE", "is_listed"]

Box = tuple[Metric, list[Figure]]


def is_listed(metric: Metric) -> bool:
    """Whether the metric stands on this page, and so has its anchor there."""
    return bool(_undecided(metric) or _decided(metric) or _is_unlike(metric))


def make(plan: Plan) -> Iterator[Page]:
    """One page; each metric on it has its id as an anchor, once."""
    view = plan.view("angka-berbeda.md")
    sheet = Sheet()
    metrics = sorted(plan.book.metrics.values(), key=lambda m: m.name.casefold())
    anchors = _Anchors()
    sheet.title("Angka yang berbeda", "Indikator")
    sheet.lead(
        "Dua sumber, satu pertanyaan, dua jawaban. Buku ini menampilkan semuanya dan tidak memilih sendiri: "
        "walidata yang memutuskan, dengan alasan dan tanggal."
    )
    sheet.text(
        "Perbedaan jarang berarti ada yang keliru. Lebih sering yang dihitung berbeda: definisinya, caranya, "
        "waktunya, atau satuannya."
    )
    sheet.heading(2, "Belum diputuskan", "belum_diputuskan")
    _boxes(sheet, view, anchors, [(m, group) for m in metrics for group in _undecided(m)])
    decided = [(m, group) for m in metrics for group in _decided(m)]
    if decided:
        sheet.heading(2, "Sudah diputuskan", "sudah_diputuskan")
        _boxes(sheet, view, anchors, decided)
    unlike = [m for m in metrics if _is_unlike(m)]
    if unlike:
        sheet.heading(2, "Yang dihitung belum sama", "dihitung_belum_sama")
        sheet.text("Di sini sumber tidak berselisih: tiap laporan menghitung hal yang lain.")
    for metric in unlike:
        sheet.block(counted_differently(view, metric, level=3, anchor=anchors.take(metric)))
    _exceeding(sheet, view, anchors, plan.book)
    yield Page(
        "angka-berbeda.md",
        "Angka yang berbeda",
        sheet.done(),
        description="Angka yang disebut berbeda oleh sumber yang berbeda, dan siapa yang memutuskan.",
    )


class _Anchors:
    """Each metric's id once on the page, at the first place that speaks of it."""

    def __init__(self) -> None:
        self.used: set[str] = set()

    def take(self, metric: Metric) -> str | None:
        if metric.id in self.used:
            return None
        self.used.add(metric.id)
        return metric.id


def _boxes(sheet: Sheet, view: View, anchors: _Anchors, boxes: list[Box]) -> None:
    if not boxes:
        sheet.text("Tidak ada angka yang menunggu keputusan.")
    for metric, group in boxes:
        sheet.block(disagreement(view, metric, group, level=3, anchor=anchors.take(metric)))


def _undecided(metric: Metric) -> list[list[Figure]]:
    groups: tuple[Sequence[Figure], ...] = (*metric.disagreements(), *metric.target_disagreements())
    return [list(group) for group in groups]


def _decided(metric: Metric) -> list[list[Figure]]:
    slots = dict.fromkeys(decision.slot for decision in metric.decisions)
    groups: list[list[Figure]] = [[o for o in metric.current() if o.slot == slot] for slot in slots]
    return [group for group in groups if group]


def _is_unlike(metric: Metric) -> bool:
    return not metric.comparable and bool(metric.observations)


def _exceeding(sheet: Sheet, view: View, anchors: _Anchors, book: Book) -> None:
    """What the check warns of, so that page and check never differ."""
    by_file = {metric.place.path: metric for metric in book.metrics.values()}
    found = [
        (by_file[finding.place.path], finding.message)
        for finding in SUMS.check(Subject(book, {}, {}, frozenset()))
        if finding.code == "rincian-melebihi-jumlah" and finding.place.path in by_file
    ]
    if not found:
        return
    sheet.heading(2, "Bagian yang melebihi jumlahnya", "bagian_melebihi_jumlah")
    sheet.entries(
        (anchors.take(metric), Html("{}<p>{}</p>").format(metric_link(view, metric.id), message))
        for metric, message in found
    )


PAGE = PageType("disagreements", make)
