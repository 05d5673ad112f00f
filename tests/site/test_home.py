"""The first page: its three doors lead somewhere, in this plan and in a book whose first page has other sections."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.site import reading

pytestmark = pytest.mark.site


def doors(site: Path) -> list[str]:
    return [door.get("href") for door in reading.tree(site / "index.html").xpath('//a[@class="mp-door"]')]


def test_a_door_leads_to_the_section_of_the_page_that_speaks_to_its_reader(plan_site: Path) -> None:
    assert doors(plan_site) == ["#enam-dimensi", "opd/", "#untuk-penilai"]


def test_a_door_whose_section_the_page_has_not_leads_to_another_page(city_site: Path) -> None:
    assert doors(city_site) == ["#dimensi", "opd/", "indikator/"]


@pytest.mark.parametrize("site", ["plan_site", "city_site"])
def test_no_door_is_dead(site: str, request: pytest.FixtureRequest) -> None:
    folder: Path = request.getfixturevalue(site)
    for door in doors(folder):
        if door.startswith("#"):
            assert door.removeprefix("#") in reading.anchors(folder / "index.html")
        else:
            assert (folder / door / "index.html").is_file()
