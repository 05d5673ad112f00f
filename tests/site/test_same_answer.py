"""The check and the build say the same of every bad input: neither passes where the other fails."""

from __future__ import annotations

from pathlib import Path

import pytest

from macros.check import check
from macros.findings import AuthorError
from macros.site.build import build_site
from tests.conftest import lay_out_city
from tests.test_golden import CASES, lay_over

pytestmark = pytest.mark.site


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_the_build_stops_where_the_check_finds_an_error_and_only_there(case: Path, tmp_path: Path) -> None:
    root = lay_over(case, lay_out_city(tmp_path / "kota"))
    told = check(root).findings
    if not told.errors:
        assert (build_site(root) / "index.html").is_file()
        return
    with pytest.raises(AuthorError) as stopped:
        build_site(root)
    assert [str(f) for f in stopped.value.findings] == [str(f) for f in told]
    assert not (root / "site").exists()
