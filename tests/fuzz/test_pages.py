"""Pages as anyone may write or break them: nothing fails, nothing hangs, and no word goes without a word."""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from html import unescape
from itertools import takewhile

import yaml
from hypothesis import example, given, settings
from hypothesis import strategies as st

from macros.book.model import Book
from macros.chapters import scan
from macros.check import Cache
from macros.findings import Finding, Findings, Place, Severity
from macros.limit import FILE_SECONDS, TooLong, depth_limit, time_limit
from macros.placeholders import PLACEHOLDER, number_of
from macros.rendering.dialect import new_markdown
from macros.rendering.fragments import fill
from macros.rendering.sanitise import clean
from macros.rules import Subject, run
from tests.conftest import CITY
from tests.fuzz.samples import IN_YAML, PAGES, STRANGE, broken, fewer, told

PATH = "opd/dinas-angkutan/uji.md"
FILE = f"docs/{PATH}"
HALTE = "opd/dinas-angkutan/halte.png"
OTHERS = [path.removeprefix("docs/") for path in PAGES]


@dataclass(frozen=True)
class Judged:
    """A page as the check judges it.

    :param html: what a reader gets; empty where the page is refused as a whole.
    """

    text: str
    findings: tuple[Finding, ...]
    html: str = ""
    is_read: bool = False


@cache
def city() -> tuple[Cache, Book]:
    read = Cache()
    return read, read.load(CITY).book


def judge(text: str) -> Judged:
    """What :func:`macros.check.check` does with one page, without the rest of the book."""
    read, book = city()
    findings = Findings()
    try:
        with time_limit(), depth_limit():
            chapter, problems = read.scan(PATH, text.encode("utf-8", errors="surrogatepass"))
            findings.extend(problems)
            if chapter is None:
                return Judged(text, tuple(findings))
            written = read.write(chapter, book, "")
            html = clean(new_markdown().convert(written.body.text))
    except (TooLong, RecursionError):
        return Judged(text, (*findings, TOO_HARD))
    findings.extend(written.findings)
    anchors = {**dict.fromkeys(OTHERS, frozenset[str]()), PATH: written.anchors}
    subject = Subject(book, {PATH: written.chapter}, anchors, frozenset({*anchors, HALTE}), {PATH: written.links})
    findings.extend(f for f in run(subject) if f.place.path == FILE)
    try:
        html = str(fill(html, written.body.fragments))
    except ValueError:
        assert [f for f in findings if f.severity is Severity.ERROR], "a placeholder is lost without an error"
        parts = written.body.fragments
        html = PLACEHOLDER.sub(lambda found: str(parts[number_of(found[1])].html), html)
    return Judged(text, tuple(findings), html, True)


TOO_HARD = Finding("halaman-terlalu-rumit", Place(FILE), "Halaman ini tidak selesai dibaca.")

# --- what is typed ------------------------------------------------------------------------------------------

PIECES = [
    "§", "§ §", "§.", "**§** §", "*§*", "_§_", "`§`", "`` § ` § ``", "`§", "[§](index.md)",
    "[§](https://contoh.example/)", "[§](", "[§]( x y )", "![§](halte.png)", "# §", "## § {: #id }", "### §",
    "§\n===", "§\n---", "- §", "* §\n* §", "1. §", "- [ ] §", "    §", "\t§", "> §", ">§", "```\n§\n```",
    "``` { .yaml title=\"§\" }\n§\n```", "~~~ text\n§\n~~~", "```", "~~~", "| § | § |\n|---|---|\n| § | § |",
    "| § | § | § |\n|---|---|\n| § | § | § |", "§ | §\n---|---\n§ | § | §", "| § |", '!!! note "§"\n    §',
    "!!! note §\n    §", "!!! §", '??? tip "§"\n    §', '=== "§"\n    §', '=== "§"\n\n    §', "§\n:   §", "[^a]: §",
    "§[^a]", "[^b]: §\n\n    §", "§[^zz]", "*[BPS]: §", "BPS", "[§]: §", "[§]: index.md", "[§][§]", "[§]",
    '{{ angka("penduduk", 2024) }}', '{{ tabel("penduduk") }}', '{{ belum("Apa § dan § itu, dan siapa §?") }}',
    "{{ § }}", '{{ angka("§") }}', "{{", "}}", '{{ "', "{§}", "{% § %}", "{# § #}", "/// note | §\n§\n///",
    "<!-- -->", "<!--", "-->", "<p>§</p>", "<p>§", "<div markdown>§</div>", "<div markdown>\n\n§\n\n</div>",
    "<div>\n§\n</div>", "<b>§", "</b>", "</div>", "<b>§</b>", "<i class=\"§\">§</i>", "<script>§</script>",
    "<script>", "<style>§</style>", "<svg><text>§</text></svg>", "<svg>", "<template>§</template>",
    "<iframe src=x>§</iframe>", "<font color=red>§</font>", "<center>§</center>", '<a href="x">§</a>',
    '<a href="javascript:§">§</a>', "<img src=x alt=\"§\">", "<table><tr><td>§</td></tr></table>", "<tr><td>§",
    "<details><summary>§</summary>§</details>", "<select><option>§</select>", "<textarea>§</textarea>", "<title>§",
    "<math><mi>§</mi></math>", "<§>", "<§ §>", "<x-§>§</x-§>", "</§>", "<?§?>", "<!§>", "<![CDATA[§]]>",
    "<!DOCTYPE §>", "<https://contoh.example/§>", "<§@contoh.example>", "§@contoh.example",
    "https://contoh.example/§", "{: .§ }", "{: title=\"§\" }", "{ #§ }", "{: style=\"§\" }", "{: onclick=§ }", "&§;",
    "&amp;§", "&#x202e;§", "\\§", "\\<§\\>", "§<§", "§ < § > §", "a<b§", "++§++", "==§==", "^^§^^", "~~§~~", "^§^",
    "~§~", "--8<-- \"§\"", ":§:", "$§$", "---", "***", "___", "+++", ":::§", "\\", "`", "*", "_", "[", "]", "(", ")",
    "<", ">", "|", "!", '"', "'", "&", "#", "{", "}", *STRANGE[:4],
]  # fmt: skip
"""Signs and forms of Markdown, its extensions, HTML and macros; ``§`` becomes a word that stands nowhere else."""
BETWEEN = ["", " ", "\n", "\n", "\n\n", "\n\n", "\n\n", "\n    ", "\n\n    ", "\n> ", "\n- ", "\n  ", "\t"]


def numbered(text: str) -> str:
    """The text with a word of its own in the place of each ``§``."""
    count = 0

    def word(match: re.Match[str]) -> str:
        nonlocal count
        count += 1
        return f"kata{count}z"

    return re.sub("§", word, text)


@st.composite
def pages(draw: Callable[..., str], most: int = 12) -> str:
    """A page put together from forms of Markdown."""
    parts = draw(st.lists(st.tuples(st.sampled_from(BETWEEN), st.sampled_from(PIECES)), max_size=most))
    return numbered("# Halaman §\n\n" + "".join(between + piece for between, piece in parts) + "\n")


@st.composite
def broken_pages(draw: Callable[..., str]) -> str:
    """A page of the made-up city after some slips."""
    text = PAGES[draw(st.sampled_from(sorted(PAGES)))]
    return broken(text, draw, PIECES)


# --- what must hold -----------------------------------------------------------------------------------------

SWALLOWS = {"html-terlarang", "html-tidak-ditutup", "kepala-halaman"}
"""Codes of findings on what takes all that follows with it."""
NOWHERE = 10**9
BROAD = {
    "tulisan-hilang": False,
    "alamat-terlarang": True,
    "tautan-mati": True,
    "situs-luar": True,
    "makro-salah-tempat": True,
    "tanda-tampil": True,
}
"""Codes of findings on more than a line, and whether an empty line is their end."""


_HIDDEN = re.compile(
    r"(?s:<!--.*?(?:-->|$))|(?:`{3,}|~{3,})[ \t]*(?:\{:?[ ]*\.)?\w+|(?:`{3,}|~{3,})[^\n{]*\{(?![^}\n]*title)[^}\n]*\}"
)
"""What authors hide on purpose: comments, and behind a fence the name of a language and other settings than a title."""


def lines_of(finding: Finding, text: str) -> Iterator[int]:
    """The lines that a finding speaks of: of a footnote all that stands below it, of an address its paragraph."""
    yield finding.place.line
    if finding.code == "makro-salah-tempat":  # the call lies in an address or tag that began above it
        above = text.split("\n")[: finding.place.line]
        yield from range(finding.place.line - len([*takewhile(str.strip, reversed(above))]), finding.place.line)
    is_parted = False
    for number, line in enumerate(text.split("\n")[finding.place.line :], start=finding.place.line + 1):
        is_empty = not line.strip(" \t>")
        if finding.code not in BROAD or (is_parted and not is_empty and (line[0] not in " \t>" or BROAD[finding.code])):
            return
        is_parted = is_empty
        yield number


def lost_words(page: Judged) -> list[str]:
    """The words of a page that no reader sees and no finding stands for."""
    shown = unescape(page.html).casefold()
    told_lines = {line for finding in page.findings for line in lines_of(finding, page.text)}
    swallowing = min(
        (f.place.line for f in page.findings if f.code in SWALLOWS or "Pagar kode" in f.message), default=NOWHERE
    )
    hidden = [match.span() for match in re.finditer(_HIDDEN, page.text)]
    return [
        word.group()
        for word in re.finditer(r"kata\d+z", page.text)
        if word.group() not in shown
        and (line := page.text.count("\n", 0, word.start()) + 1) not in told_lines
        and (line < swallowing if "[^" not in page.text else swallowing == NOWHERE)  # notes come last
        and not any(start <= word.start() < end for start, end in hidden)
    ]


@given(pages())
@example(numbered("# §\n\n§ `§ ``§`` §\n"))
@example(numbered("# §\n\n!!! note § §\n    §\n"))
@example(numbered("# §\n\n[^a]: §\n\n[^a]: §\n"))
@example(numbered("# §\n\n<p>§\n§<§\n"))
@example(numbered('# §\n\n```<i class="§">§</i>\n``` { .yaml title="§" }\n§\n```\n<b>§\n'))
@example(numbered("# §\n\n§\n{# § #}\n\n<iframe src=x>§</iframe>\n"))
@example(numbered("# §\n\n§ <!--```\n§\n```\n\n§ [§](\n"))
def test_no_word_of_a_page_is_lost_without_a_finding(text: str) -> None:
    page = judge(text)
    assert [told(finding, text) for finding in page.findings if told(finding, text)] == []
    assert page.is_read or page.findings
    assert not page.is_read or lost_words(page) == [], page.html


@given(broken_pages())
def test_a_broken_page_is_shown_or_told(text: str) -> None:
    page = judge(text)
    assert [told(finding, text) for finding in page.findings if told(finding, text)] == []
    assert page.is_read or page.findings


@given(st.lists(st.sampled_from([piece for piece in PIECES if piece.isascii()]), min_size=1, max_size=3),
       st.sampled_from(["", " ", "\n", "\n\n"]), st.integers(50, 400))  # fmt: skip
@settings(max_examples=fewer(5))
def test_whatever_is_repeated_is_read_in_time_or_told(pieces: list[str], between: str, times: int) -> None:
    text = "# Halaman\n\n" + "".join(f"{piece}{between}" for piece in pieces) * times
    began = time.process_time()
    page = judge(text.replace("§", "kata"))
    assert page.is_read or page.findings
    assert time.process_time() - began < FILE_SECONDS + 2


# --- the head of a page -------------------------------------------------------------------------------------

HEADS = [
    "---\n", "---", "...\n", "opd: dinas-angkutan\n", "judul: Kota  Contoh\n", "opd: ", "judul: ", "ringkasan: ",
    "dimensi: smart-living\n", "§", "§\n", "title: §\n", '"§"', "'§'", "§: §\n", "- §\n", "\n", " ", "{{ § }}",
    "<b>§</b>", "[", "{", "&a ", "*a", "!!x ", "# §\n", ": ", "no\n", "007\n", "2024-02-30\n", *IN_YAML[:24],
    *STRANGE,
]  # fmt: skip


@given(st.lists(st.sampled_from(HEADS), max_size=9).map("".join), st.booleans())
@example("judul: Kota Contoh\n", True)
def test_the_head_of_a_page_is_read_as_written_or_told(typed: str, is_closed: bool) -> None:
    text = numbered(f"---\n{typed}\n---\n# Halaman §\n" if is_closed else f"{typed}\n# Halaman §\n")
    chapter, findings = scan(PATH, text.encode("utf-8", errors="surrogatepass"))
    plain = text.replace("\r\n", "\n").replace("\r", "\n")
    assert [told(finding, plain) for finding in findings if told(finding, plain)] == []
    assert chapter is not None or findings
    if chapter is not None and not findings:
        assert plain.endswith(chapter.body)
        head = plain.removesuffix(chapter.body)
        written = yaml.load(head.strip().strip("-."), Loader=yaml.CBaseLoader) or {}
        assert chapter.front == {key: value.strip() for key, value in written.items() if value}
