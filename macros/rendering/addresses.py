"""What an address in a page means to a browser: the sanitiser and the rules on links read it alike."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum
from html import unescape

__all__ = ["Address", "Leads", "read_address"]


class Leads(Enum):
    """Where an address leads."""

    HERE = "within the book, from the page that holds it"
    ROOT = "within the book, from the site's root"
    OUTSIDE = "to another host, plainly named"
    MAIL = "to a mailbox"
    DISGUISED = "to another host that a reader would not expect"
    BROKEN = "nowhere: blanks, control signs or backslashes stand in it"
    SCHEME = "to what a page must not open"


@dataclass(frozen=True, slots=True)
class Address:
    """An address as a browser takes it.

    :param text: without the signs that a browser drops.
    :param leads: where to.
    :param host: the host or mail address, lower case; empty within the book.
    """

    text: str
    leads: Leads
    host: str = ""

    @property
    def is_kept(self) -> bool:
        """Whether a link with it may stand in a page."""
        return self.leads in {Leads.HERE, Leads.OUTSIDE, Leads.MAIL}


_DROPPED = re.compile(r"[\t\n\r]")
_EDGES = "".join(map(chr, range(0x21)))
_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*):")
_WEB = re.compile(r"https?://([^/?#\\]*)", re.IGNORECASE)
_HOST = re.compile(r"[a-z0-9](?:[a-z0-9-]*[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]*[a-z0-9])?)+")
_MAIL = re.compile(r"mailto:([^\s?]*)", re.IGNORECASE)


def read_address(value: str) -> Address:
    """Read the value of a ``href`` or ``src``; character references in it are decoded first."""
    plain = unescape(value)
    text = _DROPPED.sub("", plain).strip(_EDGES)
    scheme = _SCHEME.match(text)
    name = scheme[1].lower() if scheme else ""
    if name in {"http", "https"}:
        return _web(text, plain)
    if name == "mailto":
        mail = _MAIL.match(text)
        whole = text == plain and re.search(r"[\x00-\x20\\]", text) is None
        return Address(text, Leads.MAIL if whole else Leads.BROKEN, mail[1].lower() if mail else "")
    if scheme:
        return Address(text, Leads.SCHEME)
    if re.match(r"[/\\]{2}", text):
        return Address(text, Leads.DISGUISED, re.split(r"[/\\?#]", text.lstrip("/\\"))[0].lower())
    if text != plain or re.search(r"[\x00-\x20\\]", text):
        return Address(text, Leads.BROKEN)
    if text.startswith("/"):
        return Address(text, Leads.ROOT)
    # A colon before the first slash would be a scheme of nobody's.
    return Address(text, Leads.SCHEME if ":" in re.split(r"[/?#]", text)[0] else Leads.HERE)


def _web(text: str, plain: str) -> Address:
    found = _WEB.match(text)
    host = found[1].lower() if found else text.partition(":")[2].strip("/\\").lower()
    host = re.split(r"[/?#\\]", host)[0]
    # A reader trusts what stands first; user names, ports and encoded names lead elsewhere than they seem to.
    plainly = found is not None and _HOST.fullmatch(host) and not any(p.startswith("xn--") for p in host.split("."))
    if not plainly:
        return Address(text, Leads.DISGUISED, host.rpartition("@")[2])
    broken = text != plain or re.search(r"[\x00-\x20\\]", text) is not None
    return Address(text, Leads.BROKEN if broken else Leads.OUTSIDE, host)
