"""What public bug reports complain of in other books of this kind, held at the built site; named after their rows."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.conftest import run_word
from tests.site import reading

pytestmark = pytest.mark.site

HEADINGS = """---
opd: dinas-taman
ringkasan: Judul dengan atribut, kode, dan tanda.
---
# Dinas **Taman** `hijau` {: #taman-kami .annotate }

Teks {{ angka("luas-taman", 2024) }}.

## Bagian *miring* dan `kode` { #bagian-saya }

Kurung { biasa } dan `{{ angka("contoh") }}` tampil apa adanya.

### Anak {: .annotate }

Teks.
"""


LABELS = """---
judul: 2024
ringkasan: 2024-11-24
---
# 007

Teks.

## 1.10

Teks.

## No

Teks.
"""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The made-up city with one chapter whose headings carry everything, and one page whose labels look like values."""
    from tests.conftest import lay_out_city

    root = lay_out_city(tmp_path_factory.mktemp("laporan") / "kota")
    (root / "docs" / "opd" / "dinas-taman" / "index.md").write_text(HEADINGS, encoding="utf-8")
    (root / "docs" / "tahun.md").write_text(LABELS, encoding="utf-8")
    result = run_word(root, "bangun")
    assert result.returncode == 0, result.stdout + result.stderr
    return root / "site"


def chapter(site: Path) -> Path:
    return site / "opd" / "dinas-taman" / "index.html"


def test_row_4_a_section_that_we_add_stands_in_the_contents_and_in_search_like_a_typed_one(site: Path) -> None:
    page = reading.tree(chapter(site))
    contents = page.xpath('//nav[contains(@class, "md-nav--secondary")]//a/@href')
    assert {"#bagian-saya", "#angka-di-halaman-ini"} <= set(contents)
    assert {"opd/dinas-taman/#bagian-saya", "opd/dinas-taman/#angka-di-halaman-ini"} <= set(entries(site))


def test_row_5_attributes_and_signs_in_a_heading_are_no_part_of_its_words(site: Path) -> None:
    page = reading.tree(chapter(site))
    assert page.xpath("string(//h1[@id='taman-kami']/text())").strip() == "Dinas"
    assert page.xpath("//h1[@id='taman-kami']/strong")[0].text_content() == "Taman"
    assert page.xpath("//title")[0].text_content().startswith("Dinas Taman hijau")
    words = [" ".join(a.text_content().split()) for a in page.xpath('//nav[contains(@class, "md-nav--secondary")]//a')]
    assert "Bagian miring dan kode" in words
    assert not [word for word in words if "{" in word]


def test_row_7_braces_that_are_no_call_come_out_as_they_were_typed(site: Path) -> None:
    words = reading.tree(chapter(site)).text_content()
    assert "Kurung { biasa } dan" in words
    assert '{{ angka("contoh") }}' in words


def test_row_9_a_date_in_the_head_of_a_page_is_text_on_the_page_and_in_the_search(site: Path) -> None:
    page = reading.tree(site / "tahun" / "index.html")
    assert page.xpath("string(//meta[@name='description']/@content)") == "2024-11-24"
    assert entries(site)["tahun/"]["title"] == "007"


def test_row_10_labels_are_text_whatever_they_look_like(site: Path) -> None:
    page = reading.tree(site / "tahun" / "index.html")
    assert page.xpath("//title")[0].text_content().startswith("2024")
    assert page.xpath("string(//h1/text())").strip() == "007"
    menu = [" ".join(a.text_content().split()) for a in page.xpath('//nav[contains(@class, "md-nav--primary")]//a')]
    assert "2024" in menu
    assert {entries(site)[f"tahun/#{anchor}"]["title"] for anchor in ("110", "no")} == {"1.10", "No"}


def entries(site: Path) -> dict[str, dict[str, str]]:
    """What the search knows of each page and section, by its address."""
    index = json.loads((site / "search" / "search_index.json").read_text(encoding="utf-8"))
    return {entry["location"]: entry for entry in index["docs"]}
