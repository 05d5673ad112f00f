"""``data/`` as one book: one mistake gives one finding, and what is whole stays."""

from __future__ import annotations

import dataclasses
import shutil
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from macros.book.fields import Shape
from macros.book.load import NodeCache, load_book
from macros.book.model import Book, Certainty, Period, SourceKind
from macros.book.schema import FILES
from macros.book.settings import SETTINGS
from macros.book.tables import TABLES, VISION
from macros.check import check
from macros.findings import Severity
from tests.conftest import CITY

FILES_OF_CITY = sorted(p.relative_to(CITY).as_posix() for p in (CITY / "data").rglob("*.yaml"))


@pytest.fixture(scope="module")
def city_book() -> Book:
    return load_book(CITY).book


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A copy of the city's folders, without the settings of a site."""
    for folder in ("docs", "data"):
        shutil.copytree(CITY / folder, tmp_path / folder)
    return tmp_path


def codes(root: Path) -> list[str]:
    return [f.code for f in load_book(root).findings]


def write(root: Path, path: str, text: str) -> None:
    (root / path).parent.mkdir(parents=True, exist_ok=True)
    (root / path).write_text(text, encoding="utf-8")


# --- what is there -----------------------------------------------------------------------------------------


def test_the_city_is_read_without_a_finding() -> None:
    assert list(load_book(CITY).findings) == []


def test_every_file_of_a_record_is_in_the_book(city_book: Book) -> None:
    kinds = {kind.name: getattr(city_book, kind.book) for kind in FILES}
    for name, folder in (("sumber", "sumber"), ("peraturan", "peraturan")):
        files = {p.stem for p in (CITY / "data" / folder).iterdir()}
        assert files <= set(kinds[name])
    assert set(kinds["opd"]) == {p.name for p in (CITY / "data" / "opd").iterdir()}
    assert set(kinds["indikator"]) == {p.stem for p in (CITY / "data").rglob("indikator/*.yaml")}


def test_the_owner_is_the_folder(city_book: Book) -> None:
    assert city_book.metrics["kecelakaan"].owner == "dinas-angkutan"
    assert city_book.metrics["penduduk"].owner is None
    assert city_book.programmes["taman-malam"].owner == "dinas-taman"
    assert city_book.applications["lapor-contoh"].owner is None


def test_a_source_in_place_becomes_a_record(city_book: Book) -> None:
    row = city_book.metrics["penumpang-angkutan"].observations[0]
    source = city_book.sources[row.source]
    assert source.id == "penerbit-contoh-contoh-laporan-kinerja-dinas-angkutan-2022"
    assert (source.kind, source.number) == (SourceKind.OFFICE, "050/12/Disang/2023")
    assert source.place.path == "data/opd/dinas-angkutan/indikator/penumpang-angkutan.yaml"


def test_the_same_source_in_place_twice_is_one_record(root: Path) -> None:
    source = "    sumber:\n      judul: Contoh hitungan\n      penerbit: Penerbit Contoh\n      jenis: data-opd\n"
    rows = "".join(f"  - periode: {year}\n    nilai: 7\n{source}" for year in (2023, 2024))
    write(root, "data/kota/indikator/bangku.yaml", f"nama: Bangku\nsatuan: unit\nangka:\n{rows}")
    result = load_book(root)
    assert list(result.findings) == []
    assert len({o.source for o in result.book.metrics["bangku"].observations}) == 1


def test_a_figure_rests_on_what_its_source_is(city_book: Book) -> None:
    stated = {o.period.key: o.certainty for o in city_book.metrics["sampah-harian"].observations}
    assert stated == {
        "tidak-disebut": Certainty.QUOTED,
        "2024": Certainty.MEDIA,
        "2025-TW3": Certainty.PROVISIONAL,
    }
    assert city_book.metrics["kecelakaan"].observations[0].certainty is Certainty.FINAL


def test_shapes_of_figures(city_book: Book) -> None:
    waste = city_book.metrics["sampah-harian"].observations
    assert [(o.quantity.is_range, o.quantity.approximate) for o in waste] == [
        (False, True),
        (True, False),
        (False, False),
    ]
    fees = city_book.metrics["retribusi-parkir"].observations[1]
    assert fees.quantity.value == Decimal("1980000000")
    assert fees.since is not None
    assert fees.since.key == "2025-01"
    reports = city_book.metrics["laporan-warga"].observations[0]
    assert reports.breakdown is not None
    assert (reports.breakdown.kind, reports.breakdown.key) == ("opd", "dinas-angkutan")


def test_counts_in_whole_units_need_no_question(city_book: Book) -> None:
    year = Period.year(2024)
    assert [o.quantity.value for o in city_book.metrics["penduduk"].at(year)] == [210480]


def test_revisions_decisions_and_disagreements(city_book: Book) -> None:
    riders = city_book.metrics["penumpang-angkutan"]
    assert [o.quantity.value for o in riders.at(Period.year(2024))] == [1398250]
    people = city_book.metrics["penduduk"]
    assert [o.source for o in people.at(Period.year(2022))] == ["contoh-angka-2024"]
    assert len(people.at(Period.year(2023))) == 2
    assert [group[0].period.key for group in people.disagreements()] == ["2023"]


def test_the_unit_may_stand_below_the_numbers(root: Path) -> None:
    rows = "angka:\n  - periode: 2024\n    nilai: 1.234\n    sumber: contoh-rpjmd\n"
    write(root, "data/kota/indikator/bangku.yaml", f"nama: Bangku\n{rows}satuan: unit\n")
    assert codes(root) == []


# --- what is broken ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("path", FILES_OF_CITY)
def test_one_broken_file_gives_one_finding(root: Path, path: str) -> None:
    with (root / path).open("a", encoding="utf-8") as file:
        file.write("\nnama: 'tanpa penutup\n")
    errors = [f for f in check(root).findings if f.severity is Severity.ERROR]
    assert [(f.code, f.place.path) for f in errors] == [("yaml-rusak", path)]


def test_a_row_that_cannot_be_read_is_no_second_mistake(root: Path) -> None:
    path = root / "data/kota/indikator/penduduk.yaml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("nilai: 204.310", "nilai: dua ratus"), encoding="utf-8")
    errors = [f for f in check(root).findings if f.severity is Severity.ERROR]
    assert [(f.code, f.place.line) for f in errors] == [("angka-tidak-terbaca", 13)]
    assert "penduduk" in load_book(root).book.unreadable


def test_all_mistakes_of_a_file_come_out_together(root: Path) -> None:
    write(
        root,
        "data/kota/indikator/bangku.yaml",
        "nama: Bangku\nsatuan: depa\nwarna: merah\nangka:\n  - periode: 2024-Q1\n    nilai: 7\n    sumber: entah\n",
    )
    assert codes(root) == [
        "satuan-tidak-dikenal", "kolom-tidak-dikenal", "periode-tidak-terbaca", "sumber-tidak-dikenal"
    ]  # fmt: skip


def test_a_missing_table_is_told_by_what_names_its_rows(root: Path) -> None:
    (root / "data/kota/dokumen.yaml").unlink()
    assert set(codes(root)) == {"dokumen-tidak-dikenal"}


def test_no_data_at_all_is_an_empty_book(tmp_path: Path) -> None:
    result = load_book(tmp_path)
    assert list(result.findings) == []
    assert len(result.book.opds) == 0


def test_links_of_the_file_system_are_not_followed(root: Path, tmp_path: Path) -> None:
    outside = tmp_path / "luar.yaml"
    outside.write_text("judul: x\n", encoding="utf-8")
    try:
        (root / "data/sumber/tautan.yaml").symlink_to(outside)
    except OSError:
        pytest.skip("this file system has no symbolic links")
    assert codes(root) == ["berkas-tidak-dikenal"]


@pytest.mark.parametrize(
    ("path", "code"),
    [
        ("data/sumber/Data_Baru.yaml", "nama-berkas"),
        ("data/sumber/data.yml", "nama-berkas"),
        ("data/sumber/data.yaml.bak", "nama-berkas"),
        ("data/catatan.yaml", "berkas-tidak-dikenal"),
        ("data/opd/dinas-taman/program/dalam/lagi.yaml", "berkas-tidak-dikenal"),
    ],
)
def test_a_file_that_nobody_reads(root: Path, path: str, code: str) -> None:
    write(root, path, "judul: a\npenerbit: b\njenis: berita\n")
    assert codes(root) == [code]


# --- the book itself ---------------------------------------------------------------------------------------


def test_the_book_cannot_be_changed(city_book: Book) -> None:
    metric = city_book.metrics["kecelakaan"]
    with pytest.raises(dataclasses.FrozenInstanceError):
        metric.name = "lain"  # type: ignore[misc]
    with pytest.raises(TypeError):
        city_book.metrics["baru"] = metric  # type: ignore[index]
    with pytest.raises(dataclasses.FrozenInstanceError):
        city_book.vision = None  # type: ignore[misc]
    assert isinstance(metric.observations, tuple)


def test_reading_again_gives_an_equal_book() -> None:
    one, other = load_book(CITY).book, load_book(CITY).book
    for item in dataclasses.fields(Book):
        assert getattr(one, item.name) == getattr(other, item.name)


def test_only_a_changed_file_is_parsed_again(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from macros.book import load as module

    parsed: list[str] = []
    real = module.compose

    def counted(path: str, content: bytes) -> Any:
        parsed.append(path)
        return real(path, content)

    monkeypatch.setattr(module, "compose", counted)
    cache = NodeCache()
    load_book(root, cache)
    assert len(parsed) == len(FILES_OF_CITY)
    parsed.clear()
    path = "data/opd/badan-cuaca/profil.yaml"
    write(root, path, "nama: Badan Hujan\njenis: badan\nsumber: contoh-perda\n")
    assert load_book(root, cache).book.opds["badan-cuaca"].name == "Badan Hujan"
    assert parsed == [path]


# --- the tables of fields ----------------------------------------------------------------------------------


def shapes() -> Iterator[tuple[str, Shape, set[str]]]:
    """Each kind's table of fields, and the attributes that the loader itself fills."""
    for kind in FILES:
        yield kind.name, kind.shape, {"id", "place"} | ({"owner"} if "owner" in kind.pattern else set())
    for table in TABLES:
        yield table.name, table.shape, {"place", *(f.attribute for f in table.shared)}
    yield "visi", VISION, {"place"}
    yield "pengaturan", SETTINGS, {"place"}


@pytest.mark.parametrize(("name", "shape", "filled"), list(shapes()), ids=lambda x: x if isinstance(x, str) else "")
def test_fields_and_records_agree(name: str, shape: Shape, filled: set[str]) -> None:
    every: tuple[dataclasses.Field[Any], ...] = dataclasses.fields(shape.build)  # type: ignore[arg-type]
    fields = [field for field in every if field.init]
    read = {field.attribute: field for field in shape.fields}
    for field in fields:
        needed = field.default is dataclasses.MISSING and field.default_factory is dataclasses.MISSING
        assert field.name in read or field.name in filled, f"{name}.{field.name} is never filled"
        if needed and field.name in read:
            assert read[field.name].required, f"{name}.{field.name} may be left out, its record cannot be made"
    assert set(read) <= {field.name for field in fields}
