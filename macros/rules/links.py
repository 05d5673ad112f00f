"""Links, anchors and pictures of written pages lead somewhere."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from urllib.parse import unquote

from ..chapters import Chapter, Link
from ..findings import Finding, nearest
from .base import Rule, Subject

__all__ = ["RULE"]

_OUTSIDE = re.compile(r"(?:https?|mailto):", re.IGNORECASE)


def check(subject: Subject) -> Iterator[Finding]:
    for chapter in subject.chapters.values():
        for link in chapter.links:
            yield from _link(subject, chapter, link)


def _link(subject: Subject, chapter: Chapter, link: Link) -> Iterator[Finding]:
    target = link.target.strip()
    if not target or _OUTSIDE.match(target) or "{{" in target:
        return
    if re.match(r"[A-Za-z][A-Za-z0-9+.-]*:", target):
        message = f"Tautan “{target}” tidak dapat dipakai: hanya https, http, mailto, atau letak berkas."
        yield Finding("tautan-mati", link.place, message, "https://…   atau   letak berkas dari halaman ini")
        return
    if target.startswith("/"):
        message = f"Tautan “{target}” tidak dapat dipakai: tulis letak berkas dari halaman ini."
        yield Finding("tautan-mati", link.place, message, _relative(chapter.path, _page_at(subject, target)))
        return
    address, _, anchor = target.partition("#")
    # The page or row of a record that could not be read is missing only until that is mended.
    if not subject.book.unreadable.isdisjoint((anchor, *re.split(r"[/.]", address))):
        return
    path = posixpath.normpath(posixpath.join(posixpath.dirname(chapter.path), unquote(address.partition("?")[0])))
    if not address:
        path = chapter.path
    if link.is_picture:
        if path not in subject.files:
            near = nearest(path, subject.files - set(subject.anchors)) if len(subject.files) else []
            message = f"Gambar “{target}” tidak ada." + (f" Yang mirip: {near[0]}." if near else "")
            yield Finding("gambar-tidak-ada", link.place, message, _relative(chapter.path, near[0]) if near else "")
        return
    if path in subject.anchors:
        known = subject.anchors[path]
        if anchor and unquote(anchor) not in known:
            near = nearest(anchor, known)
            message = f"Bagian “#{anchor}” tidak ada di {path}."
            yield Finding("jangkar-mati", link.place, message, f"{address}#{near[0]}" if near else address)
        return
    if path not in subject.files:
        near = nearest(path, subject.anchors)
        message = f"Tautan “{target}” tidak menuju halaman mana pun. Yang mirip: {', '.join(near)}."
        yield Finding("tautan-mati", link.place, message, _relative(chapter.path, near[0]) if near else "")


def _page_at(subject: Subject, address: str) -> str:
    """The page that an address from the site's root means, or the one most like it."""
    path = address.partition("#")[0].strip("/")
    meant = (f"{path}/index.md".lstrip("/"), f"{path}.md", path)
    return next((page for page in meant if page in subject.anchors), None) or nearest(path, subject.anchors)[0]


def _relative(here: str, target: str) -> str:
    return posixpath.relpath(target, posixpath.dirname(here) or ".")


RULE = Rule(
    {
        "tautan-mati": "Tautan yang tidak menuju halaman mana pun.",
        "jangkar-mati": "Tautan ke bagian yang tidak ada di halamannya.",
        "gambar-tidak-ada": "Gambar yang berkasnya tidak ada.",
    },
    check,
)
