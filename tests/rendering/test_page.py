"""A written page, from the author's Markdown to clean HTML: nothing is lost or changed without a word."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from types import FrameType

import lxml.html
import pytest
from hypothesis import given
from hypothesis import strategies as st

from macros.authoring.calls import expand
from macros.authoring.dress import dress
from macros.chapters import Chapter, Link, scan
from macros.check import Checked, check
from macros.findings import Finding
from macros.limit import time_limit
from macros.placeholders import Expanded
from macros.rendering.addresses import read_address
from macros.rendering.dialect import new_markdown
from macros.rendering.fragments import fill
from macros.rendering.page import Renderer
from macros.rendering.removed import removed
from macros.rendering.sanitise import clean
from macros.views.base import View
from tests.conftest import CITY, ROOT

FEATURES = (Path(__file__).parent / "fitur.md").read_text(encoding="utf-8")
PLAIN = "# Halaman\n\nTeks **tebal**, [tautan](index.md), `kode`.\n\n| a | b |\n|---|--:|\n| 1 | 2 |\n\n- [x] butir\n"
Node = tuple[str, dict[str, str], str, str]


def tree(html: str) -> list[Node]:
    """Elements, attributes and texts of a page, as a browser sees them."""
    return list(_nodes(html))


def _nodes(html: str) -> Iterator[Node]:
    for element in lxml.html.fragment_fromstring(html, create_parent="div").iter():
        if element.tag in {"tbody", "thead"}:
            continue  # a browser adds the first of them by itself
        attributes = {name: " ".join(value.split()) for name, value in element.attrib.items()}
        if element.tag == "input":
            attributes = {name: value for name, value in attributes.items() if name != "aria-label"}
            attributes |= dict.fromkeys(attributes.keys() & {"checked", "disabled"}, "")
        yield str(element.tag), attributes, element.text or "", element.tail or ""


def scanned(text: str, path: str = "opd/dinas-angkutan/uji.md") -> Chapter:
    chapter, findings = scan(path, text.encode())
    assert chapter is not None
    assert findings == []
    return chapter


def city_with(tmp_path: Path, path: str, text: str) -> Checked:
    for folder in ("docs", "data"):
        shutil.copytree(CITY / folder, tmp_path / folder)
    (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
    (tmp_path / path).write_text(text, encoding="utf-8")
    return check(tmp_path)


def about(checked: Checked, path: str) -> list[str]:
    return [str(finding) for finding in checked.findings if finding.place.path == path]


# --- nothing changes without a word ------------------------------------------------------------------------


def test_a_page_with_every_feature_comes_out_as_it_was_made() -> None:
    made = new_markdown().convert(FEATURES)
    assert tree(clean(made)) == tree(made)


def test_a_page_with_every_feature_has_no_finding(tmp_path: Path) -> None:
    path = "docs/opd/dinas-angkutan/fitur.md"
    assert about(city_with(tmp_path, path, f"---\nopd: dinas-angkutan\n---\n{FEATURES}"), path) == []


@pytest.mark.parametrize(
    "piece",
    ['class="admonition note"', "<details", 'class="tabbed-set', 'align="right"', 'type="checkbox"',
     'class="footnote"', "<abbr", 'class="keys"', "<mark>", "<ins>", "<sub>", 'class="filename"', 'class="linenos"',
     'class="hll"', 'class="grid cards"', "<figcaption>", "<dl>", 'class="md-button"'],
)  # fmt: skip
def test_the_page_with_every_feature_shows_each(piece: str) -> None:
    assert piece in clean(new_markdown().convert(FEATURES))


@pytest.mark.slow
def test_the_real_plan_comes_out_as_it_was_made() -> None:
    checked = check(ROOT)
    pages = {**checked.bodies, **{page.path: page.body for page in checked.pages}}
    assert len(pages) > 100
    markdown = new_markdown()
    for path, body in pages.items():
        made = markdown.reset().convert(body.text)
        assert removed(made, clean(made)) == [], path


def ran(work: Callable[[], object]) -> set[str]:
    """The functions that ran while something was done."""
    seen: set[str] = set()

    def note(frame: FrameType, event: str, argument: object) -> None:
        seen.add(frame.f_code.co_qualname)

    sys.setprofile(note)
    try:
        work()
    finally:
        sys.setprofile(None)
    return seen


@pytest.mark.parametrize(
    ("text", "compared"),
    [
        (PLAIN, False),
        (f"{PLAIN}\n## Bagian {{: #bagian }}\n", False),
        (f"{PLAIN}\n<br>\n", True),
        (f"{PLAIN}\n## Bagian {{: .grid }}\n", True),
    ],
    ids=["plain", "an-id", "a-tag", "an-attribute-list"],
)
def test_only_a_page_with_tags_or_attributes_pays_for_the_comparison(text: str, compared: bool) -> None:
    chapter = scanned(text)
    renderer = Renderer()
    renderer.render(chapter, Expanded(text))
    functions = ran(lambda: renderer.render(chapter, Expanded(text)))
    assert "Renderer.render" in functions
    assert ("removed" in functions) == compared


WORDS = st.sampled_from(
    ["<p", "<a ", "<img ", "<div", "</div>", ">", "/>", " href=", " src=", " title=", " onclick=", " style=", " class=",
     '"', "'", "javascript:", "https://", "//", "asing.example", "contoh.example", "x.md", "\\", "&#9;", "&colon;",
     "&#x202e;", "[k](", ")", "](", "{: ", " }", "#id", "\n\n", "\n", " ", "<!--", "-->", "`", "teks", "<svg>",
     "</svg>"]
)  # fmt: skip


@given(st.lists(WORDS, max_size=14).map("".join))
def test_what_the_sanitiser_takes_from_a_page_is_told(words: str) -> None:
    text = f"# Halaman\n\n{words}\n"
    chapter, findings = scan("uji.md", text.encode())
    if chapter is None or findings:
        return
    page = Renderer().render(chapter, Expanded(text))
    made = new_markdown().convert(text)
    gone = [part for part in removed(made, page.html) if part.reason == "allowed"]
    judged = [link for link in page.links if not read_address(link.target).is_kept or link.is_picture]
    assert not gone or page.findings or judged, gone


# --- links ------------------------------------------------------------------------------------------------


def links(text: str) -> list[Link]:
    return list(Renderer().render(scanned(text), Expanded(text)).links)


@pytest.mark.parametrize(
    "typed",
    ["[k](https://asing.example/)", "<https://asing.example/>", "[k][r]\n\n[r]: https://asing.example/",
     '<a href="https://asing.example/">k</a>', "<a href='https://asing.example/'>k</a>",
     "<a href=https://asing.example/>k</a>", "[k](https://asing.example&#47;)", '<a title=">" href="https://asing.example/">k</a>',
     "[![x](halte.png)](https://asing.example/)", "| a |\n|---|\n| [k](https://asing.example/) |"],
)  # fmt: skip
def test_every_form_of_a_link_is_read(typed: str) -> None:
    assert "https://asing.example/" in {link.target for link in links(f"# Halaman\n\n{typed}\n")}


@pytest.mark.parametrize("typed", ["`[k](hilang.md)`", "    [k](hilang.md)", "```\n[k](hilang.md)\n```"])
def test_a_link_inside_code_marks_is_no_link(typed: str) -> None:
    assert links(f"# Halaman\n\n{typed}\n") == []


# --- calls in code, and limits -----------------------------------------------------------------------------


def test_a_call_in_indented_code_is_shown_and_not_answered(tmp_path: Path) -> None:
    text = '# Halaman\n\nContoh:\n\n    {{ angka("tidak-ada") }}\n\nTeks {{ angka("penduduk", 2024) }}.\n'
    checked = city_with(tmp_path, "docs/uji.md", text)
    assert about(checked, "docs/uji.md") == []
    assert [call.args for call in checked.chapters["uji.md"].calls] == [("penduduk", 2024)]
    html = fill(clean(new_markdown().convert(checked.bodies["uji.md"].text)), checked.bodies["uji.md"].fragments)
    assert '{{ angka("tidak-ada") }}' in lxml.html.fromstring(html).text_content()


HOSTILE = ["[", "](", "[](", "![", "{{", '{{ "', "{#a", "{: ", "`", "*", "_", "|", " ", "<!--", ">", "<a ", '<a href="',
           "&#x", "[^", "[^a]:", "*[a]: ", "# ", "~~~\n", '"', "\\", 'angka("', "{%", "/// ", "<a@", "- "]  # fmt: skip


@pytest.mark.parametrize("unit", HOSTILE)
@pytest.mark.parametrize("end", ["", "\n"], ids=["lines", "each-its-line"])
def test_the_largest_page_of_one_sign_is_read_within_the_time_of_a_page(unit: str, end: str) -> None:
    piece = (unit * (9_000 // len(unit)) + "\n") if not end else unit + end
    text = "# Halaman\n\n" + piece * (190_000 // len(piece))
    # A pattern that reads the rest of the page at each sign would take minutes.
    with time_limit():
        _, findings = scan("uji.md", text.encode())
    assert len(findings) < len(text)


# --- the dress --------------------------------------------------------------------------------------------


def dressed(text: str, path: str, checked: Checked) -> str:
    chapter = scanned(text, path)
    view = View(checked.book, path)
    body = dress(chapter, expand(chapter, view).expanded, view)
    return fill(clean(new_markdown().convert(body.text)), body.fragments)


@pytest.fixture(scope="module")
def city_checked() -> Checked:
    return check(CITY)


def test_a_line_of_code_above_the_title_is_not_taken_for_it(city_checked: Checked) -> None:
    code = '{{ angka("penduduk", 2024) }}.\n\n```sh\n# bukan judul\n```'
    text = f"---\nopd: dinas-taman\n---\nPembuka {code}\n\n# Dinas Taman\n\nTeks.\n"
    html = dressed(text, "opd/dinas-taman/index.md", city_checked)
    assert html.index("bukan judul") < html.index("<h1") < html.index("mp-note")


def test_the_first_pages_lead_is_read_without_signs_of_markdown(city_checked: Checked) -> None:
    text = "# Rencana **kota**\n\nSatu *buku* dari [semua OPD](opd/index.md).\n\n## Isi\n\nTeks.\n"
    html = dressed(text, "index.md", city_checked)
    assert "<h1>Rencana kota</h1>" in html
    assert "Satu buku dari semua OPD." in html


@pytest.mark.parametrize(("heading", "anchor"), [("Enam dimensi", "enam-dimensi"), ("Dimensi kota {: #kota }", "kota")])
def test_the_first_door_opens_the_section_with_the_dimensions(heading: str, anchor: str, city_checked: Checked) -> None:
    text = f'# Rencana\n\nSatu buku.\n\n## Visi\n\nTeks.\n\n## {heading}\n\n{{{{ daftar("dimensi") }}}}\n'
    page = lxml.html.fromstring(dressed(text, "index.md", city_checked))
    door = page.find_class("mp-door")[0].get("href")
    assert door == f"#{anchor}"
    assert len(page.xpath(f'//h2[@id="{anchor}"]')) == 1


# --- row 84: what data holds is text ------------------------------------------------------------------------


def test_markup_in_data_is_shown_as_text_on_every_page(tmp_path: Path) -> None:
    bad = "<script>alert(1)</script> | [k](javascript:alert(1)) <img src=x onerror=alert(1)> `kode` {: onclick=x }"
    for folder in ("docs", "data"):
        shutil.copytree(CITY / folder, tmp_path / folder)
    (tmp_path / "data/sumber/contoh-jahat.yaml").write_text(f'judul: "{bad}"\npenerbit: "{bad}"\njenis: berita\n')
    (tmp_path / "data/kota/indikator/taman-jahat.yaml").write_text(
        f'nama: "{bad}"\nsatuan: unit\ndefinisi: "{bad}"\nangka:\n'
        f'  - periode: 2024\n    nilai: 7\n    sumber: contoh-jahat\n    catatan: "{bad}"\n'
    )
    (tmp_path / "docs/uji.md").write_text(
        '# Uji\n\n| a |\n|---|\n| {{ angka("taman-jahat") }} {{ sumber("contoh-jahat") }} |\n\n'
        '{{ tabel("taman-jahat") }}\n'
    )
    checked = check(tmp_path)
    bodies = {**checked.bodies, **{page.path: page.body for page in checked.pages}}
    shown = 0
    for path, body in bodies.items():
        html = fill(clean(new_markdown().convert(body.text)), body.fragments)
        page = lxml.html.fromstring(f"<div>{html}</div>")
        shown += "<script>alert(1)</script>" in page.text_content()
        assert page.xpath("//script | //@onerror | //@onclick | //img[@src='x']") == [], path
        assert [a for a in page.xpath("//@href") if a.startswith("javascript")] == [], path
    assert shown > 3


def test_the_findings_of_a_page_stand_in_its_order(tmp_path: Path) -> None:
    checked = city_with(tmp_path, "docs/uji.md", "# Uji\n\n<b x=1>a</b>\n\n[k][r]\n\n<i y=1>b</i>\n")
    mine: list[Finding] = [f for f in checked.findings if f.place.path == "docs/uji.md"]
    assert [f.place.line for f in mine] == [3, 5, 7]
