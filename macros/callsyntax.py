"""The form of a macro call: one word with literal arguments, read from its tree and never compiled.

Python's own parser reads the expression (its literals are those of the page language); what it returns is
walked here, and anything but a call of a name with texts and whole numbers is refused.
"""

from __future__ import annotations

import ast
import re
from typing import Any

from .findings import Finding, Place

__all__ = ["closed_call", "end_of_call", "parse_call", "setting_of"]

MAX_CALL = 1_000


def end_of_call(body: str, at: int) -> int | None:
    """The offset behind the braces that close a call whose inside begins at ``at``; None where none do."""
    quote = ""
    limit = min(len(body), at + MAX_CALL)
    while at < limit:
        sign = body[at]
        if quote:
            if sign == "\\":
                at += 1
            elif sign == quote:
                quote = ""
        elif sign in "\"'":
            quote = sign
        elif body.startswith("}}", at):
            return at + 2
        elif body.startswith("{{", at):
            return None
        if body.startswith("\n\n", at):
            return None
        at += 1
    return None


_OPENED = re.compile(r"\{\{\s*(\w+)\s*\(((?:[^\"'(){}\n]|\"[^\"{}\n]*\"|'[^'{}\n]*')*)([\"'][^\"'(){},\s]*)?")


def closed_call(line: str) -> str:
    """A call that its author left open, closed after its last whole argument."""
    match = _OPENED.match(line[:MAX_CALL])
    if match is None:
        return '{{ angka("id") }}'
    half = f'"{match[3][1:]}"' if match[3] and len(match[3]) > 1 else ""
    return f"{{{{ {match[1]}({(match[2] + half).rstrip(' ,')}) }}}}"


_Parsed = tuple[str, tuple[Any, ...], dict[str, Any]]


def parse_call(expression: str, place: Place, findings: list[Finding]) -> _Parsed | None:
    """Name and literal arguments of a call, read from the tree of the expression."""

    def refuse(message: str, mend: str = '{{ angka("id", 2024) }}') -> None:
        findings.append(Finding("makro-salah-bentuk", place, message, mend))

    straight = re.sub("[\u2018\u2019]", "'", re.sub("[\u201c\u201d\u201e]", '"', expression))
    try:
        tree = ast.parse(" ".join(expression.split("\n")), mode="eval").body
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        if straight != expression:
            refuse("Tanda kutip miring tidak dikenal; pakai tanda kutip lurus.", f"{{{{ {straight} }}}}")
        else:
            message = f"“{expression[:80]}” bukan panggilan makro yang utuh: periksa kurung, koma, dan tanda kutip."
            refuse(message, f"{{{{ {_with_commas(expression)} }}}}")
        return None
    if not isinstance(tree, ast.Call) or not isinstance(tree.func, ast.Name):
        inner = next((n for n in ast.walk(tree) if isinstance(n, ast.Call) and isinstance(n.func, ast.Name)), None)
        word = tree.id.replace("_", "-") if isinstance(tree, ast.Name) else "id"
        mend = f"{{{{ {_typed(inner)} }}}}" if inner else f'{{{{ angka("{word}") }}}}'
        refuse("Di antara {{ dan }} hanya boleh satu panggilan makro, tanpa hitungan dan saringan.", mend)
        return None
    name = tree.func.id
    args: list[Any] = []
    kwargs: dict[str, Any] = {}
    for node in tree.args:
        args.append(_literal(node, name, refuse))
    for keyword in tree.keywords:
        if keyword.arg is None:
            refuse("Argumen bintang (**) tidak dipakai.")
            return None
        if keyword.arg in kwargs:
            refuse(f"Argumen “{keyword.arg}” tertulis dua kali.", "hapus salah satu")
            return None
        kwargs[keyword.arg] = _literal(keyword.value, name, refuse)
    if _BAD in args or _BAD in kwargs.values():
        return None
    return name, tuple(args), kwargs


def _with_commas(expression: str) -> str:
    """The call with the commas and the bracket that it lacks, if that is all it lacks."""
    spaced = re.sub(r"([\"'])\s+(?=[\w\"'])", r"\1, ", expression)
    for candidate in (spaced, f"{spaced})"):
        try:
            ast.parse(candidate, mode="eval")
        except (SyntaxError, ValueError):
            continue
        return candidate
    return 'angka("id", 2024)'


def _typed(call: ast.Call) -> str:
    """A call as authors type it, with double quotes."""
    return ast.unparse(call).replace("'", '"')


_BAD = object()


def _literal(node: ast.expr, name: str, refuse: Any) -> Any:
    if isinstance(node, ast.Constant) and type(node.value) in {str, int}:
        return node.value
    if isinstance(node, ast.Name):
        word = node.id.replace("_", "-")
        refuse(f"Argumen “{node.id}” harus dalam tanda kutip.", f'{{{{ {name}("{word}") }}}}')
    elif isinstance(node, ast.BinOp) and isinstance(node.op, ast.Sub):
        shown = ast.unparse(node).replace(" ", "")
        refuse(f"Argumen “{shown}” harus dalam tanda kutip.", f'{{{{ {name}("{shown}") }}}}')
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
    if before.rfind("[") > before.rfind("]") and re.match(r"[^\[\]]*\][(\[]", after):
        return alone, "teks tautan"
    if re.search(r"\]\([^)]*$", before):
        return alone, "alamat tautan"
    if re.search(r"<[A-Za-z/][^<>]*$", before):
        return alone, "tanda HTML"
    if re.search(r"\{:?[^{}]*$", before) and re.match(r"[^{}]*\}", after):
        return alone, "daftar atribut"
    return alone, ""
