"""Bytes to text: UTF-8 with LF line ends and nothing in it that nobody sees.

What is safe is read (one leading BOM, line ends of Windows); what is not is refused with the line as it should read,
so that an official with an old text editor knows what to do.
"""

from __future__ import annotations

from collections.abc import Iterable

from ..filekinds import MAX_RECORDS
from ..findings import Finding, Place
from ..signs import invisible, lookalikes, name_of, without_invisible

__all__ = ["deceiving_letters", "decode", "hidden_signs", "plain_letters"]

MAX_SHOWN = 5
"""More lines with invisible signs than this are one mistake: the file came from elsewhere."""
MAX_LINE = 160


def decode(path: str, content: bytes, limit: int = MAX_RECORDS) -> tuple[str | None, list[Finding]]:
    """UTF-8 text with LF line ends; one leading BOM is dropped; invisible signs are findings.

    :param path: path for the findings.
    :param limit: largest size in bytes.
    :returns: the text, or None where nothing can be read.
    """
    if len(content) > limit:
        message = f"Berkas ini {len(content) // 1000} kB; paling besar {limit // 1000} kB."
        return None, [Finding("berkas-terlalu-besar", Place(path), message, "berkas yang lebih kecil")]
    if content[:2] in {b"\xff\xfe", b"\xfe\xff"} or content.count(0) > len(content) // 4:
        message = "Berkas disimpan sebagai UTF-16 (“Unicode” di Notepad), bukan UTF-8."
        return None, [Finding("bukan-utf8", Place(path), message, _SAVE)]
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        return None, [_not_utf8(path, content, error.start)]
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    findings = _hidden(path, text)
    return (None if findings else text), findings


_SAVE = "simpan ulang berkas dengan pilihan UTF-8 (Notepad: Simpan sebagai, Pengodean: UTF-8)"


def _not_utf8(path: str, content: bytes, at: int) -> Finding:
    line = content[:at].count(b"\n") + 1
    written = content.split(b"\n")[line - 1].decode("cp1252", errors="replace").strip()
    message = "Berkas tidak disimpan sebagai UTF-8, sehingga hurufnya tidak terbaca. Simpan ulang dengan pilihan UTF-8."
    mend = written if "\ufffd" not in written and len(written) <= MAX_LINE else _SAVE
    return Finding("bukan-utf8", Place(path, line), message, mend)


def _hidden(path: str, text: str) -> list[Finding]:
    """One finding a line that holds invisible signs; of many lines the first, with their number."""
    lines: dict[int, list[tuple[int, str]]] = {}
    line, counted = 1, 0
    for at, sign in invisible(text):
        line, counted = line + text.count("\n", counted, at), at
        lines.setdefault(line, []).append((at, sign))
    findings = []
    for line, found in lines.items():
        at = found[0][0]
        start = text.rfind("\n", 0, at) + 1
        whole = text[start:].partition("\n")[0]
        message = f"Ada tanda tak terlihat ({_names(sign for _, sign in found)})."
        if len(lines) > MAX_SHOWN:
            message += f" Baris lain yang memuatnya: {len(lines) - 1}; tempel ulang isinya sebagai teks biasa."
        clean = without_invisible(whole)
        mend = clean if clean.strip() and len(clean) <= MAX_LINE else "hapus tanda itu: ketik ulang kata di sekitarnya"
        findings.append(Finding("tanda-tak-terlihat", Place(path, line, at - start + 1), message, mend))
        if len(lines) > MAX_SHOWN:
            break
    return findings


def _names(signs: Iterable[str]) -> str:
    return "; ".join(dict.fromkeys(name_of(sign) for sign in signs))


def hidden_signs(place: Place, text: str, label: str = "") -> Finding | None:
    """The finding for a value that hides signs behind an escape (``"\\u202e"``), which the bytes do not show.

    :param label: what stands before the value in its line.
    """
    found = [sign for _, sign in invisible(text)]
    if not found:
        return None
    message = f"Isinya memuat tanda tak terlihat dalam bentuk sandi ({_names(found)})."
    return Finding("tanda-tak-terlihat", place, message, label + without_invisible(text)[:MAX_LINE])


def deceiving_letters(place: Place, text: str, label: str = "") -> Finding | None:
    """The finding for a text with letters of another script that look like ours.

    :param label: what stands before the value in its line.
    """
    found = next(lookalikes(text), None)
    if found is None:
        return None
    _, word, plain = found
    strange = next(sign for sign, other in zip(word, plain, strict=False) if sign != other)
    message = f"“{word}” memuat “{strange}” ({name_of(strange)}), yang hanya mirip huruf atau angka biasa."
    mend = label + plain_letters(text)
    return Finding("huruf-mirip", place, message, mend if len(mend) <= MAX_LINE else plain)


def plain_letters(text: str) -> str:
    """The text as it was meant: without invisible signs, and with our own letters."""
    for _, word, plain in lookalikes(text):
        text = text.replace(word, plain)
    return without_invisible(text)
