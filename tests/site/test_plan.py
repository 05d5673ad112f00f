"""The real plan, as its readers get it."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from macros.book.load import load_book
from macros.book.model import Book, Figure, Metric
from macros.views.base import row_anchor
from tests.conftest import ROOT
from tests.site import reading

pytestmark = pytest.mark.site


@pytest.fixture(scope="module")
def book() -> Book:
    return load_book(ROOT).book


def shown_values(page: Path) -> dict[tuple[str, str], set[str]]:
    """For each metric and row anchor that the page links a figure to: the values shown there."""
    found: dict[tuple[str, str], set[str]] = {}
    for data in reading.article(page).iter("data"):
        if "mp-made" in (data.get("class") or ""):
            continue  # a sum, an attainment: computed here, and marked so
        link = next((a for a in data.iterancestors("a") if "indikator/" in (a.get("href") or "")), None)
        if link is not None:
            metric, _, anchor = link.get("href").partition("indikator/")[2].partition("/#")
            found.setdefault((metric, anchor), set()).add(data.get("value"))
    return found


def canonical(row: Figure) -> str:
    low, high = row.quantity.low.value, row.quantity.high
    return f"{low:f}" + (f"/{high.value:f}" if high else "")


def test_every_living_opd_has_its_chapter(plan_site: Path, book: Book) -> None:
    assert len(book.living_opds) == 52
    for opd in book.living_opds:
        title = reading.article(plan_site / "opd" / opd.id / "index.html").find(".//h1").text_content()
        assert title.startswith(opd.name)


def test_every_metric_has_its_page_with_every_figure(plan_site: Path, book: Book) -> None:
    for metric in book.metrics.values():
        page = plan_site / "indikator" / metric.id / "index.html"
        ids = reading.anchors(page)
        values = {data.get("value") for data in reading.article(page).iter("data")}
        for row in metric.figures:
            assert row_anchor(row) in ids, f"{metric.id}: {row_anchor(row)}"
            assert canonical(row) in values, f"{metric.id}: {canonical(row)}"


def test_every_figure_on_every_page_stands_in_data(plan_site: Path, book: Book) -> None:
    count = 0
    for page in reading.pages(plan_site):
        if page.name == "404.html":
            continue
        for (metric_id, anchor), values in shown_values(page).items():
            metric = book.metrics[metric_id]
            rows = [r for r in metric.figures if row_anchor(r) == anchor]
            assert values <= {canonical(r) for r in rows}, f"{page}: {metric_id}#{anchor} shows {values}"
            count += len(values)
    assert count > 500


def home_of(metric: Metric, site: Path) -> Path:
    if metric.owner:
        return site / "opd" / metric.owner / "index.html"
    return site / "dimensi" / (metric.dimension or "").partition("/")[0] / "index.html"


def test_every_sourced_figure_stands_in_its_owners_chapter(plan_site: Path, book: Book) -> None:
    for metric in book.metrics.values():
        shown = shown_values(home_of(metric, plan_site))
        for row in metric.figures:
            values = shown.get((metric.id, row_anchor(row)), set())
            assert canonical(row) in values, f"{metric.id} {row.period.key} is not in {home_of(metric, plan_site)}"


def test_figures_of_a_district_stand_in_its_chapter(plan_site: Path, book: Book) -> None:
    for district in book.districts:
        shown = shown_values(plan_site / "opd" / district / "index.html")
        for metric in book.metrics.values():
            for row in (r for r in metric.figures if r.area == district):
                assert canonical(row) in shown.get((metric.id, row_anchor(row)), set())


def test_no_link_and_no_anchor_is_broken(plan_site: Path) -> None:
    broken = []
    for page in reading.pages(plan_site):
        if page.name == "404.html":
            continue
        for written, target, anchor in reading.links(plan_site, page):
            file = plan_site / target
            if not file.is_file() or (anchor and file.suffix == ".html" and anchor not in reading.anchors(file)):
                broken.append(f"{page.relative_to(plan_site)}: {written}")
    assert not broken, broken[:20]


def test_no_id_stands_twice_on_a_page(plan_site: Path) -> None:
    for page in reading.pages(plan_site):
        ids = [e.get("id") for e in reading.tree(page).xpath("//*[@id]")]
        doubled = {i for i in ids if ids.count(i) > 1}
        assert not doubled, f"{page}: {doubled}"


def test_nothing_is_loaded_from_another_host(plan_site: Path) -> None:
    assert list(reading.foreign_resources(plan_site)) == []


def test_no_placeholder_and_no_call_is_left(plan_site: Path) -> None:
    for page in reading.pages(plan_site):
        text = page.read_text(encoding="utf-8")
        assert not any("\ue000" <= sign <= "\uf8ff" for sign in text), page
        if "panduan" not in page.parts:
            assert "{{" not in text, page


def test_no_number_is_in_exponent_form(plan_site: Path, book: Book) -> None:
    for page in reading.pages(plan_site):
        for data in reading.tree(page).iter("data"):
            assert "E" not in data.text_content(), page
            Decimal(data.get("value").partition("/")[0])


def test_each_page_has_one_title_and_the_notice_of_a_draft(plan_site: Path) -> None:
    for page in reading.pages(plan_site):
        assert len(list(reading.tree(page).iter("h1"))) == 1, page
        banner = reading.tree(page).xpath('//*[contains(@class, "md-banner")]')[0]
        assert "belum ditetapkan" in banner.text_content(), page
