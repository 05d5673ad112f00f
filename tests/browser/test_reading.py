"""The plan in a real browser: Chromium, at a phone's and a desk's width, with and without JavaScript."""

from __future__ import annotations

import contextlib
import functools
import http.server
import re
import shutil
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright

CHROMIUM = shutil.which("chromium")
pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(CHROMIUM is None, reason="chromium belum terpasang: sudo apt-get install chromium"),
]
PHONE = {"width": 390, "height": 844}
DESK = {"width": 1440, "height": 900}
PAGES = ["", "dimensi/smart-living/", "opd/dinkes/", "opd/bagian-hukum/", "indikator/ipm/", "angka-berbeda/"]


class Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: Any) -> None:
        """A test run needs no log of requests."""


@contextlib.contextmanager
def served(site: Path) -> Iterator[str]:
    handler = functools.partial(Quiet, directory=str(site))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()
        thread.join()


@pytest.fixture(scope="module")
def address(plan_site: Path) -> Iterator[str]:
    """The real plan."""
    with served(plan_site) as address:
        yield address


@pytest.fixture(scope="module")
def chapter(city_site: Path) -> Iterator[str]:
    """A chapter of the made-up city that uses every macro."""
    with served(city_site) as address:
        yield address + "opd/dinas-angkutan/"


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    quiet = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update",
             "--disable-sync", "--no-first-run"]  # fmt: skip
    with sync_playwright() as play:
        opened = play.chromium.launch(executable_path=CHROMIUM, args=quiet)
        yield opened
        opened.close()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport=DESK)
    yield context.new_page()
    context.close()


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


@pytest.mark.parametrize("path", PAGES)
def test_a_phone_never_scrolls_sideways(page: Page, address: str, path: str) -> None:
    page.set_viewport_size(PHONE)
    page.goto(address + path, wait_until="networkidle")
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]


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
