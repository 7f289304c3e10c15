"""A file somebody sent, as a use-case is given it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceFile:
    """The name it came under, and its bytes."""

    name: str
    content: bytes
