"""What was worked out lately, kept in this process so that it is not done twice."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable
from threading import Lock
from typing import Any, Generic, TypeVar

V = TypeVar("V")


_ALL: list[Recent[Any]] = []


class Recent(Generic[V]):
    """The last few answers, by everything they depend on; the oldest goes first.

    The key must hold all that the answer depends on: then an answer is never out
    of date, and nothing ever needs to be forgotten for that reason.
    """

    def __init__(self, most: int) -> None:
        """Keep at most this many."""
        self._most = most
        self._held: OrderedDict[Hashable, V] = OrderedDict()
        self._lock = Lock()
        _ALL.append(self)

    def get(self, key: Hashable) -> V | None:
        """The answer, if it is still here."""
        with self._lock:
            if key in self._held:
                self._held.move_to_end(key)
            return self._held.get(key)

    def keep(self, key: Hashable, answer: V) -> V:
        """Keep this answer, and give it back."""
        with self._lock:
            self._held[key] = answer
            self._held.move_to_end(key)
            while len(self._held) > self._most:
                self._held.popitem(last=False)
        return answer

    def get_or_make(self, key: Hashable, make: Callable[[], V]) -> V:
        """The answer that is here, or a new one."""
        found = self.get(key)
        return self.keep(key, make()) if found is None else found

    def clear(self) -> None:
        """Forget everything."""
        with self._lock:
            self._held.clear()


def forget_everything() -> None:
    """Forget every answer kept in this process (a test's rows may come again)."""
    for recent in _ALL:
        recent.clear()
