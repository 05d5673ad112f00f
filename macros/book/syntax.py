"""What is wrong with the form of a YAML file, told as the mistake that an author made, with the line to write."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

import yaml

from ..findings import Finding, Place
from ..readings import Unreadable, read_quantity
from .columns import Levels, expected_column, read_line, stray
from .sheets import cells, figures_of

__all__ = ["before_parsing", "syntax_finding"]

_WIDE = "\u00a0\u2000-\u200a\u202f\u205f\u3000"
_EARLY = re.compile(rf"^(?:<<<<<<<|>>>>>>>|=======|[ ]*(?:-[ ]*)?[\t{_WIDE}]|[ ]*[–—•·▪‣*][ \t{_WIDE}])", re.MULTILINE)
_BULLET = re.compile(rf"( *)([–—•·▪‣*])[ \t{_WIDE}]+(.*)")
_CODE = "yaml-rusak"
MAX_LINES = 50
"""Lines that one mend may hold: who sees these knows how the others go."""
MAX_NUMBERS = 20
"""Lines that one message may name."""
MAX_FOLDED = 20
"""A bullet so many lines below the head of a folded text, or fewer, is text."""


def before_parsing(path: str, text: str) -> Iterator[Finding]:
    """Marks that git left, tabs and special blanks at the head of lines, and a word processor's bullets."""
    if _EARLY.search(text) is None:
        return
    lines = text.split("\n")
    above = Levels()
    run: list[int] = []
    mended: list[str] = []
    bullets: list[tuple[int, str, str]] = []
    clashing, text_until = False, -1
    for number, line in enumerate(lines):
        if line.startswith(("<<<<<<<", ">>>>>>>", "=======")):
            if not clashing:
                message = "Ada tanda bentrok git; dua perubahan bertemu di sini."
                mend = "pilih satu isi, lalu hapus baris tanda <<<<<<<, =======, dan >>>>>>>"
                yield Finding("tanda-bentrok", Place(path, number + 1), message, mend)
            clashing = not line.startswith(">>>>>>>")
        head = re.match(rf"[ \t{_WIDE}]*(?:-[ \t{_WIDE}]*)?", line)
        is_odd = head is not None and re.search(rf"[\t{_WIDE}]", head.group()) is not None and bool(line.strip())
        clean = _with_blanks(above, line) if is_odd else line
        if not is_odd and run and line.strip():
            yield _odd_blanks(path, lines, run, mended)
            run, mended = [], []
        bullet = _BULLET.match(line)
        if bullet is not None and number > text_until and _belongs_to_a_list(above, bullet[3]):
            column = expected_column(above, read_line(f"{bullet[1]}- {bullet[3]}"))
            clean = f"{' ' * column}- {bullet[3]}"
            bullets.append((number, bullet[2], clean if len(bullets) < MAX_LINES else ""))
        if is_odd:
            run.append(number)
            if len(mended) < MAX_LINES:
                mended.append(clean)
        if re.search(r":\s+[|>][+-]?\s*$", clean):
            text_until = number + MAX_FOLDED
        above.read(clean)
    if run:
        yield _odd_blanks(path, lines, run, mended)
    if bullets:
        first, sign, _ = bullets[0]
        message = f"Daftar diawali tanda hubung dan spasi, “- ”, bukan “{sign}”."
        if len(bullets) > 1:
            message += f" Baris lain yang begitu: {_listed([number + 1 for number, _, _ in bullets[1:]])}."
        mend = _lines([line for _, _, line in bullets[:MAX_LINES]], len(bullets))
        yield Finding(_CODE, Place(path, first + 1, lines[first].index(sign) + 1), message, mend)


def _listed(numbers: Sequence[int]) -> str:
    """Numbers of lines; of many the first, and how many more there are."""
    shown = ", ".join(map(str, numbers[:MAX_NUMBERS]))
    return shown if len(numbers) <= MAX_NUMBERS else f"{shown}, dan {len(numbers) - MAX_NUMBERS} lagi"


def _lines(mended: Sequence[str], all_of_them: int) -> str:
    """The first lines as they should stand, and whether there are more."""
    return "\n".join([*mended, "…"] if len(mended) < all_of_them else mended)


def _with_blanks(above: Levels, line: str) -> str:
    """The line at the column where the lines above want it, its dash followed by one blank."""
    plain = re.sub(rf"[{_WIDE}]", " ", line.expandtabs(4))
    read = read_line(plain)
    return " " * expected_column(above, read) + re.sub(r"^-\s+", "- ", read.text)


def _odd_blanks(path: str, lines: Sequence[str], run: Sequence[int], mended: Sequence[str]) -> Finding:
    """One finding for neighbouring lines: one press of a key made them all.

    :param mended: the first of them as they should stand.
    """
    first, last = run[0], run[-1]
    odd = re.search(rf"[\t{_WIDE}]", lines[first])
    column = odd.start() + 1 if odd else 1
    what = "karakter tab" if odd is None or odd.group() == "\t" else "spasi khusus (tak putus)"
    where = "di awal baris" if first == last else f"di awal baris {first + 1} sampai {last + 1}"
    message = f"Ada {what} {where}; YAML hanya mengenal spasi biasa."
    return Finding("tab", Place(path, first + 1, column), message, _lines(mended, len(run)))


def _belongs_to_a_list(above: Levels, rest: str) -> bool:
    """Whether a bullet stands for a dash."""
    last = above.last
    return bool(re.match(r"[a-z_]+:(\s|$)", rest)) or (last is not None and (last.opens or last.has_dash))


# --- after the parser gave up ------------------------------------------------------------------------------


def syntax_finding(path: str, text: str, error: yaml.MarkedYAMLError) -> Finding:
    """The parser's error as the mistake behind it; the parser often notices it a line late."""
    mark = error.problem_mark or error.context_mark
    lines = text.split("\n")
    line, column = (mark.line, mark.column) if mark else (0, 0)
    if line >= len(lines):
        line, column = len(lines) - 1, 0
    began = min(error.context_mark.line, len(lines) - 1) if error.context_mark else line
    problem, context = error.problem or "", error.context or ""
    if "alias" in problem + context or "anchor" in problem + context:
        place = Place(path, line + 1, column + 1)
        return Finding("jangkar", place, "Jangkar (&, *) tidak dipakai di sini.", "tulis isinya langsung")
    if "single document" in problem + context:
        message = "Satu berkas hanya memuat satu catatan; ada --- kedua."
        return Finding(_CODE, Place(path, line + 1, column + 1), message, "hapus ---")
    top = next(number for number, each in enumerate(lines) if each.strip() or number == line)
    if "document start" in problem and top < line and lines[top].startswith(" "):
        message = "Baris pertama menjorok; kolom berkas dimulai di tepi kiri, tanpa spasi di depannya."
        return Finding(_CODE, Place(path, top + 1), message, lines[top].strip())
    if "block" in context or "simple key" in context or not context:
        for look in _MISTAKES:
            for number in dict.fromkeys((line, began, _before(lines, line))):
                found = look(lines, number)
                if found is not None:
                    at = number if len(found) == 2 else found[2]
                    return Finding(_CODE, Place(path, at + 1, _first_column(lines[at])), *found[:2])
    message, mend, at = _other(lines, line, began, problem, context)
    return Finding(_CODE, Place(path, at + 1, column + 1 if at == line else 1), message, mend)


def _before(lines: Sequence[str], at: int) -> int:
    """The line above that is not blank."""
    return next((number for number in range(at - 1, -1, -1) if lines[number].strip()), at)


def _first_column(line: str) -> int:
    return len(line) - len(line.lstrip()) + 1


Found = tuple[str, str] | tuple[str, str, int]
"""Message, mend, and the number of the line where it is not the one that was looked at."""


def _no_blank_after_colon(lines: Sequence[str], at: int) -> Found | None:
    match = re.match(rf"(\s*(?:- +)?)([a-z_]+):([{_WIDE}]+|(?=[^\s/]))(.+)", lines[at])
    if match is None:
        return None
    mend = f"{match[1]}{match[2]}: {match[4].strip()}"
    return "Sesudah titik dua harus ada satu spasi biasa.", mend


def _no_blank_after_dash(lines: Sequence[str], at: int) -> Found | None:
    match = re.match(r"(\s*)-([A-Za-z_]\w*:(?: .*)?)$", lines[at])
    return ("Sesudah tanda hubung harus ada satu spasi.", f"{match[1]}- {match[2]}") if match else None


def _dash_behind_colon(lines: Sequence[str], at: int) -> Found | None:
    match = re.match(r"(\s*)((?:- +)?[a-z_]+): +-(?: +(.*)|$)", lines[at])
    if match is None:
        return None
    head, value = f"{match[1]}{match[2]}", (match[3] or "").strip()
    if not value:
        return "Tanda hubung saja bukan isi.", "hapus baris ini bila isinya belum ada"
    if not isinstance(read_quantity(value), Unreadable):
        return "Tanda kurang harus menempel pada angkanya.", f"{head}: -{value}"
    below = " " * (len(head) - len(head.lstrip()) + 2)
    return "Daftar dimulai di baris berikutnya.", f"{head}:\n{below}- {value}"


_SOURCE = frozenset(("judul", "penerbit", "jenis", "nomor", "terbit", "tautan", "mengutip", "lisensi"))


def _wrong_column(lines: Sequence[str], at: int) -> Found | None:
    last = Levels(lines[:at]).last
    line = read_line(lines[at])
    if last is not None and last.key == "sumber" and last.value and line.indent > last.indent and line.key in _SOURCE:
        message = "Sumber ditulis sebagai satu id, atau sebagai kolom-kolom di bawah “sumber:”; tidak keduanya."
        return message, f"hapus “{last.value}” di belakang sumber:, atau hapus kolom-kolom di bawahnya"
    found = stray(lines, at)
    if found is None:
        return None
    return (found.message, found.mend) if found.line is None else (found.message, found.mend, found.line)


def _rows_of_a_sheet(lines: Sequence[str], at: int) -> Found | None:
    """Cells between tabs: fields that should stand below each other, or whole rows without their fields."""
    line = lines[at]
    if "\t" not in line.strip():
        return None
    head, *more = re.split(r"\t+(?=[a-z_]+:)", line.rstrip())
    if more and re.match(r"\s*(?:- +)?[a-z_]+:", head):
        below = " " * (len(head) - len(head.lstrip(" -")))
        return "Kolom-kolom ini bersambung dengan tab; satu kolom satu baris.", "\n".join(
            [head, *(f"{below}{field.strip()}" for field in more)]
        )
    first = at
    while first and len(cells(lines[first - 1])) > 1:
        first -= 1
    rows = [row for row in lines[first : first + 12] if len(cells(row)) > 1]
    figures = figures_of(rows)
    if not figures:
        return None
    message = "Baris lembar kerja disalin apa adanya; di sini tiap angka ditulis kolom demi kolom."
    return message, "\n".join(f"  {figure}" for figure in figures), first


_MISTAKES: tuple[Callable[[Sequence[str], int], Found | None], ...] = (
    _rows_of_a_sheet,
    _no_blank_after_colon,
    _no_blank_after_dash,
    _dash_behind_colon,
    _wrong_column,
)


def _other(lines: Sequence[str], line: int, began: int, problem: str, context: str) -> tuple[str, str, int]:
    """Message, mend and line (from 0) of a mistake that shows in the parser's own words."""
    shown = lines[line].rstrip()
    key, _, value = (part.rstrip() for part in shown.partition(": "))
    if "mapping values are not allowed" in problem:
        return "Titik dua di dalam isi membingungkan; beri tanda kutip.", _quoted(key, value) if value else shown, line
    if "could not find expected ':'" in problem:
        word = lines[began].rstrip()
        pair = re.fullmatch(r"(\s*(?:- )?[a-z_]+) +([^\s\"'].*)", word)
        mend = f"{pair[1]}: {pair[2]}" if pair else f"{word}: …"
        mend = mend if pair or re.fullmatch(r"\s*\w+", word) else "nama_kolom: isi"
        return "Ada baris tanpa titik dua setelah nama kolom.", mend, began
    if "unknown escape" in problem:
        key, _, value = lines[began].rstrip().partition(": ")
        message = "Garis miring terbalik bermakna khusus di dalam tanda kutip ganda; pakai tanda kutip tunggal."
        return message, f"{key}: '{value.strip(chr(34))}'", began
    if "quoted scalar" in context:
        key, _, value = lines[began].rstrip().partition(": ")
        mend = _quoted(key, value.strip("\"'")) if value else 'nama: "isi"'
        return "Tanda kutip dibuka tetapi tidak ditutup.", mend, began
    if "depth" in problem or "increasing" in context:
        return "Isi bersarang terlalu dalam.", "susunan yang datar", line
    if "flow" in context:
        sign = "siku" if "sequence" in context else "kurawal"
        message = f"Kurung {sign} dibuka tetapi tidak ditutup. Daftar lebih aman ditulis satu butir satu baris."
        key = lines[began].partition(":")[0]
        below = " " * (len(key) - len(key.lstrip()) + 2)
        return message, f"{key}:\n{below}- …", began
    if value[:1] in {'"', "'"}:
        return "Tanda kutip berakhir di tengah isi.", _quoted(key, value), line
    if "cannot start any token" in problem or "node content" in problem or "block scalar" in context:
        read = read_quantity(value) if key.strip(" -") in {"nilai", "pagu", "realisasi"} else None
        if isinstance(read, Unreadable) and read.mend:
            also = f"\n{' ' * (len(key) - len(key.lstrip(' -')))}{read.also}" if read.also else ""
            return read.message, read.mend if read.is_hint else f"{key}: {read.mend}{also}", line
        return "Isi diawali tanda yang bermakna khusus dalam YAML; beri tanda kutip.", _quoted(key, value), line
    message = "Susunan baris di sini tidak terbaca: periksa titik dua, spasi di awal baris, dan tanda kutip."
    return message, "satu kolom satu baris: nama_kolom: isi", line


def _quoted(key: str, value: str) -> str:
    """The field with its text between quotation marks of the kind that it does not hold."""
    inner = value[1:-1] if len(value) > 1 and value[0] == value[-1] and value[0] in "\"'" else value
    if '"' not in inner and "\\" not in inner:
        return f'{key}: "{inner}"'
    return f"{key}: '{inner.replace(chr(39), chr(39) * 2)}'"
