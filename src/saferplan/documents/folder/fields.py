"""Which keys and columns a dataclass has: read from its own annotations.

A new field of a value in core is a new key in its file, without a line here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import MISSING, dataclass, fields, is_dataclass
from enum import StrEnum
from functools import cache
from types import NoneType, UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

from saferplan.documents.folder.scalars import Scalar, scalar_for

NEVER_WRITTEN = frozenset({"entry", "identity"})
"""What the store gives a row; a folder that carried them would claim to be a store."""


@dataclass(frozen=True, slots=True)
class Several:
    """Several plain values: a list in YAML, words with spaces between in CSV."""

    item: Scalar
    gather: Callable[[Iterable[Any]], Any]

    @property
    def expected(self) -> str:
        """What is expected of the whole."""
        return "a list"


@dataclass(frozen=True, slots=True)
class Nested:
    """A value with keys of its own, or a list of them."""

    kind: type
    many: bool

    @property
    def expected(self) -> str:
        """What is expected of the whole."""
        return "a list of entries" if self.many else "keys with values"


Shape = Scalar | Several | Nested


@dataclass(frozen=True, slots=True)
class Field:
    """One field of a value: its name, its shape, and what stands for it if absent."""

    name: str
    shape: Shape
    is_required: bool
    default: Any

    def is_left_out(self, value: Any) -> bool:
        """Is it left out of YAML, because reading gives the same without it?"""
        return not self.is_required and bool(value == self.default)


@cache
def fields_of(kind: type, leave_out: frozenset[str] = frozenset()) -> tuple[Field, ...]:
    """The fields of this dataclass in their order, with how each is written."""
    hints = get_type_hints(kind)
    return tuple(
        _field(f.name, hints[f.name], _default(f))
        for f in fields(kind)
        if f.name not in leave_out | NEVER_WRITTEN
    )


def _default(field: Any) -> Any:
    if field.default_factory is not MISSING:
        return field.default_factory()
    return field.default


def _field(name: str, annotation: Any, default: Any) -> Field:
    inner, is_optional = _without_none(annotation)
    if default is MISSING and is_optional:
        default = None
    return Field(name, _shape(inner), default is MISSING, default)


def _without_none(annotation: Any) -> tuple[Any, bool]:
    if get_origin(annotation) in (Union, UnionType):
        (inner,) = (a for a in get_args(annotation) if a is not NoneType)
        return inner, True
    return annotation, False


def _shape(annotation: Any) -> Shape:
    origin = get_origin(annotation)
    if origin in (tuple, frozenset):
        item = get_args(annotation)[0]
        if is_dataclass(item):
            return Nested(item, many=True)  # type: ignore[arg-type]  # always a class
        return Several(scalar_for(item), tuple if origin is tuple else frozenset)
    if is_dataclass(annotation):
        return Nested(annotation, many=False)  # type: ignore[arg-type]  # a class
    return scalar_for(annotation)


def in_order(values: Iterable[Any]) -> list[Any]:
    """Values without an order of their own, in the order of their vocabulary."""
    if isinstance(values, frozenset):
        return sorted(values, key=_place)
    return list(values)


def _place(value: Any) -> int:
    return list(type(value)).index(value) if isinstance(value, StrEnum) else 0
