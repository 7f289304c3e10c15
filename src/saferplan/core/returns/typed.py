"""A return as it was typed: text in cells, kept whatever is wrong with it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from saferplan.core.returns.lines import Stamp

TYPED_FIELDS = ("value", "numerator", "denominator", "missing", "remark")
"""The columns of a template that are filled in."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TypedLine:
    """What was typed on one line, exactly; empty text where nothing was.

    ``cells`` says where each field stood (``{"value": "F3"}``); empty for what was
    typed into the form.
    """

    code: str
    value: str = ""
    numerator: str = ""
    denominator: str = ""
    missing: str = ""
    remark: str = ""
    cells: Mapping[str, str] = field(default_factory=dict)

    @property
    def is_empty(self) -> bool:
        """Was nothing typed on it?"""
        return not any(getattr(self, name).strip() for name in TYPED_FIELDS)


@dataclass(frozen=True, slots=True, kw_only=True)
class TypedReturn:
    """The lines as typed, and the user's own table they were read from.

    ``table`` is the sheet as the user sees it, heading row first; ``row_numbers``
    names the row of the sheet in which each row of ``table`` stands.
    ``stamp`` is None where the file carried none.
    """

    lines: tuple[TypedLine, ...]
    stamp: Stamp | None = None
    sheet: str = ""
    table: tuple[tuple[str, ...], ...] = ()
    row_numbers: tuple[int, ...] = ()

    def line(self, code: str) -> TypedLine | None:
        """What was typed about this indicator, or None."""
        return next((line for line in self.lines if line.code == code), None)
