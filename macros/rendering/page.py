"""A written page as the site will show it: rendered, cleaned, and everything told that a reader would not see."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import unescape

from markdown import Markdown

from ..chapters import Call, Chapter, Link
from ..findings import Finding, Place, Severity
from ..placeholders import PLACEHOLDER, Expanded
from ..signs import is_invisible, name_of
from .dialect import new_markdown
from .dropped import Dropped, dropped
from .fragments import CODE, Placed, lost, placed, standing_in
from .leftovers import leftovers
from .marks import misread
from .runtogether import run_together
from .sanitise import REFERENCE, clean, is_forbidden_reference
from .seen import seen, unseen
from .tags import addresses, ids
from .typed_html import typed_html
from .vanished import vanished

__all__ = ["Rendered", "Renderer"]


@dataclass(frozen=True, slots=True)
class Rendered:
    """A page of HTML.

    :param html: clean HTML, with placeholders where fragments belong.
    :param anchors: the ids on it; those of fragments come to them.
    :param links: its links and pictures.
    :param findings: what would not reach a reader, or would reach one as what it is not.
    :param in_code: the calls that came out inside code marks: they are shown, not answered.
    """

    html: str
    anchors: frozenset[str]
    links: tuple[Link, ...]
    findings: tuple[Finding, ...]
    in_code: frozenset[int] = frozenset()


class Renderer:
    """One converter for all pages; making one takes as long as a page."""

    def __init__(self) -> None:
        self._markdown: Markdown | None = None

    def render(self, chapter: Chapter, body: Expanded) -> Rendered:
        """Render a page.

        :param body: its text with placeholders; the first fragments are those of the page's calls, in their order.
        :raises RecursionError: where it is nested too deeply.
        """
        markdown, self._markdown = self._markdown or new_markdown(), None
        raw = markdown.reset().convert(body.text)
        self._markdown = markdown  # one that was interrupted is not used again
        html = clean(raw)
        places = placed(html)
        in_code = frozenset(n for n in standing_in(places, CODE) if n < len(chapter.calls))
        anchors = frozenset(ids(html))
        links = tuple(_links(chapter, raw, anchors))
        gone = _dropped(chapter, body.text, raw, html, links)
        findings = [
            *_hidden(chapter),
            *_lost_calls(chapter, body, places, gone),
            *gone.findings,
            *leftovers(chapter, html),
            *vanished(chapter, raw, markdown),
            *seen(chapter, html),
            *typed_html(chapter, html),
            *run_together(chapter, html),
        ]
        if not any(finding.severity is Severity.ERROR for finding in findings):
            # Else what swallowed a mark is told already.
            findings += [*misread(chapter, raw, html), *unseen(chapter, html)]
        told = tuple(link for link in links if not _is_told(chapter, link, gone))
        return Rendered(html, anchors, told, tuple(findings), in_code)


def _lost_calls(chapter: Chapter, body: Expanded, places: Sequence[Placed], gone: Dropped) -> Iterator[Finding]:
    """Calls whose answer would not be shown, or would be part of a heading and so of its address."""
    for number in lost(places, body.fragments):
        if number >= len(chapter.calls):
            if not gone.findings:
                message = "Bagian akhir halaman ini tidak akan tampil: ada tanda HTML yang tidak ditutup."
                yield Finding("html-tidak-ditutup", Place(chapter.file, chapter.body_line), message, "tutup tanda itu")
        elif not _is_told_itself(chapter.calls[number]) and not _within(chapter.calls[number].start, gone):
            call = chapter.calls[number]
            message = (
                "Hasil makro ini tidak akan tampil di sini: ia berada di dalam tanda, alamat, "
                "atau sel yang melebihi kolom tabelnya."
            )
            yield Finding("makro-salah-tempat", call.place, message, "pindahkan panggilan ini ke kalimat biasa")
    for number in standing_in(places):
        if number < len(chapter.calls) and not _is_told_itself(chapter.calls[number]):
            call = chapter.calls[number]
            message = "Makro tidak dapat berada di judul: alamat dan judul tidak boleh berubah karena angka."
            yield Finding("makro-salah-tempat", call.place, message, "pindahkan panggilan ini ke kalimat di bawahnya")


def _is_told_itself(call: Call) -> bool:
    return bool(call.misplaced or call.problems)


def _within(offset: int, gone: Dropped) -> bool:
    return any(start <= offset < end for start, end in gone.spans)


# --- signs that nobody sees ---------------------------------------------------------------------------------


def _hidden(chapter: Chapter) -> Iterator[Finding]:
    """Signs that are written by their number, which the bytes of the file do not show."""
    for found in REFERENCE.finditer(chapter.masked_prose) if "&" in chapter.masked_prose else ():
        if is_forbidden_reference(found.group()):
            names = ", ".join(name_of(sign) for sign in unescape(found.group()) if is_invisible(sign))
            message = f"“{found.group()}” adalah sandi untuk tanda tak terlihat ({names})."
            place = chapter.place(found.start())
            yield Finding("tanda-tak-terlihat", place, message, f"hapus {found.group()}")


# --- what the sanitiser takes away, and where links lead ----------------------------------------------------

_ANCHOR_ONLY = re.compile(r"\{:? ?#(?!mp-|__)[\w-]+ ?\}")


def _dropped(chapter: Chapter, typed: str, raw: str, html: str, links: tuple[Link, ...]) -> Dropped:
    # Plain Markdown makes nothing that the allow-list lacks, except addresses, and the rule on links reads those.
    # Code is looked at too: what an author meant as code need not be code to Markdown.
    if {"<", "{"}.isdisjoint(_ANCHOR_ONLY.sub("", typed)):
        return Dropped()
    return dropped(chapter, raw, html, frozenset(link.target for link in links))


def _is_told(chapter: Chapter, link: Link, gone: Dropped) -> bool:
    """Whether a link stands in a tag that has a finding of its own already."""
    return link.is_raw and any(chapter.place(start) <= link.place < chapter.place(end) for start, end in gone.spans)


def _links(chapter: Chapter, raw: str, there: frozenset[str]) -> Iterator[Link]:
    """Every link and picture of the page; where one was typed as Markdown or as a tag, with its place and text."""
    made = dict.fromkeys(addresses(raw))
    targets = {target for target, _ in made}
    typed = {link.target for link in chapter.links}
    yield from (link for link in chapter.links if link.is_raw or link.target in targets)
    for target, is_picture in made:
        # Markdown's own anchors (permalinks, footnotes) are always there.
        is_own = target.startswith("#") and target[1:] in there and not is_picture
        plain = PLACEHOLDER.sub("…", target)
        # A call in an address has a finding of its own; words beside it would go with the address.
        if target not in typed and not is_own and (plain == target or re.search(r"\s", plain)):
            yield Link(plain, is_picture, _find(chapter, target))


def _find(chapter: Chapter, target: str) -> Place:
    """Where an address was typed; the body's first line where it was put together by Markdown."""
    typed = target.removeprefix("mailto:")
    at = chapter.masked.find(typed)
    # Markdown turned tabs into blanks in it, decoded a sign, or a call stands in it.
    for word in re.findall(r"\w{3,60}", typed) if at < 0 and len(typed.split()) > 1 else ():
        found = re.search(rf"\]\([^)]{{0,300}}?{word}", chapter.masked)
        if found is not None:
            return chapter.place(found.start())
    return chapter.place(at) if at >= 0 else Place(chapter.file, chapter.body_line)
