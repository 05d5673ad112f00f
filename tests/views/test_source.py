"""Sources, regulations and terms."""

from __future__ import annotations

from macros.views.base import View
from macros.views.source import (
    regulation_citation,
    regulation_entry,
    source_entry,
    source_label,
    source_mention,
    statement,
    term,
)
from tests.views.contoh import classed, parse, words


def test_a_source_in_a_sentence_names_publisher_and_date_and_leads_to_its_entry(view: View) -> None:
    html = source_mention(view, view.book.sources["koran"])
    link = classed(html, "mp-src")[0]
    assert words(html) == "Harian Contoh, 3 Maret 2025"
    assert link.get("href") == "../../sumber/berita/#koran"
    assert link.get("title") == 'Angka <Kota> & "Contoh"'


def test_a_source_without_a_date_says_so(view: View) -> None:
    assert source_label(view, "ensiklopedia") == ("Ensiklopedia Bebas, tanpa tanggal, mengutip BPS Kota Contoh 2002")


def test_a_source_in_full_has_title_link_kind_quoted_and_licence(view: View) -> None:
    html = source_entry(view, view.book.sources["ensiklopedia"], anchors=True)
    text = words(html)
    for part in ("Kota Contoh", "Rujukan kedua", "mengutip BPS Kota Contoh 2002", "CC BY-SA 4.0", "Dibaca sekali."):
        assert part in text
    assert classed(html, "mp-entry")[0].get("id") == "ensiklopedia"


def test_a_link_that_leaves_the_book_says_nothing_of_us(view: View) -> None:
    link = parse(source_entry(view, view.book.sources["bps"])).xpath(".//a")[0]
    assert (link.get("href"), link.get("rel")) == ("https://contoh.example/angka", "noopener")


def test_an_entry_has_its_id_only_on_its_own_page(view: View) -> None:
    assert classed(source_entry(view, view.book.sources["bps"]), "mp-entry")[0].get("id") is None


def test_an_offices_own_count_shows_its_number(view: View) -> None:
    assert "nomor 050/12" in words(source_entry(view, view.book.sources["kantor"]))


def test_a_regulation_is_cited_short_with_its_full_name_on_hover(view: View) -> None:
    html = regulation_citation(view, view.book.regulations["perda-contoh-1-2016"])
    link = parse(html).xpath(".//a")[0]
    assert words(html) == "Perda Contoh 1/2016"
    assert link.get("title") == "Peraturan Daerah Nomor 1 Tahun 2016 tentang Perangkat Daerah"
    assert link.get("href") == "../../peraturan/#perda-contoh-1-2016"


def test_a_regulation_in_full_tells_what_amends_it_and_what_it_amends(view: View) -> None:
    first = words(regulation_entry(view, view.book.regulations["perda-contoh-1-2016"]))
    second = words(regulation_entry(view, view.book.regulations["perda-contoh-2-2020"]))
    assert "Diubah dengan Perda Contoh 2/2020." in first
    assert "Mengubah Perda Contoh 1/2016." in second


def test_a_term_carries_its_meaning(view: View) -> None:
    html = term(view, view.book.terms["quick-win"])
    link = classed(html, "mp-term")[0]
    assert words(html) == "quick win"
    assert link.get("title") == "Hasilnya terasa dalam setahun."
    assert link.get("href") == "../../istilah/#quick-win"


def test_a_statement_carries_its_year_and_source(view: View) -> None:
    html = statement(view, view.book.opds["dishub"].history[0])
    assert words(html) == "2016: Gabungan dua dinas (Harian Contoh, 3 Maret 2025)"
