"""The pencil opens the right file, or the page that tells how to propose a change."""

from __future__ import annotations

import subprocess
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest

from macros.site.forge import edit_root_of_remote, edit_root_of_settings
from tests.conftest import ROOT, run_word
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


TEMPLATES = "panduan/templat.md"


def links(city: Path, edit_uri: str, page: str) -> dict[str, str]:
    """The links of a built page by their words, the guide's page of templates being there."""
    (city / "docs" / TEMPLATES).write_text((ROOT / "docs" / TEMPLATES).read_text(encoding="utf-8"), encoding="utf-8")
    settings = city / "mkdocs.yml"
    settings.write_text(f"{settings.read_text(encoding='utf-8')}\nedit_uri: {edit_uri}\n", encoding="utf-8")
    result = run_word(city, "bangun")
    assert result.returncode == 0, result.stdout + result.stderr
    found = reading.article(city / "site" / page / "index.html").iter("a")
    return {a.text_content(): a.get("href") for a in found}


def test_on_gitlab_every_way_with_an_account_opens_its_own_page(city: Path) -> None:
    project = "https://gitlab.contoh/kota/grup/rencana"
    found = links(city, f"{project}/-/edit/utama/docs/", "opd/dinas-angkutan")
    issue = urlsplit(found["Isi formulir di gitlab.contoh (nama akun Anda akan terlihat)"])
    assert f"{issue.scheme}://{issue.netloc}{issue.path}" == f"{project}/-/issues/new"
    asked = parse_qs(issue.query, strict_parsing=True)
    assert asked["issue[title]"] == ["Angka keliru: Dinas Angkutan"]
    assert "masterplan-lapor 1\nhalaman: Dinas Angkutan\n" in asked["issue[description]"][0]
    new = urlsplit(found["Tambah program"])
    assert new.path == "/kota/grup/rencana/-/new/utama"
    asked = parse_qs(new.query, strict_parsing=True)
    assert asked["file_name"] == ["data/opd/dinas-angkutan/program/GANTI-NAMA-INI.yaml"]
    assert "nama: " in asked["content"][0]


def test_a_forge_that_is_neither_gets_the_pencil_alone(city: Path) -> None:
    found = links(city, "https://forge.contoh/kota/rencana/_edit/utama/docs/", "opd/dinas-angkutan")
    assert [words for words in found if words.startswith(("Isi formulir", "Tambah "))] == []
    page = city / "site" / "opd" / "dinas-angkutan" / "index.html"
    assert pencil(page) == "https://forge.contoh/kota/rencana/_edit/utama/docs/opd/dinas-angkutan/index.md"
