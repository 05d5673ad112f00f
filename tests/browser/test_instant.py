"""With an address of its own the book swaps pages in place, and everything on them still works."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from .pages import in_chromium

pytestmark = in_chromium
CHAPTER = "opd/dinas-angkutan/"
TABLES = "semua-tempat/"
KEPT = "window.kept === true"


FOLLOW = """address => {
    const link = document.createElement("a");
    link.href = address;
    document.querySelector("article").append(link);
    link.click();
}"""


def follow(page: Page, path: str) -> None:
    """Follow a link to another page of the book."""
    before = page.locator("article h1").inner_text()
    page.evaluate(FOLLOW, page.evaluate("new URL(document.querySelector('a.md-logo').href).origin") + f"/{path}")
    page.wait_for_url(f"**/{path}")
    expect(page.locator("article h1")).not_to_have_text(before)


@pytest.fixture
def home(page: Page, addressed: str) -> Page:
    """The first page, with a mark that a full load would wipe out."""
    page.goto(addressed, wait_until="networkidle")
    page.evaluate("window.kept = true")
    return page


def test_a_link_swaps_the_page_without_loading_it_anew(home: Page) -> None:
    follow(home, "opd/")
    follow(home, CHAPTER)
    assert home.evaluate(KEPT)
    expect(home).to_have_title(re.compile("Dinas Angkutan"))
    expect(home.locator("article .mp-eyebrow").first).to_contain_text("Bab OPD")


def test_back_leads_to_the_page_before_without_loading_it_anew(home: Page) -> None:
    follow(home, "opd/")
    home.go_back()
    expect(home.locator(".mp-hero")).to_be_visible()
    assert home.evaluate(KEPT)


def test_a_swapped_pages_tables_can_be_reached_by_keyboard(home: Page) -> None:
    follow(home, TABLES)
    scrollers = home.locator("article .md-typeset__scrollwrap")
    expect(scrollers.first).to_have_attribute("tabindex", "0")
    assert all(name == "Tabel" for name in scrollers.evaluate_all("all => all.map(e => e.ariaLabel)"))
    assert home.evaluate(KEPT)


def test_a_swapped_pages_notes_open_on_focus_and_close_on_escape(home: Page) -> None:
    follow(home, "opd/")
    follow(home, CHAPTER)
    home.keyboard.press("Tab")
    figure = home.locator(".mp-fig").first
    figure.locator("a").first.focus()
    expect(figure.locator(".mp-fig__tip")).to_be_visible()
    home.keyboard.press("Escape")
    expect(figure.locator(".mp-fig__tip")).not_to_be_visible()


def test_the_chosen_scheme_stays(home: Page) -> None:
    home.locator("form[data-md-component=palette] label:visible").click()
    chosen = home.locator("body").get_attribute("data-md-color-scheme")
    follow(home, "opd/")
    assert home.locator("body").get_attribute("data-md-color-scheme") == chosen == "slate"


@pytest.mark.parametrize("swapped", [True, False])
def test_paper_shows_addresses_of_outside_links_only(home: Page, addressed: str, swapped: bool) -> None:
    follow(home, "sumber/berita/")
    if not swapped:
        home.reload(wait_until="networkidle")
    home.emulate_media(media="print")
    printed = home.evaluate("""() => [...document.querySelectorAll("article a")]
        .filter(link => getComputedStyle(link, "::after").content.includes("http")).map(link => link.href)""")
    assert printed
    assert not [address for address in printed if address.startswith(addressed)]


def test_without_an_address_every_link_loads_its_page_and_stays_relative(page: Page, address: str) -> None:
    page.goto(address, wait_until="networkidle")
    page.evaluate("window.kept = true")
    follow(page, "opd/")
    page.wait_for_load_state("networkidle")
    assert not page.evaluate(KEPT)
    written = page.locator("a").evaluate_all("all => all.map(link => link.getAttribute('href') || '')")
    assert not [link for link in written if link.startswith(address)]
