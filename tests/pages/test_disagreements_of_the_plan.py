"""Which of the plan's metrics stand in which group of *Angka yang berbeda*, and which do not stand there at all."""

from __future__ import annotations

from functools import cache

from macros.book.differences import contradictions, counted_groups, pairs_of
from macros.book.load import load_book
from macros.book.model import Book, Observation
from macros.pages.disagreements import is_listed
from macros.rules.base import Subject
from macros.rules.disagreement import RULE
from macros.views.base import View
from macros.views.flags import Mark, marks_of
from tests.conftest import ROOT

DIFFERING = {
    ("andil-pdrb-sumbar", "2020"), ("biaya-fase-vii", "2024"), ("investasi", "target 2024"), ("ipm", "2018"),
    ("kemiskinan", "2022"), ("luas-wilayah-darat", "tidak-disebut"), ("pad-per-opd", "target 2025"),
    ("pdrb-adhb", "2020"), ("penduduk-miskin", "2022"), ("penyelamatan-damkar", "2024"),
    ("pertumbuhan-ekonomi", "2021"), ("pertumbuhan-ekonomi", "2022"), ("pertumbuhan-ekonomi", "2023"),
    ("produksi-ikan-tangkap", "2022"), ("smart-surau-percontohan", "2025-08"),
    ("smart-surau-sasaran", "target tidak-disebut"), ("stunting-survei", "2022"), ("trans-padang-armada", "2024"),
    ("wisatawan-nusantara", "target 2024"),
}  # fmt: skip
COUNTED_DIFFERENTLY = {
    "aplikasi", "koperasi", "kunjungan-perpustakaan", "luas-sawah", "penduduk", "pertumbuhan-ekonomi",
    "sampah-harian", "shelter-tsunami", "trans-padang-penumpang", "umkm", "wisatawan-mancanegara",
    "wisatawan-nusantara",
}  # fmt: skip
PAIRS = {
    frozenset({"keluarga-miskin", "penduduk-miskin"}),
    frozenset({"luas-wilayah-darat", "luas-wilayah-dengan-laut"}),
    frozenset({"penduduk", "penduduk-registrasi"}),
    frozenset({"stunting-survei", "stunting-timbang"}),
}
NO_CONTRADICTION = {
    "reformasi-birokrasi": "its score equals a target of the IPM by chance",
    "puskesmas": "two counts of two years",
    "pad": "until another day than the year's count",
    "pad-rupiah": "the year's count",
    "sampah-terkumpul": "the sum of its parts",
    "sampah-terolah": "a part of the sum",
    "sampah-residu": "a part of the sum",
    "aduan-kiniko": "the sum of its parts",
    "kelurahan-rawan-tsunami": "parts below their total, one of them not listed",
    "provitas-padi": "another year each",
}


@cache
def book() -> Book:
    return load_book(ROOT).book


def test_sources_differ_on_these_and_nothing_else() -> None:
    found = {
        (m.id, row.period.key if isinstance(row, Observation) else f"target {row.period.key}")
        for (m, row), *_ in contradictions(book())
    }
    assert found == DIFFERING


def test_what_was_counted_differs_in_these_and_nothing_else() -> None:
    metrics = book().metrics.values()
    assert {m.id for m in metrics if counted_groups(m) or (not m.comparable and m.observations)} == COUNTED_DIFFERENTLY


def test_these_measure_one_thing_in_two_ways_and_no_others() -> None:
    found = {
        frozenset(m.id for m, _ in pair) for metric in book().metrics.values() for pair in pairs_of(book(), metric)
    }
    assert found == PAIRS


def test_what_is_no_contradiction_is_not_there() -> None:
    assert [id for id in NO_CONTRADICTION if is_listed(book(), book().metrics[id])] == []


def test_check_and_flags_say_so_of_the_same_figures() -> None:
    view = View(book(), "index.md")
    warned = [f.message.partition("”")[0] for f in RULE.check(Subject(book(), {})) if f.code == "sumber-berbeda"]
    assert sorted(warned) == sorted(f"“{book().metrics[id].name}" for id, _ in DIFFERING)
    flagged = {
        (m.id, row.period.key if isinstance(row, Observation) else f"target {row.period.key}")
        for m in book().metrics.values()
        for row in m.figures
        if Mark.DISPUTED in marks_of(view, m, row)
    }
    assert flagged == DIFFERING
