"""The author guide keeps up with the code: every macro, field, choice and list stands in it, and its samples run."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from macros.authoring.listings import LISTS
from macros.authoring.registry import Stand
from macros.authoring.words import MACROS
from macros.book.fields import Field
from macros.book.load import load_book
from macros.book.schema import FILES
from macros.book.settings import SETTINGS
from macros.book.tables import TABLES, VISION
from macros.chapters import FRONT_MATTER
from macros.check import check
from macros.findings import Finding
from tests.conftest import CITY, ROOT

GUIDE = ROOT / "docs" / "panduan"
DATA = (GUIDE / "data.md").read_text(encoding="utf-8")
MACRO_PAGE = (GUIDE / "makro.md").read_text(encoding="utf-8")
TEMPLATES = (GUIDE / "templat.md").read_text(encoding="utf-8")
CHAPTER_PAGE = (GUIDE / "bab.md").read_text(encoding="utf-8")
KINDS: dict[str, tuple[Field, ...]] = {
    **{kind.name: kind.shape.fields for kind in FILES},
    **{table.name: (*table.shared, *table.shape.fields) for table in TABLES},
    "visi": VISION.fields,
    "pengaturan": SETTINGS.fields,
}


def sections(text: str) -> dict[str, str]:
    """The text below each heading of level 2, by anchor."""
    parts = re.split(r"^## .*?(?:\{: #([\w-]+) \})?$", text, flags=re.MULTILINE)[1:]
    return {anchor: body for anchor, body in zip(parts[::2], parts[1::2], strict=True) if anchor}


def blocks(text: str, language: str) -> list[tuple[str, str]]:
    """Title and text of each fenced block of a language."""
    found = re.findall(rf'^( *)```{language}(?: title="([^"]*)")?\n(.*?)^ *```$', text, re.MULTILINE | re.DOTALL)
    return [(title, re.sub(rf"^{indent}", "", body, flags=re.MULTILINE)) for indent, title, body in found]


@cache
def real_findings() -> tuple[Finding, ...]:
    return tuple(check(ROOT).findings)


# --- data.md -----------------------------------------------------------------------------------------------


def names(field: Field) -> Iterator[str]:
    """The field's own name and those of the fields inside it, which its parser lists."""
    yield field.name
    inner = re.search(r"kolom: (.*)$", field.parse.__doc__ or "")
    if inner:
        yield from inner[1].split(", ")


def choices(field: Field) -> list[str]:
    doc = field.parse.__doc__ or ""
    return doc.split(" | ") if " | " in doc else []


@pytest.mark.parametrize("kind", KINDS)
def test_every_field_stands_in_the_section_of_its_kind(kind: str) -> None:
    section = sections(DATA)[kind]
    for field in KINDS[kind]:
        for name in names(field):
            assert re.search(rf"^\| `{name}` \|", section, re.MULTILINE), f"{kind}: {name} has no row in data.md"
        row = re.search(rf"^\| `{field.name}` \| (ya)? ?\| (.*?) \|", section, re.MULTILINE)
        assert row is not None, f"{kind}: {field.name}"
        assert bool(row[1]) == field.required, f"{kind}: {field.name} is {'' if field.required else 'not '}required"
        assert row[2].replace("`", "") == re.sub("[“”]", "", field.help) or row[2] == field.help


@pytest.mark.parametrize("kind", KINDS)
def test_every_choice_stands_in_the_section_of_its_kind(kind: str) -> None:
    for field in KINDS[kind]:
        for choice in choices(field):
            assert f"`{choice}`" in sections(DATA)[kind], f"{kind}.{field.name}: {choice}"


def test_every_status_of_a_figure_is_explained() -> None:
    from macros.book.model import Certainty

    for certainty in Certainty:
        assert f"`{certainty}`" in sections(DATA)["indikator"]


@pytest.mark.parametrize(("path", "text"), [b for b in blocks(DATA, "yaml") if b[0]], ids=lambda x: x[:60])
def test_a_sample_record_is_read_without_a_finding(path: str, text: str, tmp_path: Path) -> None:
    shutil.copytree(CITY / "data", tmp_path / "data")
    (tmp_path / path).write_text(text, encoding="utf-8")
    findings = [f for f in load_book(tmp_path).findings if f.place.path == path]
    assert [str(f) for f in findings] == []


# --- templat.md --------------------------------------------------------------------------------------------

ROW_HEAD = "nama: Contoh\nsatuan: orang\n"
ROW_PATH = "data/opd/dinas-taman/indikator/contoh-baris.yaml"


def uncommented(template: str) -> str:
    """The template with its optional lines in use."""
    return re.sub(r"^( *)# ", r"\1", template, flags=re.MULTILINE)


@pytest.mark.parametrize("optional", [False, True], ids=["bare", "all-fields"])
@pytest.mark.parametrize(("path", "template"), blocks(TEMPLATES, "yaml"), ids=lambda x: x[:50])
def test_a_template_is_read_without_a_finding(path: str, template: str, optional: bool, tmp_path: Path) -> None:
    text = uncommented(template) if optional else template
    path, text = (path, text) if path else (ROW_PATH, ROW_HEAD + text)
    shutil.copytree(CITY / "data", tmp_path / "data")
    (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
    (tmp_path / path).write_text(text, encoding="utf-8")
    assert [str(f) for f in load_book(tmp_path).findings if f.place.path == path] == []


@pytest.mark.parametrize("kind", KINDS)
def test_a_template_says_what_goes_into_each_field(kind: str) -> None:
    section = re.split(r"^#+ .*\{: #" + kind + r" \}$", TEMPLATES, flags=re.MULTILINE)[1]
    for field in KINDS[kind]:
        told = re.escape(("(wajib) " if field.required else "") + field.help)
        mark = "" if field.required or field.name == "angka" else "# "
        assert re.search(rf"^ *(- )?{mark}{field.name}:.*  # {told}$", section, re.MULTILINE), f"{kind}: {field.name}"
        for name in names(field):
            assert re.search(rf"^[ #-]*{name}:", section, re.MULTILINE), f"{kind}: {name}"


# --- makro.md ----------------------------------------------------------------------------------------------


def test_every_macro_has_its_section_with_form_and_sample() -> None:
    told = sections(MACRO_PAGE)
    assert set(told) == set(MACROS)
    for name, word in MACROS.items():
        form = re.search(rf"^Bentuk: `{name}\((.*)\)`$", told[name], re.MULTILINE)
        assert form is not None, name
        shown = [part.partition("=")[0].strip() for part in form[1].split(",")]
        assert shown == list(word.parameters), name
        assert f"{{{{ {name}(" in "".join(body for _, body in blocks(told[name], "jinja")), name


def test_the_guide_says_where_each_macro_stands() -> None:
    rows = dict(re.findall(r"^\| (dalam kalimat|sendiri pada satu baris) \| (.*) \|$", MACRO_PAGE, re.MULTILINE))
    for name, word in MACROS.items():
        assert (f"`{name}`" in rows["dalam kalimat"]) == (word.stand is not Stand.BLOCK), name
        assert (f"`{name}`" in rows["sendiri pada satu baris"]) == (word.stand is not Stand.INLINE), name


def test_every_list_stands_in_the_guide_with_its_filters() -> None:
    section = sections(MACRO_PAGE)["daftar"]
    rows = dict(re.findall(r"^\| `\"(\w+)\"` \| .*? \| (.*) \|$", section, re.MULTILINE))
    assert {kind: tuple(re.findall(r"`(\w+)`", told)) for kind, told in rows.items()} == {
        kind: takes for kind, (takes, _) in LISTS.items()
    }


@pytest.mark.parametrize(
    "sample", [body for page in (MACRO_PAGE, CHAPTER_PAGE) for _, body in blocks(page, "jinja")], ids=lambda s: s[:50]
)
def test_a_sample_of_the_guide_runs_on_the_made_up_city(sample: str, tmp_path: Path) -> None:
    for folder in ("docs", "data"):
        shutil.copytree(CITY / folder, tmp_path / folder)
    (tmp_path / "docs" / "contoh.md").write_text(f"# Contoh\n\n{sample}", encoding="utf-8")
    checked = check(tmp_path)
    assert [str(f) for f in checked.findings if f.place.path == "docs/contoh.md"] == []
    assert checked.chapters["contoh.md"].calls


# --- bab.md and kesalahan.md -------------------------------------------------------------------------------


def test_every_key_of_a_pages_head_is_explained() -> None:
    section = sections(CHAPTER_PAGE)["kepala-halaman"]
    assert dict(re.findall(r"^\| `(\w+)` \| (.*) \|$", section, re.MULTILINE)).keys() == FRONT_MATTER.keys()


def test_the_contents_of_the_messages_page_name_every_message() -> None:
    text = (GUIDE / "kesalahan.md").read_text(encoding="utf-8")
    assert sorted(re.findall(r"\[([\w-]+)\]\(#\1\)", text)) == sorted(sections(text))


@pytest.mark.parametrize("page", sorted(GUIDE.glob("*.md")), ids=lambda p: p.name)
def test_the_guide_itself_has_no_finding(page: Path) -> None:
    path = page.relative_to(ROOT).as_posix()
    assert [str(f) for f in real_findings() if f.place.path == path] == []


# --- CONTRIBUTING.md ---------------------------------------------------------------------------------------


def test_links_of_the_page_for_authors_lead_somewhere() -> None:
    text = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    for path, anchor in re.findall(r"\]\(([\w/.-]+)(?:#([\w-]+))?\)", text):
        target = ROOT / path
        assert target.is_file(), path
        assert not anchor or f"{{: #{anchor} }}" in target.read_text(encoding="utf-8"), f"{path}#{anchor}"


def test_the_answer_and_the_source_on_the_page_for_authors_are_accepted(tmp_path: Path) -> None:
    text = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    answers = [body for _, body in blocks(text, "text") if "{{" in body]
    (source,) = [body for _, body in blocks(text, "yaml") if body.startswith("judul:")]
    for folder in ("docs", "data"):
        shutil.copytree(CITY / folder, tmp_path / folder)
    (tmp_path / "docs" / "contoh.md").write_text("# Contoh\n\n" + "\n".join(answers), encoding="utf-8")
    (tmp_path / "data" / "sumber" / "contoh-baru.yaml").write_text(source, encoding="utf-8")
    checked = check(tmp_path)
    assert len(checked.chapters["contoh.md"].calls) == 2
    touched = ("docs/contoh.md", "data/sumber/contoh-baru.yaml")
    assert [str(f) for f in checked.findings if f.place.path in touched] == []


# --- the made-up city --------------------------------------------------------------------------------------

INLINE_PLACES = (
    "Dalam kalimat", "Tebal dan miring", "Sel tabel", "Butir daftar", "Butir bernomor", "Kutipan", "Kotak",
    "Kotak lipat", "Tab", "Catatan kaki", "Daftar istilah",
)  # fmt: skip
BLOCK_PLACES = (
    "Sendiri pada satu baris", "Di dalam kotak", "Di dalam kotak lipat", "Di dalam tab", "Di dalam daftar",
    "Di dalam kutipan",
)  # fmt: skip


def test_the_city_shows_every_macro_in_every_place_where_it_may_stand() -> None:
    text = (CITY / "docs" / "semua-tempat.md").read_text(encoding="utf-8")
    parts = re.split(r"^## (.*)$", text, flags=re.MULTILINE)[1:]
    shown = {title: set(re.findall(r"\{\{ (\w+)\(", body)) for title, body in zip(parts[::2], parts[1::2], strict=True)}
    inline = {name for name, word in MACROS.items() if word.stand is not Stand.BLOCK}
    block = {name for name, word in MACROS.items() if word.stand is not Stand.INLINE}
    for place in INLINE_PLACES:
        assert shown[place] == inline, place
    for place in BLOCK_PLACES:
        assert shown[place] == block, place
    assert shown["Di dalam tanda kode"] == set(MACROS)
