"""Padang's smart-city master plan as a book: data, chapters, checks, pages, site.

This face is what mkdocs-macros-plugin loads (``module_name: macros``).
"""

from __future__ import annotations

from typing import Any

__all__ = ["define_env"]


def define_env(env: Any) -> None:
    """Register the words of the page language with mkdocs-macros.

    :param env: the macros plugin; pages themselves are expanded by our subclass of it.
    """
    from .authoring.words import MACROS

    for name, macro in MACROS.items():
        env.macro(macro.answer, name)
