"""Which of a proposal's files may be read at all: judged by path, mode, size and first bytes, before the check.

What is refused here is never laid out. Names are held to small ASCII letters, so no two paths that pass are
equal on a disk that does not tell capitals apart, and none leaves its folder.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace

from ..book.settings import SETTINGS_FILE
from ..book.yamlfile import decode
from ..filekinds import MAX_PAGE, MAX_RECORDS, content_problem, name_problem
from ..findings import Finding, Findings, Place, Severity
from ..pictures import hidden_data_problem
from .git import Change, Entry, Repository

__all__ = ["MAX_BYTES", "MAX_FILES", "Guarded", "guard", "shown"]

MAX_FILES = 1_000
"""Most files of one proposal; all OPDs together have some hundred chapters."""
MAX_BYTES = 50_000_000
"""Most bytes of one proposal."""
TAKE_OUT = "keluarkan berkas ini dari usulan"


@dataclass(frozen=True, slots=True)
class Guarded:
    """What the guard lets through, and why not the rest.

    :param accepted: changes that may be laid out.
    :param outside: changes that only maintainers make.
    """

    accepted: tuple[Change, ...]
    outside: tuple[Change, ...]
    findings: Findings


def guard(repository: Repository, changes: tuple[Change, ...], base: Mapping[str, Entry], trusted: bool) -> Guarded:
    """Judge every changed path.

    :param base: the files of ``docs/`` and ``data/`` in the book as it is.
    :param trusted: the proposal comes from a branch of the book's own repository: what only maintainers change
        is then a warning.
    """
    findings = Findings()
    if len(changes) > MAX_FILES:
        message = f"Usulan ini mengubah {len(changes)} berkas; paling banyak {MAX_FILES}."
        findings.add(Finding("berkas-terlalu-besar", Place(shown(changes[0].path)), message, "beberapa usulan kecil"))
        return Guarded((), (), findings)
    paths = {change.path for change in changes if change.new} | set(base)
    outside: list[Change] = []
    read: list[Change] = []
    for change in changes:
        mode = _mode_problem(change)
        kept = _kept_by_maintainers(change, base, paths)
        name = name_problem(change.path) if change.new else None
        if kept:
            outside.append(change)
        problem = mode or kept or name
        if problem:
            weight = Severity.WARNING if trusted and problem is kept else problem.severity
            findings.add(replace(problem, place=Place(shown(change.path)), severity=weight))
        if not (mode or name) and (trusted or not kept) and change.path.startswith(("docs/", "data/")):
            read.append(change)
    accepted = tuple(_readable(repository, read, findings))
    return Guarded(accepted, tuple(outside), findings)


def shown(path: str) -> str:
    """A path as it may stand in a report: signs that print nothing, or turn the line, stand as their code."""
    return "".join(sign if sign.isprintable() else f"\\u{ord(sign):04x}" for sign in path)


_MODES = {
    "120000": ("Tautan simbolik tidak dipakai di sini.", "salin berkasnya"),
    "160000": ("Submodul tidak dipakai di sini.", TAKE_OUT),
    "100755": ("Berkas ini ditandai sebagai program yang dapat dijalankan.", "git update-index --chmod=-x NAMA-BERKAS"),
}


def _mode_problem(change: Change) -> Finding | None:
    if change.new is None or change.new.is_plain:
        return None
    message, mend = _MODES.get(change.new.mode, ("Jenis berkas ini tidak dikenal.", TAKE_OUT))
    return Finding("berkas-tidak-dikenal", Place(""), message, mend)


def _kept_by_maintainers(change: Change, base: Mapping[str, Entry], paths: Collection[str]) -> Finding | None:
    """Whether only maintainers change this file: code, settings, a folder that the book has not."""
    if change.path == SETTINGS_FILE:
        return Finding("berkas-tidak-dikenal", Place(""), "Pengaturan buku diurus pengelola, bukan penulis.", TAKE_OUT)
    if not change.path.startswith(("docs/", "data/")):
        return name_problem(change.path)
    if change.new is None or not change.path.startswith("docs/"):
        return None
    folder = change.path.rpartition("/")[0]
    owner = "/".join(folder.split("/")[:3]).removeprefix("docs/")
    if owner.startswith("opd/") and f"data/{owner}/profil.yaml" in paths:
        return None
    if any(path.rpartition("/")[0] == folder for path in base):
        return None
    message = "Folder ini belum ada di buku; bab sebuah OPD ada di docs/opd/<id OPD>/."
    return Finding("berkas-tidak-dikenal", Place(""), message, "pindahkan ke folder yang sudah ada")


def _readable(repository: Repository, changes: list[Change], findings: Findings) -> Iterator[Change]:
    """Those whose content is of the kind that their name says; blobs that are too large are not even read."""
    sizes = repository.sizes(change.new.oid for change in changes if change.new)
    fitting: list[Change] = []
    for change in changes:
        size = sizes[change.new.oid] if change.new else 0
        too_large = content_problem(change.path, size, b"")
        if too_large and too_large.code == "berkas-terlalu-besar":
            findings.add(too_large)
        else:
            fitting.append(change)
    total = sum(sizes[change.new.oid] for change in fitting if change.new)
    if total > MAX_BYTES:
        message = f"Usulan ini memuat {total // 1_000_000} MB; paling banyak {MAX_BYTES // 1_000_000} MB."
        findings.add(Finding("berkas-terlalu-besar", Place(fitting[0].path), message, "beberapa usulan kecil"))
        return
    contents = repository.contents(change.new.oid for change in fitting if change.new)
    for change in fitting:
        problems = _content_problems(change.path, contents[change.new.oid]) if change.new else []
        findings.extend(problems)
        if not problems:
            yield change


def _content_problems(path: str, content: bytes) -> list[Finding]:
    if path.endswith((".md", ".yaml")):
        text, problems = decode(path, content, MAX_PAGE if path.endswith(".md") else MAX_RECORDS)
        return problems if text is None else []
    problem = content_problem(path, len(content), content) or hidden_data_problem(path, lambda: content)
    return [problem] if problem else []
