"""A book without pages: the build ends with findings, not in the words of MkDocs."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from macros.check import check
from macros.findings import AuthorError
from macros.site.build import build_site


def test_a_build_without_any_page_tells_what_the_check_tells(city: Path) -> None:
    shutil.rmtree(city / "docs")
    shutil.rmtree(city / "data")
    with pytest.raises(AuthorError) as stopped:
        build_site(city)
    told = [str(finding) for finding in stopped.value.findings]
    assert told == [str(finding) for finding in check(city).findings]
    assert [finding.code for finding in stopped.value.findings.errors] == ["beranda-tidak-ada"]
