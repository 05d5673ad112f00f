"""The plan's build against a bare MkDocs Material build of the same pages, in paired runs.

The bare side gets the same navigation, theme and Markdown extensions, ``navigation.prune`` included, and pages
in which every macro is already expanded; it has no plugin of ours. Run from the book's root, in the set-up
environment::

    python -m benchmarks.build --pairs 5
    python -m benchmarks.build --pairs 3 --copies 10     # ten times as many OPDs and metrics

Prints CPU seconds (user + system, children included) and peak memory of each side, and the ratio pair by pair.
"""

from __future__ import annotations

import argparse
import os
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

import yaml

from macros.check import check
from macros.placeholders import PLACEHOLDER, Expanded, number_of
from macros.site.navigation import build_navigation

ROOT = Path(__file__).resolve().parent.parent


def inlined(body: Expanded) -> str:
    """A page's Markdown with its fragments written out."""

    def fragment(match: re.Match[str]) -> str:
        found = body.fragments[number_of(match[1])]
        return f"\n\n{found.html}\n\n" if found.block else str(found.html)

    return PLACEHOLDER.sub(fragment, body.text)


def multiply(root: Path, copies: int) -> None:
    """More of the same: each OPD with its metrics and chapter, ``copies`` times under numbered ids."""
    for folder in sorted((root / "data" / "opd").iterdir()):
        for number in range(1, copies):
            target = folder.with_name(f"{folder.name}-{number}")
            shutil.copytree(folder, target)
            for kind in ("indikator", "program", "aplikasi"):
                for file in (target / kind).glob("*.yaml"):
                    text = file.read_text(encoding="utf-8")
                    text = re.sub(r"^(terdiri_dari|lihat_juga|indikator):\n(  - .*\n)+", "", text, flags=re.MULTILINE)
                    file.write_text(text, encoding="utf-8")
                    file.rename(file.with_stem(f"{file.stem}-{number}"))
            chapter = root / "docs" / "opd" / folder.name / "index.md"
            if chapter.exists():
                text = chapter.read_text(encoding="utf-8").replace(folder.name, target.name)
                copy = root / "docs" / "opd" / target.name / "index.md"
                copy.parent.mkdir(parents=True)
                copy.write_text(text, encoding="utf-8")


def lay_out(folder: Path, copies: int) -> tuple[Path, Path]:
    """Two books side by side: ours, and the bare one made from it."""
    ours, bare = folder / "ours", folder / "bare"
    ours.mkdir()
    for part in ("docs", "data"):
        shutil.copytree(ROOT / part, ours / part)
    (ours / "macros").mkdir()
    settings = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    theme = (ROOT / "macros" / "site" / "theme").as_posix()
    settings = settings.replace("custom_dir: macros/site/theme", f"custom_dir: {theme}")
    (ours / "mkdocs.yml").write_text(settings, encoding="utf-8")
    multiply(ours, copies)

    checked = check(ours)
    if checked.findings.errors:
        sys.exit("\n".join(str(f) for f in checked.findings.errors[:10]))
    bodies = dict(checked.bodies) | {page.path: page.body for page in checked.pages}
    for path, body in bodies.items():
        file = bare / "docs" / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(inlined(body), encoding="utf-8")
    plain = re.sub(r"  - masterplan:.*\n      module_name: macros\n", "", settings).replace("watch: [data]\n", "")
    nav = yaml.safe_dump({"nav": build_navigation(checked)}, allow_unicode=True)
    plain = re.sub(r"(validation:\n)(?:  .*\n?)+", "", plain)
    (bare / "mkdocs.yml").write_text(plain + "\n" + nav, encoding="utf-8")
    print(f"{len(bodies)} pages")
    return ours, bare


def build(book: Path) -> tuple[float, float]:
    """One whole build: CPU seconds and peak memory in MiB."""
    environment = os.environ | {"NO_MKDOCS_2_WARNING": "1", "PYTHONPATH": str(ROOT)}
    process = subprocess.Popen(
        [sys.executable, "-m", "mkdocs", "build", "--quiet"],
        cwd=book, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    _, status, usage = os.wait4(process.pid, 0)
    if os.waitstatus_to_exitcode(status) != 0:
        sys.exit(f"the build in {book.name} failed")
    return usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def main() -> None:
    """Run the pairs and print the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pairs", type=int, default=5)
    parser.add_argument("--copies", type=int, default=1)
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        ours, bare = lay_out(Path(folder), arguments.copies)
        build(ours), build(bare)
        pairs = [(build(ours), build(bare)) for _ in range(arguments.pairs)]
    for name, side in (("ours", 0), ("bare", 1)):
        seconds = [pair[side][0] for pair in pairs]
        memory = [pair[side][1] for pair in pairs]
        print(f"{name}: {statistics.median(seconds):.2f} s CPU (min {min(seconds):.2f}, max {max(seconds):.2f}), "
              f"{statistics.median(memory):.0f} MiB")  # fmt: skip
    ratios = [a[0] / b[0] for a, b in pairs]
    print(f"ratio: {statistics.median(ratios):.2f} (min {min(ratios):.2f}, max {max(ratios):.2f})")


if __name__ == "__main__":
    main()
