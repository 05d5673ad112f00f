"""The lists and registers: every record has its place and its permanent address."""

from __future__ import annotations

import pytest

from macros.chapters import scan
from macros.pages import PAGES, make_pages
from macros.pages.base import Plan
from macros.views.base import View
from macros.views.home import dimension_list

from .city import CITY, with_twins
from .conftest import Made, Make

EMPTY = {"data/kota/satuan.yaml": CITY["data/kota/satuan.yaml"]}


def test_records_have_the_anchor_that_links_name(city: Made) -> None:
    view, book = View(city.book, "index.md"), city.book
    addresses = [
        *(view.programme_url(id) for id in book.programmes),
        *(view.application_url(id) for id in book.applications),
        *(view.regulation_url(id) for id in book.regulations),
        *(view.term_url(id) for id in book.terms),
        *(view.source_url(id) for id in book.sources),
        *(f"catatan/#{id}" for id in book.notes),
        *(f"kecamatan/#{id}" for id in book.districts),
    ]
    for address in addresses:
        page, _, anchor = address.partition("#")
        path = f"{page}index.md" if f"{page}index.md" in city.pages else f"{page.rstrip('/')}.md"
        assert city.read(path).ids.count(anchor) == 1, address


@pytest.mark.parametrize(
    ("path", "said"),
    [
        (
            "indikator/index.md",
            ["Smart Living", "Mobilitas", "1.398.250 orang", "2024 Dishub", "Tanpa dimensi"],
        ),
        ("indikator/a-z.md", ["Penumpang angkutan kota", "Dinas Perhubungan", "0–9"]),
        ("sumber/index.md", ["Statistik resmi", "dilaporkan media", "belum dikukuhkan walidata"]),
        (
            "opd/index.md",
            ["Dinas Perhubungan Dishub", "Kecamatan Hulu", "Sudah berganti", "Dinas Angkutan Lama"],
        ),
        ("opd/dinas-lama/index.md", ["sampai 2016", "Dinas Perhubungan", "Digabung ke Dinas Perhubungan"]),
        (
            "program.md",
            ["Karcis elektronik", "Contoh Melayani", "Loket Cepat", "RPJMD Contoh", "Rp250.000.000"],
        ),
        ("aplikasi.md", ["Contoh Jalan", "Peta kota", "Kota, tanpa OPD pemilik"]),
        ("peraturan.md", ["Perda Contoh 1/2016", "Diubah dengan", "tentang Perangkat Daerah"]),
        ("istilah.md", ["Quick win", "Hasilnya terasa dalam setahun."]),
        ("puskesmas.md", ["Hulu", "Kecamatan Hulu", "Lain"]),
        (
            "kecamatan.md",
            ["9971010001", "Hulu Dua", "ODbL 1.0, atribusi BPS", "Puskesmas di Kecamatan Hulu"],
        ),
        ("lembaga.md", ["Dewan Kota Contoh"]),
        ("dokumen.md", ["RPJMD Contoh 2025-2029", "Disetujui"]),
        ("peristiwa.md", ["Bimtek I", "Tanggal tidak disebut", "Rapat tanpa tanggal"]),
        ("catatan.md", ["Batas wilayah", "berbatasan dengan laut"]),
        ("visi.md", ["Kota Contoh yang rapi", "Banyaknya misi: 8; bunyinya belum terbaca"]),
    ],
)
def test_a_page_tells_what_the_data_say(city: Made, path: str, said: list[str]) -> None:
    text = city.read(path).text
    assert [words for words in said if words not in text] == []


def test_a_source_names_what_rests_on_it(city: Made) -> None:
    news = city.between("sumber/berita.md", "koran")
    assert "Persentase penduduk miskin: 2023 4,17 %; 2024 4,06 %" in news
    assert "2024 1.402.000 orang sudah direvisi" in news
    assert "Program: Karcis elektronik" in news
    assert "Puskesmas: 2 tercatat" in news
    assert "Visi dan misi" in news
    law = city.between("sumber/peraturan.md", "perda")
    assert "OPD: Dinas Angkutan Lama, Dinas Perhubungan, Kecamatan Hulu" in law
    assert "Peraturan: Perda Contoh 1/2016, Perda Contoh 2/2020" in law


def test_sources_without_a_use_say_so(make: Make) -> None:
    idle = {**CITY, "data/sumber/diam.yaml": "judul: Diam\npenerbit: Kantor\njenis: pedoman\n"}
    assert "Belum ada yang bersandar padanya." in make(idle).between("sumber/pedoman.md", "diam")


def test_disagreements_stand_under_what_became_of_them(city: Made) -> None:
    path = "angka-berbeda.md"
    undecided = city.between(path, "belum_diputuskan", "sudah_diputuskan")
    decided = city.between(path, "sudah_diputuskan", "dihitung_belum_sama")
    unlike = city.between(path, "dihitung_belum_sama")
    assert "4,26" in undecided
    assert "822" not in undecided
    assert "Walidata Kota Contoh" in decided
    assert "811" in decided
    assert "Yang timbul." in unlike


def test_each_disagreeing_metric_has_its_anchor_once(city: Made) -> None:
    ids = city.read("angka-berbeda.md").ids
    assert [ids.count(id) for id in ("kemiskinan", "diputus", "sampah")] == [1, 1, 1]


def test_the_head_of_the_disagreements_leads_to_each_metric_of_each_reason(city: Made) -> None:
    path = "angka-berbeda.md"
    head = city.between(path, "awal_halaman", "belum_diputuskan")
    assert "Berbeda, belum diputuskan (2): Persentase penduduk miskin, target Persentase penduduk miskin" in head
    assert "Berbeda, sudah diputuskan (1): Kunjungan perpustakaan" in head
    assert "Yang dihitung belum sama (1): Sampah sehari" in head
    links = [link for link in city.read(path).links if link.startswith("#")]
    assert {"#belum_diputuskan", "#sudah_diputuskan", "#dihitung_belum_sama", "#kemiskinan", "#sampah"} <= set(links)
    assert {link[1:] for link in links} <= set(city.read(path).ids)


def test_an_answer_that_counted_something_else_is_no_disagreement(make: Make) -> None:
    path = "data/kota/indikator/kemiskinan.yaml"
    told = CITY[path].replace("nilai: 4,26\n", "nilai: 4,26\n            cara_hitung: dengan pendatang\n")
    made = make({**CITY, path: told})
    assert "4,26" not in made.between("angka-berbeda.md", "belum_diputuskan", "sudah_diputuskan")
    counted = made.between("angka-berbeda.md", "dihitung_belum_sama")
    assert "Persentase penduduk miskin, 2024: yang dihitung belum sama" in counted
    assert "dengan pendatang" in counted


def test_figures_that_count_different_things_stand_once(make: Make) -> None:
    path = "data/kota/indikator/sampah.yaml"
    more = "  - periode: 2023\n            nilai: 655\n            sumber: bps\n            berbeda_dengan: koran\n"
    made = make({**CITY, path: CITY[path].rstrip(" ") + "        " + more})
    assert "655" not in made.between("angka-berbeda.md", "belum_diputuskan", "sudah_diputuskan")
    assert made.between("angka-berbeda.md", "dihitung_belum_sama").count("655 orang") == 1


def test_metrics_that_point_at_each_other_and_differ_in_method_are_a_pair(make: Make) -> None:
    made = make(with_twins())
    pair = made.between("angka-berbeda.md", "lain_metode")
    assert "Balita pendek menurut penimbangan dan Balita pendek menurut survei: lain metode" in pair
    assert "Metode: Survei rumah tangga" in pair
    assert {"survei", "timbang"} <= set(made.read("angka-berbeda.md").ids)


def test_a_pair_is_shown_with_the_last_figures_that_both_have(make: Make) -> None:
    later = "- periode: 2025\n            nilai: 19,8\n            sumber: koran\n          - periode: 2021"
    twins = with_twins()
    twins["data/kota/indikator/survei.yaml"] = twins["data/kota/indikator/survei.yaml"].replace(
        "- periode: 2021", later
    )
    pair = make(twins).between("angka-berbeda.md", "lain_metode")
    assert "20,6 persen" in pair
    assert "2,53 persen" in pair
    assert "19,8" not in pair
    assert "2021" not in pair


def test_metrics_that_only_point_at_each_other_are_no_pair(city: Made) -> None:
    assert "lain_metode" not in city.read("angka-berbeda.md").ids


def test_a_card_of_unlike_figures_leads_to_the_top_of_its_metric(make: Make) -> None:
    path = "data/kota/dimensi.yaml"
    text = CITY[path].replace("nama: Smart Economy\n", "nama: Smart Economy\n            sorotan: kemiskinan\n")
    text = text.replace("nama: Smart Living\n", "nama: Smart Living\n            sorotan: penumpang\n")
    book = make({**CITY, path: text}).book
    html = dimension_list(View(book, "index.md"), book.dimensions.values())
    assert 'href="indikator/kemiskinan/"' in html
    assert 'href="indikator/penumpang/#a-2024"' in html


def test_parts_beyond_their_total_are_told(make: Make) -> None:
    more = CITY["data/opd/dishub/indikator/penumpang.yaml"].replace("1.100.500", "1.300.500")
    reader = make({**CITY, "data/opd/dishub/indikator/penumpang.yaml": more}).read("angka-berbeda.md")
    assert "Jumlah wilayah 1.300.500 melebihi angka kota 1.200.000 (2022)" in reader.text
    assert reader.ids.count("penumpang") == 1


def test_open_questions_stand_under_the_office_that_is_asked(city: Made) -> None:
    path = "opd/dishub/index.md"
    text = '# Dishub\n\n{{ belum("Berapa halte di kota?") }}\n\n{{ belum("Siapa pemegang <peta>?", menit=10) }}\n'
    chapter = scan(path, text.encode())[0]
    assert chapter is not None
    plan = Plan(city.book, {path: chapter}, {})
    made = Made(city.book, plan, {page.path: page for page in make_pages(plan)})
    reader = made.read("belum-diisi.md")
    assert reader.text.startswith("Indikator Yang belum diisi 2 pertanyaan menunggu jawaban OPD.")
    assert "Dinas Perhubungan 2 15" in reader.text
    assert "#pertanyaan_dishub" in reader.links
    asked = made.between("belum-diisi.md", "pertanyaan_dishub", "tanpa_angka")
    assert asked.startswith("Ditunggu dari Dinas Perhubungan. Berapa halte di kota? Siapa pemegang <peta>?")
    assert "pertanyaan_kecamatan-hulu" not in reader.ids


def test_a_former_opd_keeps_what_it_owned(make: Make) -> None:
    moved = {
        **CITY,
        "data/opd/dinas-lama/indikator/trayek.yaml": """
            nama: Trayek
            satuan: orang
            angka:
              - periode: 2015
                nilai: 44
                sumber: perda
            """,
    }
    assert "Trayek 44 orang 2015" in make(moved).read("opd/dinas-lama/index.md").text


def test_a_written_page_takes_the_place_of_a_generated_one(city: Made) -> None:
    path = "opd/dinas-lama/index.md"
    chapter = scan(path, b"# Dinas Angkutan Lama\n")[0]
    assert chapter is not None
    plan = Plan(city.book, {**city.plan.chapters, path: chapter}, {})
    assert path not in [page.path for page in make_pages(plan)]


def test_living_opds_get_no_generated_chapter(city: Made) -> None:
    assert "opd/dishub/index.md" not in city.pages
    assert len(city.pages) == len(make_pages(city.plan))


def test_a_page_of_one_file_has_its_pencil(city: Made) -> None:
    assert city.pages["istilah.md"].edit_path == "data/kota/glosarium.yaml"
    assert city.pages["visi.md"].edit_path == "data/kota/visi.yaml"
    assert city.pages["program.md"].edit_path is None


def test_an_empty_book_has_all_its_pages(make: Make) -> None:
    made = make(EMPTY)
    assert len(PAGES) == 17
    for path in ("indikator/index.md", "indikator/a-z.md", "sumber/index.md", "angka-berbeda.md", "opd/index.md",
                 "program.md", "aplikasi.md", "peraturan.md", "istilah.md",
                 "puskesmas.md", "kecamatan.md", "lembaga.md", "dokumen.md",
                 "peristiwa.md", "catatan.md", "visi.md"):  # fmt: skip
        text = made.read(path).text
        assert "Belum ada" in text or "Tidak ada" in text, path
        assert made.pages[path].edit_path is None


def test_references_that_lead_nowhere_never_break_a_page(make: Make) -> None:
    """A preview goes on with what it has; the mistake itself is a finding."""
    kept = ("data/opd", "data/kota/satuan", "data/kota/indikator", "data/kota/progul", "data/kota/lembaga",
            "data/kota/puskesmas", "data/kota/dokumen", "data/kota/peristiwa", "data/kota/catatan",
            "data/kota/visi", "data/kota/glosarium", "data/kota/aplikasi", "data/kota/kecamatan",
            "data/peraturan")  # fmt: skip
    made = make({path: text for path, text in CITY.items() if path.startswith(kept)}, broken=True)
    for path in made.pages:
        assert made.read(path).text
    few = ("data/opd/dishub/indikator", "data/opd/dishub/program", "data/opd/dishub/aplikasi")
    for path in (lonely := make({p: t for p, t in CITY.items() if p.startswith(few)}, broken=True)).pages:
        assert lonely.read(path).text
