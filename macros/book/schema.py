"""What a record looks like in YAML: one table a kind, the only place where Indonesian field names meet ours.

The author guide's list of fields is checked against these tables (``docs/panduan/data.md``). The metadata of a
metric follow Satu Data Indonesia (Perpres 39/2019: konsep, definisi, klasifikasi, ukuran, satuan) and the
indicator form of Peraturan BPS 5/2020 (interpretasi, metode, rumus).
"""

from __future__ import annotations

from dataclasses import dataclass

from . import fields as f
from . import measures as v
from . import model as m
from .reader import Field, Shape
from .schema_metric import METRIC
from .schema_parts import (
    DIMENSION_FIELD,
    NAME_FIELD,
    NOTE_FIELD,
    SOURCE,
    SOURCE_FIELD,
    STATEMENT,
    source,
    sources,
)

__all__ = ["CLOSED", "FILES", "SOURCE", "STATEMENT", "FileKind", "source", "sources"]

CLOSED = {
    "peraturan": ("uu", "pp", "perpres", "permen", "peraturan-lembaga", "perda", "perwako", "keputusan-wali-kota"),
    "dokumen": ("rpjpd", "rpjmd", "renstra", "rkpd", "renja", "apbd", "masterplan", "laporan"),
    "lembaga": (
        "dewan", "tim", "forum", "perguruan-tinggi", "pelatihan", "konsultan", "kementerian", "perusahaan-daerah",
    ),
    "peristiwa": (
        "kesepakatan", "bimtek", "evaluasi", "diskusi", "rapat", "peluncuran", "penetapan", "pelantikan", "pelatihan",
    ),
}  # fmt: skip
"""Closed lists that carry no behaviour; those that do are enumerations in :mod:`macros.book.model`."""

REVIEW = Shape(
    m.Review,
    (
        Field("tanggal", "date", v.day, "Tanggal pemeriksaan.", True),
        Field("oleh", "by", f.office, "Jabatan yang memeriksa, bukan nama orang.", True),
    ),
)
OPD = Shape(
    m.Opd,
    (
        NAME_FIELD,
        Field("singkatan", "short", f.text, "Nama pendek."),
        Field("jenis", "kind", f.choice(m.OpdKind), "Bentuk OPD.", True),
        Field("dasar_hukum", "legal_basis", f.references("peraturan"), "Id peraturan pembentuknya."),
        Field("sumber", "source", source, "Sumber yang menyebut OPD ini.", True),
        Field("tugas", "duties", f.records(STATEMENT), "Pekerjaannya, dengan sumber."),
        Field("riwayat", "history", f.records(STATEMENT), "Perubahan nama atau bentuk, dengan sumber."),
        DIMENSION_FIELD,
        Field("sumber_dimensi", "dimension_source", source, "Sumber yang menetapkan dimensinya, bila ada."),
        Field("kode_bps", "bps", f.code, "Kode wilayah menurut BPS (kecamatan)."),
        Field("kode_kemendagri", "kemendagri", f.code, "Kode wilayah menurut Kemendagri (kecamatan)."),
        Field("produsen_data", "data_producer", f.office, "Bagian kantor yang memegang datanya, bukan nama orang."),
        Field("penghubung", "contact", f.office, "Jabatan penghubung buku ini, bukan nama orang."),
        Field("sejak", "since", v.moment, "Sejak kapan nama ini berlaku."),
        Field("sampai", "until", v.moment, "Sampai kapan OPD ini ada; kosong bila masih ada."),
        Field("penerus", "successor", f.reference("opd"), "OPD penerusnya; wajib bila ada sampai."),
        Field("status_bab", "chapter_state", f.choice(m.ChapterState), "kosong, draf, ditinjau, atau disahkan."),
        Field("diperiksa", "review", f.record(REVIEW), "Kapan dan oleh jabatan apa bab diperiksa."),
        Field("tim", "team", f.team, "Tim di forge yang memeriksa usulan untuk OPD ini."),
        NOTE_FIELD,
    ),
)
PLAN_REFERENCE = Shape(
    m.PlanReference,
    (
        Field("dokumen", "document", f.reference("dokumen"), "Id dokumen perencanaan.", True),
        Field("halaman", "page", f.page, "Halamannya."),
        Field("kode", "code", f.code, "Kode program atau kegiatan."),
    ),
)
BUDGET_LINE = Shape(
    m.BudgetLine,
    (
        Field("tahun", "year", v.whole, "Tahun anggaran.", True),
        Field("pagu", "ceiling", v.number, "Pagu, rupiah."),
        Field("realisasi", "spent", v.number, "Realisasi, rupiah."),
        Field("sumber", "source", source, "Sumber angkanya.", True),
    ),
)
PROGRAMME = Shape(
    m.Programme,
    (
        NAME_FIELD,
        Field("quick_win", "quick_win", v.years, "Tahun-tahun sebagai quick win; kosong bila bukan."),
        Field("progul", "flagship", f.reference("progul"), "Program unggulan yang dijalankannya."),
        DIMENSION_FIELD,
        Field("mitra", "partners", f.references("opd"), "OPD lain yang ikut menjalankan."),
        Field("mulai", "start", v.moment, "Waktu mulai."),
        Field("selesai", "end", v.moment, "Waktu selesai."),
        Field("status", "state", f.choice(m.ProgrammeState), "Sampai di mana program ini."),
        Field("indikator", "metrics", f.references("indikator"), "Indikator yang mengukurnya."),
        Field("dokumen", "plans", f.records(PLAN_REFERENCE), "Letaknya dalam dokumen perencanaan."),
        Field("anggaran", "budget", f.records(BUDGET_LINE), "Pagu dan realisasi per tahun."),
        Field("manfaat", "benefit", f.text, "Apa yang warga peroleh."),
        NOTE_FIELD,
        SOURCE_FIELD,
    ),
)
AWARD = Shape(m.Award, STATEMENT.fields)
APPLICATION = Shape(
    m.Application,
    (
        NAME_FIELD,
        Field("kegunaan", "purpose", f.text, "Untuk apa."),
        Field("pembuat", "maker", f.text, "Kantor pembuatnya."),
        Field("mitra", "partners", f.texts, "Lembaga mitra."),
        Field("mulai", "start", v.moment, "Sejak kapan dipakai."),
        Field("status", "state", f.choice(m.ProgrammeState), "Keadaannya."),
        Field("terhubung", "connects_to", f.texts, "Aplikasi atau sistem yang bertukar data dengannya."),
        Field("tautan", "link", f.link, "Alamatnya."),
        DIMENSION_FIELD,
        Field("penghargaan", "awards", f.records(AWARD), "Penghargaan, dengan sumber."),
        NOTE_FIELD,
        SOURCE_FIELD,
    ),
)
REGULATION = Shape(
    m.Regulation,
    (
        Field("nama", "name", f.text, "Kutipan pendek, misalnya Perda 6/2016.", True),
        Field("jenis", "kind", f.choice(CLOSED["peraturan"]), "Bentuk peraturan.", True),
        Field("nomor", "number", f.code, "Nomornya.", True),
        Field("tahun", "year", v.whole, "Tahunnya.", True),
        Field("tentang", "about", f.text, "Tentang apa."),
        Field("penerbit", "issuer", f.text, "Yang menetapkan.", True),
        Field("mengubah", "amends", f.reference("peraturan"), "Peraturan yang diubahnya."),
        Field("tautan", "link", f.link, "Alamat naskahnya."),
        NOTE_FIELD,
        SOURCE_FIELD,
    ),
)
NOTE = Shape(
    m.Note,
    (
        Field("pokok", "topic", f.text, "Pokok bahasan.", True),
        Field("isi", "text", f.text, "Faktanya, satu kalimat.", True),
        SOURCE_FIELD,
        Field("opd", "opd", f.reference("opd"), "OPD yang terkait."),
        NOTE_FIELD,
    ),
)


@dataclass(frozen=True, slots=True)
class FileKind:
    """A kind whose records are files: the pattern's group ``id`` is the id, ``owner`` the owning OPD.

    ``book`` is the field of :class:`~macros.book.model.Book` that holds them.
    """

    name: str
    book: str
    pattern: str
    shape: Shape


_ID_PATTERN = r"(?P<id>[a-z0-9-]+)"
_OWNED = r"data/(?:opd/(?P<owner>[a-z0-9-]+)|kota)/"
FILES = (
    FileKind("opd", "opds", rf"data/opd/{_ID_PATTERN}/profil\.yaml", OPD),
    FileKind("indikator", "metrics", rf"{_OWNED}indikator/{_ID_PATTERN}\.yaml", METRIC),
    FileKind("program", "programmes", rf"data/opd/(?P<owner>[a-z0-9-]+)/program/{_ID_PATTERN}\.yaml", PROGRAMME),
    FileKind("aplikasi", "applications", rf"{_OWNED}aplikasi/{_ID_PATTERN}\.yaml", APPLICATION),
    FileKind("sumber", "sources", rf"data/sumber/{_ID_PATTERN}\.yaml", SOURCE),
    FileKind("peraturan", "regulations", rf"data/peraturan/{_ID_PATTERN}\.yaml", REGULATION),
    FileKind("catatan", "notes", rf"data/kota/catatan/{_ID_PATTERN}\.yaml", NOTE),
)
