"""The source that a message names: one of the book's, or the beginnings of a new record."""

from __future__ import annotations

import re
from dataclasses import dataclass

from ..book.model import Book
from ..personal import personal_data
from ..readings import OR
from ..rendering.addresses import read_address
from ..rules.hosts import known_hosts
from .message import Message

__all__ = ["NewSource", "find_source", "first_word"]

MAX_SOURCE = 300
"""Longest name of a source, in characters."""
_LINK = re.compile(r"https?://[^\s<>\"”]+")
_SAME = {"sama", "sumber sama", "sumber yang sama", "sumber itu juga"}


@dataclass(frozen=True, slots=True)
class NewSource:
    """A source that the book does not know yet, as far as the message tells; nothing is guessed.

    :param publisher: one that the book knows; empty where the message names none.
    :param missing: names of the fields that somebody has to look up.
    :param left_out: addresses on hosts that the book does not know: a person opens them first.
    """

    id: str
    title: str
    publisher: str
    number: str
    link: str
    missing: tuple[str, ...]
    left_out: str = ""


def find_source(message: Message, book: Book) -> tuple[str, NewSource | None]:
    """The id of the source, and its record where the book has none yet.

    :raises SetAside: where the message names none, or one that must not be written down.
    """
    words = message.source
    if words.casefold().rstrip(".") in _SAME:
        words = message.shown_source
    if not words:
        raise message.aside("sumber", "Sumber angka baru kosong.", "sumber: judul, penerbit, nomor atau tautan")
    if len(words) > MAX_SOURCE:
        told = f"Sumber lebih panjang dari {MAX_SOURCE} huruf."
        raise message.aside("sumber", told, "sumber: judul dan nomornya saja")
    rest = _LINK.sub("", words)
    private = next(personal_data(rest), None)
    if private:
        told = f"Sumber memuat {private.kind}; buku ini tidak memuat data pribadi."
        raise message.aside("sumber", told, private.mend)
    links = [found.rstrip(".,;)") for found in _LINK.findall(words)]
    known = _known(words, links, book)
    if len(known) > 1:
        choices = OR.join(f"sumber: {id}" for id in known)
        raise message.aside("sumber", "Beberapa sumber di buku ini bernama sama.", choices)
    if known:
        return known[0], None
    new = _new_source(rest, links, book)
    if not new.title:
        told = "Sumber ini belum ada di buku, dan judulnya tidak disebut."
        raise message.aside("sumber", told, "sumber: judul, penerbit, nomor atau tautan")
    return new.id, new


def first_word(words: str) -> str:
    """The id with which a page names a source: ``contoh-lkjip-2024 (Penerbit Contoh, Maret 2025)``."""
    return words.partition(" ")[0].strip(",;()")


def _known(words: str, links: list[str], book: Book) -> list[str]:
    """The book's sources that are named by id, else by address, else by title."""
    if first_word(words) in book.sources:
        return [first_word(words)]
    sources = book.sources.values()
    named = {link.rstrip("/") for link in links}
    if linked := [s.id for s in sources if s.link and s.link.rstrip("/") in named]:
        return linked
    return [s.id for s in sources if re.match(rf"(?i){re.escape(s.title)}(?:$|\s*[,;.(])", words)]


def _new_source(rest: str, links: list[str], book: Book) -> NewSource:
    numbered = re.search(r"(?i)\b(?:nomor|no)\b\.?\s*:?\s*([\w./-]*\d[\w./-]*)", rest)
    number = numbered[1].rstrip(".") if numbered else ""
    rest = rest.replace(numbered[0], "") if numbered else rest
    publisher = _publisher(rest, book)
    rest = re.sub(rf"(?i)(?:^|[,;(])\s*{re.escape(publisher)}\s*(?:\)|(?=[,;])|$)", "", rest) if publisher else rest
    title = " ".join(re.sub(r"\s+(?=[,;)])|\(\s*\)", "", rest).split()).strip(" ,;")
    if title.count("(") != title.count(")"):
        title = re.sub(r"[()]", "", title)
    title = title or (f"Dokumen nomor {number}" if number else "")
    hosts = known_hosts(book)
    link = next((link for link in links if read_address(link).host in hosts), "")
    missing = ["jenis", "terbit"]
    missing += [] if publisher else ["penerbit"]
    missing += [] if number or link else ["nomor atau tautan"]
    left_out = ", ".join(other for other in links if other != link)
    return NewSource(_fresh_id(title, book), title, publisher, number, link, tuple(missing), left_out)


def _publisher(words: str, book: Book) -> str:
    """A publisher of the book that stands between the commas of a source's name."""
    names = (*(source.publisher for source in book.sources.values()), *(opd.name for opd in book.opds.values()))
    known = {name.casefold(): name for name in names}
    pieces = (" ".join(piece.split()).casefold() for piece in re.split(r"[,;()]", words))
    return next((known[piece] for piece in pieces if piece in known), "")


def _fresh_id(title: str, book: Book) -> str:
    stem = re.sub(r"[^a-z0-9]+", "-", title.casefold()).strip("-")[:50].strip("-")
    stem = stem if stem[:1].isalpha() else f"sumber-{stem}".strip("-")
    return next(id for n in range(1, 1000) if (id := stem if n == 1 else f"{stem}-{n}") not in book.sources)
