"""Chromium, the real plan behind a web server, and the summary that says how heavy its pages are.

Every test here fails if a page breaks the site's policy, asks another host for anything, or prints an error.
"""

from __future__ import annotations

import contextlib
import functools
import http.server
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from tests.conftest import lay_out_city, run_word
from tests.site.test_preview import preview  # noqa: F401 - a fixture

from .pages import CHROMIUM, DESK

WEIGHTS = pytest.StashKey[list[str]]()


BREACHES = """addEventListener("securitypolicyviolation", breach => console.error(
    `policy: ${breach.effectiveDirective} refused ${breach.blockedURI} on ${breach.documentURI}`))"""


class Watch:
    """What pages did that no page may do, in all contexts of the browser."""

    def __init__(self) -> None:
        self.heard: list[str] = []
        self.contexts: list[BrowserContext] = []

    def follow(self, context: BrowserContext) -> None:
        context.add_init_script(BREACHES)
        context.on("console", lambda told: self.heard.append(told.text) if told.type == "error" else None)
        context.on("weberror", lambda error: self.heard.append(str(error.error)))
        context.on("request", lambda request: self._ask(request.url))
        self.contexts.append(context)
        context.on("close", lambda closed: self.contexts.remove(closed))  # noqa: PLW0108 - Playwright marks it

    def _ask(self, url: str) -> None:
        address = urlsplit(url)
        if address.scheme not in {"data", "blob"} and address.hostname != "127.0.0.1":
            self.heard.append(f"another host: {url}")

    def take(self) -> list[str]:
        """What was heard since the last time."""
        for context in self.contexts:
            for page in context.pages:
                page.evaluate("0")  # what a page told before its answer has been heard with it
        heard, self.heard = self.heard, []
        return heard


@pytest.fixture(scope="session")
def watch() -> Watch:
    return Watch()


@pytest.fixture(autouse=True)
def keeps_the_policy(watch: Watch) -> Iterator[None]:
    yield
    assert watch.take() == []


class Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: Any) -> None:
        """A test run needs no log of requests."""


@contextlib.contextmanager
def serving(handler: Callable[..., http.server.BaseHTTPRequestHandler]) -> Iterator[str]:
    """The address of a web server that answers with ``handler``."""
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}/"
        finally:
            server.shutdown()
            thread.join()


@contextlib.contextmanager
def served(site: Path) -> Iterator[str]:
    with serving(functools.partial(Quiet, directory=str(site))) as address:
        yield address


@pytest.fixture(scope="session")
def address(plan_site: Path) -> Iterator[str]:
    """The real plan."""
    with served(plan_site) as address:
        yield address


@pytest.fixture(scope="session")
def chapter(city_site: Path) -> Iterator[str]:
    """A chapter of the made-up city that uses every macro."""
    with served(city_site) as address:
        yield address + "opd/dinas-angkutan/"


@pytest.fixture(scope="session")
def addressed(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The made-up city, built with the address that it is served from."""
    root = lay_out_city(tmp_path_factory.mktemp("beralamat") / "kota")
    site, settings = root / "site", root / "mkdocs.yml"
    site.mkdir()
    with served(site) as address:
        settings.write_text(f"site_url: {address}\n" + settings.read_text("utf-8"), encoding="utf-8")
        run_word(root, "bangun", check=True)
        yield address


@pytest.fixture(scope="session")
def browser(watch: Watch) -> Iterator[Browser]:
    """A browser whose every context is watched."""
    quiet = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update",
             "--disable-sync", "--no-first-run"]  # fmt: skip
    with sync_playwright() as play:
        opened = play.chromium.launch(executable_path=CHROMIUM, args=quiet)
        new_context = opened.new_context

        def watched(**options: Any) -> BrowserContext:
            context = new_context(**options)
            watch.follow(context)
            return context

        opened.new_context = watched  # type: ignore[method-assign]
        yield opened
        opened.close()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport=DESK)
    yield context.new_page()
    context.close()


@pytest.fixture(scope="module")
def reader(browser: Browser) -> Iterator[Page]:
    """One page for many visits; a test sets width and scheme itself."""
    context = browser.new_context(viewport=DESK, reduced_motion="reduce")
    yield context.new_page()
    context.close()


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    lines = config.stash.get(WEIGHTS, [])
    if lines:
        terminalreporter.section("first visit of a page, nothing cached")
        terminalreporter.write_line("\n".join(lines))
