"""How heavy a first visit is: printed at the end of the run, never asserted. Asserted is where it comes from."""

from __future__ import annotations

import gzip

import pytest
from playwright.sync_api import Browser, Response

from .conftest import WEIGHTS
from .pages import KINDS, PHONE, in_chromium

pytestmark = in_chromium


@pytest.mark.parametrize("kind", ["home", "chapter", "metric-with-chart"])
def test_a_first_visit_asks_this_site_only(
    browser: Browser, address: str, kind: str, request: pytest.FixtureRequest
) -> None:
    context = browser.new_context(viewport=PHONE)
    answers: list[Response] = []
    asked: list[str] = []
    context.on("request", lambda one: asked.append(one.url))
    context.on("response", lambda one: answers.append(one))  # noqa: PLW0108 - playwright refuses a built-in method
    page = context.new_page()
    page.goto(address + KINDS[kind], wait_until="networkidle")
    bodies = [answer.body() for answer in answers if not answer.url.startswith(("data:", "blob:"))]
    context.close()
    assert [url for url in asked if not url.startswith((address, "data:", "blob:"))] == []
    plain = sum(map(len, bodies))
    packed = sum(min(len(body), len(gzip.compress(body, 6))) for body in bodies)
    line = f"{kind:20} {len(bodies):3} requests {plain / 1000:8.0f} kB, gzipped {packed / 1000:5.0f} kB"
    request.config.stash.setdefault(WEIGHTS, []).append(line)
