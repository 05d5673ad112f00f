"""The message that reports a wrong figure: the form that a page writes, and how it is read back.

A person sends it by WhatsApp, by mail or on paper, so it comes back between other words: quoted, wrapped, with bold
keys, under the sender's name. Only the lines of the form are read; everything else, the sender first of all, is left
where it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from ..readings.unreadable import QUOTES
from ..signs import without_invisible

__all__ = [
    "ANSWERS", "FACTS", "WHOLE", "Message", "SetAside", "Trouble", "compose", "compose_row", "read_messages", "text_of",
]  # fmt: skip

VERSION = "1"
FACTS = {
    "halaman": "page",
    "alamat": "address",
    "edisi": "edition",
    "indikator": "metric",
    "periode": "period",
    "bagian": "part",
    "tertulis": "shown",
    "sumber tertulis": "shown_source",
}
"""What the page knows, by the key of its line."""
ANSWERS = {"menurut sumber": "says", "sumber": "source", "kantor": "office"}
"""What the sender knows."""
WHOLE = "seluruh kota"
"""The part of a figure that speaks of no part."""
_ASKED = {"sumber": "sumber (judul, nomor, atau tautan)", "kantor": "kantor Anda (bukan nama orang)"}
_INTRO = "Laporan angka keliru. Isilah baris yang kosong di bawah; biarkan baris lainnya."
_ASK = "Yang Anda isi:"
_END = "selesai"
MAX_VALUE = 1000
"""Longest value of a line, in characters: what is longer is no line of the form."""


@dataclass(frozen=True, slots=True)
class Message:
    """One report, as texts; nothing of it is judged yet.

    :param metric: id of the metric, with its name in parentheses.
    :param period: the period of the figure; ``target`` before it where the figure is one.
    :param part: ``wilayah <id>``, ``opd <id>``, ``unit <id>`` or ``butir <words>``; the whole city where it is
        empty or :data:`WHOLE`.
    :param shown_source: id of the source that the page names, with its label in parentheses.
    :param says: what the sender's source says.
    :param lines: for each key the line where it stands.
    """

    page: str = ""
    address: str = ""
    edition: str = ""
    metric: str = ""
    period: str = ""
    part: str = ""
    shown: str = ""
    shown_source: str = ""
    says: str = ""
    source: str = ""
    office: str = ""
    lines: Mapping[str, int] = field(default_factory=dict, compare=False)

    def line(self, key: str) -> int:
        """Where a key stands; where it is missing, the head of the form."""
        return self.lines.get(key, self.lines.get("", 1))

    def aside(self, key: str, message: str, mend: str = "") -> SetAside:
        """To be raised where a line of the message cannot be used."""
        return SetAside(Trouble(self.line(key), message, mend))


@dataclass(frozen=True, slots=True)
class Trouble:
    """Why a message is set aside, and what to write instead (both in Indonesian)."""

    line: int
    message: str
    mend: str = ""


class SetAside(Exception):
    """Ends the judging of one message; never leaves :func:`macros.intake.judge.judge`."""

    def __init__(self, trouble: Trouble) -> None:
        super().__init__(trouble.message)
        self.trouble = trouble


# --- written -----------------------------------------------------------------------------------------------


def compose(message: Message) -> tuple[str, str]:
    """The form in full, in two parts: what the page knows, then, on the next line, what it asks."""
    known = [f"{key}: {_line(getattr(message, name))}".rstrip() for key, name in FACTS.items()]
    return "\n".join([_INTRO, "", f"masterplan-lapor {VERSION}", *known, "", _ASK]), _asked(message)


def compose_row(message: Message) -> str:
    """The form in short, for the link of one row: what is empty, and the page, is left out."""
    known = [f"{key}: {_line(value)}" for key, name in FACTS.items() if (value := getattr(message, name))]
    asked = [f"{key}: {_line(getattr(message, name))}".rstrip() for key, name in ANSWERS.items()]
    return "\n".join([f"masterplan-lapor {VERSION}", *known, *asked, _END])


def _asked(message: Message) -> str:
    lines = (f"{_ASKED.get(key, key)}: {_line(getattr(message, name))}" for key, name in ANSWERS.items())
    return "\n".join([*lines, _END])


def _line(value: str) -> str:
    """A value as it may stand in the form: on one line, and with nothing in it that looks like a key."""
    return _ANY_KEY.sub(lambda found: found[0].rstrip(" :：*_") + " -", " ".join(value.split()))


# --- read back ---------------------------------------------------------------------------------------------

_KEY_WORDS = "|".join(sorted((re.escape(key).replace(r"\ ", r"\s+") for key in (*FACTS, *ANSWERS)), key=len)[::-1])
_KEY = rf"({_KEY_WORDS})(?:\s+anda)?(?:\s*\([^()]*\))?\s*[*_]*\s*[:：]"
_ANY_KEY = re.compile(rf"(?i)(?<![\w-]){_KEY}")
_KEYED = re.compile(rf"(?i)^{_KEY}[*_]*\s*(.*)$")
_MARK = re.compile(r"(?i)masterplan\s*[-\u2010-\u2015\u2212]\s*lapor\s*([0-9]{1,4})")
_QUOTED = re.compile(r"^(?:\s*>)+ ?")
_CLOSED = re.compile(rf"(?i)^(?:{_END}\W*|--)$")
# A chat's export puts time and sender before each message: "[24/11/26 10.12] Nama: …", "24/11/26 10.12 - Nama: …".
_SENDER = re.compile(
    r"^\s*(?:\[[^\]]{0,30}\d{1,2}[.:]\d{2}[^\]]{0,30}\]\s*|\d{1,4}[/.-]\d{1,2}[/.-]\d{1,4},?\s+\d{1,2}[.:]\d{2}[^-]{0,9}-\s+)"
    r"[^:]{1,80}:"
)
_WRAPS = 50
"""Shortest line, in characters, behind which a mail program may have wrapped."""


def text_of(content: bytes) -> str:
    """The text of a file that came by mail or from a telephone, in whatever encoding, without invisible signs."""
    if content[:2] in {b"\xff\xfe", b"\xfe\xff"}:
        text = content.decode("utf-16", errors="replace")
    else:
        try:
            text = content.decode("utf-8-sig")
        except UnicodeDecodeError:
            text = content.decode("cp1252", errors="replace")
    return without_invisible(text.replace("\r\n", "\n").replace("\r", "\n"))


def read_messages(text: str) -> Iterator[Message | Trouble]:
    """Every form in a text, in its order."""
    lines = [_bare(line) for line in text.split("\n")]
    at = 0
    while at < len(lines):
        mark = _MARK.search(lines[at])
        if mark is None:
            at += 1
            continue
        end = _end(lines, at + 1)
        if mark[1] == VERSION:
            yield _read(lines, at, end)
        else:
            message = f"Bentuk pesan “masterplan-lapor {mark[1]}” tidak dikenal."
            yield Trouble(at + 1, message, f"masterplan-lapor {VERSION}, dari halaman buku yang terbaru")
        at = end


def _bare(line: str) -> str:
    """A line without the marks of a quotation and of bold or slanted type around it, and with single blanks."""
    line = " ".join(_QUOTED.sub("", line).split())
    return line.strip("*_~`").strip() if line[:1] in {"*", "_", "~", "`"} else line


def _end(lines: list[str], start: int) -> int:
    for at in range(start, len(lines)):
        if _CLOSED.match(lines[at]) or _MARK.search(lines[at]) or _SENDER.match(lines[at]):
            return at
    return len(lines)


def _read(lines: list[str], start: int, end: int) -> Message | Trouble:
    values: dict[str, list[str]] = {}
    places = {"": start + 1}
    open_key = ""
    for at in range(start + 1, end):
        line = lines[at]
        found = _KEYED.match(line)
        if found:
            key = " ".join(found[1].casefold().split())
            if any(values.get(key, ())):
                return Trouble(at + 1, f"Baris “{key}” tertulis dua kali dalam satu pesan.", f"{key}: satu isi saja")
            values[key], places[key], open_key = [found[2]], at + 1, key
        elif open_key and _goes_on(open_key, values[open_key], lines[at - 1], line):
            values[open_key].append(line)
        elif any(values.get(open_key, [])):
            open_key = ""
    read = {key: _value(lines) for key, lines in values.items()}
    for key, value in read.items():
        if len(value) > MAX_VALUE:
            return Trouble(places[key], f"Baris “{key}” lebih panjang dari {MAX_VALUE} huruf.", f"{key}: isinya saja")
    return Message(**{name: read.get(key, "") for key, name in (FACTS | ANSWERS).items()}, lines=places)


def _goes_on(key: str, value: list[str], before: str, line: str) -> bool:
    """Whether a line without a key belongs to the value above it: it was wrapped, or the answer begins below."""
    if not line or line == _ASK:
        return False
    # Below the last answer people put their name.
    return not any(value) or (bool(before) and (key != "kantor" or len(before) >= _WRAPS))


def _value(lines: list[str]) -> str:
    value = " ".join(" ".join(lines).replace(_ASK, " ").split())
    if len(value) > 1 and value[0] in QUOTES and value[-1] in QUOTES:
        value = value.strip(QUOTES)
    return value
