"""What a chapter carries without its author typing it: its state at the head, its figures at the foot."""

from __future__ import annotations

import re
from functools import partial

from markdown.extensions.toc import slugify

from ..chapters import Chapter, Heading, plain_words
from ..placeholders import PLACEHOLDER, Expanded, mark
from ..views.base import View
from ..views.home import hero
from ..views.notes import chapter_note, figures_on_page

__all__ = ["HOME", "dress"]

HOME = "index.md"


def dress(chapter: Chapter, body: Expanded, view: View) -> Expanded:
    """Put the chapter's state under its title, and the table of all figures that it shows at its end.

    The state comes from ``status_bab``, never from a typed line, so it cannot be forgotten or go stale.
    """
    opd = view.book.opds.get(chapter.front.get("opd", ""))
    end = _end_of_title(chapter)
    if opd is not None and end is not None:
        note = body.place(partial(chapter_note, view, opd), block=True)
        body.text = f"{body.text[:end]}\n\n{note}\n{body.text[end:]}"
    if chapter.path == HOME:
        _open_with_hero(chapter, body, view)
    if view.shown:
        body.text = body.text.rstrip("\n") + "\n\n## Angka di halaman ini { #angka-di-halaman-ini }\n\n"
        body.text += body.place(partial(figures_on_page, view, view.shown), block=True) + "\n"
    return body


def _end_of_title(chapter: Chapter) -> int | None:
    """Where the line of the page's title ends in the text whose calls are placeholders by now."""
    title = next((heading for heading in chapter.headings if heading.level == 1), None)
    if title is None:
        return None
    end = chapter.body.find("\n", chapter.line_starts[title.place.line - chapter.body_line])
    end = len(chapter.body) if end < 0 else end
    calls = [(number, call) for number, call in enumerate(chapter.calls) if call.end <= end]
    return end + sum(len(mark(number)) - (call.end - call.start) for number, call in calls)


def _open_with_hero(chapter: Chapter, body: Expanded, view: View) -> None:
    """The first page's title and first paragraph become its hero, in plain words."""
    match = re.match(r"\s*# (.+)\n\s*\n((?:.+\n?)+)", body.text)
    if match is None or PLACEHOLDER.search(match.group()):
        return
    title, lead = plain_words(match[1]), plain_words(" ".join(match[2].split()))
    sections = {h.text: _anchor(chapter, h) for h in chapter.headings if h.level > 1}
    placed = body.place(hero(view, title, lead, sections), block=True)
    body.text = f"{placed}\n\n{body.text[match.end() :]}"


def _anchor(chapter: Chapter, heading: Heading) -> str:
    start = chapter.line_starts[heading.place.line - chapter.body_line]
    typed = re.search(r"\{:?[^{}]*#([\w-]+)[^{}]*\}\s*$", chapter.body[start:].split("\n", 1)[0])
    return typed[1] if typed else slugify(heading.text, "-")
