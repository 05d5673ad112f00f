"""What a chapter carries without its author typing it: its state at the head, its figures at the foot."""

from __future__ import annotations

import re

from ..chapters import Chapter
from ..placeholders import PLACEHOLDER, Expanded
from ..views.base import View
from ..views.home import hero
from ..views.notes import chapter_note, figures_on_page

__all__ = ["HOME", "dress"]

HOME = "index.md"


def dress(chapter: Chapter, body: Expanded, view: View) -> Expanded:
    """Put the chapter's state under its title, and the table of all figures that it shows at its end.

    The state comes from ``status_bab``, never from a typed line, so it cannot be forgotten or go stale.
    """
    if chapter.path == HOME:
        _open_with_hero(chapter, body, view)
    opd = view.book.opds.get(chapter.front.get("opd", ""))
    if opd is not None:
        lines = body.text.split("\n")
        title = next((n for n, line in enumerate(lines) if line.startswith("# ")), None)
        if title is not None:
            lines[title + 1 : title + 1] = ["", body.place(chapter_note(view, opd), block=True), ""]
            body.text = "\n".join(lines)
    if view.shown:
        body.text = body.text.rstrip("\n") + "\n\n## Angka di halaman ini { #angka-di-halaman-ini }\n\n"
        body.text += body.place(figures_on_page(view, view.shown), block=True) + "\n"
    return body


def _open_with_hero(chapter: Chapter, body: Expanded, view: View) -> None:
    """The first page's title and first paragraph become its hero; both stay the author's Markdown."""
    match = re.match(r"\s*# (.+)\n\s*\n((?:.+\n?)+)", body.text)
    if match is None or PLACEHOLDER.search(match.group()):
        return
    title, lead = match[1].strip(), " ".join(match[2].split())
    sections = {heading.text: heading.anchor for heading in chapter.headings if heading.level > 1}
    placed = body.place(hero(view, title, lead, sections), block=True)
    body.text = f"{placed}\n\n{body.text[match.end() :]}"
