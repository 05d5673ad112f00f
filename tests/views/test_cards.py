"""Profiles and metadata."""

from __future__ import annotations

from macros.views.base import View
from macros.views.metadata import metric_head, metric_metadata
from macros.views.parts import Fact
from macros.views.profile import profile
from tests.views.contoh import classed, parse, words


def facts(html: str) -> dict[str, str]:
    return {dt.text_content(): " ".join(dt.getnext().text_content().split()) for dt in parse(html).xpath(".//dt")}


def test_a_profile_tells_what_the_register_knows(view: View) -> None:
    found = facts(profile(view, view.book.opds["dishub"]))
    assert found["Bentuk"] == "Dinas"
    assert found["Nama pendek"] == "Dishub"
    assert found["Dasar hukum"] == "Perda Contoh 1/2016"
    assert found["Tugas"] == "Angkutan dan parkir (Harian Contoh, 3 Maret 2025)"
    assert found["Riwayat"].startswith("2016: Gabungan dua dinas")


def test_a_dimension_that_no_source_gives_is_our_own_grouping(view: View) -> None:
    assert facts(profile(view, view.book.opds["dishub"]))["Dimensi"] == (
        "Smart Living, mobilitas (pengelompokan penyusun)"
    )
    assert facts(profile(view, view.book.opds["dinkes"]))["Dimensi"] == ("Smart Living (Pemerintah Kota Contoh, 2024)")


def test_unknown_fields_of_a_profile_stay(view: View) -> None:
    found = facts(profile(view, view.book.opds["dishub"]))
    assert found["Produsen data"] == found["Penghubung"] == "–belum diisi"


def test_a_kecamatan_shows_its_codes_and_how_many_kelurahan_it_has(view: View) -> None:
    found = facts(profile(view, view.book.opds["kecamatan-hulu"]))
    assert found["Kode BPS"] == "1300"
    assert found["Kode Kemendagri"] == "–belum diisi"
    assert found["Kelurahan"] == "2"


def test_a_department_has_no_area_codes(view: View) -> None:
    assert "Kode BPS" not in facts(profile(view, view.book.opds["dishub"]))


def test_metadata_follow_satu_data_and_say_what_is_missing(view: View) -> None:
    found = facts(metric_metadata(view, view.book.metrics["penumpang"]))
    assert found["Definisi"] == "Banyaknya penumpang dalam setahun."
    assert found["Konsep"] == found["Klasifikasi"] == found["Ukuran"] == "–belum diisi"
    assert found["Satuan"] == "orang"
    assert found["Produsen data"] == "Dinas Perhubungan"
    assert found["Kondisi awal"] == "2022"


def test_metadata_can_carry_more_fields(view: View) -> None:
    html = metric_metadata(view, view.book.metrics["penumpang"], extra=[Fact("Dipakai di", "satu bab")])
    assert facts(html)["Dipakai di"] == "satu bab"


def test_a_metrics_head_shows_the_latest_figure_and_the_last_target_each_with_its_source(view: View) -> None:
    html = metric_head(view, view.book.metrics["penumpang"])
    assert words(html) == (
        "1.400.000 orang (2024)Menurut Dinas Perhubungan, 16 Jan. 2025 odata OPD ssementara rdirevisi"
        "Target (2029): 1.800.000 orang, menurut Harian Contoh, 3 Mar. 2025 uusulan"
    )
    assert parse(html).xpath(".//a/@href") == ["../../sumber/data-opd/#kantor", "../../sumber/berita/#koran"]
    assert len(classed(html, "mp-head__v")) == 1


def test_a_metrics_head_says_where_there_is_no_figure(view: View) -> None:
    assert words(metric_head(view, view.book.metrics["kosong"])) == "–belum ada data"
    assert words(metric_head(view, view.book.metrics["pendapatan"])) == "angka hanya ada menurut rincian"
