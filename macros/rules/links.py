"""Links, anchors and pictures of written pages lead somewhere within the book; ``hosts`` judges those that leave it."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from urllib.parse import unquote

from ..chapters import Chapter, Link
from ..findings import Finding, NearNames
from ..rendering.addresses import Leads, read_address
from .base import Rule, Subject

__all__ = ["RULE"]


LIKE = 0.7
"""Pages and sections less alike than this are not proposed: a link to a wrong page is worse than a dead one."""


def check(subject: Subject) -> Iterator[Finding]:
    for chapter in subject.chapters.values():
        nearest = NearNames()
        for link in subject.links.get(chapter.path, ()):
            yield from _link(subject, chapter, link, nearest)


def _link(subject: Subject, chapter: Chapter, link: Link, nearest: NearNames) -> Iterator[Finding]:
    address = read_address(link.target)
    if not address.text or ("{{" in address.text and not re.search(r"\s", address.text)):
        return
    if address.leads in {Leads.OUTSIDE, Leads.MAIL, Leads.DISGUISED}:
        return
    if address.leads is Leads.SCHEME:
        message = f"Tautan “{_short(link.target)}” tidak dapat dipakai: hanya https, http, mailto, atau letak berkas."
        yield Finding("tautan-mati", link.place, message, "https://…   atau   letak berkas dari halaman ini")
    elif address.leads is Leads.BROKEN:
        message = f"Alamat “{_short(link.target)}” memuat spasi, garis miring terbalik, atau tanda tak terlihat."
        mend = re.sub(r"\s+", "-", address.text.replace("\\", "/").lstrip("/"))
        yield Finding("alamat-terlarang", link.place, message, mend[:300])
    elif address.leads is Leads.ROOT:
        message = f"Tautan “{_short(link.target)}” tidak dapat dipakai: tulis letak berkas dari halaman ini."
        yield Finding(
            "tautan-mati", link.place, message, _relative(chapter.path, _page_at(subject, address.text, nearest))
        )
    elif link.is_raw and not address.text.startswith("#"):
        yield _as_markdown(link)
    else:
        yield from _within_book(subject, chapter, link, address.text, nearest)


def _short(text: str) -> str:
    plain = re.sub(r"[\x00-\x1f]+", "", text)
    return plain if len(plain) <= 200 else f"{plain[:200]}…"


def _as_markdown(link: Link) -> Finding:
    """An address in a tag is never moved to where the page ends up; the same in Markdown is."""
    tag, text = ("img", "keterangan") if link.is_picture else ("a", "teks tautan")
    message = f"Alamat berkas di dalam tanda HTML <{tag}> tidak akan menuju berkas itu setelah buku dibangun."
    return Finding("tautan-html", link.place, message, f"{'!' * link.is_picture}[{text}]({_short(link.target)})")


def _within_book(subject: Subject, chapter: Chapter, link: Link, target: str, nearest: NearNames) -> Iterator[Finding]:
    address, _, anchor = target.partition("#")
    # The page or row of a record that could not be read is missing only until that is mended.
    if not subject.book.unreadable.isdisjoint((anchor, *re.split(r"[/.]", address))):
        return
    path = posixpath.normpath(posixpath.join(posixpath.dirname(chapter.path), unquote(address.partition("?")[0])))
    if not address:
        path = chapter.path
    if link.is_picture and path.endswith(".md"):
        message = f"“{_short(target)}” bukan gambar, melainkan halaman."
        yield Finding("gambar-tidak-ada", link.place, message, f"[judul halaman]({_short(target)})")
        return
    if link.is_picture:
        if path not in subject.files:
            near = _near_file(subject, path, nearest)
            message = f"Gambar “{_short(target)}” tidak ada." + (f" Yang mirip: {near}." if near else "")
            mend = _relative(chapter.path, near) if near else "simpan gambarnya di folder bab"
            yield Finding("gambar-tidak-ada", link.place, message, mend)
        return
    if path in subject.anchors:
        known = subject.anchors[path]
        if anchor and anchor not in known:  # letter by letter, as the build compares them
            near = _near_anchor(unquote(anchor), known, nearest)
            message = f"Bagian “#{_short(anchor)}” tidak ada di {path}."
            mend = f"{address}#{near}" if near and " " not in near else address or f"hapus #{anchor[:60]}"
            yield Finding("jangkar-mati", link.place, message, mend)
        return
    if path not in subject.files:
        near_pages = nearest(path, subject.anchors, floor=LIKE)
        message = f"Tautan “{_short(target)}” tidak menuju halaman mana pun."
        message += f" Yang mirip: {', '.join(near_pages)}." if near_pages else ""
        mend = _relative(chapter.path, near_pages[0]) if near_pages else "letak berkas halaman itu, dari halaman ini"
        yield Finding("tautan-mati", link.place, message, mend)


def _near_file(subject: Subject, path: str, nearest: NearNames) -> str:
    """The picture that was meant: of the same name in other capitals, in this folder or another, or the most alike."""
    if not nearest.left:
        return ""
    pictures = sorted(subject.files - set(subject.anchors))
    name = posixpath.basename(path).casefold()
    same = [p for p in pictures if posixpath.basename(p).casefold() == name]
    return next(iter(nearest(path, same or pictures, 1, floor=0.0 if same else 0.5)), "")


def _near_anchor(anchor: str, known: frozenset[str], nearest: NearNames) -> str:
    """The section that was meant; capitals, blanks and underscores are what people get wrong first."""
    plain = re.sub(r"[\W_]+", "-", anchor.casefold()).strip("-")
    return plain if plain in known else next(iter(nearest(anchor, known, floor=LIKE)), "")


def _page_at(subject: Subject, address: str, nearest: NearNames) -> str:
    """The page that an address from the site's root means, or the one most like it."""
    path = re.split("[?#]", address)[0].strip("/")
    meant = (f"{path}/index.md".lstrip("/"), f"{path}.md", path)
    there = next((page for page in meant if page in subject.anchors), None)
    return there or next(iter(nearest(path, subject.anchors)), meant[0])


def _relative(here: str, target: str) -> str:
    return posixpath.relpath(target, posixpath.dirname(here) or ".")


RULE = Rule(
    {
        "tautan-mati": "Tautan yang tidak menuju halaman mana pun.",
        "jangkar-mati": "Tautan ke bagian yang tidak ada di halamannya.",
        "gambar-tidak-ada": "Gambar yang berkasnya tidak ada.",
        "alamat-terlarang": "Alamat yang memuat spasi atau garis miring terbalik.",
        "tautan-html": "Alamat berkas di dalam tanda HTML.",
    },
    check,
)
