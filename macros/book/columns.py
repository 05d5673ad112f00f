"""Where the lines of a YAML file begin: which columns the lines above leave open, and where a line strays from them.

Only broken files come here. Lines are read one by one, as an author sees them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

__all__ = ["Levels", "Line", "Stray", "expected_column", "read_line", "stray"]


@dataclass(frozen=True, slots=True)
class Line:
    """One line: its column, whether a dash opens it, the column and name of its field, and what follows the colon."""

    indent: int
    has_dash: bool
    column: int
    key: str
    value: str
    text: str

    @property
    def opens(self) -> bool:
        """Whether what belongs to it stands below it."""
        return bool(self.key) and (not self.value or self.value.startswith("#"))


@dataclass(slots=True)
class Level:
    """A column at which lines may begin: dashes of a list (``first`` is the field its rows begin with) or fields."""

    column: int
    is_list: bool
    first: str = ""


@dataclass(frozen=True, slots=True)
class Stray:
    """A line that begins elsewhere: what is wrong and the whole line as it should be.

    :param line: its number, counted from 0, where it is another line than the one that was asked about.
    """

    message: str
    mend: str
    line: int | None = None


def read_line(line: str) -> Line:
    match = re.match(r"(\s*)(-(?:\s+|$))?", line)
    assert match is not None  # both parts may be empty
    rest = line[match.end() :]
    field = re.match(r"[\"']?([A-Za-z_][\w-]*)[\"']?\s*:(?=\s|$)\s*(.*)", rest)
    key, value = (field[1], field[2].rstrip()) if field else ("", rest.rstrip())
    return Line(len(match[1]), match[2] is not None, match.end(), key, value, line.strip())


def _is_blank(line: str) -> bool:
    return not line.strip() or line.lstrip().startswith("#") or line.startswith(("---", "..."))


class Levels:
    """The columns that are open below the lines read so far, outermost first, and the last line that is not blank."""

    def __init__(self, lines: Iterable[str] = ()) -> None:
        self.stack: list[Level] = []
        self.last: Line | None = None
        self._text_column: int | None = None
        for line in lines:
            self.read(line)

    def read(self, raw: str) -> None:
        """Go on by one line."""
        if _is_blank(raw):
            return
        line = read_line(raw)
        if self._text_column is not None and line.indent > self._text_column:
            return
        stack = self.stack
        while stack and (stack[-1].column > line.indent or (_same(stack[-1], line) and not line.has_dash)):
            stack.pop()
        if line.has_dash and (not stack or not stack[-1].is_list or stack[-1].column != line.indent):
            stack.append(Level(line.indent, True, line.key))
        if line.key and (not stack or stack[-1].is_list or stack[-1].column != line.column):
            stack.append(Level(line.column, False))
        self._text_column = line.indent if re.fullmatch(r"[|>][+-]?", line.value) else None
        self.last = line


def _same(level: Level, line: Line) -> bool:
    return level.is_list and level.column == line.indent


def expected_column(above: Levels, line: Line, below: Line | None = None) -> int:
    """Where a line belongs by the lines above it.

    :param below: the next line, which tells more where the lines above leave several columns open.
    """
    stack, last = above.stack, above.last
    lists = [level.column for level in stack if level.is_list]
    fields = [level.column for level in stack if not level.is_list]
    if last is not None and last.opens and line.indent > last.indent:
        return last.column + 2
    if line.has_dash:
        return lists[-1] if lists else (fields[-1] + 2 if fields else 0)
    if below is not None and not below.has_dash and below.indent in fields:
        return below.indent
    inside = [column for column in fields if column > below.indent] if below is not None else []
    if below is not None and below.has_dash and below.indent in lists and inside:
        return inside[0]
    return min(reversed(fields), key=lambda column: abs(column - line.indent), default=0)


def stray(lines: Sequence[str], at: int) -> Stray | None:
    """What is wrong with the column of a line; None where it begins where it may.

    :param at: number of the line, counted from 0.
    """
    line = read_line(lines[at])
    above = Levels(lines[:at])
    stack, last = above.stack, above.last
    if last is None or not stack or not (line.key or line.has_dash):
        return None
    rows = next((level for level in reversed(stack) if level.is_list), None)
    columns = [level.column for level in stack if level.is_list == line.has_dash]
    if line.indent in columns or (last.opens and line.indent > last.column):
        return None
    if not line.has_dash and rows is not None and line.key == rows.first and line.indent <= rows.column + 2:
        mend = " " * rows.column + f"- {line.text}"
        return Stray("Baris baru dalam daftar diawali tanda hubung dan spasi, “- ”.", mend)
    if line.has_dash and rows is None:
        return None
    below = next((read_line(each) for each in lines[at + 1 :] if not _is_blank(each)), None)
    column = expected_column(above, line, below)
    if column == line.indent:
        return None
    odd_one = _odd_one_above(lines, at, line, column)
    if odd_one is not None:
        return odd_one
    others = "baris lain dalam daftar ini" if line.has_dash else "baris-baris di atasnya"
    message = f"Baris ini menjorok {line.indent} spasi, {others} {column}."
    return Stray(message, " " * column + line.text)


def _odd_one_above(lines: Sequence[str], at: int, line: Line, column: int) -> Stray | None:
    """The line above, where it alone stands at its column while this line stands as most lines of the file do."""
    number = next(number for number in range(at - 1, -1, -1) if not _is_blank(lines[number]))
    last = read_line(lines[number])
    read = [read_line(each) for each in lines if not _is_blank(each)]
    usual, odd = (sum(each.column == c for each in read if each.key) for c in (line.indent, last.column))
    if line.has_dash or last.column != column or odd > 1 or usual < 2:
        return None
    indent = last.indent + line.indent - column
    if indent < 0:
        return None
    message = f"Baris ini menjorok {last.indent} spasi, lain dari baris-baris sejenisnya."
    return Stray(message, " " * indent + last.text, number)
