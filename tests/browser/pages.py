"""What the browser tests look at: every type of page of the real plan, and the widths it is read at."""

from __future__ import annotations

import pytest

from macros.cli import TOOLS, find_tool

CHROMIUM, NGINX = find_tool("chromium"), find_tool("nginx")
in_chromium = [
    pytest.mark.browser,
    pytest.mark.skipif(CHROMIUM is None, reason=f"chromium belum terpasang: {TOOLS['chromium']}"),
]
in_nginx = pytest.mark.skipif(NGINX is None, reason=f"nginx belum terpasang: {TOOLS['nginx']}")
NARROW = {"width": 320, "height": 700}
PHONE = {"width": 390, "height": 844}
DESK = {"width": 1440, "height": 900}

KINDS = {
    "home": "",
    "chapter": "opd/disdikbud/",
    "chapter-almost-empty": "opd/bagian-hukum/",
    "kecamatan": "opd/kecamatan-koto-tangah/",
    "dimension": "dimensi/smart-living/",
    "metric-with-chart": "indikator/rtlh/",
    "metric-disputed": "indikator/trans-padang-penumpang/",
    "conflicts": "angka-berbeda/",
    "unfilled": "belum-diisi/",
    "agencies": "opd/",
    "sources": "sumber/berita/",
    "programmes": "program/",
    "events": "peristiwa/",
    "guide": "panduan/makro/",
    "not-found": "404.html",
}
"""Type of page and an address of that type."""
WIDE = {"long-rupiah": "indikator/pad-rupiah/", "authors-tables": "panduan/data/"}
"""More pages that do not easily fit a narrow screen."""

every_kind = pytest.mark.parametrize("path", KINDS.values(), ids=KINDS)
