"""A number that stands in ``data/`` is never typed by hand in a page: it would go stale there, or be wrong.

A typed number *repeats* a figure where it has its value, whatever its sign, and stands before its unit, is long
enough to be no coincidence, or stands beside the metric's name. It *contradicts* one where it has another value for
the metric and the time that the sentence names; then the author is asked which of the two holds.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from ..book.model import Observation, Unit
from ..chapters import Chapter
from ..findings import Finding, Severity
from ..indonesian import format_period, format_quantity
from .base import Rule, Subject
from .typed.meeting import Meeting, Page, contradicted, repeated
from .typed.numbers import Number, numbers
from .typed.register import Register
from .typed.sentences import Sentences
from .typed.stretches import Stretch, stretches

__all__ = ["RULE"]


def check(subject: Subject) -> Iterator[Finding]:
    register = Register(subject.book)
    for chapter in subject.chapters.values():
        page = Page(register, _owner(chapter))
        for stretch in stretches(chapter):
            yield from _typed(page, chapter, stretch)


def _owner(chapter: Chapter) -> str | None:
    folder = re.match(r"opd/([^/]+)/", chapter.path)
    return folder[1] if folder else chapter.front.get("opd")


def _typed(page: Page, chapter: Chapter, stretch: Stretch) -> Iterator[Finding]:
    sentences = Sentences(stretch.text)
    found = list(numbers(stretch.text))
    done = 0
    for place, number in enumerate(found):
        if number.start < done or not _may_meet(page, number):
            continue
        sentence = sentences.around(number.start, number.end)
        meeting = repeated(page, number, sentence)
        other = None
        if not stretch.asks and not (meeting and (meeting.suits or not sentence.periods)):
            around = _around(found, place, sentence.block)
            other = contradicted(page, number, sentence, around)
            if other and _is_called(chapter, other, stretch, number):
                other = None
            if other and meeting and meeting.metric.id != other.metric.id:
                other = None
        if other is None and meeting is None:
            continue
        done = number.end
        if other is None or other.rounds:
            yield _repeats(stretch, number, other or meeting)
        else:
            yield _contradicts(page, stretch, number, other, meeting)


def _may_meet(page: Page, number: Number) -> bool:
    """Whether it is worth reading the sentence: the value stands in the data, or a unit of it may follow."""
    register = page.register
    return any(
        reading.value in register.by_value
        or (not number.joined and register.unit_of(reading, number)[0] in register.by_unit)
        or bool(register.without_unit(number, reading))
        for reading in number.readings
    )


def _around(found: list[Number], place: int, block: tuple[int, int]) -> list[Decimal]:
    """The values of the paragraph's numbers, as first read, the number itself among them."""
    first = place
    while first > 0 and found[first - 1].start >= block[0] and place - first < 8:
        first -= 1
    near = [n for n in found[first : place + 8] if n.start < block[1] and not n.is_other]
    return [number.readings[0].value for number in near]


def _is_called(chapter: Chapter, meeting: Meeting, stretch: Stretch, number: Number) -> bool:
    """Whether a macro near the number shows the same metric already, so that the number may be a part of it."""
    at = stretch.place(number.start).line
    return any(
        call.args[:1] == (meeting.metric.id,) and abs(call.place.line - at) <= 1
        for call in chapter.calls
        if call.name in {"angka", "target"}
    )


# --- the findings ------------------------------------------------------------------------------------------


def _repeats(stretch: Stretch, number: Number, meeting: Meeting | None) -> Finding:
    assert meeting is not None
    metric = meeting.metric
    typed = _as_typed(stretch, number, meeting)
    kind = "angka" if isinstance(meeting.row, Observation) else "target"
    verb = "membulatkan" if meeting.rounds else "adalah"
    figure = f"{kind} “{metric.name}” ({format_period(meeting.row.period)})"
    message = f"“{typed}” {verb} {figure}; jangan diketik, agar tidak basi."
    severity = Severity.WARNING if meeting.rounds else Severity.ERROR
    return Finding("angka-diketik", stretch.place(number.start), message, _mend(stretch, number, meeting), severity)


def _contradicts(page: Page, stretch: Stretch, number: Number, meeting: Meeting, repeats: Meeting | None) -> Finding:
    """The question which of two holds.

    :param repeats: the figure of another time, or the target, that the number repeats.
    """
    metric, row = meeting.metric, meeting.row
    unit = page.register.book.units.get(metric.unit) or Unit(metric.unit, whole=False, additive=False)
    typed = _as_typed(stretch, number, meeting)
    held = " ".join(filter(None, format_quantity(row.quantity, unit)))
    kind = "" if isinstance(row, Observation) else "target "
    message = (
        f"Di sini “{typed}”, sedangkan data menulis {held} untuk {kind}{format_period(row.period)} "
        f"(“{metric.name}”). Mana yang benar?"
    )
    mend = _mend(stretch, number, meeting)
    if not stretch.closed(number.start, number.end):
        mend += f"   atau   {_call(repeats)}" if repeats else ""
        mend += f'   atau   {{{{ bukan_indikator("{typed}", "alasannya, bila maksudnya hal lain") }}}}'
    place = stretch.place(number.start)
    return Finding("angka-beda-dengan-data", place, message, mend, Severity.WARNING)


def _as_typed(stretch: Stretch, number: Number, meeting: Meeting) -> str:
    """The number with its unit, as they stand in the page."""
    start, end = number.start, number.end
    behind = re.match(r"[ \t\u00a0\n]{0,3}(?:(?:ribu|juta|miliar|triliun)\b)?", stretch.text[end : end + 12])
    unit = re.escape(meeting.unit).replace(r"\ ", r"\s+")
    words = re.match(rf"\s{{0,3}}(?:(?:ribu|juta|miliar|triliun)\s+)?{unit}", stretch.text[end : end + 80])
    rupiah = re.search(r"Rp[\s.]?\Z", stretch.text[max(0, start - 4) : start]) if number.in_rupiah else None
    start -= len(rupiah.group()) if rupiah else 0
    start -= stretch.text[max(0, start - 1) : start] in {"-", "\u2212"}
    taken = words.group() if words and meeting.unit else (behind.group() if behind else "")
    return " ".join((stretch.text[start:end] + taken).split())


def _mend(stretch: Stretch, number: Number, meeting: Meeting) -> str:
    """The call to write, or that the place bears no macro."""
    closed = stretch.closed(number.start, number.end)
    call = _call(meeting)
    return f"{closed} tanpa angka itu; di kalimat biasa: {call}" if closed else call


def _call(meeting: Meeting) -> str:
    metric, row = meeting.metric, meeting.row
    macro = "angka" if isinstance(row, Observation) else "target"
    area, item = row.part
    given = [f'"{metric.id}"', f'"{row.period.key}"']
    given += [f'wilayah="{area}"'] if area else []
    given += [f'rincian="{item.key}"'] if item else []
    return f"{{{{ {macro}({', '.join(given)}) }}}}"


RULE = Rule(
    {
        "angka-diketik": "Angka dari data/ yang diketik tangan di halaman.",
        "angka-beda-dengan-data": "Angka yang diketik lain dari data/ untuk hal dan waktu yang sama (peringatan).",
    },
    check,
)
