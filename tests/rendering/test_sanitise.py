"""What survives of authors' HTML, and how fragments come into a page."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup

from macros.placeholders import PLACEHOLDER, Expanded, mark, number_of
from macros.rendering.dialect import new_markdown
from macros.rendering.fragments import fill
from macros.rendering.sanitise import clean


def markdown(source: str) -> str:
    return new_markdown().convert(source)


@pytest.mark.parametrize(
    "html",
    [
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        '<a href="javascript:alert(1)">k</a>',
        '<a href="java&#x09;script:alert(1)">k</a>',
        '<a href="data:text/html,x">k</a>',
        '<a href="//asing.contoh/">k</a>',
        '<a href="/\\asing.contoh/">k</a>',
        '<a href="https:asing.contoh">k</a>',
        '<a href="https://contoh.example@asing.contoh/">k</a>',
        '<a href="https://contoh.example\\@asing.contoh/">k</a>',
        "<a title=\">\" href='javascript:alert(1)'>k</a>",
        '<iframe src="https://asing.contoh/"></iframe>',
        '<form action="https://asing.contoh/"><input type="password"></form>',
        '<input autofocus onfocus="alert(1)">',
        '<meta http-equiv="refresh" content="0"><base href="https://asing.contoh/">',
        "<style>body{display:none}</style>",
        '<svg onload="alert(1)"><script>1</script><a xlink:href="javascript:1">x</a></svg>',
        '<svg><animate attributeName="href" to="javascript:1"/></svg>',
        '<math><mtext><table><mglyph><style><img src=x onerror="alert(1)">',
        '<img src="https://asing.contoh/p.gif">',
        "<img src=&#9;//asing.contoh/p.gif>",
        '<IMG SRC=" //asing.contoh/p.gif">',
        "<a href=&#9;//asing.contoh/>k</a>",
        '<p style="display:none">x</p>',
        "<template><script>1</script></template>",
    ],
)
def test_nothing_that_runs_or_reaches_out_survives(html: str) -> None:
    cleaned = clean(html)
    for sign in ("script", "onerror", "onload", "onfocus", "javascript", "asing.contoh", "display", "<iframe",
                 "<form", "<input", "<style", "<meta", "<base", "<template", "<animate"):  # fmt: skip
        assert sign not in cleaned.lower(), cleaned


def test_no_class_or_id_of_the_theme_can_be_taken() -> None:
    cleaned = clean('<div class="md-overlay md-dialog note"><p id="__search">x</p></div>')
    assert cleaned == '<div class="note"><p>x</p></div>'


@pytest.mark.parametrize("name", ["id", "for", "name"])
def test_no_class_or_id_of_our_own_fragments_can_be_taken(name: str) -> None:
    tag = {"id": "p", "for": "label", "name": "a"}[name]
    assert clean(f'<{tag} class="mp-hero" {name}="mp-isi">x</{tag}>') == f"<{tag}>x</{tag}>"


@pytest.mark.parametrize(
    "reference", ["&#xe000;", "&#57344;", "&#57344", "&#x202E;", "&zwj;", "&shy", "&ZeroWidthSpace;"]
)
def test_a_sign_that_nobody_sees_does_not_come_in_by_its_number_or_name(reference: str) -> None:
    assert clean(f"<p>a{reference} b</p>") == "<p>a b</p>"


def test_signs_that_readers_see_may_be_written_by_number_or_name() -> None:
    assert clean("<p>&copy;&#8217;&nbsp;&amp;&lt;</p>") == "<p>©’&nbsp;&amp;&lt;</p>"


def test_a_checkbox_says_in_words_whether_it_is_done() -> None:
    cleaned = clean(markdown("- [x] satu\n- [ ] dua\n"))
    assert cleaned.index('aria-label="sudah"') < cleaned.index('aria-label="belum"')


@given(st.integers(min_value=0, max_value=10**6))
def test_a_placeholder_keeps_its_number(number: int) -> None:
    match = PLACEHOLDER.fullmatch(mark(number))
    assert match is not None
    assert number_of(match[1]) == number


def rendered(source: str, fragments: Expanded) -> str:
    return fill(clean(markdown(source)), fragments.fragments)


@pytest.mark.parametrize(
    "around",
    ["{}", "**{}**", "- satu\n- {}", "| a |\n|---|\n| {} |", "!!! note \"x\"\n    {}", "Teks[^1].\n\n[^1]: {}",
     "??? tip \"x\"\n    {}", "Istilah\n:   {}", "> {}", "1. {}\n2. dua"],
)  # fmt: skip
def test_a_fragment_arrives_wherever_a_sentence_may_stand(around: str) -> None:
    body = Expanded()
    place = body.place(Markup('<b class="mp-x">7</b>'), block=False)
    assert '<b class="mp-x">7</b>' in rendered(around.format(place), body)


@pytest.mark.parametrize("around", ["{}", "satu\n{}\ndua", "- satu\n\n    {}\n", '!!! note "x"\n    {}\n', "- {}"])
def test_a_block_never_stands_inside_a_paragraph(around: str) -> None:
    body = Expanded()
    html = rendered(around.format(body.place(Markup("<table></table>"), block=True)), body)
    assert "<table></table>" in html
    assert "<p><table>" not in html
    assert "<p></p>" not in html


def test_inside_code_marks_the_authors_own_text_comes_back() -> None:
    body = Expanded()
    place = body.place(Markup("<b>7</b>"), block=False, source='{{ angka("x") }}')
    html = rendered(f"teks:\n\n        {place}\n", body)
    assert "{{ angka(&#34;x&#34;) }}" in html
    assert "<b>7</b>" not in html


def test_a_lost_placeholder_is_our_fault_and_fails_loudly() -> None:
    body = Expanded()
    body.place(Markup("<b>7</b>"), block=False, source="angka")
    with pytest.raises(ValueError, match="lost or doubled"):
        fill("<p>tanpa tanda</p>", body.fragments)
