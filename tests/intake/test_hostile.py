"""A message may be written by anyone: it changes one row and adds one source, or nothing."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path
from typing import Any

import pytest
import yaml

from macros.intake.message import read_messages, text_of
from tests.proposal.repository import IDENTITY, Repository

from .conftest import branches, change, form, new_branch, receive

RECORD = "data/opd/dinas-angkutan/indikator/kecelakaan.yaml"
ROW = {"periode", "nilai", "sumber", "status", "berbeda_dengan"}


def written(book: Repository) -> tuple[dict[str, Any], dict[str, Any]]:
    """The row and the record of the source that the new branch adds; it adds nothing else."""
    names = book.git("diff", "--name-status", f"main..{new_branch(book)}").split()
    assert names[::2] == ["M", "A"]
    assert names[1] == RECORD
    assert Path(names[3]).parent == Path("data/sumber")
    before = texts(book.git("show", f"main:{RECORD}"))
    after = texts(book.git("show", f"{new_branch(book)}:{RECORD}"))
    added = [row for row in after.pop("angka") if row not in before["angka"]]
    assert len(added) == 1
    assert after == {key: value for key, value in before.items() if key != "angka"}
    return added[0], texts(book.git("show", f"{new_branch(book)}:{names[3]}"))


def texts(record: str) -> dict[str, Any]:
    """A record as the book reads it: every scalar is a text."""
    return yaml.load(record, Loader=yaml.BaseLoader)


TITLES = {
    "yaml": "Laporan: {a: b} # x \"y\" 'z' | > & * ! % @ - [ ] ? --- ...",
    "a-row": "- nilai: 5",
    "a-tag": '!!python/object/apply:os.system ["id"]',
    "an-alias": "&a [*a, *a]",
    "a-backslash": 'Laporan \\", nilai: 5 \\n \\u0000',
    "a-path": "../../../etc/passwd",
    "options": "--upload-pack=touch /tmp/x; $(id) `id`",
    "a-boolean": "true",
}


@pytest.mark.parametrize("title", TITLES.values(), ids=TITLES)
def test_the_title_of_a_source_is_a_text_and_nothing_more(book: Repository, title: str) -> None:
    assert receive(book, form(sumber=f"{title}, nomor 7/2025")).returncode == 0
    row, source = written(book)
    assert set(row) == ROW
    assert row["nilai"] == "79"
    assert source["judul"] == title
    assert set(source) == {"judul", "penerbit", "jenis", "nomor", "catatan"}


def test_line_ends_and_signs_that_nobody_sees_add_no_line(book: Repository) -> None:
    title = "Laporan\u2028penerbit: Palsu\x85nilai: 1\x0bx\x0cy\x00z\x1b[31m\u202eterbalik\u2069\ufeff"
    assert receive(book, form(sumber=title)).returncode == 0
    _, source = written(book)
    assert source["judul"] == "Laporan penerbit: Palsu nilai: 1 x yz[31mterbalik"
    assert source["penerbit"] == "belum disebut"


NOWHERE = {
    "a-path-as-metric": {"indikator": "../../../etc/passwd"},
    "an-option-as-metric": {"indikator": "--force"},
    "a-branch-as-metric": {"indikator": "kecelakaan..main"},
    "a-path-as-part": {"bagian": "wilayah ../../x"},
    "an-advertisement-as-part": {"bagian": "butir slot gacor"},
    "yaml-as-part": {"bagian": "butir x\u2028nilai: 1"},
    "yaml-as-period": {"periode": "2024}, {nilai: 1"},
    "yaml-as-number": {"menurut_sumber": "79, status: tetap"},
    "a-script-as-source": {"sumber": "<script>alert(1)</script>"},
    "a-macro-as-source": {"sumber": '{{ angka("kecelakaan") }}'},
    "a-long-source": {"sumber": "x" * 2_000},
    "a-long-number": {"menurut_sumber": "9" * 900_000},
}


@pytest.mark.parametrize("lines", NOWHERE.values(), ids=NOWHERE)
def test_what_is_no_form_of_the_book_gets_no_branch(book: Repository, lines: dict[str, str]) -> None:
    result = receive(book, form(**lines))
    assert result.returncode == 1, result.stdout + result.stderr
    assert "Dikesampingkan: " in result.stdout
    assert branches(book) == ["main"]


def test_a_shown_source_is_looked_up_and_never_opened(book: Repository) -> None:
    assert receive(book, form(sumber_tertulis="../../../etc/passwd (x)")).returncode == 0
    assert "passwd" not in book.git("show", new_branch(book))


ADDRESSES = [
    "https://slot.example/daftar", "https://contoh.example@slot.example/daftar", "http://127.0.0.1:8000/x",
    "https://contoh.example.slot.example/",
]  # fmt: skip


@pytest.mark.parametrize("address", ADDRESSES)
def test_an_address_on_an_unknown_host_stays_out_of_the_book_and_is_named(book: Repository, address: str) -> None:
    result = receive(book, form(sumber=f"Laporan Baru, {address}"))
    assert result.returncode == 0
    shown = book.git("show", new_branch(book))
    assert "slot.example" not in shown
    assert "127.0.0.1" not in shown
    assert f"situsnya belum dikenal buku ini: {address}" in result.stdout


def test_of_two_addresses_the_known_one_is_written(book: Repository) -> None:
    words = "Laporan Baru, https://slot.example/ dan https://contoh.example/baru"
    assert receive(book, form(sumber=words)).returncode == 0
    shown = book.git("show", new_branch(book))
    assert "slot.example" not in shown
    assert 'tautan: "https://contoh.example/baru"' in shown


def test_no_word_of_the_office_gets_into_the_commit(book: Repository) -> None:
    office = "Dinas Angkutan\u2028Signed-off-by: Budi Santoso <budi@contoh.example> https://slot.example"
    assert receive(book, form(kantor=office)).returncode == 0
    raw = book.git("cat-file", "-p", new_branch(book))
    assert raw.count("Dinas Angkutan") == 2
    assert [word for word in ("Signed", "Budi", "slot.example") if word in raw] == []


def test_a_file_of_thousands_of_messages_is_read_as_far_as_one_run_goes(book: Repository) -> None:
    bad = "masterplan-lapor 1\nindikator: x\n"
    result = receive(book, form() + bad * 10_000)
    assert result.returncode == 1
    assert "pesan.txt baris 209: 9901 pesan mulai baris ini belum dibaca" in result.stdout
    assert result.stdout.count("Dikesampingkan: ") == 100
    assert "+    nilai: 79" in change(book)


def test_a_file_beyond_a_megabyte_is_refused_unread(book: Repository) -> None:
    result = receive(book, form() + "x" * 1_000_000)
    assert result.returncode == 2
    assert result.stderr.startswith("Berkas pesan lebih dari 1000 kB")
    assert branches(book) == ["main"]


MEGABYTE = {
    "stars": "*a" + "*" * 1_000_000 + "a",
    "blanks": "sumber" + " " * 1_000_000 + "x",
    "brackets": "[" + "1:11" * 250_000,
    "quotations": "> " * 500_000,
    "parentheses": "sumber " + "(" * 1_000_000,
    "marks": "masterplan" * 100_000,
    "lines": "sumber:\n" + "a\n" * 500_000,
    "keys": "sumber:" * 140_000,
}


@pytest.mark.parametrize("text", MEGABYTE.values(), ids=MEGABYTE)
def test_a_megabyte_of_one_sign_does_not_hold_up_the_reader(text: str) -> None:
    """A pattern that goes back and forth would need hours."""
    assert len(list(read_messages(text_of(f"masterplan-lapor 1\n{text}".encode())))) == 1


def test_a_book_in_the_middle_of_a_merge_is_left_as_it_is(book: Repository) -> None:
    book.git("checkout", "--quiet", "-b", "lain")
    (book.root / RECORD).write_text("nama: satu\n", encoding="utf-8")
    book.git("commit", "--quiet", "--all", "--message=Satu")
    book.git("checkout", "--quiet", "main")
    text = (book.root / RECORD).read_text(encoding="utf-8")
    (book.root / RECORD).write_text(text.replace("satuan: kejadian", "satuan:  kejadian"), encoding="utf-8")
    book.git("commit", "--quiet", "--all", "--message=Dua")
    subprocess.run(["git", "merge", "lain"], cwd=book.root, env=os.environ | IDENTITY, capture_output=True, check=False)
    before = (book.root / RECORD).read_bytes()
    assert b"<<<<<<<" in before
    assert receive(book, form()).returncode == 0
    assert (book.root / RECORD).read_bytes() == before
    assert (book.root / ".git" / "MERGE_HEAD").is_file()
