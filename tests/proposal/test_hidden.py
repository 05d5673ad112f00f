"""What a proposal cannot do unseen: figures, decisions, calls, money and pages, though no number may change."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from .conftest import Answer, Run
from .reading import changed, lines
from .repository import Content, Repository

POPULATION = "data/kota/indikator/penduduk.yaml"
JOY = "data/kota/indikator/indeks-gembira.yaml"
TICKET = "data/opd/dinas-angkutan/program/karcis-elektronik.yaml"
CITY_PAGE = "docs/kota.md"
CHAPTER = "docs/opd/dinas-taman/index.md"
DECISION = """\
  - periode: 2023
    pakai: contoh-rujukan
    oleh: Walidata Kota Contoh
    tanggal: 4 Maret 2025
    alasan: Sudah dibahas.
"""
REPLY = """\
tanggapan:
  - periode: 2023
    oleh: Dinas Taman
    tanggal: 5 Maret 2025
    isi: Angka kami keliru.
"""
REVISION = """\
  - periode: 2022
    nilai: 205.310
    sumber: contoh-angka-2024
    menggantikan: contoh-angka-2024
    alasan: Salah ketik.
"""
ANSWERS = "Keputusan dan tanggapan yang berubah"
FIGURES = "Angka yang berubah"

Propose = Callable[..., Answer]


@pytest.fixture
def propose(repository: Repository, run: Run, request: pytest.FixtureRequest) -> Propose:
    """Propose some files on a branch of the test's own."""

    def of(files: Mapping[str, Content], *words: str, parent: str = "main") -> Answer:
        name = re.sub(r"[^a-z0-9]+", "-", request.node.name)
        repository.branch(name, files, parent)
        return run(repository, "usulan", f"{parent}..{name}", *words)

    return of


# --- decisions and replies ---------------------------------------------------------------------------------


def test_a_decision_and_a_reply_stand_first_with_who_when_and_why(propose: Propose) -> None:
    answer = propose({POPULATION: changed(POPULATION) + DECISION + REPLY})
    assert re.findall(r"^## (.*)$", answer.out, re.MULTILINE)[0] == ANSWERS
    assert lines(answer.out, ANSWERS) == [
        "Penduduk (penduduk), keputusan 2023: baru: "
        "pakai contoh-rujukan (Walidata Kota Contoh, 4 Maret 2025: Sudah dibahas.)",
        "Penduduk (penduduk), tanggapan 2023: baru: “Angka kami keliru.” (Dinas Taman, 5 Maret 2025)",
    ]


def test_a_decision_names_the_figure_that_readers_see_through_it(propose: Propose) -> None:
    (told,) = lines(propose({POPULATION: changed(POPULATION) + DECISION}).out, FIGURES)
    assert told.startswith(
        "Penduduk (penduduk), 2023: yang tampil 207.655 orang; 208.040 orang → 208.040 orang. "
        "Sumber: Contoh Dalam Angka 2024 (Penerbit Contoh); Contoh Ensiklopedia (Penerbit Contoh) → "
    ), told


def test_a_changed_decision_is_told_old_and_new(propose: Propose) -> None:
    other = changed(POPULATION, ("pakai: contoh-angka-2024", "pakai: contoh-berita-2025"))
    answer = propose({POPULATION: other})
    (told,) = lines(answer.out, ANSWERS)
    why = "(Walidata Kota Contoh, 3 Maret 2025: Berita membulatkan angka yang sama.)"
    where = "Penduduk (penduduk), keputusan 2022: "
    assert told == f"{where}pakai contoh-angka-2024 {why} → pakai contoh-berita-2025 {why}"
    (shown,) = lines(answer.out, FIGURES)
    assert "2022: yang tampil 204.310 orang → 204.500 orang." in shown


def test_a_decision_that_is_taken_away_is_told(propose: Propose) -> None:
    text = changed(POPULATION)
    answer = propose({POPULATION: text[: text.index("keputusan:")]})
    (told,) = lines(answer.out, ANSWERS)
    assert told.endswith("Berita membulatkan angka yang sama.) → dihapus")
    (shown,) = lines(answer.out, FIGURES)
    assert "2022: yang tampil 204.310 orang → 204.310 orang; 204.500 orang." in shown
    assert f"{POPULATION}:1:1  atas-nama-kantor (peringatan)" in answer.out


def test_who_accepts_a_decision_is_told_to_ask_for_the_letter(propose: Propose) -> None:
    answer = propose({POPULATION: changed(POPULATION) + DECISION})
    assert answer.code == 0, answer.out
    line = changed(POPULATION).count("\n") + 1
    assert f"{POPULATION}:{line}:5  atas-nama-kantor (peringatan)" in answer.out
    assert "Keputusan atas nama Walidata Kota Contoh untuk 2023 baru; hanya walidata yang boleh" in answer.out


def test_a_decision_that_stood_before_asks_nothing(propose: Propose) -> None:
    answer = propose({POPULATION: changed(POPULATION, ("nilai: 210.480", "nilai: 210.481"))})
    assert "atas-nama-kantor" not in answer.out
    assert lines(answer.out, ANSWERS) == []


# --- figures -----------------------------------------------------------------------------------------------


def test_a_revision_of_a_decided_figure_is_an_error_and_told_old_and_new(propose: Propose) -> None:
    row = "  - periode: 2023\n    nilai: 207.655"
    answer = propose({POPULATION: changed(POPULATION, (row, REVISION + row))})
    assert answer.code == 1
    assert "  revisi-sesudah-keputusan\n" in answer.out
    (told,) = lines(answer.out, FIGURES)
    assert "2022: 204.310 orang → 205.310 orang (revisi; sudah ada keputusan walidata)." in told


def test_a_decision_that_names_the_revised_figure_lets_it_pass(propose: Propose) -> None:
    row = "  - periode: 2023\n    nilai: 207.655"
    chosen = "pakai: contoh-angka-2024"
    answer = propose(
        {POPULATION: changed(POPULATION, (row, REVISION + row), (chosen, f"{chosen}\n    nilai: 205.310"))}
    )
    assert answer.code == 0, answer.out
    (told,) = lines(answer.out, ANSWERS)
    assert "→ pakai contoh-angka-2024, nilai 205.310 (" in told


def test_a_figure_that_another_row_now_replaces_is_told(propose: Propose) -> None:
    # No number changes: the row that stood beside the other now stands in its place.
    beside = "nilai: 208.040\n    sumber: contoh-rujukan\n    berbeda_dengan: contoh-angka-2024"
    instead = beside.replace("berbeda_dengan", "menggantikan") + "\n    alasan: Lebih baru."
    (told,) = lines(propose({POPULATION: changed(POPULATION, (beside, instead))}).out, FIGURES)
    assert "2023: yang tampil 207.655 orang; 208.040 orang → 208.040 orang." in told


def test_a_changed_figure_stands_before_new_ones_however_many(propose: Propose) -> None:
    rows = "".join(
        f"  - periode: {1600 + n}\n    nilai: 71,{10 + n % 80}\n    sumber: contoh-rujukan\n" for n in range(205)
    )
    answer = propose(
        {
            JOY: changed(JOY, ("angka:\n", "angka:\n" + rows)),
            POPULATION: changed(POPULATION, ("nilai: 210.480", "nilai: 210.481")),
        }
    )
    told = lines(answer.out, FIGURES)
    assert "2024: 210.480 orang → 210.481 orang" in told[0]
    assert len(told) == 202
    assert re.fullmatch(r"… dan 5 lagi yang baru: .* \(indeks-gembira\)", told[-1])


def test_changed_figures_are_not_cut_where_new_ones_are(propose: Propose, repository: Repository) -> None:
    rows = [f"  - periode: {1600 + n}\n    nilai: 71,{10 + n % 80}\n    sumber: contoh-rujukan\n" for n in range(205)]
    text = changed(JOY, ("angka:\n", "angka:\n" + "".join(rows)))
    repository.branch("banyak-angka", {JOY: text})
    answer = propose({JOY: text.replace("nilai: 71,", "nilai: 72,")}, parent="banyak-angka")
    assert len([line for line in lines(answer.out, FIGURES) if " → 72," in line]) >= 205


def test_money_that_changes_is_told_old_and_new(propose: Propose) -> None:
    answer = propose({TICKET: changed(TICKET, ("pagu: 250.000.000", "pagu: 950.000.000"))})
    (told,) = lines(answer.out, "Uang yang berubah")
    assert re.fullmatch(
        r"Karcis elektronik \(karcis-elektronik\), pagu \d{4}: Rp250\.000\.000 → Rp950\.000\.000\. Sumber: .*", told
    ), told


# --- pages -------------------------------------------------------------------------------------------------


def test_a_call_that_asks_for_another_figure_is_told_old_and_new(propose: Propose) -> None:
    page = changed(
        CITY_PAGE,
        ('angka("penduduk", 2015)', 'angka("penduduk", 2024)'),
        ('angka("penduduk", 2023)', 'angka("penduduk-perempuan", 2024)'),
    )
    answer = propose({CITY_PAGE: page})
    assert lines(answer.out, "Panggilan yang berubah") == [
        'Kota secara umum: angka("penduduk", 2015) → angka("penduduk", 2024)',
        'Kota secara umum: angka("penduduk", 2023) → angka("penduduk-perempuan", 2024)',
    ]


def test_two_calls_that_change_places_are_told(propose: Propose) -> None:
    page = changed(CITY_PAGE, ('penduduk", 2015', 'penduduk", ####'), ('penduduk", 2022', 'penduduk", 2015'))
    (told,) = lines(propose({CITY_PAGE: page.replace("####", "2022")}).out, "Bab dan halaman")
    swapped = 'angka("penduduk", 2015) → angka("penduduk", 2022), angka("penduduk", 2022) → angka("penduduk", 2015)'
    assert told.endswith(f"panggilan bertukar tempat: {swapped}")


def test_a_number_marked_as_no_metrics_is_told_with_its_reason(propose: Propose) -> None:
    mark = '{{ bukan_indikator("999.999 orang", "angka contoh untuk latihan") }}'
    answer = propose({CHAPTER: changed(CHAPTER) + f"\nPada 2023 ada {mark}.\n"})
    told = lines(answer.out, "Baru ditandai bukan indikator")
    assert told == ["Dinas Taman: 999.999 orang, alasan: angka contoh untuk latihan"]


def test_words_in_code_are_counted_too(propose: Propose) -> None:
    answer = propose({CHAPTER: changed(CHAPTER) + "\n```text\nDaftar main di sini\n```\n"})
    assert lines(answer.out, "Bab dan halaman") == [
        f"Dinas Taman ({CHAPTER}): di kode dan komentar 5 kata ditambah, 0 kata dihapus"
    ]


def test_a_changed_title_is_told_old_and_new(propose: Propose) -> None:
    page = changed(CITY_PAGE, ("judul: Kota secara umum", "judul: Kota kita"))
    (told,) = lines(propose({CITY_PAGE: page}).out, "Bab dan halaman")
    assert told == f"Kota kita ({CITY_PAGE}): judul: Kota secara umum → Kota kita"


def test_removed_pages_stand_before_changed_and_new_ones(propose: Propose) -> None:
    weather = "docs/opd/badan-cuaca/index.md"
    answer = propose(
        {
            weather: None,
            "docs/opd/badan-cuaca/baru.md": "---\nopd: badan-cuaca\n---\n# Baru\n",
            CHAPTER: changed(CHAPTER) + "\nBaru.\n",
        }
    )
    told = lines(answer.out, "Bab dan halaman")
    assert [line.split(": ")[1].split(",")[0] for line in told] == ["dihapus", "1 kata ditambah", "halaman baru"]


def test_a_proposal_that_takes_the_whole_book_away_is_refused(propose: Propose, repository: Repository) -> None:
    files = repository.git("ls-tree", "-r", "--name-only", "main", "docs", "data").splitlines()
    answer = propose(dict.fromkeys(files))
    assert answer.code == 1
    assert "docs/index.md:1:1  beranda-tidak-ada" in answer.out


# --- how long it gets --------------------------------------------------------------------------------------


def test_a_summary_stays_below_what_a_forge_shows_and_says_that_it_stops(propose: Propose, tmp_path: Path) -> None:
    tail = "~" * 150
    rows = "".join(f"  - periode: {1600 + n}\n    nilai: {5000 + n}\n    sumber: panjang\n" for n in range(201))
    source = f'judul: "Sumber {tail}"\npenerbit: "Terbitan {tail}"\njenis: rujukan\nterbit: 2024\n'
    files: dict[str, Content] = {"data/sumber/panjang.yaml": source}
    for number in range(9):
        files[f"data/kota/indikator/arus-{number}.yaml"] = f'nama: "{number} {tail}"\nsatuan: orang\nangka:\n{rows}'
        calls = "".join(f'\n{{{{ angka("arus-{metric}", 1700) }}}}\n' for metric in range(9))
        page = f'---\nopd: dinas-taman\njudul: "{number} {tail}"\n---\n# {number}\n{calls}'
        files[f"docs/opd/dinas-taman/x{number}.md"] = page
    repeated = "".join(f'\n## {tail} {number}\n\n{{{{ belum("{number} {tail}") }}}}\n' for number in range(400))
    files[CHAPTER] = changed(CHAPTER) + repeated
    page_file = tmp_path / "ringkasan.md"
    propose(files, "--ringkasan", str(page_file))
    text = page_file.read_text(encoding="utf-8")
    assert len(text.encode()) <= 900_000
    assert "\nRingkasan ini terlalu panjang dan berhenti di sini;" in text
    assert text.index("berhenti di sini") < text.index("## Yang harus diperbaiki")
    assert text.endswith(" catatan.\n")
