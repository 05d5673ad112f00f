"""What ``daftar`` can list: for each kind of record the filters that it takes, and how it is shown."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from ..book.model import District, Metric, Opd, in_dimension
from ..views import lists as shown
from ..views.base import Html, View
from ..views.home import dimension_list
from ..views.metrics import metric_list
from ..views.overview import area_figures, full_figures, vision_card
from ..views.programmes import application_list, flagship_list, programme_list

__all__ = ["CITY", "LISTS", "OWNED_BY_CITY", "Filters"]

CITY = "kota"
"""The word for records that no OPD owns."""
OWNED_BY_CITY = {"angka", "indikator", "aplikasi"}


@dataclass(frozen=True, slots=True)
class Filters:
    """What a list is narrowed to; None where it is not.

    :param city: only what no OPD owns.
    """

    opd: Opd | None = None
    city: bool = False
    dimension: str | None = None
    area: District | None = None
    issuer: str | None = None

    def caption(self, view: View, words: str) -> str:
        """The list's title with what it is narrowed to."""
        owner = "milik kota" if self.city else self.opd.name if self.opd else None
        where = view.book.dimension_label(self.dimension) if self.dimension else None
        district = f"Kecamatan {self.area.name}" if self.area else None
        return ", ".join(filter(None, (words, owner, where, district, self.issuer)))

    def owns(self, *owners: str | None) -> bool:
        if self.city:
            return None in owners
        return self.opd is None or self.opd.id in owners

    def covers(self, dimension: str | None) -> bool:
        return self.dimension is None or in_dimension(dimension, self.dimension)


def _programmes(view: View, by: Filters) -> Html:
    found = [p for p in view.book.programmes.values() if by.owns(p.owner, *p.partners) and by.covers(p.dimension)]
    own_first = sorted(found, key=lambda p: (by.opd is not None and p.owner != by.opd.id, p.name.casefold()))
    return programme_list(view, own_first, by.caption(view, "Program"))


def _found_metrics(view: View, by: Filters) -> list[Metric]:
    known = sorted(view.book.metrics.values(), key=lambda m: m.name.casefold())
    found = [m for m in known if by.owns(m.owner) and by.covers(m.dimension)]
    return [m for m in found if by.area is None or any(row.area == by.area.id for row in m.figures)]


def _metrics(view: View, by: Filters) -> Html:
    area = by.area.id if by.area else None
    return metric_list(view, _found_metrics(view, by), by.caption(view, "Indikator"), area=area)


def _figures(view: View, by: Filters) -> Html:
    found = _found_metrics(view, by)
    return area_figures(view, found, by.area.id) if by.area else full_figures(view, found)


def _dimensions(view: View, by: Filters) -> Html:
    return dimension_list(view, view.book.dimensions.values())


def _vision(view: View, by: Filters) -> Html:
    return vision_card(view, view.book.vision)


def _applications(view: View, by: Filters) -> Html:
    found = [a for a in view.book.applications.values() if by.owns(a.owner) and by.covers(a.dimension)]
    found.sort(key=lambda a: a.name.casefold())
    return application_list(view, found, by.caption(view, "Aplikasi"))


def _regulations(view: View, by: Filters) -> Html:
    ids = set(by.opd.legal_basis) if by.opd else set(view.book.regulations)
    found = [r for r in view.book.regulations.values() if r.id in ids and by.issuer in {None, r.issuer}]
    found.sort(key=lambda r: (r.year, r.name))
    return shown.regulation_list(view, found, by.caption(view, "Peraturan"))


def _puskesmas(view: View, by: Filters) -> Html:
    found = [p for p in view.book.puskesmas.values() if by.area is None or p.district == by.area.id]
    found.sort(key=lambda p: p.name)
    return shown.puskesmas_list(view, found, by.caption(view, "Puskesmas"))


def _villages(view: View, by: Filters) -> Html:
    districts = [by.area] if by.area else list(view.book.districts.values())
    return shown.village_list(view, districts, by.caption(view, "Kelurahan"))


def _opds(view: View, by: Filters) -> Html:
    found = [o for o in view.book.living_opds if by.covers(o.dimension)]
    return shown.opd_list(view, found, by.caption(view, "OPD"))


def _events(view: View, by: Filters) -> Html:
    return shown.event_list(view, view.book.events)


def _bodies(view: View, by: Filters) -> Html:
    found = [b for b in view.book.bodies.values() if by.owns(b.coordinator)]
    return shown.body_list(view, found, by.caption(view, "Lembaga"))


def _flagships(view: View, by: Filters) -> Html:
    return flagship_list(view, [f for f in view.book.flagships.values() if by.owns(f.owner)])


def _documents(view: View, by: Filters) -> Html:
    found = [d for d in view.book.documents.values() if by.owns(d.owner)]
    return shown.document_list(view, found, by.caption(view, "Dokumen perencanaan"))


def _notes(view: View, by: Filters) -> Html:
    return shown.note_list(view, [n for n in view.book.notes.values() if by.owns(n.opd)])


LISTS: dict[str, tuple[tuple[str, ...], Callable[[View, Filters], Html]]] = {
    "program": (("opd", "dimensi"), _programmes),
    "indikator": (("opd", "dimensi", "wilayah"), _metrics),
    "angka": (("opd", "dimensi", "wilayah"), _figures),
    "aplikasi": (("opd", "dimensi"), _applications),
    "peraturan": (("opd", "penerbit"), _regulations),
    "puskesmas": (("kecamatan",), _puskesmas),
    "kelurahan": (("kecamatan",), _villages),
    "opd": (("dimensi",), _opds),
    "peristiwa": ((), _events),
    "lembaga": (("opd",), _bodies),
    "progul": (("opd",), _flagships),
    "dokumen": (("opd",), _documents),
    "catatan": (("opd",), _notes),
    "dimensi": ((), _dimensions),
    "visi": ((), _vision),
}
"""What can be listed, by the word that authors type: the filters that it takes, and how it is made."""
