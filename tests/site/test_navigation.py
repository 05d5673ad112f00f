"""The way through the plan: every page has its own entry, where a reader expects it."""

from __future__ import annotations

from pathlib import Path

import pytest

from macros.book.load import load_book
from macros.check import check
from macros.site.navigation import build_navigation
from tests.conftest import ROOT
from tests.site import reading

pytestmark = pytest.mark.site


def entries(page: Path) -> dict[str, str]:
    """The links of the side menu, by address below the site."""
    found = reading.tree(page).xpath('//nav[contains(@class, "md-nav--primary")]//a[contains(@class, "md-nav__link")]')
    return {a.get("href"): " ".join(a.text_content().split()) for a in found}


def test_each_chapter_names_itself_in_the_menu_of_its_kind(plan_site: Path) -> None:
    for opd in load_book(ROOT).book.living_opds:
        page = plan_site / "opd" / opd.id / "index.html"
        assert opd.name in entries(page).values(), opd.id


def test_the_tabs_are_those_of_the_plan(plan_site: Path) -> None:
    tabs = reading.tree(plan_site / "index.html").xpath('//a[contains(@class, "md-tabs__link")]')
    assert [" ".join(tab.text_content().split()) for tab in tabs] == [
        "Beranda", "Kerangka", "Dimensi", "OPD", "Indikator", "Rujukan", "Panduan",
    ]  # fmt: skip


@pytest.mark.parametrize("page", ["dokumen", "opd", "peraturan", "panduan"])
def test_no_two_entries_of_a_section_have_one_name(plan_site: Path, page: str) -> None:
    """The menu of a page lists its own section; links within the page are left out."""
    named = [name for href, name in entries(plan_site / page / "index.html").items() if "#" not in href]
    assert len(named) > 5
    assert len(set(named)) == len(named)


def test_a_dimension_with_many_metrics_lists_them_by_its_parts(city: Path) -> None:
    """Every page carries the list that it stands in: a long one would weigh on each of its pages."""
    folder = city / "data" / "opd" / "dinas-angkutan" / "indikator"
    for number in range(45):
        text = f"nama: Halte koridor {number}\nsatuan: unit\ndimensi: smart-living/mobilitas\n"
        (folder / f"halte-koridor-{number}.yaml").write_text(text, encoding="utf-8")
    navigation = build_navigation(check(city))
    metrics = next(part["Indikator"] for part in navigation if "Indikator" in part)
    living = next(group["Smart Living"] for group in metrics if "Smart Living" in group)
    mobility = next(entry["Mobilitas"] for entry in living if "Mobilitas" in entry)
    assert sum("Halte koridor" in title for entry in mobility for title in entry) == 45
    assert not any("Halte koridor" in title for entry in living for title in entry)
