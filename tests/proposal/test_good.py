"""A good change passes, and its summary names every figure that changes: old, new, source, pages."""

from __future__ import annotations

import html
import re
from pathlib import Path

import pytest

from tests.conftest import CITY

from .conftest import Answer, Run
from .reading import changed, lines
from .repository import Content, Repository

PASSENGERS = "data/opd/dinas-angkutan/indikator/penumpang-angkutan.yaml"
PARK = "data/opd/dinas-taman/indikator/luas-taman.yaml"
CHAPTER = "docs/opd/dinas-taman/index.md"
NOTE = "data/kota/catatan/pohon-tua.yaml"
QUESTION = "Apa satu langkah Dinas Taman pada tiap tahun sampai 2029?"
SURVEY = """\
judul: Contoh Survei Taman 2026
penerbit: Dinas Taman
jenis: data-opd
nomor: 050/7/2026
tautan: https://survei.contoh-baru.example/taman
"""
PICTURE = (CITY / "docs/opd/dinas-angkutan/halte.png").read_bytes()


def files() -> dict[str, Content]:
    row = "  - periode: 2025\n    nilai: 4,10\n    sumber: contoh-survei-taman\ntarget:"
    playground = ("nilai: 0,35\n    sumber: contoh-angka-2025", "nilai: 0,40\n    sumber: contoh-lkjip-2024")
    question = (f'{{{{ belum("{QUESTION}", menit=10) }}}}', "Pada 2026 tiga taman dibuka.")
    return {
        PASSENGERS: changed(PASSENGERS, ("nilai: 1398250", "nilai: 1401000"), ("nilai: 1800000", "nilai: 1850000")),
        PARK: changed(PARK, playground, ("target:", row)),
        "data/sumber/contoh-survei-taman.yaml": SURVEY,
        "data/opd/dinas-taman/program/taman-malam.yaml": None,
        NOTE: changed(NOTE, ("isi: ", "isi: Konon ")),
        CHAPTER: changed(CHAPTER, question, ('{{ program("taman-malam") }}\n', "")),
        "docs/opd/dinas-taman/taman.png": PICTURE,
    }


@pytest.fixture(scope="module")
def _branch(repository: Repository) -> str:
    repository.branch("baik", files())
    return "main..baik"


@pytest.fixture
def answer(repository: Repository, run: Run, _branch: str) -> Answer:
    return run(repository, "usulan", _branch)


def test_a_good_change_passes_and_says_what_stood_before(answer: Answer) -> None:
    assert answer.code == 0, answer.out
    assert "0 kesalahan, 0 peringatan, 0 catatan." in answer.out
    assert "Di luar usulan ini, sudah ada di buku: 0 kesalahan, 2 peringatan, 0 catatan." in answer.out


def test_each_changed_figure_has_its_old_and_new_value_its_source_and_its_pages(answer: Answer) -> None:
    park = "Indikatornya tampil di: Smart Environment, Dinas Taman, Kecamatan Mawar."
    assert lines(answer.out, "Angka yang berubah") == [
        "Penumpang angkutan kota (penumpang-angkutan), 2024: 1.398.250 orang → 1.401.000 orang. "
        "Sumber: Contoh Dalam Angka 2025 (Penerbit Contoh). "
        "Indikatornya tampil di: Smart Living, Rencana Kota Contoh, Dinas Angkutan.",
        "Luas taman (luas-taman), 2024, Mawar, taman bermain: 0,35 km² → 0,40 km². "
        "Sumber: Contoh Dalam Angka 2025 (Penerbit Contoh) → "
        f"Contoh Laporan Kinerja Kota 2024 (Penerbit Contoh). {park}",
        f"Luas taman (luas-taman), 2025: baru: 4,10 km². Sumber: Contoh Survei Taman 2026 (Dinas Taman). {park}",
    ]


def test_targets_are_told_apart_from_what_was_counted(answer: Answer) -> None:
    (told,) = lines(answer.out, "Target yang berubah")
    assert "2029: 1.800.000 orang → 1.850.000 orang. Sumber: Contoh RPJMD 2025–2029" in told


def test_answered_questions_chapters_and_pictures_are_named(answer: Answer) -> None:
    assert lines(answer.out, "Baru terisi") == [f"Dinas Taman: {QUESTION}"]
    assert lines(answer.out, "Bab dan halaman") == [f"Dinas Taman ({CHAPTER}): 5 kata ditambah, 0 kata dihapus"]
    (picture,) = lines(answer.out, "Gambar")
    assert picture.startswith("docs/opd/dinas-taman/taman.png: baru, ")


def test_new_sources_and_the_sites_that_they_bring_are_named(answer: Answer) -> None:
    address = "https://survei.contoh-baru.example/taman"
    assert lines(answer.out, "Sumber baru") == [f"Contoh Survei Taman 2026, Dinas Taman (data-opd), {address}"]
    told = "survei.contoh-baru.example, di data/sumber/contoh-survei-taman.yaml"
    assert lines(answer.out, "Situs yang baru disebut") == [told]


def test_records_that_change_or_go_are_named(answer: Answer) -> None:
    assert [line.split(" (")[0] for line in lines(answer.out, "Catatan yang dihapus")] == ["Program: Taman malam"]
    (note,) = lines(answer.out, "Catatan yang berubah")
    assert note.startswith("Catatan: ") and note.endswith("; isi")


def test_the_page_of_the_forge_tells_the_same_and_shows_every_word_as_text(
    repository: Repository, run: Run, _branch: str, tmp_path: Path, answer: Answer
) -> None:
    page = tmp_path / "ringkasan.md"
    assert run(repository, "usulan", _branch, "--format", "github", "--ringkasan", str(page)).code == 0
    text = page.read_text(encoding="utf-8")
    for title in re.findall(r"^## (.*)$", answer.out, re.MULTILINE):
        assert [html.unescape(line) for line in lines(text, title)] == lines(answer.out, title), title
    assert "https://" not in text


def test_words_of_an_author_are_no_markup_on_the_page_of_the_forge(
    repository: Repository, run: Run, tmp_path: Path
) -> None:
    page = tmp_path / "ringkasan.md"
    title = "Survei [klik](https://judi.example) @semua ![](x) | `a`"
    source = f"judul: '{title}'\npenerbit: Kota Contoh\njenis: berita\n"
    repository.branch("tanda", {"data/sumber/contoh-tanda.yaml": source})
    run(repository, "usulan", "main..tanda", "--ringkasan", str(page))
    text = page.read_text(encoding="utf-8")
    (told,) = lines(text, "Sumber baru")
    assert html.unescape(told).startswith(title)
    assert not re.search(r"[\[\]@!`<>|]", told)


def test_an_error_of_the_change_stands_in_the_summary_with_its_mend(
    repository: Repository, run: Run, tmp_path: Path
) -> None:
    page = tmp_path / "ringkasan.md"
    typo = changed(CHAPTER, ('angka("sampah-harian", 2024)', 'angka("sampah-harain", 2024)'))
    repository.branch("salah-ketik", {CHAPTER: typo})
    assert run(repository, "usulan", "main..salah-ketik", "--ringkasan", str(page)).code == 1
    (told,) = lines(page.read_text(encoding="utf-8"), "Yang harus diperbaiki")
    told = html.unescape(told)
    assert told.startswith(f"{CHAPTER} baris ") and ", indikator-tidak-dikenal: " in told
    assert 'Tulis: {{ angka("sampah-harian", 2024) }}' in told


def test_what_was_wrong_before_is_not_the_changes_error(repository: Repository, run: Run) -> None:
    broken = changed(CHAPTER, ("# Dinas Taman\n", '# Dinas Taman\n\n{{ angka("tidak-ada") }}\n'))
    repository.branch("rusak", {CHAPTER: broken})
    longer = broken.replace("# Dinas Taman\n", "# Dinas Taman\n\nKalimat baru di atas yang salah.\n")
    repository.branch("di-atas-rusak", {CHAPTER: longer}, parent="rusak")
    answer = run(repository, "usulan", "rusak..di-atas-rusak")
    assert answer.code == 0, answer.out
    assert "sudah ada di buku: 1 kesalahan," in answer.out


def test_the_same_mistake_once_more_is_the_changes_error(repository: Repository, run: Run) -> None:
    call = '{{ angka("tidak-ada") }}\n'
    broken = changed(CHAPTER, ("# Dinas Taman\n", f"# Dinas Taman\n\n{call}"))
    repository.branch("rusak-sekali", {CHAPTER: broken})
    repository.branch("rusak-dua", {CHAPTER: f"{broken}\n{call}"}, parent="rusak-sekali")
    answer = run(repository, "usulan", "rusak-sekali..rusak-dua")
    assert answer.code == 1
    last = broken.count("\n") + 2
    assert re.findall(r"^\S+:(\d+):\d+  indikator-tidak-dikenal$", answer.out, re.MULTILINE) == [str(last)]


def test_a_unit_that_changes_changes_every_figure(repository: Repository, run: Run) -> None:
    repository.branch("satuan", {PASSENGERS: changed(PASSENGERS, ("satuan: orang", "satuan: kejadian"))})
    told = lines(run(repository, "usulan", "main..satuan").out, "Angka yang berubah")
    assert len(told) == 3
    assert all(re.search(r"(\S+) orang → \1 kejadian\.", line) for line in told)
