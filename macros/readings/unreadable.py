"""Why a text is no value, and what to write instead."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["OR", "QUOTES", "Unreadable"]

OR = "   atau   "
"""Stands between two texts to copy."""
QUOTES = "\"'“”‘’„«»`´ "
"""Marks that a word processor puts around a number, and blanks."""


@dataclass(frozen=True, slots=True)
class Unreadable:
    """Why a text is no value, and what to write instead (both in Indonesian).

    :param mend: texts to copy, :data:`OR` between them; where ``is_hint``, a description of the form.
    :param also: a line to write below the value (``kira_kira: ya``).
    """

    code: str
    message: str
    mend: str = ""
    is_hint: bool = False
    also: str = ""
