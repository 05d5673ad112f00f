"""The made-up city of the views, and a call as an author makes it."""

from __future__ import annotations

from typing import Any

import pytest

from macros.authoring.registry import CallProblem
from macros.authoring.words import CODES, MACROS
from macros.book.model import Book
from macros.views.base import Html, View
from tests.views import contoh


@pytest.fixture(scope="session")
def book(tmp_path_factory: pytest.TempPathFactory) -> Book:
    return contoh.load(tmp_path_factory.mktemp("contoh"))


@pytest.fixture
def view(book: Book) -> View:
    return contoh.view(book)


def say(view: View, name: str, *args: Any, alone: bool = False, **named: Any) -> Html:
    """Answer a call."""
    answer = MACROS[name].answer(view, alone, *args, **named)
    return answer() if callable(answer) else answer


def refused(view: View, name: str, *args: Any, **named: Any) -> CallProblem:
    """The problem that a call raises; each must be listed for the guide."""
    with pytest.raises(CallProblem) as caught:
        say(view, name, *args, **named)
    assert caught.value.code in CODES
    return caught.value
