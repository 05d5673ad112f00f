"""Who reviews which files: the forge's list of owners, made from the register of OPDs."""

from __future__ import annotations

from ..book.model import Book

__all__ = ["OWNERS_FILE", "owners_text"]

OWNERS_FILE = ".github/CODEOWNERS"
_HEAD = """\
# Dibuat oleh `python3 -m macros pemilik --tulis` dari data/opd/*/profil.yaml (tim) dan
# data/pengaturan.yaml (tim_sekretariat); jangan disunting di sini. Baris terakhir yang cocok berlaku.
"""


def owners_text(book: Book) -> str:
    """The text of ``CODEOWNERS``: the secretariat's team for everything, an OPD's team for what is the OPD's.

    Where neither team is recorded no owner is named.
    """
    lines = [f"* {book.settings.team}"] if book.settings.team else []
    for opd in sorted(book.opds.values(), key=lambda opd: opd.id):
        if opd.team:
            lines += [f"/docs/opd/{opd.id}/ {opd.team}", f"/data/opd/{opd.id}/ {opd.team}"]
    return "\n".join([_HEAD, *lines]) + "\n" if lines else _HEAD
