"""Shared by all tests: the book's root, a made-up city to build and break, and the real plan, built once."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import settings

# The suite is the same every time; the long search (HACKING.md) differs each time and says how to repeat what it finds.
settings.register_profile("suite", derandomize=True, deadline=None)
settings.register_profile("panjang", max_examples=3_000, deadline=None, print_blob=True)
settings.load_profile("suite")

ROOT = Path(__file__).resolve().parent.parent
CITY = ROOT / "tests" / "kota_contoh"


def run_word(root: Path, *words: str, check: bool = False) -> subprocess.CompletedProcess[str]:
    """One word of the console, as a person runs it, in the folder ``root``."""
    environment = os.environ | {"PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "utf-8"}
    command = [sys.executable, "-m", "macros.cli", *words]
    return subprocess.run(
        command, cwd=root, capture_output=True, text=True, encoding="utf-8", env=environment, check=check
    )


def lay_out_city(target: Path) -> Path:
    """The made-up city as a book of its own: its docs and data, our ``mkdocs.yml`` and theme."""
    target.mkdir(parents=True, exist_ok=True)
    shutil.copytree(CITY / "docs", target / "docs")
    shutil.copytree(CITY / "data", target / "data")
    settings = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    theme = (ROOT / "macros" / "site" / "theme").as_posix()
    settings = settings.replace("custom_dir: macros/site/theme", f"custom_dir: {theme}")
    (target / "mkdocs.yml").write_text(settings, encoding="utf-8")
    # mkdocs-macros asks for a folder of the module's name; the package itself is installed.
    (target / "macros").mkdir()
    return target


@pytest.fixture
def city(tmp_path: Path) -> Path:
    """A fresh copy of the made-up city to change."""
    return lay_out_city(tmp_path / "kota")


@pytest.fixture(scope="session")
def city_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The made-up city's site, built once; read only."""
    root = lay_out_city(tmp_path_factory.mktemp("contoh") / "kota")
    result = run_word(root, "bangun")
    assert result.returncode == 0, result.stdout + result.stderr
    return root / "site"


@pytest.fixture(scope="session")
def plan_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The real plan's site, built once; read only."""
    target = tmp_path_factory.mktemp("padang") / "site"
    result = run_word(ROOT, "bangun", "--keluaran", str(target))
    assert result.returncode == 0, result.stdout + result.stderr
    return target
