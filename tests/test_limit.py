"""A page or a file may take so much of the processor and no more, whatever else the machine does."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from macros.check import Cache, check
from macros.limit import TooLong, time_limit
from macros.site.plugin import MasterplanPlugin
from tests.conftest import lay_out_city


def test_work_beyond_the_limit_is_ended() -> None:
    with pytest.raises(TooLong), time_limit(0.1):
        while True:
            pass


def test_waiting_for_the_machine_is_no_work() -> None:
    with time_limit(0.2):
        time.sleep(0.5)


def test_the_same_page_is_refused_with_little_time_and_read_with_enough(tmp_path: Path) -> None:
    root = lay_out_city(tmp_path / "kota")
    body = "Alinea dengan *huruf miring* dan [tautan](index.md).\n\n" * 1_500
    (root / "docs/opd/dinas-taman/index.md").write_text(
        f"---\nopd: dinas-taman\n---\n# Taman\n\n{body}", encoding="utf-8"
    )
    assert [f.code for f in check(root, Cache(0.1)).findings.errors] == ["halaman-terlalu-rumit"]
    assert check(root, Cache(60)).findings.errors == []


def test_a_build_gives_a_page_more_time_than_the_check_that_let_it_through() -> None:
    assert MasterplanPlugin().cache.seconds >= 2 * Cache().seconds
