"""What authors may write as HTML: an allow-list of tags, attributes and values.

Material's features survive, everything that could run, hide or reach out does not. Fragments of macros are put
in after the sanitiser, so neither SVG nor styles are on the list.
"""

from __future__ import annotations

import re
from functools import lru_cache
from html import unescape

import nh3

from ..book.yamlfile import is_invisible
from .addresses import Leads, read_address

__all__ = ["RAW_TAGS", "REFERENCE", "clean", "is_forbidden_reference"]

_TAGS = set(
    """a abbr b blockquote br caption cite code col colgroup data dd del details dfn div dl dt em figcaption figure
    h1 h2 h3 h4 h5 h6 hr i img input ins kbd label li mark ol p pre q s samp section small span strong sub summary
    sup table tbody td tfoot th thead time tr u ul var wbr""".split()
)
RAW_TAGS = frozenset(
    """script style iframe object embed template noscript form math svg textarea select xmp noembed noframes
    plaintext""".split()
)
"""Tags that take all that they hold with them."""
_ATTRIBUTES: dict[str, set[str]] = {
    "*": {"class", "id", "title", "lang", "role", "aria-label", "aria-labelledby", "aria-describedby"},
    "a": {"href", "name", "target", "rel"},
    "img": {"src", "alt", "width", "height", "loading", "align"},
    "input": {"checked", "disabled", "id", "name"},
    "label": {"for"},
    "details": {"open"},
    "ol": {"start", "type"},
    "li": {"value"},
    "td": {"colspan", "rowspan", "align", "scope"},
    "th": {"colspan", "rowspan", "align", "scope"},
    "time": {"datetime"},
    "del": {"datetime"},
    "ins": {"datetime"},
    "data": {"value"},
    "div": {"data-tabs"},
    "span": {"aria-hidden"},
}

_CLASSES = set(
    """admonition note abstract info tip success question warning failure danger bug example quote
    admonition-title inline end highlight highlighttable linenos linenodiv normal code filename hll grid cards
    annotate md-button md-button--primary md-tag md-tags footnote footnote-ref footnote-backref headerlink toc
    toclink twemoji lg middle keys arithmatex critic comment block break caption""".split()
)
# The last are Pygments': short names of its tokens, some with the words of a language behind them (l-Scalar-Plain).
_CLASS = re.compile(
    r"(?:tabbed-[a-z-]+|task-list[a-z-]*|language-[\w-]+|key-[\w-]+|[a-z]{1,3}[0-9]?(?:-[A-Z][A-Za-z]{0,20}){0,3})"
)
_RELATIONS = {"external", "license", "nofollow", "noopener", "noreferrer"}
_ROLES = {"img", "list", "listitem", "note"}
# The theme's switches, and our own fragments'.
_RESERVED_ID = re.compile(r"__(?!tabbed_\d+(_\d+)?$|codelineno-\d+-\d+$|span-\d+-\d+$)|mp-", re.IGNORECASE)

REFERENCE = re.compile(r"&(?:#[xX][0-9a-fA-F]+|#[0-9]+|[A-Za-z][A-Za-z0-9]{1,31});?")
"""A character written by its number or name."""


def is_forbidden_reference(reference: str) -> bool:
    """Whether a character reference stands for a sign that no page may hold: invisible, or of private use."""
    return any(is_invisible(sign) for sign in unescape(reference))


@lru_cache(maxsize=4_000)
def _attribute(tag: str, name: str, value: str) -> str | None:
    if name == "class":
        kept = [word for word in value.split() if word in _CLASSES or _CLASS.fullmatch(word)]
        return " ".join(kept) or None
    if name in {"id", "name", "for"}:
        return None if _RESERVED_ID.match(value) else value
    if name == "src":
        return value if read_address(value).leads is Leads.HERE else None
    if name == "href":
        return value if read_address(value).is_kept else None
    if name in {"width", "height"}:
        return None if re.fullmatch(r"\s*0*\.?0*\s*(px|em|rem|%|pt)?\s*", value) else value
    if name == "target":
        return value if value == "_blank" else None
    if name == "rel":
        return " ".join(word for word in value.split() if word in _RELATIONS) or None
    if name == "role":
        return value if value in _ROLES else None
    if name == "aria-label":
        return None if tag == "a" else value  # its words are what everybody reads
    return value


def clean(html: str) -> str:
    """A page's HTML with only what the allow-list permits."""
    # A tag that never ends would take the rest of its text with it.
    last = html.rfind(">") + 1
    html = html[:last] + html[last:].replace("<", "&lt;")
    cleaned = nh3.clean(
        REFERENCE.sub(lambda found: "" if is_forbidden_reference(found.group()) else found.group(), html),
        tags=_TAGS,
        attributes=_ATTRIBUTES,
        tag_attribute_values={"input": {"type": {"checkbox", "radio"}}},
        clean_content_tags=set(RAW_TAGS),
        attribute_filter=_attribute,
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
