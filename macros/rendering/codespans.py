"""Code spans within a line: a lone backtick stays a backtick."""

from __future__ import annotations

from markdown import Extension, Markdown
from pymdownx.inlinehilite import InlineHilitePattern

__all__ = ["CodeSpans"]


class _CodeSpan(InlineHilitePattern):
    def find_code_spans(self, start: int, text: str) -> tuple[int, int] | None:
        found: tuple[int, int] | None = super().find_code_spans(start, text)
        ticks = len(text) - start - len(text[start:].lstrip("`"))
        # pymdown-extensions pairs it with a longer run behind it, and the letters between them go.
        return None if found is not None and found[0] > start + ticks else found


class CodeSpans(Extension):
    """Takes the place of ``pymdownx.inlinehilite``'s pattern where the book's Markdown has it."""

    def extendMarkdown(self, md: Markdown) -> None:
        for pattern in list(md.inlinePatterns):
            if isinstance(pattern, InlineHilitePattern):
                md.inlinePatterns.register(_CodeSpan(pattern.pattern, pattern.config, md), "backtick", 190)
