"""The profile card of an OPD."""

from __future__ import annotations

from collections.abc import Iterator

from ..book.model import Opd, OpdKind
from ..indonesian import format_period
from .base import Html, View
from .lists import OPD_KINDS
from .parts import Fact, bullets, card, dimension_link, joined, opd_link
from .source import regulation_link, source_link, statement

__all__ = ["profile"]


def profile(view: View, opd: Opd) -> Html:
    """What the register knows of an OPD; what nobody has filled stays and says so.

    A dimension without a source is marked as our own grouping.
    """
    return card(_facts(view, opd), two=True)


def _facts(view: View, opd: Opd) -> Iterator[Fact]:
    district = view.book.districts.get(opd.id)
    yield Fact("Bentuk", OPD_KINDS[opd.kind])
    if opd.short:
        yield Fact("Nama pendek", opd.short)
    yield Fact("Dimensi", _dimension(view, opd))
    yield Fact("Dasar hukum", joined(", ", (regulation_link(view, id) for id in opd.legal_basis)) or None)
    if opd.kind is OpdKind.DISTRICT:
        yield Fact("Kode BPS", opd.bps)
        yield Fact("Kode Kemendagri", opd.kemendagri)
        if district and district.villages:
            yield Fact("Kelurahan", str(len(district.villages)))
    if opd.since:
        yield Fact("Sejak", format_period(opd.since))
    if opd.until:
        yield Fact("Sampai", format_period(opd.until))
        yield Fact("Penerus", opd_link(view, opd.successor) if opd.successor else None)
    yield Fact("Produsen data", opd.data_producer)
    yield Fact("Penghubung", opd.contact)
    yield Fact("Tugas", bullets(statement(view, s) for s in opd.duties), wide=True)
    if opd.history:
        yield Fact("Riwayat", bullets(statement(view, s) for s in opd.history), wide=True)
    if opd.note:
        yield Fact("Catatan", opd.note, wide=True)
    yield Fact("Sumber", source_link(view, opd.source), wide=True)


def _dimension(view: View, opd: Opd) -> Html | None:
    if opd.dimension is None:
        return None
    source = source_link(view, opd.dimension_source) if opd.dimension_source else None
    return dimension_link(view, opd.dimension, source)
