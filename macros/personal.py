"""Data about persons, which do not belong into a public plan: numbers of identity cards and telephones, names.

Telephone numbers and addresses of offices are refused too: they stand once, in the settings of the site.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

__all__ = ["Personal", "names_an_office", "personal_data"]

_DAY = r"(?:0[1-9]|[1-6]\d|7[01])"
_MONTH = r"(?:0[1-9]|1[0-2])"
_ALONE = r"(?<![\w/.=&-])"
_PATTERNS = (
    ("NIK", re.compile(rf"{_ALONE}[1-9]\d[ .]?\d\d[ .]?\d\d[ .]?{_DAY}[ .]?{_MONTH}[ .]?\d\d[ .]?\d{{4}}(?![\w/-])")),
    ("NIP", re.compile(rf"{_ALONE}(?:19|20)\d\d{_MONTH}[0-3]\d ?(?:19|20)\d\d{_MONTH} ?[12] ?\d{{3}}(?![\w/-])")),
    ("nomor telepon", re.compile(rf"{_ALONE}(?:\+?62[ .-]?|0)8[1-9]\d?[ .-]?\d{{3,4}}[ .-]?\d{{3,5}}(?![\w/-])")),
    (
        "nomor telepon",
        re.compile(r"(?<![\w/.=&])(?:\(0\d{2,3}\) ?|0[2-9]\d{1,2}[- ]|\+62[ -]?[2-79]\d{1,2}[ -]?)\d{5,8}\b"),
    ),
    (
        "alamat surel",
        re.compile(r"(?<![\w.@/])[\w.+-]{1,64}@[A-Za-z0-9-]{1,60}(?:\.[A-Za-z0-9-]{1,30}){1,3}\b(?<!\.example)"),
    ),
)  # fmt: skip
# 0800 is nobody's, and .example is kept for samples (RFC 2606).
_TITLE = re.compile(
    r"(?<![\w-])(?:Bapak|Bpk\.?|Ibu|Sdr\.?|Sdri\.?|Saudara|Saudari|Pak|Tuan|Nyonya|Ny\.)[ \n]+"
    r"(?:(?:H|Hj|Dr|dr|Drs|Dra|Ir|Prof)\.[ \n]*){0,3}([A-Z][a-z']+)(?:[ \n]+([A-Z][a-z']+))?"
)
_DEGREE = re.compile(
    r"\b[A-Z][a-z']+,[ \n]+(?:S\.[ \n]?(?:Kom|Si|Sos|Pd|Ag|Hum|STP|IP|AP|Ak|Kes|Farm|Psi|Pt|Hut|Tr|Ked|KM|E|H|T|P)"
    r"|M\.[ \n]?(?:Kom|Si|Sos|Pd|Ag|Hum|AP|Ak|Kes|Sc|Eng|T|M|H|P)|SKM|SSTP|SE|SH|ST|MM|MT|MH|MPd|MSi|A\.Md)\b"
)
_OFFICES = frozenset(
    "wali kota walikota wakil kepala camat lurah bupati gubernur sekretaris sekda presiden menteri ketua direktur "
    "kapolres kapolda dandim jaksa hakim pimpinan anggota dosen guru dokter rektor "
    "hamil menyusui bersalin melahirkan rumah anak balita bayi kota kabupaten provinsi negara bangsa pertiwi "
    "pkk dan atau kandung pejabat staf petugas warga camat rt rw inspektur kasubag kabid kasi".split()
)
_OFFICE = re.compile(
    r"(?i)\b(?:kepala|wakil|bidang|seksi|sub\w*|bagian|sekretari\w+|dinas|badan|kantor|tim|staf|pranata|analis|"
    r"pengelola|walidata|produsen|camat|lurah|kasi|kabid|kasub\w*|upt\w*|admin\w*|operator|pejabat|unit|inspektur\w*|"
    r"inspektorat|direktur|direksi|wali|asisten|ketua|forum|dewan|panitia|kelompok|fungsional|statistisi|perencana|"
    r"pengawas|petugas|rsud|puskesmas|kelurahan|kecamatan|satuan|satpol|satgas|sekda|setda|bupati|gubernur|wakil|"
    r"koordinator|penyuluh|penata|pengadministrasi|arsiparis|humas|ppid|\w*kominfo|bps|bappeda\w*|"
    r"(?-i:[A-Z]{3,}))\b"
)
_DIGITS = re.compile(r"\d[\d .()-]{6,}\d|@")


@dataclass(frozen=True, slots=True)
class Personal:
    """What was found, where (offset in the text), and what to write instead."""

    kind: str
    text: str
    start: int
    mend: str


def personal_data(text: str) -> Iterator[Personal]:
    """Data about persons in a text, in the order of their kinds; each piece of it once."""
    taken: list[tuple[int, int]] = []
    for kind, pattern in _PATTERNS if _DIGITS.search(text) else ():
        for match in pattern.finditer(text):
            if any(start < match.end() and match.start() < end for start, end in taken):
                continue
            taken.append(match.span())
            mend = "nama kantor atau jabatannya; cara menghubunginya ada di pengaturan situs"
            yield Personal(kind, _masked(match.group()), match.start(), mend)
    for match in _TITLE.finditer(text):
        if not {match[1].casefold(), (match[2] or "").casefold()} & _OFFICES:
            yield Personal("nama orang", match.group(), match.start(), "jabatannya, misalnya Kepala Bidang Data")
    for match in _DEGREE.finditer(text):
        yield Personal("nama orang dengan gelar", match.group(), match.start(), "jabatannya saja, tanpa nama")


def _masked(text: str) -> str:
    """Enough to find it in the file: a report of the check is public too."""
    return text[:4] + "…" if len(text) > 4 else text


def names_an_office(text: str) -> bool:
    """Whether a text that must name an office or a post says a word of one."""
    return bool(_OFFICE.search(text))
