"""Links that leave the book lead to hosts that the plan has a reason to name, and plainly so.

A reason is a record with an address on that host (a source, a regulation, an application), or the maintainers' list
in the settings. A gambling link slipped into a government page has neither.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..book.model import Book
from ..chapters import Chapter, Link
from ..findings import Finding
from ..rendering.addresses import Address, Leads, read_address
from .base import Rule, Subject

__all__ = ["RULE", "known_hosts"]


def known_hosts(book: Book) -> frozenset[str]:
    """The hosts that pages may link: those of recorded addresses, and those of the settings."""
    links = (
        *(source.link for source in book.sources.values()),
        *(regulation.link for regulation in book.regulations.values()),
        *(application.link for application in book.applications.values()),
    )
    return frozenset((*(read_address(link).host for link in links if link), *book.settings.hosts)) - {""}


def check(subject: Subject) -> Iterator[Finding]:
    """Judge every link that leaves the book; those within it are the business of ``links``."""
    hosts = known_hosts(subject.book)
    for chapter in subject.chapters.values():
        for link in subject.links.get(chapter.path, ()):
            address = read_address(link.target)
            if address.leads is Leads.MAIL:
                yield from _mail(subject.book, chapter, link, address)
            elif address.leads in {Leads.OUTSIDE, Leads.DISGUISED} and link.is_picture:
                yield _picture(link)
            elif address.leads is Leads.DISGUISED:
                yield _disguised(link, address)
            elif address.leads is Leads.OUTSIDE and address.host not in hosts:
                yield _unknown(link, address)


def _picture(link: Link) -> Finding:
    message = f"Gambar “{link.target[:200].strip()}” dimuat dari situs lain, dan itu tidak boleh."
    return Finding(
        "alamat-terlarang", link.place, message, "simpan gambarnya di folder bab, lalu ![keterangan](nama.png)"
    )


def _unknown(link: Link, address: Address) -> Finding:
    message = f"Situs {address.host[:100]} belum tercatat sebagai sumber buku ini, jadi belum boleh ditaut."
    words = " ".join(link.text.split())[:100]
    title = words if words and "://" not in words else "…"
    mend = (
        'catat halamannya di data/sumber/id-sumber.yaml, lalu kutip dengan {{ sumber("id-sumber") }}\n'
        f"judul: {title}\npenerbit: …\njenis: …\ntautan: {address.text[:300]}"
    )
    return Finding("situs-luar", link.place, message, mend)


def _disguised(link: Link, address: Address) -> Finding:
    if "xn--" in address.host or not address.host.isascii():
        message = f"Nama situs {address.host[:100]} memakai huruf di luar abjad biasa. Apakah memang situs itu?"
        mend = "ketik ulang alamatnya dengan huruf biasa; bila memang begitu namanya, tanyakan kepada sekretariat"
        return Finding("situs-luar", link.place, message, mend)
    leads = f" Yang dibuka: {address.host[:100]}." if address.host else ""
    message = f"Alamat “{address.text[:200]}” menyamarkan situs yang dibukanya.{leads}"
    mend = "https://nama-situs/halaman   (tanpa @, tanpa nomor di belakang titik dua, tanpa xn--)"
    return Finding("situs-luar", link.place, message, mend)


def _mail(book: Book, chapter: Chapter, link: Link, address: Address) -> Iterator[Finding]:
    known = book.settings.report_mail.lower()
    # An address that stands there in full is told as data about a person.
    if (known and address.host == known) or (address.host and address.host in chapter.masked_prose.lower()):
        return
    message = f"Alamat surel “{address.host[:100]}” bukan alamat kantor yang tercatat di pengaturan buku."
    mend = f"mailto:{known}" if known else "sebut kantornya; alamat surel diatur di data/pengaturan.yaml"
    yield Finding("situs-luar", link.place, message, mend)


RULE = Rule({"situs-luar": "Tautan ke situs atau surel yang tidak tercatat, atau yang menyamar."}, check)
