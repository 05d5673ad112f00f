"""The plan in a real browser: Chromium, at a phone's and a desk's width, with and without JavaScript."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Browser, Page, expect

from .pages import PHONE, in_chromium

pytestmark = in_chromium
PAGES = ["", "dimensi/smart-living/", "opd/dinkes/", "opd/bagian-hukum/", "indikator/ipm/", "angka-berbeda/"]


@pytest.mark.parametrize("path", PAGES)
def test_no_request_leaves_the_site_and_no_script_fails(page: Page, address: str, path: str) -> None:
    requested: list[str] = []
    problems: list[str] = []
    page.on("request", lambda request: requested.append(request.url))
    page.on("pageerror", lambda error: problems.append(str(error)))
    page.on("console", lambda message: problems.append(message.text) if message.type == "error" else None)
    page.goto(address + path, wait_until="networkidle")
    foreign = [url for url in requested if not url.startswith((address, "data:", "blob:"))]
    assert foreign == []
    assert problems == []


def test_a_figures_note_opens_on_focus_and_closes_on_escape(page: Page, chapter: str) -> None:
    page.goto(chapter, wait_until="networkidle")
    figure = page.locator(".mp-fig").first
    note = figure.locator(".mp-fig__tip")
    assert not note.is_visible()
    figure.locator("a").first.focus()
    assert note.is_visible()
    page.keyboard.press("Escape")
    assert not note.is_visible()


def test_a_figures_link_leads_to_the_row_with_its_source(page: Page, chapter: str) -> None:
    page.goto(chapter, wait_until="networkidle")
    page.locator(".mp-fig a").first.click()
    page.wait_for_url("**/indikator/**#**")
    row = page.locator("tr:target")
    assert row.is_visible()
    assert row.locator("a[href*='sumber/']").count() == 1


def test_without_javascript_the_figures_stand_in_the_page(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False, viewport=PHONE)
    page = context.new_page()
    page.goto(address + "indikator/ipm/")
    assert page.locator("table.mp-t").first.is_visible()
    assert "84,38" in page.locator("article").inner_text()
    context.close()


def test_searching_an_agency_finds_its_chapter(page: Page, address: str) -> None:
    page.goto(address, wait_until="networkidle")
    page.locator("input.md-search__input").press_sequentially("Dinas Kesehatan")
    first = page.locator(".md-search-result__link").first
    expect(first).to_have_attribute("href", re.compile("opd/dinkes/"))


def test_printed_figures_keep_period_source_and_status(page: Page, chapter: str) -> None:
    page.goto(chapter, wait_until="networkidle")
    page.emulate_media(media="print")
    foot = page.locator(".mp-angka")
    assert foot.is_visible()
    assert "dilaporkan media" in foot.inner_text()
    assert foot.locator("tbody tr").count() > 5


def test_the_dark_scheme_prints_dark_ink_on_white_to_the_edge_of_the_sheet(page: Page, chapter: str) -> None:
    page.emulate_media(color_scheme="dark")
    page.goto(chapter, wait_until="networkidle")
    assert page.locator("body").get_attribute("data-md-color-scheme") == "slate"
    page.emulate_media(media="print", color_scheme="dark")
    assert _style(page, "html", "color-scheme") == _style(page, "body", "color-scheme") == "light"
    assert _style(page, "body", "background-color") == "rgb(255, 255, 255)"
    assert _style(page, "article h1", "color") == "rgb(0, 0, 0)"


def test_what_is_folded_on_the_screen_is_open_on_paper(page: Page, chapter: str) -> None:
    page.goto(chapter, wait_until="networkidle")
    folded = page.locator("article details:not([open]) > p").first
    assert not folded.is_visible()
    page.emulate_media(media="print")
    assert folded.is_visible()


def test_a_page_prints_across_the_sheet_when_the_reader_asks_for_it(page: Page, chapter: str) -> None:
    page.goto(chapter, wait_until="networkidle")
    sheet = re.search(rb"/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]", page.pdf(format="A4", landscape=True))
    assert sheet is not None
    assert float(sheet[1]) > float(sheet[2])


def test_between_sidebars_and_on_a_phone_each_dimension_has_a_row_of_its_own(page: Page, address: str) -> None:
    page.goto(address + "kerangka/", wait_until="networkidle")
    rows = [row.bounding_box() for row in page.locator(".mp-dims > li").all()]
    assert len({row["x"] for row in rows if row}) == 1
    page.set_viewport_size(PHONE)
    name = page.locator(".mp-dims > li > a").first.bounding_box()
    figure = page.locator(".mp-dims > li > .v").first.bounding_box()
    assert name is not None and figure is not None
    assert figure["x"] == name["x"] and figure["y"] > name["y"]


@pytest.mark.parametrize("width", [320, 390])
def test_a_long_figure_in_a_box_of_differing_sources_is_never_torn(page: Page, address: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 844})
    page.goto(address + "angka-berbeda/", wait_until="networkidle")
    number = page.locator(".mp-beda__says b data").first
    line = number.evaluate("node => node.getClientRects()[0].height")
    number.evaluate("node => { node.textContent = 'Rp136.100.000.000'; }")
    assert number.evaluate("node => [...node.getClientRects()].map(r => r.height)") == [line]
    assert page.evaluate("document.documentElement.scrollWidth") == width


def test_a_folded_list_looks_like_the_other_boxes(page: Page, address: str) -> None:
    """Stock draws it in a blue of its own."""
    page.goto(address + "belum-diisi/", wait_until="networkidle")
    assert page.locator("article details:not([class])").count() > 0
    assert _style(page, "article details:not([class])", "border-top-color") == _style(
        page, "article .mp-t td", "border-bottom-color"
    )


def _style(page: Page, selector: str, name: str) -> str:
    return str(page.locator(selector).first.evaluate("(node, name) => getComputedStyle(node)[name]", name))
