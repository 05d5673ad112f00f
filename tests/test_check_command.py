"""``masterplan cek`` as authors, programs and a forge meet it."""

from __future__ import annotations

import json
import re
import subprocess
from pathlib import Path

import pytest

from tests.conftest import ROOT, run_word

MISTAKE = "docs/opd/dinas-angkutan/index.md"


@pytest.fixture
def book(city: Path) -> Path:
    """The made-up city with this book's guide."""
    # Its links lead to pages that the made-up city has not.
    words = re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", (ROOT / "docs/panduan/kesalahan.md").read_text(encoding="utf-8"))
    (city / "docs" / "panduan" / "kesalahan.md").write_text(words, encoding="utf-8")
    return city


def cek(book: Path, *options: str) -> subprocess.CompletedProcess[str]:
    return run_word(book, "cek", *options)


def break_a_chapter(book: Path) -> None:
    page = book / MISTAKE
    page.write_text(page.read_text(encoding="utf-8") + "\n{{ angka(“penduduk”) }}\n", encoding="utf-8")


def test_a_clean_book_ends_with_0_though_it_has_warnings(book: Path) -> None:
    done = cek(book)
    assert done.returncode == 0, done.stdout
    assert done.stdout.splitlines()[-1].startswith("0 kesalahan, ")
    assert "(peringatan)" in done.stdout


def test_an_error_ends_with_1_and_is_named_again_after_the_warnings(book: Path) -> None:
    break_a_chapter(book)
    done = cek(book)
    assert done.returncode == 1
    lines = done.stdout.splitlines()
    again = lines[lines.index("Yang harus diperbaiki:") + 1]
    assert again.startswith(f"  {MISTAKE}:") and again.endswith("makro-salah-bentuk")


def test_a_folder_that_is_no_book_ends_with_2_and_one_sentence(tmp_path: Path) -> None:
    done = cek(tmp_path)
    assert done.returncode == 2
    assert done.stdout == ""
    assert done.stderr.count("\n") == 1 and "mkdocs.yml" in done.stderr


def test_the_first_finding_of_a_kind_says_why_it_matters_and_where_the_guide_tells_more(book: Path) -> None:
    break_a_chapter(book)
    text = cek(book).stdout
    assert text.count("Panduan: docs/panduan/kesalahan.md#makro-salah-bentuk") == 1
    after = text.split("  makro-salah-bentuk\n", 1)[1].splitlines()
    assert [line.split(":")[0].strip() for line in after[1:4]] == ["Tulis", "Mengapa", "Panduan"]


def test_a_program_reads_every_finding_with_all_that_is_known(book: Path) -> None:
    break_a_chapter(book)
    told = json.loads(cek(book, "--format", "json").stdout)
    assert told["kesalahan"] == 1
    found = next(f for f in told["temuan"] if f["tingkat"] == "kesalahan")
    assert found["berkas"] == MISTAKE
    assert found["baris"] > 1 and found["kolom"] == 1
    assert found["tulis"] == '{{ angka("penduduk") }}'
    assert found["mengapa"] and found["panduan"].endswith("#makro-salah-bentuk")
    places = [(f["berkas"], f["baris"], f["kolom"]) for f in told["temuan"]]
    assert places == sorted(places)


def test_row_13_a_forge_puts_each_finding_at_its_line_and_no_words_of_an_author_become_a_command(book: Path) -> None:
    page = book / MISTAKE
    page.write_text(
        page.read_text(encoding="utf-8") + '\n{{ angka("x\\n::stop-commands::x\\n%0A::error::x") }}\n', encoding="utf-8"
    )
    lines = cek(book, "--format", "github").stdout.splitlines()
    assert any(line.startswith(f"::error file={MISTAKE},line=") for line in lines)
    for line in lines[:-1]:
        assert line.startswith(("::error file=", "::warning file=")), line
        assert line.count("::") == 2 or "%0A" in line.split("::", 2)[2]
    assert lines[-1].endswith("catatan.")
