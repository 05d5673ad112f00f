"""The navigation, from the register: nobody edits ``mkdocs.yml`` for a new OPD, metric or page."""

from __future__ import annotations

import html
from typing import Any

from ..book.model import Book, Opd, OpdKind
from ..check import Checked

__all__ = ["build_navigation"]

KIND_TITLES = {
    OpdKind.SECRETARIAT: "Sekretariat",
    OpdKind.INSPECTORATE: "Inspektorat",
    OpdKind.BOARD: "Badan",
    OpdKind.DEPARTMENT: "Dinas",
    OpdKind.POLICE: "Satpol PP",
    OpdKind.HOSPITAL: "Rumah sakit",
    OpdKind.DIVISION: "Bagian",
    OpdKind.DISTRICT: "Kecamatan",
}
_FRAME_FIRST = ("cara-membaca.md", "kerangka/index.md", "kerangka/kesiapan.md", "kerangka/kelembagaan.md",
                "kerangka/dokumen-perencanaan.md", "tentang/bimtek.md", "kerangka/mitigasi-bencana.md")  # fmt: skip
_BESIDE_DIMENSIONS = ("quick-win.md", "kerangka/program-unggulan.md")
_FRAME = ("visi.md", "dokumen.md", "lembaga.md", "peristiwa.md", "catatan.md")
_REFERENCE = ("program.md", "aplikasi.md", "puskesmas.md", "kecamatan.md",
              "peraturan.md", "istilah.md")  # fmt: skip
_GUIDE = ("panduan/index.md", "panduan/bab.md", "panduan/usulan.md", "panduan/data.md", "panduan/templat.md",
          "panduan/makro.md", "panduan/kesalahan.md")  # fmt: skip
_LONG = 40
"""A dimension with more metrics lists them by its parts: every page carries the list that it stands in."""

Nav = list[Any]


def build_navigation(checked: Checked) -> Nav:
    """MkDocs' ``nav``: Beranda, Kerangka, Dimensi, OPD by kind, Indikator by dimension, Rujukan, Panduan.

    A written page that no rule places comes under Kerangka, so that none goes unnoticed.
    """
    # The theme prints navigation titles as HTML, and some of them come from YAML.
    titles = {page.path: html.escape(page.title) for page in checked.pages}
    titles |= {path: html.escape(chapter.title) for path, chapter in checked.chapters.items()}
    left = dict(titles)

    def take(*paths: str) -> Nav:
        return [{left.pop(path): path} for path in paths if path in left]

    book = checked.book
    home = take("index.md")
    dimensions = take(*(f"dimensi/{id}.md" for id in book.dimensions))
    dimensions += take(*sorted(p for p in left if p.startswith("dimensi/"))) + take(*_BESIDE_DIMENSIONS)
    opds = take("opd/index.md") + _opds(book, take)
    opds += take(*sorted(p for p in left if p.startswith("opd/")))
    metrics = take("indikator/index.md", "indikator/a-z.md", "angka-berbeda.md", "belum-diisi.md")
    metrics += _metrics(book, take)
    sources = take("sumber/index.md") + take(*sorted(p for p in left if p.startswith("sumber/")))
    reference = take(*_REFERENCE) + ([{"Sumber": sources}] if sources else [])
    guide = take(*_GUIDE) + take(*sorted(p for p in left if p.startswith("panduan/")))
    frame = take(*_FRAME_FIRST) + take(*sorted(p for p in left if p not in _FRAME)) + take(*_FRAME)
    parts = {"Kerangka": frame, "Dimensi": dimensions, "OPD": opds, "Indikator": metrics, "Rujukan": reference,
             "Panduan": guide}  # fmt: skip
    return home + [{title: entries} for title, entries in parts.items() if entries]


def _opds(book: Book, take: Any) -> Nav:
    by_kind: dict[OpdKind, list[Opd]] = {}
    for opd in book.living_opds:
        by_kind.setdefault(opd.kind, []).append(opd)
    groups: Nav = []
    for kind, opds in by_kind.items():
        entries = take(*(f"opd/{opd.id}/index.md" for opd in opds))
        groups += [{KIND_TITLES[kind]: entries}] if len(entries) > 1 else entries
    former = take(*(f"opd/{opd.id}/index.md" for opd in book.former_opds))
    return groups + ([{"Sudah berganti": former}] if former else [])


def _metrics(book: Book, take: Any) -> Nav:
    groups: Nav = []
    for dimension in book.dimensions.values():
        metrics = book.metrics_in(dimension.id)
        split = len(metrics) > _LONG
        parts: Nav = []
        for part in dimension.parts if split else ():
            own = take(*(f"indikator/{m.id}.md" for m in book.metrics_in(f"{dimension.id}/{part.id}")))
            parts += [{html.escape(part.name): own}] if own else []
        entries = parts + take(*(f"indikator/{m.id}.md" for m in metrics))
        groups += [{html.escape(dimension.name): entries}] if entries else []
    rest = take(*(f"indikator/{id}.md" for id in book.metrics))
    return groups + ([{"Tanpa dimensi": rest}] if rest else [])
