"""``requirements/``: exact, hashed, one version of each package for every machine."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

PROJECT = Path(__file__).resolve().parent.parent


def locked_versions(name: str) -> dict[str, str]:
    text = (PROJECT / "requirements" / f"{name}.txt").read_text("utf-8")
    return dict(re.findall(r"^([a-z0-9][a-z0-9._-]*)==(\S+)", text, re.MULTILINE))


@pytest.mark.parametrize("name", ["run", "dev", "pip"])
def test_every_line_of_the_lock_is_exact_and_hashed(name: str) -> None:
    text = (PROJECT / "requirements" / f"{name}.txt").read_text("utf-8")
    entries = re.split(r"\n(?=[^\s#])", re.sub(r"^\s*#.*\n", "", text, flags=re.MULTILINE))
    for entry in entries:
        assert re.match(r"[a-z0-9][a-z0-9._-]*==\S+( ; [^\\]+)? \\\n", entry), entry
        assert "--hash=sha256:" in entry
    assert len(entries) == len(locked_versions(name))  # one version of each package for every machine
    assert "://" not in text
    assert "for n in run dev pip; do uv pip compile" in text


def test_the_locks_agree_and_hold_what_is_asked_for() -> None:
    run, dev = locked_versions("run"), locked_versions("dev")
    common = run.keys() & dev.keys()
    assert common
    assert [run[name] for name in common] == [dev[name] for name in common]
    for name in ("run", "dev", "pip"):
        asked = (PROJECT / "requirements" / f"{name}.in").read_text("utf-8")
        wanted = dict(re.findall(r"^([a-z0-9._-]+)==(\S+)", asked, re.MULTILINE))
        assert wanted
        assert wanted.items() <= locked_versions(name).items()
        for line in asked.splitlines():
            assert not line or line[0] in "#-" or re.search(r"\S +# \S", line), f"why is it there: {line}"
