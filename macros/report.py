"""The findings of a run, told to a person, to a program, or to a forge that puts them at the line."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from pathlib import Path

from .findings import Finding, Findings, Severity

__all__ = ["FORMATS", "GUIDE", "as_annotations", "as_json", "as_text", "summary", "why_of"]

GUIDE = "docs/panduan/kesalahan.md"
"""The page of the guide with a paragraph for each code."""
_PARAGRAPH = re.compile(r"^## [^\n]*\{: #([\w-]+) \}\n\n(.+?)(?=\n\n|\Z)", re.MULTILINE | re.DOTALL)
_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "notice"}
_NAMES = {Severity.ERROR: "kesalahan", Severity.WARNING: "peringatan", Severity.NOTE: "catatan"}

Reasons = Mapping[str, str]


def why_of(root: Path) -> dict[str, str]:
    """Why each kind of finding matters, by its code: the first words on it in the guide of this book.

    A book without that page (a test's) gives none.
    """
    page = root / GUIDE
    if not page.is_file():
        return {}
    return {code: " ".join(words.split()) for code, words in _PARAGRAPH.findall(page.read_text(encoding="utf-8"))}


def summary(findings: Findings) -> str:
    """One sentence that counts them."""
    counts = (f"{len(findings.of_severity(severity))} {_NAMES[severity]}" for severity in Severity)
    return ", ".join(counts) + "."


def as_text(findings: Findings, reasons: Reasons) -> str:
    """The findings by file and line; why a kind of finding matters stands at the first of its kind.

    Where warnings could hide them, the places of the errors are named once more at the end.
    """
    told: set[str] = set()
    parts: list[str] = []
    for finding in findings:
        parts.append(str(finding))
        if finding.code in reasons and finding.code not in told:
            parts += [f"  Mengapa: {reasons[finding.code]}", f"  Panduan: {GUIDE}#{finding.code}"]
        told.add(finding.code)
    errors = findings.errors
    if errors and len(errors) < len(findings):
        parts += ["", "Yang harus diperbaiki:", *(f"  {finding.place}  {finding.code}" for finding in errors)]
    return "\n".join([*parts, summary(findings)])


def as_json(findings: Findings, reasons: Reasons) -> str:
    """One object: the counts, and each finding with all that is known of it."""
    told = {
        **{_NAMES[severity]: len(findings.of_severity(severity)) for severity in Severity},
        "temuan": [_record(finding, reasons) for finding in findings],
    }
    return json.dumps(told, ensure_ascii=False, indent=2)


def _record(finding: Finding, reasons: Reasons) -> dict[str, str | int]:
    return {
        "kode": finding.code,
        "tingkat": _NAMES[finding.severity],
        "berkas": finding.place.path,
        "baris": finding.place.line,
        "kolom": finding.place.column,
        "pesan": finding.message,
        "mengapa": reasons.get(finding.code, ""),
        "tulis": finding.mend,
        "panduan": f"{GUIDE}#{finding.code}",
    }


def as_annotations(findings: Findings, reasons: Reasons) -> str:
    """Workflow commands of GitHub: each finding at its line of the proposal.

    Everything that an author typed is escaped, so that no text of theirs becomes a command
    (https://docs.github.com/actions/reference/workflow-commands-for-github-actions).
    """
    lines = []
    for finding in findings:
        place = finding.place
        words = [finding.message, *([f"Tulis: {finding.mend}"] if finding.mend else [])]
        words += [f"Mengapa: {reasons[finding.code]}"] if finding.code in reasons else []
        where = f"file={_property(place.path)},line={place.line},col={place.column},title={_property(finding.code)}"
        text = "\n".join([*words, f"Panduan: {GUIDE}#{finding.code}"])
        lines.append(f"::{_LEVELS[finding.severity]} {where}::{_data(text)}")
    return "\n".join([*lines, summary(findings)])


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


FORMATS: dict[str, Callable[[Findings, Reasons], str]] = {
    "teks": as_text,
    "json": as_json,
    "github": as_annotations,
}
"""How ``cek`` can tell its findings, by the word after ``--format``."""
