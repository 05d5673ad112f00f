"""The words of the console. What authors read here is Indonesian; exit codes: 0 clean, 1 an author has to mend
something, 2 the surroundings failed.
"""

from __future__ import annotations

import argparse
import gc
import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from .book.load import load_book
from .book.model import OpdKind
from .check import check
from .findings import AuthorError, MasterplanError
from .report import FORMATS, as_text, why_of
from .scaffold import create_opd, profile_text

__all__ = ["TOOLS", "find_tool", "main"]

TOOLS = {"chromium": "sudo apt-get install chromium", "nginx": "sudo apt-get install nginx-light"}
"""System tools that tests need, each with the line that brings it (Debian)."""


def find_root(start: Path) -> Path:
    """The folder of the nearest ``mkdocs.yml`` at or above ``start``.

    :raises MasterplanError: where there is none.
    """
    for folder in (start, *start.parents):
        if (folder / "mkdocs.yml").is_file():
            return folder
    raise MasterplanError("mkdocs.yml tidak ditemukan di folder ini atau di atasnya; pindahlah ke folder buku.")


def _cek(root: Path, arguments: argparse.Namespace) -> int:
    gc.disable()  # a tenth of the time of a short run that needs all it makes
    checked = check(root)
    print(FORMATS[arguments.format](checked.findings, why_of(root)))
    return 1 if checked.findings.errors else 0


def _bangun(root: Path, arguments: argparse.Namespace) -> int:
    from .site.build import build_site

    target = Path(arguments.keluaran).resolve() if arguments.keluaran else None
    print(f"Situs selesai dibangun: {build_site(root, target)}")
    return 0


def _sajikan(root: Path, arguments: argparse.Namespace) -> int:
    from .site.build import serve_site

    serve_site(root, arguments.alamat)
    return 0


def _kepala(root: Path, arguments: argparse.Namespace) -> int:
    from .site.build import header_file

    print(header_file(root, arguments.tuan_rumah), end="")
    return 0


def find_tool(name: str) -> str | None:
    """Where a system tool stands; Debian keeps servers where only the administrator's shell looks."""
    return shutil.which(name, path=os.pathsep.join([os.environ.get("PATH", os.defpath), "/usr/sbin"]))


def _uji(root: Path, arguments: argparse.Namespace) -> int:
    missing = [tool for tool in TOOLS if find_tool(tool) is None]
    for tool in missing:
        print(f"{tool} belum terpasang; pasang dengan: {TOOLS[tool]}", file=sys.stderr)
    if missing and os.environ.get("CI"):
        raise MasterplanError("Di CI semua alat uji harus ada.")
    command = [sys.executable, "-m", "pytest", *arguments.rest]
    return subprocess.run(command, cwd=root, check=False).returncode


def _opd_baru(root: Path, arguments: argparse.Namespace) -> int:
    profile = None
    if arguments.nama and arguments.jenis and arguments.sumber:
        kind = OpdKind(arguments.jenis)
        profile = profile_text(arguments.nama, kind, arguments.sumber, arguments.singkatan, arguments.sejak)
    written = create_opd(root, load_book(root).book, arguments.id, profile)
    for path in written:
        print(f"Ditulis: {path.relative_to(root).as_posix()}")
    print("Berikutnya: isi kotak “belum” di babnya, lalu jalankan python3 -m macros cek")
    return 0


def _usulan(root: Path, arguments: argparse.Namespace) -> int:
    from .proposal.examine import examine
    from .proposal.summary import FORMATS as PROPOSAL_FORMATS
    from .proposal.summary import as_markdown

    proposal = examine(root, arguments.rentang, arguments.pengelola)
    print(PROPOSAL_FORMATS[arguments.format](proposal, why_of(root)))
    if arguments.ringkasan:
        with Path(arguments.ringkasan).open("a", encoding="utf-8") as file:
            file.write(as_markdown(proposal))
    return 1 if proposal.findings.errors else 0


def _pemilik(root: Path, arguments: argparse.Namespace) -> int:
    from .proposal.owners import OWNERS_FILE, owners_text

    text = owners_text(load_book(root).book)
    file = root / OWNERS_FILE
    if arguments.periksa:
        same = file.is_file() and file.read_text(encoding="utf-8") == text
        print(
            "Daftar pemilik cocok."
            if same
            else f"{OWNERS_FILE} tertinggal; jalankan: python3 -m macros pemilik --tulis"
        )
        return 0 if same else 1
    if arguments.tulis:
        file.parent.mkdir(exist_ok=True)
        file.write_text(text, encoding="utf-8", newline="\n")
        print(f"Ditulis: {OWNERS_FILE}")
        return 0
    print(text, end="")
    return 0


def _terima(root: Path, arguments: argparse.Namespace) -> int:
    from .intake.receive import MAX_BYTES, receive, report_of
    from .proposal.summary import FORMATS as PROPOSAL_FORMATS

    try:
        with sys.stdin.buffer if arguments.berkas == "-" else Path(arguments.berkas).open("rb") as file:
            content = file.read(MAX_BYTES + 1)
    except OSError as error:
        raise MasterplanError(f"{arguments.berkas} tidak dapat dibaca: {error.strerror}.") from error
    received = receive(root, content)
    print(report_of(received, "pesan" if arguments.berkas == "-" else arguments.berkas))
    if received.proposal:
        print(f"\n{PROPOSAL_FORMATS['teks'](received.proposal, why_of(root))}")
    return 1 if received.set_aside else 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="masterplan", description="Master plan smart city sebagai buku: periksa, bangun, sajikan."
    )
    words = parser.add_subparsers(title="kata", dest="word", metavar="KATA", required=True)

    cek = words.add_parser("cek", help="memeriksa data dan bab, semua temuan sekaligus")
    cek.add_argument("--format", choices=list(FORMATS), default="teks", help="bila tidak disebut, teks")
    cek.set_defaults(run=_cek)

    bangun = words.add_parser("bangun", help="membangun situs ke folder site/")
    bangun.add_argument("--keluaran", metavar="FOLDER", help="folder situs; bila tidak disebut, site/")
    bangun.set_defaults(run=_bangun)

    sajikan = words.add_parser("sajikan", help="menyajikan buku di komputer ini, berubah seketika saat ditulis")
    sajikan.add_argument("--alamat", metavar="IP:PORT", help="bila tidak disebut, 127.0.0.1:8000")
    sajikan.set_defaults(run=_sajikan)

    kepala = words.add_parser("kepala", help="menampilkan pengaturan keamanan untuk server yang menayangkan situs")
    kepala.add_argument("tuan_rumah", choices=["nginx", "pages"], help="nginx, atau pages untuk berkas _headers")
    kepala.set_defaults(run=_kepala)

    uji = words.add_parser("uji", help="menjalankan seluruh uji; sisanya pilihan untuk pytest")
    uji.set_defaults(run=_uji)

    opd = words.add_parser("opd-baru", help="membuat catatan dan bab sebuah OPD")
    opd.add_argument("id", help="id OPD: huruf kecil, angka, tanda hubung")
    opd.add_argument("--nama", help="nama lengkap")
    opd.add_argument("--singkatan", help="nama pendek")
    opd.add_argument("--jenis", choices=[str(kind) for kind in OpdKind], help="bentuk OPD")
    opd.add_argument("--sumber", help="id sumber yang menyebut OPD ini")
    opd.add_argument("--sejak", help="sejak kapan nama ini berlaku, misalnya 2026")
    opd.set_defaults(run=_opd_baru)

    usulan = words.add_parser("usulan", help="memeriksa sebuah usulan (cabang git) dan merangkum yang berubah")
    usulan.add_argument("rentang", metavar="BASIS..CABANG", help="misalnya main..HEAD")
    usulan.add_argument("--format", choices=["teks", "github"], default="teks", help="bila tidak disebut, teks")
    usulan.add_argument("--ringkasan", metavar="BERKAS", help="ringkasan ditambahkan ke berkas ini, sebagai Markdown")
    usulan.add_argument("--pengelola", action="store_true", help="usulan pengelola: berkas lain hanya diperingatkan")
    usulan.set_defaults(run=_usulan)

    terima = words.add_parser("terima", help="menjadikan pesan “Laporkan angka keliru” sebuah usulan di cabang baru")
    terima.add_argument("berkas", metavar="BERKAS", help="berkas teks berisi satu pesan atau lebih; - dari masukan")
    terima.set_defaults(run=_terima)

    pemilik = words.add_parser("pemilik", help="menampilkan daftar pemilik berkas untuk forge (CODEOWNERS)")
    pemilik.add_argument("--tulis", action="store_true", help="tulis ke .github/CODEOWNERS")
    pemilik.add_argument("--periksa", action="store_true", help="hanya bandingkan dengan .github/CODEOWNERS")
    pemilik.set_defaults(run=_pemilik)
    return parser


def main(argv: Sequence[str] | None = None) -> int:
    """Run one word.

    :param argv: words after the program's name; by default those of the command line.
    :returns: 0 clean, 1 an author has to mend something, 2 the surroundings failed.
    """
    parser = _parser()
    arguments, rest = parser.parse_known_args(argv)
    if rest and arguments.word != "uji":
        parser.error(f"tidak dikenal: {' '.join(rest)}")
    arguments.rest = rest
    try:
        root = find_root(Path.cwd())
    except MasterplanError as error:
        print(error, file=sys.stderr)
        return 2
    try:
        code: int = arguments.run(root, arguments)
        return code
    except AuthorError as error:
        print(as_text(error.findings, why_of(root)))
        return 1
    except MasterplanError as error:
        print(error, file=sys.stderr)
        return 2


if __name__ == "__main__":
    sys.exit(main())
