"""Four boxes and one for a success, each with last month's words beside it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from saferplan.core.returns.commentary import Commentary
from saferplan.web.returns.typed_form import BOXES

ASKED = (
    ("why", "Why are the figures as they are?", "What is behind them; one cause each."),
    ("done", "What did we do?", "What this group did about it this month."),
    ("next", "What do we do next?", "The next step, and whose it is."),
    (
        "ask",
        "What do we ask of the Board?",
        "A decision, help or money; leave it empty if nothing.",
    ),
    (
        "success",
        "A success worth sharing",
        "Something that worked and that others could do too.",
    ),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Box:
    """One box: its question, its hint, what is typed, and what it said last month.

    ``theirs`` is what somebody else has written there in the meantime.
    """

    name: str
    question: str
    hint: str
    value: str
    before: str
    theirs: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Boxes:
    """All of them; ``before`` names the month whose words stand beside."""

    boxes: tuple[Box, ...]
    by_when: str
    by_when_before: str
    post: str
    before: str


def boxes(
    typed: Mapping[str, str],
    last: Commentary | None,
    before: str,
    rival: Commentary | None = None,
) -> Boxes:
    """The boxes as they are typed; ``rival`` are words written since by another."""
    return Boxes(
        boxes=tuple(
            Box(
                name=name,
                question=question,
                hint=hint,
                value=typed.get(name, ""),
                before=getattr(last, name) if last else "",
                theirs=_other(rival, name, typed),
            )
            for name, question, hint in ASKED
        ),
        by_when=typed.get("by_when", ""),
        by_when_before=_day(last.by_when) if last else "",
        post=typed.get("post", "") or (last.post if last else ""),
        before=before,
    )


def _other(rival: Commentary | None, name: str, typed: Mapping[str, str]) -> str:
    other = getattr(rival, name) if rival else ""
    return other if other != typed.get(name, "") else ""


def typed_of(held: Commentary | None) -> dict[str, str]:
    """What is kept, as it stands in the fields."""
    if held is None:
        return dict.fromkeys(BOXES, "")
    return {name: _words(getattr(held, name)) for name in BOXES}


def _words(value: str | date | None) -> str:
    return _day(value) if value is None or isinstance(value, date) else value


def _day(day: date | None) -> str:
    return f"{day.day}/{day.month}/{day.year}" if day else ""
