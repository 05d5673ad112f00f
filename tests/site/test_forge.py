"""The pencil opens the right file, or the page that tells how to propose a change."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from macros.site.forge import edit_root_of_remote, edit_root_of_settings
from tests.conftest import run_word
from tests.site import reading

pytestmark = pytest.mark.site


def pencil(page: Path) -> str:
    return str(reading.tree(page).xpath('//a[@rel="edit"]/@href')[0])


def test_without_a_forge_the_pencil_leads_to_the_guide(plan_site: Path) -> None:
    assert pencil(plan_site / "opd" / "dinkes" / "index.html") == "../../panduan/usulan/"


def test_with_a_forge_a_metrics_pencil_opens_its_record(city: Path) -> None:
    settings = city / "mkdocs.yml"
    forge = "https://forge.contoh/kota/rencana/edit/main/docs/"
    settings.write_text(settings.read_text(encoding="utf-8") + f"\nedit_uri: {forge}\n", encoding="utf-8")
    assert run_word(city, "bangun").returncode == 0
    root = forge.removesuffix("docs/")
    chapter = pencil(city / "site" / "opd" / "dinas-angkutan" / "index.html")
    assert chapter == root + "docs/opd/dinas-angkutan/index.md"
    metric = pencil(city / "site" / "indikator" / "penumpang-angkutan" / "index.html")
    assert metric == root + "data/opd/dinas-angkutan/indikator/penumpang-angkutan.yaml"


@pytest.mark.parametrize(
    ("remote", "root"),
    [
        ("https://github.com/kota/rencana.git", "https://github.com/kota/rencana/edit/utama/"),
        ("git@gitlab.contoh:kota/rencana.git", "https://gitlab.contoh/kota/rencana/-/edit/utama/"),
        ("/srv/git/rencana", ""),
    ],
)
def test_in_a_preview_git_names_the_forge(tmp_path: Path, remote: str, root: str) -> None:
    subprocess.run(["git", "init", "-q", "-b", "utama"], cwd=tmp_path, check=True)
    subprocess.run(["git", "remote", "add", "origin", remote], cwd=tmp_path, check=True)
    assert edit_root_of_remote(tmp_path) == root


def test_without_a_remote_nothing_is_invented(tmp_path: Path) -> None:
    subprocess.run(["git", "init", "-q"], cwd=tmp_path, check=True)
    assert edit_root_of_remote(tmp_path) == ""
    assert edit_root_of_settings(None, None) == ""
