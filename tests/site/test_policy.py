"""The content security policy: on every page, from the theme alone, and a build that keeps to it."""

from __future__ import annotations

import base64
import hashlib
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from markupsafe import escape

from macros.site.csp import Policy, faults
from tests.conftest import ROOT, run_word
from tests.site import reading
from tests.site.test_build import built, fingerprint, replace

pytestmark = pytest.mark.site
OWN_FOOTER = 'copyright: "Isi: CC BY 4.0 · kode: MIT · sumber tiap angka di halamannya"'
"""What a maintainer writes there stands in each page's footer as it is."""


def policies(page: Path) -> list[str]:
    return reading.tree(page).xpath('//meta[@http-equiv="Content-Security-Policy"]/@content')


def directives(policy: str) -> dict[str, list[str]]:
    return {name: values for name, *values in (part.split() for part in policy.split(";"))}


@pytest.fixture(scope="session", params=["city_site", "plan_site"])
def site(request: pytest.FixtureRequest) -> Path:
    chosen: Path = request.getfixturevalue(request.param)
    return chosen


def test_every_page_states_the_same_policy_before_anything_loads(site: Path) -> None:
    pages = reading.pages(site)
    assert site / "404.html" in pages
    assert len({tuple(policies(page)) for page in pages}) == 1
    for page in pages:
        charset, policy = reading.tree(page).find("head")[:2]
        assert charset.get("charset") == "utf-8"
        assert policy.get("content") == policies(page)[0]


def test_the_policy_allows_this_site_and_nothing_unsafe(city_site: Path) -> None:
    said = directives(policies(city_site / "index.html")[0])
    assert said.pop("script-src")[0] == "'self'"
    assert said == {
        "default-src": ["'none'"],
        "style-src": ["'self'"],
        "img-src": ["'self'", "data:"],
        "font-src": ["'self'"],
        "connect-src": ["'self'"],
        "worker-src": ["'self'"],
        "manifest-src": ["'self'"],
        "base-uri": ["'none'"],
        "form-action": ["'none'"],
    }


def test_a_page_has_no_inline_script_but_the_themes_and_no_inline_style(site: Path) -> None:
    allowed = set(directives(policies(site / "index.html")[0])["script-src"][1:])
    for page in reading.pages(site):
        tree = reading.tree(page)
        scripts = tree.xpath('//script[not(@src) and not(@type="application/json")]/text()')
        hashes = (base64.b64encode(hashlib.sha256(text.encode()).digest()).decode() for text in scripts)
        assert len(scripts) == 3
        assert {f"'sha256-{value}'" for value in hashes} <= allowed, page
        assert tree.xpath("//*[@style] | //style | //@*[starts-with(name(), 'on')]") == [], page


def test_what_authors_write_does_not_change_the_policy(city: Path) -> None:
    before = run_word(city, "kepala", "nginx", check=True).stdout
    chapter = city / "docs" / "opd" / "dinas-taman" / "index.md"
    chapter.write_text(chapter.read_text("utf-8") + "\n\n<script>alert(1)</script>\n", encoding="utf-8")
    (city / "docs" / "panduan" / "baru.md").write_text("# Baru\n\nIsi.\n", encoding="utf-8")
    assert run_word(city, "kepala", "nginx", check=True).stdout == before


def test_the_deepest_page_there_may_be_keeps_its_scripts(city: Path) -> None:
    deep = city / "docs" / "a" / "b" / "c" / "d" / "e.md"
    deep.parent.mkdir(parents=True)
    deep.write_text("# Dalam\n\nIsi.\n", encoding="utf-8")
    page = built(city) / "a" / "b" / "c" / "d" / "e" / "index.html"
    assert policies(page)[0] in run_word(city, "kepala", "pages", check=True).stdout


def test_an_address_below_a_hosts_root_keeps_its_scripts(city: Path) -> None:
    replace(city / "mkdocs.yml", "docs_dir:", "site_url: https://contoh.go.id/buku/\ndocs_dir:")
    lost = built(city) / "404.html"
    assert 'new URL("/buku/",location)' in lost.read_text("utf-8")
    assert policies(lost)[0] in run_word(city, "kepala", "nginx", check=True).stdout


def test_a_build_refuses_what_a_browser_would_and_leaves_the_last_site(city: Path) -> None:
    before = fingerprint(built(city))
    replace(city / "mkdocs.yml", OWN_FOOTER, "copyright: <script>alert(1)</script>")
    result = run_word(city, "bangun")
    assert result.returncode == 2
    assert result.stdout == ""
    (sentence,) = result.stderr.splitlines()
    assert "404.html memuat skrip yang bukan milik tema (<script>alert(1)</script>" in sentence
    assert fingerprint(city / "site") == before


def test_plain_mkdocs_refuses_it_too(city: Path) -> None:
    replace(city / "mkdocs.yml", OWN_FOOTER, "copyright: <script>alert(1)</script>")
    command, environment = [sys.executable, "-m", "mkdocs", "build"], {"PYTHONPATH": str(ROOT)}
    result = subprocess.run(command, cwd=city, env=environment, capture_output=True, text=True)
    assert result.returncode == 1
    assert "memuat skrip yang bukan milik tema" in result.stderr


def test_a_page_without_the_policy_is_refused(city: Path) -> None:
    theme = city / "tema"
    shutil.copytree(ROOT / "macros" / "site" / "theme", theme)
    (theme / "404.html").write_text("<!doctype html><title>Tidak ada</title>\n", encoding="utf-8")
    settings = city / "mkdocs.yml"
    settings.write_text(re.sub(r"custom_dir: .*", "custom_dir: tema", settings.read_text("utf-8")), encoding="utf-8")
    result = run_word(city, "bangun")
    assert result.returncode == 2
    assert "404.html tidak diawali kebijakan keamanan situs" in result.stderr


POLICY = Policy(("tema()",))


def told_of(folder: Path, markup: str) -> str:
    """What is told of a built page with ``markup`` in it."""
    page = f"""<!doctype html><html><head>
        <meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="{escape(POLICY.tag)}">
        <script src="assets/plan.js" defer></script></head><body><script>tema()</script>{markup}</body></html>"""
    (folder / "index.html").write_text(page, encoding="utf-8")
    return "".join(faults(folder, POLICY))


@pytest.mark.parametrize(
    ("markup", "told"),
    [
        ("<SCRIPT>tema()</SCRIPT>", "skrip"),
        ("<script>tema() </script>", "skrip"),
        ('<script src="https://contoh.example/x.js"></script>', "skrip"),
        ('<script src="HTTPS://contoh.example/x.js"></script>', "skrip"),
        ('<script src="//contoh.example/x.js"></script>', "skrip"),
        ('<script src="/\\contoh.example/x.js"></script>', "skrip"),
        ('<script type="module">tema()</script>', "skrip"),
        ('<script id="__config" type="text/javascript">tema()</script>', "skrip"),
        ("<style>a{color:red}</style>", "gaya"),
        ('<b style="color:red">x</b>', "style pada <b>"),
        ("<b\nstyle=color:red>x</b>", "style pada <b>"),
        ('<img src="x" onerror="tema()">', "onerror pada <img>"),
        ('<svg/onload="tema()">', "onload pada <svg>"),
    ],
)
def test_a_script_or_style_inside_a_page_is_told(tmp_path: Path, markup: str, told: str) -> None:
    assert told in told_of(tmp_path, markup)


@pytest.mark.parametrize(
    "markup", ["", "ongkos = 5, style = 7, on=1 <b>onderdil=3</b>", "<code>&lt;script&gt; style=x</code>"]
)
def test_words_that_only_look_so_are_not(tmp_path: Path, markup: str) -> None:
    assert told_of(tmp_path, markup) == ""


@pytest.mark.parametrize(
    ("host", "line"), [("nginx", r'add_header (\S+) "([^"]*)" always;'), ("pages", r"  (\S+): (.*)")]
)
def test_a_hosts_file_holds_the_pages_policy_and_what_only_a_header_can_say(
    city_site: Path, host: str, line: str
) -> None:
    told = run_word(city_site.parent, "kepala", host, check=True)
    headers = dict(re.findall(rf"^{line}$", told.stdout, re.MULTILINE))
    policy = policies(city_site / "index.html")[0]
    assert headers == {
        "Content-Security-Policy": f"{policy}; frame-ancestors 'none'",
        "X-Content-Type-Options": "nosniff",
        "Referrer-Policy": "strict-origin-when-cross-origin",
    }
    assert told.stderr == ""
    assert max(map(len, told.stdout.splitlines())) < 2_000, "Cloudflare reads no longer line"
