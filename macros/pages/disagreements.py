"""Where figures do not agree, by reason: sources that differ, counts that differ, other methods, sums."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from ..book.differences import Voice, contradictions, contradictions_of, counted_groups, decided_groups, pairs_of
from ..book.model import Book, Metric, Target
from ..rules import Subject
from ..rules.sums import RULE as SUMS
from ..views.base import Html, View
from ..views.disagreements import counted_differently, disagreement, other_method
from ..views.parts import joined, metric_link
from .base import Page, PageType, Plan, Sheet

__all__ = ["PAGE", "is_listed"]


# --- which figures belong here -----------------------------------------------------------------------------


def _is_unlike(metric: Metric) -> bool:
    return not metric.comparable and bool(metric.observations)


def is_listed(book: Book, metric: Metric) -> bool:
    """Whether the metric stands on this page, and so has its anchor there."""
    return bool(
        contradictions_of(book, metric)
        or counted_groups(metric)
        or decided_groups(book, metric)
        or _is_unlike(metric)
        or pairs_of(book, metric)
    )


# --- the page ----------------------------------------------------------------------------------------------


class _Anchors:
    """Each metric's id once on the page, at the first place that speaks of it."""

    def __init__(self) -> None:
        self.used: set[str] = set()

    def take(self, metric: Metric) -> str | None:
        if metric.id in self.used:
            return None
        self.used.add(metric.id)
        return metric.id


@dataclass(slots=True)
class _Section:
    """One reason with its boxes; ``links`` are what the head of the page lists: an anchor and a name."""

    title: str
    anchor: str
    told: str
    boxes: list[Html] = field(default_factory=list)
    links: dict[str, str] = field(default_factory=dict)

    def place(self, anchors: _Anchors, metric: Metric, *, target: bool = False) -> str | None:
        """The id of the metric's next box; where its own is taken, one of this section's."""
        name = f"target {metric.name}" if target else metric.name
        if name in self.links.values():
            return None
        anchor = anchors.take(metric) or f"{self.anchor}_{metric.id}"
        self.links[anchor] = name
        return anchor


def make(plan: Plan) -> Iterator[Page]:
    """One page; each metric on it has its id as an anchor, once."""
    view, book = plan.view("angka-berbeda.md"), plan.book
    sheet = Sheet()
    sheet.title("Angka yang berbeda", "Indikator")
    sheet.lead(
        "Satu pertanyaan, lebih dari satu jawaban. Buku ini menampilkan semuanya dan tidak memilih sendiri: "
        "walidata yang memutuskan, dengan alasan dan tanggal."
    )
    sheet.text(
        "Perbedaan jarang berarti ada yang keliru. Lebih sering yang dihitung berbeda: definisinya, caranya, "
        "waktunya, atau satuannya."
    )
    sections = [section for section in _sections(view, book) if section.boxes]
    sheet.entries((None, _entry(section)) for section in sections)
    if not sections:
        sheet.text("Tidak ada angka yang menunggu keputusan.")
    for section in sections:
        sheet.heading(2, section.title, section.anchor)
        sheet.text(section.told)
        for box in section.boxes:
            sheet.block(box)
    yield Page(
        "angka-berbeda.md",
        "Angka yang berbeda",
        sheet.done(),
        description="Angka yang disebut berbeda oleh sumber yang berbeda, dan siapa yang memutuskan.",
    )


def _entry(section: _Section) -> Html:
    links = joined(", ", (Html('<a href="#{}">{}</a>').format(id, name) for id, name in section.links.items()))
    return Html('<b><a href="#{}">{}</a></b> ({}): {}').format(section.anchor, section.title, len(section.links), links)


def _sections(view: View, book: Book) -> Iterator[_Section]:
    metrics = sorted(book.metrics.values(), key=lambda m: m.name.casefold())
    anchors = _Anchors()
    by_name = sorted(contradictions(book), key=lambda voices: voices[0][0].name.casefold())
    told = "Indikator, wilayah, dan periodenya sama, tetapi sumber atau kantor menulis angka yang berbeda."
    yield _of_groups(view, anchors, by_name, _Section("Berbeda, belum diputuskan", "belum_diputuskan", told))
    decided = (group for metric in metrics for group in decided_groups(book, metric))
    told = "Keputusan menyebut angka yang dipakai, jabatan yang memutuskan, tanggal, dan alasannya."
    yield _of_groups(view, anchors, decided, _Section("Berbeda, sudah diputuskan", "sudah_diputuskan", told))
    yield _counted(view, anchors, metrics)
    yield _methods(view, anchors, book, metrics)
    yield _exceeding(view, anchors, book)


def _of_groups(view: View, anchors: _Anchors, groups: Iterable[list[Voice]], section: _Section) -> _Section:
    for voices in groups:
        metric, first = voices[0]
        anchor = section.place(anchors, metric, target=isinstance(first, Target))
        others = {m.id: m for m, _ in voices if m is not metric}.values()
        inside = {other.id for other in others if anchors.take(other)}
        section.boxes.append(disagreement(view, voices, level=3, anchor=anchor, anchors=inside))
    return section


def _counted(view: View, anchors: _Anchors, metrics: Sequence[Metric]) -> _Section:
    section = _Section(
        "Yang dihitung belum sama",
        "dihitung_belum_sama",
        "Di sini sumber tidak berselisih: namanya sama, tetapi tiap laporan menghitung hal atau waktu yang lain.",
    )
    for metric in metrics:
        for group in counted_groups(metric):
            anchor = section.place(anchors, metric)
            section.boxes.append(counted_differently(view, metric, group, level=3, anchor=anchor))
        if _is_unlike(metric):
            section.boxes.append(counted_differently(view, metric, level=3, anchor=section.place(anchors, metric)))
    return section


def _methods(view: View, anchors: _Anchors, book: Book, metrics: Sequence[Metric]) -> _Section:
    section = _Section(
        "Lain metode",
        "lain_metode",
        "Dua indikator menanyakan hal yang berdekatan dengan cara mengukur, batasan, atau satuan yang lain, "
        "maka angkanya pun lain.",
    )
    seen: set[frozenset[str]] = set()
    for metric in metrics:
        for pair in pairs_of(book, metric):
            both = [one for one, _ in pair]
            if frozenset(one.id for one in both) in seen:
                continue
            seen.add(frozenset(one.id for one in both))
            anchor = f"lain_metode_{both[0].id}_{both[1].id}"
            section.links[anchor] = f"{both[0].name} dan {both[1].name}"
            inside = [anchors.take(one) for one in both]
            section.boxes.append(other_method(view, pair, level=3, anchor=anchor, anchors=inside))
    return section


def _exceeding(view: View, anchors: _Anchors, book: Book) -> _Section:
    """What the check warns of, so that page and check never differ."""
    section = _Section(
        "Bagian yang melebihi jumlahnya",
        "bagian_melebihi_jumlah",
        "Rincian dalam sumber berjumlah lebih besar dari angka keseluruhannya; sebabnya belum tertulis.",
    )
    by_file = {metric.place.path: metric for metric in book.metrics.values()}
    items = []
    for finding in SUMS.check(Subject(book, {}, {}, frozenset())):
        metric = by_file.get(finding.place.path)
        if finding.code == "rincian-melebihi-jumlah" and metric:
            anchor = section.place(anchors, metric)
            id = Html(' id="{}"').format(anchor) if anchor else ""
            items.append(Html("<li{}>{}<p>{}</p></li>").format(id, metric_link(view, metric.id), finding.message))
    if items:
        section.boxes.append(Html('<ul class="mp-list">{}</ul>').format(joined("", items)))
    return section


PAGE = PageType("disagreements", make)
