"""The book's own settings, ``data/pengaturan.yaml``: what its maintainers decide and no source says."""

from __future__ import annotations

from . import fields as f
from .fields import Field, Shape
from .model import Settings

__all__ = ["SETTINGS", "SETTINGS_FILE"]

SETTINGS_FILE = "data/pengaturan.yaml"
_LABEL = r"[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?"
# An encoded host (xn--) may look like another one; a maintainer who needs it speaks to a programmer first.
_HOST = rf"(?!.*(?:^|\.)xn--)(?:{_LABEL}\.)+[a-z]{{2,63}}"

SETTINGS = Shape(
    Settings,
    (
        Field(
            "host_diizinkan",
            "hosts",
            f.many(
                f.formed(_HOST, "nama situs dengan huruf kecil, tanpa https:// dan tanpa garis miring", "contoh.go.id")
            ),
            "Situs yang boleh ditaut dari halaman, selain situs yang tercatat di data/.",
        ),
        Field("sekretariat", "secretariat", f.text, "Kantor yang menjawab pertanyaan tentang buku ini."),
        Field(
            "lapor_surel",
            "report_mail",
            f.formed(rf"[a-z0-9._-]{{1,60}}@{_HOST}", "alamat surel kantor", "bappeda@contoh.go.id"),
            "Alamat surel kantor untuk laporan angka keliru.",
        ),
        Field(
            "lapor_wa",
            "report_phone",
            f.formed(r"62[1-9]\d{7,12}", "nomor WhatsApp kantor: 62 di depan, angka saja", "628001234567"),
            "Nomor WhatsApp kantor untuk laporan angka keliru, bukan nomor seseorang.",
        ),
        Field("tim_sekretariat", "team", f.team, "Tim di forge yang memeriksa usulan bila OPD-nya belum punya tim."),
    ),
)
