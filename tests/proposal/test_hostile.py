"""Hostile changes, each alone on a branch of a real repository: guard or check refuses every one by name."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from .conftest import Run
from .repository import LINK, PROGRAM, SUBMODULE, Content, Repository

CHAPTER = "docs/opd/dinas-taman/index.md"
HEAD = "---\nopd: dinas-taman\n---\n# Dinas Taman\n\n"
METRIC = "data/opd/dinas-taman/indikator/pohon-baru.yaml"
RECORD = "nama: Pohon baru\nsatuan: orang\nangka:\n  - periode: 2024\n    nilai: {value}\n    sumber: {source}\n"
TWIN = "docs/opd/dinas-taman/a.md"
UNKNOWN, NAME = "berkas-tidak-dikenal", "nama-berkas"
GOOD = RECORD.format(value=5, source="contoh-rpjmd")
BOMB = "a: &a [x, x]\nb: &b [*a, *a]\nc: &c [*b, *b]\nnama: *c\n"
LONG = "https://slot-gacor.example/"
SPOKEN = "docs/x\n::set-output name=a::b\n.md"
ENDLESS = f"docs/opd/dinas-taman/{'a' * 300}.md"
DEEP = f"docs/opd/dinas-taman/{'a/' * 2_100}b.md"
PUSHED = "docs/x,line=1::%0A::error file=macros.md"

HOSTILE: dict[str, tuple[dict[str, Content], str, str]] = {
    # name: (files of the change, path of the finding, its code)
    "symlink-to-a-file": ({"docs/kunci.md": (LINK, "../.git/config")}, "docs/kunci.md", UNKNOWN),
    "symlink-to-a-folder": ({"docs/opd/dinas-taman/isi": (LINK, "/etc")}, "docs/opd/dinas-taman/isi", UNKNOWN),
    "symlink-in-data": ({"data/sumber/x.yaml": (LINK, "/etc/passwd")}, "data/sumber/x.yaml", UNKNOWN),
    "symlink-in-place-of-docs": ({CHAPTER: (LINK, "/etc/hostname")}, CHAPTER, UNKNOWN),
    "submodule": ({"docs/lain": (SUBMODULE, "a" * 40)}, "docs/lain", UNKNOWN),
    "executable": ({"docs/opd/dinas-taman/x.md": (PROGRAM, HEAD)}, "docs/opd/dinas-taman/x.md", UNKNOWN),
    "gitattributes-filter": ({".gitattributes": "* filter=jahat export-subst\n"}, ".gitattributes", UNKNOWN),
    "gitattributes-in-docs": ({"docs/.gitattributes": "*.md export-subst\n"}, "docs/.gitattributes", UNKNOWN),
    "gitmodules": ({".gitmodules": '[submodule "x"]\n\tpath = docs/x\n\turl = ./x\n'}, ".gitmodules", UNKNOWN),
    "workflow": ({".github/workflows/usulan.yml": "on: push\n"}, ".github/workflows/usulan.yml", UNKNOWN),
    "code": ({"macros/check.py": "import os\n"}, "macros/check.py", UNKNOWN),
    "mkdocs-settings": ({"mkdocs.yml": "hooks: [docs/x.py]\n"}, "mkdocs.yml", UNKNOWN),
    "pyproject": ({"pyproject.toml": "[project]\n"}, "pyproject.toml", UNKNOWN),
    "settings-of-the-book": (
        {"data/pengaturan.yaml": f"host_diizinkan:\n  - {LONG}\n"},
        "data/pengaturan.yaml",
        UNKNOWN,
    ),
    "settings-as-a-link": ({"data/pengaturan.yaml": (LINK, "x")}, "data/pengaturan.yaml", UNKNOWN),
    "html": ({"docs/slot-gacor.html": "<script>alert(1)</script>"}, "docs/slot-gacor.html", UNKNOWN),
    "script": ({"docs/opd/dinas-taman/x.js": "alert(1)"}, "docs/opd/dinas-taman/x.js", UNKNOWN),
    "svg": ({"docs/x.svg": "<svg onload='alert(1)'/>"}, "docs/x.svg", UNKNOWN),
    "php": ({"docs/x.php": "<?php system('id');"}, "docs/x.php", UNKNOWN),
    "cname": ({"docs/CNAME": "judi.example"}, "docs/CNAME", UNKNOWN),
    "redirects": ({"docs/_redirects": "/* https://judi.example"}, "docs/_redirects", UNKNOWN),
    "headers": ({"docs/_headers": "/*\n  Content-Security-Policy: default-src *"}, "docs/_headers", UNKNOWN),
    "capitals": ({"docs/opd/dinas-taman/Peta.md": HEAD}, "docs/opd/dinas-taman/Peta.md", NAME),
    "blank": ({"docs/opd/dinas-taman/a b.md": HEAD}, "docs/opd/dinas-taman/a b.md", NAME),
    "newline": ({"docs/a\nb.md": HEAD}, r"docs/a\u000ab.md", NAME),
    "bidi": ({"docs/a\u202eb.md": HEAD}, r"docs/a\u202eb.md", NAME),
    "quote": ({"docs/a'\"b.md": HEAD}, "docs/a'\"b.md", NAME),
    "bytes-that-are-no-text": ({"docs/a\udcff.md": HEAD}, r"docs/a\udcff.md", NAME),
    "terminal-escape": ({"docs/\x1b[2Ja.md": HEAD}, r"docs/\u001b[2Ja.md", NAME),
    "endless-name": ({ENDLESS: HEAD}, ENDLESS, NAME),
    "thousands-of-folders": ({DEEP: HEAD}, DEEP, NAME),
    "name-that-windows-keeps": ({"docs/opd/dinas-taman/con.md": HEAD}, "docs/opd/dinas-taman/con.md", NAME),
    "folder-that-windows-keeps": ({"docs/opd/dinas-taman/aux/a.md": HEAD}, "docs/opd/dinas-taman/aux/a.md", NAME),
    "record-that-windows-keeps": ({"data/sumber/lpt1.yaml": "judul: x\n"}, "data/sumber/lpt1.yaml", NAME),
    "first-page-removed": ({"docs/index.md": None}, "docs/index.md", "beranda-tidak-ada"),
    "casefold-twin": ({"docs/Kota.md": "# Kota\n"}, "docs/Kota.md", NAME),
    "readme-beside-index": ({"docs/README.md": "# Lain\n"}, "docs/README.md", NAME),
    "same-address": ({f"docs/opd/dinas-taman/{x}.md": HEAD for x in ("a", "a/index")}, TWIN, "alamat-ganda"),
    "folder-that-is-not-known": ({"docs/judi/index.md": "# Slot\n"}, "docs/judi/index.md", UNKNOWN),
    "data-that-nobody-reads": ({"data/opd/dinas-taman/x.yaml": "nama: x\n"}, "data/opd/dinas-taman/x.yaml", UNKNOWN),
    "nul": ({CHAPTER: HEAD + "a\0b\n"}, CHAPTER, "tanda-tak-terlihat"),
    "latin-1": ({CHAPTER: (HEAD + "Kaf\u00e9.\n").encode("latin-1")}, CHAPTER, "bukan-utf8"),
    "utf-16": ({CHAPTER: HEAD.encode("utf-16")}, CHAPTER, "bukan-utf8"),
    "two-megabytes-in-a-line": ({CHAPTER: HEAD + "a" * 2_000_000}, CHAPTER, "berkas-terlalu-besar"),
    "picture-that-is-none": ({"docs/opd/dinas-taman/x.png": "<script>"}, "docs/opd/dinas-taman/x.png", "gambar-rusak"),
    "chapter-with-a-script": ({CHAPTER: HEAD + "<script>alert(1)</script>\n"}, CHAPTER, "html-terlarang"),
    "chapter-that-runs-code": (
        {CHAPTER: HEAD + "{{ cycler.__init__.__globals__.os }}\n"},
        CHAPTER,
        "makro-salah-bentuk",
    ),
    "unknown-macro": ({CHAPTER: HEAD + '{{ jalankan("id") }}\n'}, CHAPTER, "makro-tidak-dikenal"),
    "gambling-link": ({CHAPTER: HEAD + f"[Main]({LONG})\n"}, CHAPTER, "situs-luar"),
    "page-that-hangs": ({CHAPTER: HEAD + "[" * 20_000}, CHAPTER, "baris-terlalu-panjang"),
    "anchor-bomb": ({METRIC: BOMB}, METRIC, "jangkar"),
    "duplicate-key": ({METRIC: GOOD + "nama: Lain\n"}, METRIC, "kolom-ganda"),
    "wrong-source": ({METRIC: RECORD.format(value=5, source="tidak-ada")}, METRIC, "sumber-tidak-dikenal"),
    "chapter-removed": ({CHAPTER: None}, "data/opd/dinas-taman/profil.yaml", "opd-tanpa-bab"),
    "source-removed": ({"data/sumber/contoh-rujukan.yaml": None}, CHAPTER, "sumber-tidak-dikenal"),
    "code-removed": ({"mkdocs.yml": None}, "mkdocs.yml", UNKNOWN),
    "command-in-a-file-name": ({SPOKEN: HEAD}, r"docs/x\u000a::set-output name=a::b\u000a.md", NAME),
    "property-in-a-file-name": ({PUSHED: HEAD}, PUSHED, NAME),
    "command-in-a-key": ({METRIC: GOOD + '"x\\n::set-output name=a::b": 1\n'}, METRIC, "kolom-tidak-dikenal"),
    "command-in-a-message": ({CHAPTER: HEAD + '{{ angka("x%0A::error::y") }}\n'}, CHAPTER, "indikator-tidak-dikenal"),
}


def obeyed(output: str) -> list[tuple[str, str]]:
    """The workflow commands that a runner would obey in an output: each with its properties.

    As in GitHub's runner: a command begins a line; none is obeyed between ``stop-commands`` and its word.
    """
    found: list[tuple[str, str]] = []
    word = ""
    for line in output.splitlines():
        match = re.match(r"\s*::([^ :]+) ?(.*?)::(.*)", line)
        if word:
            word = "" if line.strip() == f"::{word}::" else word
        elif match and match[1] == "stop-commands":
            word = match[3]
        elif match:
            found.append((match[1], match[2]))
        else:
            assert "##[" not in line
    assert not word, "commands stay stopped"
    return found


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_change_is_refused_by_name(name: str, repository: Repository, run: Run) -> None:
    files, path, code = HOSTILE[name]
    repository.branch(name, files)
    answer = run(repository, "usulan", f"main..{name}", "--format", "github")
    assert answer.code == 1, answer.out
    assert re.search(rf"^{re.escape(path)}:\d+:\d+  {code}$", answer.out, re.MULTILINE), answer.out
    commands = obeyed(answer.out)
    assert {command for command, _ in commands} <= {"error", "warning"}
    place = path.replace("%", "%25").replace(":", "%3A").replace(",", "%2C")
    assert any(command == "error" and at.startswith(f"file={place},line=") for command, at in commands), commands
    assert all(re.fullmatch(r"file=[^,:]+,line=\d+,col=\d+,title=[a-z0-9-]+", at) for _, at in commands), commands


def test_thirty_hostile_changes_and_more_are_tried() -> None:
    assert len(HOSTILE) >= 30


def test_all_hostile_changes_at_once_are_named_each(repository: Repository, run: Run) -> None:
    # Each is refused by the guard alone, so none hides another.
    guarded = {
        name: case for name, case in HOSTILE.items() if case[2] in {UNKNOWN, NAME} and None not in case[0].values()
    }
    files = {path: content for case in guarded.values() for path, content in case[0].items()}
    repository.branch("semua", files)
    answer = run(repository, "usulan", "main..semua")
    assert answer.code == 1
    named = set(re.findall(r"^(\S.*?):\d+:\d+  [\w-]+$", answer.out, re.MULTILINE))
    assert {path for _, path, _ in guarded.values()} <= named


def test_nothing_of_a_proposal_is_checked_out_or_run(repository: Repository, run: Run, tmp_path: Path) -> None:
    # Even where the repository itself would run a filter, a text converter and hooks.
    mark = tmp_path / "dijalankan"
    for key in ("filter.jahat.smudge", "filter.jahat.clean", "diff.jahat.textconv", "diff.external"):
        repository.git("config", key, f"touch {mark} #")
    hook = repository.root / ".git" / "hooks" / "post-checkout"
    hook.parent.mkdir(exist_ok=True)
    hook.write_text(f"#!/bin/sh\ntouch {mark}\n", encoding="utf-8")
    hook.chmod(0o755)
    files: dict[str, Content] = {
        ".gitattributes": "* filter=jahat diff=jahat merge=jahat\n",
        CHAPTER: HEAD + "Satu kalimat.\n",
    }
    repository.branch("penyaring", files)
    assert run(repository, "usulan", "main..penyaring").code == 1
    assert not mark.exists()
    assert repository.git("status", "--porcelain") == ""


def test_a_change_of_more_files_than_a_proposal_has_is_not_even_read(repository: Repository, run: Run) -> None:
    repository.branch("banyak", {f"docs/opd/dinas-taman/x{number}.md": HEAD for number in range(1_001)})
    answer = run(repository, "usulan", "main..banyak")
    assert answer.code == 1
    assert "1001 berkas; paling banyak 1000" in answer.out
