"""What a reader types into the search, and the page that comes first."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page

from macros.book.load import load_book
from tests.conftest import ROOT, lay_out_city, run_word

from .conftest import served
from .pages import in_chromium

pytestmark = in_chromium
WORDS = (
    "Rumah-rumah di tepi kali memakai e-GUBUK menurut PP 17/1980; lebarnya 83,25 meter, luasnya 1.234,5 meter.\n"
    "Ronda 2031-2035 memakai denah 2031.1.\n"
)
"""A sentence with words that an index could tear or swallow, in one chapter of the made-up city."""
# Each letter asks anew, in a worker; the answer to the last one is there when nothing has changed for a while.
SETTLED = """async () => {
    const list = document.querySelector(".md-search-result");
    const before = list.innerText;
    await new Promise(done => setTimeout(done, 400));
    return list.innerText === before && list.innerText.includes("ditemukan");
}"""
RESULTS = ".md-search-result__item > .md-search-result__link"


@pytest.fixture(scope="module")
def worded(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The made-up city with that sentence in one chapter."""
    root = lay_out_city(tmp_path_factory.mktemp("kata") / "kota")
    chapter = root / "docs" / "opd" / "dinas-taman" / "index.md"
    chapter.write_text(chapter.read_text("utf-8") + f"\n## Tepi kali\n\n{WORDS}", encoding="utf-8")
    run_word(root, "bangun", check=True)
    with served(root / "site") as address:
        yield address


def results(page: Page, address: str, typed: str) -> list[str]:
    """The addresses of the results, best first, below the site's root."""
    page.goto(address, wait_until="networkidle")
    page.locator("input.md-search__input").press_sequentially(typed)
    page.wait_for_function(SETTLED)
    found = page.locator(RESULTS)
    links = found.evaluate_all("all => all.map(link => link.href.split('?')[0].split('#')[0])")
    return [link.removeprefix(address) for link in links]


@pytest.mark.parametrize("typed", ["rumah-rumah", "rumah", "e-GUBUK", "gubuk", "2031-2035", "2035"])
def test_row_18_a_word_with_a_hyphen_is_found_whole_and_by_its_parts(page: Page, worded: str, typed: str) -> None:
    assert results(page, worded, typed)[0] == "opd/dinas-taman/"


@pytest.mark.parametrize("typed", ["83,25", "1.234,5", "2031.1", "PP 17/1980", "17/1980", "1980"])
def test_row_19_numbers_are_found_as_they_are_written(page: Page, worded: str, typed: str) -> None:
    assert results(page, worded, typed)[0] == "opd/dinas-taman/"


@pytest.mark.parametrize("typed", ["83,25", "1.234,5"])
def test_row_21_the_separator_that_is_set_holds_in_the_browser_a_figure_is_one_word(
    page: Page, worded: str, typed: str
) -> None:
    assert set(results(page, worded, typed)) == {"opd/dinas-taman/"}


@pytest.mark.parametrize("metric", ["penduduk", "penduduk-miskin", "rtlh", "ipm", "inflasi", "trans-padang-penumpang"])
def test_a_metrics_own_name_leads_to_its_page_first(page: Page, address: str, metric: str) -> None:
    name = load_book(ROOT).book.metrics[metric].name
    assert results(page, address, name)[0] == f"indikator/{metric}/"


@pytest.mark.parametrize(
    ("typed", "first"),
    [("templat", "panduan/templat/"), ("makro", "panduan/makro/"), ("e-RTLH", "opd/dprkp/"), ("visi", "visi/")],
)
def test_a_pages_own_word_leads_to_it_first(page: Page, address: str, typed: str, first: str) -> None:
    assert results(page, address, typed)[0] == first


def test_a_regulation_leads_to_the_register_among_the_first(page: Page, address: str) -> None:
    for typed in ("PP 17/1980", "Perda 6/2016"):
        assert "peraturan/" in results(page, address, typed)[:3], typed


def test_an_excerpt_reads_as_the_sentence_on_the_page(page: Page, address: str) -> None:
    page.goto(address, wait_until="networkidle")
    page.locator("input.md-search__input").press_sequentially("Dinas Kesehatan")
    page.wait_for_function(SETTLED)
    words = page.locator(".md-search-result__list").inner_text().split()
    assert len(words) > 50
    assert not [word for word in words if word.endswith(("mdilaporkan", "≠sumber", "–belum"))]
