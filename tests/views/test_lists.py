"""Lists of records."""

from __future__ import annotations

from macros.views import lists
from macros.views.base import View
from macros.views.metrics import metric_list
from macros.views.programmes import (
    application_card,
    application_list,
    flagship_list,
    programme_card,
    programme_list,
)
from tests.views.contoh import classed, parse, rows, words


def test_metrics_show_latest_figure_period_target_and_status(view: View) -> None:
    (row,) = rows(metric_list(view, [view.book.metrics["penumpang"]]))
    assert row == [
        "Penumpang angkutan",
        "1.400.000 orang",
        "2024",
        "1.800.000 orang (2029)",
        "odata OPD ssementara rdirevisi",
    ]


def test_a_metric_without_figures_says_so(view: View) -> None:
    (row,) = rows(metric_list(view, [view.book.metrics["kosong"]]))
    assert row[1] == "–belum ada data"


def test_a_metric_that_has_only_parts_points_to_them(view: View) -> None:
    html = metric_list(view, [view.book.metrics["pendapatan"]])
    assert rows(html)[0][1] == "menurut rincian"


def test_a_district_sees_its_own_figures(view: View) -> None:
    (row,) = rows(metric_list(view, [view.book.metrics["padi"]], area="kecamatan-hulu"))
    assert row[1:3] == ["25,5 ton", "Januari–September 2024"]


def test_targets_that_disagree_stand_side_by_side(view: View) -> None:
    (row,) = rows(metric_list(view, [view.book.metrics["kemiskinan"]]))
    assert row[3] == "3,50 % atau 3,37 % (2029)"


def test_opds_show_kind_and_dimension_and_whose_grouping_it_is(view: View) -> None:
    dishub, dinkes = rows(lists.opd_list(view, [view.book.opds["dishub"], view.book.opds["dinkes"]]))
    assert dishub == ["Dinas Perhubungan Dishub", "Dinas", "Smart Living, mobilitas (pengelompokan penyusun)"]
    assert "pengelompokan penyusun" not in dinkes[2]
    assert "Pemerintah Kota Contoh" in dinkes[2]


def test_a_puskesmas_that_no_source_places_says_so(view: View) -> None:
    found = {row[0]: row[1] for row in rows(lists.puskesmas_list(view, view.book.puskesmas.values()))}
    assert found == {"Satu": "Kecamatan Hulu", "Dua": "–belum diisi"}


def test_kelurahan_show_their_codes_and_of_several_kecamatan_also_these(view: View) -> None:
    one = rows(lists.village_list(view, [view.book.districts["kecamatan-hulu"]]))
    several = rows(lists.village_list(view, list(view.book.districts.values())))
    assert one[0] == ["Air Jernih", "1300000001"]
    assert several[0] == ["Air Jernih", "1300000001", "Kecamatan Hulu"]


def test_kelurahan_name_their_source(view: View) -> None:
    html = lists.village_list(view, [view.book.districts["kecamatan-hulu"]])
    assert "Sumber: BPS Kota Contoh, 28 Feb. 2025" in words(html)


def test_events_run_from_the_oldest(view: View) -> None:
    found = rows(lists.event_list(view, view.book.events))
    assert [row[0] for row in found] == ["2 Juli 2018", "18 Sep. 2018"]
    assert "Tempat: Balai Kota." in found[1][2]


def test_bodies_show_basis_and_coordinator(view: View) -> None:
    (row,) = rows(lists.body_list(view, view.book.bodies.values()))
    assert row[:4] == ["Dewan Contoh", "dewan", "–belum diisi", "Perda Contoh 1/2016; Dinas Perhubungan"]


def test_documents_show_their_years_and_state(view: View) -> None:
    (row,) = rows(lists.document_list(view, view.book.documents.values()))
    assert row[:5] == ["RPJMD Contoh", "RPJMD", "2025–2029", "Disetujui, 28 Juli 2025", "Dinas Perhubungan"]


def test_notes_stand_under_their_topic(view: View) -> None:
    html = parse(lists.note_list(view, view.book.notes.values()))
    assert html.xpath(".//dt")[0].text == "Batas wilayah"
    assert "berbatasan dengan laut" in html.xpath(".//dd")[0].text_content()


def test_regulations_show_subject_and_issuer(view: View) -> None:
    (row,) = rows(lists.regulation_list(view, [view.book.regulations["perda-contoh-1-2016"]]))
    assert row[:3] == ["Perda Contoh 1/2016", "Perangkat Daerah", "Kota Contoh"]


def test_an_empty_list_is_a_calm_sentence(view: View) -> None:
    assert words(programme_list(view, [])) == "Belum ada program yang tercatat."
    assert words(metric_list(view, [])) == "Belum ada indikator yang tercatat."
    assert words(lists.village_list(view, [])) == "Belum ada kelurahan yang tercatat."


def test_programmes_show_time_state_and_quick_win(view: View) -> None:
    (row,) = rows(programme_list(view, [view.book.programmes["karcis"]]))
    assert row[:4] == ["Karcis elektronikquick win 2025", "Dinas Perhubungan", "sejak Maret 2025", "berjalan"]


def test_a_programme_card_shows_every_field(view: View) -> None:
    text = words(programme_card(view, view.book.programmes["karcis"]))
    for part in (
        "Karcis elektronik",
        "Kecamatan Hulu",
        "Smart Living, mobilitas",
        "Contoh Melayani",
        "RPJMD Contoh, halaman 41",
        "2025: pagu Rp250.000.000, realisasi –belum diisi",
        "Penumpang angkutan: 1.400.000 orang (2024)",
        "Penumpang tidak perlu uang pas.",
    ):
        assert part in text, part


def test_a_programme_card_says_what_nobody_has_filled(view: View) -> None:
    html = programme_card(view, view.book.programmes["polos"])
    unfilled = [dt.text for dt in parse(html).xpath(".//dt") if "belum diisi" in dt.getnext().text_content()]
    assert unfilled == [
        "Mitra", "Dimensi", "Waktu", "Status", "Indikator", "Dokumen", "Anggaran", "Manfaat bagi warga",
    ]  # fmt: skip


def test_a_card_has_its_id_only_on_its_own_page(view: View) -> None:
    programme = view.book.programmes["karcis"]
    assert parse(programme_card(view, programme)).xpath(".//@id") == []
    assert classed(programme_card(view, programme, anchors=True), "mp-prog")[0].get("id") == "karcis"


def test_flagship_programmes_show_activations_and_the_programmes_that_carry_them(view: View) -> None:
    text = words(flagship_list(view, view.book.flagships.values()))
    assert "Loket Cepat (Harian Contoh, 3 Maret 2025)" in text
    assert "Karcis elektronik" in text


def test_applications_of_the_city_have_no_owning_opd(view: View) -> None:
    html = application_list(view, view.book.applications.values())
    assert {row[0]: row[2] for row in rows(html)} == {
        "Contoh Jalan": "Dinas Perhubungan",
        "Contoh Lapor": "kota",
    }


def test_an_application_card_shows_address_and_awards(view: View) -> None:
    html = application_card(view, view.book.applications["jalan"], anchors=True)
    assert parse(html).xpath(".//a[@href='https://jalan.example/']")[0].text == "jalan.example"
    assert "2024: Juara dua (Harian Contoh, 3 Maret 2025)" in words(html)
