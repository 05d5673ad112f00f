"""``masterplan terima``: a message becomes a branch with one commit, and nothing else changes."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from tests.conftest import run_word
from tests.proposal.repository import Repository

from .conftest import branches, change, form, new_branch, receive

RECORD = "data/opd/dinas-angkutan/indikator/kecelakaan.yaml"


def fingerprint(root: Path) -> dict[str, str]:
    """Every file of the working tree, and what git knows of it."""
    files = {p: p for p in root.rglob("*") if p.is_file() and ".git" not in p.parts}
    files |= {root / ".git" / name: root / ".git" / name for name in ("HEAD", "index")}
    return {p.relative_to(root).as_posix(): hashlib.sha256(p.read_bytes()).hexdigest() for p in files}


# --- what is written ---------------------------------------------------------------------------------------


def test_another_source_stands_beside_the_old_figure(book: Repository) -> None:
    result = receive(book, form())
    assert result.returncode == 0, result.stdout + result.stderr
    assert change(book) == "\n".join((
        "+  - periode: 2024", "+    nilai: 79", "+    sumber: contoh-angka-2025",
        "+    berbeda_dengan: contoh-lkjip-2024",
    ))  # fmt: skip
    after = book.git("show", f"{new_branch(book)}:{RECORD}")
    assert after.index("nilai: 77") < after.index("nilai: 79") < after.index("target:")
    assert "Kecelakaan di jalan kota (kecelakaan), 2024: baru: 79 kejadian." in result.stdout
    assert "0 kesalahan, 1 peringatan" in result.stdout


def test_a_period_without_a_figure_gets_its_row_in_order(book: Repository) -> None:
    assert receive(book, form(periode="2021", tertulis="", sumber_tertulis="")).returncode == 0
    assert receive(book, form(periode="2025", tertulis="", sumber_tertulis="")).returncode == 0
    first, second = (book.git("show", f"{b}:{RECORD}") for b in sorted(set(branches(book)) - {"main"}, key=str))
    years = {text.count("periode: 2021"): text for text in (first, second)}
    assert years[1].index("periode: 2021") < years[1].index("periode: 2022")
    assert years[0].index("periode: 2024") < years[0].index("periode: 2025") < years[0].index("target:")


def test_the_same_source_with_another_number_replaces_and_says_why(book: Repository) -> None:
    assert receive(book, form(sumber="contoh-lkjip-2024 (Penerbit Contoh)")).returncode == 0
    assert change(book) == "\n".join((
        "+  - periode: 2024", "+    nilai: 79", "+    sumber: contoh-lkjip-2024",
        "+    menggantikan: contoh-lkjip-2024",
        '+    alasan: "Menurut laporan yang menyebut kantor Dinas Angkutan: sumber yang sama menulis 79."',
    ))  # fmt: skip


def test_a_figure_that_the_walidata_has_decided_is_not_revised(book: Repository) -> None:
    decided = form(indikator="penduduk", periode="2022", tertulis="204.310 orang", sumber_tertulis="contoh-angka-2024",
                   menurut_sumber="205.310", sumber="sama")  # fmt: skip
    result = receive(book, decided)
    assert result.returncode == 1
    assert "sudah diputuskan walidata (data/kota/indikator/penduduk.yaml baris " in result.stdout
    assert branches(book) == ["main"]


def test_a_target_goes_below_its_own_list(book: Repository) -> None:
    text = form(periode="target 2029", tertulis="44 kejadian", sumber_tertulis="contoh-rpjmd", menurut_sumber="40")
    assert receive(book, text).returncode == 0
    after = book.git("show", f"{new_branch(book)}:{RECORD}")
    assert after.endswith("berbeda_dengan: contoh-rpjmd")
    assert after.index("nilai: 44") < after.index("nilai: 40")


def test_a_part_of_the_city_is_kept_apart(book: Repository) -> None:
    text = form(indikator="armada-angkutan", periode="31 Desember 2024", bagian="butir bus kecil", menurut_sumber="49",
                sumber="contoh-lkjip-2024", sumber_tertulis="contoh-angka-2025")  # fmt: skip
    assert receive(book, text).returncode == 0, text
    assert change(book).split("\n+")[:5] == [
        "+  - periode: 2024-12-31", "    rincian:", "      butir: bus kecil", "    nilai: 49",
        "    sumber: contoh-lkjip-2024",
    ]  # fmt: skip


def test_a_cumulative_figure_keeps_its_beginning(book: Repository) -> None:
    text = form(indikator="retribusi-parkir", periode="2025-09", menurut_sumber="sekitar Rp2,1 miliar",
                sumber_tertulis="contoh-berita-2025")  # fmt: skip
    assert receive(book, text).returncode == 0
    assert "+    sejak: 2025-01\n+    nilai: 2,1 miliar\n+    kira_kira: ya" in change(book)


def test_a_metric_without_any_figure_gets_its_list(book: Repository) -> None:
    file = book.root / "data" / "opd" / "dinas-angkutan" / "indikator" / "halte.yaml"
    file.write_text("nama: Halte\nsatuan: unit\n", encoding="utf-8")
    book.git("add", "--all")
    book.git("commit", "--quiet", "--message=Halte")
    assert receive(book, form(indikator="Halte", tertulis="", sumber_tertulis="")).returncode == 1, (
        "kejadian is no unit"
    )
    text = form(indikator="Halte", tertulis="", sumber_tertulis="", menurut_sumber="12 unit")
    assert receive(book, text).returncode == 0
    assert change(book) == "+angka:\n+  - periode: 2024\n+    nilai: 12\n+    sumber: contoh-angka-2025"


def test_comments_order_and_line_ends_of_the_file_stay(book: Repository) -> None:
    file = book.root / RECORD
    text = file.read_text(encoding="utf-8").replace("target:", "  # sampai di sini\n# lalu target\ntarget:  # dua")
    file.write_bytes(text.replace("\n", "\r\n").encode())
    book.git("-c", "core.autocrlf=false", "commit", "--all", "--quiet", "--message=Catatan")
    assert receive(book, form()).returncode == 0
    assert [line for line in change(book).splitlines() if line.startswith("-")] == []
    raw = book.git("show", f"{new_branch(book)}:{RECORD}")
    assert raw.count("\r\n") == raw.count("\n")


# --- its source --------------------------------------------------------------------------------------------

NEW = "Berita Acara Rekonsiliasi Kecelakaan, nomor 12/BA/2025, https://contoh.example/ba.pdf"


def test_a_new_source_gets_a_record_that_names_what_is_missing(book: Repository) -> None:
    result = receive(book, form(sumber=NEW))
    assert result.returncode == 0
    path = "data/sumber/berita-acara-rekonsiliasi-kecelakaan.yaml"
    record = book.git("show", f"{new_branch(book)}:{path}")
    assert record.splitlines() == [
        "# Dicatat dari laporan pembaca; sumbernya belum diperiksa sekretariat.",
        "# Belum diketahui: jenis, terbit, penerbit.",
        "judul: Berita Acara Rekonsiliasi Kecelakaan",
        "penerbit: belum disebut  # periksa, lalu ganti",
        "jenis: rujukan  # periksa, lalu ganti",
        "nomor: 12/BA/2025",
        'tautan: "https://contoh.example/ba.pdf"',
        "catatan: Dicatat dari laporan pembaca; sumbernya belum diperiksa sekretariat.",
    ]
    assert f"Sumber baru: {path}; lengkapi: jenis, terbit, penerbit." in result.stdout


@pytest.mark.parametrize(
    ("words", "title"),
    [
        ("Laporan Jalan 2025, Penerbit Contoh", "Laporan Jalan 2025"),
        ("Laporan Jalan (Penerbit Contoh, Maret 2025)", "Laporan Jalan, Maret 2025"),
        ("Penerbit Contoh; Laporan Jalan (edisi 2)", "Laporan Jalan (edisi 2)"),
    ],
)
def test_a_known_publisher_is_told_from_the_title(book: Repository, words: str, title: str) -> None:
    assert receive(book, form(sumber=words)).returncode == 0
    added = change(book)
    assert f"+judul: {title}\n+penerbit: Penerbit Contoh\n" in added


def test_a_word_of_the_title_makes_no_publisher(book: Repository) -> None:
    """Nothing is guessed: the office may be what the document is about."""
    assert receive(book, form(sumber="Catatan tentang Dinas Angkutan")).returncode == 0
    assert "+penerbit: belum disebut" in change(book)


@pytest.mark.parametrize(
    ("words", "id"),
    [
        ("Contoh Laporan Kinerja Kota 2024, halaman 12", "contoh-lkjip-2024"),
        ("lihat https://contoh.example/lkjip-2024/", "contoh-lkjip-2024"),
        ("sama", "contoh-lkjip-2024"),
    ],
    ids=["by-title", "by-link", "the-same"],
)
def test_a_source_that_the_book_knows_is_found(book: Repository, words: str, id: str) -> None:
    assert receive(book, form(sumber=words)).returncode == 0
    assert f"+    sumber: {id}" in change(book)
    assert "data/sumber" not in book.git("diff", "--name-only", f"main..{new_branch(book)}")


# --- who sent it -------------------------------------------------------------------------------------------

SENDER = ("Budi", "Santoso", "0812", "6281", "budi@")


def test_the_office_is_named_and_the_sender_nowhere(book: Repository) -> None:
    text = (
        "[24/11/26 10:12] Budi Santoso: Pagi, Pak.\n[24/11/26 10:13] Budi Santoso: "
        + form(kantor="Dinas Angkutan, Budi Santoso (0812-3456-7890)").removesuffix("selesai\n")
        + "Terima kasih\nBudi Santoso, budi@contoh.example\n[24/11/26 10:14] +62 812-3456-7890: siap"
    )
    result = receive(book, text)
    assert result.returncode == 0, result.stdout
    written = book.git("show", "--format=fuller", new_branch(book)) + result.stdout + "".join(branches(book))
    assert "menurut laporan yang menyebut kantor Dinas Angkutan." in written
    assert [word for word in SENDER if word in written] == []
    assert book.git("log", "-1", "--format=%an <%ae> %cn <%ce>", new_branch(book)) == (
        "Laporan pembaca <laporan@invalid> Laporan pembaca <laporan@invalid>"
    )


def test_a_citizen_need_not_say_who_they_are(book: Repository) -> None:
    assert receive(book, form(kantor="warga")).returncode == 0
    assert "menurut laporan seorang warga." in book.git("log", "-1", "--format=%B", new_branch(book))


def test_a_publisher_of_the_book_is_named_as_the_book_names_it(book: Repository) -> None:
    assert receive(book, form(kantor="Penerbit contoh (Budi Santoso)")).returncode == 0
    assert "menurut laporan yang menyebut kantor Penerbit Contoh." in book.git(
        "log", "-1", "--format=%B", new_branch(book)
    )


@pytest.mark.parametrize(
    "office", ["Kantor Pajak Contoh, Budi Santoso", "Staf Budi Santoso", "Dinas Angkutan Provinsi Contoh"]
)
def test_an_office_that_the_book_does_not_know_is_not_named(book: Repository, office: str) -> None:
    """Its words may hold a person's name, and nothing tells which of them."""
    assert receive(book, form(kantor=office)).returncode == 0
    message = book.git("log", "-1", "--format=%B", new_branch(book))
    assert "menurut laporan yang menyebut kantor yang belum tercatat di buku ini." in message
    assert "Budi" not in message


@pytest.mark.parametrize("office", ["dari Dinas Angkutan", "Kami, kantor Disang", "dinas-angkutan", "Dinas Angkutan"])
def test_an_office_is_known_by_each_of_its_names_at_the_head_of_the_line(book: Repository, office: str) -> None:
    assert receive(book, form(kantor=office)).returncode == 0
    message = book.git("log", "-1", "--format=%s", new_branch(book))
    assert message == "Catat laporan yang menyebut kantor Dinas Angkutan"


def test_an_office_within_a_sentence_is_asked_about_not_taken(book: Repository) -> None:
    result = receive(book, form(kantor="Saya Budi, bukan Dinas Taman, tetapi Badan Cuaca"))
    assert result.returncode == 1
    assert "pesan.txt baris 9: Nama kantor harus berdiri di awal baris" in result.stdout
    assert "kantor: Badan Cuaca   atau   kantor: Dinas Taman" in result.stdout
    assert branches(book) == ["main"]


# --- what is set aside -------------------------------------------------------------------------------------

BAD = {
    "no-metric": ({"indikator": "kecelakan"}, 2, "Indikator “kecelakan” tidak dikenal.", "indikator: kecelakaan"),
    "no-period": ({"periode": "tahun lalu"}, 3, "“tahun lalu” bukan periode.", "periode: 2024"),
    "no-part": ({"bagian": "wilayah kecamatan-melati"}, 4, "Kecamatan “kecamatan-melati” tidak dikenal.",
                "bagian: wilayah kecamatan-mawar"),
    "no-number": ({"menurut_sumber": "delapan puluh"}, 7, "“delapan puluh” bukan angka.", "menurut sumber: angka"),
    "english-number": ({"menurut_sumber": "1,234,567"}, 7, "memakai koma sebagai pemisah ribuan",
                       "menurut sumber: 1.234.567"),
    "decimals-of-a-whole-unit": ({"menurut_sumber": "79,5"}, 7, "satuannya dihitung bulat", "menurut sumber: "),
    "another-magnitude": ({"indikator": "pendapatan-daerah", "menurut_sumber": "Rp700 juta"}, 7,
                          "Satuan indikator ini miliar rupiah", "menurut sumber: angka dalam miliar rupiah"),
    "plain-rupiah": ({"indikator": "pendapatan-daerah", "menurut_sumber": "Rp700.000.000.000"}, 7,
                     "Satuan indikator ini miliar rupiah", "menurut sumber: angka dalam miliar rupiah"),
    "no-answer": ({"menurut_sumber": ""}, 7, "Jawaban “menurut sumber” kosong.", "menurut sumber: 83,25"),
    "no-source": ({"sumber": ""}, 8, "Sumber angka baru kosong.", "sumber: judul"),
    "private-source": ({"sumber": "catatan Budi, 0812-3456-7890"}, 8, "Sumber memuat nomor telepon", "nama kantor"),
    "no-office": ({"kantor": "Budi Santoso"}, 9, "Kantor pengirim tidak terbaca.", "kantor: nama kantor"),
    "nothing-new": ({"menurut_sumber": "77"}, 7, "Angka 77 sudah tertulis di", ""),
    "unknown-part": ({"bagian": "butir sepeda"}, 4, "Indikator ini tidak punya rincian “butir sepeda”.", ""),
    "a-link-alone": ({"sumber": "https://contoh.example/baru"}, 8, "judulnya tidak disebut", "sumber: judul, penerbit"),
    "refused-by-the-check": ({"sumber": "L\u0430poran Contoh"}, 1, "Ditolak pemeriksaan (huruf-mirip)",
                             "judul: Laporan"),
}  # fmt: skip


@pytest.mark.parametrize(("lines", "at", "told", "mend"), BAD.values(), ids=BAD)
def test_what_cannot_be_read_is_told_with_its_line_and_what_to_write(
    book: Repository, lines: dict[str, str], at: int, told: str, mend: str
) -> None:
    before = fingerprint(book.root)
    result = receive(book, form(**lines))
    assert result.returncode == 1, result.stdout + result.stderr
    assert f"pesan.txt baris {at}: " in result.stdout
    assert told in result.stdout
    assert not mend or f"  Tulis: {mend}" in result.stdout or mend in result.stdout
    assert "Tidak ada cabang yang dibuat." in result.stdout
    assert branches(book) == ["main"]
    assert fingerprint(book.root) == before


def test_a_message_about_a_sentence_is_left_to_a_person(book: Repository) -> None:
    result = receive(book, form(indikator=""))
    assert result.returncode == 1
    assert "laporan tentang kalimat dikerjakan dengan tangan" in result.stdout


def test_row_14_one_bad_message_is_named_and_the_good_ones_go_on(book: Repository) -> None:
    """One bad metric is set aside and named; the last good value stays."""
    result = receive(book, form() + form(periode="2023", menurut_sumber="banyak") + form(periode="2022"))
    assert result.returncode == 1
    assert "baris 17: “banyak” bukan angka." in result.stdout
    assert change(book).count("+    nilai: 79") == 2
    assert book.git("rev-list", "--count", f"main..{new_branch(book)}") == "1"


@pytest.mark.parametrize(
    "content",
    [
        b"PK\x03\x04 arsip obrolan",
        b"From: budi@contoh.example\nContent-Transfer-Encoding: quoted-printable\n\nmasterplan-lapor 1\n",
    ],
    ids=["archive", "mail"],
)
def test_a_file_that_is_no_text_is_told_in_one_sentence(book: Repository, content: bytes) -> None:
    file = book.root.parent / "pesan"
    file.write_bytes(content)
    result = run_word(book.root, "terima", str(file))
    assert result.returncode == 2
    assert result.stderr.startswith("Ini bukan berkas teks.")
    assert len(result.stderr.splitlines()) == 1


def test_a_file_without_a_message_is_told_in_one_sentence(book: Repository) -> None:
    result = receive(book, "Selamat pagi.")
    assert result.returncode == 2
    assert result.stderr == "Tidak ada pesan di sini; pesan diawali baris “masterplan-lapor 1”.\n"


# --- what stays as it was ----------------------------------------------------------------------------------


def test_the_working_tree_and_the_current_branch_stay_as_they_are(book: Repository) -> None:
    (book.root / RECORD).write_text("nama: sedang disunting\n", encoding="utf-8")
    (book.root / "catatan.txt").write_text("milik saya", encoding="utf-8")
    book.git("add", "catatan.txt")
    before, tip = fingerprint(book.root), book.git("rev-parse", "main")
    assert receive(book, form()).returncode == 0
    assert fingerprint(book.root) == before
    assert book.git("rev-parse", "main") == tip
    assert book.git("rev-parse", f"{new_branch(book)}^") == tip


def test_the_same_messages_a_second_time_make_no_second_branch(book: Repository) -> None:
    assert receive(book, form()).returncode == 0
    result = receive(book, form())
    assert result.returncode == 2
    assert "sudah ada; hapus dahulu: git branch -D laporan-kecelakaan-" in result.stderr
    assert len(branches(book)) == 2


def test_nothing_leaves_the_machine(book: Repository) -> None:
    elsewhere = book.root.parent / "forge.git"
    book.git("init", "--quiet", "--bare", str(elsewhere))
    book.git("remote", "add", "origin", str(elsewhere))
    book.git("push", "--quiet", "origin", "main")
    assert receive(book, form()).returncode == 0
    assert len(branches(book)) == 2
    assert book.git("ls-remote", "origin", "refs/*").split()[1::2] == ["refs/heads/main"]


def test_the_new_branch_passes_as_a_proposal(book: Repository) -> None:
    assert receive(book, form(sumber=NEW)).returncode == 0
    assert run_word(book.root, "usulan", f"main..{new_branch(book)}").returncode == 0


def test_messages_are_read_from_the_input_too(book: Repository) -> None:
    import os
    import subprocess
    import sys

    from tests.conftest import ROOT

    done = subprocess.run(
        [sys.executable, "-m", "macros.cli", "terima", "-"], cwd=book.root, input=form().encode(), capture_output=True,
        env=os.environ | {"PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "utf-8"},
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert new_branch(book).startswith("laporan-kecelakaan-")


def test_money_is_said_as_the_page_shows_it(book: Repository) -> None:
    """``Rp700,5 miliar`` of a metric in billions is no thousandfold of it."""
    text = form(indikator="pendapatan-daerah", periode="2025", menurut_sumber="Rp700,5 miliar", tertulis="",
                sumber_tertulis="")  # fmt: skip
    assert receive(book, text).returncode == 0
    assert "+    nilai: 700,5\n" in change(book)
