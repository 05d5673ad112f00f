"""The plan's build against a bare MkDocs Material build of the same pages, in paired runs.

The bare side gets the same navigation, theme and Markdown extensions, ``navigation.prune`` included, and pages
in which every macro is already expanded; it has no plugin of ours. Run from the book's root, in the set-up
environment::

    python -m benchmarks.build                                    # the real plan
    python -m benchmarks.build --chapters 300 --pairs 3           # the made-up city, multiplied to 300 chapters
    python -m benchmarks.build --chapters 300 --preview           # a changed sentence and a changed figure

Prints processor seconds (user + system), wall seconds and peak memory of each side, and the ratio of processor
seconds pair by pair. It judges nothing.
"""

from __future__ import annotations

import argparse
import logging
import os
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import yaml
from mkdocs.commands.build import build as build_in_process
from mkdocs.config import load_config

from macros.check import check
from macros.placeholders import PLACEHOLDER, Expanded, number_of
from macros.rendering.dialect import EXTENSIONS, SETTINGS
from macros.site.navigation import build_navigation

ROOT = Path(__file__).resolve().parent.parent


def inlined(body: Expanded) -> str:
    """A page's Markdown with its fragments written out."""

    def fragment(match: re.Match[str]) -> str:
        found = body.fragments[number_of(match[1])]
        return f"\n\n{found.html}\n\n" if found.block else str(found.html)

    return PLACEHOLDER.sub(fragment, body.text)


def multiply(root: Path, chapters: int) -> None:
    """More of the same: living OPDs with their metrics and chapters, under numbered ids, until there are enough."""
    every = [folder for folder in sorted((root / "docs" / "opd").iterdir()) if (folder / "index.md").exists()]
    folders = [folder for folder in every if not folder.name.startswith("kecamatan-")]  # these stand in a table too
    for number in range(chapters - len(every)):
        source = folders[number % len(folders)].name
        copy = f"{source}-{number}"
        shutil.copytree(root / "data" / "opd" / source, root / "data" / "opd" / copy)
        for kind in ("indikator", "program", "aplikasi"):
            for file in (root / "data" / "opd" / copy / kind).glob("*.yaml"):
                text = file.read_text(encoding="utf-8")
                text = re.sub(r"^(terdiri_dari|lihat_juga|indikator):\n(  - .*\n)+", "", text, flags=re.MULTILINE)
                file.write_text(text, encoding="utf-8")
                file.rename(file.with_stem(f"{file.stem}-{number}"))
        shutil.copytree(root / "docs" / "opd" / source, root / "docs" / "opd" / copy)
        page = root / "docs" / "opd" / copy / "index.md"
        text = re.sub(rf"\b{re.escape(source)}\b(?!/)", copy, page.read_text(encoding="utf-8"))
        page.write_text(text, encoding="utf-8")


def lay_out_ours(folder: Path, chapters: int) -> Path:
    """A book as ours are, beside this one.

    :param chapters: of the made-up city; 0 for the real plan.
    """
    ours = folder / "ours"
    ours.mkdir()
    base = ROOT / "tests" / "kota_contoh" if chapters else ROOT
    for part in ("docs", "data"):
        shutil.copytree(base / part, ours / part)
    (ours / "macros").mkdir()
    settings = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    theme = (ROOT / "macros" / "site" / "theme").as_posix()
    settings = settings.replace("custom_dir: macros/site/theme", f"custom_dir: {theme}")
    (ours / "mkdocs.yml").write_text(settings, encoding="utf-8")
    multiply(ours, chapters)
    return ours


def lay_out(folder: Path, chapters: int) -> tuple[Path, Path]:
    """Two books side by side: ours, and the bare one made from it.

    :param chapters: of the made-up city; 0 for the real plan.
    """
    ours, bare = lay_out_ours(folder, chapters), folder / "bare"
    settings = (ours / "mkdocs.yml").read_text(encoding="utf-8")
    start = time.process_time()
    checked = check(ours)
    print(f"check alone: {time.process_time() - start:.2f} s CPU")
    if checked.findings.errors:
        sys.exit("\n".join(str(f) for f in checked.findings.errors[:10]))
    bodies = dict(checked.bodies) | {page.path: page.body for page in checked.pages}
    for path, body in bodies.items():
        file = bare / "docs" / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(inlined(body), encoding="utf-8")
    for picture in (ours / "docs").rglob("*.png"):
        target = bare / "docs" / picture.relative_to(ours / "docs")
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(picture, target)
    named = [{name: SETTINGS.get(name, {})} for name in EXTENSIONS if isinstance(name, str)]
    settings += yaml.safe_dump({"markdown_extensions": named})
    plain = re.sub(r"  - masterplan:.*\n      module_name: macros\n", "", settings).replace("watch: [data]\n", "")
    nav = yaml.safe_dump({"nav": build_navigation(checked)}, allow_unicode=True)
    plain = re.sub(r"(validation:\n)(?:  .*\n?)+", "", plain)
    (bare / "mkdocs.yml").write_text(plain + "\n" + nav, encoding="utf-8")
    print(f"{len(checked.chapters)} written and {len(checked.pages)} generated pages")
    return ours, bare


def preview(ours: Path, folder: Path) -> None:
    """One process as ``sajikan`` runs it: a first build, then a changed sentence, then a changed figure."""
    logging.disable(logging.CRITICAL)
    config = load_config(str(ours / "mkdocs.yml"), site_dir=str(folder / "site"))
    config.plugins.on_startup(command="serve", dirty=True)
    chapter = next(p for p in sorted((ours / "docs" / "opd").rglob("index.md")))
    records = sorted((ours / "data" / "opd").rglob("indikator/*.yaml"))
    record = next(p for p in records if "nilai: " in p.read_text("utf-8"))
    changes = {
        "first build": lambda: None,
        "a changed sentence": lambda: chapter.write_text(chapter.read_text("utf-8") + "\nSatu kalimat.\n", "utf-8"),
        "a changed figure": lambda: record.write_text(
            re.sub(r"nilai: \S+", "nilai: 7", record.read_text("utf-8"), count=1), "utf-8"
        ),
    }
    for name, change in changes.items():
        change()
        start, wall = time.process_time(), time.monotonic()
        build_in_process(config, serve_url="http://127.0.0.1/", dirty=True)
        print(f"preview, {name}: {time.process_time() - start:.2f} s CPU, {time.monotonic() - wall:.2f} s wall")


def build(book: Path) -> tuple[float, float, float]:
    """One whole build: processor seconds, wall seconds, peak memory in MiB."""
    environment = os.environ | {"NO_MKDOCS_2_WARNING": "1", "PYTHONPATH": str(ROOT)}
    start = time.monotonic()
    process = subprocess.Popen(
        [sys.executable, "-m", "mkdocs", "build", "--quiet"],
        cwd=book, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    _, status, usage = os.wait4(process.pid, 0)
    if os.waitstatus_to_exitcode(status) != 0:
        sys.exit(f"the build in {book.name} failed")
    return usage.ru_utime + usage.ru_stime, time.monotonic() - start, usage.ru_maxrss / 1024


def main() -> None:
    """Run the pairs and print the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pairs", type=int, default=5, help="counted pairs, after one that is not counted")
    parser.add_argument("--chapters", type=int, default=0, help="of the made-up city; 0: the real plan")
    parser.add_argument("--preview", action="store_true", help="time the preview's rebuilds instead")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        ours, bare = lay_out(folder, arguments.chapters)
        if arguments.preview:
            preview(ours, folder)
            return
        build(ours)
        build(bare)
        pairs = [(build(ours), build(bare)) for _ in range(arguments.pairs)]
    for side, title in enumerate(("ours", "bare")):
        cpu, wall, memory = zip(*(pair[side] for pair in pairs), strict=True)
        print(
            f"{title}: {statistics.median(cpu):.2f} s CPU (min {min(cpu):.2f}, max {max(cpu):.2f}), "
            f"{statistics.median(wall):.2f} s wall, {statistics.median(memory):.0f} MiB"
        )
    ratios = [ours_[0] / bare_[0] for ours_, bare_ in pairs]
    print(f"ratio of CPU: {statistics.median(ratios):.2f} (min {min(ratios):.2f}, max {max(ratios):.2f})")


if __name__ == "__main__":
    main()
