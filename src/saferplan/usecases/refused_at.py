"""Refused, with the field that each sentence is about."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass
from typing import TypeVar

from saferplan.core.wording import is_plain_text
from saferplan.usecases.errors import Refused

V = TypeVar("V")
LONGEST = 5000
"""Letters in one field: more is a document, not a word about something."""


class RefusedAt(Refused):
    """Refused; ``placed`` are the sentences, each with the field it is about."""

    def __init__(self, *placed: tuple[str, str]) -> None:
        super().__init__(*(text for _, text in placed))
        self.placed = placed


def made(
    make: Callable[[], V], otherwise: str, about: Mapping[str, str] | None = None
) -> V:
    """Make a value; what it refuses is refused at the field it speaks of.

    ``about`` has, for a field, the words by which its sentences are known; any
    other sentence stands at the field ``otherwise``.

    Raises:
        RefusedAt: the value cannot be.
    """
    try:
        return make()
    except ValueError as error:
        text = str(error)
        found = (f for f, words in (about or {}).items() if re.search(words, text))
        raise RefusedAt((next(found, otherwise), text)) from None


def require_readable(value: object) -> None:
    """Raise RefusedAt for words in this value's fields that nobody could read."""
    if not is_dataclass(value):
        return
    placed = [
        (field.name, problem)
        for field in fields(value)
        for problem in _problems(getattr(value, field.name))
    ]
    if placed:
        raise RefusedAt(*placed)


def _problems(held: object) -> list[str]:
    texts = held if isinstance(held, tuple) else (held,)
    words = [text for text in texts if isinstance(text, str)]
    found = []
    if not all(is_plain_text(text) for text in words):
        found.append("It holds a sign that cannot be printed; type it again.")
    if any(len(text) > LONGEST for text in words):
        found.append(f"It is longer than {LONGEST:,} letters; say it shorter.")
    return found
