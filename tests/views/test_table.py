"""Tables of one metric."""

from __future__ import annotations

from pathlib import Path

from macros.readings import read_period
from macros.views.base import View
from macros.views.table import By, breakdown_table, series_table
from tests.views import contoh
from tests.views.contoh import classed, parse, rows, values, words


def series(view: View, id: str, **options: object) -> str:
    return series_table(view, view.book.metrics[id], **options)  # type: ignore[arg-type]


def parts(view: View, id: str, period: str, by: By = "wilayah") -> str:
    found = read_period(period)
    return breakdown_table(view, view.book.metrics[id], found, by)  # type: ignore[arg-type]


def heads(html: str) -> list[str]:
    return [head.text_content() for head in parse(html).xpath(".//thead//th")]


def test_a_series_runs_from_the_oldest_figure_to_the_targets(view: View) -> None:
    periods = [row[0] for row in rows(series(view, "penumpang"))]
    assert periods == ["2022", "2023", "2024", "2024", "Target 2024", "Target 2029"]


def test_the_unit_stands_in_the_head_and_numbers_keep_their_decimals(view: View) -> None:
    html = series(view, "kemiskinan")
    assert heads(html) == ["Periode", "%", "Sumber", "Status"]
    assert rows(html)[0][1] == "4,40"
    assert heads(series(view, "sampah"))[1] == "Ton per hari"
    assert heads(series(view, "ipm"))[1] == "Nilai"


def test_money_is_exact_in_a_table(view: View) -> None:
    assert rows(series(view, "pendapatan"))[0][2] == "924.166.475.540"


def test_numbers_stand_right(view: View) -> None:
    assert all(td.get("class") == "n" for td in parse(series(view, "kemiskinan")).xpath(".//tbody/tr/td[1]"))


def test_a_replaced_figure_stays_readable_and_the_new_one_says_why(view: View) -> None:
    old, new = rows(series(view, "penumpang"))[2:4]
    assert old[-1] == "sudah direvisi Laporkan"
    assert "Menggantikan angka Harian Contoh, 3 Maret 2025: Karcis ganda dikeluarkan." in new[2]
    assert new[-1] == "odata OPD ssementara rdirevisi Laporkan"


def test_all_voices_of_a_disagreement_stand(view: View) -> None:
    html = series(view, "kemiskinan", since_year=2022)
    assert [row[1] for row in rows(html)[:3]] == ["4,26", "4,17", "4,26"]
    assert all("sumber berbeda" in row[-1] for row in rows(html)[:3])


def test_a_decision_stands_at_the_chosen_figure(view: View) -> None:
    first, second = rows(series(view, "ipm"))[:2]
    assert "sumber berbeda" in first[-1]
    assert "Diputuskan Walidata Kota Contoh, 5 Mei 2025. Alasan: Terbitan resmi." in second[2]
    assert second[-1] == "bstatistik resmi Laporkan"


def test_dates_are_short_in_a_table(view: View) -> None:
    assert "Warta Contoh, 21 Agt. 2023" in words(series(view, "kemiskinan"))


def test_a_series_can_begin_with_a_year(view: View) -> None:
    assert rows(series(view, "penumpang", since_year=2024))[0][0] == "2024"


def test_a_metric_that_has_only_parts_shows_them(view: View) -> None:
    html = series(view, "pendapatan")
    assert heads(html)[1] == "Bagian"
    assert rows(html)[0][1] == "Dishub"


def test_a_district_has_its_own_series(view: View) -> None:
    html = series(view, "padi", area="kecamatan-hulu")
    assert [row[1] for row in rows(html)] == ["25,5"]
    assert "Produksi padi, Kecamatan Hulu" in words(html)


def test_rows_carry_anchors_on_the_metrics_own_page_only_and_each_once(view: View) -> None:
    ids = [tr.get("id") for tr in parse(series(view, "kemiskinan", anchors=True)).xpath(".//tbody/tr")]
    assert ids == ["a-2020", "a-2022", None, None, "a-2024-08", "t-2024", "t-2029", None]
    assert parse(series(view, "kemiskinan")).xpath(".//tr/@id") == []


def test_elsewhere_each_number_leads_to_its_row(view: View) -> None:
    links = parse(series(view, "penumpang")).xpath(".//td[@class='n']/a/@href")
    assert links[0] == "../../indikator/penumpang/#a-2022"
    assert len(links) == 6


def test_the_latest_figure_is_marked(view: View) -> None:
    (now,) = classed(series(view, "penumpang"), "is-now")
    assert now.xpath(".//data/@value") == ["1400000"]


def test_the_caption_stands_outside_and_names_region_and_table(view: View) -> None:
    html = parse(series(view, "penumpang"))
    caption = classed(html, "mp-cap")[0]
    region = classed(html, "mp-scroll")[0]
    assert caption not in region.iterdescendants()
    assert region.get("aria-labelledby") == caption.get("id") == region[0].get("aria-labelledby")
    assert region.get("tabindex") == "0"


def test_parts_end_with_their_sum_the_whole_and_the_difference(view: View) -> None:
    found = [(row[0], row[1]) for row in rows(parts(view, "padi", "2024-09"))]
    assert found == [
        ("Hulu", "25,5"),
        ("Hilir", "16"),
        ("Jumlah rincian", "41,5"),
        ("Angka kota", "40"),
        ("Selisih", "1,5"),
    ]


def test_sums_made_here_are_marked_as_made(view: View) -> None:
    html = parts(view, "padi", "2024-09")
    assert [data.get("value") for data in classed(html, "mp-made")] == ["41.5", "1.5"]


def test_items_add_up_too(view: View) -> None:
    found = [(row[0], row[1]) for row in rows(parts(view, "penumpang", "2024", "rincian"))]
    assert found[:3] == [("bus besar", "900.000"), ("angkot", "450.000"), ("Dinas Kesehatan", "100.000")]
    assert found[3:] == [
        ("Jumlah rincian", "1.450.000"),
        ("Angka kota", "1.400.000"),
        ("Selisih", "50.000"),
    ]


def test_no_sum_is_made_of_what_does_not_add_up(tmp_path: Path) -> None:
    view = contoh.view(
        contoh.load(
            tmp_path,
            baru="""data/kota/indikator/baru.yaml|
        nama: Indeks
        satuan: indeks
        angka:
          - periode: 2024
            nilai: 80
            sumber: bps
          - periode: 2024
            wilayah: kecamatan-hulu
            nilai: 81
            sumber: bps
        """,
        )
    )
    assert [row[0] for row in rows(parts(view, "baru", "2024"))] == ["Hulu", "Angka kota"]


def test_an_empty_series_says_so(view: View) -> None:
    assert words(series(view, "kosong")) == "Belum ada angka yang tercatat."


def test_a_range_and_a_period_that_is_not_named_keep_their_form(view: View) -> None:
    found = rows(series(view, "sampah"))
    assert found[0][0] == "periode tidak disebut"
    assert found[1][1] == "400–500"
    assert "400/500" in values(series(view, "sampah"))
