"""The words for a sentence."""

from __future__ import annotations

import pytest

from macros.authoring.registry import Stand
from macros.authoring.words import CODES, MACROS
from macros.views.base import View
from tests.authoring.conftest import refused, say
from tests.views.contoh import visible, words


def test_the_words_and_where_they_stand() -> None:
    assert {name: macro.stand for name, macro in MACROS.items()} == {
        "angka": Stand.INLINE,
        "target": Stand.INLINE,
        "capaian": Stand.INLINE,
        "kemajuan": Stand.INLINE,
        "sumber": Stand.INLINE,
        "istilah": Stand.INLINE,
        "peraturan": Stand.BOTH,
        "bukan_indikator": Stand.INLINE,
        "profil": Stand.BLOCK,
        "tabel": Stand.BLOCK,
        "daftar": Stand.BLOCK,
        "program": Stand.BLOCK,
        "belum": Stand.BLOCK,
    }


def test_the_first_argument_is_the_id_and_the_second_the_period() -> None:
    assert list(MACROS["angka"].parameters) == ["id", "periode", "wilayah", "rincian"]


def test_every_code_has_a_sentence_for_the_guide() -> None:
    assert all(sentence.endswith(".") for sentence in CODES.values())


# --- angka -------------------------------------------------------------------------------------------------


def test_without_a_period_the_latest_figure_stands_with_its_period(view: View) -> None:
    assert visible(say(view, "angka", "penumpang")) == "1.400.000 orang (2024)s"


@pytest.mark.parametrize("period", [2022, "2022"])
def test_a_year_may_be_a_number_or_text(view: View, period: int | str) -> None:
    assert visible(say(view, "angka", "penumpang", period)) == "1.200.000 orang"


@pytest.mark.parametrize("period", ["2024-08", "Agustus 2024"])
def test_a_period_may_be_written_in_any_known_form(view: View, period: str) -> None:
    assert visible(say(view, "angka", "kemiskinan", period)).startswith("4,06 persen")


def test_a_part_is_picked_by_its_key_whatever_its_kind(view: View) -> None:
    assert visible(say(view, "angka", "penumpang", 2024, rincian="dinkes")) == "100.000 orang"
    assert visible(say(view, "angka", "penumpang", 2024, rincian="bus besar")) == "900.000 orang"


def test_a_district_is_picked_by_its_id(view: View) -> None:
    assert visible(say(view, "angka", "padi", "2024-09", wilayah="kecamatan-hulu")).startswith("25,5 ton")


def test_a_metric_without_figures_shows_as_missing(view: View) -> None:
    assert visible(say(view, "angka", "kosong")) == "belum ada data"
    assert visible(say(view, "angka", "kosong", 2024)) == "belum ada data"


def test_an_unknown_metric_names_those_that_are_alike_with_their_names(view: View) -> None:
    problem = refused(view, "angka", "penumpan", 2022)
    assert problem.code == "indikator-tidak-dikenal"
    assert "penumpang (Penumpang angkutan)" in problem.message
    assert "Kemiskinan" not in problem.message
    assert problem.mend == 'angka("penumpang", 2022)'


def test_where_none_is_alike_none_is_proposed(view: View) -> None:
    problem = refused(view, "angka", "xyz", 2022)
    assert problem.message == "Indikator “xyz” tidak dikenal."
    assert problem.mend == "id indikator yang ada; carilah namanya di buku ini"


def test_an_unknown_period_names_those_that_exist(view: View) -> None:
    problem = refused(view, "angka", "kemiskinan", 2021)
    assert problem.code == "periode-tidak-ada"
    assert "2020, 2022, 2024-08" in problem.message
    assert problem.mend == 'angka("kemiskinan", 2020)'


def test_the_year_of_a_target_leads_to_target(view: View) -> None:
    problem = refused(view, "angka", "kemiskinan", 2029)
    assert problem.code == "periode-tidak-ada"
    assert problem.mend == 'target("kemiskinan", 2029)'


def test_a_corrected_call_keeps_a_period_that_is_no_year_in_quotes(view: View) -> None:
    assert refused(view, "angka", "kemiskinan", "2024-09").mend == 'angka("kemiskinan", "2024-08")'


def test_a_period_that_cannot_be_read_says_what_to_write(view: View) -> None:
    problem = refused(view, "angka", "kemiskinan", "2024 Q3")
    assert problem.code == "periode-tidak-terbaca"
    assert problem.mend == 'angka("kemiskinan", "2024-TW3")'
    assert "2024-06" in refused(view, "angka", "kemiskinan", "kapan-kapan").mend


def test_a_figure_that_has_only_parts_asks_for_one(view: View) -> None:
    problem = refused(view, "angka", "pendapatan")
    assert problem.code == "perlu-rincian"
    assert problem.mend == 'angka("pendapatan", rincian="dishub")'


def test_an_unknown_part_names_those_that_exist(view: View) -> None:
    problem = refused(view, "angka", "penumpang", 2024, rincian="bis besar")
    assert problem.code == "rincian-tidak-dikenal"
    assert "bus besar, angkot, dinkes" in problem.message
    assert problem.mend == 'angka("penumpang", 2024, rincian="bus besar")'


def test_an_unknown_district_names_those_that_exist(view: View) -> None:
    problem = refused(view, "angka", "padi", "2024-09", wilayah="kecamatan-huluu")
    assert problem.code == "wilayah-tidak-dikenal"
    assert "kecamatan-hulu, kecamatan-hilir" in problem.message


def test_a_metric_that_knows_no_districts_says_so(view: View) -> None:
    problem = refused(view, "angka", "kemiskinan", wilayah="kecamatan-hulu")
    assert problem.code == "wilayah-tidak-dikenal"
    assert "tidak mempunyai angka menurut wilayah" in problem.message


def test_an_id_that_is_no_text_is_refused(view: View) -> None:
    assert refused(view, "angka", 2024).code == "argumen-salah"


# --- target, capaian, kemajuan -----------------------------------------------------------------------------


def test_a_target_of_a_year_stands_without_its_period(view: View) -> None:
    assert visible(say(view, "target", "penumpang", 2024)) == "1.600.000 orang"


def test_targets_that_disagree_stand_side_by_side(view: View) -> None:
    assert visible(say(view, "target", "kemiskinan", 2029)) == "3,50 persen atau 3,37 persen≠"


def test_a_year_without_a_target_names_the_years_that_have_one(view: View) -> None:
    problem = refused(view, "target", "penumpang", 2030)
    assert problem.code == "target-tidak-ada"
    assert "2024, 2029" in problem.message
    assert problem.mend == 'target("penumpang", 2029)'


def test_a_metric_without_targets_proposes_the_question(view: View) -> None:
    problem = refused(view, "target", "kosong", 2029)
    assert problem.code == "target-tidak-ada"
    assert problem.mend == 'belum("Berapa target Halte teduh?")'


def test_attainment_needs_the_year_of_a_target(view: View) -> None:
    assert visible(say(view, "capaian", "penumpang", 2024)).startswith("87,50 persen dari target 2024")
    assert refused(view, "capaian", "penumpang", 2030).code == "target-tidak-ada"


def test_attainment_without_any_target_cannot_be_judged(view: View) -> None:
    assert visible(say(view, "capaian", "kosong", 2024)) == "belum dapat dinilai: target belum ada"


@pytest.mark.parametrize("word", ["capaian", "kemajuan"])
def test_without_a_direction_nothing_is_judged(view: View, word: str) -> None:
    problem = refused(view, word, "pendapatan", 2024)
    assert problem.code == "arah-belum-ada"
    assert "data/opd/dishub/indikator/pendapatan.yaml" in problem.mend


def test_progress_takes_the_last_target(view: View) -> None:
    assert "ke target 2029" in visible(say(view, "kemajuan", "penumpang"))


# --- sumber, istilah, peraturan ----------------------------------------------------------------------------


def test_a_source_a_term_and_a_regulation_stand_in_a_sentence(view: View) -> None:
    assert words(say(view, "sumber", "koran")) == "Harian Contoh, 3 Maret 2025"
    assert words(say(view, "istilah", "quick-win")) == "quick win"
    assert words(say(view, "peraturan", "pp-9-2019")) == "PP 9/2019"


def test_a_regulation_alone_stands_in_full(view: View) -> None:
    assert "Peraturan Pemerintah Nomor 9 Tahun 2019" in words(say(view, "peraturan", "pp-9-2019", alone=True))


@pytest.mark.parametrize(
    ("word", "id", "mend"),
    [
        ("sumber", "korann", 'sumber("koran")'),
        ("istilah", "quick-wins", 'istilah("quick-win")'),
        ("peraturan", "pp-9-2018", 'peraturan("pp-9-2019")'),
    ],
)
def test_an_unknown_record_names_the_nearest(view: View, word: str, id: str, mend: str) -> None:
    problem = refused(view, word, id)
    assert problem.code == f"{word}-tidak-dikenal"
    assert problem.mend == mend
