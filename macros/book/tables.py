"""The closed lists of ``data/kota/``: one file a list, one row a record (see :mod:`macros.book.schema`)."""

from __future__ import annotations

from dataclasses import dataclass

from . import fields as f
from . import measures as v
from . import model as m
from .reader import Field, Shape
from .schema import CLOSED, STATEMENT, source, sources

__all__ = ["TABLES", "VISION", "TableKind"]

_ID = Field("id", "id", f.identifier, "Id: huruf kecil, angka, tanda hubung.", True)
_NAME = Field("nama", "name", f.text, "Nama.", True)
_SOURCE = Field("sumber", "source", source, "Sumber baris ini.", True)
_NOTE = Field("catatan", "note", f.text, "Satu kalimat keterangan.")


@dataclass(frozen=True, slots=True)
class TableKind:
    """A kind whose records are rows under ``key`` in one file of ``data/kota/``.

    ``book`` is the field of :class:`~macros.book.model.Book` that holds them; ``shared`` fields stand once, at
    the top, and hold for each row.
    """

    name: str
    book: str
    file: str
    key: str
    shape: Shape
    shared: tuple[Field, ...] = ()


DIMENSION = Shape(
    m.Dimension,
    (
        _ID,
        _NAME,
        Field(
            "subdimensi",
            "parts",
            f.records(
                Shape(
                    m.SubDimension,
                    (_ID, _NAME, Field("inggris", "english", f.text, "Nama Inggrisnya.")),
                )
            ),
            "Subdimensi.",
            True,
        ),
        Field("sorotan", "highlight", f.reference("indikator"), "Indikator yang mewakilinya di beranda."),
    ),
)
UNIT = Shape(
    m.Unit,
    (
        Field("nama", "name", f.text, "Nama satuan.", True),
        Field("bulat", "whole", f.boolean, "ya, bila dihitung bulat.", True),
        Field("dapat_dijumlah", "additive", f.boolean, "ya, bila bagian-bagiannya berjumlah.", True),
        Field("tampil", "display", f.choice(m.UnitDisplay), "Cara satuan ditulis di samping angka."),
    ),
)
TERM = Shape(
    m.Term,
    (
        _ID,
        _NAME,
        Field("arti", "meaning", f.text, "Artinya dalam satu kalimat.", True),
        Field("sumber", "source", source, "Sumber artinya."),
    ),
)
FLAGSHIP = Shape(
    m.FlagshipProgramme,
    (
        _ID,
        _NAME,
        Field("dokumen", "document", f.reference("dokumen"), "Dokumen yang memuatnya."),
        Field("pemilik", "owner", f.reference("opd"), "OPD penanggung jawab."),
        _SOURCE,
        Field(
            "aktivasi",
            "activations",
            f.records(Shape(m.Activation, (_NAME, _SOURCE, _NOTE))),
            "Aktivasi yang namanya diketahui.",
        ),
        Field("bukti", "evidence", f.records(STATEMENT), "Yang dikatakan sumber tentangnya."),
        _NOTE,
    ),
)
DISTRICT = Shape(
    m.District,
    (
        _ID,
        _NAME,
        _SOURCE,
        Field(
            "kelurahan",
            "villages",
            f.records(Shape(m.Village, (Field("kode", "code", f.code, "Kode BPS.", True), _NAME))),
            "Kelurahannya.",
        ),
    ),
)
PUSKESMAS = Shape(
    m.Puskesmas,
    (
        _ID,
        _NAME,
        Field("kecamatan", "district", f.reference("kecamatan"), "Kecamatannya, bila sumber menyebut."),
        _SOURCE,
        _NOTE,
    ),
)
BODY = Shape(
    m.Body,
    (
        _ID,
        _NAME,
        Field("jenis", "kind", f.choice(CLOSED["lembaga"]), "Bentuk lembaga.", True),
        Field("dasar", "basis", f.reference("peraturan"), "Peraturan yang membentuknya."),
        Field("koordinator", "coordinator", f.reference("opd"), "OPD yang mengoordinasi."),
        Field("peran", "role", f.text, "Perannya dalam rencana."),
        _NOTE,
        _SOURCE,
    ),
)
EVENT = Shape(
    m.Event,
    (
        Field("tanggal", "date", v.moment, "Tanggal, atau tidak-disebut.", True),
        Field("sampai", "until", v.moment, "Hari terakhir, bila lebih dari sehari."),
        Field("jenis", "kind", f.choice(CLOSED["peristiwa"]), "Jenis peristiwa.", True),
        _NAME,
        Field("hasil", "outcome", f.text, "Apa hasilnya.", True),
        Field("tempat", "venue", f.text, "Tempatnya."),
        Field("peserta", "participants", f.text, "Kantor dan kelompok yang hadir, bukan nama orang."),
        Field("sumber", "sources", sources, "Satu atau beberapa sumber.", True),
    ),
)
DOCUMENT = Shape(
    m.PlanningDocument,
    (
        _ID,
        _NAME,
        Field("jenis", "kind", f.choice(CLOSED["dokumen"]), "Jenis dokumen.", True),
        Field("pemilik", "owner", f.reference("opd"), "OPD penyusunnya."),
        Field("mulai", "start", v.whole, "Tahun awal."),
        Field("selesai", "end", v.whole, "Tahun akhir."),
        Field("status", "state", f.text, "Sampai di mana dokumennya."),
        Field("tanggal", "date", v.moment, "Tanggal status itu."),
        _NOTE,
        _SOURCE,
    ),
)
VISION = Shape(
    m.Vision,
    (
        Field("isi", "text", f.text, "Bunyi visi.", True),
        Field("periode", "period", v.period, "Tahun-tahunnya.", True),
        _SOURCE,
        Field("pilar", "pillars", f.records(STATEMENT), "Pilar visi."),
        Field("misi", "missions", f.records(Shape(m.Mission, STATEMENT.fields[1:])), "Misi, bila terbaca."),
        Field("jumlah_misi", "mission_count", v.whole, "Banyaknya misi."),
        Field("sumber_misi", "mission_source", source, "Sumber banyaknya misi."),
        _NOTE,
    ),
)

TABLES = (
    TableKind("satuan", "units", "satuan.yaml", "satuan", UNIT),
    TableKind("dimensi", "dimensions", "dimensi.yaml", "dimensi", DIMENSION, (_SOURCE,)),
    TableKind("istilah", "terms", "glosarium.yaml", "istilah", TERM),
    TableKind("progul", "flagships", "progul.yaml", "progul", FLAGSHIP),
    TableKind("kecamatan", "districts", "kecamatan.yaml", "kecamatan", DISTRICT),
    TableKind("puskesmas", "puskesmas", "puskesmas.yaml", "puskesmas", PUSKESMAS),
    TableKind("lembaga", "bodies", "lembaga.yaml", "lembaga", BODY),
    TableKind("peristiwa", "events", "peristiwa.yaml", "peristiwa", EVENT),
    TableKind("dokumen", "documents", "dokumen.yaml", "dokumen", DOCUMENT),
)
