"""A picture is published byte by byte: what a camera or a telephone wrote into it must not be."""

from __future__ import annotations

import struct
import zlib
from pathlib import Path

import pytest

from macros.check import check
from macros.pictures import hidden_data_problem
from tests.conftest import CITY, ROOT, lay_out_city, run_word
from tests.proposal.repository import Repository

EXIF = b"MM\0*\0\0\0\x08\0\x01\x01\x3b\0\x02\0\0\0\x08\0\0\0\x1a\0\0\0\0Pemilik\0"
XMP = b'<x:xmpmeta xmlns:x="adobe:ns:meta/"/>'


def jpeg(*blocks: tuple[int, bytes], behind: bytes = b"") -> bytes:
    """A picture of these blocks (number and content), its pixels, and what stands behind them."""
    made = b"".join(struct.pack(">BBH", 0xFF, number, len(data) + 2) + data for number, data in blocks)
    return b"\xff\xd8" + made + b"\xff\xda\0\x02\x12\x34\xff\0\x56\xff\xd9" + behind


def png(*chunks: tuple[bytes, bytes]) -> bytes:
    size = struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0)
    pixels = zlib.compress(b"\0\x80")
    parts = [(b"IHDR", size), *chunks, (b"IDAT", pixels), (b"IEND", b"")]
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data)) for kind, data in parts
    )


def webp(*chunks: tuple[bytes, bytes]) -> bytes:
    parts = [(b"VP8X", b"\0" * 10), (b"VP8L", b"\x2f\0\0\0\0"), *chunks]
    made = b"".join(kind + struct.pack("<I", len(data)) + data + b"\0" * (len(data) % 2) for kind, data in parts)
    return b"RIFF" + struct.pack("<I", len(made) + 4) + b"WEBP" + made


TELLING = {
    "exif.jpg": jpeg((0xE0, b"JFIF\0\x01\x02"), (0xE1, b"Exif\0\0" + EXIF)),
    "xmp.jpg": jpeg((0xE1, b"http://ns.adobe.com/xap/1.0/\0" + XMP)),
    "more-xmp.jpg": jpeg((0xE1, b"http://ns.adobe.com/xmp/extension/\0" + XMP)),
    "press.jpg": jpeg((0xED, b"Photoshop 3.0\x008BIM\x04\x04\0\0")),
    "second-picture.jpg": jpeg((0xE0, b"JFIF\0\x01\x02"), behind=jpeg((0xE1, b"Exif\0\0" + EXIF))),
    "exif.png": png((b"eXIf", EXIF)),
    "exif-behind-others.png": png((b"pHYs", b"\0" * 9), (b"tEXt", b"Software\0x"), (b"eXIf", EXIF)),
    "xmp.png": png((b"iTXt", b"XML:com.adobe.xmp\0\0\0\0\0" + XMP)),
    "exif-as-text.png": png((b"zTXt", b"Raw profile type exif\0\0x")),
    "author.png": png((b"tEXt", b"Author\0Pemilik Contoh")),
    "exif.webp": webp((b"EXIF", EXIF)),
    "xmp-behind-an-odd-block.webp": webp((b"ICCP", b"abc"), (b"XMP ", XMP)),
}
PLAIN = {
    "plain.jpg": jpeg((0xE0, b"JFIF\0\x01\x02"), (0xE2, b"ICC_PROFILE\0"), (0xFE, b"Exif")),
    "plain.png": png((b"tEXt", b"Software\0x"), (b"iCCP", b"eXIf\0\0x")),
    "plain.webp": webp((b"ICCP", b"EXIF")),
    "cut.jpg": TELLING["exif.jpg"][:8],
    "cut.png": png()[:10],
    "endless.webp": b"RIFF\xff\xff\xff\xffWEBPVP8X\xff\xff\xff\xffEXIF",
    "a-page.md": TELLING["exif.jpg"],
}


@pytest.mark.parametrize("name", TELLING)
def test_a_picture_that_tells_more_than_it_shows_is_refused(name: str) -> None:
    finding = hidden_data_problem(f"docs/{name}", lambda: TELLING[name])
    assert finding is not None
    assert (finding.code, finding.severity) == ("gambar-berketerangan", 0)
    assert "WhatsApp" in finding.mend


@pytest.mark.parametrize("name", PLAIN)
def test_a_picture_of_pixels_alone_is_let_through(name: str) -> None:
    assert hidden_data_problem(f"docs/{name}", lambda: PLAIN[name]) is None


@pytest.mark.parametrize("name", ["exif.jpg", "xmp.png", "exif.webp"])
def test_check_and_proposal_refuse_the_same_picture(tmp_path: Path, name: str) -> None:
    path = f"docs/opd/dinas-taman/{name}"
    book = Repository.of(lay_out_city(tmp_path / "kota"))
    book.branch("gambar", {path: TELLING[name]})
    assert f"{path}:1:1  gambar-berketerangan" in run_word(book.root, "usulan", "main..gambar").stdout
    (book.root / path).write_bytes(TELLING[name])
    assert [f.code for f in check(book.root).findings.errors] == ["gambar-berketerangan"]


def test_no_picture_of_the_book_tells_more_than_it_shows() -> None:
    pictures = [p for root in (ROOT, CITY) for p in (root / "docs").rglob("*") if p.suffix in {".png", ".jpg", ".webp"}]
    assert pictures
    assert [p for p in pictures if hidden_data_problem(p.as_posix(), p.read_bytes)] == []
