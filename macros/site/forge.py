"""Where the forge's web editor opens a file: one setting, or in a preview the place that git names."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path
from urllib.parse import urljoin

__all__ = ["edit_root_of_remote", "edit_root_of_settings"]


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
