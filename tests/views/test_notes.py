"""Boxes and the foot of a page."""

from __future__ import annotations

from macros.book.model import Book
from macros.views.base import View
from macros.views.notes import chapter_note, figures_on_page, missing
from macros.views.value import figure
from tests.views import contoh
from tests.views.contoh import classed, parse, rows, words


def test_an_open_box_tells_question_minutes_and_office(view: View) -> None:
    html = missing(view, "Berapa halte?", 5, "Dinas Perhubungan", None, "../panduan/")
    assert classed(html, "mp-belum__q")[0].text == "Berapa halte?"
    assert words(html).startswith("Belum diisi sekitar 5 menit · Dinas Perhubungan")
    assert len(classed(html, "mp-lines", "/i")) == 3


def test_the_button_stands_only_where_a_forge_is_set(view: View) -> None:
    without = missing(view, "Berapa halte?", 5, "Dishub", None, "g")
    with_forge = missing(view, "Berapa halte?", 5, "Dishub", "https://forge.example/edit/x.md", "g")
    assert classed(without, "mp-btn") == []
    assert classed(with_forge, "mp-btn")[0].get("href") == "https://forge.example/edit/x.md"


def test_a_draft_says_who_wrote_it_and_that_nobody_checked_it(view: View) -> None:
    text = words(chapter_note(view, view.book.opds["dishub"]))
    assert text.startswith(
        "Bab ini ditulis sekretariat dari sumber terbuka dan belum diperiksa Dinas Perhubungan. "
        "Ada yang keliru, atau sudah benar?"
    )


def test_an_empty_chapter_says_whom_it_awaits(view: View) -> None:
    assert words(chapter_note(view, view.book.opds["kecamatan-hulu"])).startswith(
        "Bab ini menunggu Kecamatan Hulu. Sumber terbuka hampir tidak bercerita tentangnya."
    )


def test_a_checked_chapter_names_date_and_office(view: View) -> None:
    html = chapter_note(view, view.book.opds["dinkes"])
    assert words(html) == (
        "Bab ini telah diperiksa Dinas Kesehatan pada 5 Mei 2025. Pemeriksa: Sekretaris Dinas Kesehatan."
    )
    assert classed(html, "mp-note--diperiksa")


def test_a_forge_puts_pencils_to_chapter_and_profile(book: Book) -> None:
    view = contoh.view(book, edit_root="https://forge.example/")
    links = parse(chapter_note(view, book.opds["kecamatan-hulu"])).xpath(".//a/@href")
    assert links == [
        "https://forge.example/docs/opd/kecamatan-hulu/index.md",
        "https://forge.example/data/opd/kecamatan-hulu/profil.yaml",
    ]


def test_the_foot_lists_each_figure_of_the_page_once(view: View) -> None:
    metric = view.book.metrics["penumpang"]
    for _ in range(2):
        figure(view, metric, metric.latest(), show_period=True)
    html = figures_on_page(view, view.shown)
    assert rows(html) == [
        [
            "Penumpang angkutan",
            "1.400.000 orang",
            "2024",
            "Dinas Perhubungan, 16 Jan. 2025",
            "odata OPD ssementara rdirevisi Laporkan",
        ]
    ]
    assert classed(html, "mp-angka")


def test_a_page_without_figures_has_no_foot(view: View) -> None:
    assert figures_on_page(view, view.shown) == ""
