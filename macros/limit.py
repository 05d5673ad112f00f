"""Limits of time and depth for one file: a few kilobytes of hostile text can keep a parser busy for hours."""

from __future__ import annotations

import signal
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

__all__ = ["BUILD_SECONDS", "FILE_SECONDS", "PAGE_FRAMES", "TooLong", "depth_limit", "time_limit"]

FILE_SECONDS = 5.0
"""Time that the check gives one page or one file of data; a long chapter of the real plan takes some 0.03 s."""
BUILD_SECONDS = 2 * FILE_SECONDS
"""Time that a build gives: what passed the check on one machine must not fail the build on another."""
PAGE_FRAMES = 500
"""Calls within calls that one page may need. Python allows 1,000, and the site begins with some 100 of its own:
a page that passes the check must not be too deep for the build."""


class TooLong(BaseException):
    """The time of a file is up. Not an ``Exception``: Markdown's extensions swallow those."""


@contextmanager
def time_limit(seconds: float = FILE_SECONDS) -> Iterator[None]:
    """Raise :class:`TooLong` in the body after so many seconds that the processor worked for this process.

    Wall time would make the answer depend on what else the machine does. Holds in the main thread of a system
    that has interval timers, so not on Windows; the size limits hold everywhere.
    """
    if not hasattr(signal, "setitimer") or threading.current_thread() is not threading.main_thread():
        yield
        return

    def ring(number: int, frame: FrameType | None) -> None:
        raise TooLong

    before = signal.signal(signal.SIGPROF, ring)
    # Again each tenth of a second: an alarm that rings inside a callback of C code may be lost.
    signal.setitimer(signal.ITIMER_PROF, seconds, 0.1)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)


@contextmanager
def depth_limit(frames: int = PAGE_FRAMES) -> Iterator[None]:
    """Raise ``RecursionError`` in the body beyond so many calls within calls, wherever the body itself stands."""
    before = sys.getrecursionlimit()
    frame, depth = sys._getframe(), 0
    while frame.f_back is not None:
        frame, depth = frame.f_back, depth + 1
    sys.setrecursionlimit(depth + frames)
    try:
        yield
    finally:
        sys.setrecursionlimit(before)
