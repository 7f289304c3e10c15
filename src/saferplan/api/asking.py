"""What a program may ask with: the parts and parameters of addresses."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection
from datetime import date
from functools import wraps
from inspect import signature
from typing import Annotated, Any

from django.http import HttpRequest, HttpResponse
from pydantic import BeforeValidator, PlainValidator, WithJsonSchema

from saferplan.api.answers import answer
from saferplan.api.refusals import WRONG, RefusedRequest
from saferplan.core.boards.papers import Paper
from saferplan.core.periods import Month, parse_day
from saferplan.core.periods.months import FIRST_DAY, LAST_DAY
from saferplan.documents.json.problems import Fault

_COUNTED = re.compile(r"([1-9][0-9]{0,8})(\.0+)?")
"""A whole number; to JSON, 12 and 12.0 are the same."""
_YEARS = f"Years run from {FIRST_DAY.year} to {LAST_DAY.year}."
MONTH_PATTERN = (
    "^(180[1-9]|18[1-9][0-9]|19[0-9][0-9]|2[0-2][0-9][0-9])-(0[1-9]|1[0-2])$"
)


def _day(text: object) -> date:
    return parse_day(str(text))


def _month(text: object) -> Month:
    return Month.parse(str(text))


def _paper(text: object) -> Paper:
    try:
        return Paper(str(text))
    except ValueError:
        told = ", ".join(paper.value for paper in Paper)
        raise ValueError(f"A paper is {told}; {str(text)[:60]!r} is none.") from None


def _entry(text: object) -> int:
    return _counted(text, "An entry is the number of a line of the ledger, like 12")


def _version(text: object) -> int:
    return _counted(text, "A version counts the issues of a pack from 1, like 2")


def _counted(text: object, told: str) -> int:
    found = _COUNTED.fullmatch(str(text))
    if not found:
        raise ValueError(f"{told}; {str(text)[:60]!r} is none.")
    return int(found[1])


AsAt = Annotated[
    date | None,
    BeforeValidator(_day),
    WithJsonSchema(
        {
            "type": "string",
            "format": "date",
            "description": "End of the period reported; without it, the end of the "
            f"latest month with a figure. {_YEARS}",
        }
    ),
]
KnownOn = Annotated[
    date | None,
    BeforeValidator(_day),
    WithJsonSchema(
        {
            "type": "string",
            "format": "date",
            "description": "By what was known on this day; without it, by all that "
            f"is known. {_YEARS}",
        }
    ),
]
Entry = Annotated[
    int | None,
    BeforeValidator(_entry),
    WithJsonSchema(
        {
            "type": "integer",
            "minimum": 1,
            "maximum": 999_999_999,
            "description": "By what was held at this entry of the ledger; without "
            "it, by all that is held.",
        }
    ),
]
Version = Annotated[
    int | None,
    BeforeValidator(_version),
    WithJsonSchema(
        {
            "type": "integer",
            "minimum": 1,
            "maximum": 999_999_999,
            "description": "The pack as it was issued in this version; without it, "
            "as it would be made now.",
        }
    ),
]
APaper = Annotated[
    Paper | None,
    BeforeValidator(_paper),
    WithJsonSchema(
        {
            "type": "string",
            "enum": [paper.value for paper in Paper],
            "description": "Which of the body’s papers; without it, its usual one.",
        }
    ),
]
AMonth = Annotated[
    Month,
    PlainValidator(_month),
    WithJsonSchema(
        {
            "type": "string",
            "pattern": MONTH_PATTERN,
            "description": "A month, written like 2008-12.",
        }
    ),
]
InMonth = Annotated[
    Month | None,
    PlainValidator(_month),
    WithJsonSchema(
        {
            "type": "string",
            "pattern": MONTH_PATTERN,
            "description": "The month reported, written like 2008-12; without it, "
            "the latest month with a figure.",
        }
    ),
]

PARAMETERS = (AsAt, KnownOn, Entry, Version, APaper, InMonth)
"""What may stand behind the question mark of an address."""


def asked(view: Callable[..., Any]) -> Callable[..., HttpResponse]:
    """Answer with what the view finds, as JSON; refuse parameters it does not know."""
    shape = signature(view, eval_str=True)
    known = [n for n, p in shape.parameters.items() if p.annotation in PARAMETERS]

    @wraps(view)
    def answered(request: HttpRequest, **parts: Any) -> HttpResponse:
        _refuse_unknown(request, known)
        found = view(request, **parts)
        return found if isinstance(found, HttpResponse) else answer(found)

    # The library would look for the names of the types here, not in the view's file.
    answered.__signature__ = shape  # type: ignore[attr-defined]
    return answered


def _refuse_unknown(request: HttpRequest, known: Collection[str]) -> None:
    strange = sorted(set(request.GET) - set(known))
    if strange:
        mend = f"It takes {', '.join(known)}." if known else "It takes none."
        faults = (
            Fault(
                field=name[:60],
                found="This address takes no such parameter.",
                mend=mend,
            )
            for name in strange
        )
        raise RefusedRequest(422, WRONG, *faults)
