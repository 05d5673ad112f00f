"""The menu of a phone: one level after the other, though a page carries the lists of its own section only."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from .pages import PHONE, in_chromium

pytestmark = in_chromium


def tap(page: Page, title: str) -> None:
    page.locator(".md-nav--primary .md-nav__item--pruned > a:visible").filter(has_text=title).first.click()


@pytest.mark.parametrize("site", ["address", "addressed"])
def test_a_section_opens_with_the_menu_at_its_list(page: Page, site: str, request: pytest.FixtureRequest) -> None:
    page.set_viewport_size(PHONE)
    page.goto(request.getfixturevalue(site), wait_until="networkidle")
    page.locator("label.md-header__button[for=__drawer]").click()
    tap(page, "OPD")
    page.wait_for_url("**/opd/")
    tap(page, "Dinas")
    page.wait_for_url("**/opd/*/")
    expect(page.locator("#__drawer")).to_be_checked()
    page.reload(wait_until="networkidle")
    expect(page.locator("#__drawer")).not_to_be_checked()


def test_a_section_opens_without_the_menu_where_none_was_open(page: Page, address: str) -> None:
    page.goto(address, wait_until="networkidle")
    page.locator(".md-tabs a", has_text="OPD").click()
    page.wait_for_url("**/opd/")
    page.set_viewport_size(PHONE)
    expect(page.locator("#__drawer")).not_to_be_checked()
