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
