"""*Laporkan angka keliru* on built pages: the message is right, each link carries it, and it reads back."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import parse_qs, unquote, urlsplit

import lxml.html
import pytest

from macros.intake.message import Message, compose, read_messages
from tests.conftest import ROOT, lay_out_city, run_word
from tests.site import reading

pytestmark = pytest.mark.site
FORGE = "https://forge.contoh/kota/rencana"


def control(page: Path) -> lxml.html.HtmlElement:
    (found,) = reading.article(page).xpath('.//details[contains(@class, "mp-lapor")]')
    return found


def message(page: Path) -> str:
    return control(page).xpath('.//pre[@id="mp-slip"]')[0].text_content()


def one(text: str) -> Message:
    (read,) = read_messages(text)
    assert isinstance(read, Message)
    return read


def chat(link: lxml.html.HtmlElement) -> str:
    """The message that a link opens WhatsApp with."""
    address = urlsplit(link.get("href"))
    assert (address.scheme, address.netloc) == ("https", "wa.me")
    return parse_qs(address.query, strict_parsing=True)["text"][0]


def way(page: Path, words: str) -> lxml.html.HtmlElement:
    (found,) = [a for a in control(page).iter("a") if a.text_content().startswith(words)]
    return found


@pytest.fixture(scope="session")
def full(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The made-up city with an address, a forge, its office's settings, and the guide's templates."""
    root = lay_out_city(tmp_path_factory.mktemp("lengkap") / "kota")
    settings = root / "mkdocs.yml"
    own = f"site_url: https://rencana.contoh/\nedit_uri: {FORGE}/edit/main/docs/\n"
    settings.write_text(own + settings.read_text(encoding="utf-8"), encoding="utf-8")
    office = "sekretariat: Sekretariat Rencana\nlapor_surel: rencana@contoh.example\nlapor_wa: 6280012345678\n"
    (root / "data" / "pengaturan.yaml").write_text(office, encoding="utf-8")
    guide = (ROOT / "docs" / "panduan" / "templat.md").read_text(encoding="utf-8")
    (root / "docs" / "panduan" / "templat.md").write_text(guide.partition("### Dua")[0], encoding="utf-8")
    result = run_word(root, "bangun")
    assert result.returncode == 0, result.stdout + result.stderr
    return root / "site"


# --- the message -------------------------------------------------------------------------------------------


def test_every_page_of_the_book_has_one_message_about_itself(city_site: Path) -> None:
    pages = [page for page in reading.pages(city_site) if page.name != "404.html"]
    assert len(pages) > 40
    for page in pages:
        told = one(message(page))
        title = reading.tree(page).findtext(".//title") or ""
        assert told.page and (title.startswith(told.page) or page.parent == city_site), page
        address = page.parent.relative_to(city_site).as_posix()
        assert told.address == ("halaman pertama" if address == "." else f"{address}/"), page
        assert told.edition.startswith("Rancangan, 2")


def test_a_metrics_page_tells_its_latest_figure(city_site: Path) -> None:
    told = one(message(city_site / "indikator" / "kecelakaan" / "index.html"))
    assert (told.metric, told.period, told.part) == ("kecelakaan (Kecelakaan di jalan kota)", "2024", "seluruh kota")
    assert (told.shown, told.shown_source) == ("77 kejadian", "contoh-lkjip-2024 (Penerbit Contoh, Maret 2025)")
    assert (told.says, told.source, told.office) == ("", "", "")


def test_the_links_of_the_page_carry_its_message(full: Path) -> None:
    page = full / "indikator" / "kecelakaan" / "index.html"
    text = message(page)
    assert chat(way(page, "Kirim lewat WhatsApp")) == text
    mail = way(page, "Kirim lewat surel").get("href")
    assert mail.startswith("mailto:rencana@contoh.example?subject=Angka%20keliru")
    assert unquote(mail.partition("&body=")[2]) == text.replace("\n", "\r\n")
    assert one(text).address == "https://rencana.contoh/indikator/kecelakaan/"


def test_addresses_are_those_of_the_settings_and_nothing_where_they_are_empty(full: Path, city_site: Path) -> None:
    page = Path("indikator") / "kecelakaan" / "index.html"
    assert urlsplit(way(full / page, "Kirim lewat WhatsApp").get("href")).path == "/6280012345678"
    assert "lalu kirim kepada Sekretariat Rencana." in control(full / page).text_content()
    assert urlsplit(way(city_site / page, "Kirim lewat WhatsApp").get("href")).path == "/"
    assert not control(city_site / page).xpath('.//a[starts-with(@href, "mailto:")]')
    assert "kantor yang meminta Anda" in control(city_site / page).text_content()


# --- each figure -------------------------------------------------------------------------------------------


def rows(page: Path) -> dict[str, Message]:
    """The message of each row with a report, by the row's head and number."""
    found = {}
    for link in reading.article(page).xpath('.//td//a[@class="mp-keliru"]'):
        row = next(link.iterancestors("tr"))
        number = row.xpath(".//data/@value")[0]
        found[f"{row[0].text_content()} {number}"] = one(chat(link))
    return found


def test_each_row_of_a_metric_reports_its_own_period_part_number_and_source(city_site: Path) -> None:
    found = rows(city_site / "indikator" / "armada-angkutan" / "index.html")
    assert {(m.part, m.shown) for m in found.values()} == {
        ("", "62 unit"), ("butir bus besar", "14 unit"), ("butir bus kecil", "48 unit"),
    }  # fmt: skip
    assert {(m.metric.partition(" ")[0], m.period, m.shown_source) for m in found.values()} == {
        ("armada-angkutan", "31 Desember 2024", "contoh-angka-2025")
    }


def test_a_target_and_a_cumulative_figure_report_what_can_be_read_back(city_site: Path) -> None:
    found = rows(city_site / "indikator" / "retribusi-parkir" / "index.html").values()
    assert [m.period for m in found] == ["2024", "2025-09", "target 2025"]


def test_every_row_with_a_figure_has_its_report_on_whatever_page(city_site: Path) -> None:
    seen = 0
    for page in reading.pages(city_site):
        for row in reading.article(page).xpath(
            './/table[.//th="Sumber"][.//th="Status"]/tbody/tr[.//data[not(@class="mp-made")]]'
        ):
            told = [one(chat(link)) for link in row.xpath('.//a[@class="mp-keliru"]')]
            assert len(told) == 1, (page, row.text_content())
            assert told[0].metric and told[0].shown and told[0].shown_source, page
            seen += 1
    assert seen > 100


def test_each_figure_of_a_chapter_reports_its_metric_by_name(city_site: Path) -> None:
    page = city_site / "opd" / "dinas-angkutan" / "index.html"
    found = rows(page)
    table = reading.article(page).xpath('.//table[contains(@class, "mp-angka")]//tbody/tr')
    assert len(table) > 3
    assert all(row.xpath('.//td//a[@class="mp-keliru"]') for row in table)
    assert all(m.metric.endswith(")") and m.period and m.shown and m.shown_source for m in found.values())


def test_a_report_is_no_word_of_the_search(city_site: Path) -> None:
    index = (city_site / "search" / "search_index.json").read_text(encoding="utf-8")
    assert "masterplan-lapor" not in index
    assert "Laporkan" not in index


def test_the_messages_of_the_page_and_of_a_row_are_written_once_only(city_site: Path) -> None:
    """No page holds a message a row in full: pages stay light."""
    page = (city_site / "indikator" / "kecelakaan" / "index.html").read_text(encoding="utf-8")
    assert page.count("Laporan%20angka%20keliru") == 1


# --- with an account ---------------------------------------------------------------------------------------


def test_the_forges_form_is_filled_in_and_says_that_the_account_shows(full: Path) -> None:
    page = full / "indikator" / "kecelakaan" / "index.html"
    link = way(page, "Isi formulir")
    assert link.text_content() == "Isi formulir di forge.contoh (nama akun Anda akan terlihat)"
    address = urlsplit(link.get("href"))
    asked = parse_qs(address.query, strict_parsing=True)
    assert address.path == "/kota/rencana/issues/new"
    assert asked == {
        "template": ["angka-keliru.yml"], "title": ["Angka keliru: Kecelakaan di jalan kota"],
        "pesan": [message(page)],
    }  # fmt: skip


def test_the_form_of_the_forge_takes_the_message() -> None:
    import yaml

    form = yaml.safe_load((ROOT / ".github" / "ISSUE_TEMPLATE" / "angka-keliru.yml").read_text(encoding="utf-8"))
    (field,) = [part for part in form["body"] if part.get("id") == "pesan"]
    assert field["validations"]["required"] is True
    asked = compose(Message())[1]
    assert field["attributes"]["value"].rstrip().endswith("\n".join(line.rstrip() for line in asked.split("\n")))
    (read,) = read_messages(field["attributes"]["value"])
    assert read == Message(part="seluruh kota")
    assert "terlihat oleh umum" in form["body"][0]["attributes"]["value"]


ADDED = {
    "opd/dinas-angkutan": {
        "Tambah indikator": "data/opd/dinas-angkutan/indikator/GANTI-NAMA-INI.yaml",
        "Tambah program": "data/opd/dinas-angkutan/program/GANTI-NAMA-INI.yaml",
    },
    "indikator": {"Tambah indikator": "data/opd/GANTI-ID-OPD/indikator/GANTI-NAMA-INI.yaml"},
    "program": {"Tambah program": "data/opd/GANTI-ID-OPD/program/GANTI-NAMA-INI.yaml"},
    "sumber": {"Tambah sumber": "data/sumber/GANTI-NAMA-INI.yaml"},
}


@pytest.mark.parametrize(("page", "links"), ADDED.items(), ids=ADDED)
def test_a_new_record_begins_on_the_forge_with_its_path_and_template(
    full: Path, page: str, links: dict[str, str]
) -> None:
    found = reading.article(full / page / "index.html").xpath('.//a[contains(@href, "/new/")]')
    assert {a.text_content(): parse_qs(urlsplit(a.get("href")).query)["filename"][0] for a in found} == links
    guide = (ROOT / "docs" / "panduan" / "templat.md").read_text(encoding="utf-8")
    for link in found:
        assert urlsplit(link.get("href")).path == "/kota/rencana/new/main"
        head, *lines = parse_qs(urlsplit(link.get("href")).query)["value"][0].splitlines()
        assert head == "# Ganti semua isi contoh ini. Kolom lainnya ada di panduan, Templat catatan."
        assert len(lines) >= 2
        assert [line for line in lines if f"{line}\n" not in guide] == []


def test_a_new_record_that_keeps_its_example_name_is_refused(city: Path) -> None:
    file = city / "data" / "sumber" / "GANTI-NAMA-INI.yaml"
    file.write_text("judul: Contoh\npenerbit: Penerbit Contoh\njenis: berita\n", encoding="utf-8")
    result = run_word(city, "cek")
    assert result.returncode == 1
    assert "GANTI-NAMA-INI.yaml:1:1  nama-berkas" in result.stdout


def test_without_a_forge_no_way_asks_for_an_account(city_site: Path) -> None:
    for page in reading.pages(city_site):
        for link in reading.article(page).iter("a"):
            assert "/new" not in (link.get("href") or "")
            assert "akun Anda" not in link.text_content()
