"""Chromium, the real plan behind a web server, and the summary that says how heavy its pages are."""

from __future__ import annotations

import contextlib
import functools
import http.server
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from tests.conftest import lay_out_city, run_word

from .pages import CHROMIUM, DESK

WEIGHTS = pytest.StashKey[list[str]]()


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
