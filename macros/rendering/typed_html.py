"""HTML and attribute lists that the sanitiser lets through, because Markdown makes them, but no author may type."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape

from ..chapters import Chapter
from ..findings import Finding
from .addresses import read_address
from .source import Markup, markup_of

__all__ = ["typed_html"]

_CLASSES = frozenset(
    """admonition admonition-title note abstract info tip success question warning failure danger bug example quote
    inline end grid cards annotate md-button md-button--primary md-tag md-tags middle lg caption""".split()
)
"""Classes that authors have a use for; the others are Markdown's own, and several hide what stands in them."""
_LINK = re.compile(r'<a\b[^>]*\bhref="([^"]*)"[^>]*>(.*?)</a>', re.DOTALL)
_TAG = re.compile(r"<[^>]*>")
_HOST = re.compile(r"(?:https?:?/{0,2})?((?:[a-z0-9-]+\.)+[a-z]{2,})(?:[/?#:].*)?", re.IGNORECASE | re.DOTALL)
_FILES = (".md", ".yaml", ".yml", ".png", ".jpg", ".webp", ".html", ".txt")


def typed_html(chapter: Chapter, html: str) -> Iterator[Finding]:
    """Tell classes that hide or cover, and links whose words name another site than they open.

    :param html: the page after the sanitiser.
    """
    if "<" in chapter.masked or "{" in chapter.masked:
        for item in markup_of(chapter.masked, chapter.masked):
            if item.tag not in {"code", "pre"}:
                yield from _classes(chapter, item)
    for link in _LINK.finditer(html) if "://" in html or "//" in chapter.body else ():
        yield from _name(chapter, unescape(link[1]), " ".join(unescape(_TAG.sub("", link[2])).split()))


def _classes(chapter: Chapter, item: Markup) -> Iterator[Finding]:
    for part in item.parts:
        wrong = [word for word in part.value.split() if word not in _CLASSES] if part.name == "class" else []
        # What begins with "mp-" or is on no list at all has its finding from the sanitiser.
        known = [word for word in wrong if re.match(r"tabbed-|task-list|headerlink|toc|footnote|linenos|twemoji", word)]
        known += [word for word in wrong if word in {"highlight", "highlighttable", "linenodiv", "critic", "block"}]
        if known:
            message = f"Kelas “{known[0]}” milik Markdown; bila diketik, tulisannya dapat hilang dari pandangan."
            yield Finding("html-terlarang", chapter.place(part.start), message, "hapus kelas itu")


def _name(chapter: Chapter, target: str, text: str) -> Iterator[Finding]:
    named = _HOST.fullmatch(text)
    if named is None or named[1].lower().endswith(_FILES):
        return
    host = read_address(target).host
    said = named[1].lower().removeprefix("www.")
    if host.removeprefix("www.") != said:
        leads = host or "halaman buku ini"
        message = f"Teks tautan menyebut situs {said[:100]}, sedangkan yang dibuka {leads[:100]}."
        found = (chapter.body.find(typed) for typed in (f"[{text}](", f"[{text}][", f">{text}<", text))
        at = next((at for at in found if at >= 0), 0)
        place = chapter.place(at)
        yield Finding("situs-luar", place, message, "tulis judul halamannya sebagai teks tautan")
