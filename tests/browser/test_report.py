"""A wrong figure is reported in a few taps, with a script and without one."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Browser, Page, expect

from macros.intake.message import Message, read_messages

from .pages import NARROW, PHONE, in_chromium
from .test_access import AXE, KEEP_STILL, RUN, STILL

pytestmark = in_chromium
METRIC = "indikator/armada-angkutan/"


@pytest.fixture
def phone(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport=PHONE, permissions=["clipboard-read", "clipboard-write"])
    yield context.new_page()
    context.close()


@pytest.fixture
def plain(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport=PHONE, java_script_enabled=False)
    yield context.new_page()
    context.close()


@pytest.fixture(scope="session")
def site(chapter: str) -> str:
    return chapter.removesuffix("opd/dinas-angkutan/")


def one(text: str) -> Message:
    (read,) = read_messages(text)
    assert isinstance(read, Message)
    return read


def report_row(page: Page, words: str) -> None:
    page.locator("tr", has_text=words).locator("a.mp-keliru").first.click()


def test_a_rows_report_opens_the_pages_message_with_the_row_in_it(phone: Page, site: str) -> None:
    phone.goto(site + METRIC)
    report_row(phone, "bus besar")
    slip = phone.locator("#mp-slip")
    expect(slip).to_be_in_viewport()
    expect(slip).to_be_focused()
    told = one(slip.text_content() or "")
    assert (told.part, told.shown, told.period) == ("butir bus besar", "14 unit", "31 Desember 2024")
    assert told.metric == "armada-angkutan (Armada angkutan kota)"
    assert told.page == "Armada angkutan kota"
    report_row(phone, "62")
    whole = one(slip.text_content() or "")
    assert (whole.part, whole.shown) == ("seluruh kota", "62 unit"), "nothing of the row before is left"


def test_the_message_is_copied_as_it_stands_and_says_so(phone: Page, site: str) -> None:
    phone.goto(site + METRIC)
    report_row(phone, "bus kecil")
    phone.get_by_role("button", name="Salin pesan").click()
    expect(phone.get_by_role("button", name="Tersalin")).to_be_visible()
    expect(phone.get_by_role("status").filter(has_text="Pesan tersalin")).to_be_attached()
    copied = phone.evaluate("navigator.clipboard.readText()")
    assert copied == phone.locator("#mp-slip").text_content()
    assert one(copied).part == "butir bus kecil"


def test_the_message_is_copied_where_the_browser_keeps_its_clipboard(phone: Page, site: str) -> None:
    """Without https there is no clipboard for scripts."""
    phone.add_init_script("Object.defineProperty(navigator, 'clipboard', {value: undefined})")
    phone.goto(site + METRIC + "#mp-lapor")
    phone.get_by_role("button", name="Salin pesan").click()
    expect(phone.get_by_role("button", name="Tersalin")).to_be_visible()


def test_every_way_to_send_carries_the_row_that_was_chosen(phone: Page, site: str) -> None:
    phone.goto(site + METRIC)
    report_row(phone, "bus besar")
    address = phone.get_by_role("link", name="Kirim lewat WhatsApp").get_attribute("href") or ""
    assert parse_qs(urlsplit(address).query)["text"][0] == phone.locator("#mp-slip").text_content()


def test_a_chapters_figure_is_reported_from_its_table(phone: Page, chapter: str) -> None:
    phone.goto(chapter)
    phone.locator(".mp-angka a.mp-keliru").first.click()
    told = one(phone.locator("#mp-slip").text_content() or "")
    assert told.page == "Dinas Angkutan"
    assert told.metric and told.period and told.shown and told.shown_source


def test_the_first_figure_leads_to_the_message(phone: Page, site: str) -> None:
    phone.goto(site + METRIC)
    phone.get_by_role("link", name="Laporkan angka keliru").click()
    expect(phone.locator("#mp-slip")).to_be_in_viewport()


def test_a_swapped_page_offers_its_own_message(page: Page, addressed: str) -> None:
    page.goto(addressed + "indikator/kecelakaan/", wait_until="networkidle")
    page.evaluate("window.kept = true")
    page.evaluate(
        """address => {
            const link = Object.assign(document.createElement("a"), {href: address});
            document.querySelector("article").append(link);
            link.click();
        }""",
        addressed + METRIC,
    )
    expect(page.locator("article h1")).to_contain_text("Armada")
    report_row(page, "bus besar")
    assert page.evaluate("window.kept") is True
    assert one(page.locator("#mp-slip").text_content() or "").shown == "14 unit"
    expect(page.get_by_role("button", name="Salin pesan")).to_be_visible()


# --- without a script --------------------------------------------------------------------------------------


def test_without_a_script_the_message_opens_and_nothing_stands_there_that_cannot_work(plain: Page, site: str) -> None:
    plain.goto(site + METRIC)
    plain.locator("details.mp-lapor summary").click()
    expect(plain.locator("#mp-slip")).to_be_visible()
    expect(plain.get_by_role("link", name="Kirim lewat WhatsApp")).to_be_visible()
    expect(plain.get_by_text("Salin pesan", exact=True)).to_be_hidden()


def test_without_a_script_one_tap_selects_the_whole_message(plain: Page, site: str) -> None:
    plain.goto(site + METRIC)
    plain.locator("details.mp-lapor summary").click()
    plain.locator("#mp-slip").click()
    text = plain.locator("#mp-slip").text_content() or ""
    assert plain.evaluate("getSelection().toString()").split() == text.split()


def test_without_a_script_the_first_figure_leads_to_the_message(plain: Page, site: str) -> None:
    plain.goto(site + METRIC)
    plain.locator("a.mp-keliru", has_text="Laporkan angka keliru").click()
    expect(plain.locator("#mp-slip")).to_be_visible()


def test_without_a_script_a_row_still_carries_its_own_message(plain: Page, site: str) -> None:
    plain.goto(site + METRIC)
    address = plain.locator("tr", has_text="bus besar").locator("a.mp-keliru").first.get_attribute("href") or ""
    told = one(parse_qs(urlsplit(address).query)["text"][0])
    assert (told.metric, told.part, told.shown_source) == ("armada-angkutan", "butir bus besar", "contoh-angka-2025")


# --- narrow, and on paper ----------------------------------------------------------------------------------


@pytest.mark.parametrize("size", [NARROW, PHONE], ids=["320", "390"])
def test_the_message_fits_a_phone(phone: Page, site: str, size: dict[str, int]) -> None:
    phone.set_viewport_size({"width": size["width"], "height": size["height"]})
    phone.goto(site + METRIC + "#mp-lapor")
    assert phone.evaluate("document.documentElement.scrollWidth") <= size["width"]
    for control in phone.locator("details.mp-lapor :is(summary, button, .mp-lapor__w a)").all():
        box = control.bounding_box()
        assert box is not None
        assert box["height"] >= 24, control.inner_text()
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= size["width"]


def test_a_finger_finds_every_control(browser: Browser, site: str) -> None:
    context = browser.new_context(viewport=PHONE, has_touch=True, is_mobile=True)
    page = context.new_page()
    page.goto(site + METRIC + "#mp-lapor")
    for control in page.locator("details.mp-lapor .mp-lapor__w :is(a, button)").all():
        box = control.bounding_box()
        assert box is not None
        assert box["height"] >= 44, control.inner_text()
    link = page.locator("td a.mp-keliru").first
    reach = link.evaluate(
        """link => {
            link.scrollIntoView({block: "center"});
            const now = link.getBoundingClientRect();
            return [now.top - 8, now.bottom + 8].every(y => document.elementFromPoint(now.x + 4, y) === link);
        }"""
    )
    context.close()
    assert reach


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_no_violation_in_the_open_message(browser: Browser, site: str, scheme: str) -> None:
    context = browser.new_context(viewport=PHONE, color_scheme=scheme, reduced_motion="reduce")
    page = context.new_page()
    page.goto(site + METRIC + "#mp-lapor")
    expect(page.locator("#mp-slip")).to_be_visible()
    page.evaluate(KEEP_STILL, STILL)
    page.evaluate(AXE)
    found = page.evaluate(RUN)
    context.close()
    assert found == []


def shown_on_paper(page: Page) -> str:
    page.emulate_media(media="print")
    return page.locator("article").inner_text()


def test_on_paper_nothing_asks_to_be_tapped(phone: Page, site: str) -> None:
    phone.goto(site + METRIC)
    paper = shown_on_paper(phone)
    assert "Laporkan" not in paper
    assert "masterplan-lapor" not in paper
    assert "bus besar" in paper


def test_asked_for_the_message_alone_is_printed(plain: Page, site: str) -> None:
    plain.goto(site + METRIC)
    plain.locator("details.mp-lapor summary").click()
    plain.get_by_role("link", name="Cetak sebagai lembar isian").click()
    paper = shown_on_paper(plain)
    assert "masterplan-lapor 1" in paper
    assert "kantor Anda" in paper
    assert "bus besar" not in paper


def test_after_the_slip_the_page_prints_as_itself_again(phone: Page, site: str) -> None:
    phone.add_init_script("window.print = () => { window.printed = location.hash; }")
    phone.goto(site + METRIC + "#mp-lapor")
    phone.get_by_role("link", name="Cetak sebagai lembar isian").click()
    phone.wait_for_function("window.printed === '#mp-slip'")
    phone.evaluate("dispatchEvent(new Event('afterprint'))")
    phone.wait_for_function("location.hash === '#mp-lapor'")
    assert "masterplan-lapor" not in shown_on_paper(phone)
