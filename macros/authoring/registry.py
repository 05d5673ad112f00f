"""What a macro is: its name, what it takes, where it may stand."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from ..views.base import Html

__all__ = ["Answer", "CallProblem", "Macro", "Stand", "macro"]

Answer = Html | Callable[[], Html]
"""What a call gives. Once its arguments are found nothing can go wrong, so large HTML is made only where it is read."""


class CallProblem(Exception):
    """A call that cannot be answered.

    :func:`macros.authoring.calls.expand` turns it into a finding at the call's place.

    :param code: the finding's code.
    :param message: what is wrong, in Indonesian.
    :param mend: the corrected call or word.
    """

    def __init__(self, code: str, message: str, mend: str = "") -> None:
        super().__init__(message)
        self.code = code
        self.message = message
        self.mend = mend


class Stand(StrEnum):
    """Where a macro may stand."""

    INLINE = "dalam kalimat"
    BLOCK = "sendiri pada satu baris"
    BOTH = "dalam kalimat atau sendiri pada satu baris"


@dataclass(frozen=True)
class Macro:
    """One word of the page language.

    ``answer`` takes the view, ``alone`` (whether the call stands alone on its line) and the call's literal
    arguments, and returns HTML, or what makes it, or raises :class:`CallProblem`.
    """

    name: str
    stand: Stand
    answer: Callable[..., Answer]

    @cached_property
    def parameters(self) -> dict[str, inspect.Parameter]:
        """The parameters that authors may give, in order."""
        found = dict(inspect.signature(self.answer).parameters)
        return {name: p for name, p in found.items() if name not in {"view", "alone"}}


def macro(stand: Stand) -> Callable[[Callable[..., Answer]], Macro]:
    """Decorator: the function's name is the macro's name (a trailing underscore is dropped)."""

    def register(function: Callable[..., Answer]) -> Macro:
        return Macro(function.__name__.rstrip("_"), stand, function)

    return register
