"""The words that authors type between braces, and what becomes of them."""

from __future__ import annotations

from .words import CODES, MACROS

__all__ = ["CODES", "MACROS"]
