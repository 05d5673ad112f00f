"""The made-up city, read once."""

from __future__ import annotations

import pytest

from macros.book.model import Book
from macros.views.base import View
from tests.views import contoh


@pytest.fixture(scope="session")
def book(tmp_path_factory: pytest.TempPathFactory) -> Book:
    return contoh.load(tmp_path_factory.mktemp("contoh"))


@pytest.fixture
def view(book: Book) -> View:
    return contoh.view(book)
