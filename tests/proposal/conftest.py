"""The made-up city in a git repository of its own, and the command as a person runs it there."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import pytest

from macros.cli import main
from tests.conftest import lay_out_city

from .repository import Repository


@dataclass(frozen=True)
class Answer:
    """What the command ended with and said."""

    code: int
    out: str
    err: str


Run = Callable[..., Answer]


@pytest.fixture(scope="session")
def repository(tmp_path_factory: pytest.TempPathFactory) -> Repository:
    """The city on ``main``; each test adds a branch of its own and none changes ``main``."""
    return Repository.of(lay_out_city(tmp_path_factory.mktemp("usulan") / "kota"))


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run one word of the console in a repository's folder."""

    def run_word(where: Repository, *words: str) -> Answer:
        monkeypatch.chdir(where.root)
        capsys.readouterr()
        code = main(words)
        said = capsys.readouterr()
        return Answer(code, said.out, said.err)

    return run_word
