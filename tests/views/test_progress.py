"""How far a metric has come, and when that cannot be said."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from macros.book.model import Period
from macros.views.base import View
from macros.views.judged import attainment_figure, progress_figure
from macros.views.parts import unit_of
from macros.views.progress import Judged, Unjudged, attainment, progress
from tests.views import contoh
from tests.views.contoh import classed, note, values, visible


def reached(view: View, id: str, year: int) -> Judged | Unjudged:
    metric = view.book.metrics[id]
    return attainment(metric, unit_of(view, metric), Period.year(year))


def gone(view: View, id: str, year: int | None = None) -> Judged | Unjudged:
    metric = view.book.metrics[id]
    return progress(metric, unit_of(view, metric), Period.year(year) if year else None)


def metric_of(tmp_path: Path, lines: str) -> View:
    """A view of the city with one more metric, ``baru``."""
    return contoh.view(contoh.load(tmp_path, baru=f"data/kota/indikator/baru.yaml|{lines}"))


def test_attainment_is_realisation_over_target(view: View) -> None:
    result = reached(view, "penumpang", 2024)
    assert isinstance(result, Judged)
    assert result.percent == Decimal("87.50")
    assert result.formula == "1.400.000 ÷ 1.600.000 × 100"


def test_attainment_of_what_should_fall_counts_the_excess_against_it(view: View) -> None:
    result = reached(view, "kemiskinan", 2024)
    assert isinstance(result, Judged)
    assert result.percent == Decimal("98.50")
    assert result.formula == "(4 − (4,06 − 4)) ÷ 4 × 100"


def test_attainment_names_both_dates(view: View) -> None:
    html = attainment_figure(view, view.book.metrics["kemiskinan"], reached(view, "kemiskinan", 2024))
    assert visible(html).startswith("98,50 persen dari target 2024 (Agustus 2024)")
    assert "Realisasi Agustus 2024: 4,06 persen, menurut Harian Contoh" in note(html)
    assert values(html) == ["98.50"]


def test_one_date_stands_for_both_where_they_are_the_same(view: View) -> None:
    html = attainment_figure(view, view.book.metrics["penumpang"], reached(view, "penumpang", 2024))
    assert visible(html) == "87,50 persen dari target 2024s"


def test_a_computed_number_is_marked_as_made_here(view: View) -> None:
    html = attainment_figure(view, view.book.metrics["penumpang"], reached(view, "penumpang", 2024))
    assert len(classed(html, "mp-made")) == 1


def test_part_of_a_year_is_not_set_against_the_target_of_the_year(view: View) -> None:
    result = reached(view, "padi", 2024)
    assert result == Unjudged("angkanya mencakup Januari–September 2024, sedangkan targetnya 2024")


def test_a_month_of_what_adds_up_is_not_set_against_a_year(tmp_path: Path) -> None:
    view = metric_of(
        tmp_path,
        """
        nama: Baru
        satuan: orang
        arah_baik: naik
        angka:
          - periode: 2024-08
            nilai: 10
            sumber: bps
        target:
          - periode: 2024
            nilai: 100
            sumber: bps
        """,
    )
    result = reached(view, "baru", 2024)
    assert isinstance(result, Unjudged)
    assert "Agustus 2024" in result.reason


def test_figures_later_than_the_targets_period_do_not_count(tmp_path: Path) -> None:
    view = metric_of(
        tmp_path,
        """
        nama: Baru
        satuan: persen
        arah_baik: naik
        angka:
          - periode: 2023
            nilai: 50
            sumber: bps
          - periode: 2025
            nilai: 90
            sumber: bps
        target:
          - periode: 2024
            nilai: 100
            sumber: bps
        """,
    )
    assert reached(view, "baru", 2024) == Unjudged("angka 2024 belum ada")


def test_a_range_is_not_judged(tmp_path: Path) -> None:
    view = metric_of(
        tmp_path,
        """
        nama: Baru
        satuan: persen
        arah_baik: naik
        angka:
          - periode: 2024
            nilai: 50 sampai 60
            sumber: bps
        target:
          - periode: 2024
            nilai: 100
            sumber: bps
        """,
    )
    assert reached(view, "baru", 2024) == Unjudged("angka atau targetnya berupa rentang")


@pytest.mark.parametrize(
    ("id", "year", "reason"),
    [
        ("sampah", 2020, "yang dihitung berbeda antarlaporan"),
        ("ipm", 2018, "arah baiknya stabil, bukan naik atau turun"),
        ("kemiskinan", 2029, "sumber berbeda"),
        ("kosong", 2024, "target belum ada"),
        ("pendapatan", 2024, "arah baiknya belum ditetapkan"),
    ],
)
def test_what_cannot_be_compared_is_not_judged(view: View, id: str, year: int, reason: str) -> None:
    assert reached(view, id, year) == Unjudged(reason)


def test_progress_runs_from_the_baseline_to_the_target(view: View) -> None:
    result = gone(view, "penumpang", 2024)
    assert isinstance(result, Judged)
    assert result.percent == Decimal("50.00")
    html = progress_figure(view, view.book.metrics["penumpang"], result)
    assert visible(html).startswith("50 persen jalan dari kondisi awal 2022 ke target 2024 (2024)")


def test_progress_takes_the_last_target_where_none_is_named(view: View) -> None:
    result = gone(view, "penumpang")
    assert isinstance(result, Judged)
    assert result.target.period == Period.year(2029)
    assert result.percent == Decimal("33.33")


def test_progress_in_the_wrong_direction_is_below_zero(tmp_path: Path) -> None:
    view = metric_of(
        tmp_path,
        """
        nama: Baru
        satuan: persen
        arah_baik: naik
        tahun_dasar: 2022
        angka:
          - periode: 2022
            nilai: 50
            sumber: bps
          - periode: 2023
            nilai: 45
            sumber: bps
        target:
          - periode: 2029
            nilai: 100
            sumber: bps
        """,
    )
    result = gone(view, "baru")
    assert isinstance(result, Judged)
    assert result.percent == Decimal("-10.00")
    assert visible(progress_figure(view, view.book.metrics["baru"], result)).startswith("−10 persen")


def test_progress_needs_a_baseline(tmp_path: Path) -> None:
    view = metric_of(
        tmp_path,
        """
        nama: Baru
        satuan: persen
        arah_baik: naik
        angka:
          - periode: 2023
            nilai: 45
            sumber: bps
        target:
          - periode: 2029
            nilai: 100
            sumber: bps
        """,
    )
    result = gone(view, "baru")
    assert result == Unjudged("kondisi awal belum ditetapkan")
    html = progress_figure(view, view.book.metrics["baru"], result)
    assert visible(html) == "belum dapat dinilai: kondisi awal belum ditetapkan"
