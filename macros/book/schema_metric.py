"""What a metric looks like in YAML, with its figures, targets, replies and decisions."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from . import fields as f
from . import measures as v
from . import model as m
from .reader import INSIDE, Field, Parser, Reader, Shape
from .schema_parts import DIMENSION_FIELD, NOTE_FIELD, default_certainty, source
from .yamlfile import MapNode, Node

__all__ = ["METRIC"]


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
    INSIDE[parse] = tuple(shape.names())
    return parse


_PART = (
    Field("wilayah", "area", f.reference("kecamatan"), "Id kecamatan, bila bukan seluruh kota."),
    Field("rincian", "breakdown", f.breakdown, "Bagian yang dihitung: opd, unit, atau butir."),
)
_VALUE = (
    Field("nilai", "quantity", v.quantity, "Angkanya, tanpa satuan; rentang ditulis “400 sampai 500”.", True),
    Field("kira_kira", "approximate", f.boolean, "ya, bila sumber menulis “sekitar”."),
    Field("sumber", "source", source, "Id sumber, atau sumber baru yang ditulis di tempat.", True),
    Field("status", "certainty", f.choice(m.Certainty), "Seberapa kukuh; bila kosong, menurut jenis sumbernya."),
)
OBSERVATION = Shape(
    m.Observation,
    (
        Field("periode", "period", v.period, "Waktu yang diukur; tidak-disebut bila sumber tidak menyebut.", True),
        Field("sejak", "since", v.moment, "Awal hitungan, untuk angka kumulatif."),
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
        Field("periode", "period", v.period, "Tahun target; tidak-disebut bila sumber tidak menyebut.", True),
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
        Field("periode", "period", v.period, "Periode yang diputuskan.", True),
        *_PART,
        Field("pakai", "use", f.reference("sumber"), "Sumber yang angkanya dipakai.", True),
        Field("nilai", "value", v.quantity, "Angkanya, bila sumber itu menulis lebih dari satu."),
        Field("untuk_target", "of_target", f.boolean, "ya, bila yang diputuskan targetnya."),
        Field("oleh", "by", f.office, "Jabatan yang memutuskan.", True),
        Field("tanggal", "date", v.day, "Tanggal keputusan.", True),
        Field("alasan", "reason", f.text, "Alasannya.", True),
    ),
)
REPLY = Shape(
    m.Reply,
    (
        Field("periode", "period", v.period, "Periode yang ditanggapi; kosong bila semuanya."),
        *_PART,
        Field("oleh", "by", f.office, "Jabatan yang menanggapi, bukan nama orang.", True),
        Field("tanggal", "date", v.day, "Tanggal tanggapan.", True),
        Field("isi", "text", f.text, "Tanggapannya.", True),
    ),
)
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
        Field("satuan", "unit", v.unit, "Satuan dari data/kota/satuan.yaml.", True),
        DIMENSION_FIELD,
        Field("sumber_dimensi", "dimension_source", source, "Sumber yang menetapkan dimensinya, bila ada."),
        Field("arah_baik", "direction", f.choice(m.Direction), "Arah yang baik: naik, turun, atau stabil."),
        Field("tahun_dasar", "baseline_year", v.whole, "Kondisi awal; tahunnya harus ada di bawah angka."),
        Field("sebanding", "comparable", f.boolean, "tidak, bila yang dihitung berbeda antarbaris."),
        Field("terdiri_dari", "total_of", f.references("indikator"), "Indikator yang berjumlah menjadi ini."),
        Field("lihat_juga", "see_also", f.references("indikator"), "Indikator lain yang perlu dibaca bersama."),
        NOTE_FIELD,
        Field("angka", "observations", f.many(_figure(OBSERVATION)), "Angka-angkanya, terlama di atas."),
        Field("target", "targets", f.many(_figure(TARGET)), "Target-targetnya."),
        Field("tanggapan", "replies", f.records(REPLY), "Tanggapan pemilik data atas angka yang berbeda."),
        Field("keputusan", "decisions", f.records(DECISION), "Keputusan walidata atas sumber yang berbeda."),
    ),
)
