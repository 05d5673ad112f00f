"""What is not filled yet: per OPD the open questions of its chapter with the minutes they ask."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

from ..book.model import Metric, Opd
from ..chapters import Chapter
from ..views.base import Html, View, page_url
from ..views.parts import Column, TableRow, joined, metric_link, table
from .base import Page, PageType, Plan, Sheet

__all__ = ["PAGE"]

DEFAULT_MINUTES = 5
"""What a question asks where its author does not say (:func:`macros.authoring.notes.belum`)."""


@dataclass(frozen=True, slots=True)
class _Open:
    """The open questions of one chapter."""

    opd: Opd
    asked: tuple[str, ...]
    minutes: int

    @property
    def anchor(self) -> str:
        """Where its questions stand on the page; the underscore keeps it apart from ids of records."""
        return f"pertanyaan_{self.opd.id}"


def make(plan: Plan) -> Iterator[Page]:
    """One page: how much is open, by OPD, and which metrics lack a definition or a figure."""
    path = "belum-diisi.md"
    view = plan.view(path)
    sheet = Sheet()
    sheet.title("Yang belum diisi", "Indikator")
    found = [_open(plan.chapters.get(f"opd/{opd.id}/index.md"), opd) for opd in plan.book.living_opds]
    questions = sum(len(item.asked) for item in found)
    sheet.lead(
        f"{questions} pertanyaan menunggu jawaban OPD. Tiap pertanyaan dapat dijawab dengan satu alinea; "
        "mulailah dari yang paling Anda ketahui."
    )
    sheet.heading(2, "Menurut OPD", "menurut_opd")
    found.sort(key=lambda item: (-len(item.asked), item.opd.name))
    sheet.block(_table(view, found))
    sheet.heading(2, "Pertanyaannya", "pertanyaannya")
    sheet.text("Yang ditunggu jawabannya ialah OPD yang punya bab. Buka satu OPD untuk membaca semuanya.")
    for item in found:
        if item.asked:
            sheet.block(partial(_questions, view, item))
    metrics = sorted(plan.book.metrics.values(), key=lambda m: m.name.casefold())
    sheet.heading(2, "Indikator tanpa angka", "tanpa_angka")
    _metrics(sheet, view, [m for m in metrics if not m.observations])
    sheet.heading(2, "Indikator tanpa arah baik", "tanpa_arah")
    sheet.text("Tanpa arah baik, capaian dan kemajuan tidak dapat dinilai.")
    _metrics(sheet, view, [m for m in metrics if m.targets and m.direction is None])
    undefined = [m for m in metrics if not (m.concept and m.definition and m.measure)]
    sheet.heading(2, "Indikator tanpa definisi lengkap", "tanpa_definisi")
    sheet.text(
        f"{len(undefined)} dari {len(metrics)} indikator belum punya konsep, definisi, dan ukuran "
        "dari produsen datanya."
    )
    yield Page(path, "Yang belum diisi", sheet.done(), description="Pertanyaan terbuka menurut OPD, dengan menitnya.")


def _open(chapter: Chapter | None, opd: Opd) -> _Open:
    calls = [call for call in chapter.calls if call.name == "belum"] if chapter else []
    given = [call.kwargs.get("menit", call.args[1] if len(call.args) > 1 else DEFAULT_MINUTES) for call in calls]
    asked = (call.args[0] if call.args else call.kwargs.get("pertanyaan") for call in calls)
    minutes = sum(m if isinstance(m, int) else DEFAULT_MINUTES for m in given)
    return _Open(opd, tuple(question for question in asked if isinstance(question, str)), minutes)


def _table(view: View, found: list[_Open]) -> Html:
    rows = [TableRow((_chapter_link(view, item.opd), _count(item), str(item.minutes))) for item in found]
    columns = (Column("OPD"), Column("Pertanyaan", True), Column("Menit", True))
    return table(view, "Pertanyaan terbuka menurut OPD", columns, rows)


def _count(item: _Open) -> Html | str:
    number = len(item.asked)
    return Html('<a href="#{}">{}</a>').format(item.anchor, number) if number else str(number)


def _questions(view: View, item: _Open) -> Html:
    """The questions of one chapter, folded; they stay out of the search, which finds them in the chapter."""
    asked = joined("", (Html("<li>{}</li>").format(question) for question in item.asked))
    return Html(
        '<details data-search-exclude=""><summary>{} ({})</summary>'
        '<p id="{}">Ditunggu dari {}.</p><ul>{}</ul></details>'
    ).format(item.opd.name, len(item.asked), item.anchor, _chapter_link(view, item.opd), asked)


def _chapter_link(view: View, opd: Opd) -> Html:
    return Html('<a href="{}">{}</a>').format(view.url(page_url(f"opd/{opd.id}/index.md")), opd.name)


def _metrics(sheet: Sheet, view: View, metrics: list[Metric]) -> None:
    if metrics:
        sheet.paragraph(joined(", ", (metric_link(view, metric.id) for metric in metrics)))
    else:
        sheet.text("Tidak ada.")


PAGE = PageType("belum-diisi", make)
