"""*Laporkan angka keliru*: the message of a page and of a row, with the ways to send it that need no account.

The message is made when the site is built. A row carries its own in short, in a link that works without a script; with
one, the link opens the page's message with the row in it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from urllib.parse import quote

from ..book.model import Figure, Metric, Target
from ..intake.message import WHOLE, Message, compose, compose_row
from .base import Html, View
from .parts import figure_period, joined
from .source import source_label, voices
from .value import quantity_words

__all__ = ["Link", "figure_message", "report_control", "report_link", "row_link", "with_report"]

OPEN = "mp-lapor"
"""Stands inside the fold: a browser opens a fold when something in it is asked for."""
SLIP = "mp-slip"


@dataclass(frozen=True, slots=True)
class Link:
    """A way that needs an account on the forge.

    :param message: the name of the address's parameter that carries the message; empty: it carries none.
    """

    words: str
    address: str
    message: str = ""


# --- the message -------------------------------------------------------------------------------------------


def figure_message(view: View, metric: Metric, rows: Sequence[Figure]) -> Message:
    """What the book says of a figure; only the metric where it has none.

    :param rows: figures of one slot, more than one where sources disagree.
    """
    about = Message(metric=f"{metric.id} ({metric.name})")
    if not rows:
        return about
    first = rows[0]
    area = f"wilayah {first.area}" if first.area else ""
    breakdown = f"{first.breakdown.kind} {first.breakdown.key}" if first.breakdown else ""
    period = figure_period(first) if _is_plain(first) else first.period.key
    said = " atau ".join(quantity_words(view, metric, voice[0].quantity) for voice in voices(view, rows))
    sources = dict.fromkeys(f"{row.source} ({source_label(view, row.source)})" for row in rows)
    return replace(
        about,
        period=f"target {period}" if isinstance(first, Target) else period,
        part="; ".join(filter(None, (area, breakdown))) or WHOLE,
        shown=said,
        shown_source="; ".join(sources),
    )


def _is_plain(row: Figure) -> bool:
    """Whether the period in words can be read back; a cumulative one names two."""
    return getattr(row, "since", None) is None


# --- one row -----------------------------------------------------------------------------------------------


def row_link(view: View, metric: Metric, row: Figure, *, named: bool) -> Html:
    """The report of one figure, as a link in its row.

    :param named: give the metric's name; on its own page the id will do.
    """
    message = figure_message(view, metric, [row])
    part = "" if message.part == WHOLE else message.part
    short = replace(message, metric=message.metric if named else metric.id, part=part, shown_source=row.source)
    link = Html('<a class="mp-keliru" href="{}" data-search-exclude="">Laporkan</a>')
    return link.format(_chat(view, compose_row(short)))


def with_report(content: Html | str, link: Html) -> Html:
    """A cell with the link to report its row."""
    return joined(" ", (content, link))


def report_link() -> Html:
    """The way from a page's first figure to the page's message."""
    return Html('<a class="mp-keliru" href="#{}" data-search-exclude="">Laporkan angka keliru</a>').format(OPEN)


def _chat(view: View, message: str) -> str:
    return f"https://wa.me/{view.book.settings.report_phone or ''}?text={_encoded(message)}"


def _encoded(text: str) -> str:
    return quote(text, safe=":,()/;")


# --- the control -------------------------------------------------------------------------------------------


def report_control(view: View, message: Message, guide: str = "", forge: Sequence[Link] = ()) -> Html:
    """The page's message, folded, with the ways to send it.

    :param guide: where the book tells how else to propose a change; empty where it has no such page.
    :param forge: the ways with an account.
    """
    known, asked = compose(message)
    office = view.book.settings.secretariat
    to = office or "kantor yang meminta Anda mengisi buku ini"
    which = "" if message.metric else " Di baris “tertulis”, salin angka atau kalimat yang keliru bila masih kosong."
    answers = joined("\n", (Html('<span class="mp-slip__a">{}</span>').format(line) for line in asked.split("\n")))
    found = _ways(view, f"{known}\n{asked}", message.page, forge)
    ways = joined("", (Html("<li>{}</li>").format(way) for way in found))
    other = Html(', atau <a href="{}">pilih cara lain</a>').format(guide) if guide else ""
    return Html(
        '<details class="mp-lapor"><summary>Laporkan angka keliru</summary><div class="mp-lapor__b" id="{open}">'
        "<p>Tidak perlu akun. Salin pesan ini atau buka di WhatsApp, isi tiga baris terakhirnya di sana, lalu kirim "
        "kepada {to}{other}. Sebut kantor, bukan nama orang.{which}</p>"
        '<pre class="mp-slip" id="{slip}" tabindex="0" aria-label="Pesan laporan">{known}\n{answers}</pre>'
        '<ul class="mp-lapor__w"><li hidden><button class="mp-btn" type="button" data-lapor="salin">Salin pesan'
        '</button></li>{ways}</ul><p class="mp-vh" role="status" data-lapor="kabar"></p></div></details>'
    ).format(open=OPEN, to=to, other=other, which=which, slip=SLIP, known=known, answers=answers, ways=ways)


def _ways(view: View, text: str, title: str, forge: Sequence[Link]) -> list[Html]:
    way = Html('<a class="mp-btn mp-btn--quiet" href="{}" data-pesan="{}" rel="noopener">{}</a>')
    found = [way.format(_chat(view, text), "text", "Kirim lewat WhatsApp")]
    mail = view.book.settings.report_mail
    if mail:
        body = _encoded(text.replace("\n", "\r\n"))
        subject = _encoded(f"Angka keliru: {title}")
        found.append(way.format(f"mailto:{mail}?subject={subject}&body={body}", "body", "Kirim lewat surel"))
    found.append(Html('<a href="#{}" data-lapor="cetak">Cetak sebagai lembar isian</a>').format(SLIP))
    return found + [_with_account(link) for link in forge]


def _with_account(link: Link) -> Html:
    carried = Html(' data-pesan="{}"').format(link.message) if link.message else ""
    return Html('<a href="{}" rel="noopener"{}>{}</a>').format(link.address, carried, link.words)
