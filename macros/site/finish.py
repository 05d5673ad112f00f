"""The last touches on a page's HTML: what a search reads as words, and which links leave the book."""

from __future__ import annotations

import re

__all__ = ["finish"]

# The search index drops these tags and keeps only the white space between words.
_BLOCKS = "p|div|dl|dt|dd|ul|ol|li|table|caption|tr|td|th|figure|figcaption|section|details|summary|h[1-6]"
_AFTER = re.compile(rf"(?:</(?:{_BLOCKS})>|<br ?/?>)(?=\S)")
_BEFORE = re.compile(rf"([^\s>]|</(?:a|b|i|em|strong|span|small|code|data|svg)>)(?=<(?:{_BLOCKS})\b)")
_PRE = re.compile(r"(<pre\b.*?</pre>)", re.DOTALL)
_OUTSIDE = re.compile(r"<a (?=[^>]*\bhref=\"(https?://[^\"]*)\")([^>]*)>", re.IGNORECASE)


def finish(html: str, site_url: str | None) -> str:
    """The same page with white space where a reader sees words apart, and outside links marked ``rel=external``.

    Paper prints the address of an outside link. Its ``href`` alone does not tell: with instant navigation Material
    writes every link in full.

    :param html: the content of a page.
    :param site_url: the site's own address, if it has one; links below it stay inside.
    """
    parts = _PRE.split(html)
    parts[::2] = [_BEFORE.sub(r"\g<0>\n", _AFTER.sub(r"\g<0>\n", part)) for part in parts[::2]]
    return _OUTSIDE.sub(lambda link: _marked(link, site_url), "".join(parts))


def _marked(link: re.Match[str], site_url: str | None) -> str:
    address, attributes = link[1], link[2]
    if site_url and address.startswith(site_url):
        return link[0]
    if 'rel="' in attributes:
        return "<a " + attributes.replace('rel="', 'rel="external ', 1) + ">"
    return f'<a {attributes} rel="external">'
