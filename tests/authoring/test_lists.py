"""The words that stand alone on a line."""

from __future__ import annotations

import pytest

from macros.authoring.listings import LISTS
from macros.views.base import View
from tests.authoring.conftest import refused, say
from tests.views.contoh import classed, parse, rows, words


def firsts(html: str) -> list[str]:
    return [row[0] for row in rows(html)]


def test_a_profile_and_a_programme_stand_as_cards(view: View) -> None:
    assert classed(say(view, "profil", "dishub"), "mp-card")
    assert classed(say(view, "program", "karcis"), "mp-prog")


@pytest.mark.parametrize(
    ("word", "id", "code", "mend"),
    [
        ("profil", "dishubb", "opd-tidak-dikenal", 'profil("dishub")'),
        ("program", "karci", "program-tidak-dikenal", 'program("karcis")'),
        ("tabel", "padii", "indikator-tidak-dikenal", 'tabel("padi")'),
    ],
)
def test_an_unknown_record_names_the_nearest(view: View, word: str, id: str, code: str, mend: str) -> None:
    problem = refused(view, word, id)
    assert (problem.code, problem.mend) == (code, mend)


# --- tabel -------------------------------------------------------------------------------------------------


def test_a_table_shows_the_series(view: View) -> None:
    assert firsts(say(view, "tabel", "padi")) == ["2023", "Januari–September 2024", "Target 2024"]


@pytest.mark.parametrize("year", [2024, "2024"])
def test_a_table_can_begin_with_a_year(view: View, year: int | str) -> None:
    assert firsts(say(view, "tabel", "padi", dari=year)) == ["Januari–September 2024", "Target 2024"]


def test_a_table_of_one_period_shows_its_parts(view: View) -> None:
    html = say(view, "tabel", "padi", "2024-09")
    assert [row[1] for row in rows(html)] == ["", "Kecamatan Hulu", "Kecamatan Hilir"]


def test_a_table_by_parts_ends_with_sum_whole_and_difference(view: View) -> None:
    found = firsts(say(view, "tabel", "padi", "2024-09", menurut="wilayah"))
    assert found == ["Hulu", "Hilir", "Jumlah rincian", "Angka kota", "Selisih"]


def test_a_table_by_parts_takes_the_latest_period_where_none_is_named(view: View) -> None:
    assert firsts(say(view, "tabel", "penumpang", menurut="rincian"))[:2] == ["bus besar", "angkot"]


def test_a_table_of_a_district_shows_its_figures(view: View) -> None:
    assert [row[1] for row in rows(say(view, "tabel", "padi", wilayah="kecamatan-hulu"))] == ["25,5"]


@pytest.mark.parametrize(
    ("args", "named", "code", "mend"),
    [
        ((), {"menurut": "kecamatan"}, "argumen-salah", 'tabel("padi", menurut="wilayah")'),
        ((), {"menurut": "rincian"}, "rincian-tidak-dikenal", 'tabel("padi")'),
        ((2021,), {}, "periode-tidak-ada", 'tabel("padi", 2024)'),
        (
            (2021,),
            {"menurut": "wilayah"},
            "periode-tidak-ada",
            'tabel("padi", "2024-09", menurut="wilayah")',
        ),
        ((), {"dari": "lama"}, "argumen-salah", 'tabel("padi", dari=2020)'),
        ((), {"wilayah": "hulu"}, "wilayah-tidak-dikenal", 'tabel("padi", wilayah="kecamatan-hulu")'),
    ],
)
def test_a_table_that_cannot_be_made_says_what_to_write(
    view: View, args: tuple[int, ...], named: dict[str, str], code: str, mend: str
) -> None:
    problem = refused(view, "tabel", "padi", *args, **named)
    assert (problem.code, problem.mend) == (code, mend)


# --- daftar ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", LISTS)
def test_every_kind_can_be_listed_without_a_filter(view: View, kind: str) -> None:
    assert words(say(view, "daftar", kind))


def test_programmes_of_an_opd_come_first_and_those_it_joins_after(view: View) -> None:
    assert firsts(say(view, "daftar", "program", opd="kecamatan-hulu")) == ["Karcis elektronikquick win 2025"]
    assert "Karcis elektronik" in words(say(view, "daftar", "program", opd="dishub"))


def test_metrics_are_narrowed_by_owner_dimension_and_district(view: View) -> None:
    assert "Produksi padi" in firsts(say(view, "daftar", "indikator", opd="dishub"))
    assert firsts(say(view, "daftar", "indikator", dimensi="smart-living/mobilitas")) == ["Penumpang angkutan"]
    assert firsts(say(view, "daftar", "indikator", wilayah="kecamatan-hulu")) == ["Produksi padi"]


def test_a_whole_dimension_includes_its_parts(view: View) -> None:
    assert firsts(say(view, "daftar", "indikator", dimensi="smart-living")) == ["Penumpang angkutan"]


def test_what_no_opd_owns_is_the_citys(view: View) -> None:
    assert firsts(say(view, "daftar", "aplikasi", opd="kota")) == ["Contoh Lapor"]
    found = firsts(say(view, "daftar", "indikator", opd="kota"))
    assert "Persentase penduduk miskin" in found
    assert "Produksi padi" not in found


def test_every_figure_of_an_opd_can_be_listed(view: View) -> None:
    html = say(view, "daftar", "angka", opd="dishub")
    links = parse(html).xpath(".//td[@class='n']/a/@href")
    figures = [row for m in view.book.metrics_of("dishub") for row in m.figures]
    assert len(links) == len(figures)


def test_every_figure_of_a_district_can_be_listed(view: View) -> None:
    assert [row[:2] for row in rows(say(view, "daftar", "angka", wilayah="kecamatan-hulu"))] == [
        ["Produksi padi", "25,5 ton"]
    ]


def test_regulations_are_narrowed_by_issuer_or_by_whom_they_found(view: View) -> None:
    assert firsts(say(view, "daftar", "peraturan", penerbit="Presiden")) == ["PP 9/2019"]
    assert firsts(say(view, "daftar", "peraturan", opd="dishub")) == ["Perda Contoh 1/2016"]


def test_puskesmas_and_kelurahan_are_narrowed_by_kecamatan(view: View) -> None:
    assert firsts(say(view, "daftar", "puskesmas", kecamatan="kecamatan-hulu")) == ["Satu"]
    assert firsts(say(view, "daftar", "kelurahan", kecamatan="kecamatan-hulu")) == ["Air Jernih", "Bukit Rata"]


def test_an_empty_list_is_a_calm_sentence(view: View) -> None:
    assert words(say(view, "daftar", "aplikasi", opd="dinkes")) == "Belum ada aplikasi yang tercatat."


def test_the_caption_says_what_the_list_is_narrowed_to(view: View) -> None:
    html = say(view, "daftar", "indikator", opd="dishub", dimensi="smart-living/mobilitas")
    assert classed(html, "mp-cap")[0].text == "Indikator, Dinas Perhubungan, Smart Living, mobilitas"


@pytest.mark.parametrize(
    ("kind", "named", "code", "mend"),
    [
        ("programm", {"opd": "dishub"}, "daftar-tidak-dikenal", 'daftar("program", opd="dishub")'),
        ("peristiwa", {"opd": "dishub"}, "saringan-tidak-dikenal", 'daftar("peristiwa")'),
        (
            "puskesmas",
            {"wilayah": "kecamatan-hulu"},
            "saringan-tidak-dikenal",
            'daftar("puskesmas", kecamatan="kecamatan-hulu")',
        ),
        ("program", {"opd": "dishu"}, "opd-tidak-dikenal", 'daftar("program", opd="dishub")'),
        ("dokumen", {"opd": "kota"}, "opd-tidak-dikenal", None),
        (
            "opd",
            {"dimensi": "smart-livin"},
            "dimensi-tidak-dikenal",
            'daftar("opd", dimensi="smart-living")',
        ),
        (
            "indikator",
            {"wilayah": "hulu"},
            "wilayah-tidak-dikenal",
            'daftar("indikator", wilayah="kecamatan-hulu")',
        ),
        (
            "peraturan",
            {"penerbit": "Presidn"},
            "penerbit-tidak-dikenal",
            'daftar("peraturan", penerbit="Presiden")',
        ),
    ],
)
def test_a_list_that_cannot_be_made_says_what_to_write(
    view: View, kind: str, named: dict[str, str], code: str, mend: str | None
) -> None:
    problem = refused(view, "daftar", kind, **named)
    assert problem.code == code
    assert mend is None or problem.mend == mend


def test_a_refused_filter_names_those_that_can_be_used(view: View) -> None:
    assert "opd, dimensi, wilayah" in refused(view, "daftar", "indikator", penerbit="Presiden").message
