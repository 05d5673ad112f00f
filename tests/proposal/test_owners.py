"""``masterplan pemilik``: the forge's list of owners is made from the register, and no owner is made up."""

from __future__ import annotations

from pathlib import Path

from macros.book.load import load_book
from macros.proposal.owners import OWNERS_FILE, owners_text
from tests.conftest import ROOT, run_word


def lines(text: str) -> list[str]:
    return [line for line in text.splitlines() if line and not line.startswith("#")]


def record_teams(city: Path) -> None:
    profile = city / "data/opd/dinas-taman/profil.yaml"
    profile.write_text(profile.read_text(encoding="utf-8") + 'tim: "@kota-contoh/dinas-taman"\n', encoding="utf-8")
    (city / "data/pengaturan.yaml").write_text('tim_sekretariat: "@kota-contoh/sekretariat"\n', encoding="utf-8")


def test_without_teams_no_owner_is_named(city: Path) -> None:
    done = run_word(city, "pemilik", check=True)
    assert lines(done.stdout) == []


def test_an_opd_s_team_owns_its_chapter_and_data_and_the_secretariat_the_rest(city: Path) -> None:
    record_teams(city)
    assert lines(run_word(city, "pemilik", check=True).stdout) == [
        "* @kota-contoh/sekretariat",
        "/docs/opd/dinas-taman/ @kota-contoh/dinas-taman",
        "/data/opd/dinas-taman/ @kota-contoh/dinas-taman",
    ]


def test_a_team_that_is_none_is_a_finding_with_the_form_to_write(city: Path) -> None:
    profile = city / "data/opd/dinas-taman/profil.yaml"
    profile.write_text(profile.read_text(encoding="utf-8") + 'tim: "@a/b @c/d"\n', encoding="utf-8")
    done = run_word(city, "cek")
    assert done.returncode == 1
    assert "bentuk-salah" in done.stdout and '"@organisasi/tim"' in done.stdout
    assert lines(run_word(city, "pemilik", check=True).stdout) == []


def test_the_file_is_written_and_compared(city: Path) -> None:
    record_teams(city)
    assert run_word(city, "pemilik", "--periksa").returncode == 1
    run_word(city, "pemilik", "--tulis", check=True)
    assert run_word(city, "pemilik", "--periksa").returncode == 0
    assert (city / OWNERS_FILE).read_text(encoding="utf-8") == run_word(city, "pemilik", check=True).stdout


def test_the_committed_file_is_what_the_command_gives() -> None:
    assert (ROOT / OWNERS_FILE).read_text(encoding="utf-8") == owners_text(load_book(ROOT).book)
