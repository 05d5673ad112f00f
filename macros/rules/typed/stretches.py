"""The stretches of a page in which a typed number may stand: its body, its head, and the questions it asks."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from ...callsyntax import setting_of
from ...chapters import Call, Chapter
from ...findings import Place

__all__ = ["Stretch", "stretches"]


@dataclass(frozen=True, slots=True)
class Stretch:
    """Text in which numbers are looked for; what is no prose is blank in it.

    :param place: the place of an offset.
    :param closed: says of a span why no macro may stand there, in Indonesian; empty where one may.
    :param asks: the text is a question, which may quote a number that nobody holds.
    """

    text: str
    place: Callable[[int], Place]
    closed: Callable[[int, int], str]
    asks: bool = False


def stretches(chapter: Chapter) -> Iterator[Stretch]:
    """The body, then ``judul`` and ``ringkasan`` of the head, then the questions of ``belum``."""
    yield Stretch(_prose(chapter), chapter.place, lambda start, end: setting_of(chapter.masked, start, end)[1])
    for key in ("judul", "ringkasan"):
        if key in chapter.front:
            yield _of_the_head(chapter, key)
    for call in chapter.calls:
        if call.name == "belum":
            yield from _question(chapter, call)


def _of_the_head(chapter: Chapter, key: str) -> Stretch:
    place = chapter.front_places.get(key, chapter.place(0))
    return Stretch(chapter.front[key], lambda at: place, lambda start, end: key)


def _question(chapter: Chapter, call: Call) -> Iterator[Stretch]:
    asked = call.args[0] if call.args else call.kwargs.get("pertanyaan")
    if isinstance(asked, str):
        begin = call.start + max(0, call.source.find(asked))
        yield Stretch(asked, lambda at: chapter.place(begin + at), lambda start, end: "pertanyaan", asks=True)


_NOT_PROSE = re.compile(
    r"\]\([^)\n]{0,500}\)"  # a link's address
    r"|<[^<>\n]{1,500}>"  # an HTML tag
    r"|\{:?[^{}\n]{0,300}\}"  # an attribute list
    r"|https?://[^\s)]+|[\w.+-]{1,64}@[\w-]{1,64}\.[\w.]{1,64}"
    r"|^[ \t>]*\d+[.)](?=[ \t])",  # a list's number
    re.MULTILINE,
)


def _prose(chapter: Chapter) -> str:
    """The body without code, calls, addresses and HTML tags, same length."""
    return _NOT_PROSE.sub(lambda found: " " * len(found.group()), chapter.masked_prose)
