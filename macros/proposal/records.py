"""Book against book: which records a proposal adds, changes or takes away."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from ..book.model import Book
from ..book.schema import FILES
from ..book.settings import SETTINGS
from ..book.tables import TABLES, VISION
from .figures import figure_pairs

__all__ = ["RecordChange", "record_changes"]


@dataclass(frozen=True, slots=True)
class RecordChange:
    """A record that is new, gone, or changed in the named fields.

    :param kind: the kind's Indonesian name.
    """

    kind: str
    id: str
    old: Any
    new: Any
    fields: tuple[str, ...] = ()

    @property
    def record(self) -> Any:
        return self.new or self.old


def record_changes(old: Book, new: Book) -> list[RecordChange]:
    """Records of every kind that are new, gone or changed; the numbers of metrics are told by themselves."""
    changes: list[RecordChange] = []
    unreadable = old.unreadable | new.unreadable
    for kind in (*FILES, *TABLES):
        before, after = getattr(old, kind.book), getattr(new, kind.book)
        if kind.book == "events":
            changes += _event_changes(kind.name, before, after)
            continue
        names = {field.attribute: field.name for field in (*kind.shape.fields, *getattr(kind, "shared", ()))}
        names |= {"owner": "pemilik", "observations": "keterangan angka", "targets": "keterangan target"}
        for id in dict.fromkeys((*before, *after)):
            one, other = before.get(id), after.get(id)
            if one == other or (not (one and other) and id in unreadable):
                continue
            fields: tuple[str, ...] = ()
            if one and other:
                fields = tuple(name for attribute, name in names.items() if _differs(one, other, attribute))
                if not fields:
                    continue
            changes.append(RecordChange(kind.name, id, one, other, fields))
    for name, attribute, shape in (("visi", "vision", VISION), ("pengaturan", "settings", SETTINGS)):
        one, other = getattr(old, attribute), getattr(new, attribute)
        if one != other:
            both = shape.fields if one and other else ()
            fields = tuple(field.name for field in both if _differs(one, other, field.attribute))
            changes.append(RecordChange(name, name, one, other, fields))
    return changes


def _differs(one: Any, other: Any, attribute: str) -> bool:
    was: Any = getattr(one, attribute, None)
    now: Any = getattr(other, attribute, None)
    if attribute in {"observations", "targets"}:
        # The numbers are told by themselves; here counts only what stands beside a number that stays.
        pairs = ((a, b) for a, b in figure_pairs(was or (), now or ()) if a and b and a != b)
        return any((a.quantity, a.source) == (b.quantity, b.source) for a, b in pairs)
    return bool(was != now)


def _event_changes(name: str, before: Iterable[Any], after: Iterable[Any]) -> Iterator[RecordChange]:
    gone, come = list(before), list(after)
    for event in list(gone):
        if event in come:
            gone.remove(event)
            come.remove(event)
    yield from (RecordChange(name, "", event, None) for event in gone)
    yield from (RecordChange(name, "", None, event) for event in come)
