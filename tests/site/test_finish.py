"""What stands in the index of the search, and which links are marked as leading out of the book."""

from __future__ import annotations

import html
import json
import re
from pathlib import Path

import pytest

from macros.site.finish import finish
from tests.site import reading

AROUND = ".,;:()?!“”\"'"


@pytest.mark.site
def test_the_index_holds_no_word_that_no_page_shows(plan_site: Path) -> None:
    """Two cells, or a mark and a word, would stand there as one. Code is left out: its colours part it."""
    shown: set[str] = set()
    for page in reading.pages(plan_site):
        for text in reading.article(page).itertext():
            shown.update(word.strip(AROUND) for word in text.split())
    glued: dict[str, str] = {}
    for entry in json.loads((plan_site / "search" / "search_index.json").read_text("utf-8"))["docs"]:
        text = re.sub(r"<(pre|code)>.*?</\1>", " ", entry["text"], flags=re.DOTALL)
        for word in html.unescape(re.sub(r"<[^>]+>", " ", text)).split():
            if word.strip(AROUND) not in shown:
                glued[word] = entry["location"]
    assert len(shown) > 1_000
    assert not glued


@pytest.mark.parametrize(
    ("tight", "apart"),
    [
        ("<tr><th>2024</th><td>12</td></tr>", "2024 12"),
        ("<dl><dt>Satuan</dt><dd>unit</dd><dt>Rumus</dt></dl>", "Satuan unit Rumus"),
        ("<p>satu<br>dua</p><p>tiga</p>", "satu dua tiga"),
        ("<li><b>Nama</b><p>arti</p></li>", "Nama arti"),
        ("<p>satu<i>kata</i></p>", "satukata"),
    ],
)
def test_words_that_a_reader_sees_apart_stand_apart(tight: str, apart: str) -> None:
    assert " ".join(re.sub(r"<[^>]+>", "", finish(tight, None)).split()) == apart


def test_code_keeps_its_white_space() -> None:
    code = "<pre><code>a<br>b\n\n  c</code></pre>"
    assert finish(f"<p>x</p>{code}<p>y</p>", None).count(code) == 1


@pytest.mark.parametrize(
    ("link", "marked"),
    [
        ('<a href="https://berita.contoh/1">', '<a href="https://berita.contoh/1" rel="external">'),
        ('<a rel="nofollow" href="http://berita.contoh">', '<a rel="external nofollow" href="http://berita.contoh">'),
        ('<a class="x" href="../opd/">', '<a class="x" href="../opd/">'),
        ('<a href="https://kota.contoh/buku/opd/">', '<a href="https://kota.contoh/buku/opd/">'),
        ('<a href="mailto:kantor@kota.contoh">', '<a href="mailto:kantor@kota.contoh">'),
    ],
)
def test_only_links_out_of_the_book_are_external(link: str, marked: str) -> None:
    assert finish(link, "https://kota.contoh/buku/") == marked
