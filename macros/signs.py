"""Signs that deceive the eye: those that nobody sees, and letters of other scripts that look like ours."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

__all__ = ["invisible", "is_invisible", "lookalikes", "name_of", "without_invisible"]

_MAYBE_INVISIBLE = re.compile(r"[^\n\t -~\u00a1-\u00ac\u00ae-\u00ff\u2010-\u2027\u2030-\u205e]")
_EMPTY_LETTERS = frozenset("\u034f\u115f\u1160\u17b4\u17b5\u180b\u180c\u180d\u2800\u3164\uffa0") | {
    chr(code) for code in (*range(0xFE00, 0xFE0F), *range(0xE0100, 0xE01F0))
}
"""Letters, marks and variation selectors that draw nothing, though Unicode does not class them as controls."""
_NAMES = {
    "\ufeff": "BOM", "\u200b": "spasi tanpa lebar", "\u00ad": "tanda penggal", "\u200d": "penyambung tanpa lebar",
    "\u200c": "pemisah tanpa lebar", "\u202e": "pembalik arah tulisan", "\x00": "NUL", "\x07": "BEL",
    "\x85": "ganti baris", "\u2028": "ganti baris",
}  # fmt: skip


def invisible(text: str) -> Iterator[tuple[int, str]]:
    """Offset and sign of all that nobody sees: controls, directions, zero-width and private signs.

    Private-use signs are among them because placeholders of macros are made of them.
    """
    for match in _MAYBE_INVISIBLE.finditer(text):
        if is_invisible(match.group()):
            yield match.start(), match.group()


def is_invisible(sign: str) -> bool:
    """Whether a sign shows nothing, turns the text around it, or means what only this program knows."""
    if sign in "\n\t\r":
        return False
    return sign in _EMPTY_LETTERS or unicodedata.category(sign) in {"Cc", "Cf", "Co", "Cs", "Cn", "Zl", "Zp"}


def without_invisible(text: str) -> str:
    """The text with its invisible signs gone; those that end a line become a blank."""
    hidden = {sign for _, sign in invisible(text)}
    return "".join(c if c not in hidden else " " if c in "\x85\u2028\u2029\x0b\x0c" else "" for c in text)


def name_of(sign: str) -> str:
    """What a sign is called: ``spasi tanpa lebar, U+200B``."""
    return f"{_NAMES.get(sign) or _family(sign)}, U+{ord(sign):04X}"


def _family(sign: str) -> str:
    if "\u0400" <= sign <= "\u052f":
        return "huruf Kiril"
    if "\u0370" <= sign <= "\u03ff":
        return "huruf Yunani"
    if sign >= "\uff01" and unicodedata.category(sign)[0] in "LN":
        return "huruf atau angka lebar"
    kinds = {"Cc": "tanda kendali", "Cf": "tanda pengatur tulisan", "Co": "tanda tanpa arti umum"}
    return kinds.get(unicodedata.category(sign), "tanda tanpa bentuk")


_CYRILLIC = dict(zip("АВЕЅІЈКМНОРСТУХаеѕіјкорсухԁһԛԝ", "ABESIJKMHOPCTYXaesijkopcyxdhqw", strict=True))
_GREEK = dict(zip("ΑΒΕΖΗΙΚΜΝΟΡΤΥΧαικνορυχ", "ABEZHIKMNOPTYXaikvopux", strict=True))
_PLAIN = str.maketrans(_CYRILLIC | _GREEK)
_SUSPECT = re.compile(r"[\u0370-\u03ff\u0400-\u052f\uff01-\uff5e\U0001d400-\U0001d7ff]")
_WORD = re.compile(r"[\w\uff01-\uff5e-]+")


def lookalikes(text: str) -> Iterator[tuple[int, str, str]]:
    """Words that hold letters of another script which look like ours.

    :returns: offset, the word, and the same word in plain letters. A word that is Greek or Cyrillic as a whole is
        left alone, and so are signs that look like none of ours (µ, Ω, Δ).
    """
    if text.isascii() or not _SUSPECT.search(text):
        return
    for match in _WORD.finditer(text):
        word = match.group()
        plain = unicodedata.normalize("NFKC", word.translate(_PLAIN)) if _SUSPECT.search(word) else word
        if plain != word and plain.isascii() and (re.search(r"[A-Za-z0-9]", word) or _is_styled(word)):
            yield match.start(), word, plain


def _is_styled(word: str) -> bool:
    """Whether a word is made of letters that are ours in another width or type (``Ｄｉｎａｓ``)."""
    return any(sign >= "\uff01" for sign in word)
