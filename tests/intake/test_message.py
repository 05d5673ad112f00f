"""A report comes back as it was written, whatever a telephone, a mail program or a person did around it."""

from __future__ import annotations

import textwrap
from dataclasses import fields, replace

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from macros.intake.message import Message, Trouble, compose, compose_row, read_messages, text_of

REPORT = Message(
    page="Kecelakaan di jalan kota",
    address="indikator/kecelakaan/",
    edition="Rancangan, 25 November 2026",
    metric="kecelakaan (Kecelakaan di jalan kota)",
    period="2024",
    part="seluruh kota",
    shown="77 kejadian",
    shown_source="contoh-lkjip-2024 (Contoh Laporan Kinerja Kota, penerbit Penerbit Contoh, Maret 2025)",
    says="80",
    source="Berita Acara Rekonsiliasi Kecelakaan Lalu Lintas Kota Contoh Tahun 2024, nomor 12/BA/2025",
    office="Dinas Angkutan",
)
WRITTEN = "\n".join(compose(REPORT))


def read(text: str) -> list[Message | Trouble]:
    return list(read_messages(text_of(text.encode())))


def wrapped(text: str, width: int = 72) -> str:
    lines = (
        textwrap.wrap(line, width, break_long_words=False, break_on_hyphens=False) or [""] for line in text.split("\n")
    )
    return "\n".join(part for parts in lines for part in parts)


MANGLED = {
    "as-it-was": WRITTEN,
    "windows-line-ends": WRITTEN.replace("\n", "\r\n"),
    "quoted-in-a-reply": "\n".join(f"> {line}".rstrip() for line in WRITTEN.split("\n")),
    "quoted-twice": "\n".join(f"> > {line}" for line in WRITTEN.split("\n")),
    "wrapped": wrapped(WRITTEN),
    "wrapped-then-quoted": "\n".join(f">> {line}" for line in wrapped(WRITTEN).split("\n")),
    "bold-keys": "\n".join(
        f"*{line.partition(':')[0]}:*{line.partition(':')[2]}" if ": " in line else line for line in WRITTEN.split("\n")
    ),
    "capitals": WRITTEN.replace("menurut sumber:", "Menurut Sumber :").replace("kantor Anda", "Kantor anda"),
    "smart-quotes": WRITTEN.replace("Dinas Angkutan", "“Dinas Angkutan”").replace(": 80", ": ‘80’"),
    "smart-dash": WRITTEN.replace("masterplan-lapor", "Masterplan\u2013Lapor"),
    "no-break-spaces": WRITTEN.replace(" ", "\u00a0"),
    "invisible-signs": WRITTEN.replace("\n", "\n\u200e\u2060"),
    "answers-below-their-keys": WRITTEN.replace("menurut sumber: 80", "menurut sumber:\n80").replace(
        "(bukan nama orang): ", "(bukan nama orang):\n\n"
    ),
    "no-empty-lines": WRITTEN.replace("\n\n", "\n"),
    "no-end": WRITTEN.removesuffix("\nselesai"),
    "words-around": f"Selamat pagi.\nsumber: kami sendiri\n{WRITTEN}\nTerima kasih.\nkantor: rumah\n",
    "chat-export": f"[24/11/26 10:12] Budi Contoh: {WRITTEN}\n[24/11/26 10:13] Budi Contoh: kantor: rumah",
    "chat-export-of-android": f"24/11/26 10.12 - +62 812-0000-0000: {WRITTEN.removesuffix('selesai')}"
    "24/11/26 10.13 - Budi Contoh: terima kasih",
    "copied-from-the-web-chat": f"[10.12, 24/11/2026] Budi Contoh: {WRITTEN}",
    "signed": f"{WRITTEN.removesuffix('selesai')}Budi Contoh\n0812 0000 0000\nbudi@contoh.example",
    "signed-as-mail": f"{WRITTEN.removesuffix('selesai')}\n-- \nBudi Contoh",
}


@pytest.mark.parametrize("text", MANGLED.values(), ids=MANGLED)
def test_a_message_is_read_back_whatever_happened_to_it_on_its_way(text: str) -> None:
    assert read(text) == [REPORT]


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp1252"])
def test_a_file_of_notepad_is_read_whatever_its_encoding(encoding: str) -> None:
    assert list(read_messages(text_of(WRITTEN.encode(encoding)))) == [REPORT]


def test_several_messages_of_one_file_are_read_in_their_order() -> None:
    second = replace(REPORT, period="2023", says="82")
    text = f"[24/11/26 10:12] Budi: {WRITTEN}\n[24/11/26 10:14] Ani: " + "\n".join(compose(second))
    assert read(text) == [REPORT, second]


def test_each_line_of_a_message_is_known_by_its_number() -> None:
    (message,) = read(f"Pagi.\n{WRITTEN}")
    assert isinstance(message, Message)
    lines = f"Pagi.\n{WRITTEN}".split("\n")
    assert lines[message.line("menurut sumber") - 1] == "menurut sumber: 80"
    assert lines[message.line("periode") - 1] == "periode: 2024"


def test_a_key_that_stands_twice_is_told_with_its_line() -> None:
    (trouble,) = read("masterplan-lapor 1\nindikator: kecelakaan\nkantor: warga\nkantor: Dinas Angkutan")
    assert trouble == Trouble(4, "Baris “kantor” tertulis dua kali dalam satu pesan.", "kantor: satu isi saja")


def test_a_form_of_another_version_is_told() -> None:
    (trouble,) = read("masterplan-lapor 2\nindikator: kecelakaan")
    assert isinstance(trouble, Trouble)
    assert trouble.line == 1
    assert "masterplan-lapor 2" in trouble.message


def test_a_row_of_a_table_writes_the_same_form_in_short() -> None:
    assert read(compose_row(replace(REPORT, page="", address="", edition=""))) == [
        replace(REPORT, page="", address="", edition="")
    ]


WORDS = st.text(st.characters(codec="utf-8", categories=("L", "N", "P", "S", "Zs"), exclude_characters="*_~`>"))


QUOTES = "\"'“”‘’„«»`´ "


def kept(word: str) -> str:
    return " ".join(word.split())


@given(st.builds(Message, **{f.name: WORDS for f in fields(Message) if f.name != "lines"}))
def test_what_is_written_is_what_is_read(message: Message) -> None:
    values = {f.name: kept(getattr(message, f.name)) for f in fields(Message) if f.name != "lines"}
    for value in values.values():
        assume(value == kept(text_of(value.encode())))
        assume(not value or not (value[0] in QUOTES and value[-1] in QUOTES))
        assume(":" not in value and "：" not in value)
    assert read("\n".join(compose(message))) == [Message(**values)]


@given(
    st.text("abc ", max_size=80),
    st.sampled_from(["halaman", "tertulis", "sumber tertulis", "kantor Anda", "menurut sumber"]),
    st.integers(50, 90),
)
def test_a_title_that_looks_like_a_line_of_the_form_stays_in_its_place(words: str, key: str, width: int) -> None:
    message = replace(REPORT, page=f"Bab {words} {key}: isi")
    (got,) = read(wrapped("\n".join(compose(message)), width))
    assert isinstance(got, Message)
    assert (got.metric, got.says, got.office) == (REPORT.metric, REPORT.says, REPORT.office)


@given(st.binary(max_size=300))
def test_no_file_stops_the_reader(content: bytes) -> None:
    list(read_messages(text_of(b"masterplan-lapor 1\n" + content)))
