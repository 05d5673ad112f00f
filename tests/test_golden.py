"""Bad inputs beside the findings that they must give: ``tests/buruk/<case>/``.

A case is a folder laid over a copy of the made-up city. ``hapus.txt`` names files to take away, one a line;
``ulang.txt`` makes files that are too long to keep (``path times words``; with an ``x`` before the number the words
are repeated within one line); ``tautan.txt`` makes symbolic links (``path target``); ``harapan.txt`` holds the findings
that the case adds, exactly as the check prints them, with an empty line between two. Run this file as a program, with
the names of cases or for all, to write ``harapan.txt`` anew, then read the difference.
"""

from __future__ import annotations

import re
import shutil
import sys
import tempfile
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from macros.authoring.words import CODES
from macros.check import Cache, check
from macros.findings import Finding
from macros.rules import RULES
from tests.conftest import CITY, ROOT

CASES = sorted(path for path in (ROOT / "tests" / "buruk").iterdir() if path.is_dir())
ORDERS = {"hapus.txt", "ulang.txt", "tautan.txt", "harapan.txt"}
GUIDE = ROOT / "docs" / "panduan" / "kesalahan.md"
READ = Cache()
"""What the cases share with the city is read once."""


def lay_over(case: Path, target: Path) -> Path:
    """The made-up city with one bad input laid over it.

    :param target: where the city goes, or stands already.
    """
    for folder in ("docs", "data"):
        shutil.copytree(CITY / folder, target / folder, dirs_exist_ok=True)
    for file in sorted(case.rglob("*")):
        if file.is_file() and file.name not in ORDERS:
            copy = target / file.relative_to(case)
            copy.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(file, copy)
    for path in orders(case / "hapus.txt"):
        (target / path).unlink()
    for order in orders(case / "ulang.txt"):
        path, times, words = order.split(" ", 2)
        text = words * int(times[1:]) if times.startswith("x") else (words + "\n") * int(times)
        (target / path).write_text(text, encoding="utf-8")
    for order in orders(case / "tautan.txt"):
        path, leads_to = order.split(" ")
        (target / path).symlink_to(leads_to)
    return target


def orders(file: Path) -> list[str]:
    return file.read_text(encoding="utf-8").splitlines() if file.exists() else []


@cache
def city_findings() -> frozenset[Finding]:
    return frozenset(check(CITY, READ).findings)


def added(case: Path, target: Path) -> str:
    """What the check says about a case that it does not say about the city itself."""
    findings = check(lay_over(case, target), READ).findings
    return "\n\n".join(str(f) for f in findings if f not in city_findings()) + "\n"


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_a_bad_input_gives_its_findings(case: Path, tmp_path: Path) -> None:
    assert added(case, tmp_path / "kota") == (case / "harapan.txt").read_text(encoding="utf-8")


def test_the_city_itself_has_no_error() -> None:
    assert [str(f) for f in city_findings() if f.severity == 0] == []
    assert {f.code for f in city_findings()} == {"sumber-berbeda"}


# --- every code is explained and tried ---------------------------------------------------------------------

PUT = re.compile(r"(?:Finding|Unreadable|CallProblem|\.put|refuse)\(\s*\"([a-z0-9]+(?:-[a-z0-9]+)+|tab|jangkar)\"")
NAMED = re.compile(r"\b(?:code|_CODE) = \"([a-z0-9-]+)\"")
ONLY_PROPOSED = {"atas-nama-kantor"}
"""What a change alone can do; tried in tests/proposal/test_hidden.py."""
REFERENCE = re.compile(r"references?\(\"(\w+)\"\)|find_record\(\s*\"\w+\",\s*\"(\w+)\"|\"unit\": \"(\w+)\"")


def codes() -> frozenset[str]:
    """Every code that the code base can put."""
    found = set(CODES).union(*(rule.codes for rule in RULES))
    for module in (ROOT / "macros").rglob("*.py"):
        source = module.read_text(encoding="utf-8")
        found.update(PUT.findall(source))
        if re.search(r"(?:Unreadable|Finding)\((?:code|_CODE),", source):
            found.update(NAMED.findall(source))
        for kinds in REFERENCE.findall(source):
            found.add(next(filter(None, kinds)) + "-tidak-dikenal")
    return frozenset(found)


def paragraphs() -> list[str]:
    return re.findall(r"^## .*\{: #([\w-]+) \}$", GUIDE.read_text(encoding="utf-8"), re.MULTILINE)


def expected_codes() -> Iterator[str]:
    for case in CASES:
        text = (case / "harapan.txt").read_text(encoding="utf-8")
        yield from re.findall(r"^\S+:\d+:\d+  ([\w-]+)(?: \(\w+\))?$", text, re.MULTILINE)


def test_every_code_has_a_paragraph_in_the_guide_and_no_paragraph_is_of_no_code() -> None:
    assert sorted(paragraphs()) == sorted(codes())


def test_every_code_is_tried_and_no_other_comes_out() -> None:
    assert {*expected_codes(), *ONLY_PROPOSED} == codes()


def test_cases_hold_nothing_but_what_is_laid_over() -> None:
    for case in CASES:
        strays = {p.name for p in case.iterdir()} - ORDERS - {"data", "docs"}
        assert not strays, f"{case.name}: {strays}"


if __name__ == "__main__":
    for each in [case for case in CASES if case.name in sys.argv[1:] or not sys.argv[1:]]:
        with tempfile.TemporaryDirectory() as folder:
            (each / "harapan.txt").write_text(added(each, Path(folder) / "kota"), encoding="utf-8")
