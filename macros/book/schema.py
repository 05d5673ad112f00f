"""What a record looks like in YAML: one table a kind, the only place where Indonesian field names meet ours.

The author guide's list of fields is checked against these tables (``docs/panduan/data.md``). The metadata of a
metric follow Satu Data Indonesia (Perpres 39/2019: konsep, definisi, klasifikasi, ukuran, satuan) and the
indicator form of Peraturan BPS 5/2020 (interpretasi, metode, rumus).
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Any

from . import fields as f
from . import model as m
from .fields import Field, Parser, Reader, Shape
from .yamlfile import ListNode, MapNode, Node

__all__ = ["CLOSED", "FILES", "SOURCE", "STATEMENT", "FileKind", "default_certainty", "source", "sources"]

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


def slug(words: str) -> str:
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


SOURCE = Shape(
    m.Source,
    (
        Field("judul", "title", f.text, "Judul seperti tertulis di sumbernya.", True),
        Field("penerbit", "publisher", f.text, "Yang menerbitkan: kantor, media, atau situs.", True),
        Field("jenis", "kind", f.choice(m.SourceKind), "Siapa yang berbicara dalam sumber ini.", True),
        Field("nomor", "number", f.text, "Nomor surat atau berita acara, untuk data kantor sendiri."),
        Field("terbit", "published", f.period, "Tanggal, bulan, atau tahun terbit."),
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
    written = m.Source(id=slug(f"{values['publisher']} {values['title']}"), place=node.place, **values)
    reader.inline_sources.append(written)
    return written.id


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
        Field("tahun", "year", f.whole, "Tahunnya."),
        Field("isi", "text", f.text, "Satu kalimat.", True),
        Field("sumber", "source", source, "Sumber kalimat ini.", True),
    ),
)


def _figure(shape: Shape) -> Parser:
    """An observation or target: certainty by default from its source, "about" into its quantity."""

    def parse(node: Node, reader: Reader) -> Any:
        if not isinstance(node, MapNode):
            reader.put("bentuk-salah", node.place, "Tiap angka berisi kolom, paling sedikit periode, nilai, sumber.",
                       "- periode: 2024\n  nilai: 83,25\n  sumber: id-sumber")  # fmt: skip
            return None
        values = shape.values(node, reader)
        if values is None:
            return None
        if values.pop("approximate", False):
            values["quantity"] = replace(values["quantity"], approximate=True)
        kind = reader.kind_of_source(values["source"])
        values.setdefault("certainty", default_certainty(kind))
        return shape.build(place=node.place, **values)

    parse.__doc__ = "kolom: " + ", ".join(shape.names())
    return parse


_PART = (
    Field("wilayah", "area", f.reference("kecamatan"), "Id kecamatan, bila bukan seluruh kota."),
    Field("rincian", "breakdown", f.breakdown, "Bagian yang dihitung: opd, unit, atau butir."),
)
_VALUE = (
    Field("nilai", "quantity", f.quantity, "Angkanya, tanpa satuan; rentang ditulis “400 sampai 500”.", True),
    Field("kira_kira", "approximate", f.boolean, "ya, bila sumber menulis “sekitar”."),
    Field("sumber", "source", source, "Id sumber, atau sumber baru yang ditulis di tempat.", True),
    Field("status", "certainty", f.choice(m.Certainty), "Seberapa kukuh; bila kosong, menurut jenis sumbernya."),
)
OBSERVATION = Shape(
    m.Observation,
    (
        Field("periode", "period", f.period, "Waktu yang diukur; tidak-disebut bila sumber tidak menyebut.", True),
        Field("sejak", "since", f.period, "Awal hitungan, untuk angka kumulatif."),
        *_PART,
        *_VALUE,
        Field("cara_hitung", "counted", f.text, "Apa yang dihitung, menurut sumbernya."),
        Field("dihitung", "computed", f.text, "Bagaimana penyusun menghitungnya, misalnya “jumlah rincian”."),
        Field("berbeda_dengan", "differs_from", f.reference("sumber"), "Sumber lain untuk hal dan periode yang sama."),
        Field("menggantikan", "replaces", f.reference("sumber"), "Sumber yang angkanya direvisi baris ini."),
        Field("alasan", "reason", f.text, "Mengapa direvisi; wajib bersama menggantikan."),
        Field("catatan", "note", f.text, "Satu kalimat keterangan."),
    ),
)
TARGET = Shape(
    m.Target,
    (
        Field("periode", "period", f.period, "Tahun target; tidak-disebut bila sumber tidak menyebut.", True),
        *_PART,
        *_VALUE,
        Field("berbeda_dengan", "differs_from", f.reference("sumber"), "Sumber lain untuk target yang sama."),
        Field("halaman", "page", f.page, "Halaman dalam dokumennya."),
        Field("catatan", "note", f.text, "Satu kalimat keterangan."),
    ),
)
DECISION = Shape(
    m.Decision,
    (
        Field("periode", "period", f.period, "Periode yang diputuskan.", True),
        *_PART,
        Field("pakai", "use", f.reference("sumber"), "Sumber yang angkanya dipakai.", True),
        Field("oleh", "by", f.text, "Jabatan yang memutuskan.", True),
        Field("tanggal", "date", f.day, "Tanggal keputusan.", True),
        Field("alasan", "reason", f.text, "Alasannya.", True),
    ),
)
_DIMENSION = Field("dimensi", "dimension", f.dimension, "Dimensi, boleh dengan subdimensi: smart-living/mobilitas.")
_NOTE = Field("catatan", "note", f.text, "Satu kalimat keterangan.")
_SOURCE = Field("sumber", "source", source, "Sumber catatan ini.", True)
_NAME = Field("nama", "name", f.text, "Nama lengkap.", True)

METRIC = Shape(
    m.Metric,
    (
        Field("nama", "name", f.text, "Nama indikator, tanpa periode dan tanpa satuan.", True),
        Field("konsep", "concept", f.text, "Konsep yang diukur."),
        Field("definisi", "definition", f.text, "Apa yang dihitung, dalam satu kalimat."),
        Field("klasifikasi", "classification", f.text, "Pengelompokan penyajian, misalnya menurut kecamatan."),
        Field("ukuran", "measure", f.text, "Bentuk ukurannya: jumlah, persentase, rata-rata, indeks."),
        Field("interpretasi", "interpretation", f.text, "Arti angka yang besar atau kecil."),
        Field("metode", "method", f.text, "Cara memperoleh angkanya."),
        Field("rumus", "formula", f.text, "Rumus, bila dihitung."),
        Field("satuan", "unit", f.unit, "Satuan dari data/kota/satuan.yaml.", True),
        _DIMENSION,
        Field("sumber_dimensi", "dimension_source", source, "Sumber yang menetapkan dimensinya, bila ada."),
        Field("arah_baik", "direction", f.choice(m.Direction), "Arah yang baik: naik, turun, atau stabil."),
        Field("tahun_dasar", "baseline_year", f.whole, "Kondisi awal; tahunnya harus ada di bawah angka."),
        Field("sebanding", "comparable", f.boolean, "tidak, bila yang dihitung berbeda antarbaris."),
        Field("terdiri_dari", "total_of", f.references("indikator"), "Indikator yang berjumlah menjadi ini."),
        Field("lihat_juga", "see_also", f.references("indikator"), "Indikator lain yang perlu dibaca bersama."),
        _NOTE,
        Field("angka", "observations", f.many(_figure(OBSERVATION)), "Angka-angkanya, terlama di atas."),
        Field("target", "targets", f.many(_figure(TARGET)), "Target-targetnya."),
        Field("keputusan", "decisions", f.records(DECISION), "Keputusan walidata atas sumber yang berbeda."),
    ),
)
REVIEW = Shape(
    m.Review,
    (
        Field("tanggal", "date", f.day, "Tanggal pemeriksaan.", True),
        Field("oleh", "by", f.text, "Jabatan yang memeriksa, bukan nama orang.", True),
    ),
)
OPD = Shape(
    m.Opd,
    (
        _NAME,
        Field("singkatan", "short", f.text, "Nama pendek."),
        Field("jenis", "kind", f.choice(m.OpdKind), "Bentuk OPD.", True),
        Field("dasar_hukum", "legal_basis", f.references("peraturan"), "Id peraturan pembentuknya."),
        Field("sumber", "source", source, "Sumber yang menyebut OPD ini.", True),
        Field("tugas", "duties", f.records(STATEMENT), "Pekerjaannya, dengan sumber."),
        Field("riwayat", "history", f.records(STATEMENT), "Perubahan nama atau bentuk, dengan sumber."),
        _DIMENSION,
        Field("sumber_dimensi", "dimension_source", source, "Sumber yang menetapkan dimensinya, bila ada."),
        Field("kode_bps", "bps", f.code, "Kode wilayah menurut BPS (kecamatan)."),
        Field("kode_kemendagri", "kemendagri", f.code, "Kode wilayah menurut Kemendagri (kecamatan)."),
        Field("produsen_data", "data_producer", f.text, "Bagian kantor yang memegang datanya, bukan nama orang."),
        Field("penghubung", "contact", f.text, "Jabatan penghubung buku ini, bukan nama orang."),
        Field("sejak", "since", f.period, "Sejak kapan nama ini berlaku."),
        Field("sampai", "until", f.period, "Sampai kapan OPD ini ada; kosong bila masih ada."),
        Field("penerus", "successor", f.reference("opd"), "OPD penerusnya; wajib bila ada sampai."),
        Field("status_bab", "chapter_state", f.choice(m.ChapterState), "kosong, draf, ditinjau, atau disahkan."),
        Field("diperiksa", "review", f.record(REVIEW), "Kapan dan oleh jabatan apa bab diperiksa."),
        _NOTE,
    ),
)
PROGRAMME = Shape(
    m.Programme,
    (
        _NAME,
        Field("quick_win", "quick_win", f.years, "Tahun-tahun sebagai quick win; kosong bila bukan."),
        Field("progul", "flagship", f.reference("progul"), "Program unggulan yang dijalankannya."),
        _DIMENSION,
        Field("mitra", "partners", f.references("opd"), "OPD lain yang ikut menjalankan."),
        Field("mulai", "start", f.period, "Waktu mulai."),
        Field("selesai", "end", f.period, "Waktu selesai."),
        Field("status", "state", f.choice(m.ProgrammeState), "Sampai di mana program ini."),
        Field("indikator", "metrics", f.references("indikator"), "Indikator yang mengukurnya."),
        Field(
            "dokumen",
            "plans",
            f.records(
                Shape(
                    m.PlanReference,
                    (
                        Field("dokumen", "document", f.reference("dokumen"), "Id dokumen perencanaan.", True),
                        Field("halaman", "page", f.page, "Halamannya."),
                        Field("kode", "code", f.code, "Kode program atau kegiatan."),
                    ),
                )
            ),
            "Letaknya dalam dokumen perencanaan.",
        ),
        Field(
            "anggaran",
            "budget",
            f.records(
                Shape(
                    m.BudgetLine,
                    (
                        Field("tahun", "year", f.whole, "Tahun anggaran.", True),
                        Field("pagu", "ceiling", f.number, "Pagu, rupiah."),
                        Field("realisasi", "spent", f.number, "Realisasi, rupiah."),
                        Field("sumber", "source", source, "Sumber angkanya.", True),
                    ),
                )
            ),
            "Pagu dan realisasi per tahun.",
        ),
        Field("manfaat", "benefit", f.text, "Apa yang warga peroleh."),
        _NOTE,
        _SOURCE,
    ),
)
AWARD = Shape(m.Award, STATEMENT.fields)
APPLICATION = Shape(
    m.Application,
    (
        _NAME,
        Field("kegunaan", "purpose", f.text, "Untuk apa."),
        Field("pembuat", "maker", f.text, "Kantor pembuatnya."),
        Field("mitra", "partners", f.texts, "Lembaga mitra."),
        Field("mulai", "start", f.period, "Sejak kapan dipakai."),
        Field("status", "state", f.choice(m.ProgrammeState), "Keadaannya."),
        Field("terhubung", "connects_to", f.texts, "Aplikasi atau sistem yang bertukar data dengannya."),
        Field("tautan", "link", f.link, "Alamatnya."),
        _DIMENSION,
        Field("penghargaan", "awards", f.records(AWARD), "Penghargaan, dengan sumber."),
        _NOTE,
        _SOURCE,
    ),
)
REGULATION = Shape(
    m.Regulation,
    (
        Field("nama", "name", f.text, "Kutipan pendek, misalnya Perda 6/2016.", True),
        Field("jenis", "kind", f.choice(CLOSED["peraturan"]), "Bentuk peraturan.", True),
        Field("nomor", "number", f.code, "Nomornya.", True),
        Field("tahun", "year", f.whole, "Tahunnya.", True),
        Field("tentang", "about", f.text, "Tentang apa."),
        Field("penerbit", "issuer", f.text, "Yang menetapkan.", True),
        Field("mengubah", "amends", f.reference("peraturan"), "Peraturan yang diubahnya."),
        Field("tautan", "link", f.link, "Alamat naskahnya."),
        _NOTE,
        _SOURCE,
    ),
)
NOTE = Shape(
    m.Note,
    (
        Field("pokok", "topic", f.text, "Pokok bahasan.", True),
        Field("isi", "text", f.text, "Faktanya, satu kalimat.", True),
        _SOURCE,
        Field("opd", "opd", f.reference("opd"), "OPD yang terkait."),
        _NOTE,
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
