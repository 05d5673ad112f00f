"""mkdocs-macros with our page language: a subclass of its plugin, and MkDocs' events, nothing else.

Pages are expanded in ``on_config``, before MkDocs cleans the site folder, so an author's error leaves the last
good site as it was. No variable ever reaches a page.
"""

from __future__ import annotations

import datetime as dt
import logging
import os
import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import jinja2
from markupsafe import Markup
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import event_priority
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page as MkDocsPage
from mkdocs_macros.plugin import MacrosPlugin

from ..authoring.dress import HOME
from ..check import Cache, Checked, check
from ..findings import Finding, Findings, MasterplanError, Severity
from ..indonesian import format_date
from ..intake.message import Message
from ..limit import BUILD_SECONDS
from ..pages.base import Page
from ..placeholders import Expanded
from ..rendering.dialect import EXTENSIONS, SETTINGS
from ..rendering.fragments import fill
from ..rendering.sanitise import clean
from ..report import as_text
from ..views.base import page_url
from ..views.report import figure_message, report_control
from .csp import Policy, faults, policy_of
from .finish import finish
from .forge import TEMPLATES, add_link, edit_root_of_remote, edit_root_of_settings, issue_link
from .navigation import build_navigation
from .preview import Preview

__all__ = ["AuthorPluginError", "MasterplanPlugin"]

PROPOSING = "panduan/usulan.md"
"""The guide's page on how to propose a change: where the pencil leads without a forge."""
GUIDE = "panduan/"
"""The guide for authors: its samples name the plan's metrics, and a reader who searches one wants the metric."""
REGULATIONS = "peraturan.md"
"""The register of regulations: every profile names one, and a reader who searches it wants what it is."""
_INSTANT = ("navigation.instant", "navigation.instant.progress")
log = logging.getLogger("mkdocs.plugins.masterplan")


class AuthorPluginError(PluginError):
    """A build met errors of authors; carries every finding of the run."""

    def __init__(self, findings: Findings) -> None:
        super().__init__("\n" + as_text(findings, {}))
        self.findings = findings


class MasterplanPlugin(MacrosPlugin):
    """The plan's plugin; one object over all rebuilds of a preview, because it has ``on_startup``."""

    def __init__(self) -> None:
        super().__init__()
        self.serving = False
        self.cache = Cache(BUILD_SECONDS)
        self.checked: Checked | None = None
        self.generated: dict[str, Page] = {}
        self.bodies: dict[str, Expanded] = {}
        self.edit_root = ""
        self.address = ""
        self.edition = ""
        self.dirty = False
        self.preview = Preview()
        self.policy: Policy | None = None

    def on_startup(self, *, command: str, dirty: bool) -> None:
        self.serving = command == "serve"
        self.dirty = dirty

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Read and check everything.

        :raises AuthorPluginError: with all findings, where a build meets an error of an author.
        """
        root = Path(config.config_file_path).parent
        if (root / "macros.py").exists():
            # mkdocs-macros would run this file in preference to the package.
            raise PluginError("Berkas macros.py di samping mkdocs.yml tidak diperbolehkan; hapus berkas itu.")
        super().on_config(config)
        edit_root = edit_root_of_settings(config.repo_url, config.edit_uri)
        if not edit_root and self.serving:
            edit_root = edit_root_of_remote(root)
            config.edit_uri = f"{edit_root}docs/" if edit_root else None
        try:
            checked = check(root, self.cache, edit_root)
        except MasterplanError as error:
            raise PluginError(str(error)) from error
        if checked.findings.errors and not self.serving:
            raise AuthorPluginError(checked.findings)
        self.checked = checked
        self.edit_root = edit_root
        self.generated = {page.path: page for page in self.cache.settle(checked.plan, checked.pages)}
        self.bodies = dict(checked.bodies) | {path: page.body for path, page in self.generated.items()}
        if checked.findings.errors:
            log.info("%s", as_text(checked.findings, {}))
        if self.serving:
            self._box_errors(checked)
        config.markdown_extensions = list(EXTENSIONS)  # type: ignore[arg-type]
        config.mdx_configs = SETTINGS
        config.nav = build_navigation(checked)
        if config.site_url and not self.serving:
            # Only with an address of its own: without one Material finds no page to swap in. In a preview MkDocs
            # makes one up, and pages change while they are read.
            config.theme["features"] = [*config.theme["features"], *_INSTANT]
        edition, date = "Rancangan", format_date(_build_date())
        self.address, self.edition = config.site_url or "", f"{edition}, {date}"
        config.extra["masterplan"] = {
            "edisi": edition,
            "tanggal": date,
            "judul": config.site_description or config.site_name,
            "cara_usul": "panduan/usulan/" if PROPOSING in checked.chapters else "",
        }
        return config

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Add the pages that are made from data."""
        for path, page in self.generated.items():
            files.append(File.generated(config, path, content=page.body.text))
        if self.dirty:
            frame = repr((config.nav, dict(config.extra["masterplan"]), self.edit_root))
            self.preview.mark(files, frame, {path: self._print(path) for path in self.bodies})
        return files

    def on_env(self, env: jinja2.Environment, *, config: MkDocsConfig, files: Files) -> jinja2.Environment:
        self.policy = policy_of(config, env, self.serving)
        config.extra["masterplan"]["kebijakan"] = self.policy.tag
        return env

    @event_priority(-100)  # after every plugin that writes pages
    def on_post_build(self, config: MkDocsConfig) -> None:
        """Refuse a site whose pages hold what a browser would not run."""
        super().on_post_build(config)
        refused = list(faults(Path(config.site_dir), self.policy)) if self.policy and not self.serving else []
        if refused:
            more = f" (dan {len(refused) - 1} halaman lain)" if refused[1:] else ""
            raise PluginError(f"Situs tidak jadi dibangun: halaman {refused[0]}{more}.")

    def on_nav(self, nav: Any, config: MkDocsConfig, files: Files) -> Any:
        return nav

    def render(self, markdown: str, force_rendering: bool = False) -> str:
        """mkdocs-macros' own rendering is never used: no page is a Jinja template."""
        return markdown

    def on_page_markdown(self, markdown: str, page: MkDocsPage, config: MkDocsConfig, **kwargs: Any) -> str:
        path = page.file.src_uri
        page.meta = self._settings(path)
        generated = self.generated.get(path)
        if generated is not None:
            # A figure's pencil opens its record, not the page that is made from it.
            page.edit_url = self.edit_root + generated.edit_path if self.edit_root and generated.edit_path else None
        body = self.bodies.get(path)
        return markdown if body is None else body.text

    def on_page_content(self, html: str, page: MkDocsPage, config: MkDocsConfig, files: Files) -> str:
        """Sanitise what was written, then put in what we made."""
        body = self.bodies.get(page.file.src_uri)
        cleaned = clean(html)
        return finish(fill(cleaned, body.fragments) if body is not None else cleaned, config.site_url)

    def _settings(self, path: str) -> dict[str, Any]:
        """What templates read of a page: set here only, never by an author."""
        generated = self.generated.get(path)
        if generated is not None:
            rank = {"search": {"boost": self._rank(path, generated.title)}}
            known: dict[str, Any] = {"edit_label": generated.edit_label, "description": generated.description} | rank
            return known | self._ways_in(path, generated.title)
        chapter = self.checked.chapters.get(path) if self.checked else None
        front = chapter.front if chapter else {}
        meta: dict[str, Any] = {"description": front.get("ringkasan", "")}
        opd = self.checked.book.opds.get(front.get("opd", "")) if self.checked else None
        if opd is not None:
            meta |= {"edit_label": "Perbaiki bab ini", "eyebrow": f"Bab OPD · {opd.label}"}
        if path.startswith(GUIDE):
            meta["search"] = {"boost": 0.3}
        if path == HOME:
            meta |= {"template": "home.html", "hide": ["navigation", "toc", "footer"]}
        return meta | self._ways_in(path, chapter.title if chapter else "")

    def _ways_in(self, path: str, title: str) -> dict[str, Any]:
        """How a reader reports a figure of the page, and where a new record begins."""
        if self.checked is None:
            return {}
        view = self.checked.plan.view(path)
        folder, _, name = path.rpartition("/")
        metric = self.checked.book.metrics.get(name.removesuffix(".md")) if folder == "indikator" else None
        known = figure_message(view, metric, metric.latest()) if metric else Message()
        address = self.address + page_url(path) or "halaman pertama"
        message = replace(known, page=title, address=address, edition=self.edition)
        issue = issue_link(self.edit_root, message)
        kinds, owner = _begun_on(path), folder.removeprefix("opd/") if folder.startswith("opd/") else None
        templates = self.checked.chapters.get(TEMPLATES)
        added = (add_link(self.edit_root, templates.body, kind, owner) for kind in kinds) if templates else ()
        guide = view.url(f"{page_url(PROPOSING)}#tanpa-akun") if PROPOSING in self.checked.chapters else ""
        return {
            "lapor": report_control(view, message, guide, [issue] if issue else []),
            "tambah": [link for link in added if link],
        }

    def _rank(self, path: str, title: str) -> float:
        """How high a generated page stands among the results of a search.

        Material gives no weight to a short title: "penduduk" would lead to "Penduduk miskin" before "Penduduk".
        """
        metrics = self.checked.book.metrics if self.checked else {}
        folder, _, name = path.rpartition("/")
        if folder == "indikator" and name.removesuffix(".md") in metrics:
            return 1 + 1 / len(title.split())
        return 3 if path == REGULATIONS else 1

    def _print(self, path: str) -> str:
        """All that decides what a page looks like."""
        body = self.bodies[path]
        return repr((body.text, [(f.html, f.block, f.source) for f in body.fragments], self._settings(path)))

    def _box_errors(self, checked: Checked) -> None:
        """In a preview: the errors of each page and of the data, in a box at its head."""
        errors = checked.findings.errors
        for path, body in list(self.bodies.items()):
            mine = [f for f in errors if f.place.path == f"docs/{path}" or _is_data(f)]
            if mine:
                line = Markup("<li>{}: {}{}</li>")
                mends = (f" Tulis: {f.mend}" if f.mend else "" for f in mine)
                told = zip(mine[:20], mends, strict=False)
                items = Markup("").join(line.format(str(f.place), f.message, mend) for f, mend in told)
                box = Markup('<div class="mp-galat" role="alert"><b>{}</b><ul>{}</ul></div>')
                # A copy: what the check made is kept for the next rebuild.
                boxed = Expanded(body.text, list(body.fragments))
                placed = boxed.place(box.format(f"{len(mine)} kesalahan", items), block=True)
                boxed.text = f"{placed}\n\n{body.text}"
                self.bodies[path] = boxed


def _begun_on(path: str) -> tuple[str, ...]:
    """The kinds of record that a page offers to begin: an OPD's chapter, and the register of the kind."""
    if re.fullmatch(r"opd/[\w-]+/index\.md", path):
        return ("indikator", "program")
    if path.startswith("sumber/"):
        return ("sumber",)
    return {"indikator/index.md": ("indikator",), "program.md": ("program",)}.get(path, ())


def _is_data(finding: Finding) -> bool:
    return finding.place.path.startswith("data/") and finding.severity is Severity.ERROR


def _build_date() -> dt.date:
    """Today, or the day of ``SOURCE_DATE_EPOCH`` so that a build can be repeated byte for byte."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    return dt.datetime.fromtimestamp(int(epoch), dt.UTC).date() if epoch else dt.date.today()
