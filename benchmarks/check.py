"""The check of a large plan: processor and wall seconds, and peak memory, in a process of its own each time.

The plan is the made-up city multiplied, as in :mod:`benchmarks.build`. Run from the book's root, in the set-up
environment::

    python -m benchmarks.check --chapters 3000 --runs 3
    python -m benchmarks.check                          # the real plan
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
import time
from pathlib import Path

from benchmarks.build import ROOT, lay_out_ours


def measure(book: Path) -> tuple[float, float, float]:
    """Check a book in a fresh process: processor seconds, wall seconds, peak memory in MiB."""
    command = [sys.executable, "-m", "macros.cli", "cek"]
    start = time.perf_counter()
    child = os.fork()
    if child == 0:
        os.chdir(book)
        os.environ["PYTHONPATH"] = str(ROOT)
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
        os.execv(sys.executable, command)
    _, status, used = os.wait4(child, 0)
    if os.waitstatus_to_exitcode(status) != 0:
        sys.exit(f"the check of {book} does not pass")
    return used.ru_utime + used.ru_stime, time.perf_counter() - start, used.ru_maxrss / 1024


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("--chapters", type=int, default=0, help="of the made-up city; 0 for the real plan")
    parser.add_argument("--runs", type=int, default=3)
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        book = lay_out_ours(Path(folder), arguments.chapters) if arguments.chapters else ROOT
        for _ in range(arguments.runs):
            processor, wall, memory = measure(book)
            print(f"{processor:.2f} s processor, {wall:.2f} s wall, {memory:.0f} MiB")


if __name__ == "__main__":
    main()
