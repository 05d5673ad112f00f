"""A book in a real git repository, and the command run there as the secretariat runs it."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from tests.conftest import lay_out_city, run_word
from tests.proposal.repository import Repository

FORM = """\
masterplan-lapor 1
indikator: kecelakaan (Kecelakaan di jalan kota)
periode: 2024
bagian: seluruh kota
tertulis: 77 kejadian
sumber tertulis: contoh-lkjip-2024 (Penerbit Contoh, Maret 2025)
menurut sumber: 79 kejadian
sumber: contoh-angka-2025
kantor: Dinas Angkutan
selesai
"""


def form(**lines: str) -> str:
    """The form with some of its lines in other words; the keys with ``_`` for a blank."""
    text = FORM
    for key, value in lines.items():
        name = key.replace("_", " ")
        before, sep, after = text.partition(f"\n{name}: ")
        assert sep, name
        rest = after.partition("\n")[2]
        text = f"{before}\n{name}: {value}\n{rest}"
    return text


@pytest.fixture
def book(tmp_path: Path) -> Repository:
    return Repository.of(lay_out_city(tmp_path / "kota"))


def receive(book: Repository, text: str, *, newline: str = "\n") -> subprocess.CompletedProcess[str]:
    """``masterplan terima pesan.txt``, the file lying outside the book."""
    file = book.root.parent / "pesan.txt"
    file.write_text(text, encoding="utf-8", newline=newline)
    return run_word(book.root, "terima", str(file))


def branches(book: Repository) -> list[str]:
    return book.git("for-each-ref", "--format=%(refname:short)", "refs/heads").split()


def new_branch(book: Repository) -> str:
    (name,) = set(branches(book)) - {"main"}
    return name


def change(book: Repository) -> str:
    """The lines that the new branch adds and takes away, without their heads."""
    lines = book.git("diff", "--unified=0", f"main..{new_branch(book)}").splitlines()
    return "\n".join(line for line in lines if line[:1] in {"+", "-"} and not line.startswith(("+++", "---")))
