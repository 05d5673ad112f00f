"""Checking and building as authors do it: on a copy of the made-up city."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT, run_word
from tests.site import reading

pytestmark = pytest.mark.site


def fingerprint(folder: Path) -> dict[str, str]:
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def built(root: Path) -> Path:
    result = run_word(root, "bangun")
    assert result.returncode == 0, result.stdout + result.stderr
    return root / "site"


def replace(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def test_a_clean_plan_passes_the_check(city: Path) -> None:
    result = run_word(city, "cek")
    assert result.returncode == 0, result.stdout
    assert "0 kesalahan" in result.stdout


def test_plain_mkdocs_builds_the_same_site_without_a_warning(city: Path) -> None:
    environment = os.environ | {"PYTHONPATH": str(ROOT), "SOURCE_DATE_EPOCH": "1790000000"}
    ours = subprocess.run(
        [sys.executable, "-m", "macros.cli", "bangun"], cwd=city, env=environment, capture_output=True, text=True
    )
    assert ours.returncode == 0, ours.stdout + ours.stderr
    plain = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", "polos"],
        cwd=city,
        env=environment | {"NO_MKDOCS_2_WARNING": "1"},
        capture_output=True,
        text=True,
    )
    assert plain.returncode == 0, plain.stderr
    assert "WARNING" not in plain.stderr
    ignored = {"sitemap.xml", "sitemap.xml.gz"}
    assert {k: v for k, v in fingerprint(city / "site").items() if k not in ignored} == {
        k: v for k, v in fingerprint(city / "polos").items() if k not in ignored
    }


TEN_MISTAKES = {
    "indikator-tidak-dikenal": ("docs/opd/{opd}/index.md", '\n\nAngka {{ angka("tidak-ada-sama-sekali") }}.\n'),
    "makro-tidak-dikenal": ("docs/opd/{opd}/index.md", '\n\nAngka {{ angkaa("x") }}.\n'),
    "tautan-mati": ("docs/opd/{opd}/index.md", "\n\nLihat [halaman](tidak-ada.md).\n"),
    "yaml-rusak": ("data/sumber/rusak.yaml", "judul: 'tanpa penutup\npenerbit: x\n"),
    "kolom-ganda": (
        "data/sumber/ganda.yaml", "judul: Satu\njudul: Dua\npenerbit: Penerbit Contoh\njenis: berita\n"
    ),
    "satuan-tidak-dikenal": ("data/kota/indikator/mistake-a.yaml", "nama: Salah\nsatuan: depa\n"),
    "kolom-wajib": ("data/sumber/kurang.yaml", "penerbit: Penerbit Contoh\njenis: berita\n"),
    "angka-bermakna-dua": (
        "data/kota/indikator/mistake-b.yaml",
        "nama: Dua arti\nsatuan: persen\nangka:\n  - periode: 2024\n    nilai: 1.234\n    sumber: {source}\n",
    ),
    "sumber-tidak-dikenal": (
        "data/kota/indikator/mistake-c.yaml",
        "nama: Tanpa sumber\nsatuan: persen\nangka:\n  - periode: 2024\n    nilai: 12\n    sumber: entah-apa\n",
    ),
    "bab-tanpa-opd": ("docs/opd/dinas-khayal/index.md", "---\nopd: dinas-khayal\n---\n# Dinas Khayal\n\nIsi.\n"),
}  # fmt: skip


def test_ten_mistakes_give_ten_findings_in_one_run_and_leave_the_last_site(city: Path) -> None:
    site = built(city)
    before = fingerprint(site)
    opd = next((city / "docs" / "opd").iterdir()).name
    source = next((city / "data" / "sumber").glob("*.yaml")).stem
    expected = {}
    for code, (path, text) in TEN_MISTAKES.items():
        file = city / path.format(opd=opd)
        file.parent.mkdir(parents=True, exist_ok=True)
        existing = file.read_text(encoding="utf-8") if file.exists() else ""
        file.write_text(existing + text.replace("{source}", source), encoding="utf-8")
        expected[code] = path.format(opd=opd)
    for word in ("cek", "bangun"):
        result = run_word(city, word)
        assert result.returncode == 1, result.stdout + result.stderr
        assert "10 kesalahan" in result.stdout, result.stdout
        for code, path in expected.items():
            line = next((x for x in result.stdout.splitlines() if x.endswith(f"  {code}")), "")
            assert line.startswith(f"{path}:"), f"{code}: {result.stdout}"
            assert line.split(":")[1].isdigit()
    assert fingerprint(site) == before


def test_a_changed_observation_changes_every_page_that_shows_it(city: Path) -> None:
    site = built(city)
    metric = city / "data" / "opd" / "dinas-angkutan" / "indikator" / "penumpang-angkutan.yaml"
    shown = {p for p in reading.pages(site) if 'value="1398250"' in p.read_text(encoding="utf-8")}
    assert len(shown) >= 3
    replace(metric, "1398250", "1398251")
    built(city)
    for page in shown:
        text = page.read_text(encoding="utf-8")
        assert 'value="1398250"' not in text, page
        assert 'value="1398251"' in text, page


def test_a_failed_build_leaves_no_folder_of_its_own(city: Path) -> None:
    built(city)
    replace(city / "docs" / "index.md", "# ", '{{ angkaa("x") }}\n\n# ')
    before = sorted(p.name for p in city.iterdir())
    assert run_word(city, "bangun").returncode == 1
    assert sorted(p.name for p in city.iterdir()) == before


def test_opd_baru_makes_record_and_chapter_that_build(city: Path) -> None:
    source = next((city / "data" / "sumber").glob("*.yaml")).stem
    result = run_word(city, "opd-baru", "dinas-awan", "--nama", "Dinas Awan", "--jenis", "dinas", "--sumber", source)
    assert result.returncode == 0, result.stderr
    site = built(city)
    page = site / "opd" / "dinas-awan" / "index.html"
    assert "Dinas Awan" in reading.article(page).find(".//h1").text_content()
    assert "Dinas Awan" in (site / "opd" / "index.html").read_text(encoding="utf-8")


def test_a_macros_file_beside_the_settings_is_refused(city: Path) -> None:
    (city / "macros.py").write_text("raise SystemExit('ran')\n", encoding="utf-8")
    result = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--config-file", str(city / "mkdocs.yml")],
        cwd=ROOT,
        capture_output=True,
        text=True,
    )
    assert result.returncode == 1
    assert "macros.py" in result.stderr
    assert "ran" not in result.stderr.split()


def test_outside_a_book_the_command_says_so(tmp_path: Path) -> None:
    result = run_word(tmp_path, "cek")
    assert result.returncode == 2
    assert "mkdocs.yml" in result.stderr


@pytest.mark.parametrize("folder", ["docs", "data", ".", "catatan-lain"])
def test_a_site_never_takes_the_place_of_anything_else(city: Path, folder: str) -> None:
    (city / "catatan-lain").mkdir()
    (city / "catatan-lain" / "penting.txt").write_text("isi", encoding="utf-8")
    before = fingerprint(city)
    result = run_word(city, "bangun", "--keluaran", folder)
    assert result.returncode == 2
    assert "Pilih folder lain" in result.stderr
    assert fingerprint(city) == before
