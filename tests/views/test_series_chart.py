"""The drawing of a metric's series."""

from __future__ import annotations

from dataclasses import replace

from macros.book.model import Book
from macros.views.base import View
from macros.views.series_chart import series_chart
from tests.views.contoh import parse


def drawn(book: Book, id: str) -> str:
    return str(series_chart(View(book, f"indikator/{id}.md"), book.metrics[id]))


def longest(book: Book) -> str:
    """The metric with most undisputed whole-city years."""
    return max(
        book.metrics.values(),
        key=lambda m: len({o.period.key for o in m.observations if o.part == (None, None)}) if m.comparable else 0,
    ).id


def test_every_point_of_the_series_is_drawn_and_told_in_words(book: Book) -> None:
    id = longest(book)
    tree = parse(drawn(book, id))
    marks = tree.xpath(".//*[local-name()='circle' or local-name()='rect' or @class='t']")
    words = tree.xpath(".//*[local-name()='title']")[0].text_content()
    assert len(marks) == len(words.split("; "))


def test_a_single_figure_is_no_series(book: Book) -> None:
    lone = next(m for m in book.metrics.values() if len(m.figures) == 1)
    assert drawn(book, lone.id) == ""


def test_labels_never_lie_over_one_another(book: Book) -> None:
    for id in book.metrics:
        html = drawn(book, id)
        if not html:
            continue
        boxes = []
        for text in parse(html).xpath(".//*[local-name()='text'][starts-with(@class, 'b')]"):
            half = 3.5 * len(text.text_content())
            x, y = float(text.get("x")), float(text.get("y"))
            boxes.append((x - half, y - 11, x + half, y + 2))
        for n, a in enumerate(boxes):
            for b in boxes[n + 1 :]:
                assert not (a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]), id


def test_a_series_that_counts_different_things_has_no_line(book: Book) -> None:
    apart = [m.id for m in book.metrics.values() if not m.comparable]
    assert apart
    for id in apart:
        assert 'class="s"' not in drawn(book, id)


def test_one_observation_with_a_target_is_no_series(book: Book) -> None:
    metric = book.metrics["penumpang"]
    lone = replace(metric, observations=metric.observations[:1])
    assert lone.targets
    assert str(series_chart(View(book, "indikator/penumpang.md"), lone)) == ""


def test_a_target_is_called_so_beside_its_mark(book: Book) -> None:
    texts = parse(drawn(book, "penumpang")).xpath(".//*[local-name()='text'][contains(@class, 'tt')]")
    assert [text.text_content() for text in texts] == ["target 1.600.000", "target 1.800.000"]


def test_figures_that_count_different_things_stand_beside_the_line(book: Book) -> None:
    metric = book.metrics["kemiskinan"]
    counted = replace(metric, observations=tuple(replace(o, counted="lain") for o in metric.observations), targets=())
    words = str(series_chart(View(book, "indikator/kemiskinan.md"), counted))
    assert "yang dihitung berbeda" in words
    assert "sumber berbeda" not in words
