"""A plan of many pages: its check is shared out among processes, and says what one process would say."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path

import pytest

from macros.book.load import load_book
from macros.check import check
from macros.written import Cache, processes_for, write_all

from .conftest import ROOT

MANY = 300
BAD = {
    150: '# Halaman\n\n{{ angka("tidak-ada") }}\n\n[taut](#tidak-ada)\n',
    151: "# Halaman\n\n<script>alert(1)</script>\n",
    152: "---\ntemplate: x\n---\n# Halaman\n",
}
"""By number of page: a call and an anchor that nothing answers, a script, a key."""

several = pytest.mark.skipif(processes_for(MANY) == 1, reason="this machine has one processor, or cannot fork")


@pytest.fixture
def many(city: Path) -> Path:
    folder = city / "docs" / "banyak"
    folder.mkdir()
    for number in range(MANY):
        text = BAD.get(number, f'# Halaman {number}\n\nPenduduk: {{{{ angka("penduduk", 2024) }}}}.\n')
        (folder / f"halaman-{number}.md").write_text(text, encoding="utf-8")
    return city


@several
def test_shared_out_or_not_a_check_finds_the_same(many: Path) -> None:
    alone, shared = check(many, Cache()), check(many)
    assert {f.place.path for f in alone.findings.errors} == {f"docs/banyak/halaman-{number}.md" for number in BAD}
    assert shared.findings == alone.findings
    assert list(shared.chapters) == list(alone.chapters)
    for path, body in alone.bodies.items():
        assert shared.bodies[path].text == body.text
        assert [f.html for f in shared.bodies[path].fragments] == [f.html for f in body.fragments]


def test_pages_that_several_processes_make_are_those_of_one(city: Path) -> None:
    paths = [path.relative_to(city / "docs").as_posix() for path in sorted((city / "docs").rglob("*.md"))]
    book = load_book(city).book
    one, two = (list(write_all(city / "docs", paths, book, Cache(), "", processes)) for processes in (1, 2))
    bare = [(path, page and replace(page, body=None), findings) for path, page, findings in one]
    assert two == bare


@several
def test_a_process_ended_from_outside_is_told_in_one_sentence(many: Path) -> None:
    endless = ("[![" * 3_000 + "\n") * 5  # keeps a parser busy until the time of a page is up
    (many / "docs" / "banyak" / "halaman-0.md").write_text(f"# Halaman\n\n{endless}", encoding="utf-8")
    command = [sys.executable, "-m", "macros.cli", "cek"]
    environment = os.environ | {"PYTHONPATH": str(ROOT)}
    with subprocess.Popen(command, cwd=many, env=environment, stdout=-1, stderr=-1, text=True) as told:
        children = Path(f"/proc/{told.pid}/task/{told.pid}/children")
        while not (found := children.read_text().split()):
            time.sleep(0.01)
        time.sleep(0.2)
        os.kill(int(found[0]), signal.SIGKILL)
        out, err = told.communicate(timeout=60)
    assert (told.returncode, out) == (2, "")
    assert err == "Pemeriksaan terputus; mungkin memori komputer ini tidak cukup.\n"
