"""HTML as an attacker may type it: nothing that runs, hides or reaches out comes through, and what goes is told."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from html import escape, unescape

import lxml.html
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from macros.chapters import scan
from macros.findings import Severity
from macros.rendering.dialect import new_markdown
from macros.rendering.dropped import dropped
from macros.rendering.removed import removed
from macros.rendering.sanitise import clean
from tests.fuzz.samples import told
from tests.fuzz.test_pages import judge, lost_words, numbered

# --- what is typed ------------------------------------------------------------------------------------------

TAGS = """a abbr b base body button center code details div embed figure font form frameset h2 head html iframe img
    input ins isindex keygen label li link marquee math meta mglyph mi mtext noembed noframes noscript object ol
    option p plaintext pre script section select slot source span style summary svg table tbody td template textarea th
    title tr use video xmp animate set foreignObject desc x-y""".split()
HANDLERS = "onclick onerror onload onfocus onmouseover ontoggle onbegin onanimationstart formaction".split()
NAMES = [*HANDLERS, *"""href src srcset xlink:href action background poster style class id name for title target rel
    type width height hidden align data ping download is slot popover contenteditable accesskey tabindex autofocus
    data-md-component data-tabs aria-label lang dir role usemap xmlns""".split()]  # fmt: skip
VALUES = [
    "x", "javascript:alert(1)", "JaVaScRiPt:alert(1)", "java&#9;script:alert(1)", "&#106;avascript&colon;alert(1)",
    " javascript:alert(1)", "\x01javascript:alert(1)", "java\nscript:alert(1)", "vbscript:x",
    "data:text/html,<script>", "blob:x", "file:///etc/passwd", "//asing.example/x", "/\\asing.example",
    "\\\\asing.example", "https:asing.example", "https://asing.example:8080/",
    "https://contoh.example@asing.example/", "https://xn--e1awd7f.example/", "https://contoh.example/",
    "mailto:a@contoh.example", "index.md", "#bagian", "../a.png", "display:none", "text-align:right",
    "position:absolute;left:-9999px", "expression(alert(1))", "url(//asing.example)", "__search", "__tabbed_1_1",
    "mp-isi", "MP-isi", "md-overlay md-dialog", "note grid", "_blank", "_top", "checkbox", "password", "image", "0",
    "0.0px", "1", "\">", "'>", "<script>", "&quot;&gt;&lt;script&gt;", "&#x202e;x", "\ue000",
]  # fmt: skip
FITTING = [
    ("id", "__search"), ("id", "mp-isi"), ("id", "bagian"), ("name", "__drawer"), ("for", "__search"),
    ("class", "md-overlay md-dialog"), ("class", "note grid"), ("class", "mp-hero"), ("style", "display:none"),
    ("src", "//asing.example/p.gif"), ("src", "https://asing.example/p.gif"), ("src", "a.png"), ("src", "data:x"),
    ("href", "javascript:alert(1)"), ("href", "https://xn--e1awd7f.example/"), ("href", "index.md"),
    ("href", "https://contoh.example:8080/"), ("type", "checkbox"), ("type", "password"), ("checked", ""),
    ("target", "_top"), ("target", "_blank"), ("onclick", "alert(1)"), ("onerror", "alert(1)"), ("width", "0"),
]  # fmt: skip
"""Attributes with what attackers, and careless people, give them."""
COMMON = "a img p div span input input label h2 td details".split()
BLANKS = [" ", " ", " ", " ", " ", " ", "\t", "\n", "\x0c", "/", " / ", "\x0b", "\u00a0", "", "\x00"]
NESTS = [
    "<svg><style><img src=x onerror=alert(1)>",
    "<math><mtext><table><mglyph><style><!--</style><img src=x onerror=a>",
    "<noscript><p title=\"</noscript><img src=x onerror=a>\">",
    "<svg></p><style><a id=\"</style><img src=1 onerror=a>\">", "<template><script>a</script>",
    "<![CDATA[<script>a</script>]]>", "<!--><img src=x onerror=a>-->", "<!-- -- --!><b>",
    "<?xml <img src=x onerror=a>?>", "<select><style></select><img src=x onerror=a></style>", "<table><a><td>x",
    "<form><input name=a></form>", "</article></div>", "<plaintext>", "<xmp><img></xmp>",
    "<title><img src=x></title>", "<iframe srcdoc='<script>a</script>'>", "<a href='x'><a href='y'>",
    "<svg><a xlink:href='javascript:a'>x</a></svg>", "<svg><use href='data:image/svg+xml,x#a'/></svg>",
    "<svg><foreignObject><iframe src=x></iframe></foreignObject></svg>", "<meta http-equiv=refresh content=0>",
    "<input type=image src=x>", "<b", "<", "</", "<a href=\"x", "&lt;script&gt;", "/// html | script\nalert(1)\n///",
    "{: onclick=alert(1) }", "{ style=\"display:none\" .md-overlay #__search }", "[k](javascript:alert(1))",
    "[k](java&#x09;script:alert(1))", "![k](//asing.example/p.gif)", "<javascript:alert(1)>",
    "[k](index.md){ onclick=\"alert(1)\" }", "[k]: javascript:alert(1)", "[k]",
]  # fmt: skip


@st.composite
def tags(draw: Callable[..., str]) -> str:
    """A tag, opening or closing, with what hostile pages put into one."""
    name = draw(st.sampled_from(TAGS) | st.sampled_from(COMMON))
    name = "".join(draw(st.sampled_from([letter, letter.upper()])) for letter in name) if draw(st.booleans()) else name
    if draw(st.integers(0, 3)) == 0:
        return f"</{name}{draw(st.sampled_from(['', ' ', ' x=y']))}>"
    pieces = [f"<{name}"]
    for _ in range(draw(st.integers(0, 3))):
        quote = draw(st.sampled_from(['"', '"', '"', "'", "", "`"]))
        equals = draw(st.sampled_from(["=", "=", "=", " = ", "=\n", ""]))
        pairs = st.sampled_from(FITTING) | st.tuples(st.sampled_from(NAMES), st.sampled_from(VALUES))
        attribute, value = draw(pairs)
        pieces += [draw(st.sampled_from(BLANKS)), attribute, equals, quote, value, quote]
    return "".join([*pieces, draw(st.sampled_from([">", ">", ">", "/>", " >", ""]))])


WORDS = st.sampled_from(["§", "§ §", " ", "\n", "\n\n", "<", ">", "&", "\x00", "&amp;", "`", "*"])
HOSTILE = st.lists(st.one_of(tags(), tags(), st.sampled_from(NESTS), WORDS), max_size=7).map("".join)

# --- what may come out --------------------------------------------------------------------------------------

ALLOWED = frozenset(
    """a abbr b blockquote br caption cite code col colgroup data dd del details dfn div dl dt em figcaption figure h1
    h2 h3 h4 h5 h6 hr i img input ins kbd label li mark ol p pre q s samp section small span strong sub summary sup
    table tbody td tfoot th thead time tr u ul var wbr""".split()
)
KNOWN = re.compile(
    r"""admonition|note|abstract|info|tip|success|question|warning|failure|danger|bug|example|quote|admonition-title|inline
    |end|highlight|highlighttable|linenos|linenodiv|normal|code|filename|hll|grid|cards|annotate|md-button(--primary)?
    |md-tags?|footnote(-ref|-backref)?|headerlink|toc(link)?|twemoji|lg|middle|keys|arithmatex|critic|comment|block|break
    |caption|tabbed-[a-z-]+|task-list[a-z-]*|language-[\w-]+|key-[\w-]+|[a-z]{1,3}[0-9]?(-[A-Z][A-Za-z]*)*""",
    re.VERBOSE,
)
SAFE = re.compile(
    r"""https?://[a-z0-9-]+(\.[a-z0-9-]+)+([/?#][^\s\\]*)?     # a host, plainly named
    |mailto:[^\x00-\x20\\]*
    |(?![/\\])[^:\\\x00-\x20/?#]*([/?#][^\\\x00-\x20]*)?       # within the book""",
    re.VERBOSE | re.IGNORECASE,
)


def parsed(html: str) -> lxml.html.HtmlElement:
    """The page with the ``html`` and ``body`` that every parser adds."""
    # The parser takes no control signs; a page's file may hold none either.
    plain = re.sub(r"[\x00-\x08\x0b\x0c\x0e-\x1f]", "_", html)
    return lxml.html.document_fromstring(f"<html><body><div>{plain}</div></body></html>")


def dangers(html: str) -> Iterator[str]:
    """What a page may not hold, as another parser than the sanitiser's reads it."""
    for element in parsed(html).iter():
        if isinstance(element, lxml.html.HtmlComment):
            continue
        if not isinstance(element.tag, str) or element.tag not in ALLOWED | {"html", "body"}:
            yield f"tag {element.tag}"
            continue
        for name, value in element.attrib.items():
            if name.startswith("on") or name in {
                "style",
                "srcset",
                "srcdoc",
                "action",
                "formaction",
                "hidden",
                "background",
            }:
                yield f"attribute {name}"
            elif name == "href" and not SAFE.fullmatch(value):
                yield f"address {value!r}"
            elif name == "href" and "xn--" in value.partition("//")[2].partition("/")[0].lower():
                yield f"disguise {value!r}"
            elif name == "src" and (not SAFE.fullmatch(value) or re.match(r"[a-z]+:", value, re.IGNORECASE)):
                yield f"picture {value!r}"
            elif name in {"id", "name", "for"} and re.match(
                r"__(?!tabbed_\d|codelineno-\d|span-\d)|mp-", value, re.IGNORECASE
            ):
                yield f"{name} {value}"
            elif name == "class" and not all(KNOWN.fullmatch(word) for word in value.split()):
                yield f"class {value}"
            elif name == "type" and element.tag == "input" and value not in {"checkbox", "radio"}:
                yield f"input {value}"
        if element.tag == "input" and "type" not in element.attrib:
            yield "input of text"


@given(HOSTILE)
@example('<img src="https://asing.example/p.gif"><img src="//asing.example/p.gif">')
@example('<a href="https://xn--e1awd7f.example/">k</a><a href="https://contoh.example:8080/">k</a>')
def test_no_html_comes_through_that_runs_hides_or_reaches_out(html: str) -> None:
    cleaned = clean(html)
    assert list(dangers(cleaned)) == [], cleaned


@given(HOSTILE)
def test_no_page_comes_through_that_runs_hides_or_reaches_out(text: str) -> None:
    cleaned = clean(new_markdown().convert(f"# Halaman\n\n{text}\n"))
    assert list(dangers(cleaned)) == [], cleaned


@given(HOSTILE)
@example('<div class="note grid"><input type="checkbox" checked></div>')
def test_what_is_clean_stays_clean(html: str) -> None:
    # A second reading may nest elements anew, as a browser does with a link in a table; it takes nothing away.
    once, twice = parsed(clean(html)), parsed(clean(clean(html)))
    assert made_of(once) == made_of(twice)
    assert "".join(once.text_content().split()) == "".join(twice.text_content().split())


def made_of(page: lxml.html.HtmlElement) -> set[tuple[str, tuple[tuple[str, str], ...]]]:
    return {(element.tag, tuple(sorted(element.attrib.items()))) for element in page.iter()}


@given(HOSTILE.map(lambda text: re.sub(r"[\x00\x01\x0b\x0c\ue000]", " ", text)))  # a file with these is refused
def test_whoever_types_what_may_not_be_is_told(words: str) -> None:
    text = numbered(f"# Halaman\n\n{words}\n")
    page = judge(text)
    assert [told(finding, text) for finding in page.findings if told(finding, text)] == []
    if page.is_read:
        found = list(dangers(new_markdown().convert(text)))
        assert not found or [f for f in page.findings if f.severity is Severity.ERROR], found
        assert list(dangers(page.html)) == [], page.html
        assert lost_words(page) == [], page.html


@given(st.text(max_size=60), st.text(max_size=60))
def test_plain_text_comes_through_as_it_is(one: str, other: str) -> None:
    visible = "".join(sign for sign in one + other if sign.isprintable())
    html = f"<p>{escape(visible)}</p>"
    assert unescape(clean(html)) == unescape(html)
    assert removed(html, clean(html)) == []


@pytest.mark.parametrize(
    ("hidden", "said"), [("<select>a</select>", "Tanda HTML <select>"), ("</figure>", "</figure> menutup")]
)
def test_a_tag_that_stands_in_code_for_us_and_not_for_markdown_is_told_beside_the_others(
    hidden: str, said: str
) -> None:
    text = f"# Halaman\n\n`{hidden}` dan <center>b</center>\n"
    chapter, _ = scan("uji.md", text.encode())
    assert chapter is not None
    raw = f"<p>{hidden} dan <center>b</center></p>"
    found = [finding.message for finding in dropped(chapter, raw, clean(raw), frozenset()).findings]
    assert len(found) == 2
    assert any(said in message for message in found)
