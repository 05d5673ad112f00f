"""The findings on what the sanitiser took away: one for each tag or attribute list that an author can mend."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from ..chapters import Chapter
from ..findings import Finding, Place
from .removed import Removed, removed
from .sanitise import RAW_TAGS
from .source import Markup, Part, markup_of, unbalanced

__all__ = ["Dropped", "dropped"]

_PLAIN = "hapus tandanya; tulisan biasa cukup"
_INSTEAD = {
    "script": "tulis isinya sebagai teks; skrip tidak dijalankan di sini",
    "style": "hapus; rupa halaman diatur di satu tempat",
    "link": "hapus; rupa halaman diatur di satu tempat",
    "meta": "hapus; keterangan halaman ditulis di kepala halaman, misalnya ringkasan: …",
    "base": "hapus; tulis alamat lengkap di setiap tautan",
    "iframe": "[judul halaman itu](https://…)",
    "form": "[judul formulir](https://…)",
    "input": "- [ ] butir   (kotak centang)",
    "object": "[judul berkas](https://…)",
    "embed": "[judul berkas](https://…)",
    "video": "[judul video](https://…)",
    "audio": "[judul rekaman](https://…)",
    "svg": "simpan gambarnya sebagai PNG, lalu tulis ![keterangan](nama-gambar.png)",
    "math": "tulis rumusnya sebagai teks, atau simpan sebagai gambar PNG",
    "font": "**tebal** atau *miring*",
    "center": "hapus tandanya; tulisannya tetap",
    "button": "[kata tombol](halaman.md)",
}


@dataclass(slots=True)
class Dropped:
    """What was taken away from a page.

    :param findings: one a place.
    :param spans: offsets in the body at which a finding stands, with their ends: what lies in them is told.
    """

    findings: list[Finding] = field(default_factory=list)
    spans: list[tuple[int, int]] = field(default_factory=list)


def dropped(chapter: Chapter, raw: str, html: str, addresses: frozenset[str]) -> Dropped:
    """Compare a page's HTML before and after the sanitiser and tell each difference at its place.

    :param addresses: the addresses of the page that the rules on links will judge.
    """
    result = Dropped()
    judged = {" ".join(address.split()) for address in addresses}
    parts = [p for p in removed(raw, html) if p.attribute not in {"href", "src"} or p.value not in judged]
    if not parts and "markdown" not in chapter.masked:
        return result
    markup = markup_of(chapter.masked, chapter.body)
    told: dict[Markup, Finding] = {}
    _tell_tags(chapter, markup, [p for p in parts if p.reason == "allowed" and not p.attribute], told, result)
    _tell_attributes(chapter, markup, [p for p in parts if p.attribute], told, result)
    _tell_unbalanced(chapter, markup, [p for p in parts if p.reason != "allowed"], told, result)
    # Markdown closes a tag with Markdown in it by itself, at the end of the page.
    for item, reason in unbalanced(markup):
        if reason == "open" and item not in told and any(part.name == "markdown" for part in item.parts):
            told[item] = _unclosed(item.tag, reason, chapter.place(item.start))
    result.findings += told.values()
    result.spans += [(item.start, item.end) for item in told]
    if parts and not told:
        result.findings.append(_unplaced(chapter, parts[0]))
    return result


def _tell_tags(
    chapter: Chapter, markup: list[Markup], parts: list[Removed], told: dict[Markup, Finding], result: Dropped
) -> None:
    gone = {part.tag: part.count for part in parts}
    covered = 0
    for item in markup:
        if item.closing or gone.get(item.tag, 0) < 1 or _is_checkbox(item):
            continue
        gone[item.tag] -= 1
        if item.start < covered:
            continue
        told[item] = Finding("html-terlarang", chapter.place(item.start), _gone(item.tag), _instead(item.tag))
        if item.tag in RAW_TAGS:
            closed = next((other for other in markup if other.closes(item)), None)
            covered = closed.end if closed else _end_of_paragraph(chapter.masked, item.end)
            result.spans.append((item.start, closed.end if closed else len(chapter.masked)))
    if told:  # where nothing is told, the first part is, whatever it is
        result.findings += (_unplaced(chapter, part) for part in parts if gone[part.tag] > 0)


def _is_checkbox(item: Markup) -> bool:
    return item.tag == "input" and any(part.is_("type", kind) for part in item.parts for kind in ("checkbox", "radio"))


def _end_of_paragraph(text: str, at: int) -> int:
    end = text.find("\n\n", at)
    return len(text) if end < 0 else end


def _gone(tag: str) -> str:
    if not re.fullmatch(r"[a-z][a-z0-9-]*", tag):
        return f"“<{tag[:60]}>” bukan tautan dan bukan tanda HTML; tulisan itu tidak akan tampil."
    return f"Tanda HTML <{tag}> tidak dipakai di buku ini dan tidak akan tampil."


def _instead(tag: str) -> str:
    if not re.fullmatch(r"[a-z][a-z0-9-]*", tag):
        return "[judul](https://…), atau apit tulisan itu dengan tanda kode `…`"
    return _INSTEAD.get(tag, _PLAIN)


def _tell_attributes(
    chapter: Chapter, markup: list[Markup], parts: list[Removed], told: dict[Markup, Finding], result: Dropped
) -> None:
    wrong: dict[Markup, list[tuple[Part, Removed]]] = {}
    for gone in parts:
        left = gone.count
        for item in markup:
            if left and not item.closing and item.tag in {gone.tag, ""} and not _within(item.start, result.spans):
                part = next((p for p in item.parts if p.is_(gone.attribute, gone.value)), None)
                if part is not None:
                    left -= 1
                    wrong.setdefault(item, []).append((part, gone))
    for item, typed in wrong.items():
        if item not in told:
            shown = ", ".join(dict.fromkeys(f"“{_shown(gone)}”" for _, gone in typed))
            message = f"{shown} pada <{typed[0][1].tag}> tidak dipakai di buku ini dan tidak akan berpengaruh."
            if any(gone.attribute in {"id", "name", "for"} for _, gone in typed):
                message += " Awalan “__” dan “mp-” milik rupa buku ini."
            mend = _without(chapter, item, [(part, gone) for part, gone in typed])
            told[item] = Finding("html-terlarang", chapter.place(item.start), message, mend)


def _within(offset: int, spans: list[tuple[int, int]]) -> bool:
    return any(start <= offset < end for start, end in spans)


def _shown(gone: Removed) -> str:
    return f"{gone.attribute}={gone.value[:60]}" if gone.value else gone.attribute


def _without(chapter: Chapter, item: Markup, typed: list[tuple[Part, Removed]]) -> str:
    """The tag or list without its wrong parts, as it may stand."""
    pieces: list[str] = []
    at = item.start
    for part in sorted({part for part, _ in typed}, key=lambda part: part.start):
        words = {gone.value for other, gone in typed if other == part and gone.attribute == "class"}
        kept = [word for word in part.value.split() if word not in words] if words else []
        pieces += [chapter.body[at : part.start].rstrip(), f' class="{" ".join(kept)}"' if kept else ""]
        at = part.end
    text = "".join(pieces) + chapter.body[at : item.end]
    if not item.tag and not re.search(r"\w", text):
        return f"hapus {chapter.body[item.start : item.end][:200]}"
    return re.sub(r"\s+", " ", text)[:300]


def _tell_unbalanced(
    chapter: Chapter, markup: list[Markup], parts: list[Removed], told: dict[Markup, Finding], result: Dropped
) -> None:
    left = {(part.tag, part.reason): part.count for part in parts}
    for item, reason in unbalanced(markup):
        if left.get((item.tag, reason), 0):
            left[item.tag, reason] -= 1
            told.setdefault(item, _unclosed(item.tag, reason, chapter.place(item.start)))
    if told:
        result.findings += (_unplaced(chapter, part) for part in parts if left[part.tag, part.reason] > 0)


def _unclosed(tag: str, reason: str, place: Place) -> Finding:
    if reason == "stray":
        message = f"</{tag}> menutup tanda yang tidak pernah dibuka."
        return Finding("html-tidak-ditutup", place, message, f"hapus </{tag}>")
    message = f"<{tag}> tidak ditutup, sehingga isi sesudahnya ikut masuk ke dalamnya."
    return Finding("html-tidak-ditutup", place, message, f"</{tag}>")


def _unplaced(chapter: Chapter, part: Removed) -> Finding:
    """What cannot be found in the text is told all the same, at the head of the page."""
    place = Place(chapter.file, chapter.body_line)
    if part.reason != "allowed":
        return _unclosed(part.tag, part.reason, place)
    if not part.attribute:
        return Finding("html-terlarang", place, _gone(part.tag), _instead(part.tag))
    message = f"“{_shown(part)}” pada <{part.tag}> tidak dipakai di buku ini dan tidak akan berpengaruh."
    return Finding("html-terlarang", place, message, f"hapus {part.attribute}")
