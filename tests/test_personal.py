"""Data about persons are found, and what only looks like them is left alone. All numbers and names are made up."""

from __future__ import annotations

import pytest

from macros.personal import names_an_office, personal_data


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("9901012503850001", "NIK"),
        ("NIK 990101 650385 0001", "NIK"),
        ("198503252010011003", "NIP"),
        ("0812-3456-7890", "nomor telepon"),
        ("+62 812 3456 7890", "nomor telepon"),
        ("WA 08123456789", "nomor telepon"),
        ("(0999) 123456", "nomor telepon"),
        ("0999-32200", "nomor telepon"),
        ("data@kantor.test", "alamat surel"),
        ("Bapak Budi Contoh", "nama orang"),
        ("Ibu Hj. Contoh", "nama orang"),
        ("Sdr. Budi", "nama orang"),
        ("Budi Contoh, S.Kom", "nama orang dengan gelar"),
        ("Budi Contoh, SE, MM", "nama orang dengan gelar"),
    ],
)
def test_data_about_a_person_are_found(text: str, kind: str) -> None:
    assert [found.kind for found in personal_data(f"Tanya {text} ya.")] == [kind]


@pytest.mark.parametrize(
    "text",
    [
        "Ibu Kota Contoh", "ibu hamil", "Ibu Hamil", "Bapak Wali Kota", "Ibu Bupati", "Rumah Sakit Ibu dan Anak",
        "1.234.567.890.123", "662552174238", "9901010001", "99.01.01", "050/12/Disang/2023", "2019-2024",
        "2024-06-30", "Perda 1/2016", "112", "083,25", "https://contoh.example/baca/0812345678901",
        "0,812 juta", "kode 9901010 0851", "Triwulan III 2024", "ISBN 978-602-1234-56-7", "PT. Contoh Makmur",
    ],
)  # fmt: skip
def test_what_only_looks_like_it_is_left_alone(text: str) -> None:
    assert list(personal_data(f"Menurut {text} itu.")) == []


def test_what_was_found_is_not_repeated_whole() -> None:
    (found,) = personal_data("Tanya 081234567890.")
    assert "081234567890" not in found.text


@pytest.mark.parametrize("text", ["Kepala Bidang Trayek", "Sekretariat Dinas Taman", "Kasubag Umum", "UPT Data", "BPS"])
def test_an_office_is_an_office(text: str) -> None:
    assert names_an_office(text)


@pytest.mark.parametrize("text", ["Budi Contoh", "budi", "Ani"])
def test_a_bare_name_is_none(text: str) -> None:
    assert not names_an_office(text)
