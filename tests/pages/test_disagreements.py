"""*Angka yang berbeda*: who says what, what may explain it, what the owner answers, what was decided."""

from __future__ import annotations

from collections.abc import Iterator

from macros.book.model import Book, Figure, Metric
from macros.rules.base import Subject
from macros.rules.disagreement import RULE
from macros.views.base import View
from macros.views.flags import Mark, marks_of

from .city import CITY
from .conftest import Made, Make

PAGE = "angka-berbeda.md"
POOR = "data/kota/indikator/kemiskinan.yaml"
DECIDED = "data/kota/indikator/diputus.yaml"


def with_lines(path: str, more: str) -> dict[str, str]:
    """The city with lines added to a record."""
    return {**CITY, path: CITY[path].rstrip(" ") + more}


def twin(more: str = "") -> dict[str, str]:
    """The city in which another office counts the same under the same name."""
    return {
        **CITY,
        "data/opd/kecamatan-hulu/indikator/jumlah-penumpang.yaml": f"""
            nama: Jumlah penumpang angkutan kota
            metode: Pencatatan di terminal
            satuan: orang
            angka:
              - periode: 2023
                nilai: 1.199.000
                sumber: bps
{more}""",
    }


# --- the owner's reply -------------------------------------------------------------------------------------


def test_the_owners_reply_stands_with_office_and_date_beside_the_figures(make: Make) -> None:
    reply = """
        tanggapan:
          - periode: 2024
            oleh: Kepala Bidang Statistik
            tanggal: 3 Maret 2025
            isi: Angka 4,26 memuat pendatang.
        """
    made = make(with_lines(POOR, reply))
    box = made.between(PAGE, "kemiskinan", "belum_diputuskan_kemiskinan")
    assert "Tanggapan Kepala Bidang Statistik, 3 Maret 2025: Angka 4,26 memuat pendatang." in box
    assert "belum ada" not in box
    assert "Tanggapan Kepala Bidang Statistik" in made.read("indikator/kemiskinan.md").text


def test_a_reply_to_one_period_stands_at_that_period_only(make: Make) -> None:
    reply = """
        tanggapan:
          - periode: 2029
            oleh: Kepala Bidang Statistik
            tanggal: 3 Maret 2025
            isi: Targetnya belum ditetapkan.
        """
    text = make(with_lines(POOR, reply)).read(PAGE).text
    assert text.count("Targetnya belum ditetapkan.") == 1
    assert "target Persentase penduduk miskin, 2029" in text.partition("Targetnya belum ditetapkan.")[0]


def test_without_a_reply_the_box_tells_the_owner_how_to_answer(city: Made) -> None:
    assert "Tanggapan pemilik data: belum ada. Cara menanggapi" in city.read(PAGE).text
    assert "../panduan/data/#tanggapan" in city.read(PAGE).links


# --- the decision ------------------------------------------------------------------------------------------


def test_a_decision_may_choose_between_two_figures_of_one_source(make: Make) -> None:
    text = CITY[DECIDED].replace("sumber: koran", "sumber: bps").replace("berbeda_dengan: koran", "berbeda_dengan: bps")
    made = make({**CITY, DECIDED: text.replace("pakai: bps", "pakai: bps\n            nilai: 822")})
    decided = made.between(PAGE, "diputus", "dihitung_belum_sama")
    assert "Diputuskan: 822 orang, oleh Walidata Kota Contoh, 5 Mei 2025. Alasan: Dihitung dari karcis." in decided
    (chosen,) = made.book.metrics["diputus"].latest()
    assert chosen.quantity.value == 822


def test_a_decision_may_be_about_targets(make: Make) -> None:
    decision = """
        keputusan:
          - periode: 2029
            untuk_target: ya
            pakai: bps
            oleh: Walidata Kota Contoh
            tanggal: 5 Mei 2025
            alasan: Tertulis dalam dokumen resmi.
        """
    made = make(with_lines(POOR, decision))
    assert "3,50" not in made.between(PAGE, "belum_diputuskan", "sudah_diputuskan")
    decided = made.between(PAGE, "sudah_diputuskan", "dihitung_belum_sama")
    assert "Berapa target Persentase penduduk miskin, 2029?" in decided
    assert "Diputuskan: 3,50 persen, oleh Walidata Kota Contoh" in decided


# --- two offices -------------------------------------------------------------------------------------------


def test_two_offices_that_count_one_thing_differently_share_one_box_with_both_owners(make: Make) -> None:
    made = make(twin())
    undecided = made.between(PAGE, "belum_diputuskan", "sudah_diputuskan")
    assert undecided.count("Penumpang angkutan kota, 2023?") == 1
    for words in ("1.234.567", "1.199.000", "Pemilik data: Dinas Perhubungan", "Pemilik data: Kecamatan Hulu"):
        assert words in undecided
    assert "Metode: Pencatatan di terminal" in undecided
    assert {"penumpang", "jumlah-penumpang"} <= set(made.read(PAGE).ids)
    for page in ("indikator/penumpang.md", "indikator/jumlah-penumpang.md"):
        assert "Penumpang angkutan kota, 2023?" in made.read(page).text


def test_offices_that_say_the_same_do_not_differ(make: Make) -> None:
    same = {path: text.replace("1.199.000", "1.234.567") for path, text in twin().items()}
    assert "1.234.567" not in make(same).read(PAGE).text


def test_a_name_for_another_period_or_unit_is_no_contradiction(make: Make) -> None:
    (path,) = set(twin()) - set(CITY)
    other_year = twin()[path].replace("periode: 2023", "periode: 2021")
    assert "1.199.000" not in make({**CITY, path: other_year}).read(PAGE).text
    other_unit = twin()[path].replace("satuan: orang", "satuan: persen")
    assert "1.199.000" not in make({**CITY, path: other_unit}).read(PAGE).text


# --- what may explain it -----------------------------------------------------------------------------------


def test_a_source_that_appeared_before_the_period_was_over_may_explain_it(make: Make) -> None:
    early = {**CITY, "data/sumber/koran.yaml": CITY["data/sumber/koran.yaml"].replace("3 Maret 2025", "3 Maret 2024")}
    assert "Sebagian sumber terbit sebelum periodenya selesai." in make(early).between(PAGE, "kemiskinan")


def test_unit_definition_and_method_stand_with_the_figures(make: Make) -> None:
    told = CITY[POOR].replace("satuan: persen", "definisi: Di bawah garis kemiskinan.\n        satuan: persen")
    box = make({**CITY, POOR: told}).between(PAGE, "kemiskinan", "belum_diputuskan_kemiskinan")
    assert "Definisi: Di bawah garis kemiskinan." in box
    assert "Satuan: persen." in box
    assert "Belum tertulis: metode." in box


# --- another period, another unit --------------------------------------------------------------------------


def test_one_name_until_other_months_of_a_year_is_counted_otherwise_and_no_dispute(make: Make) -> None:
    rows = "".join(
        f"""
          - periode: 2022-TW{number}
            sejak: 2022-01
            nilai: 4,83
            sumber: koran
            cara_hitung: hingga triwulan {number}"""
        for number in (2, 3)
    )
    made = make({**CITY, POOR: CITY[POOR].replace("        angka:\n", f"        angka:{rows}\n")})
    counted = made.between(PAGE, "dihitung_belum_sama")
    assert "Persentase penduduk miskin, 2022: yang dihitung belum sama" in counted
    assert "hingga triwulan 2" in counted
    assert "4,83" not in made.between(PAGE, "belum_diputuskan", "sudah_diputuskan")


def test_one_concept_in_two_units_is_a_pair(make: Make) -> None:
    def poor(name: str, unit: str, other: str) -> str:
        return f"""
        nama: {name}
        konsep: Banyaknya yang miskin
        satuan: {unit}
        lihat_juga:
          - {other}
        angka:
          - periode: 2024
            nilai: 41
            sumber: koran
        """

    people, homes = "data/kota/indikator/jiwa-miskin.yaml", "data/kota/indikator/rumah-miskin.yaml"
    made = make({**CITY, people: poor("Jiwa miskin", "orang", "rumah-miskin"),
                 homes: poor("Rumah miskin", "persen", "jiwa-miskin")})  # fmt: skip
    pair = made.between(PAGE, "lain_metode")
    assert "Jiwa miskin dan Rumah miskin: lain satuan" in pair
    assert "satuannya lain" in pair


# --- page, flags and check agree ---------------------------------------------------------------------------


def rows(book: Book) -> Iterator[tuple[Metric, Figure]]:
    for metric in book.metrics.values():
        for row in metric.figures:
            yield metric, row


def agree(made: Made) -> None:
    """The three say of the same metrics that sources differ."""
    book, view = made.book, View(made.book, "index.md")
    flagged = {m.place.path for m, row in rows(book) if Mark.DISPUTED in marks_of(view, m, row)}
    warned = {f.place.path for f in RULE.check(Subject(book, {})) if f.code == "sumber-berbeda"}
    html = made.html(PAGE)
    undecided = html.partition('id="belum_diputuskan"')[2].partition("<h2")[0]
    shown = {m.place.path for m in book.metrics.values() if f'href="../indikator/{m.id}/"' in undecided}
    decided = {m.place.path for m in book.metrics.values() if m.decisions}
    assert flagged - decided == shown
    assert warned == shown


def test_page_flags_and_check_agree_on_what_differs(city: Made) -> None:
    agree(city)


def test_they_agree_where_a_source_counted_something_else(make: Make) -> None:
    told = CITY[POOR].replace("nilai: 4,26\n", "nilai: 4,26\n            cara_hitung: dengan pendatang\n")
    made = make({**CITY, POOR: told})
    agree(made)
    metric = made.book.metrics["kemiskinan"]
    marks = [
        marks_of(View(made.book, "index.md"), metric, row) for row in metric.observations if row.period.key == "2024"
    ]
    assert all(Mark.INCOMPARABLE in found and Mark.DISPUTED not in found for found in marks)


def test_they_agree_where_a_metric_is_not_comparable(make: Make) -> None:
    more = "  - periode: 2023\n            nilai: 655\n            sumber: bps\n            berbeda_dengan: koran\n"
    path = "data/kota/indikator/sampah.yaml"
    made = make({**CITY, path: CITY[path].rstrip(" ") + "        " + more})
    agree(made)
    assert [f.code for f in RULE.check(Subject(made.book, {})) if "Sampah sehari" in f.message] == ["hitungan-berbeda"]


def test_revised_figures_dispute_nothing(make: Make) -> None:
    made = make()
    metric = made.book.metrics["penumpang"]
    view = View(made.book, "index.md")
    assert not any(Mark.DISPUTED in marks_of(view, metric, row) for row in metric.observations)
    assert "1.402.000" not in made.read(PAGE).text
