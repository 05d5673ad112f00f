"""The form of a macro call: one word with literal arguments, read from its tree and never compiled.

Python's own parser reads the expression (its literals are those of the page language); what it returns is
walked here, and anything but a call of a name with texts and whole numbers is refused.
"""

from __future__ import annotations

import ast
import re
import warnings
from collections.abc import Callable
from functools import partial
from typing import Any

from .findings import Finding, Place

__all__ = ["MAX_CALL", "closed_call", "end_of_call", "parse_call", "setting_of"]

MAX_CALL = 1_000
"""Longest call in characters; a question with its braces has some 350."""


_DOUBLE = r'"(?:[^"\\\n]|\\(?!\n\n)[\s\S]|\n(?!\n))*+"'
_SINGLE = _DOUBLE.replace('"', "'")
_TO_THE_END = re.compile(rf"(?:[^\"'{{}}\n]|{_DOUBLE}|{_SINGLE}|\}}(?!\}})|\{{(?!\{{)|\n(?!\n))*+\}}\}}")
"""Texts in quotation marks may hold braces; a call ends within its paragraph."""


def end_of_call(body: str, at: int) -> int | None:
    """The offset behind the braces that close a call whose inside begins at ``at``; None where none do."""
    found = _TO_THE_END.match(body, at, at + MAX_CALL)
    return found.end() if found else None


_OPENED = re.compile(r"\{\{\s*(\w+)\s*\(((?:[^\"'(){}\n]|\"[^\"{}\n]*\"|'[^'{}\n]*')*)([\"'][^\"'(){},\s]*)?")


def closed_call(line: str) -> str:
    """A call that its author left open, closed after its last whole argument."""
    match = _OPENED.match(line[:MAX_CALL])
    if match is None:
        return '{{ angka("id") }}'
    half = f'"{match[3][1:]}"' if match[3] and len(match[3]) > 1 else ""
    year = re.match(r"\s*,\s*(\d{4})\b", line[match.end() :]) if half else None
    return f"{{{{ {match[1]}({(match[2] + half).rstrip(' ,')}{f', {year[1]}' if year else ''}) }}}}"


_Parsed = tuple[str, tuple[Any, ...], dict[str, Any]]


def parse_call(expression: str, place: Place, findings: list[Finding]) -> _Parsed | None:
    """Name and literal arguments of a call, read from the tree of the expression."""

    def refuse(message: str, mend: str = '{{ angka("id", 2024) }}') -> None:
        findings.append(Finding("makro-salah-bentuk", place, message, mend))

    straight = re.sub("[\u2018\u2019]", "'", re.sub("[\u201c\u201d\u201e]", '"', expression))
    line = " ".join(expression.split("\n"))
    if escape := re.search(r"\\[^\"']", line):
        message = f"“{escape.group()}” tidak dipakai di dalam panggilan: tulis hurufnya langsung."
        refuse(message, _call_or_sample(re.sub(_ESCAPE, "", line)))
        return None
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of Python's own syntax; what is not literal is refused below
            tree = ast.parse(line, mode="eval").body
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        if straight != expression:
            refuse("Tanda kutip miring tidak dikenal; pakai tanda kutip lurus.", f"{{{{ {straight} }}}}")
        else:
            message = f"“{expression[:80]}” bukan panggilan makro yang utuh: periksa kurung, koma, dan tanda kutip."
            refuse(message, f"{{{{ {_with_commas(expression)} }}}}")
        return None
    if not isinstance(tree, ast.Call) or not isinstance(tree.func, ast.Name):
        calls = (n for n in ast.walk(tree) if isinstance(n, ast.Call) and isinstance(n.func, ast.Name))
        inner = next((n for n in calls if not line[: n.col_offset].strip("( ")), None)
        word = tree.id.replace("_", "-") if isinstance(tree, ast.Name) else "id"
        mend = f"{{{{ {_typed(line, inner)} }}}}" if inner else f'{{{{ angka("{word}") }}}}'
        refuse("Di antara {{ dan }} hanya boleh satu panggilan makro, tanpa hitungan dan saringan.", mend)
        return None
    name = tree.func.id
    args: list[Any] = []
    kwargs: dict[str, Any] = {}
    quoted = partial(_quoted, tree, name, line)
    for node in tree.args:
        args.append(_literal(node, quoted, line, refuse))
    for keyword in tree.keywords:
        if keyword.arg is None:
            refuse("Argumen bintang (**) tidak dipakai.")
            return None
        if keyword.arg in kwargs:
            refuse(f"Argumen “{keyword.arg}” tertulis dua kali.", "hapus salah satu")
            return None
        kwargs[keyword.arg] = _literal(keyword.value, quoted, line, refuse)
    if _BAD in args or _BAD in kwargs.values():
        return None
    return name, tuple(args), kwargs


def _call_or_sample(line: str) -> str:
    """The line in braces where it is a call by now, else a sample of one."""
    try:
        tree = ast.parse(line, mode="eval").body
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        tree = None
    whole = isinstance(tree, ast.Call) and isinstance(tree.func, ast.Name) and '""' not in line
    return f"{{{{ {line} }}}}" if whole else '{{ angka("id", 2024) }}'


def _with_commas(expression: str) -> str:
    """The call with the commas and the bracket that it lacks, if that is all it lacks."""
    expression = expression.strip("{ ")
    spaced = re.sub(r"([\"'])\s+(?=[\w\"'])", r"\1, ", expression)
    for candidate in (spaced, f"{spaced})"):
        try:
            ast.parse(candidate, mode="eval")
        except (SyntaxError, ValueError):
            continue
        return candidate
    return 'angka("id", 2024)'


def _typed(line: str, node: ast.expr) -> str:
    """A part of a call as it was typed, with double quotes; read from the text, since a tree may be very deep."""
    return (ast.get_source_segment(line, node) or "").replace("'", '"')


_ESCAPE = re.compile(r"\\(?:x[0-9a-fA-F]{0,2}|u[0-9a-fA-F]{0,4}|U[0-9a-fA-F]{0,8}|N\{[^{}]*\}|[^\"'])")


_BAD = object()
_MAX_NUMBER = 10**9


def _quoted(tree: ast.Call, name: str, line: str) -> str:
    """The call with the quotation marks that its words lack, in braces."""
    given = [(_word(node, line), "") for node in tree.args]
    given += [(_word(keyword.value, line), f"{keyword.arg}=") for keyword in tree.keywords]
    return f"{{{{ {name}({', '.join(key + word for word, key in given)}) }}}}"


def _word(node: ast.expr, line: str) -> str:
    typed = _typed(line, node)
    if isinstance(node, ast.Name):
        return f'"{node.id.replace("_", "-")}"'
    return f'"{typed.replace(" ", "")[:100]}"' if isinstance(node, ast.BinOp) else typed


def _literal(node: ast.expr, quoted: Callable[[], str], line: str, refuse: Any) -> Any:
    if isinstance(node, ast.Constant) and type(node.value) in {str, int}:
        if isinstance(node.value, int) and abs(node.value) > _MAX_NUMBER:
            refuse("Bilangan ini terlalu panjang; isinya tahun atau jumlah menit.")
            return _BAD
        return node.value
    if isinstance(node, ast.Name):
        refuse(f"Argumen “{node.id}” harus dalam tanda kutip.", quoted())
    elif isinstance(node, ast.BinOp) and isinstance(node.op, ast.Sub):
        refuse(f"Argumen “{_typed(line, node).replace(' ', '')[:100]}” harus dalam tanda kutip.", quoted())
    elif isinstance(node, ast.Starred):
        refuse("Argumen bintang (*) tidak dipakai.")
    else:
        refuse("Argumen makro hanya teks dalam tanda kutip atau bilangan bulat.")
    return _BAD


_TITLES = (
    (re.compile(r"\s*#{1,6}\s"), "judul"),
    (re.compile(r"\s*(!!!|\?\?\?\+?|===|///)"), "judul kotak"),
    (re.compile(r"\s*\*\[[^\]]*\]:"), "singkatan"),
    (re.compile(r"\s*\[(?!\^)[^\]]*\]:"), "alamat tautan"),
)


def setting_of(masked: str, start: int, end: int) -> tuple[bool, str]:
    """Whether the call stands alone on its line, and where it stands wrongly (empty: nowhere)."""
    first = masked.rfind("\n", 0, start) + 1
    last = masked.find("\n", end)
    last = len(masked) if last < 0 else last
    before, after = masked[first:start], masked[end:last]
    alone = not re.sub(r"^[ \t>]*(?:(?:[-*+]|\d+[.)])[ \t]+)*|^[ \t]*:[ \t]+|^[ \t]*\[\^[^\]]+\]:[ \t]*", "", before)
    alone = alone and not after.strip()
    for pattern, name in _TITLES:
        if pattern.match(masked[first:last]):
            return alone, name
    following = masked[last + 1 : masked.find("\n", last + 1) if masked.find("\n", last + 1) > 0 else len(masked)]
    if re.fullmatch(r" {0,3}(=+|-+)[ \t]*", following) and "|" not in masked[first:last]:
        return alone, "judul"
    return alone, _inside(*_paragraph(masked, start, end))


def _paragraph(masked: str, start: int, end: int) -> tuple[str, str]:
    """What stands before and behind a call in its paragraph, as far as it could enclose it."""
    lowest, highest = max(0, start - MAX_CALL), min(len(masked), end + MAX_CALL)
    above, below = masked.rfind("\n\n", lowest, start), masked.find("\n\n", end, highest)
    return masked[lowest if above < 0 else above + 2 : start], masked[end : highest if below < 0 else below]


def _inside(before: str, after: str) -> str:
    if before.rfind("[") > before.rfind("]") and re.match(r"[^\[\]]*\][(\[]", after):
        picture = before[: before.rfind("[")].endswith("!")
        return "teks gambar" if picture else "teks tautan"
    if re.search(r"\]\([^()]*$", before) and ")" in after:
        quoted = before[before.rfind("](") :].count('"') % 2
        return "judul tautan" if quoted else "alamat tautan"
    if re.search(r"<[A-Za-z/][^<>]*$", before) and ">" in after:
        return "tanda HTML"
    if re.search(r"\{:?[^{}]*$", before) and re.match(r"[^{}]*\}", after):
        return "daftar atribut"
    return ""
