"""A file of data may be written by anyone: whatever its size allows is read in time, and answered in few words."""

from __future__ import annotations

import shutil
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest

from macros.book.load import MAX_ANSWERS, load_book
from macros.book.syntax import MAX_LINES
from macros.book.yamlfile import compose
from macros.check import check
from macros.filekinds import MAX_RECORDS
from macros.findings import MAX_MEND, MAX_MESSAGE, MOST_ALIKE, MOST_ALIKE_IN_DATA, Finding
from tests.conftest import CITY

PATH = "data/kota/indikator/uji.yaml"
HEAD = "nama: Uji\nsatuan: orang\nangka:\n"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    for folder in ("docs", "data"):
        shutil.copytree(CITY / folder, tmp_path / folder)
    return tmp_path


def told(root: Path, text: str, read: Callable[[Path], object] = load_book) -> list[Finding]:
    """The findings of a file of data, laid into the city."""
    (root / PATH).write_text(text, encoding="utf-8")
    return [f for f in read(root).findings if f.place.path == PATH]  # type: ignore[attr-defined]


# --- time --------------------------------------------------------------------------------------------------

UNITS = {
    "tabs": "\ta: b\n", "bullets": "• a: b\n", "special-blanks": "\u00a0a: b\n", "tabs-behind-dashes": "-\ta: b\n",
    "tabs-between": "\ta: b\nc: d\n", "the-same-key": "a:\n", "conflicts": "<<<<<<< x\n>>>>>>> y\n",
    "colons": "a: ", "no-colon": "a b\n", "dashes": "- a\n", "one-field-deeper": "a:\n b: c\n",
    "cells": "2024\t1\tx\n", "bars": "a: |\n b\n", "blank-heads": " a: b\n  c: d\n",
}  # fmt: skip


@pytest.mark.parametrize("unit", UNITS.values(), ids=UNITS)
def test_the_largest_file_of_one_line_is_answered_in_time(unit: str) -> None:
    text = unit * (MAX_RECORDS // len(unit.encode()))
    began = time.process_time()
    compose(PATH, text.encode())
    # Looking back over all lines at each line would take an hour.
    assert time.process_time() - began < 20


def test_lines_below_deeply_nested_ones_are_answered_in_time() -> None:
    nested = "".join(" " * column + "a:\n" for column in range(680))
    began = time.process_time()
    compose(PATH, (nested + "\t- a\n" * 40_000).encode())
    assert time.process_time() - began < 20


MANY = {
    "unknown-metrics": "nama: Uji\nsatuan: orang\nlihat_juga:\n" + "".join(f"  - tidak-{n}\n" for n in range(22_000)),
    "unknown-fields": "nama: Uji\nsatuan: orang\n" + "".join(f"kolom{n}: x\n" for n in range(30_000)),
    "unknown-words": HEAD
    + "".join(f"  - periode: 2024\n    nilai: {n}\n    sumber: contoh-rujukan\n    status: t{n}\n" for n in range(5_000)
    ),
    "answers-to-one-question": HEAD
    + "".join(f"  - periode: 2024\n    nilai: {n}\n    sumber: contoh-rujukan\n" for n in range(7_000)),
}  # fmt: skip


@pytest.mark.parametrize("text", MANY.values(), ids=MANY)
def test_the_largest_file_of_one_mistake_is_checked_in_time(root: Path, text: str) -> None:
    began = time.process_time()
    found = told(root, text, check)
    assert time.process_time() - began < 30
    assert 0 < len(found) < 1_000


def test_a_file_that_takes_too_long_is_told_and_the_others_are_read(root: Path) -> None:
    rows = "".join(f"  - periode: {1600 + n // 12}-{n % 12 + 1:02}\n    nilai: {n}\n    sumber: contoh-rujukan\n"
                   for n in range(6_000))  # fmt: skip
    (root / PATH).write_text(HEAD + rows, encoding="utf-8")
    assert [f for f in load_book(root).findings if f.place.path == PATH] == []
    short = load_book(root, seconds=0.15)
    assert [(f.code, f.place.path) for f in short.findings] == [("berkas-terlalu-besar", PATH)]
    assert "uji" in short.book.unreadable
    assert set(short.book.metrics) == set(load_book(CITY).book.metrics)


# --- how much is said --------------------------------------------------------------------------------------


def test_of_one_mistake_in_a_file_the_first_ones_are_told_and_the_others_counted(root: Path) -> None:
    found = told(root, MANY["unknown-metrics"], check)
    assert Counter(f.code for f in found) == {"indikator-tidak-dikenal": MOST_ALIKE_IN_DATA, "pesan-serupa": 1}
    assert f"Masih ada {22_000 - MOST_ALIKE_IN_DATA} lagi" in found[-1].message
    assert "di berkas ini" in found[-1].message


def test_names_that_were_meant_are_looked_for_in_the_first_mistakes_of_a_file(root: Path) -> None:
    lines = "".join(f"  - penduduk{'x' * (n % 3)}{n}\n" for n in range(MOST_ALIKE + 50))
    found = told(root, f"nama: Uji\nsatuan: orang\nlihat_juga:\n{lines}")
    near = ["Yang mirip: penduduk" in f.message for f in found]
    assert near == [True] * MOST_ALIKE + [False] * 50


def test_a_field_of_another_name_is_looked_for_in_the_first_mistakes_of_a_file(root: Path) -> None:
    text = "nama: Uji\nsatuan: orang\n" + "".join(f"satuann{n}: x\n" for n in range(MOST_ALIKE + 50))
    meant = ["mungkin “satuan”" in f.message for f in told(root, text)]
    assert meant == [True] * MOST_ALIKE + [False] * 50


def test_a_record_is_found_by_its_name_however_many_mistakes_stand_before(root: Path) -> None:
    wrong = "".join(f"  - tidak-ada-{n}\n" for n in range(MOST_ALIKE + 10))
    found = told(root, f"nama: Uji\nsatuan: orang\nlihat_juga:\n{wrong}  - Penduduk\n")
    assert found[-1].mend == "- penduduk"


LONG = {
    "a-range": f'{HEAD}  - periode: 2024\n    nilai: "{"1 sampai " * 50_000}"\n    sumber: contoh-rujukan\n',
    "a-range-of-hyphens": f'{HEAD}  - periode: 2024\n    nilai: "{"1-" * 200_000}"\n    sumber: contoh-rujukan\n',
    "letters-that-look-alike": f'nama: "{"аa" * 100_000}"\nsatuan: orang\n',
    "colons": "nama: " * 80_000,
    "a-long-id": f"nama: Uji\nsatuan: orang\nlihat_juga:\n  - {'x' * 400_000}\n",
    "a-long-field": f"nama: Uji\nsatuan: orang\n? {'x' * 400_000}\n: y\n",
}


@pytest.mark.parametrize("text", LONG.values(), ids=LONG)
def test_no_answer_is_long(root: Path, text: str) -> None:
    found = told(root, text)
    assert found
    assert max(len(f.message) for f in found) <= MAX_MESSAGE + 1
    assert max(len(f.mend) for f in found) <= MAX_MEND + 2


def test_a_long_message_keeps_what_is_wrong_with_the_quoted_text(root: Path) -> None:
    (finding,) = told(root, LONG["a-range"])
    assert finding.message.startswith("“1 sampai 1 sampai ")
    assert finding.message.endswith("bukan angka dan bukan rentang dua angka.")


@pytest.mark.parametrize(("sign", "plain"), [("\t", ""), ("\u00a0", ""), ("• ", "- ")], ids=["tab", "blank", "bullet"])
def test_a_mend_of_many_lines_shows_the_first_and_that_there_are_more(sign: str, plain: str) -> None:
    lines = [f"a{'x' * (n % 5)}: b" for n in range(300)]
    (finding,) = compose(PATH, "".join(f"{sign}{line}\n" for line in lines).encode())[1]
    assert finding.mend.split("\n") == [*(f"{plain}{line}" for line in lines[:MAX_LINES]), "…"]
    assert len(finding.message) < 300


def test_a_question_with_too_many_answers_keeps_the_first_and_tells_the_rest_once(root: Path) -> None:
    rows = "".join(
        f"  - periode: 2024\n    nilai: {n}\n    sumber: contoh-rujukan\n    berbeda_dengan: contoh-rujukan\n"
        for n in range(MAX_ANSWERS + 7)
    )
    (root / PATH).write_text(HEAD + rows, encoding="utf-8")
    result = load_book(root)
    (finding,) = result.findings
    assert (finding.code, finding.place.line) == ("periode-ganda", 4 + 4 * MAX_ANSWERS)
    assert "(7 baris) tidak dibaca" in finding.message
    assert len(result.book.metrics["uji"].observations) == MAX_ANSWERS
