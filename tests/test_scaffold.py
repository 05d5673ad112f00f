"""``opd-baru``: what it writes is read without an error, and nothing outside the book's own folders is written."""

from __future__ import annotations

from pathlib import Path

import pytest

from macros.book.load import load_book
from macros.check import check
from macros.findings import MasterplanError
from macros.scaffold import create_opd
from tests.conftest import run_word

GIVEN = ("--nama", "Dinas Awan", "--jenis", "dinas", "--sumber", "contoh-perda")


@pytest.mark.parametrize(
    "id", ["../../luar", "..", "/tmp/luar", "null", "ya", "con", "nul", "Dinas-Awan", "dinas awan", "dinas_awan", "-a"]
)
def test_an_id_that_may_be_none_is_refused_and_nothing_is_written(city: Path, id: str) -> None:
    before = sorted(path for path in city.parent.rglob("*"))
    result = run_word(city, "opd-baru", *GIVEN, "--", id)
    assert result.returncode == 2
    assert "id" in result.stderr
    assert "Traceback" not in result.stderr
    assert sorted(path for path in city.parent.rglob("*")) == before


def test_an_id_in_capitals_is_answered_with_the_id_to_write(city: Path) -> None:
    with pytest.raises(MasterplanError, match=r"Tulis: dinas-awan$"):
        create_opd(city, load_book(city).book, "Dinas Awan", None)


@pytest.mark.parametrize(
    "name",
    [
        "Dinas: Awan", 'Dinas "Awan"', "Dinas Awan # Hujan", "yes", "null", "2024", "007", "- Awan", "*Awan*",
        "Dinas Awan\\", "Dinas 'Awan", "@awan", "? awan",
    ],
)  # fmt: skip
def test_any_name_comes_back_as_it_was_given(city: Path, name: str) -> None:
    result = run_word(city, "opd-baru", "awan", f"--nama={name}", "--jenis", "dinas", "--sumber", "contoh-perda")
    assert result.returncode == 0, result.stderr
    assert load_book(city).book.opds["awan"].name == name
    assert [str(f) for f in check(city).findings.errors] == []


@pytest.mark.parametrize(
    "name", ["Dinas\nAwan", "Dinas \u202eAwan", "Dinas\u200b Awan", "Dinas {{ angka(1) }}", "Dinas <b>Awan</b>"]
)
def test_a_name_with_signs_that_nobody_sees_or_that_are_no_words_is_refused(city: Path, name: str) -> None:
    result = run_word(city, "opd-baru", "awan", f"--nama={name}", "--jenis", "dinas", "--sumber", "contoh-perda")
    assert result.returncode == 2
    assert not (city / "data/opd/awan").exists()


@pytest.mark.parametrize("wrong", [("--sumber", "entah"), ("--sumber", "a: b"), ("--sejak", "tahun depan")])
def test_a_record_that_the_check_would_refuse_is_not_left_behind(city: Path, wrong: tuple[str, str]) -> None:
    result = run_word(city, "opd-baru", "awan", *GIVEN, *wrong)
    assert result.returncode == 2
    assert not (city / "data/opd/awan").exists()
    assert not (city / "docs/opd/awan").exists()
