"""What a picture carries beside its pixels: place and time of a photograph, the owner of the telephone.

Whatever lies below ``docs/`` is published byte by byte, so such a block would be too. Nothing is decoded.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Literal

from .findings import Finding, Place

__all__ = ["hidden_data_problem"]

# APP1 holds Exif or XMP, APP13 what press photographers note. Pixels never hold such a mark, while telephones put more
# pictures, each with its own blocks, behind the first one: so the whole file is searched.
_IN_JPEG = re.compile(rb"\xff\xe1..(?:Exif\0|http://ns\.adobe\.com/x)|\xff\xed..Photoshop 3\.0\0", re.DOTALL)
_IN_PNG = re.compile(
    rb"eXIf|(?:iTXt|tEXt|zTXt)(?:XML:com\.adobe\.xmp|Raw profile type (?:exif|APP1|xmp|iptc)|Author)\0"
)
_IN_WEBP = re.compile(rb"EXIF|XMP ")
_LONGEST_HEAD = 40


def hidden_data_problem(path: str, read: Callable[[], bytes]) -> Finding | None:
    """The finding for a picture with a block of Exif, XMP or IPTC; None for any other file.

    :param read: gives the whole file; asked for pictures only.
    """
    ending = path.rpartition(".")[2]
    if ending == "jpg":
        found = _IN_JPEG.search(read()) is not None
    elif ending == "png":
        found = any(_IN_PNG.match(head) for head in _png_chunks(read()))
    elif ending == "webp":
        found = any(_IN_WEBP.match(head) for head in _webp_chunks(read()))
    else:
        return None
    if not found:
        return None
    message = (
        "Di dalam gambar ini tersimpan keterangan kamera atau ponsel, misalnya tempat dan waktu pemotretan atau nama "
        "pemiliknya, yang akan ikut terbit."
    )
    mend = (
        "kirim gambarnya kepada diri sendiri lewat WhatsApp sebagai foto (bukan dokumen), lalu pakai yang terkirim; "
        "atau salin gambarnya ke Paint yang kosong, lalu simpan sebagai PNG"
    )
    return Finding("gambar-berketerangan", Place(path), message, mend)


def _png_chunks(content: bytes) -> Iterator[bytes]:
    """Type and first bytes of each chunk: length, type, data, checksum."""
    at = 8
    while at + 8 <= len(content):
        yield content[at + 4 : at + 4 + _LONGEST_HEAD]
        at += 12 + _length(content, at, "big")


def _webp_chunks(content: bytes) -> Iterator[bytes]:
    """Type of each chunk: type, length, data, filled up to an even number."""
    at = 12
    while at + 8 <= len(content):
        yield content[at : at + 4]
        length = _length(content, at + 4, "little")
        at += 8 + length + length % 2


def _length(content: bytes, at: int, order: Literal["big", "little"]) -> int:
    return int.from_bytes(content[at : at + 4], order)
