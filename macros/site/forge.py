"""Where the forge edits a file, takes a new one or an issue: one setting, or in a preview the place that git names."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path
from urllib.parse import quote, urljoin, urlsplit

from ..intake.message import Message, compose
from ..views.report import Link

__all__ = ["TEMPLATES", "add_link", "edit_root_of_remote", "edit_root_of_settings", "issue_link"]

TEMPLATES = "panduan/templat.md"
"""The guide's page with a template for each kind of record."""
_GITHUB = re.compile(r"(https?://(?:(?!/-/).)+)/edit/([^?#]+)/$")
_GITLAB = re.compile(r"(https?://.+)/-/edit/([^?#]+)/$")
ISSUE_FORM = "angka-keliru.yml"
"""The form below ``.github/ISSUE_TEMPLATE/``; its field ``pesan`` takes the message."""


def edit_root_of_settings(repo_url: str | None, edit_uri: str | None) -> str:
    """The address of the project's files in the editor; ``edit_uri`` points at ``docs/``, one step below.

    :returns: an address with a slash at its end, or nothing where no forge is set.
    """
    if not edit_uri:
        return ""
    return re.sub(r"docs/?$", "", urljoin((repo_url or "").rstrip("/") + "/", edit_uri))


def edit_root_of_remote(root: Path) -> str:
    """The same, read from git's remote ``origin`` and the branch that is checked out; nothing is invented."""
    remote = _git(root, "remote", "get-url", "origin")
    branch = _git(root, "branch", "--show-current") or "main"
    match = re.fullmatch(r"(?:https://(?:[^@/]+@)?|ssh://git@|git@)([\w.-]+)[:/]([\w./-]+?)(?:\.git)?/?", remote)
    if match is None:
        return ""
    editor = "-/edit" if "gitlab" in match[1] else "edit"
    return f"https://{match[1]}/{match[2]}/{editor}/{branch}/"


def _git(root: Path, *words: str) -> str:
    try:
        result = subprocess.run(["git", *words], cwd=root, capture_output=True, text=True, timeout=5, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return ""  # without git the pencil leads to the guide, as it does without a forge
    return result.stdout.strip() if result.returncode == 0 else ""


def issue_link(edit_root: str, message: Message) -> Link | None:
    """The forge's form for a wrong figure, filled in; None where the forge is not one whose form is known."""
    found = _GITHUB.match(edit_root) or _GITLAB.match(edit_root)
    if found is None:
        return None
    text = quote("\n".join(compose(message)), safe=":,()/;")
    title = quote(f"Angka keliru: {message.page}", safe="")
    if found.re is _GITLAB:
        address, name = f"{found[1]}/-/issues/new?issue[title]={title}&issue[description]={text}", "issue[description]"
    else:
        address, name = f"{found[1]}/issues/new?template={ISSUE_FORM}&title={title}&pesan={text}", "pesan"
    return Link(f"Isi formulir di {urlsplit(edit_root).hostname} (nama akun Anda akan terlihat)", address, name)


def add_link(edit_root: str, guide: str, kind: str, owner: str | None = None) -> Link | None:
    """The forge's page for a new file, with path and template filled in; None where it cannot be.

    The name holds capitals on purpose: left as it is, the check asks for another.

    :param guide: the text of the guide's page of templates.
    :param kind: ``indikator``, ``program`` or ``sumber``.
    :param owner: id of the OPD whose record it is.
    """
    found = _GITHUB.match(edit_root) or _GITLAB.match(edit_root)
    block = re.search(rf'^```yaml title="data/(?:[\w-]+/)*{kind}/[\w-]+\.yaml"\n(.*?)^```$', guide, re.M | re.S)
    if found is None or block is None:
        return None
    folder = f"data/{kind}" if kind == "sumber" else f"data/opd/{owner or 'GANTI-ID-OPD'}/{kind}"
    asked = (line for line in block[1].splitlines() if not line.lstrip().startswith("# "))
    text = "\n".join(["# Ganti semua isi contoh ini. Kolom lainnya ada di panduan, Templat catatan.", *asked, ""])
    name, content = quote(f"{folder}/GANTI-NAMA-INI.yaml"), quote(text, safe=":,()/;")
    if found.re is _GITLAB:
        # Some of its editors leave the content out; the guide's page of templates has it.
        address = f"{found[1]}/-/new/{found[2]}?file_name={name}&content={content}"
    else:
        address = f"{found[1]}/new/{found[2]}?filename={name}&value={content}"
    return Link(f"Tambah {kind}", address)
