"""The content security policy: what a browser may load and run on a page, and built pages held to it.

The inline scripts that may run are those of Material's templates, rendered here for each depth of page. They are never
taken from a built page: that would bless whatever stands in one.
"""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import urlsplit

import jinja2
from markupsafe import escape
from mkdocs.config.defaults import MkDocsConfig

from ..filekinds import MAX_PARTS

__all__ = ["HEADER_FILES", "Policy", "faults", "policy_of"]

_TEMPLATES = ("base", "palette", "content")
"""Those of Material's ``partials/javascripts/`` that our pages hold: a feature that brings another adds it here."""
_OTHERS = (
    "style-src 'self'",
    "img-src 'self' data:",  # Material's stylesheet holds its icons as data:
    "font-src 'self'",
    "connect-src 'self'",
    "worker-src 'self'",
    "manifest-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
)

_WRITTEN = re.compile(r"<script>(.*?)</script>", re.DOTALL)
_SCRIPT = re.compile(r"<script", re.IGNORECASE)
_WHOLE = re.compile(r"<script([^>]*)>(.*?)</script>", re.DOTALL)
_LOADED = re.compile(r' src="(?!//)[^"<>:\\\s]*"(?: defer)?| id="__config" type="application/json"')
_STYLE = re.compile(r"<style\b", re.IGNORECASE)
_MAYBE = re.compile(r"style\s*="), re.compile(r"on(?<=[\s\"'/]on)[a-z]+\s*=")
"""What may be a style attribute or an event handler, in lower case; letters at the head are searched fast."""


@dataclass(frozen=True)
class Policy:
    """What a page may load and run.

    :ivar scripts: the inline scripts that may run, letter by letter.
    :ivar preview: for a preview: MkDocs puts a script into each page that is another one each time.
    """

    scripts: tuple[str, ...]
    preview: bool = False

    @property
    def tag(self) -> str:
        """The policy as a page states it itself."""
        allowed = "'unsafe-inline'" if self.preview else " ".join(map(_hash, self.scripts))
        return "; ".join(["default-src 'none'", f"script-src 'self' {allowed}", *_OTHERS])

    @property
    def headers(self) -> dict[str, str]:
        """What a host sends with every answer; a page cannot say by itself who may frame it."""
        return {
            "Content-Security-Policy": f"{self.tag}; frame-ancestors 'none'",
            "X-Content-Type-Options": "nosniff",
            "Referrer-Policy": "strict-origin-when-cross-origin",
        }


def _hash(script: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()}'"


def policy_of(config: MkDocsConfig, env: jinja2.Environment, preview: bool = False) -> Policy:
    """The policy of all pages of a site.

    :param env: the theme's templates.
    :param preview: whether MkDocs serves the site on the author's machine.
    """
    # A page names the site's root by its own depth; 404.html, shown anywhere, by the site's address.
    bases = [urlsplit(config.site_url or "/").path, "."]
    bases += ["/".join([".."] * level) for level in range(1, MAX_PARTS)]
    scripts: dict[str, None] = {}
    for name in _TEMPLATES:
        template = env.get_template(f"partials/javascripts/{name}.html")
        for base in bases:
            shown = template.render(config=config, base_url=base, features=config.theme["features"])
            scripts |= dict.fromkeys(_WRITTEN.findall(shown))
    return Policy(tuple(scripts), preview)


def faults(site: Path, policy: Policy) -> Iterator[str]:
    """What a browser would refuse on the built pages below ``site``: one clause for each page, in Indonesian."""
    tag = f'<meta http-equiv="Content-Security-Policy" content="{escape(policy.tag)}">'
    head = re.compile(rf'<head>\s*<meta charset="utf-8">\s*{re.escape(tag)}')
    for page in sorted(site.rglob("*.html")):
        html = page.read_text(encoding="utf-8")
        fault = "tidak diawali kebijakan keamanan situs" if not head.search(html) else _refused(html, policy)
        if fault:
            yield f"{page.relative_to(site).as_posix()} {fault}"


def _refused(html: str, policy: Policy) -> str:
    for start in _SCRIPT.finditer(html):
        script = _WHOLE.match(html, start.start())
        if script and (_LOADED.fullmatch(script[1]) or (not script[1] and script[2] in policy.scripts)):
            continue
        return f"memuat skrip yang bukan milik tema ({_sample(html, start.start())})"
    if style := _STYLE.search(html):
        return f"memuat gaya di dalam halaman ({_sample(html, style.start())})"
    lower = html.lower()
    if any(maybe.search(lower) for maybe in _MAYBE):
        # Prose may read like an attribute: only a parser can tell.
        reader = _Attributes()
        reader.feed(html)
        if reader.found:
            return f"memuat atribut yang tidak diizinkan ({reader.found[0]})"
    return ""


def _sample(html: str, start: int) -> str:
    return " ".join(html[start : start + 60].split())


class _Attributes(HTMLParser):
    """Collects style attributes and event handlers."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found += [f"{name} pada <{tag}>" for name, _ in attrs if name == "style" or name.startswith("on")]


def _nginx(policy: Policy) -> str:
    lines = [
        "# Dibuat oleh: python3 -m macros kepala nginx. Sertakan (include) di dalam blok server.",
        "# Sebuah location yang punya add_header sendiri tidak mewarisinya: sertakan juga di situ.",
        *(f'add_header {name} "{value}" always;' for name, value in policy.headers.items()),
    ]
    return "\n".join(lines) + "\n"


def _pages(policy: Policy) -> str:
    return "\n".join(["/*", *(f"  {name}: {value}" for name, value in policy.headers.items())]) + "\n"


HEADER_FILES: dict[str, Callable[[Policy], str]] = {"nginx": _nginx, "pages": _pages}
"""A host's settings by its kind: ``pages`` is the file ``_headers`` that Cloudflare Pages and Netlify read."""
