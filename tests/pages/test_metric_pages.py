"""A metric's page shows every figure, each where links expect it, and judges only what can be judged."""

from __future__ import annotations

from macros.book.model import Metric
from macros.indonesian import format_quantity
from macros.pages.base import Use
from macros.views.base import View

from .city import CITY, with_twins
from .conftest import Made, Make


def test_every_figure_stands_on_its_metric_page(city: Made) -> None:
    for metric in city.book.metrics.values():
        text = city.read(f"indikator/{metric.id}.md").text
        for row in metric.figures:
            number = format_quantity(row.quantity, city.book.units[metric.unit])[0]
            assert number in text, f"{metric.id}: {number}"


def test_rows_have_the_anchor_that_links_name(city: Made) -> None:
    for metric in city.book.metrics.values():
        ids = city.read(f"indikator/{metric.id}.md").ids
        view = View(city.book, "index.md")
        for row in metric.figures:
            anchor = view.metric_url(metric, row).partition("#")[2]
            assert ids.count(anchor) == 1, f"{metric.id}: {anchor}"


def test_sections_keep_their_anchors(city: Made) -> None:
    assert {"seri", "rincian", "kemajuan", "tentang", "sumber", "dipakai"} <= set(
        city.read("indikator/penumpang.md").ids
    )


def test_the_pencil_opens_the_metric(city: Made) -> None:
    page = city.pages["indikator/penumpang.md"]
    assert page.edit_path == "data/opd/dishub/indikator/penumpang.yaml"
    assert page.edit_label == "Perbaiki angka ini"


def test_change_and_distance_are_told_where_figures_can_be_compared(city: Made) -> None:
    text = city.read("indikator/penumpang.md").text
    assert "Naik 163.683 orang dari 2023; makin tinggi makin baik." in text
    assert "Ke target 2029 masih 401.750 orang lagi." in text


def test_a_percentage_changes_by_points(make: Make) -> None:
    agreed = CITY["data/kota/indikator/kemiskinan.yaml"].replace("nilai: 4,26", "nilai: 4,06")
    text = make({**CITY, "data/kota/indikator/kemiskinan.yaml": agreed}).read("indikator/kemiskinan.md").text
    assert "Turun 0,11 poin dari 2023; makin rendah makin baik." in text


def test_no_change_is_told_of_disputed_or_unlike_figures(city: Made) -> None:
    for id in ("kemiskinan", "sampah"):
        text = city.read(f"indikator/{id}.md").text
        assert "makin rendah" not in text
        assert " dari 2023" not in text
        assert "lagi." not in text


def test_no_change_is_told_between_a_rounded_and_an_exact_figure(make: Make) -> None:
    rounded = CITY["data/opd/dishub/indikator/penumpang.yaml"].replace("nilai: 1.234.567", "nilai: 1,2 juta")
    text = make({**CITY, "data/opd/dishub/indikator/penumpang.yaml": rounded}).read("indikator/penumpang.md").text
    assert "Naik" not in text


def test_no_change_is_told_between_a_month_and_a_year(make: Make) -> None:
    monthly = CITY["data/opd/dishub/indikator/penumpang.yaml"].replace("periode: 2023", "periode: 2023-06")
    text = make({**CITY, "data/opd/dishub/indikator/penumpang.yaml": monthly}).read("indikator/penumpang.md").text
    assert "dari Juni 2023" not in text
    assert "dari 2022" in text


def test_voices_that_disagree_stand_side_by_side(city: Made) -> None:
    html = city.html("indikator/kemiskinan.md")
    box = html[html.index('class="mp-beda"') :]
    assert "4,06" in box
    assert "4,26" in box
    assert city.read("indikator/kemiskinan.md").text.count("Berapa ") >= 2


def test_parts_stand_in_tables_of_their_period(city: Made) -> None:
    text = city.between("indikator/penumpang.md", "rincian", "kemajuan")
    for part in ("Hulu 1.100.500", "Bus (besar) 300.100", "Dishub 5.150"):
        assert part in text
    assert 'id="rincian"' not in city.html("indikator/kemiskinan.md")


def test_progress_is_judged_with_its_formula_or_says_why_not(city: Made) -> None:
    judged = city.read("indikator/penumpang.md").text
    assert "(1.398.250 − 1.200.000) ÷ (1.800.000 − 1.200.000) × 100" in judged
    assert "33,04 persen" in judged
    unlike = city.read("indikator/sampah.md").text
    assert "Capaian dan gerak ke arah target belum dapat dinilai: yang dihitung berbeda antarlaporan." in unlike


def test_attainment_and_progress_each_say_their_own_reason(make: Make) -> None:
    path = "data/opd/dishub/indikator/penumpang.yaml"
    text = (
        make({**CITY, path: CITY[path].replace("        tahun_dasar: 2022\n", "")}).read("indikator/penumpang.md").text
    )
    assert "Capaian terhadap target: belum dapat dinilai, sebab angka 2029 belum ada." in text
    assert (
        "Bergerak ke arah target sejak kondisi awal: belum dapat dinilai, sebab kondisi awal belum ditetapkan."
    ) in text


def test_a_target_whose_year_has_passed_is_not_called_ahead(make: Make) -> None:
    path = "data/opd/dishub/indikator/penumpang.yaml"
    text = (
        make({**CITY, path: CITY[path].replace("periode: 2029", "periode: 2023")}).read("indikator/penumpang.md").text
    )
    assert "Dari target 2023 masih berselisih 401.750 orang; target sesudah 2023 belum tercatat." in text
    assert "Ke target" not in text


def test_a_metric_with_a_twin_of_another_method_shows_both(make: Make) -> None:
    text = make(with_twins()).read("indikator/survei.md").text
    assert "Balita pendek menurut penimbangan" in text
    assert "Bukan pertentangan: cara mengukurnya lain." in text


def test_unfilled_metadata_are_shown_as_such(city: Made) -> None:
    text = city.read("indikator/kemiskinan.md").text
    assert "Definisi –belum diisi" in text
    assert "Produsen data –belum diisi" in text
    assert "Apa definisi dan metode indikator ini" in text


def test_a_metric_without_figures_asks_for_one(city: Made) -> None:
    reader = city.read("indikator/kosong.md")
    assert "belum ada data" in reader.text
    assert "Berapa Indikator tanpa angka" in reader.text
    assert "https://forge.example/edit/data/kota/indikator/kosong.yaml" in reader.links


def test_a_figure_that_was_revised_stays_readable(city: Made) -> None:
    text = city.read("indikator/penumpang.md").text
    assert "1.402.000" in text
    assert "Karcis ganda dikeluarkan" in text


def test_its_sources_and_the_pages_that_use_it(make: Make) -> None:
    uses = {"penumpang": (Use("dimensi/smart-living.md", "Smart Living"),)}
    made = make(uses=uses)
    sources = made.between("indikator/penumpang.md", "sumber", "dipakai")
    assert "Kota Contoh Dalam Angka 2025" in sources
    assert "Harian Contoh" in sources
    assert made.between("indikator/penumpang.md", "dipakai") == "Dipakai di Smart Living Dinas Perhubungan"
    assert {"../../dimensi/smart-living/", "../../opd/dishub/"} <= set(made.read("indikator/penumpang.md").links)
    unused = make().between("indikator/sampah.md", "dipakai")
    assert unused.endswith("Belum ada halaman yang memakai indikator ini.")


def test_one_figure_changes_on_every_page_that_shows_it(make: Make) -> None:
    before = make()
    pages = {path for path in before.pages if "811" in before.read(path).text}
    changed = CITY["data/kota/indikator/diputus.yaml"].replace("811", "833")
    after = make({**CITY, "data/kota/indikator/diputus.yaml": changed})
    assert len(pages) >= 3
    assert {path for path in after.pages if "833" in after.read(path).text} == pages
    assert not any("811" in after.read(path).text for path in after.pages)


def test_descriptions_name_the_latest_figure(city: Made) -> None:
    described = city.pages["indikator/kemiskinan.md"].description
    assert described.startswith("Persentase penduduk miskin: 4,26 persen atau 4,06 persen (2024).")
    assert city.pages["indikator/kosong.md"].description.startswith("Indikator tanpa angka: definisi")


def test_each_metric_has_one_page(city: Made) -> None:
    metrics: list[Metric] = list(city.book.metrics.values())
    assert [f"indikator/{m.id}.md" in city.pages for m in metrics] == [True] * len(metrics)
