"""Made-up input: files of the made-up city, broken by chance, and the promise that every refusal keeps."""

from __future__ import annotations

import re
from collections.abc import Callable

from hypothesis import settings
from hypothesis import strategies as st

from macros.findings import Finding
from tests.conftest import CITY

Draw = Callable[[st.SearchStrategy], object]

DATA = {path.relative_to(CITY).as_posix(): path.read_bytes() for path in sorted((CITY / "data").rglob("*.yaml"))}
"""The records of the made-up city, by path below the book's root."""
PAGES = {path.relative_to(CITY).as_posix(): path.read_text("utf-8") for path in sorted((CITY / "docs").rglob("*.md"))}
"""Its written pages."""

STRANGE = ["\u00a0", "\u200b", "\u202e", "\ufeff", "\x00", "\x85", "\u2028", "\ue000", "\uff11", "\u0430", "\U0001f600"]
"""Signs that a text editor or a paste may leave: blanks, directions, controls, letters that look like ours."""
IN_YAML = [
    "\t", " ", "  ", "\n", "\r\n", "\r", ": ", ":", "- ", "-", "#", " #", "'", '"', "[", "]", "{", "}", ",", "&a",
    "*a", "!!python/name:os.system", "!", "|", ">", "|-\n", "%", "@", "`", "?", "? ", "---", "---\n", "...", "<<: ",
    "~", "null", "ya", "tidak", "no", "1.234", "1,5", "-3", "2.024", "0", "007", "1e9", "400 sampai 500", "Rp 5",
    "12 orang", "2024-02-30", "Triwulan V 2024", "penduduk", "dinas-taman", "nilai: ", "sumber: ", "id: ", "<<<<<<<",
    "\\", '"\\u202e"', "&amp;", "https://asing.example/", "x" * 300, *STRANGE,
]  # fmt: skip


def fewer(times: int) -> int:
    """How often to try what takes so many times as long as the rest, under the profile of this run."""
    return max(5, settings.default.max_examples // times)


def broken(text: str, draw: Callable[..., object], tokens: list[str]) -> str:
    """The text after one to four slips: something put in, taken out, doubled, or a line moved."""
    for _ in range(draw(st.integers(1, 4))):
        slip = draw(st.sampled_from("put put put cut cut double move indent value value".split()))
        at = draw(st.integers(0, len(text)))
        if slip == "put":
            token = draw(st.sampled_from(tokens) | st.text(max_size=3))
            text = text[:at] + token + text[at:]
        elif slip == "cut":
            text = text[:at] + text[at + draw(st.integers(1, 40)) :]
        elif slip == "double":
            end = at + draw(st.integers(1, 120))
            text = text[:end] + text[at:end] + text[end:]
        else:
            lines = text.split("\n")
            number = text.count("\n", 0, at)
            line = lines.pop(number)
            if slip == "value":
                head = re.match(r".*?[:-] |.*:$|", line)
                value = draw(st.lists(st.sampled_from(tokens), min_size=1, max_size=2))
                line = "".join([head[0] if head else "", *value])
            elif slip == "move":
                number = draw(st.integers(0, len(lines)))
            else:
                line = " " * draw(st.integers(0, 9)) + line.lstrip()
            lines.insert(number, line)
            text = "\n".join(lines)
    return text


_ENGLISH = frozenset(
    """the expected found while parsing scanning error errors invalid missing cannot unknown undefined not must should
    with from found but got object type value line column none true false traceback exception""".split()
)
_QUOTED = re.compile("“[^”]*”|\\([^()]*\\)|<[^<>]*>")


def told(finding: Finding, text: str | None) -> str:
    """What is wrong with how a finding tells its mistake; empty where nothing is.

    :param text: what the file holds; None where it cannot be known.
    """
    line, column = finding.place.line, finding.place.column
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n") if text is not None else None
    if lines is not None and not 1 <= line <= len(lines):
        return f"line {line} of {len(lines)}: {finding}"
    if lines is not None and not 1 <= column <= len(lines[line - 1]) + 1:
        return f"column {column} of {len(lines[line - 1])}: {finding}"
    words = set(re.findall(r"[A-Za-z]+", _QUOTED.sub(" ", finding.message)))
    if not finding.message.strip() or words & _ENGLISH:
        return f"no Indonesian sentence ({words & _ENGLISH}): {finding}"
    if finding.message.strip()[-1] not in ".?!":
        return f"no whole sentence: {finding}"
    return "" if re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", finding.code) else f"no code: {finding}"
