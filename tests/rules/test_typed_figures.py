"""Numbers typed by hand: which are reported, with which macro, and which are left in peace."""

from __future__ import annotations

import time

import pytest

from macros.chapters import scan
from macros.findings import Severity
from macros.rules.base import Subject
from macros.rules.disagreement import RULE as DISAGREEMENT
from macros.rules.sums import RULE as SUMS
from macros.rules.typed_figures import RULE

from .kota import book, findings, said

JALAN = "opd/dinas-jalan/index.md"


# --- a number that repeats a figure ------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("sentence", "call"),
    [
        ("Penduduk kota ini 210.480 jiwa.", 'angka("penduduk", "2024")'),
        ("Penduduk kota ini 210.480.", 'angka("penduduk", "2024")'),
        ("Di Hulu tinggal 96.012 jiwa.", 'angka("penduduk", "2024", wilayah="kecamatan-hulu")'),
        ("Ada 72 aplikasi birokrasi pada 2023.", 'angka("aplikasi", "2023", rincian="birokrasi")'),
        ("Balai sehat bertambah menjadi 24 unit pada 2024.", 'angka("balai-sehat", "2024")'),
        ("Pada 2018 ada 23 unit balai sehat.", 'angka("balai-sehat", "2018")'),
        ("Penduduk miskin 4,06 % pada 2024.", 'angka("penduduk-miskin", "2024")'),
        ("Pendapatan daerah Rp712,08 miliar.", 'angka("pendapatan", "2024")'),
        ("Penumpang bus 1,2 juta pada 2023.", 'angka("penumpang", "2023")'),
        ("Penumpang bus 1 200 000 orang pada 2023.", 'angka("penumpang", "2023")'),
        ("Penumpang bus 1\u00a0200\u00a0000 orang pada 2023.", 'angka("penumpang", "2023")'),
        ("Penumpangnya ditargetkan 1.800.000 orang.", 'target("penumpang", "2029")'),
        ("Buku ini memuat halaman 1.398.250 kali dibuka.", 'angka("penumpang", "2024")'),
        ("Target indeks maju 85,92 pada 2029.", 'target("indeks-maju", "2029")'),
        ("Nilai birokrasi 2024 adalah 85,92.", 'angka("nilai-birokrasi", "2024")'),
    ],
)  # fmt: skip
def test_a_repeated_figure_is_reported_with_its_period_and_part(sentence: str, call: str) -> None:
    assert said(sentence) == [f"angka-diketik: {{{{ {call} }}}}"]


def test_the_message_quotes_what_the_macro_replaces() -> None:
    (finding,) = findings("Pendapatan daerah Rp712,08 miliar.")
    assert finding.message.startswith("“Rp712,08 miliar” adalah angka “Pendapatan daerah” (2024)")
    (finding,) = findings("Penduduk kota\n210.480\njiwa.")
    assert "“210.480 jiwa”" in finding.message
    assert (finding.place.line, finding.place.column) == (4, 1)


def test_each_number_of_a_sentence_meets_its_own_year() -> None:
    assert said("Kecelakaan turun dari 81 kejadian pada 2023 menjadi 77 kejadian pada 2024.") == [
        'angka-diketik: {{ angka("kecelakaan", "2023") }}',
        'angka-diketik: {{ angka("kecelakaan", "2024") }}',
    ]


def test_a_rounded_figure_is_a_warning() -> None:
    (finding,) = findings("Penumpang bus 1,4 juta orang pada 2024.")
    assert finding.severity is Severity.WARNING
    assert finding.mend == '{{ angka("penumpang", "2024") }}'


@pytest.mark.parametrize(
    ("head", "sentence", "mend"),
    [
        ("---\nringkasan: Kota dengan 210.480 jiwa.\n---\n", "Isi.", "ringkasan tanpa angka itu"),
        ("---\njudul: Kota 210.480 jiwa\n---\n", "Isi.", "judul tanpa angka itu"),
        ("", '{{ belum("Mengapa ada 210.480 jiwa?") }}', "pertanyaan tanpa angka itu"),
        ("", "## Kota 210.480 jiwa", "judul tanpa angka itu"),
        ("", "[210.480 jiwa](lain.md) tinggal di sini.", "teks tautan tanpa angka itu"),
    ],
)  # fmt: skip
def test_where_no_macro_may_stand_the_mend_says_so(head: str, sentence: str, mend: str) -> None:
    assert said(sentence, head=head) == [
        f'angka-diketik: {mend}; di kalimat biasa: {{{{ angka("penduduk", "2024") }}}}'
    ]


def test_a_question_that_macros_surround_is_found_at_its_line() -> None:
    (finding,) = findings('Teks.\n\n{{ belum("Benarkah 210.480 jiwa?", menit=5) }}')
    assert finding.place.line == 5


# --- a number that contradicts one -------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("sentence", "held", "call"),
    [
        ("Pada 2024 terjadi 79 kejadian kecelakaan di jalan.", "77 kejadian", 'angka("kecelakaan", "2024")'),
        ("Pada 2024 terjadi 81 kejadian kecelakaan di jalan.", "77 kejadian", 'angka("kecelakaan", "2024")'),
        ("Indeks maju 2018 tertulis 83,52.", "83,25", 'angka("indeks-maju", "2018")'),
        ("Penduduk miskin 4,6 persen pada 2024.", "4,06 persen", 'angka("penduduk-miskin", "2024")'),
        ("Pendapatan daerah 2024 mencapai Rp721,08 miliar.", "Rp712,08 miliar", 'angka("pendapatan", "2024")'),
        ("Luas wilayah pada 2002 ialah 97 km2.", "95,50 km²", 'angka("luas", "2002")'),
        ("Penduduk Hulu 69.012 jiwa pada 2024.", "96.012 jiwa", 'angka("penduduk", "2024", wilayah="kecamatan-hulu")'),
        ("Penumpang bus ditargetkan 1,9 juta orang pada 2029.", "1.800.000 orang", 'target("penumpang", "2029")'),
    ],
)  # fmt: skip
def test_another_value_for_the_named_metric_and_year_is_asked_about(sentence: str, held: str, call: str) -> None:
    (finding,) = findings(sentence)
    assert (finding.code, finding.severity) == ("angka-beda-dengan-data", Severity.WARNING)
    assert f"data menulis {held} untuk" in finding.message
    assert finding.message.endswith("Mana yang benar?")
    assert finding.mend.startswith(f"{{{{ {call} }}}}")


def test_the_unit_alone_is_enough_where_it_is_the_offices_own_metrics_alone() -> None:
    assert said("Pada 2024 tercatat 59 aduan.", JALAN) == ['angka-beda-dengan-data: {{ angka("aduan", "2024") }}']
    assert said("Pada 2024 tercatat 59 aduan.", "opd/dinas-sehat/index.md") == []


def test_a_kecamatan_speaks_of_itself() -> None:
    page = "opd/kecamatan-hilir/index.md"
    assert said("Penduduk pada 2024 ada 114.468 jiwa.", page) == []
    page = "opd/kecamatan-hulu/index.md"
    call = '{{ angka("penduduk", "2024", wilayah="kecamatan-hulu") }}'
    assert said("Penduduk pada 2024 ada 97.000 jiwa.", page) == [f"angka-beda-dengan-data: {call}"]


def test_the_other_figure_that_the_number_repeats_is_offered_too() -> None:
    (finding,) = findings("Pada 2024 terjadi 81 kejadian kecelakaan di jalan.")
    assert '{{ angka("kecelakaan", "2023") }}' in finding.mend


@pytest.mark.parametrize(
    "sentence",
    [
        "Kecelakaan di jalan turun 4 kejadian pada 2024.",
        "Sekitar 80 kejadian kecelakaan di jalan pada 2024.",
        "Lebih dari 70 kejadian kecelakaan di jalan pada 2024.",
        "Kecelakaan di jalan pada 2024 terdiri dari 40 kejadian siang dan 37 kejadian malam.",
        'Dari {{ angka("kecelakaan", 2024) }} kecelakaan di jalan pada 2024, 50 kejadian terjadi malam hari.',
        "Sebanyak 1.250 jiwa penduduk mengungsi pada 2024.",
        "Penduduk yang memakai bus pada 2024 ada 12.345 orang.",
        "Kecelakaan di jalan tercatat 90 kejadian pada 2021.",
        "Kecelakaan di jalan 90 kejadian.",
        "Penduduk miskin berkurang 0,11 persen pada 2024.",
        "Penduduk Hilir 114.468 jiwa pada 2024.",
        "Menurut Peraturan Nomor 6 Tahun 2024, 90 kejadian kecelakaan di jalan harus dicatat.",
    ],
)
def test_parts_changes_bounds_and_other_times_contradict_nothing(sentence: str) -> None:
    assert said(sentence) == []


# --- numbers that are none of ours -------------------------------------------------------------------------


@pytest.mark.parametrize(
    "sentence",
    [
        "Rapat pada 24 Agustus 2024 pukul 16.86 di lantai 24.",
        "Perda 77/2024, UU Nomor 133 Tahun 2023, Pasal 55 ayat (24).",
        "Telepon (0751) 210480, 0812-1398-250, atau panggilan 133.",
        "Lihat halaman 133 dan tabel 133.",
        "Antara 2018 dan 2024, selama 2018\u20132024 dan 2018-2024.",
        "Versi 81.42 dan v16.86 dari 10.5281/zenodo.210480.",
        "24. Butir kedua puluh empat.",
        "Sebanyak 24 orang hadir, 23 ton beras dibagikan, dan 133 halte dicat.",
        "Surat 050/133/2024 dan alamat [laporan](https://contoh.example/133/210480).",
        "`210.480 jiwa` dan <span title=\"210.480 jiwa\">ini</span>.",
        "Ruang {{ bukan_indikator(\"210.480\", \"nomor ruangan rapat\") }} jiwa.",
        'Penduduk {{ angka("penduduk", 2024) }}.',
    ],
)  # fmt: skip
def test_dates_laws_pages_phones_versions_and_marked_numbers_are_left_in_peace(sentence: str) -> None:
    assert said(sentence) == []


# --- what looks like a contradiction and is none -----------------------------------------------------------

TRAPS = {
    "one number for two metrics": 'Target indeks maju {{ target("indeks-maju", 2029) }} dan nilai birokrasi '
    '{{ angka("nilai-birokrasi", 2024) }} kebetulan sama.',
    "two years, both right": "Balai sehat: 23 unit (2018), 24 unit (2024).",
    "parts that add up": "Pada Agustus 2025 sampah terkumpul 81,42 persen: terolah 16,86 persen, sisa 64,56 persen.",
    "targets that add up": "Target 2025: sampah terolah 38 persen dan sampah sisa 47 persen, jadi terkumpul 85 persen.",
    "areas that add up": "Luas wilayah 2002 ialah 95,50 km2: Hulu 60,25 km2 dan Hilir 35,25 km2.",
    "items that add up": "Dari 55 aduan pada 2024, 4 aduan baru, 7 aduan diproses, 37 aduan selesai, 7 aduan ditolak.",
    "kinds that add up": "Pada 2023 ada 61 aplikasi layanan dan 72 aplikasi birokrasi, seluruhnya 133 aplikasi.",
    "a sum without its total": "Aduan warga 2024: 4 aduan baru, 7 aduan diproses, 37 aduan selesai, 7 aduan ditolak.",
}


@pytest.mark.parametrize("trap", TRAPS)
@pytest.mark.parametrize("page", ["kota.md", JALAN, "opd/dinas-bersih/index.md", "opd/dinas-sehat/index.md"])
def test_no_trap_is_called_a_contradiction(trap: str, page: str) -> None:
    codes = {finding.code for finding in findings(TRAPS[trap], page)}
    assert codes <= {"angka-diketik"}, f"{trap}: a typed figure may be one, a contradiction never"


def test_the_figures_of_the_traps_disagree_with_nothing() -> None:
    subject = Subject(book(), {})
    assert [str(f) for rule in (DISAGREEMENT, SUMS) for f in rule.check(subject)] == []


# --- time --------------------------------------------------------------------------------------------------


def _seconds(sentence: str, times: int) -> float:
    lines = "\n".join([" ".join([sentence] * 60)] * times)
    chapter, _ = scan(JALAN, f"# Halaman\n\n{lines}\n".encode())
    assert chapter is not None
    book()
    started = time.process_time()
    list(RULE.check(Subject(book(), {JALAN: chapter})))
    return time.process_time() - started


@pytest.mark.parametrize("sentence", ["Pada 2024 ada 79 kejadian kecelakaan di jalan,", "1 200", "{[<(", "4,06 2024"])
def test_time_grows_with_the_text_and_not_with_its_square(sentence: str) -> None:
    short = min(_seconds(sentence, 4) for _ in range(3))
    assert min(_seconds(sentence, 32) for _ in range(2)) < 8 * 3 * short + 0.05
