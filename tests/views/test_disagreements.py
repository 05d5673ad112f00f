"""Figures side by side: each with its source, its owner and what may explain it, and nobody accused."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from macros.book.differences import Voice
from macros.book.model import Book, Figure, Metric
from macros.views.base import View
from macros.views.disagreements import counted_differently, disagreement, other_method
from tests.views import contoh
from tests.views.contoh import classed, parse, words


def said(metric: Metric, rows: Iterable[Figure]) -> list[Voice]:
    return [(metric, row) for row in rows]


def test_a_disagreement_asks_a_question_and_shows_all_voices_oldest_first(view: View) -> None:
    metric = view.book.metrics["kemiskinan"]
    html = disagreement(view, said(metric, metric.disagreements()[0]), anchor="kemiskinan")
    assert parse(html).xpath(".//h3")[0].text == "Berapa Persentase penduduk miskin, 2022?"
    assert [b.text_content() for b in classed(html, "mp-beda__says", "/div/b")] == ["4,17", "4,26"]
    assert classed(html, "mp-beda")[0].get("id") == "kemiskinan"
    assert "Yang memutuskan: walidata." in words(html)


def test_a_decided_disagreement_keeps_both_and_marks_the_chosen(view: View) -> None:
    metric = view.book.metrics["ipm"]
    html = disagreement(view, said(metric, metric.observations))
    assert [b.text_content() for b in classed(html, "mp-beda__says", "/div/b")] == ["82,25", "83,25"]
    assert [div.xpath("./b")[0].text_content() for div in classed(html, "is-chosen")] == ["82,25"]
    assert "Diputuskan: 82,25, oleh Walidata Kota Contoh, 5 Mei 2025. Alasan: Terbitan resmi." in words(html)


def test_targets_can_disagree_too(view: View) -> None:
    metric = view.book.metrics["kemiskinan"]
    html = disagreement(view, said(metric, metric.target_disagreements()[0]))
    assert parse(html).xpath(".//h3")[0].text == "Berapa target Persentase penduduk miskin, 2029?"


def test_figures_that_count_different_things_say_what_each_counted(view: View) -> None:
    text = words(counted_differently(view, view.book.metrics["sampah"]))
    assert "Sampah per hari: yang dihitung belum sama" in text
    assert "rentang selama pandemi" in text
    assert "Menunggu penjelasan dinas." in text


def test_each_voice_says_what_kind_of_source_it_is(view: View) -> None:
    metric = view.book.metrics["ipm"]
    says = [
        " ".join(div.text_content().split())
        for div in classed(disagreement(view, said(metric, metric.observations)), "mp-beda__says", "/div")
    ]
    assert says[0].startswith("82,25BPS Kota Contoh, 28 Feb. 2025 bstatistik resmi")
    assert says[1].startswith("83,25Harian Contoh, 3 Mar. 2025 mdilaporkan media")
    assert not any("sumber berbeda" in text for text in says)


def test_a_disagreement_names_area_period_and_owner(book: Book) -> None:
    metric = book.metrics["kemiskinan"]
    html = disagreement(contoh.view(book, "angka-berbeda.md"), said(metric, metric.disagreements()[0]))
    assert (
        "Indikator: Persentase penduduk miskin · Wilayah: seluruh kota · Periode: 2022 · Pemilik data: –belum diisi"
    ) in words(html)
    assert "../indikator/kemiskinan/" in parse(html).xpath(".//a/@href")


def test_on_its_own_page_a_metric_is_not_linked_to_itself(book: Book) -> None:
    metric = book.metrics["kemiskinan"]
    html = disagreement(contoh.view(book, "indikator/kemiskinan.md"), said(metric, metric.disagreements()[0]))
    assert "Indikator:" not in words(html)


def test_what_may_explain_a_difference_comes_from_the_book_only(view: View) -> None:
    metric = view.book.metrics["kemiskinan"]
    text = words(disagreement(view, said(metric, metric.disagreements()[0])))
    assert "Yang mungkin menjelaskan: Sumbernya terbit pada waktu yang berlainan." in text
    assert "Belum tertulis: definisi dan metode." in text


def test_two_answers_of_one_source_are_said_to_be_so(view: View) -> None:
    metric = view.book.metrics["penumpang"]
    row = metric.latest()[0]
    text = words(disagreement(view, said(metric, [row, replace(row, quantity=metric.targets[0].quantity)])))
    assert "Semua angka ini tertulis dalam satu sumber. Definisi: Banyaknya penumpang dalam setahun." in text
    assert "terbit pada waktu" not in text
    assert "Belum tertulis: metode." in text


def test_the_office_that_a_figure_speaks_of_is_named_beside_the_owner(view: View) -> None:
    metric = view.book.metrics["penumpang"]
    group = [row for row in metric.observations if row.breakdown and row.breakdown.kind == "opd"]
    text = words(disagreement(view, said(metric, group)))
    assert "Bagian: Dinas Kesehatan · Periode: 2024 · Pemilik data: Dinas Perhubungan" in text
    assert "seluruh kota" not in text


def test_what_was_counted_differently_asks_for_a_definition_not_for_a_decision(view: View) -> None:
    text = words(counted_differently(view, view.book.metrics["sampah"]))
    assert "Yang menjelaskan: pemilik datanya, dengan definisi." in text
    assert "walidata" not in text


def test_other_methods_stand_side_by_side_as_no_contradiction(view: View) -> None:
    book = view.book
    pair = [(metric, metric.observations[0]) for metric in (book.metrics["penumpang"], book.metrics["padi"])]
    html = other_method(view, pair, anchors=("penumpang", None))
    assert "Metode: belum tertulis" in words(html)
    assert "Bukan pertentangan" in words(html)
    assert [div.get("id") for div in classed(html, "mp-beda__says", "/div")] == ["penumpang", None]


def test_no_reply_is_said_so_with_the_way_to_one(view: View) -> None:
    metric = view.book.metrics["kemiskinan"]
    html = disagreement(view, said(metric, metric.disagreements()[0]))
    assert "Tanggapan pemilik data: belum ada. Cara menanggapi" in words(html)
    assert any(link.endswith("panduan/data/#tanggapan") for link in parse(html).xpath(".//a/@href"))
