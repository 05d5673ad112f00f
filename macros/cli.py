"""The words of the console. What authors read here is Indonesian; exit codes: 0 clean, 1 an author has to mend
something, 2 the surroundings failed.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from .book.load import load_book
from .book.model import OpdKind
from .check import check, report
from .findings import AuthorError, MasterplanError
from .scaffold import create_opd, profile_text

__all__ = ["main"]

TOOLS = {"chromium": "sudo apt-get install chromium"}
"""System tools that tests need, each with the line that brings it (Debian)."""


def find_root(start: Path) -> Path:
    """The folder of the nearest ``mkdocs.yml`` at or above ``start``.

    :raises MasterplanError: where there is none.
    """
    for folder in (start, *start.parents):
        if (folder / "mkdocs.yml").is_file():
            return folder
    raise MasterplanError("mkdocs.yml tidak ditemukan di folder ini atau di atasnya; pindahlah ke folder buku.")


def _cek(root: Path, _: argparse.Namespace) -> int:
    checked = check(root)
    print(report(checked.findings))
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


def _uji(root: Path, arguments: argparse.Namespace) -> int:
    missing = [tool for tool in TOOLS if shutil.which(tool) is None]
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


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="masterplan", description="Master plan smart city sebagai buku: periksa, bangun, sajikan."
    )
    words = parser.add_subparsers(title="kata", dest="word", metavar="KATA", required=True)

    words.add_parser("cek", help="memeriksa data dan bab, semua temuan sekaligus").set_defaults(run=_cek)

    bangun = words.add_parser("bangun", help="membangun situs ke folder site/")
    bangun.add_argument("--keluaran", metavar="FOLDER", help="folder situs; bila tidak disebut, site/")
    bangun.set_defaults(run=_bangun)

    sajikan = words.add_parser("sajikan", help="menyajikan buku di komputer ini, berubah seketika saat ditulis")
    sajikan.add_argument("--alamat", metavar="IP:PORT", help="bila tidak disebut, 127.0.0.1:8000")
    sajikan.set_defaults(run=_sajikan)

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
        code: int = arguments.run(root, arguments)
        return code
    except AuthorError as error:
        print(report(error.findings))
        return 1
    except MasterplanError as error:
        print(error, file=sys.stderr)
        return 2


if __name__ == "__main__":
    sys.exit(main())
