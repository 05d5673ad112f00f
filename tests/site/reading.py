"""Reads built pages with a real HTML parser."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

import lxml.html

HOST = "https://situs.contoh/"


@lru_cache(maxsize=2_000)
def tree(page: Path) -> lxml.html.HtmlElement:
    return lxml.html.document_fromstring(page.read_text(encoding="utf-8"))


def pages(site: Path) -> list[Path]:
    return sorted(site.rglob("*.html"))


def article(page: Path) -> lxml.html.HtmlElement:
    """What an author or we wrote: the page without header, navigation and footer."""
    found = tree(page).xpath('//article[contains(@class, "md-content__inner")]')
    assert found, f"{page} has no article"
    return found[0]


def address(site: Path, page: Path) -> str:
    relative = page.relative_to(site).as_posix()
    return urljoin(HOST, relative.removesuffix("index.html"))


def links(site: Path, page: Path) -> Iterator[tuple[str, str, str]]:
    """Each link of a page as (as written, file below the site, anchor); outside links are left out."""
    for element in tree(page).iter("a", "link", "img", "script"):
        written = element.get("href") or element.get("src") or ""
        whole = urlsplit(urljoin(address(site, page), written))
        if not written or whole.netloc != urlsplit(HOST).netloc:
            continue
        path = unquote(whole.path).lstrip("/")
        yield written, path + "index.html" if path.endswith("/") or not path else path, unquote(whole.fragment)


def anchors(page: Path) -> set[str]:
    return {e.get("id") or e.get("name") for e in tree(page).xpath("//*[@id or @name]")}


def foreign_resources(site: Path) -> Iterator[str]:
    """Addresses of other hosts that a browser would load by itself."""
    for page in pages(site):
        for element in tree(page).xpath("//script[@src] | //img[@src] | //iframe[@src] | //source[@src]"):
            if re.match(r"(?:https?:)?//", element.get("src")):
                yield f"{page}: {element.get('src')}"
        for element in tree(page).xpath("//link[@href]"):
            loads = {"stylesheet", "preload", "icon", "preconnect", "dns-prefetch", "manifest"}
            if loads & set((element.get("rel") or "").split()) and re.match(r"(?:https?:)?//", element.get("href")):
                yield f"{page}: {element.get('href')}"
    for sheet in site.rglob("*.css"):
        for url in re.findall(r"(?:url\(|@import\s+)[\"']?((?:https?:)?//[^)\"']+)", sheet.read_text("utf-8")):
            yield f"{sheet}: {url}"
