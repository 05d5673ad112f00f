"""Which files a book's ``docs/`` and ``data/`` may hold: by name, size and first bytes.

The check asks it of files on disk, the guard of a proposal of blobs in git. Whatever lies below ``docs/`` is
published as it is, so a script, a page of HTML or a host's settings file there would be served to readers.
"""

from __future__ import annotations

import os
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

from .findings import Finding, Findings, Place

__all__ = [
    "MAX_LINE", "MAX_PAGE", "MAX_PARTS", "MAX_PICTURE", "MAX_RECORDS", "address_clashes", "content_problem",
    "files_below", "name_problem",
]  # fmt: skip

MAX_PAGE = 200_000
"""Largest page in bytes; a chapter of the real plan has some 5,000."""
MAX_LINE = 10_000
"""Longest line of a page in characters: a long paragraph has some 1,000."""
MAX_RECORDS = 500_000
"""Largest file of records in bytes."""
MAX_PICTURE = 1_000_000
"""Largest picture in bytes: readers have cheap phones and slow networks."""
MAX_PATH = 180
"""Longest path in characters; the real plan needs 68."""
MAX_PART = 60
"""Longest part of a path; the real plan needs 36."""
MAX_PARTS = 6
"""Most parts of a path; the real plan needs 5."""

_LIMITS = {"md": MAX_PAGE, "yaml": MAX_RECORDS, "png": MAX_PICTURE, "jpg": MAX_PICTURE, "webp": MAX_PICTURE}
_KNOWN = {"docs": ("md", "png", "jpg", "webp"), "data": ("yaml",)}
_PICTURES = {"svg": "png", "gif": "png", "bmp": "png", "tif": "png", "tiff": "png", "heic": "jpg", "jpeg": "jpg"}
_SHEETS = frozenset({"csv", "xls", "xlsx", "xlsm", "ods"})
_DOCUMENTS = frozenset({"pdf", "doc", "docx", "rtf", "odt", "ppt", "pptx"})
_NAME = re.compile(r"(?:[a-z0-9][a-z0-9-]*/)*[a-z0-9][a-z0-9-]*\.([a-z0-9]+)")
_RESERVED = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)", re.IGNORECASE)
"""Names that Windows keeps for itself, with any ending: a copy of the book could not even be fetched there."""
_MAGIC = {"png": rb"\x89PNG\r\n\x1a\n", "jpg": rb"\xff\xd8\xff", "webp": rb"RIFF....WEBP"}


def name_problem(path: str) -> Finding | None:
    """What is wrong with where a file lies and how it is called.

    :param path: below the book's root, beginning with ``docs/`` or ``data/``.
    """
    top, _, rest = path.partition("/")
    kinds = _KNOWN.get(top)
    if kinds is None:
        message = "Berkas di luar docs/ dan data/ diurus pengelola buku, bukan penulis."
        return Finding("berkas-tidak-dikenal", Place(path), message, "keluarkan berkas ini dari usulan")
    ending = rest.rpartition(".")[2].casefold()
    if ending not in kinds:
        shown = ", ".join(f".{kind}" for kind in kinds)
        message = f"Jenis berkas ini tidak dimuat di {top}/; yang dimuat: {shown}."
        known = re.search(rf"\.(?:{'|'.join((*kinds, 'yml'))})(?=\.|$)", rest, re.IGNORECASE)
        mend = f"{top}/{_tidy(rest, known[0][1:].casefold().replace('yml', 'yaml'))}" if known else "hapus berkas ini"
        if ending in _PICTURES:
            again = "" if ending == "jpeg" else f"   (simpan ulang gambarnya sebagai {_PICTURES[ending].upper()})"
            mend = f"{top}/{_tidy(rest, _PICTURES[ending])}{again}"
        elif rest.rpartition("/")[2].startswith((".", "~")):
            mend = "hapus berkas ini; ia dibuat komputer, bukan oleh Anda"
        elif ending in _SHEETS:
            mend = "pindahkan angkanya ke berkas .yaml indikatornya: periode, nilai, sumber"
        elif ending in _DOCUMENTS:
            mend = "salin isinya ke index.md di folder bab; dokumennya cukup ditaut ke alamat tempat ia terbit"
        code = "nama-berkas" if known else "berkas-tidak-dikenal"
        return Finding(code, Place(path), message, mend)
    if not _NAME.fullmatch(rest):
        message = "Nama berkas dan folder hanya berisi huruf kecil a–z, angka, dan tanda hubung."
        return Finding("nama-berkas", Place(path), message, f"{top}/{_tidy(rest, ending)}")
    parts = path.split("/")
    if len(path) > MAX_PATH or len(parts) > MAX_PARTS or max(map(len, parts)) > MAX_PART:
        message = (
            f"Nama atau letak ini terlalu panjang: paling panjang {MAX_PART} huruf tiap nama, {MAX_PATH} huruf "
            f"seluruhnya, dan paling dalam {MAX_PARTS} tingkat."
        )
        return Finding("nama-berkas", Place(path), message, f"{top}/{_tidy(rest, ending)}")
    taken = next(filter(_RESERVED.match, parts), None)
    if taken:
        message = (
            f"Nama “{taken}” dipakai Windows untuk dirinya sendiri, sehingga buku ini tidak dapat disalin ke sana."
        )
        return Finding("nama-berkas", Place(path), message, f"{top}/{_tidy(rest, ending)}")
    return None


def _tidy(path: str, ending: str) -> str:
    """The path as it may be."""
    stem = path.rpartition(".")[0] or path
    while re.search(r"\.(?:ya?ml|txt|md|png|jpe?g|webp)$", stem, re.IGNORECASE):
        stem = stem.rpartition(".")[0]
    *folders, name = stem.split("/")
    return f"{'/'.join(map(_tidy_part, (*folders[: MAX_PARTS - 2], name)))}.{ending}"


def _tidy_part(part: str) -> str:
    # Half of what a part may be: so many of them do not get too long together.
    tidy = re.sub(r"[^a-z0-9]+", "-", part.casefold())[: MAX_PART // 2].strip("-") or "berkas"
    return f"{tidy}-1" if _RESERVED.match(tidy) else tidy


def files_below(root: Path, top: str, findings: Findings) -> Iterator[str]:
    """Every file below a folder, by its path below the root, in no order.

    Symbolic links and folders that lie too deep are findings, and not followed.

    :param top: ``docs`` or ``data``; nothing where it is not there.
    """
    waiting = [top] if (root / top).is_dir() else []
    while waiting:
        folder = waiting.pop()
        if folder.count("/") + 1 >= MAX_PARTS:
            message = f"Folder ini terlalu dalam; berkas paling dalam {MAX_PARTS} tingkat."
            mend = f"pindahkan isinya ke {'/'.join(folder.split('/')[:3])}/"
            findings.add(Finding("nama-berkas", Place(folder), message, mend))
            continue
        with os.scandir(root / folder) as entries:
            for entry in entries:
                path = f"{folder}/{entry.name}"
                if entry.is_symlink():
                    message = "Tautan simbolik tidak dipakai di sini."
                    findings.add(Finding("berkas-tidak-dikenal", Place(path), message, "salin berkasnya"))
                elif entry.is_dir():
                    waiting.append(path)
                elif entry.is_file():
                    yield path


def content_problem(path: str, size: int, head: bytes) -> Finding | None:
    """What is wrong with a file's size or kind of content.

    :param size: bytes.
    :param head: its first 16 bytes or more.
    """
    ending = path.rpartition(".")[2]
    limit = _LIMITS.get(ending, 0)
    if size > limit:
        message = f"Berkas ini {size // 1000} kB; paling besar {limit // 1000} kB."
        mend = {"md": "bagi menjadi beberapa halaman", "yaml": "bagi menjadi beberapa berkas"}.get(ending)
        mend = mend or f"kecilkan gambarnya, misalnya lebar 1600 piksel, sampai di bawah {limit // 1000} kB"
        return Finding("berkas-terlalu-besar", Place(path), message, mend)
    if ending in _MAGIC and not re.match(_MAGIC[ending], head, re.DOTALL):
        message = f"Isi berkas ini bukan gambar {ending.upper()}."
        return Finding("gambar-rusak", Place(path), message, f"simpan ulang gambarnya sebagai {ending.upper()}")
    return None


def address_clashes(paths: Iterable[str], made: Iterable[str] = ()) -> Iterator[Finding]:
    """Pages that would stand at one address, and files whose names differ in capitals only.

    :param paths: files below ``docs/``.
    :param made: generated pages that a written page of another path would push out.
    """
    by_address: dict[str, list[str]] = defaultdict(list)
    for path in paths:
        by_address[_address(path)].append(path)
    for clashing in by_address.values():
        for path in clashing[1:]:
            message = f"Berkas ini akan berada di alamat yang sama dengan docs/{clashing[0]}."
            yield Finding("alamat-ganda", Place(f"docs/{path}"), message, "pilih nama lain, atau gabungkan isinya")
    for path in made:
        for written in by_address.get(_address(path), []):
            if written != path:
                message = f"Alamat ini sudah dipakai halaman yang dibuat dari data ({path})."
                yield Finding("alamat-ganda", Place(f"docs/{written}"), message, "pilih nama lain")


def _address(path: str) -> str:
    page = path.casefold()
    if not page.endswith(".md"):
        return page
    stem = page.removesuffix(".md")
    return stem.removesuffix("index").rstrip("/") if stem == "index" or stem.endswith("/index") else stem
