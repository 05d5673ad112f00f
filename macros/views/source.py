"""Sources, regulations and terms: short in a sentence, full on their own page."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TypeVar

from ..book.model import Figure, Quantity, Regulation, Source, Statement, Term
from ..indonesian import format_period
from .base import SOURCE_KIND_TITLES, Html, View
from .parts import joined, short_period, small

__all__ = [
    "REGULATION_KINDS", "by_publication", "outside", "regulation_citation", "regulation_entry",
    "regulation_link", "source_entry", "source_label", "source_link", "source_mention", "sources_links",
    "statement", "term", "voices",
]  # fmt: skip

REGULATION_KINDS = {
    "uu": "Undang-Undang",
    "pp": "Peraturan Pemerintah",
    "perpres": "Peraturan Presiden",
    "permen": "Peraturan Menteri",
    "peraturan-lembaga": "Peraturan Lembaga",
    "perda": "Peraturan Daerah",
    "perwako": "Peraturan Wali Kota",
    "keputusan-wali-kota": "Keputusan Wali Kota",
}

Row = TypeVar("Row", bound=Figure)


# --- sources -----------------------------------------------------------------------------------------------


def source_label(view: View, id: str, *, short: bool = False) -> str:
    """Who says so and when: ``Harian Contoh, 21 Agustus 2025``; whom a second-hand source quotes.

    :param short: the date as tables write it.
    """
    source = view.book.sources.get(id)
    if source is None:
        return id
    quoting = f", mengutip {source.quoting}" if source.quoting else ""
    return _publisher_and_date(source, short) + quoting


def _publisher_and_date(source: Source, short: bool) -> str:
    if source.published is None or not source.published.is_named:
        return f"{source.publisher}, tanpa tanggal"
    date = short_period(source.published) if short else format_period(source.published)
    return f"{source.publisher}, {date}"


def source_mention(view: View, source: Source) -> Html:
    """A source in a sentence: publisher and date, linked to its entry; the title on hover."""
    return _mention(view, source, _publisher_and_date(source, short=False))


def _mention(view: View, source: Source, words: str) -> Html:
    return Html('<a class="mp-src" href="{}" title="{}">{}</a>').format(view.source_url(source.id), source.title, words)


def source_link(view: View, id: str, *, short: bool = True) -> Html:
    """A source by id; one that is not known (a finding of its own) stands as its id.

    :param short: the date as tables write it.
    """
    source = view.book.sources.get(id)
    return _mention(view, source, source_label(view, id, short=short)) if source else Html.escape(id)


def sources_links(view: View, ids: Iterable[str]) -> Html:
    """Several sources, each once."""
    return joined("; ", (source_link(view, id) for id in dict.fromkeys(ids)))


def outside(address: str, words: Html | str) -> Html:
    """A link that leaves the book."""
    return Html('<a href="{}" rel="noopener">{}</a>').format(address, words)


def source_entry(view: View, source: Source, *, anchors: bool = False) -> Html:
    """A source in full.

    :param anchors: give the entry its id (on the page of the sources only).
    """
    title = outside(source.link, source.title) if source.link else source.title
    facts = (
        SOURCE_KIND_TITLES[source.kind],
        f"nomor {source.number}" if source.number else "",
        f"mengutip {source.quoting}" if source.quoting else "",
        f"lisensi: {source.licence}" if source.licence else "",
    )
    return _entry(
        source.id if anchors else None,
        title,
        _publisher_and_date(source, short=False) + ".",
        small(joined(" · ", facts)),
        source.note,
    )


def _entry(anchor: str | None, title: Html | str, *lines: Html | str | None) -> Html:
    id = Html(' id="{}"').format(anchor) if anchor else ""
    body = joined("", (Html("<br>{}").format(line) for line in lines if line))
    return Html('<div class="mp-entry"{}><p><b>{}</b>{}</p></div>').format(id, title, body)


def by_publication(view: View, rows: Iterable[Row]) -> list[Row]:
    """Rows ordered by their source's date, the oldest first; sources without a date last, as written."""

    def order(row: Row) -> tuple[bool, str]:
        source = view.book.sources.get(row.source)
        published = source.published if source else None
        dated = published is not None and published.end is not None
        return (not dated, published.end.isoformat() if published and published.end else "")

    return sorted(rows, key=order)


def voices(view: View, rows: Iterable[Row]) -> list[Sequence[Row]]:
    """Rows of one question grouped by what they answer, the oldest answer first."""
    said: dict[Quantity, list[Row]] = {}
    for row in by_publication(view, rows):
        said.setdefault(row.quantity, []).append(row)
    return list(said.values())


# --- regulations -------------------------------------------------------------------------------------------


def _full_name(regulation: Regulation) -> str:
    about = f" tentang {regulation.about}" if regulation.about else ""
    kind = REGULATION_KINDS.get(regulation.kind, regulation.kind)
    return f"{kind} Nomor {regulation.number} Tahun {regulation.year}{about}"


def regulation_citation(view: View, regulation: Regulation) -> Html:
    """A regulation in a sentence: ``Perda 6/2016``, linked to its entry; its full name on hover."""
    return Html('<a class="mp-src" href="{}" title="{}">{}</a>').format(
        view.regulation_url(regulation.id), _full_name(regulation), regulation.name
    )


def regulation_link(view: View, id: str) -> Html:
    """A regulation by id; one that is not known (a finding of its own) stands as its id."""
    regulation = view.book.regulations.get(id)
    return regulation_citation(view, regulation) if regulation else Html.escape(id)


def regulation_entry(view: View, regulation: Regulation, *, anchors: bool = False) -> Html:
    """A regulation in full, with what it amends and what amends it.

    :param anchors: give the entry its id (on the page of the regulations only).
    """
    title = outside(regulation.link, regulation.name) if regulation.link else regulation.name
    later = [r.id for r in view.book.regulations.values() if r.amends == regulation.id]
    amends = Html("Mengubah {}.").format(regulation_link(view, regulation.amends)) if regulation.amends else ""
    amended = joined(", ", (regulation_link(view, id) for id in later))
    return _entry(
        regulation.id if anchors else None,
        title,
        f"{_full_name(regulation)}.",
        f"Ditetapkan oleh {regulation.issuer}.",
        amends,
        Html("Diubah dengan {}.").format(amended) if later else "",
        regulation.note,
        small(Html("Sumber: {}").format(source_link(view, regulation.source))),
    )


# --- terms and statements ----------------------------------------------------------------------------------


def term(view: View, term: Term) -> Html:
    """A word of the glossary in a sentence, its meaning on hover."""
    return Html('<a class="mp-term" href="{}" title="{}">{}</a>').format(
        view.term_url(term.id), term.meaning, term.name
    )


def statement(view: View, statement: Statement) -> Html:
    """A sentence with its year and its source."""
    year = f"{statement.year}: " if statement.year else ""
    return Html("{}{} {}").format(
        year, statement.text, small(Html("({})").format(source_link(view, statement.source, short=False)))
    )
