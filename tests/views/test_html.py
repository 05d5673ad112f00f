"""Safe HTML: what is put into a template is escaped once, whatever it is."""

from __future__ import annotations

import pytest

from macros.views.base import Html


def test_what_fills_a_field_is_escaped_and_the_template_is_not() -> None:
    assert Html("<b>{}</b>, {name}").format("<i>", name='"x"') == "<b>&lt;i&gt;</b>, &#34;x&#34;"


def test_html_that_fills_a_field_stays() -> None:
    assert Html("<b>{}</b>").format(Html("<i>x</i>")) == "<b><i>x</i></b>"


def test_joined_pieces_are_escaped_each() -> None:
    assert Html("<br>").join(["<", Html("<i>x</i>"), 3]) == "&lt;<br><i>x</i><br>3"


def test_the_result_is_html_that_escapes_what_comes_next() -> None:
    assert Html("{}").format("a") + "<" == "a&lt;"
    assert isinstance(Html("{}").format("a"), Html)


@pytest.mark.parametrize("template", ["{0.x}", "{:>9}", "{!r}", "{x[0]}"])
def test_a_field_reaches_into_nothing_and_formats_nothing(template: str) -> None:
    with pytest.raises(ValueError, match="plain fields only"):
        Html(template).format("a", x="b")


def test_a_field_that_nothing_fills_is_told() -> None:
    with pytest.raises((IndexError, KeyError)):
        Html("{} {}").format("a")
