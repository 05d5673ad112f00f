"""What authors may write as HTML, and how trusted fragments come into the page afterwards.

The allow-list is that of the security design: Material's features survive, everything that could run, hide or
reach out does not. Fragments of macros are put in after the sanitiser, so SVG and styles never have to be on
the list for their sake.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

import nh3
from markupsafe import Markup, escape

from ..placeholders import PLACEHOLDER, Fragment, number_of

__all__ = ["clean", "fill"]

_TAGS = set(
    """a abbr b blockquote br caption cite code col colgroup data dd del details dfn div dl dt em figcaption figure
    h1 h2 h3 h4 h5 h6 hr i img input ins kbd label li mark ol p pre q s samp section small span strong sub summary
    sup table tbody td tfoot th thead time tr u ul var wbr
    svg g path line polyline polygon rect circle ellipse text tspan title desc defs lineargradient stop clippath
    marker""".split()
) | {"linearGradient", "clipPath"}
_RAW_TAGS = set(
    """script style iframe object embed template noscript form math foreignObject animate set textarea select xmp
    noembed noframes plaintext""".split()
)
_SHAPE = set(
    """x y x1 x2 y1 y2 cx cy r rx ry dx dy width height d points transform viewBox xmlns preserveAspectRatio fill
    fill-rule fill-opacity stroke stroke-width stroke-dasharray stroke-linecap stroke-linejoin stroke-opacity opacity
    font-size font-weight text-anchor dominant-baseline offset stop-color stop-opacity clip-path
    vector-effect""".split()
)
_SVG_TAGS = (
    "svg g path line polyline polygon rect circle ellipse text tspan title desc defs linearGradient stop "
    "clipPath marker"
).split()
_ATTRIBUTES: dict[str, set[str]] = {
    "*": {"class", "id", "title", "lang", "dir", "role", "aria-label", "aria-labelledby", "aria-describedby"},
    "a": {"href", "name", "target", "rel"},
    "img": {"src", "alt", "width", "height", "loading", "align"},
    "input": {"checked", "disabled", "id", "name"},
    "label": {"for"},
    "details": {"open"},
    "ol": {"start", "type"},
    "li": {"value"},
    "td": {"colspan", "rowspan", "style", "scope"},
    "th": {"colspan", "rowspan", "style", "scope"},
    "time": {"datetime"},
    "del": {"datetime"},
    "ins": {"datetime"},
    "data": {"value"},
    "div": {"data-tabs"},
    "span": {"aria-hidden"},
} | {tag: _SHAPE | {"aria-hidden"} for tag in _SVG_TAGS}

_CLASSES = set(
    """admonition note abstract info tip success question warning failure danger bug example quote
    admonition-title inline end highlight highlighttable linenos linenodiv normal code filename hll grid cards
    annotate md-button md-button--primary md-tag md-tags footnote footnote-ref footnote-backref headerlink toc
    toclink twemoji lg middle keys arithmatex critic comment block break caption""".split()
)
_CLASS = re.compile(r"(?:tabbed-[a-z-]+|task-list[a-z-]*|language-[\w-]+|key-[\w-]+|[a-z]{1,3}[0-9]?)")
_RESERVED_ID = re.compile(r"__(?!tabbed_\d+(_\d+)?$|codelineno-\d+-\d+$|span-\d+-\d+$)")
_LOCAL = re.compile(r"(?!//)[^\\:]*(?:#.*)?|#.*")
_OUTSIDE = re.compile(r"https?://[A-Za-z0-9.-]+(?:[/?#][^\\]*)?|mailto:[^\s\\]+")


def _attribute(tag: str, name: str, value: str) -> str | None:
    if name == "class":
        kept = [word for word in value.split() if word in _CLASSES or _CLASS.fullmatch(word)]
        return " ".join(kept) or None
    if name in {"id", "name", "for"}:
        return None if _RESERVED_ID.match(value) else value
    if name in {"src", "href"} and (re.search(r"[\x00-\x20]", value) or value.startswith("/")):
        return None  # browsers drop blanks and tabs, and what is left may lead to another host
    if name == "src":
        return value if _LOCAL.fullmatch(value) else None
    if name == "href":
        return value if _LOCAL.fullmatch(value) or _OUTSIDE.fullmatch(value) else None
    if name in {"opacity", "font-size", "width", "height"}:
        return None if re.fullmatch(r"\s*0*\.?0*\s*(px|em|rem|%|pt)?\s*", value) else value
    if name == "target":
        return value if value == "_blank" else None
    return value


def clean(html: str) -> str:
    """A page's HTML with only what the allow-list permits."""
    cleaned = nh3.clean(
        html,
        tags=_TAGS,
        attributes=_ATTRIBUTES,
        tag_attribute_values={"input": {"type": {"checkbox", "radio"}}},
        clean_content_tags=_RAW_TAGS,
        attribute_filter=_attribute,
        filter_style_properties={"text-align"},
        url_schemes={"http", "https", "mailto"},
        link_rel=None,
        strip_comments=True,
    )
    # Without its type an input would be a field to type into.
    typed = re.sub(r"<input(?![^>]*\btype=)[^>]*>", "", cleaned)
    return re.sub(r"<input (?=[^>]*\btype=\"checkbox\")[^>]*>", _labelled, typed)


def _labelled(box: re.Match[str]) -> str:
    """A task's checkbox with the word that a screen reader needs; Markdown gives it none."""
    if "aria-label=" in box.group():
        return box.group()
    word = "sudah" if "checked" in box.group() else "belum"
    return box.group().replace("<input ", f'<input aria-label="{word}" ', 1)


def fill(html: str, fragments: Sequence[Fragment]) -> str:
    """Put each fragment where its placeholder stands.

    A block takes the place of its paragraph (or splits it); inside code marks the author's own text comes back.

    :raises ValueError: where a placeholder was lost or doubled: our own fault, never an author's.
    """
    seen: list[int] = []
    pieces: list[str] = []
    at = 0
    code_depth = 0
    open_paragraph = False
    for match in re.finditer(rf"<(/?)(code|pre|p)\b[^>]*>|{PLACEHOLDER.pattern}", html):
        closing, tag, digits = match[1], match[2], match[3]
        if tag in {"code", "pre"}:
            code_depth += -1 if closing else 1
            continue
        if tag == "p":
            open_paragraph = not closing
            continue
        number = number_of(digits)
        seen.append(number)
        fragment = fragments[number]
        pieces.append(html[at : match.start()])
        at = match.end()
        if code_depth > 0:
            pieces.append(escape(fragment.source))
        elif fragment.block and open_paragraph:
            pieces.append(f"</p>{fragment.html}<p>")
        else:
            pieces.append(fragment.html)
    pieces.append(html[at:])
    if sorted(seen) != list(range(len(fragments))):
        lost = sorted(set(range(len(fragments))) - set(seen))
        sources = ", ".join(fragments[n].source or str(n) for n in lost)
        raise ValueError(f"placeholders lost or doubled: {sources or seen}")
    return re.sub(r"<p>\s*</p>", "", Markup("").join(Markup(piece) for piece in pieces))
