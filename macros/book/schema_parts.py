"""Shapes that several kinds of record share: a source, written once or in place, and a sentence with its source."""

from __future__ import annotations

import re

from . import fields as f
from . import measures as v
from . import model as m
from .reader import INSIDE, Field, Reader, Shape
from .yamlfile import ListNode, MapNode, Node

__all__ = [
    "DIMENSION_FIELD", "NAME_FIELD", "NOTE_FIELD", "SOURCE", "SOURCE_FIELD", "STATEMENT", "default_certainty",
    "source", "sources",
]  # fmt: skip


def _slug(words: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", words.casefold()).strip("-")[:60].strip("-")


def default_certainty(kind: m.SourceKind | None) -> m.Certainty:
    """What a figure rests on where its author does not say: one rule, by the kind of its source."""
    match kind:
        case m.SourceKind.NEWS:
            return m.Certainty.MEDIA
        case m.SourceKind.REFERENCE:
            return m.Certainty.QUOTED
        case _:
            return m.Certainty.FINAL


_KINDS = {
    "statistik-resmi": "BPS atau kementerian yang menerbitkan statistik",
    "dokumen-daerah": "dokumen resmi pemerintah kota: RPJMD, Renstra, LKjIP, APBD",
    "peraturan": "naskah peraturan",
    "pedoman": "panduan, misalnya panduan penyusunan kota pintar",
    "data-opd": "hitungan kantor sendiri, dengan nomor surat atau berita acara",
    "berita": "media, juga siaran pers yang dimuat media",
    "rujukan": "sumber kedua: ensiklopedia, skripsi, tabel terbuka; isi `mengutip` dengan sumber aslinya",
    "dikecualikan": "dokumen yang tidak dibuka untuk umum; yang boleh disebut hanya ringkasannya",
}

SOURCE = Shape(
    m.Source,
    (
        Field("judul", "title", f.text, "Judul seperti tertulis di sumbernya.", True),
        Field("penerbit", "publisher", f.text, "Yang menerbitkan: kantor, media, atau situs.", True),
        Field("jenis", "kind", f.choice(m.SourceKind, _KINDS), "Siapa yang berbicara dalam sumber ini.", True),
        Field("nomor", "number", f.text, "Nomor surat atau berita acara, untuk data kantor sendiri."),
        Field("terbit", "published", v.moment, "Tanggal, bulan, atau tahun terbit."),
        Field("tautan", "link", f.link, "Alamat web sumbernya."),
        Field("mengutip", "quoting", f.text, "Sumber asli yang dikutip sumber kedua ini."),
        Field("lisensi", "licence", f.text, "Izin pakai, bila sumbernya menyebut."),
        Field("catatan", "note", f.text, "Satu kalimat keterangan."),
    ),
)


def source(node: Node, reader: Reader) -> str | None:
    """id sumber, atau kolom-kolom sumber yang ditulis di tempat."""
    if not isinstance(node, MapNode):
        name = f.reference("sumber")(node, reader)
        return name if isinstance(name, str) else None
    values = SOURCE.values(node, reader)
    if values is None:
        return None
    written = m.Source(id=_slug(f"{values['publisher']} {values['title']}"), place=node.place, **values)
    reader.inline_sources.append(written)
    return written.id


INSIDE[source] = tuple(SOURCE.names())


def sources(node: Node, reader: Reader) -> tuple[str, ...] | None:
    """id sumber, satu atau beberapa."""
    if not isinstance(node, ListNode):
        single = source(node, reader)
        return (single,) if single else None
    found: tuple[str, ...] | None = f.many(source)(node, reader)
    return found


STATEMENT = Shape(
    m.Statement,
    (
        Field("tahun", "year", v.whole, "Tahunnya."),
        Field("isi", "text", f.text, "Satu kalimat.", True),
        Field("sumber", "source", source, "Sumber kalimat ini.", True),
    ),
)

DIMENSION_FIELD = Field(
    "dimensi", "dimension", f.dimension, "Dimensi, boleh dengan subdimensi: smart-living/mobilitas."
)
NOTE_FIELD = Field("catatan", "note", f.text, "Satu kalimat keterangan.")
SOURCE_FIELD = Field("sumber", "source", source, "Sumber catatan ini.", True)
NAME_FIELD = Field("nama", "name", f.text, "Nama lengkap.", True)
