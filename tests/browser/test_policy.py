"""Pages in a real browser under the site's policy: all that is theirs works, all that is put into them does not.

The other tests of this folder run under the page's own policy; here nginx sends it too, from the file we make for it.
"""

from __future__ import annotations

import http.server
import os
import shutil
import socket
import subprocess
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, Response, expect

from tests.conftest import ROOT, lay_out_city, run_word
from tests.site.test_build import replace
from tests.site.test_preview import Preview

from .conftest import Watch, served, serving
from .pages import NGINX, in_chromium, in_nginx

pytestmark = in_chromium

CONFIGURATION = """
daemon off; worker_processes 1; pid {folder}/pid; error_log {folder}/error.log; {user}
events {{}}
http {{
    include /etc/nginx/mime.types;
    access_log off;
    client_body_temp_path {folder}/1; proxy_temp_path {folder}/2; fastcgi_temp_path {folder}/3;
    uwsgi_temp_path {folder}/4; scgi_temp_path {folder}/5;
    server {{
        listen 127.0.0.1:{port};
        root {site};
        error_page 404 /404.html;
        include {folder}/kepala.conf;
    }}
}}
"""
FEATURES = "fitur/"
"""A page that uses everything that Markdown offers here."""
ANNOTATED = "\n\nAlinea berketerangan (1) di tengahnya.\n{ .annotate }\n\n1. Isi keterangan.\n"
LANDINGS = {
    "home": "",
    "chapter": "opd/dinas-angkutan/",
    "metric": "indikator/penumpang-angkutan/",
    "table": "semua-tempat/",
    "features": FEATURES,
}
WAIT = 30


def until(holds: Callable[[], bool], page: Page | None = None) -> bool:
    """Whether something comes to hold within half a minute."""
    end = time.monotonic() + WAIT
    while not (held := holds()) and time.monotonic() < end:
        if page:
            page.wait_for_timeout(100)
        else:
            time.sleep(0.1)
    return held


def visit(page: Page, address: str) -> Response:
    answer = page.goto(address, wait_until="networkidle")
    assert answer is not None
    return answer


def answers(port: int) -> bool:
    with socket.socket() as door:
        return door.connect_ex(("127.0.0.1", port)) == 0


@pytest.fixture(scope="module")
def hosted(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The made-up city with its address, served by nginx with the headers that we write for it."""
    folder = tmp_path_factory.mktemp("nginx")
    root = lay_out_city(folder / "kota")
    features = (ROOT / "tests" / "rendering" / "fitur.md").read_text("utf-8")
    (root / "docs" / "fitur.md").write_text(features + ANNOTATED, encoding="utf-8")
    shutil.copy(root / "docs" / "opd" / "dinas-angkutan" / "halte.png", root / "docs" / "halte.png")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    address = f"http://127.0.0.1:{port}/"
    settings = root / "mkdocs.yml"
    settings.write_text(f"site_url: {address}\n" + settings.read_text("utf-8"), encoding="utf-8")
    run_word(root, "bangun", check=True)
    (folder / "kepala.conf").write_text(run_word(root, "kepala", "nginx", check=True).stdout, encoding="utf-8")
    user = "user root;" if os.geteuid() == 0 else ""
    configuration = CONFIGURATION.format(folder=folder, port=port, site=root / "site", user=user)
    (folder / "nginx.conf").write_text(configuration, encoding="utf-8")
    assert NGINX is not None
    process = subprocess.Popen([NGINX, "-p", str(folder), "-e", str(folder / "error.log"), "-c", "nginx.conf"])
    try:
        assert until(lambda: process.poll() is not None or answers(port))
        assert process.poll() is None, (folder / "error.log").read_text("utf-8")
        yield address
    finally:
        process.terminate()
        process.wait(timeout=30)


@in_nginx
class TestWithTheHeadersOfNginx:
    """What goes against the policy is heard by the watch over all these tests."""

    @pytest.mark.parametrize("path", LANDINGS.values(), ids=LANDINGS)
    def test_a_page_runs_whole_under_its_own_policy_as_a_header(self, page: Page, hosted: str, path: str) -> None:
        answer = visit(page, hosted + path)
        policy = page.locator('meta[http-equiv="Content-Security-Policy"]').get_attribute("content")
        assert answer.headers["content-security-policy"] == f"{policy}; frame-ancestors 'none'"
        assert answer.headers["x-content-type-options"] == "nosniff"
        assert answer.headers["referrer-policy"] == "strict-origin-when-cross-origin"
        assert page.evaluate("typeof __md_scope === 'object' && typeof document$ === 'object'")
        assert page.evaluate("[...document.fonts].some(font => font.status === 'loaded')")
        for folded in page.locator("article details > summary").all():
            folded.click()

    def test_a_page_that_is_not_there_comes_with_them_and_helps_on(self, page: Page, hosted: str, watch: Watch) -> None:
        answer = visit(page, hosted + "opd/tidak-ada/sama/sekali/")
        assert answer.status == 404
        assert "frame-ancestors 'none'" in answer.headers["content-security-policy"]
        assert [told for told in watch.take() if "404" not in told] == [], "the browser itself tells of the lost page"
        page.locator("input.md-search__input").press_sequentially("Dinas Taman")
        page.locator(".md-search-result__link", has_text="Dinas Taman").first.click()
        page.wait_for_url("**/opd/dinas-taman/**")

    def test_the_chosen_scheme_outlives_a_reload(self, page: Page, hosted: str) -> None:
        visit(page, hosted)
        page.locator("form[data-md-component=palette] label:visible").click()
        page.reload(wait_until="networkidle")
        assert page.locator("body").get_attribute("data-md-color-scheme") == "slate"

    def test_pages_are_swapped_without_loading_anew(self, page: Page, hosted: str) -> None:
        visit(page, hosted)
        page.evaluate("window.kept = true")
        page.locator(".md-tabs__link").nth(1).click()
        page.wait_for_function("location.pathname !== '/'")
        page.locator(".md-header a.md-logo").click()
        expect(page.locator(".mp-hero")).to_be_visible()
        assert page.evaluate("window.kept")

    def test_tabs_open_by_click_and_by_their_address(self, page: Page, hosted: str) -> None:
        visit(page, hosted + FEATURES)
        first = page.locator(".tabbed-block", has_text="Isi tab satu").first
        expect(first).to_be_visible()
        page.locator(".tabbed-labels > label", has_text="Tab dua").first.click()
        expect(first).not_to_be_visible()
        name = page.locator(".tabbed-labels > label", has_text="Tab dua").first.get_attribute("for")
        page.goto("about:blank")
        visit(page, f"{hosted}{FEATURES}#{name}")
        expect(first).not_to_be_visible()

    def test_code_is_copied(self, page: Page, hosted: str) -> None:
        page.context.grant_permissions(["clipboard-read", "clipboard-write"])
        visit(page, hosted + FEATURES)
        code = page.locator(".highlight", has_text="pagar lain").first
        code.hover()
        code.locator("button[data-clipboard-target], button[data-md-type=copy]").first.click()
        page.wait_for_function("navigator.clipboard.readText().then(text => text.includes('pagar lain'))")

    def test_annotations_open(self, page: Page, hosted: str) -> None:
        visit(page, hosted + FEATURES)
        page.locator(".md-annotation__index").last.click()
        expect(page.get_by_text("Isi keterangan.").last).to_be_visible()

    def test_another_site_cannot_frame_a_page(self, page: Page, hosted: str, tmp_path: Path, watch: Watch) -> None:
        (tmp_path / "index.html").write_text(f'<iframe src="{hosted}"></iframe>', encoding="utf-8")
        with served(tmp_path) as outside:
            visit(page, outside)
            assert not [frame.url for frame in page.frames if frame.url.startswith(hosted)]
        assert "frame-ancestors" in "".join(watch.take())


ATTACKS = {
    "handler": ("script-src-attr", '<img src="404.html" onerror="window.handler = true">'),
    "inline": ("script-src-elem", "<script>window.inline = true</script>"),
    "foreign": ("script-src-elem", '<script src="{there}/foreign"></script>'),
    "link": ("script-src-elem", '<a class="press" href="javascript:void(window.link = true)">x</a>'),
    "srcdoc": ("script-src-elem", "<iframe srcdoc='<script>parent.srcdoc = true</script>'></iframe>"),
    "ping": ("connect-src", '<a class="press" href="404.html" ping="{there}/ping" target="ping">x</a>'
                            '<iframe name="ping"></iframe>'),
    "picture": ("img-src", '<img src="{there}/picture">'),
    "film": ("media-src", '<video src="{there}/film"></video>'),
    "framed": ("frame-src", '<iframe src="{there}/framed"></iframe>'),
    "object": ("object-src", '<object data="{there}/object"></object>'),
    "sheet": ("style-src-elem", '<link rel="stylesheet" href="{there}/sheet">'),
    "rules": ("style-src-elem", '<style>#rules {{ color: rgb(1, 2, 3) }}</style><b id="rules">x</b>'),
    "style": ("style-src-attr", '<b id="style" style="color: rgb(1, 2, 3)">x</b>'),
    "form": ("form-action", '<form action="{there}/form" target="form"><button class="press">x</button></form>'
                            '<iframe name="form"></iframe>'),
    "base": ("base-uri", '<base href="{there}/"><img src="base">'),
}  # fmt: skip
"""The directive that refuses it, and the markup. Each shows its harm under its own name: it asks ``{there}``, the
other site, for it, or sets it true, or colours it."""
HARMED = """names => names.filter(name => window[name] === true ||
    getComputedStyle(document.getElementById(name) || document.body).color === "rgb(1, 2, 3)")"""


@pytest.fixture
def stranger() -> Iterator[tuple[str, list[str]]]:
    """The address of another site, and what it is asked for."""
    asked: list[str] = []

    class Keeping(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(self.path.strip("/?"))
            self.send_response(200)
            self.send_header("Content-Length", "0")
            self.end_headers()

        do_POST = do_GET

        def log_message(self, format: str, *args: object) -> None:
            """A test run needs no log of requests."""

    with serving(Keeping) as address:
        yield address.rstrip("/"), asked


class Attacked:
    """A page into which everything of ``ATTACKS`` was put, visited, with all pressed that can be pressed."""

    def __init__(self, page: Page, site: Path, stranger: tuple[str, list[str]]) -> None:
        self.page = page
        there, self.asked = stranger
        markup = "".join(markup for _, markup in ATTACKS.values()).format(there=there)
        replace(site / "kota" / "index.html", "</article>", f"{markup}</article>")
        with served(site) as address:
            page.goto(address + "kota/", wait_until="load")
            page.evaluate("document.querySelectorAll('.press').forEach(element => element.click())")

    def harm(self) -> set[str]:
        return set(self.page.evaluate(HARMED, list(ATTACKS))) | set(self.asked) & set(ATTACKS)


@pytest.fixture
def copied(city_site: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(city_site, tmp_path / "site"))


def test_what_is_put_into_a_page_is_refused(
    page: Page, copied: Path, stranger: tuple[str, list[str]], watch: Watch
) -> None:
    attacked = Attacked(page, copied, stranger)
    missed = {directive for directive, _ in ATTACKS.values()}

    def all_refused() -> bool:
        told = watch.take()
        missed.difference_update([name for name in missed if any(f"policy: {name} refused" in line for line in told)])
        return not missed

    assert until(all_refused, page), missed
    page.wait_for_timeout(500)
    watch.take()
    assert attacked.harm() == set()


def test_without_the_policy_each_of_it_does_harm(
    page: Page, copied: Path, stranger: tuple[str, list[str]], watch: Watch
) -> None:
    """What the test above says is due to the policy and to nothing else."""
    replace(copied / "kota" / "index.html", 'http-equiv="Content-Security-Policy"', 'name="polos"')
    attacked = Attacked(page, copied, stranger)
    until(lambda: attacked.harm() == set(ATTACKS), page)
    watch.take()
    assert attacked.harm() == set(ATTACKS)


def test_a_request_to_another_host_is_heard(page: Page, watch: Watch) -> None:
    """Else no test of this folder could fail for one."""
    page.route("**", lambda route: route.fulfill(body=""))
    page.evaluate("fetch('https://asing.example/x', {mode: 'no-cors'})")
    assert watch.take() == ["another host: https://asing.example/x"]


class TestInAPreview:
    def test_a_page_reloads_by_itself(self, page: Page, preview: Preview) -> None:
        page.goto(preview.address + "opd/dinas-taman/", wait_until="load")
        chapter = preview.root / "docs" / "opd" / "dinas-taman" / "index.md"
        chapter.write_text(chapter.read_text("utf-8") + "\nKalimat yang baru.\n", encoding="utf-8")
        expect(page.locator("article")).to_contain_text("Kalimat yang baru.", timeout=60_000)

    def test_nothing_comes_from_another_site(
        self, page: Page, preview: Preview, stranger: tuple[str, list[str]], watch: Watch
    ) -> None:
        there, asked = stranger
        page.goto(preview.address, wait_until="load")
        page.evaluate("address => { new Image().src = address }", f"{there}/picture")
        assert until(lambda: "policy: img-src refused" in "".join(watch.take()), page)
        watch.take()
        assert asked == []
