"""Evaluates the calls of a page into placeholders and fragments; every mistake of the page in one run."""

from __future__ import annotations

import inspect
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from ..callsyntax import MAX_CALL
from ..chapters import Call, Chapter
from ..findings import Finding, nearest
from ..placeholders import Expanded
from ..views.base import Html, View
from .registry import Answer, CallProblem, Macro, Stand
from .words import MACROS

__all__ = ["Expansion", "expand"]


@dataclass(slots=True)
class Expansion:
    """A page with its calls answered.

    :param expanded: text with placeholders, and fragments.
    :param findings: what is wrong with the calls.
    """

    expanded: Expanded = field(default_factory=Expanded)
    findings: list[Finding] = field(default_factory=list)


def expand(chapter: Chapter, view: View) -> Expansion:
    """Answer the calls of a page. A call that cannot be answered leaves a red box with its finding."""
    result = Expansion()
    pieces: list[str] = []
    at = 0
    for call in chapter.calls:
        pieces.append(chapter.body[at : call.start])
        macro = MACROS.get(call.name)
        block = call.alone and macro is not None and macro.stand is not Stand.INLINE
        answer = call.problems[0] if call.problems else _answer(call, view)
        if call.problems:
            result.findings += call.problems
        # A record that is there but broken has its own finding; the call to it is no second mistake.
        elif isinstance(answer, Finding) and not _names_broken_record(call, view):
            result.findings.append(answer)
        if isinstance(answer, Finding):
            answer = _error_box(answer, block)
        pieces.append(result.expanded.place(answer, block=block, source=call.source))
        at = call.end
    pieces.append(chapter.body[at:])
    result.expanded.text = "".join(pieces)
    result.findings += _without_braces(chapter)
    return result


_WITHOUT_BRACES = re.compile(
    rf"(?<![\w{{(])(\{{[ \t]{{0,9}})?((?:{'|'.join(MACROS)})[ \t]?\([\"'“”‘’][^(){{}}\n]{{0,300}}\))"
)


def _without_braces(chapter: Chapter) -> Iterator[Finding]:
    """Calls that stand in the text as text, because a brace or both are missing."""
    prose = chapter.masked_prose
    for match in _WITHOUT_BRACES.finditer(prose):
        if "{{" not in prose[max(0, match.start() - 3) : match.end(1) if match[1] else match.start()]:
            straight = re.sub("[\u201c\u201d\u201e\u2018\u2019]", '"', match[2])
            message = "Panggilan makro ditulis di antara dua kurung kurawal; begini ia tampil sebagai tulisan."
            place = chapter.place(match.start())
            yield Finding("makro-salah-bentuk", place, message, f"{{{{ {straight} }}}}")


def _error_box(finding: Finding, block: bool) -> Html:
    tag = "div" if block else "span"
    box = Html('<{tag} class="mp-galat" role="alert"><b>{code}</b> {message} {mend}</{tag}>')
    mend = f"Tulis: {finding.mend}" if finding.mend else ""
    return box.format(tag=Html(tag), code=finding.code, message=finding.message, mend=mend)


def _answer(call: Call, view: View) -> Answer | Finding:
    try:
        macro = _find(call)
        return macro.answer(view=view, alone=call.alone, **_bind(macro, call))
    except CallProblem as problem:
        # Ready to copy: a corrected call comes with its braces.
        bare = re.fullmatch(r"[a-z_]+\(.*\)", problem.mend, re.DOTALL)
        mend = f"{{{{ {problem.mend} }}}}" if bare else problem.mend
        mend = mend if len(mend) <= MAX_CALL else ""
        return Finding(problem.code, call.place, problem.message, mend)


def _names_broken_record(call: Call, view: View) -> bool:
    return any(value in view.book.unreadable for value in (*call.args, *call.kwargs.values()))


def _find(call: Call) -> Macro:
    """The macro of a call that stands where it may stand."""
    macro = MACROS.get(call.name)
    if macro is None:
        near = nearest(call.name, MACROS, floor=0.5)
        listed = f"Yang mirip: {', '.join(near)}." if near else f"Yang ada: {', '.join(MACROS)}."
        mend = call.source.replace(call.name, near[0], 1) if near and call.args else '{{ angka("id", 2024) }}'
        raise CallProblem("makro-tidak-dikenal", f"Makro “{call.name[:60]}” tidak dikenal. {listed}", mend)
    if call.misplaced:
        message = f"Makro tidak dapat berada di {call.misplaced}: alamat dan judul tidak boleh berubah karena angka."
        raise CallProblem("makro-salah-tempat", message, "pindahkan panggilan ini ke kalimat di bawahnya")
    if macro.stand is Stand.BLOCK and not call.alone:
        message = f"Makro “{call.name}” harus sendiri pada satu baris."
        raise CallProblem("makro-salah-tempat", message, f"(baris kosong)\n{call.source}\n(baris kosong)")
    return macro


def _bind(macro: Macro, call: Call) -> dict[str, Any]:
    parameters = macro.parameters
    unknown = next((name for name in call.kwargs if name not in parameters), None)
    if unknown is not None:
        near = nearest(unknown, parameters)[0]
        message = f"Argumen “{unknown}” tidak dikenal. Yang ada: {', '.join(parameters)}."
        raise CallProblem("argumen-salah", message, call.source.replace(f"{unknown}=", f"{near}=", 1))
    try:
        return dict(inspect.Signature(list(parameters.values())).bind(*call.args, **call.kwargs).arguments)
    except TypeError:
        required = [n for n, p in parameters.items() if p.default is inspect.Parameter.empty]
        example = _example(macro)
        message = f"“{macro.name}” memerlukan {', '.join(required) or 'nol argumen'}; urutannya: {example}."
        raise CallProblem("argumen-salah", message, example) from None


def _example(macro: Macro) -> str:
    shown = [
        f'"{name}"' if parameter.default is inspect.Parameter.empty else name
        for name, parameter in macro.parameters.items()
        if parameter.kind is not inspect.Parameter.KEYWORD_ONLY
    ]
    return f"{{{{ {macro.name}({', '.join(shown)}) }}}}"
