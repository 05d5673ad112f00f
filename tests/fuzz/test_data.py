"""Records as anyone may type or break them: the reader never fails, and what it takes is what was written."""

from __future__ import annotations

import dataclasses
import re
import shutil
from collections.abc import Iterator
from enum import Enum
from pathlib import Path

import pytest
import yaml
from hypothesis import example, given, settings
from hypothesis import strategies as st

from macros.book.load import NodeCache, load_book
from macros.book.model import Metric, Quantity
from macros.book.yamlfile import ListNode, Node, TextNode, compose
from macros.check import Cache, check
from tests.conftest import CITY
from tests.fuzz.samples import DATA, IN_YAML, broken, fewer, told

Text = str | list["Text"] | dict[str, "Text"]


class City:
    """A copy of the made-up city in which one file at a time is another."""

    def __init__(self, root: Path) -> None:
        for folder in ("docs", "data"):
            shutil.copytree(CITY / folder, root / folder)
        self.root = root
        self.nodes = NodeCache()
        self.cache = Cache()

    def load(self, path: str, content: bytes):
        (self.root / path).write_bytes(content)
        try:
            return load_book(self.root, self.nodes)
        finally:
            (self.root / path).write_bytes(DATA[path])


@pytest.fixture(scope="module")
def city(tmp_path_factory: pytest.TempPathFactory) -> City:
    return City(tmp_path_factory.mktemp("kota") / "buku")


@st.composite
def broken_files(draw) -> tuple[str, bytes]:
    """A file of the city after some slips, and its path."""
    path = draw(st.sampled_from(sorted(DATA)))
    text = broken(DATA[path].decode(), draw, IN_YAML)
    content = text.encode("utf-8", errors="surrogatepass")
    if draw(st.integers(0, 9)) == 0:
        at = draw(st.integers(0, len(content)))
        content = content[:at] + draw(st.binary(min_size=1, max_size=4)) + content[at:]
    return path, content


def text_of(content: bytes) -> str | None:
    try:
        return content.decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")
    except UnicodeDecodeError:
        return None


def plain(node: Node) -> Text:
    """Nodes as the texts that they hold."""
    if isinstance(node, TextNode):
        return node.text
    if isinstance(node, ListNode):
        return [plain(item) for item in node.items]
    return {name: plain(value) for name, value in node.fields.items()}


@given(broken_files())
@example(("data/kota/visi.yaml", b"mitra:\nhadiah:\n  - 2025\n    isi: baik\n  - Bank\n"))
def test_a_broken_file_is_read_as_it_was_written_or_refused_at_its_place(file: tuple[str, bytes]) -> None:
    path, content = file
    node, findings = compose(path, content)
    for finding in findings:
        assert finding.place.path == path
        assert told(finding, text_of(content)) == ""
    if node is None:
        assert findings
    elif not findings:
        # Another reader of the same language, which knows texts only.
        assert plain(node) == yaml.load(content.decode("utf-8-sig"), Loader=yaml.CBaseLoader)


@given(broken_files())
def test_no_broken_file_stops_the_reading_of_the_others(city: City, file: tuple[str, bytes]) -> None:
    path, content = file
    read = city.load(path, content)
    for finding in read.findings:
        others = DATA.get(finding.place.path)
        text = text_of(content if finding.place.path == path else others) if others is not None else None
        assert told(finding, text) == ""
    if not [finding for finding in read.findings if finding.place.path == path]:
        written = set(texts_in(yaml.load(content.decode("utf-8-sig"), Loader=yaml.CBaseLoader)))
        made = {source.id for source in read.book.sources.values() if source.place.path == path}
        for record in records_of(read.book, path):
            assert set(strings(record)) <= written | made | set(re.split(r"[/.]", path))
            if isinstance(record, Metric):
                same_figures(record, content)


def same_figures(metric: Metric, content: bytes) -> None:
    """Each figure has the digits that were written, in their order, and as many decimals."""
    fields = yaml.load(content.decode("utf-8-sig"), Loader=yaml.CBaseLoader)
    for name, figures in (("angka", metric.observations), ("target", metric.targets)):
        rows = fields.get(name) or []
        assert len(rows) == len(figures)
        for row, figure in zip(rows, figures, strict=True):
            assert digits_of(figure.quantity) == re.sub(r"\D", "", row["nilai"]).lstrip("0")


def digits_of(quantity: Quantity) -> str:
    amounts = [quantity.low, *([quantity.high] if quantity.high else [])]
    return "".join(re.sub(r"\D", "", f"{amount.digits:f}") for amount in amounts).lstrip("0")


def records_of(book: object, path: str) -> Iterator[object]:
    for item in dataclasses.fields(book):
        value = getattr(book, item.name)
        for record in value.values() if hasattr(value, "values") else value if isinstance(value, tuple) else ():
            if record.place.path == path:
                yield record


def strings(value: object) -> Iterator[str]:
    """The texts of a record, words of closed lists left out."""
    if isinstance(value, str) and not isinstance(value, Enum):
        yield value
    elif isinstance(value, tuple):
        for item in value:
            yield from strings(item)
    elif dataclasses.is_dataclass(value):
        for item in dataclasses.fields(value):
            if item.name != "place":
                yield from strings(getattr(value, item.name))


def texts_in(value: Text) -> Iterator[str]:
    if isinstance(value, str):
        yield " ".join(value.split())
    else:
        for item in value.items() if isinstance(value, dict) else value:
            yield from texts_in(item if isinstance(item, str) else list(item) if isinstance(item, tuple) else item)


# --- what is accepted can be shown --------------------------------------------------------------------------

MARKUP = b"nama: '<b>&\"' #"
VALUES = [
    "0", "-5", "0,001", "1", "999999999999999999", "1,5 juta", "-3,25 miliar", "400 sampai 500", "0 sampai 1",
    "1 sampai 2 triliun", "tidak-disebut", "1600", "2200", "2024-02-29", "2024-TW4", "2024-S1", "2019-2024",
    "Desember 2024", "ya", "tidak", "naik", "turun", "stabil", "tetap", "usulan", "kota", "dinas-taman", "penduduk",
    "persen", "rupiah", "orang", "km²", "contoh-lkjip-2024", "contoh-pedoman", "smart-living",
    "'<b>&\"{{ angka() }}'", "'| a | [k](x) `b` *c* _d_'", "x" * 1_900, "https://contoh.example/", "disahkan",
    "kosong", "berjalan",
]  # fmt: skip


@st.composite
def other_values(draw) -> dict[str, bytes]:
    """Files of the city in which some fields hold another value that such a field may hold."""
    changed = {}
    for path in draw(st.lists(st.sampled_from(sorted(DATA)), min_size=1, max_size=3, unique=True)):
        lines = DATA[path].decode().split("\n")
        fields = [number for number, line in enumerate(lines) if re.match(r"\s*(- )?\w+: \S", line)]
        for number in draw(st.lists(st.sampled_from(fields), min_size=1, max_size=3, unique=True)):
            value = draw(st.sampled_from(VALUES))
            lines[number] = f"{lines[number].partition(': ')[0]}: {value}"
        changed[path] = "\n".join(lines).encode()
    return changed


@settings(max_examples=fewer(20))
@given(other_values())
@example({"data/kota/indikator/penduduk.yaml": DATA["data/kota/indikator/penduduk.yaml"].replace(b"nama: ", MARKUP, 1)})
def test_whatever_data_is_accepted_can_be_shown_on_every_page(city: City, changed: dict[str, bytes]) -> None:
    for path, content in changed.items():
        (city.root / path).write_bytes(content)
    try:
        checked = check(city.root, city.cache)
    finally:
        for path in changed:
            (city.root / path).write_bytes(DATA[path])
    bodies = [*checked.bodies.values(), *(page.body for page in checked.pages)]
    shown = "".join(str(fragment.html) for body in bodies for fragment in body.fragments)
    assert '<b>&amp;"' not in shown
    assert '<b>&"' not in shown
    for finding in checked.findings:
        assert told(finding, None) == ""
