"""What holds for every generated page: links lead somewhere, ids are unique, text from data stays text."""

from __future__ import annotations

import posixpath
import re
from html import unescape

import markdown
import pytest

from macros.pages import make_pages
from macros.pages.base import plain
from macros.views.base import page_url

from .city import EVIL
from .conftest import EXTENSIONS, WRITTEN, Made


def test_every_link_leads_to_a_page_and_an_anchor_of_the_set(city: Made) -> None:
    anchors = {page_url(path): set(city.read(path).ids) for path in city.pages}
    anchors |= {page_url(path): set() for path in WRITTEN}
    anchors["panduan/data/"] = {"tanggapan"}
    anchors[""] = set()
    for path in city.pages:
        for link in city.read(path).links:
            if link.startswith("https://") or link == "#mp-lapor":  # the theme puts the report below each page
                continue
            address, _, anchor = link.partition("#")
            target = posixpath.normpath(posixpath.join("/", page_url(path), address)).strip("/")
            target = f"{target}/" if target else ""
            assert target in anchors, f"{path}: {link}"
            assert not anchor or anchor in anchors[target], f"{path}: {link}"


def test_ids_are_unique_on_each_page(city: Made) -> None:
    for path in city.pages:
        ids = city.read(path).ids
        assert len(ids) == len(set(ids)), path


def test_each_page_has_one_title(city: Made) -> None:
    for path in city.pages:
        assert city.read(path).tags.count("h1") == 1, path


def test_the_same_data_make_the_same_pages(city: Made) -> None:
    again = {page.path: page for page in make_pages(city.plan)}
    assert again == city.pages


def test_text_from_data_is_shown_as_typed_and_never_run(city: Made) -> None:
    shown = " ".join(EVIL.split())
    for path in city.pages:
        reader = city.read(path)
        assert "script" not in reader.tags, path
        assert "y" not in reader.links, path
    for path in ("indikator/jahat.md", "indikator/index.md", "indikator/a-z.md", "sumber/statistik-resmi.md"):
        assert shown in city.read(path).text, path
    title = city.html("indikator/jahat.md")
    assert re.search(r"<h1[^>]*>&lt;script&gt;alert\(1\)&lt;/script&gt; \{\{ angka\(", title)


def test_no_call_stands_in_the_markdown(city: Made) -> None:
    for page in city.pages.values():
        assert "{{" not in page.body.text, page.path
        assert "<" not in page.body.text, page.path


@pytest.mark.parametrize(
    "text",
    [
        EVIL, "1. satu", "- satu", "# judul", "??? x", '=== "a"', "!!! note", "==m== ^s^ ~~d~~ ++ctrl++", ": arti",
        "| a | b |", "x { #id .c }", "&amp; &lt; A & B", "http://x.example/", "*[IPM]: Indeks", "---", "2024. x",
        "`{{ x }}`", "a\\*b", "_a_ __b__", "[^1]: kaki", "```", "<!-- x -->", "kata\nbaris  dua",
    ],
)  # fmt: skip
@pytest.mark.parametrize("lead", ["", "## "])
def test_plain_text_survives_markdown(text: str, lead: str) -> None:
    html = markdown.markdown(f"# t\n\nawal\n\n{lead}{plain(text)}\n\nakhir\n", extensions=EXTENSIONS)
    found = re.search(r"<(p|h2)[^>]*>([^<]*)</\1>\n<p>akhir</p>", html)
    assert found, html
    assert unescape(found[2]) == " ".join(text.split())
