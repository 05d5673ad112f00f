"""The preview: what changed is built again, and nothing else."""

from __future__ import annotations

import json
import re
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.conftest import ROOT, lay_out_city
from tests.site.test_build import replace

pytestmark = pytest.mark.site
WAIT = 60


class Preview:
    """A running ``sajikan``, asked as a browser asks."""

    def __init__(self, root: Path, log: Path, port: int) -> None:
        self.root, self.log, self.address = root, log, f"http://127.0.0.1:{port}/"

    def get(self, path: str) -> str:
        with urllib.request.urlopen(self.address + path, timeout=30) as answer:
            text: str = answer.read().decode("utf-8")
            return text

    def rebuilds(self) -> int:
        return self.log.read_text(encoding="utf-8").count("Documentation built")

    def until(self, holds: Callable[[], bool]) -> None:
        end = time.monotonic() + WAIT
        while time.monotonic() < end:
            if holds():
                return
            time.sleep(0.2)
        pytest.fail(self.log.read_text(encoding="utf-8")[-2_000:])


@pytest.fixture(scope="module")
def preview(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Preview]:
    folder = tmp_path_factory.mktemp("pratinjau")
    root = lay_out_city(folder / "kota")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    log = folder / "log"
    with log.open("w", encoding="utf-8") as out:
        process = subprocess.Popen(
            [sys.executable, "-u", "-m", "macros.cli", "sajikan", "--alamat", f"127.0.0.1:{port}"],
            cwd=root,
            env={"PATH": "/usr/bin:/bin", "PYTHONPATH": str(ROOT), "HOME": str(folder)},
            stdout=out,
            stderr=subprocess.STDOUT,
        )
        running = Preview(root, log, port)
        try:
            running.until(lambda: "Serving on" in log.read_text(encoding="utf-8"))
            yield running
        finally:
            process.terminate()
            process.wait(timeout=30)


def test_a_changed_sentence_appears_and_the_search_index_stays_whole(preview: Preview) -> None:
    before = len(json.loads(preview.get("search/search_index.json"))["docs"])
    chapter = preview.root / "docs" / "opd" / "dinas-angkutan" / "index.md"
    chapter.write_text(chapter.read_text("utf-8") + "\nKalimat pratinjau.\n", encoding="utf-8")
    preview.until(lambda: "Kalimat pratinjau." in preview.get("opd/dinas-angkutan/"))
    assert len(json.loads(preview.get("search/search_index.json"))["docs"]) == before


def test_a_changed_figure_appears_on_every_page_that_shows_it(preview: Preview) -> None:
    record = preview.root / "data" / "opd" / "dinas-angkutan" / "indikator" / "penumpang-angkutan.yaml"
    pages = ["", "opd/dinas-angkutan/", "indikator/penumpang-angkutan/", "indikator/"]
    assert all('value="1398250"' in preview.get(page) for page in pages)
    replace(record, "1398250", "1398251")
    preview.until(lambda: 'value="1398251"' in preview.get("indikator/penumpang-angkutan/"))
    for page in pages:
        assert 'value="1398250"' not in preview.get(page), page


def test_a_mistake_becomes_a_box_on_the_page_and_goes_when_it_is_mended(preview: Preview) -> None:
    chapter = preview.root / "docs" / "opd" / "dinas-taman" / "index.md"
    text = chapter.read_text("utf-8")
    chapter.write_text(text + '\n{{ angkaa("x") }}\n', encoding="utf-8")
    preview.until(lambda: "makro-tidak-dikenal" in preview.get("opd/dinas-taman/"))
    assert re.search(r"docs/opd/dinas-taman/index\.md:\d+", preview.get("opd/dinas-taman/"))
    chapter.write_text(text, encoding="utf-8")
    preview.until(lambda: "mp-galat" not in preview.get("opd/dinas-taman/"))
