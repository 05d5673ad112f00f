"""Figures in a sentence."""

from __future__ import annotations

from pathlib import Path

from macros.book.model import Book
from macros.readings import read_period
from macros.views.base import View
from macros.views.value import figure, target_figure
from tests.views import contoh
from tests.views.contoh import classed, note, parse, values, visible


def at(view: View, id: str, period: str, *, show_period: bool = False) -> str:
    metric = view.book.metrics[id]
    found = read_period(period)
    return figure(view, metric, metric.at(found), show_period=show_period)  # type: ignore[arg-type]


def latest(view: View, id: str) -> str:
    metric = view.book.metrics[id]
    return figure(view, metric, metric.latest(), show_period=True)


def test_a_figure_stands_in_indonesian_form_with_its_unit_and_links_to_its_row(view: View) -> None:
    html = at(view, "penumpang", "2022")
    link = classed(html, "mp-fig", "//a")[0]
    assert visible(html) == "1.200.000 orang"
    assert link.get("href") == "../../indikator/penumpang/#a-2022"
    assert values(html) == ["1200000"]


def test_the_period_follows_only_where_the_sentence_does_not_name_it(view: View) -> None:
    assert "(2024)" not in visible(at(view, "penumpang", "2024"))
    assert "(2024)" in visible(latest(view, "penumpang"))


def test_a_cumulative_figure_shows_its_span(view: View) -> None:
    assert "(Januari–September 2024)" in visible(latest(view, "padi"))


def test_a_rounded_figure_says_about_and_carries_the_full_value(view: View) -> None:
    html = at(view, "penumpang", "2023")
    assert visible(html).startswith("sekitar 1,3 juta orang")
    assert values(html) == ["1300000"]


def test_a_range_carries_both_ends(view: View) -> None:
    html = at(view, "sampah", "2020")
    assert visible(html).startswith("400–500 ton per hari")
    assert values(html) == ["400/500"]


def test_money_is_shortened_in_a_sentence_and_exact_in_its_note(view: View) -> None:
    metric = view.book.metrics["pendapatan"]
    html = figure(view, metric, metric.observations, show_period=False)
    assert visible(html).startswith("Rp924,17 miliar")
    assert values(html) == ["924166475540"]
    assert "Tepatnya Rp924.166.475.540." in note(html)


def test_the_note_tells_name_period_source_and_status(view: View) -> None:
    assert note(at(view, "penumpang", "2022")) == (
        "Penumpang angkutan, 2022. Sumber: Dinas Perhubungan, 16 Januari 2025. Status: data OPD."
    )


def test_the_note_tells_of_what_was_counted_computed_and_remarked(view: View) -> None:
    assert "Yang dihitung: rentang selama pandemi." in note(at(view, "sampah", "2020"))
    assert "Dihitung di sini: 15 + 25." in note(latest(view, "padi"))
    assert "Dibulatkan wartawan." in note(at(view, "penumpang", "2023"))


def test_the_note_names_the_part_that_a_figure_speaks_of(view: View) -> None:
    metric = view.book.metrics["padi"]
    rows = [o for o in metric.observations if o.area == "kecamatan-hulu"]
    assert "Produksi padi, Kecamatan Hulu, Januari" in note(figure(view, metric, rows, show_period=False))


def test_a_second_hand_source_names_whom_it_quotes(view: View) -> None:
    text = note(at(view, "sampah", "tidak-disebut"))
    assert "mengutip BPS Kota Contoh 2002" in text
    assert "periode tidak disebut" in text


def test_a_sentence_shows_one_mark_by_rank(view: View) -> None:
    html = at(view, "penumpang", "2023")
    marks = classed(html, "mp-flag", "/i")
    assert [mark.text for mark in marks] == ["≈"]
    assert "dilaporkan media, perkiraan" in note(html)


def test_an_official_final_figure_needs_no_mark(view: View) -> None:
    assert classed(at(view, "penumpang", "2022"), "mp-flag") == []


def test_disagreeing_sources_stand_side_by_side_with_one_mark(view: View) -> None:
    html = at(view, "kemiskinan", "2022")
    assert visible(html) == "4,17 persen atau 4,26 persen≠"
    assert len(classed(html, "mp-flag")) == 1


def test_sources_that_say_the_same_share_one_voice(view: View) -> None:
    tips = [tip.text_content() for tip in classed(at(view, "kemiskinan", "2022"), "mp-fig__tip")]
    assert len(tips) == 2
    assert "Harian Contoh, 3 Maret 2025; Ensiklopedia Bebas, tanpa tanggal" in tips[1]


def test_a_decision_leaves_the_chosen_figure_alone_and_unmarked(view: View) -> None:
    html = at(view, "ipm", "2018")
    assert visible(html) == "82,25"
    assert "sumber berbeda" not in note(html)


def test_figures_that_count_different_things_say_so(view: View) -> None:
    flag = classed(at(view, "sampah", "2020"), "mp-flag")[0]
    assert flag.get("title") == "Yang dihitung berbeda antarlaporan."


def test_a_missing_figure_shows_as_missing_and_leads_to_its_metric(view: View) -> None:
    html = latest(view, "kosong")
    assert visible(html) == "belum ada data"
    assert classed(html, "mp-fig--belum", "//a")[0].get("href") == "../../indikator/kosong/"


def test_a_proposed_target_is_marked(view: View) -> None:
    metric = view.book.metrics["penumpang"]
    html = target_figure(view, metric, metric.targets[1:], show_period=True)
    assert visible(html) == "1.800.000 orang (2029)u"
    assert "target 2029" in note(html)
    assert "usulan" in note(html)


def test_a_target_tells_its_page(view: View) -> None:
    metric = view.book.metrics["penumpang"]
    assert "Halaman 12." in note(target_figure(view, metric, metric.targets[:1], show_period=False))


def test_every_note_has_its_own_id_and_the_same_one_at_every_build(book: Book) -> None:
    def ids() -> list[str]:
        view = contoh.view(book)
        html = at(view, "penumpang", "2022") + at(view, "penumpang", "2022") + at(view, "kemiskinan", "2022")
        links = [a.get("aria-describedby") for a in classed(html, "mp-fig", "//a")]
        assert links == [tip.get("id") for tip in classed(html, "mp-fig__tip")]
        return links

    assert len(set(ids())) == 4
    assert ids() == ids()


def test_the_view_remembers_what_its_sentences_have_shown(view: View) -> None:
    at(view, "penumpang", "2022")
    at(view, "kemiskinan", "2022")
    assert [(metric.id, row.source) for metric, row in view.shown] == [
        ("penumpang", "kantor"),
        ("kemiskinan", "koran"),
        ("kemiskinan", "koran-lama"),
        ("kemiskinan", "ensiklopedia"),
    ]


def test_text_of_the_data_is_never_html(tmp_path: Path) -> None:
    book = contoh.load(
        tmp_path,
        evil="""data/kota/indikator/jahat.yaml|
        nama: '<img src=x onerror="a()"> {{ angka }} & co'
        satuan: orang
        angka:
          - periode: 2024
            nilai: 7
            sumber: koran
            catatan: "</span><script>a()</script>"
        """,
    )
    html = latest(contoh.view(book), "jahat")
    assert parse(html).xpath(".//img | .//script") == []
    assert "<script>a()</script>" in note(html)


def test_a_figure_of_a_broken_book_still_stands(tmp_path: Path) -> None:
    book = contoh.load(
        tmp_path,
        broken="""data/kota/indikator/rusak.yaml|
        nama: Rusak
        satuan: depa
        angka:
          - periode: 2024
            wilayah: kecamatan-entah
            nilai: 7
            sumber: entah-apa
        """,
    )
    metric = book.metrics["rusak"]
    html = figure(contoh.view(book), metric, metric.observations, show_period=False)
    assert visible(html) == "7 depa"
    assert "entah-apa" in note(html)


def test_a_flag_without_a_period_keeps_to_its_figure(view: View) -> None:
    alone = classed(at(view, "penumpang", "2023"), "mp-fig__p")
    with_period = classed(at(view, "penumpang", "2023", show_period=True), "mp-fig__p")
    assert [span.get("class") for span in alone] == ["mp-fig__p mp-fig__p--only"]
    assert [span.get("class") for span in with_period] == ["mp-fig__p"]
