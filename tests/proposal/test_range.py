"""Which commits a proposal is made of: ranges, missing history, a book that moved on, maintainers' own branches."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from .conftest import Run
from .repository import Content, Repository

CHAPTER = "docs/opd/dinas-taman/index.md"
OTHER = "docs/opd/dinas-angkutan/index.md"


def text_of(repository: Repository, path: str) -> str:
    return (repository.root / path).read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("main", "bukan rentang"),
        ("main...HEAD", "bukan rentang"),
        ("tidak-ada..HEAD", "“tidak-ada” tidak ada di salinan git ini"),
        ("main..--output=x", "“--output=x” tidak ada di salinan git ini"),
    ],
)
def test_a_range_that_is_none_is_one_sentence_and_ends_with_2(
    words: str, told: str, repository: Repository, run: Run
) -> None:
    answer = run(repository, "usulan", words)
    assert (answer.code, answer.out) == (2, "")
    assert told in answer.err and answer.err.count("\n") == 1


def test_a_shallow_clone_says_how_to_get_the_rest(repository: Repository, run: Run, tmp_path: Path) -> None:
    repository.branch("dangkal", {CHAPTER: text_of(repository, CHAPTER) + "\nSatu.\n"})
    repository.branch("dangkal", {CHAPTER: text_of(repository, CHAPTER) + "\nDua.\n"}, parent="dangkal")
    shallow = Repository(tmp_path / "dangkal")
    source = repository.root.as_uri()
    repository.git("clone", "--quiet", "--depth=1", "--branch=dangkal", source, str(shallow.root))
    shallow.git("fetch", "--quiet", "--depth=1", "origin", "main")
    answer = run(shallow, "usulan", "FETCH_HEAD..HEAD")
    assert (answer.code, answer.out) == (2, "")
    assert "git fetch --unshallow" in answer.err and answer.err.count("\n") == 1


def test_histories_without_a_common_commit_are_not_compared(repository: Repository, run: Run) -> None:
    alone = repository.git("commit-tree", "main^{tree}", "-m", "Sendiri")
    answer = run(repository, "usulan", f"main..{alone}")
    assert answer.code == 2
    assert "tidak punya riwayat yang sama" in answer.err


def test_a_folder_that_is_no_repository_ends_with_2(city: Path, run: Run) -> None:
    answer = run(Repository(city), "usulan", "main..HEAD")
    assert (answer.code, answer.out) == (2, "")
    assert "bukan salinan git" in answer.err


def test_a_change_that_changes_nothing_says_so(repository: Repository, run: Run) -> None:
    answer = run(repository, "usulan", "main..main")
    assert answer.code == 0
    assert "Usulan ini tidak mengubah isi buku." in answer.out


# --- the book moved on since the proposal left it ----------------------------------------------------------


@pytest.fixture
def moved(repository: Repository) -> Iterator[Repository]:
    """``pindah`` is ``main`` with a word changed at the chapter's end and another chapter longer."""
    ours: dict[str, Content] = {
        CHAPTER: text_of(repository, CHAPTER).replace("Bidang Kebersihan memegang", "Bidang Taman memegang"),
        OTHER: text_of(repository, OTHER) + "\nDitambah di buku.\n",
    }
    repository.branch("pindah", ours)
    return repository


def test_what_the_book_changed_since_is_not_the_proposals(moved: Repository, run: Run) -> None:
    proposed = text_of(moved, CHAPTER).replace("Taman yang teduh", "Taman yang sangat teduh")
    moved.branch("usulan-lama", {CHAPTER: proposed})
    answer = run(moved, "usulan", "pindah..usulan-lama")
    assert answer.code == 0, answer.out
    assert f"- Dinas Taman ({CHAPTER}): 1 kata ditambah, 0 kata dihapus" in answer.out
    assert "Dinas Angkutan" not in answer.out


def test_two_changes_of_one_line_are_an_error_that_names_the_file(moved: Repository, run: Run) -> None:
    proposed = text_of(moved, CHAPTER).replace("Bidang Kebersihan memegang", "Bidang Sampah memegang")
    moved.branch("bentrok", {CHAPTER: proposed})
    answer = run(moved, "usulan", "pindah..bentrok")
    assert answer.code == 1
    assert re.search(rf"^{CHAPTER}:1:1  tanda-bentrok$", answer.out, re.MULTILINE)


def test_a_file_removed_here_and_changed_there_is_an_error(moved: Repository, run: Run) -> None:
    moved.branch("tanpa-bab", {OTHER: None})
    assert f"{OTHER}:1:1  tanda-bentrok" in run(moved, "usulan", "pindah..tanpa-bab").out
    assert f"{OTHER}:1:1  tanda-bentrok" in run(moved, "usulan", "tanpa-bab..pindah").out


def test_the_same_change_on_both_sides_is_no_change(moved: Repository, run: Run) -> None:
    moved.branch("sama", {CHAPTER: moved.git("show", f"pindah:{CHAPTER}") + "\n"})
    answer = run(moved, "usulan", "pindah..sama")
    assert answer.code == 0
    assert "Usulan ini tidak mengubah isi buku." in answer.out


# --- maintainers -------------------------------------------------------------------------------------------

SETTINGS = "data/pengaturan.yaml"


def test_settings_are_warned_of_where_a_maintainer_proposes_them(repository: Repository, run: Run) -> None:
    repository.branch("atur", {SETTINGS: "sekretariat: Sekretariat Kota Contoh\n"})
    answer = run(repository, "usulan", "main..atur", "--pengelola")
    assert answer.code == 0
    assert f"{SETTINGS}:1:1  berkas-tidak-dikenal (peringatan)" in answer.out
    assert "Pengaturan: pengaturan; sekretariat" in answer.out


def test_a_maintainers_mistake_in_a_chapter_is_still_an_error(repository: Repository, run: Run) -> None:
    repository.branch("atur-salah", {CHAPTER: text_of(repository, CHAPTER) + '\n{{ angka("x") }}\n'})
    assert run(repository, "usulan", "main..atur-salah", "--pengelola").code == 1


def test_what_is_found_beside_a_change_of_code_is_for_the_test_run_to_judge(repository: Repository, run: Run) -> None:
    changed: dict[str, Content] = {
        "macros/x.py": "X = 1\n",
        CHAPTER: text_of(repository, CHAPTER) + '\n{{ baru("x") }}\n',
    }
    repository.branch("kode", changed)
    answer = run(repository, "usulan", "main..kode", "--pengelola")
    assert answer.code == 0
    assert "makro-tidak-dikenal (peringatan)" in answer.out
    assert run(repository, "usulan", "main..kode").code == 1


@pytest.mark.parametrize("path", ["docs/x.html", "docs/tautan"])
def test_a_maintainer_too_publishes_no_page_of_html_and_no_link(repository: Repository, run: Run, path: str) -> None:
    name = "pengelola-" + path.replace("/", "-").replace(".", "-")
    repository.branch(name, {path: "<script>" if path.endswith("html") else ("120000", "/etc")})
    assert run(repository, "usulan", f"main..{name}", "--pengelola").code == 1


def test_an_answer_goes_through_a_pipe_as_utf8(repository: Repository) -> None:
    from tests.conftest import run_word

    done: subprocess.CompletedProcess[str] = run_word(repository.root, "usulan", "main..main")
    assert done.returncode == 0
    assert done.stdout.startswith("0 kesalahan, ")
