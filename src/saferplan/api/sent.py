"""What a program sends in: the lines of a return, as they would be typed."""

from __future__ import annotations

from typing import Annotated

from ninja import Schema
from pydantic import (
    AfterValidator,
    BeforeValidator,
    ConfigDict,
    Field,
    StrictBool,
    WithJsonSchema,
)

from saferplan.core.returns.typed import TypedLine, TypedReturn
from saferplan.core.wording import is_plain_text
from saferplan.documents.json.positions import number

LONGEST = 2_000
MOST = 2_000
HIGHEST = 2**31 - 1


def _as_typed(sent: object) -> object:
    """A number as its digits, null as nothing; text stays as it is."""
    if sent is None:
        return ""
    if isinstance(sent, int | float) and not isinstance(sent, bool):
        return str(number(sent))
    return sent


def _plain(text: str) -> str:
    if not is_plain_text(text):
        raise ValueError("It holds a sign that cannot be printed; type it again.")
    return text


Words = Annotated[str, Field(max_length=LONGEST), AfterValidator(_plain)]
Cell = Annotated[
    Words,
    BeforeValidator(_as_typed),
    WithJsonSchema(
        {
            "type": ["string", "number", "null"],
            "maxLength": LONGEST,
            "description": "As it would be typed into the template’s cell.",
        }
    ),
]


class SentLine(Schema):
    """One line of a return: the columns of the template."""

    model_config = ConfigDict(extra="forbid")

    code: Words
    value: Cell = ""
    numerator: Cell = ""
    denominator: Cell = ""
    missing: Cell = ""
    remark: Cell = ""


class SentReturn(Schema):
    """A return as it is sent in: kept as a draft, or submitted.

    ``seen`` is the number of the last event the program knows of: if somebody wrote
    since, nothing is written. ``answers`` are by the key of each query; a remark on
    a line answers the queries about it.
    """

    model_config = ConfigDict(extra="forbid")

    lines: Annotated[list[SentLine], Field(max_length=MOST)]
    seen: Annotated[int, Field(ge=0, le=HIGHEST, strict=True)] | None = None
    answers: Annotated[dict[Words, Words], Field(default_factory=dict, max_length=MOST)]
    submit: StrictBool = False
    reason: Words = ""

    @property
    def typed(self) -> TypedReturn:
        """The lines, as every way in gives them to the use-cases."""
        return TypedReturn(
            lines=tuple(TypedLine(**line.model_dump()) for line in self.lines)
        )
