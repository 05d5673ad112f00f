"""What was there and what is there now, set side by side."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

__all__ = ["pairs"]

Item = TypeVar("Item")


def pairs(
    was: Iterable[Item], now: Iterable[Item], *keys: Callable[[Item], object]
) -> Iterator[tuple[Item | None, Item | None]]:
    """Each item with what it became: None before it where it is new, None after it where it is gone.

    :param keys: tell what is the same, the strictest first; what one key pairs is not looked at by the next.
    """
    gone, come = list(was), list(now)
    for key in keys:
        waiting: dict[object, list[Item]] = {}
        for item in reversed(come):
            waiting.setdefault(key(item), []).append(item)
        left: list[Item] = []
        taken: set[int] = set()
        for item in gone:
            if found := waiting.get(key(item)):
                taken.add(id(found[-1]))
                yield item, found.pop()
            else:
                left.append(item)
        gone, come = left, [item for item in come if id(item) not in taken]
    yield from ((item, None) for item in gone)
    yield from ((None, item) for item in come)
