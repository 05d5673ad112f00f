"""A preview rebuilds only what changed: MkDocs' dirty mode, with our own test of change.

MkDocs compares the times of files; a figure in ``data/`` changes pages whose files were not touched. So each
page is compared by what it will show: its expanded text, its fragments, its settings. What frames every page
(navigation, edition, the forge's address) changes all of them.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping

from mkdocs.structure.files import Files

__all__ = ["Preview"]


class Preview:
    """Remembers what each page showed at the last rebuild."""

    def __init__(self) -> None:
        self._frame = b""
        self._pages: dict[str, bytes] = {}

    def mark(self, files: Files, frame: str, prints: Mapping[str, str]) -> None:
        """Tell MkDocs which of the pages changed since the last call; all others it leaves as they are.

        :param frame: what stands around every page.
        :param prints: for each page's path below ``docs/`` all that decides what it looks like.
        """
        now = {path: _digest(text) for path, text in prints.items()}
        framed = _digest(frame)
        same = framed == self._frame
        for file in files.documentation_pages():
            path = file.src_uri
            changed = not same or path not in now or self._pages.get(path) != now[path]
            file.is_modified = (lambda: True) if changed else (lambda: False)  # type: ignore[method-assign]
        self._frame, self._pages = framed, now


def _digest(text: str) -> bytes:
    return hashlib.blake2b(text.encode("utf-8", "surrogatepass"), digest_size=16).digest()
