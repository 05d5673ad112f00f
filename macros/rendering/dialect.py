"""The Markdown of this book: which extensions are on, and how. The check and the site read pages by it alike."""

from __future__ import annotations

from typing import Any

from markdown import Extension, Markdown

from .boxes import BoxTitles
from .codespans import CodeSpans

__all__ = ["EXTENSIONS", "SETTINGS", "new_markdown"]

SETTINGS: dict[str, dict[str, Any]] = {
    "footnotes": {"BACKLINK_TITLE": "Kembali ke tempat catatan {} dirujuk"},
    # Not as a style: a page runs without inline styles.
    "tables": {"use_align_attribute": True},
    "toc": {"permalink": "#", "permalink_title": "Tautan ke bagian ini", "toc_depth": 3},
    "pymdownx.highlight": {"use_pygments": True, "anchor_linenums": False},
    "pymdownx.tabbed": {"alternate_style": True},
    "pymdownx.tasklist": {"custom_checkbox": True},
}
# None of these reads files, fetches pictures or passes HTML by the sanitiser (snippets, b64, emoji, blocks).
EXTENSIONS: tuple[str | Extension, ...] = (
    "abbr",
    "admonition",
    "attr_list",
    "def_list",
    "footnotes",
    "md_in_html",
    "tables",
    "toc",
    "pymdownx.caret",
    "pymdownx.details",
    "pymdownx.highlight",
    "pymdownx.inlinehilite",
    "pymdownx.keys",
    "pymdownx.mark",
    "pymdownx.superfences",
    "pymdownx.tabbed",
    "pymdownx.tasklist",
    "pymdownx.tilde",
    BoxTitles(),
    CodeSpans(),
)


def new_markdown() -> Markdown:
    """A converter of this book's Markdown; reset it between pages."""
    return Markdown(extensions=list(EXTENSIONS), extension_configs=SETTINGS)
