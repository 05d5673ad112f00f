"""YAML as nodes: what was typed stays what was typed, and what the format does not know is refused with its line."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from macros.book.yamlfile import MAX_DEPTH, ListNode, MapNode, Node, TextNode, compose, decode
from macros.filekinds import MAX_RECORDS
from macros.findings import Finding
from macros.signs import invisible, lookalikes

PATH = "data/sumber/contoh.yaml"


def read(text: str | bytes) -> MapNode:
    node, findings = compose(PATH, text.encode() if isinstance(text, str) else text)
    assert findings == []
    assert isinstance(node, MapNode)
    return node


def problems(text: str | bytes) -> list[tuple[str, int]]:
    """Code and line of each finding."""
    _, findings = compose(PATH, text.encode() if isinstance(text, str) else text)
    return [(f.code, f.place.line) for f in findings]


def value(node: Node) -> str:
    assert isinstance(node, TextNode)
    return node.text


# --- what was typed stays ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "typed",
    "NO yes on 0123 12:30 1_000 0x1F 0o17 1e3 .inf 2024-02-30 83,25 1.0 null ~".split(),
)
def test_yamls_guesses_never_run(typed: str) -> None:
    assert value(read(f"nama: {typed}\n").fields["nama"]) == typed


SEEN = st.characters(codec="utf-8", categories=["L", "N", "P", "S", "Zs"])


@given(st.text(SEEN, min_size=1, max_size=60).filter(lambda text: not [*lookalikes(text), *invisible(text)]))
def test_a_quoted_text_comes_through(text: str) -> None:
    quoted = "'" + text.replace("'", "''") + "'"
    assert value(read(f"nama: {quoted}\n").fields["nama"]) == text


def test_places_count_lines_and_columns_from_one() -> None:
    node = read("nama: satu\nangka:\n  - periode: 2024\n    nilai: 7\n")
    assert (node.keys["angka"].line, node.keys["angka"].column) == (2, 1)
    rows = node.fields["angka"]
    assert isinstance(rows, ListNode)
    row = rows.items[0]
    assert isinstance(row, MapNode)
    assert str(row.fields["nilai"].place) == f"{PATH}:4:12"


def test_folded_text_and_flow_lists_are_read() -> None:
    node = read("isi: >-\n  satu\n  dua\nmitra: [a, b]\n")
    assert value(node.fields["isi"]) == "satu dua"
    assert isinstance(node.fields["mitra"], ListNode)


def test_an_empty_value_is_empty_and_a_quoted_one_is_not() -> None:
    node = read("a:\nb: ''\nc: ~\nd: 'null'\n")
    empty = {key: isinstance(child, TextNode) and child.is_empty for key, child in node.fields.items()}
    assert empty == {"a": True, "b": False, "c": True, "d": False}


def test_line_ends_of_windows_and_a_byte_order_mark_do_not_matter() -> None:
    plain = read("nama: satu\nisi: dua\n")
    assert read("nama: satu\r\nisi: dua\r\n") == plain
    assert read(b"\xef\xbb\xbfnama: satu\nisi: dua\n") == plain


# --- what is refused ---------------------------------------------------------------------------------------


def test_a_second_key_of_the_same_name() -> None:
    assert problems("nama: a\nisi: b\nnama: c\n") == [("kolom-ganda", 3)]


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("a: &x 1\nb: 2\n", 1),
        ("a: 1\nb: *x\n", 2),
        ("a: &x 1\nb: *x\n", 1),
        ("a: !!str 1\n", 1),
        ("a: !python/object:os.system x\n", 1),
        ("a: !!binary aGFsbw==\n", 1),
        ("a: &x [1]\n", 1),
    ],
)
def test_anchors_aliases_and_tags(text: str, line: int) -> None:
    found = problems(text)
    assert found[0] == ("jangkar", line)
    assert {code for code, _ in found} == {"jangkar"}


def test_a_merge_key_is_a_field_like_any_other() -> None:
    assert "<<" in read("<<: satu\n").keys


def test_braces() -> None:
    assert problems("angka:\n  - {periode: 2024, nilai: 83,25}\n") == [("kurung-kurawal", 2)]


def test_a_tab_at_the_head_of_a_line_is_shown_with_the_line_to_write() -> None:
    _, findings = compose(PATH, b"angka:\n\t- periode: 2024\n")
    assert [(f.code, f.place.line, f.place.column) for f in findings] == [("tab", 2, 1)]
    assert findings[0].mend == "  - periode: 2024"


def test_a_tab_inside_a_text_is_a_blank() -> None:
    assert value(read("nama: satu\tdua\n").fields["nama"]) == "satu\tdua"


@pytest.mark.parametrize("mark", ["<<<<<<< saya", "=======", ">>>>>>> cabang"])
def test_conflict_marks(mark: str) -> None:
    assert problems(f"nama: a\n{mark}\nisi: b\n") == [("tanda-bentrok", 2)]


@pytest.mark.parametrize(
    "sign",
    list("\u200b\u200e\u202e\u2066\u00ad\ufeff\ue000\x00\x07\x85\u2028\U000e0041"),
    ids=lambda sign: f"U+{ord(sign):04X}",
)
def test_signs_that_nobody_sees(sign: str) -> None:
    assert problems(f"nama: a\nisi: b{sign}c\n") == [("tanda-tak-terlihat", 2)]


def test_letters_of_any_script_and_no_break_spaces_are_seen() -> None:
    text = "Ünïcode 漢字 عربى – “kutip” ½ km² ÷ 🏙"
    assert value(read(f"nama: {text}\n").fields["nama"]) == text
    assert value(read("nama: 48\u00a0620\n").fields["nama"]) == "48\u00a0620"


def test_other_encodings() -> None:
    assert problems("nama: a\nisi: kafé\n".encode("latin-1")) == [("bukan-utf8", 2)]
    assert problems("nama: a\n".encode("utf-16"))[0][0] == "bukan-utf8"


def test_two_megabytes() -> None:
    assert problems(b"nama: a\n" * 250_000) == [("berkas-terlalu-besar", 1)]
    assert decode(PATH, b"a" * MAX_RECORDS)[1] == []


def test_deep_nesting() -> None:
    deep = "a: " + "[" * 200 + "]" * 200 + "\n"
    assert problems(deep) == [("yaml-rusak", 1)]
    assert problems("[" * 20_000)[0][0] == "yaml-rusak"
    shallow = "a: " + "[" * (MAX_DEPTH - 1) + "]" * (MAX_DEPTH - 1) + "\n"
    assert problems(shallow) == []


def test_many_keys_cost_no_more_than_their_number() -> None:
    assert len(read("".join(f"k{n}: {n}\n" for n in range(20_000))).fields) == 20_000


@pytest.mark.parametrize("text", ["", "\n\n", "# hanya catatan\n", "---\n"])
def test_an_empty_file(text: str) -> None:
    assert [code for code, _ in problems(text)] in (["berkas-kosong"], [])
    node, _ = compose(PATH, text.encode())
    assert node is None or (isinstance(node, TextNode) and node.is_empty)


@pytest.mark.parametrize(
    ("text", "line", "mend"),
    [
        ("judul: Contoh: angka\n", 1, 'judul: "Contoh: angka"'),
        ("judul: a\njenis 'b\npenerbit: c\n", 2, "nama_kolom: isi"),
        ("judul: a\npenerbit\njenis: c\n", 2, "penerbit: …"),
        ("judul: 'a\npenerbit: b\n", 1, 'judul: "a"'),
        ('judul: a\npenerbit: "b\n', 2, 'penerbit: "b"'),
        ("judul: @a\n", 1, 'judul: "@a"'),
        ("judul: a\n  jenis: b\n", 2, "jenis: b"),
        ("judul: a\n---\njudul: b\n", 2, "hapus ---"),
    ],
)
def test_a_broken_line_is_shown_with_what_to_write(text: str, line: int, mend: str) -> None:
    _, findings = compose(PATH, text.encode())
    assert [(f.code, f.place.line, f.mend) for f in findings] == [("yaml-rusak", line, mend)]


TIDY = (
    "nama: a\nangka:\n  - periode: 2023\n    nilai: 7\n    sumber: b\n  - periode: 2024\n    nilai: 8\n    sumber: c\n"
)


@pytest.mark.parametrize("line", range(3, 9))
@pytest.mark.parametrize("margin", ["\t", "\t\t", " ", "   ", "     ", "\u00a0\u00a0\u00a0\u00a0"])
def test_a_line_that_strays_is_shown_as_its_neighbours_stand(line: int, margin: str) -> None:
    tidy = TIDY.split("\n")
    broken = [margin + text.strip() if number == line else text for number, text in enumerate(tidy, start=1)]
    node, findings = compose(PATH, "\n".join(broken).encode())
    if node is not None:
        return  # YAML reads it as it was meant
    assert len(findings) == 1
    broken[findings[0].place.line - 1] = findings[0].mend
    assert compose(PATH, "\n".join(broken).encode())[1] == []


@pytest.mark.parametrize(
    ("text", "mends"),
    [
        ("angka:\n\t- periode: 2024\n\t  nilai: 7\n", ["  - periode: 2024\n    nilai: 7"]),
        ("mitra:\n  • a\n  • b\n", ["  - a\n  - b"]),
        ("isi: >-\n  satu\n  – dua: tiga\n", []),
        ("nama: a\n<<<<<<< x\nb: 1\n=======\nb: 2\n>>>>>>> y\n", ["pilih satu isi, lalu hapus baris tanda"]),
    ],
)
def test_what_one_press_of_a_key_made_is_one_finding(text: str, mends: list[str]) -> None:
    found = [f.mend for f in compose(PATH, text.encode())[1]]
    assert len(found) == len(mends)
    assert all(one.startswith(other) for one, other in zip(found, mends, strict=True))


@pytest.mark.parametrize("value", ['"a\\u202eb"', '"a\\ue000b"', '"a\\0b"', '"a\\u200bb"', '"a\\U000E0041b"'])
def test_a_sign_hidden_in_an_escape_is_found_and_gone(value: str) -> None:
    node, findings = compose(PATH, f"nama: {value}\nisi: c\n".encode())
    assert [(f.code, f.mend) for f in findings] == [("tanda-tak-terlihat", "nama: ab")]
    assert isinstance(node, MapNode)
    assert value_of(node, "nama") == "ab"


def value_of(node: MapNode, name: str) -> str:
    return value(node.fields[name])


def test_letters_that_only_look_like_ours_are_read_as_meant_and_told() -> None:
    node, findings = compose(PATH, "satuan: оrang\nnama: Москва β-karoten 5 µm Ω\n".encode())
    assert [(f.code, f.place.line, f.mend) for f in findings] == [("huruf-mirip", 1, "satuan: orang")]
    assert isinstance(node, MapNode)
    assert value_of(node, "satuan") == "orang"


def test_an_old_encoding_is_answered_with_the_line_as_it_reads() -> None:
    _, findings = compose(PATH, "nama: a\nisi: kafé – “b”\n".encode("cp1252"))
    assert [(f.code, f.place.line, f.mend) for f in findings] == [("bukan-utf8", 2, "isi: kafé – “b”")]
    for encoding in ("utf-16", "utf-16-le", "utf-16-be"):
        assert "UTF-16" in compose(PATH, "nama: satu\n".encode(encoding))[1][0].message


def test_many_lines_with_invisible_signs_are_one_finding() -> None:
    assert len(compose(PATH, "a\u200b: b\n".encode() * 500)[1]) == 1


@given(st.binary(max_size=200))
def test_any_bytes_give_nodes_or_findings(content: bytes) -> None:
    node, findings = compose(PATH, content)
    assert node is not None or findings
    assert all(isinstance(f, Finding) and f.message and f.place.line >= 1 for f in findings)


@given(st.text(st.sampled_from("abc:-#'\"[]{}&*!|>%@`? \n\t,1"), max_size=120))
def test_any_marks_give_nodes_or_findings(text: str) -> None:
    node, findings = compose(PATH, text.encode())
    assert node is not None or findings
    assert all(f.place.line <= text.count("\n") + 1 for f in findings)
