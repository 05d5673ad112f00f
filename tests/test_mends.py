"""What a finding says to write can be written: put in its place, it does not give the same finding again.

Tried on every case of ``tests/buruk/`` whose mend is a line, a block, a call, a link or a tag to copy; advice in words
and samples with dots are left to a person.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

import pytest

from macros.check import check
from macros.findings import Finding
from macros.readings import OR
from tests.test_golden import CASES, READ, city_findings, lay_over

FIELD = re.compile(r" *(?:- )?([A-Za-z_]+):(?: .+)?| *- \S.*")
TAG = re.compile(r"<[^<>]*>")
CALL = re.compile(r"\{\{.*?\}\}|\{\{[^{}]*?(?=[.,] |\}(?!\})|$)")
ADDRESS = re.compile(r"(?<=\]\()[^()]*(?=\))")
pytestmark = pytest.mark.slow

LINKS = {"tautan-mati", "jangkar-mati", "gambar-tidak-ada", "alamat-terlarang"}
TYPED = {"angka-diketik", "angka-beda-dengan-data"}
WHOLE_LINE = {"tanda-tak-terlihat", "bukan-utf8"}
FROM_THE_EDGE = {"yaml-rusak", "tab", "kolom-ganda"}
"""Findings that show the line with the blanks at its head; others show a field from its name on."""


def is_sample(mend: str) -> bool:
    """Whether a mend only shows the form of what its author has to say."""
    return not mend or any(sign in mend for sign in ("…", '("id"', "id-opd", "id-sumber", "   ("))


def mended(lines: Sequence[str], finding: Finding) -> list[str] | None:
    """The lines of a file with the (first) mend in its place; None where only a person can write it."""
    mend = finding.mend.split(OR)[0]
    at, column = finding.place.line - 1, finding.place.column - 1
    if at >= len(lines):
        return None
    line = lines[at]
    before, rest = line[:column], line[column:]
    gone = mend.removeprefix("hapus ")
    tag = TAG.match(rest)
    if gone != mend:
        if mend == "hapus baris ini":
            return [*lines[:at], *lines[at + 1 :]]
        return replaced(lines, at, before + rest.replace(gone, "", 1)) if gone in rest else None
    if finding.code == "alinea-menyatu":
        return with_block(lines, at, mend)
    if finding.code in WHOLE_LINE:
        return replaced(lines, at, mend)
    if FIELD.match(mend) and (finding.place.path.endswith(".yaml") or FIELD.fullmatch(line)):
        return with_fields(lines, at, mend, from_the_edge=finding.code in FROM_THE_EDGE)
    if mend.startswith("{{") and "\n" not in mend:
        typed = re.search("“([^”]+)”", finding.message)
        if finding.code in TYPED and typed and rest.startswith(typed[1]):
            return replaced(lines, at, before + mend + rest[len(typed[1]) :])
        call = CALL.match(rest)
        return replaced(lines, at, before + mend + rest[call.end() :]) if call else None
    if mend.startswith(("# ", "## ")):
        return replaced(lines, at, mend) if line.startswith("#") else [*lines[:at], mend, "", *lines[at:]]
    if tag is not None and TAG.fullmatch(mend) and not mend.startswith("</"):
        return replaced(lines, at, before + mend + rest[tag.end() :])
    if finding.code in LINKS and " " not in mend:
        found = ADDRESS.search(line, max(0, column - 3))
        return replaced(lines, at, line[: found.start()] + mend + line[found.end() :]) if found else None
    return None


def replaced(lines: Sequence[str], at: int, line: str) -> list[str]:
    return [*lines[:at], line, *lines[at + 1 :]]


def with_fields(lines: Sequence[str], at: int, mend: str, *, from_the_edge: bool) -> list[str]:
    """A field or row anew, and with it the lines below that the mend says again, or that move with it."""
    first, *more = mend.split("\n")
    name = FIELD.match(first)
    above = next((n for n in range(at - 1, -1, -1) if indent(lines[n]) < indent(lines[at])), None)
    if name and name[1] and above is not None and not holds(lines[at], name[1]) and holds(lines[above], name[1]):
        end = next((n for n in range(at, len(lines)) if indent(lines[n]) <= indent(lines[above])), len(lines))
        shift = " " * (0 if from_the_edge else indent(lines[above]) - indent(first))
        return [*lines[:above], *(shift + each for each in (first, *more)), *lines[end:]]
    line = lines[at]
    dash = "- " if dash_of(line) and not dash_of(first) else ""
    shift = "" if from_the_edge else " " * max(0, indent(line) - indent(first))
    new = [shift + dash + first, *(shift + " " * len(dash) + each for each in more)]
    said = {words(each) for each in more}
    end = at + 1
    while end < len(lines) and said and (words(lines[end]) in said or re.match(r"\d+[;\t]", lines[end].strip())):
        end += 1
    moved = indent(new[0]) - indent(line)
    while moved and dash_of(new[0]) and not more and end < len(lines) and indent(lines[end]) > indent(line):
        new.append(" " * (indent(lines[end]) + moved) + lines[end].lstrip(" "))
        end += 1
    return [*lines[:at], *new, *lines[end:]]


def indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def dash_of(line: str) -> bool:
    return line.lstrip().startswith("- ")


def holds(line: str, name: str) -> bool:
    return line.strip().removeprefix("- ").startswith(f"{name}:")


def words(line: str) -> str:
    """What names a line: its field, or its item."""
    return re.sub(r"^[\s–—•*-]+", "", line).split(":")[0]


def with_block(lines: Sequence[str], at: int, mend: str) -> list[str]:
    """A list or table in place of what is left of the paragraph."""
    head = re.match(r"[ >]*", lines[at])
    margin = head.group() if head and not mend.startswith("    ") else ""
    end = next((n for n in range(at, len(lines)) if not lines[n].strip(" >")), len(lines))
    new = ["" if each == "(baris kosong)" else each for each in mend.split("\n")]
    return [*lines[:at], *((margin + each).rstrip() for each in new), *lines[end:]]


def write_mends(root: Path, findings: Sequence[Finding]) -> list[Finding]:
    """Write what can be written, from the last line up, one a line.

    :returns: the findings that it was written for.
    """
    done: dict[tuple[str, int], Finding] = {}
    for finding in sorted(findings, key=Finding.sort_key, reverse=True):
        file = root / finding.place.path
        line = (finding.place.path, finding.place.line)
        if line in done or is_sample(finding.mend) or file.suffix not in {".yaml", ".md"} or not file.is_file():
            continue
        text = file.read_bytes().decode("utf-8-sig", errors="replace").replace("\r\n", "\n")
        lines = mended(text.split("\n"), finding)
        if lines is not None:
            file.write_text("\n".join(lines), encoding="utf-8")
            done[line] = finding
    return list(done.values())


def added(root: Path) -> list[Finding]:
    return [f for f in check(root, READ).findings if f not in city_findings()]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_what_a_finding_says_to_write_ends_it(case: Path, tmp_path: Path) -> None:
    root = lay_over(case, tmp_path / "kota")
    found = added(root)
    written = write_mends(root, found)
    if not written:
        return
    # What was not written, or not even listed, is still found.
    left = {said(f) for f in found if f not in written}
    if any(f.code == "pesan-serupa" for f in found):
        left |= {said(f) for f in found}
    again = {said(f) for f in added(root)} - left
    assert [str(f) for f in written if said(f) in again] == []


def said(finding: Finding) -> tuple[str, str, str]:
    return finding.code, finding.place.path, finding.message


def test_most_cases_have_something_to_copy(tmp_path: Path) -> None:
    """So that the test above cannot pass by writing nothing."""
    samples = [case for case in CASES if case.name.startswith(("angka-", "excel-", "word-", "panggilan-", "html-"))]
    copied = [case.name for case in samples if write_mends(root := lay_over(case, tmp_path / case.name), added(root))]
    assert len(copied) > len(samples) * 2 / 3
