"""Every type of page is open to everyone: with a screen reader, on the narrowest phone, without JavaScript."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.resources import files

import pytest
from playwright.sync_api import Browser, Page

from .pages import DESK, KINDS, NARROW, PHONE, WIDE, every_kind, in_chromium

pytestmark = in_chromium

AXE = (files("axe_playwright_python") / "axe.min.js").read_text("utf-8")
RUN = """() => axe.run(document, {resultTypes: ["violations"]}).then(found =>
    found.violations.map(v => `${v.id}: ${v.help}: ` + v.nodes.slice(0, 3).map(n => n.target.join(" ")).join(", ")))"""
# A fade that is under way, or the shadow behind a table that scrolls, keeps axe from judging a colour.
STILL = "*, ::before, ::after { transition: none !important } .mp-scroll { background: none !important }"
# The page's policy refuses a style element, and a script's own sheet is none.
KEEP_STILL = """rules => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(rules);
    document.adoptedStyleSheets.push(sheet);
}"""
# Axe's time grows with the page: of a register of hundreds, the first ones stand for the rest.
SHORTEN = "document.querySelectorAll('article > :nth-child(n + 100)').forEach(e => e.remove())"
# Material's script sets the height of the side columns a few frames after load and resize.
SETTLE = """async () => {
    const sizes = () => [...document.querySelectorAll(".md-sidebar__scrollwrap")]
        .map(box => `${box.clientHeight} of ${box.scrollHeight}`).join();
    for (let same = 0, last = ""; same < 5; ) {
        await new Promise(requestAnimationFrame);
        same = sizes() === last ? same + 1 : 0;
        last = sizes();
    }
}"""

SCROLLERS = """() => [...document.querySelectorAll("article .mp-scroll, article .md-typeset__scrollwrap")]
    .filter(box => box.scrollWidth > box.clientWidth + 1)
    .map(box => {
        box.scrollLeft = box.scrollWidth;
        const edge = box.getBoundingClientRect().left;
        const cells = [...box.querySelectorAll("tr > :first-child")].map(cell => cell.getBoundingClientRect());
        return {scrolled: box.scrollLeft, off: Math.max(...cells.map(cell => Math.abs(cell.left - edge))),
                width: Math.max(...cells.map(cell => cell.width)), room: box.clientWidth};
    })"""
BEYOND = """width => document.documentElement.scrollWidth <= width ? [] :
    [...document.querySelectorAll("body *")].filter(e => e.getBoundingClientRect().right > width + 1
        && !e.closest(".mp-scroll, .md-typeset__scrollwrap, .md-sidebar, .md-search, .mp-vh"))
    .slice(0, 5).map(e => e.outerHTML.slice(0, 100))"""

SHOWN = """() => {
    const all = kind => [...document.querySelectorAll(`article ${kind}`)].filter(e => e.checkVisibility());
    return {titles: all("h1").map(e => e.innerText), headings: all("h2").map(e => e.innerText),
            rows: all("tr").length, drawings: all("figure svg").length, links: all("a[href]").length,
            letters: document.querySelector("article").innerText.length};
}"""


@pytest.fixture(scope="module")
def schemes(browser: Browser) -> Iterator[dict[str, Page]]:
    """A reader whose machine is set to light, and one whose machine is set to dark."""
    contexts = {
        "default": browser.new_context(color_scheme="light", reduced_motion="reduce"),
        "slate": browser.new_context(color_scheme="dark", reduced_motion="reduce"),
    }
    yield {name: context.new_page() for name, context in contexts.items()}
    for context in contexts.values():
        context.close()


@pytest.mark.parametrize("scheme", ["default", "slate"])
@every_kind
def test_axe_finds_no_violation(schemes: dict[str, Page], address: str, path: str, scheme: str) -> None:
    page = schemes[scheme]
    page.set_viewport_size(PHONE)
    page.goto(address + path, wait_until="load")
    assert page.locator("body").get_attribute("data-md-color-scheme") == scheme
    page.evaluate(KEEP_STILL, STILL)
    page.evaluate(SHORTEN)
    page.evaluate(AXE)
    found = {}
    for size in (PHONE, DESK):
        page.set_viewport_size(size)
        page.evaluate(SETTLE)
        found[size["width"]] = page.evaluate(RUN)
    assert not any(found.values()), found


@pytest.mark.parametrize("path", (KINDS | WIDE).values(), ids=KINDS | WIDE)
def test_only_a_table_scrolls_sideways_and_keeps_its_first_column(reader: Page, address: str, path: str) -> None:
    for size in (NARROW, PHONE):
        reader.set_viewport_size(size)
        reader.goto(address + path, wait_until="load")
        assert reader.evaluate(BEYOND, size["width"]) == []
        for table in reader.evaluate(SCROLLERS):
            assert table["scrolled"] > 0
            assert table["off"] <= 1, "the first column left with the rest"
            assert table["width"] <= 0.7 * table["room"], "the first column leaves no room for the others"


def test_some_table_does_scroll(reader: Page, address: str) -> None:
    """Without one, the test above would say nothing of first columns."""
    reader.set_viewport_size(NARROW)
    for path in (KINDS["chapter"], WIDE["authors-tables"]):
        reader.goto(address + path, wait_until="load")
        assert reader.evaluate(SCROLLERS)


@pytest.fixture(scope="module")
def plain(browser: Browser) -> Iterator[Page]:
    """A browser without JavaScript."""
    context = browser.new_context(java_script_enabled=False, viewport=PHONE)
    yield context.new_page()
    context.close()


@every_kind
def test_a_page_needs_no_script(plain: Page, reader: Page, address: str, path: str) -> None:
    for page in (plain, reader):
        page.goto(address + path, wait_until="load")
    for size in (NARROW, DESK):
        for page in (plain, reader):
            page.set_viewport_size(size)
        without, with_script = plain.evaluate(SHOWN), reader.evaluate(SHOWN)
        assert len(without["titles"]) == 1
        assert without.pop("letters") >= 0.98 * with_script.pop("letters")
        assert without == with_script
        assert plain.evaluate(BEYOND, size["width"]) == []


@every_kind
def test_the_way_on_needs_no_script(plain: Page, address: str, path: str) -> None:
    plain.set_viewport_size(DESK)
    plain.goto(address + path, wait_until="load")
    tabs = plain.locator(".md-tabs a:visible")
    assert tabs.count() >= 5
    plain.set_viewport_size(PHONE)
    plain.locator("label.md-header__button[for=__drawer]").click()
    assert plain.locator(".md-nav--primary a:visible").count() >= 5
    assert plain.locator(".mp-noscript").is_visible()
