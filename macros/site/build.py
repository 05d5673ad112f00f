"""Build beside, then swap: the last good site stays whole until the new one is."""

from __future__ import annotations

import logging
import shutil
import tempfile
from pathlib import Path

from mkdocs.__main__ import cli
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.exceptions import Abort, BuildError, ConfigurationError, PluginError

from ..check import check
from ..findings import AuthorError, MasterplanError
from .csp import HEADER_FILES, policy_of
from .plugin import AuthorPluginError

__all__ = ["build_site", "header_file", "serve_site"]


class _Collector(logging.Handler):
    """What MkDocs warns of: told when the build fails for it, not before."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.lines.append(record.getMessage().strip())


def build_site(root: Path, target: Path | None = None) -> Path:
    """Build the plan strictly.

    :param root: folder of ``mkdocs.yml``.
    :param target: the site's folder; by default the one that ``mkdocs.yml`` names.
    :returns: the folder of the site.
    :raises AuthorError: with every finding, where an author has to mend something.
    :raises MasterplanError: where MkDocs stops for another reason; in both cases the site that was there
        before is untouched.
    """
    _need_pages(root)
    target = target or Path(load_config(str(root / "mkdocs.yml")).site_dir)
    _refuse_foreign(root.resolve(), target.resolve())
    target.parent.mkdir(parents=True, exist_ok=True)
    fresh = Path(tempfile.mkdtemp(prefix=f".{target.name}-", dir=target.parent))
    old = fresh.with_name(fresh.name + "-lama")
    try:
        _build_into(root, fresh)
        fresh.chmod(0o755)
        if target.exists():
            target.rename(old)
        fresh.rename(target)
    finally:
        shutil.rmtree(fresh, ignore_errors=True)
        if target.exists():
            shutil.rmtree(old, ignore_errors=True)
        elif old.exists():
            old.rename(target)
    return target


def _need_pages(root: Path) -> None:
    """Where there are no pages at all MkDocs would end in its own words, before the check is asked."""
    if not (root / "docs").is_dir():
        raise AuthorError(check(root).findings)


def _refuse_foreign(root: Path, target: Path) -> None:
    """A site never takes the place of anything but a site: an earlier one, or nothing."""
    own = [root / name for name in ("docs", "data", "macros", "tests", ".git")]
    inside = any(target == part or part in target.parents for part in own)
    if inside or target == root or target in root.parents:
        raise MasterplanError(f"Situs tidak dapat dibangun ke {target}: di sana ada isi buku. Pilih folder lain.")
    if target.exists() and not (target.is_dir() and (not any(target.iterdir()) or (target / "sitemap.xml").is_file())):
        raise MasterplanError(f"{target} sudah ada dan bukan situs buku ini. Pilih folder lain, atau kosongkan dahulu.")


def _build_into(root: Path, folder: Path) -> None:
    heard = _Collector()
    logger = logging.getLogger("mkdocs")
    logger.addHandler(heard)
    try:
        config = load_config(str(root / "mkdocs.yml"), site_dir=str(folder), strict=True)
        config.plugins.on_startup(command="build", dirty=False)
        try:
            build(config)
        finally:
            config.plugins.on_shutdown()
    except (Abort, BuildError, ConfigurationError) as error:
        # MkDocs ends every failed build with an Abort of its own; ours stands behind it.
        cause = error if isinstance(error, AuthorPluginError) else error.__context__
        if isinstance(cause, AuthorPluginError):
            raise AuthorError(cause.findings) from error
        if isinstance(cause, PluginError):
            raise MasterplanError(str(cause)) from error
        raise MasterplanError("\n".join(["Situs tidak jadi dibangun.", *heard.lines, str(error)])) from error
    finally:
        logger.removeHandler(heard)


def header_file(root: Path, host: str) -> str:
    """The settings by which a host sends the site's security headers.

    :param host: a key of :data:`macros.site.csp.HEADER_FILES`.
    """
    config = load_config(str(root / "mkdocs.yml"))
    return HEADER_FILES[host](policy_of(config, config.theme.get_env()))


def serve_site(root: Path, address: str | None) -> None:
    """Serve the plan on this machine with live reload until interrupted; findings become boxes on the pages.

    Only pages that change are built again (:mod:`macros.site.preview`).
    """
    _need_pages(root)
    # MkDocs warns at each dirty build that links may go wrong; with our test of change they do not.
    logging.getLogger("mkdocs.commands.build").addFilter(lambda record: "'dirty' build" not in record.getMessage())
    arguments = ["serve", "--livereload", "--dirty", "--config-file", str(root / "mkdocs.yml")]
    if address:
        arguments += ["--dev-addr", address]
    cli.main(arguments, standalone_mode=False)
