"""Numbers and ranges.

A comma is always the decimal sign; several dots part thousands; a lone dot before three digits has two readings and
is asked about, unless the unit is counted whole; any other dot can only be a decimal sign, as computers write it. What
is not read is answered with the number to write, its sign kept, or with a hint where a number would be a guess.
"""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal

from ..book.model import Amount, Quantity
from .unreadable import OR, QUOTES, Unreadable

__all__ = ["MAGNITUDES", "MAX_DIGITS", "NUMBER_FORMS", "read_quantity"]

MAGNITUDES = {"ribu": 3, "juta": 6, "miliar": 9, "triliun": 12}
_SHORT = {"rb": "ribu", "jt": "juta", "milyar": "miliar", "mlr": "miliar", "trilyun": "triliun"}
MAX_DIGITS = 18
"""More digits than this are a slip of the keyboard: the whole nation's money fits into 18."""
NUMBER_FORMS = "angka, misalnya 83,25 atau 1.234.567"

_CODE = "angka-tidak-terbaca"
_BLANK = r"[\t \u00a0\u2000-\u200a\u202f\u205f\u3000]"
_BLANKS = re.compile(_BLANK)
_RANGE = re.compile(
    r"\s+sampai\s+|(?<=\S)\s*[\u2013\u2014]\s*|(?<=[0-9])\s*-\s*(?=[0-9])|\s+hingga\s+|\s+s\.?d\.?\s+|\s+s/d\s+"
)
_ABOUT = re.compile(r"(sekitar|kurang lebih|lebih kurang|kira-kira|hampir|mendekati|±|\+/-|~)\s*(?=\S)", re.IGNORECASE)
_BOUND = re.compile(
    r"(lebih dari|kurang dari|di ?atas|di ?bawah|minimal|maksimal|paling (?:sedikit|banyak)|setidaknya|[<>≤≥]=?)"
    r"\s*(?=\S)",
    re.IGNORECASE,
)


def read_quantity(text: str, *, whole: bool = False, approximate: bool = False) -> Quantity | Unreadable:
    """A value (``83,25``, ``1.234.567``, ``1,2 juta``) or a range (``400 sampai 500``).

    :param whole: the unit is counted in whole numbers: ``1.234`` then means a thousand, and decimals are
        refused.
    :param approximate: whether the source says "about".
    """
    text = text.strip()
    parts = _RANGE.split(text)
    if len(parts) > 2:
        return Unreadable(_CODE, f"“{text}” bukan angka dan bukan rentang dua angka.", NUMBER_FORMS, is_hint=True)
    read = [_read_amount(part, whole) for part in parts]
    amounts = [part for part in read if isinstance(part, Amount)]
    if len(amounts) < len(parts):
        wrapped = _wrapped(text, whole)
        if wrapped is not None:
            return wrapped
        problem = next(part for part in read if isinstance(part, Unreadable))
        return problem if len(parts) == 1 else _in_range(parts, read, whole)
    if len(amounts) == 1:
        return Quantity(amounts[0], approximate=approximate)
    return _read_range(text, parts, amounts[0], amounts[1]) or Quantity(amounts[0], amounts[1], approximate)


def _wrapped(text: str, whole: bool) -> Unreadable | None:
    """A number inside quotation marks, or behind a word such as "about"."""
    plain = _BLANKS.sub(" ", text)
    if plain != text and not isinstance(read_quantity(plain, whole=whole), Unreadable):
        return Unreadable(_CODE, f"“{text}” memuat {_kind_of_blank(text)}; pakai spasi biasa.", plain)
    bare = text.strip(QUOTES)
    if bare != text:
        return _inside(bare, whole, f"“{bare}” diapit tanda kutip dari pengolah kata; angka ditulis tanpa tanda kutip.")
    for pattern, is_about in ((_ABOUT, True), (_BOUND, False)):
        found = pattern.match(text)
        if found is not None:
            word = found[1].casefold()
            also = "kira_kira: ya" if is_about else f"catatan: Sumber menulis “{text}”."
            message = f"“{text}” memuat “{word}”. Tulis angkanya saja, dan sebutkan hal itu di baris sendiri."
            return replace(_inside(text[found.end() :], whole, message), also=also)
    return None


def _inside(text: str, whole: bool, message: str) -> Unreadable:
    read = read_quantity(text, whole=whole)
    if isinstance(read, Unreadable):
        return replace(read, message=f"{message} {read.message}") if read.code == _CODE else read
    return Unreadable(_CODE, message, text.strip())


def _in_range(parts: list[str], read: list[Amount | Unreadable], whole: bool) -> Unreadable:
    """The problem of one end or of both, mended as the whole range."""
    problems = [part for part in read if isinstance(part, Unreadable)]
    unclear = next((problem for problem in problems if problem.is_hint or not problem.mend), None)
    if unclear is not None:
        return unclear
    ends = [
        each.mend.split(OR) if isinstance(each, Unreadable) else [part.strip()]
        for part, each in zip(parts, read, strict=True)
    ]
    count = max(map(len, ends))
    written = [" sampai ".join(mends[min(number, len(mends) - 1)] for mends in ends) for number in range(count)]
    # Of two readings one may turn the range round.
    meant = [mend for mend in written if isinstance(read_quantity(mend, whole=whole), Quantity)]
    return replace(problems[0], mend=OR.join(meant or written))


def _read_range(text: str, parts: list[str], low: Amount, high: Amount) -> Unreadable | None:
    """What is wrong with a range of two readable ends."""
    first, second = parts[0].strip(), parts[1].strip()
    if " sampai " not in text:
        message = f"“{text}” dibaca sebagai rentang, tetapi rentang ditulis dengan kata “sampai”."
        again = _read_range(f"{first} sampai {second}", parts, low, high)
        return Unreadable(_CODE, message, again.mend if again else f"{first} sampai {second}")
    if high.magnitude and not low.magnitude:
        word = second.partition(" ")[2].strip()
        both = f"{first} {word} sampai {second}"
        plain = f"{first} sampai {high.value:f}"
        message = f"“{text}” dapat berarti dari {first} {word}, atau dari {first} saja."
        mend = both if low.value >= high.digits else f"{both}{OR}{plain}"
        return Unreadable("angka-bermakna-dua", message, mend)
    if low.magnitude and not high.magnitude and low.value >= high.value:
        word = first.partition(" ")[2].strip()
        message = f"Rentang “{text}” menyebut “{word}” hanya pada angka pertama."
        mend = f"{first} sampai {second} {word}" if low.digits < high.digits else NUMBER_FORMS
        return Unreadable(_CODE, message, mend, is_hint=mend == NUMBER_FORMS)
    if low.value == high.value:
        return Unreadable(_CODE, f"Kedua ujung rentang “{text}” sama; tulis satu angka saja.", first)
    if low.value > high.value:
        message = f"Rentang “{text}” terbalik: angka pertama harus lebih kecil."
        return Unreadable(_CODE, message, f"{second} sampai {first}")
    return None


# --- one number --------------------------------------------------------------------------------------------


def _read_amount(text: str, whole: bool) -> Amount | Unreadable:
    text = text.strip()
    number, _, word = text.partition(" ")
    magnitude = MAGNITUDES.get(word.strip().casefold())
    digits = _read_digits(text if magnitude is None else number, whole and magnitude is None)
    if isinstance(digits, Unreadable):
        if magnitude is None or digits.is_hint:
            return digits
        return replace(digits, mend=re.sub(r"(?<=[0-9])(?=\s|$)", f" {word.strip()}", digits.mend))
    amount = Amount(digits, magnitude or 0)
    if whole and amount.value != amount.value.to_integral_value():
        return _not_whole(text)
    return amount


def _not_whole(text: str) -> Unreadable:
    """What to write for a number with decimals in a whole unit: never a rounded one, that would be invented."""
    message = f"“{text}” berkoma, padahal satuannya dihitung bulat."
    if re.fullmatch(r"-?[1-9][0-9]{0,2},[0-9]{3}", text):
        return Unreadable("angka-tidak-bulat", f"{message} Atau satuannya yang keliru.", text.replace(",", "."))
    hint = "angka bulat seperti tertulis di sumbernya   atau   satuan yang boleh berkoma"
    return Unreadable("angka-tidak-bulat", message, hint, is_hint=True)


def _read_digits(text: str, whole: bool) -> Decimal | Unreadable:
    minus = "-" if text[:1] in {"-", "\u2212"} else ""
    body = text[1:] if minus else text
    sign = -1 if minus else 1
    if len(re.sub(r"[^0-9]", "", body)) > MAX_DIGITS:
        message = f"“{text[:30]}…” lebih panjang dari {MAX_DIGITS} angka."
        return Unreadable(_CODE, message, NUMBER_FORMS, is_hint=True)
    if re.fullmatch(r"0|[1-9][0-9]*", body):
        return sign * Decimal(body)
    if re.fullmatch(r"[1-9][0-9]{0,2}((\.[0-9]{3}){2,}(,[0-9]+)?|\.[0-9]{3},[0-9]+)", body):
        return sign * Decimal(body.replace(".", "").replace(",", "."))
    if re.fullmatch(r"(0|[1-9][0-9]*),[0-9]+", body):
        return sign * Decimal(body.replace(",", "."))
    if re.fullmatch(r"[1-9][0-9]{0,2}\.[0-9]{3}", body):
        plain = body.replace(".", "")
        if whole:
            return sign * Decimal(plain)
        decimal = body.replace(".", ",")
        return Unreadable(
            "angka-bermakna-dua",
            f"“{text}” dapat berarti {minus}{plain} (ribuan), atau {minus}{decimal} (desimal).",
            f"{minus}{plain}{OR}{minus}{decimal}",
        )
    if re.fullmatch(r"(0|[1-9][0-9]*)\.[0-9]+", body):
        return sign * Decimal(body)
    return _not_a_number(text, minus, body)


_NONE = frozenset("- -- \u2013 \u2014 \u2026 .. ... ? n/a #n/a na nan nihil null none kosong tad".split())
_NONE |= {"tidak ada", "tidak tersedia", "belum ada"}
"""What people write where there is no figure."""


def _not_a_number(text: str, minus: str, body: str) -> Unreadable:
    """Why a text is no number: the slips that have one mend, else a hint."""
    shown = text[:60]

    def slip(message: str, number: str) -> Unreadable:
        return _mended(f"“{shown}” {message}", minus + number)

    def hint(message: str, mend: str = NUMBER_FORMS) -> Unreadable:
        return Unreadable(_CODE, f"“{shown}” {message}", mend, is_hint=True)

    if re.fullmatch(r"[1-9][0-9]{0,2}((,[0-9]{3})+\.[0-9]+|(,[0-9]{3}){2,})", body):
        english = body.translate(str.maketrans(",.", ".,"))
        return slip("memakai koma sebagai pemisah ribuan; di sini koma tanda desimal.", english)
    if re.fullmatch(r"0[0-9]+([.,][0-9]+)?", body):
        rest = body.lstrip("0") or "0"
        return slip("diawali nol.", rest if rest[0].isdigit() else "0" + rest)
    if re.fullmatch(r"[0-9]+[.,]", body) or re.fullmatch(r"[.,][0-9]+", body):
        return slip("tidak selesai.", "0," + body[1:] if body[0] in ".," else body[:-1])
    if _BLANKS.search(body) and re.fullmatch(r"[0-9.,]+", _BLANKS.sub("", body)):
        if not re.fullmatch(rf"{_BLANK}*[0-9.,]+({_BLANK}+[0-9]{{3}}(?=[\D]|$)[.,0-9]*)*{_BLANK}*", body):
            return hint("memuat spasi, seperti dua angka yang menyatu.", "satu angka saja")
        return slip(f"memuat {_kind_of_blank(body)} di dalam angka.", _BLANKS.sub("", body))
    if re.fullmatch(r"[1-9][0-9]{0,2}(['’_´`][0-9]{3})+", body):
        return slip("memakai pemisah ribuan yang tidak dikenal.", re.sub(r"\D", "", body))
    if re.fullmatch(r"[0-9.,]*[0-9][0-9.,]*", body):
        return hint("tidak terbaca: periksa letak titik dan komanya.")
    if re.fullmatch(r"[0-9]+([.,][0-9]+)?[eE][+-]?[0-9]+", body):
        return hint("adalah singkatan dari Excel; angka di belakangnya hilang.", "angka lengkap seperti di sumbernya")
    if re.fullmatch(r"(?!0[oO])[0-9OoIl.,]+", body) and re.search(r"[0-9]", body):
        return slip("memuat huruf yang mirip angka.", body.translate(str.maketrans("OoIl", "0011")))
    if negative := re.fullmatch(r"\(([0-9.,]+)\)|([0-9.,]*[0-9])[-\u2212\u2013]", body):
        number = negative[1] or negative[2]
        return Unreadable(_CODE, f"“{shown}”: angka di bawah nol diawali tanda kurang.", f"-{number}{OR}{number}")
    if not minus and text[:1] in "\u2013\u2014\u2010\u2011\uff0d" and text[1:].strip()[:1].isdigit():
        return _mended(f"“{shown}” memakai garis, bukan tanda kurang.", "-" + text[1:].strip())
    if text.casefold() in _NONE:
        return hint("bukan angka.", "hapus baris ini bila angkanya belum ada; jangan menulis 0")
    if text.startswith("#"):
        return hint("adalah pesan kesalahan rumus Excel.", "angka seperti di sumbernya")
    return _with_words(text) or hint("bukan angka.")


def _with_words(text: str) -> Unreadable | None:
    """A number with its unit or currency; a rest that holds digits too may be another number."""
    leading = re.match(r"(?i:Rp\.?\s*|IDR\s*)?([-\u2212]?\s?(?:[0-9][0-9.,]*[0-9]|[0-9]))(?![0-9])", text)
    rest = text[leading.end() :] if leading else ""
    if leading is None or re.search(r"[0-9:]", rest) or re.match(r"[A-Za-z]?x?[A-F]*\d|_", rest):
        return None
    words = rest.split(maxsplit=1)[:1]
    magnitude = _magnitude_word(words[0]) if words else ""
    message = f"“{text[:60]}” memuat tulisan selain angka; satuannya sudah tertulis di tempat lain."
    number = leading[1].replace("\u2212", "-").replace(" ", "")
    return _mended(message, number, f" {magnitude}" if magnitude else "")


def _kind_of_blank(text: str) -> str:
    found = re.search(rf"(?! ){_BLANK}", text) or _BLANKS.search(text)
    sign = found.group() if found else " "
    kinds = {" ": "spasi", "\u00a0": "spasi tak putus", "\u202f": "spasi tipis", "\u2009": "spasi tipis", "\t": "tab"}
    return kinds.get(sign, "spasi khusus")


def _mended(message: str, number: str, word: str = "") -> Unreadable:
    """A slip with the number to write, or what to write where that is not readable either; ``word`` follows it."""
    read = _read_digits(number, whole=False)
    if not isinstance(read, Unreadable):
        return Unreadable(_CODE, message, number + word)
    return replace(read, code=_CODE, message=message, mend=OR.join(each + word for each in read.mend.split(OR)))


def _magnitude_word(word: str) -> str:
    """The full word of magnitude that ``word`` is or shortens; a lower-case m is a metre."""
    found = {"M": "miliar", "T": "triliun"}.get(word) or _SHORT.get(word.casefold(), word.casefold())
    return found if found in MAGNITUDES else ""
