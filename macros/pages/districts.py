"""The kecamatan with their kelurahan and codes, under the licence that their table asks for."""

from __future__ import annotations

from collections.abc import Iterator

from ..book.model import District
from ..views.base import Html, View
from ..views.lists import puskesmas_list, village_list
from ..views.parts import joined, nothing, opd_link
from ..views.source import source_link
from .base import Page, PageType, Plan, Sheet

__all__ = ["PAGE"]


def make(plan: Plan) -> Iterator[Page]:
    """One page; each kecamatan has its id as an anchor."""
    path = "kecamatan.md"
    view, book, sheet = plan.view(path), plan.book, Sheet()
    districts = sorted(book.districts.values(), key=lambda d: d.name.casefold())
    villages = sum(len(d.villages) for d in districts)
    sheet.title("Kecamatan dan kelurahan", "Rujukan")
    if districts:
        sheet.lead(f"{len(districts)} kecamatan dengan {villages} kelurahan dan kodenya.")
        _licence(sheet, view, districts)
    else:
        sheet.block(nothing("kecamatan"))
    for district in districts:
        sheet.heading(2, f"Kecamatan {district.name}", district.id)
        sheet.paragraph(_codes(view, district))
        sheet.block(village_list(view, [district], f"Kelurahan di Kecamatan {district.name}"))
        own = [p for p in book.puskesmas.values() if p.district == district.id]
        if own:
            sheet.block(puskesmas_list(view, own, f"Puskesmas di Kecamatan {district.name}"))
    file = "data/kota/kecamatan.yaml" if districts else None
    description = "Kecamatan, kelurahan, dan kode wilayahnya."
    yield Page(path, "Kecamatan dan kelurahan", sheet.done(), file, description=description)


def _licence(sheet: Sheet, view: View, districts: list[District]) -> None:
    """Who made the table and under which licence it may be used."""
    for id in dict.fromkeys(d.source for d in districts):
        source = view.book.sources.get(id)
        licence = f" Lisensi tabel ini: {source.licence}." if source and source.licence else ""
        sheet.paragraph(Html("Nama dan kode kelurahan: {}.{}").format(source_link(view, id), licence))


def _codes(view: View, district: District) -> Html:
    opd = view.book.opds.get(district.id)
    bps = f"kode BPS {opd.bps}" if opd and opd.bps else ""
    kemendagri = f"kode Kemendagri {opd.kemendagri}" if opd and opd.kemendagri else ""
    chapter = Html("Bab: {}").format(opd_link(view, district.id)) if opd else ""
    return joined(" · ", (chapter, bps, kemendagri, f"{len(district.villages)} kelurahan"))


PAGE = PageType("districts", make)
