"""Boxes without a title of their own: their type's name in Indonesian, where Markdown would print the English word."""

from __future__ import annotations

import re
import xml.etree.ElementTree as etree

from markdown import Extension, Markdown
from markdown.extensions.admonition import AdmonitionProcessor
from pymdownx.details import DetailsProcessor

__all__ = ["TITLES", "BoxTitles"]

TITLES = {
    "abstract": "Ringkasan",
    "bug": "Cacat",
    "danger": "Bahaya",
    "example": "Contoh",
    "failure": "Gagal",
    "info": "Informasi",
    "note": "Catatan",
    "question": "Pertanyaan",
    "quote": "Kutipan",
    "success": "Berhasil",
    "tip": "Tip",
    "warning": "Peringatan",
}
"""Material's types of boxes, and what each is called."""


def _title(kind: str) -> str:
    """The title of a box whose author wrote none; a type that Material does not know speaks for itself."""
    words = kind.lower().split()
    return next((TITLES[word] for word in words if word in TITLES), words[0].capitalize())


class _Box(AdmonitionProcessor):
    def get_class_and_title(self, match: re.Match[str]) -> tuple[str, str | None]:
        kind, title = super().get_class_and_title(match)
        return kind, _title(kind) if match[2] is None else title


class _FoldedBox(DetailsProcessor):
    def run(self, parent: etree.Element, blocks: list[str]) -> None:
        match = self.START.search(blocks[0])
        if match and match[4]:
            end = match.end(4)
            blocks[0] = f'{blocks[0][:end]} "{_title(match[4])}"{blocks[0][end:]}'
        super().run(parent, blocks)


class BoxTitles(Extension):
    """Takes the place of ``admonition`` and ``pymdownx.details`` where the book's Markdown has them."""

    def extendMarkdown(self, md: Markdown) -> None:
        for name, processor in (("admonition", _Box), ("details", _FoldedBox)):
            if name in md.parser.blockprocessors:
                md.parser.blockprocessors.register(processor(md.parser), name, 105)
