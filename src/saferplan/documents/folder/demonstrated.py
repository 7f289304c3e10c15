"""What the demonstration adds to the examples: boards, plans, money, challenge."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import yaml

from saferplan.core.boards.cycle import Rhythm
from saferplan.core.periods import Month
from saferplan.core.plan.actions import Action, Level, Milestone, Risk
from saferplan.core.plan.funding import FundingLine, read_pounds


@dataclass(frozen=True, slots=True, kw_only=True)
class Spent:
    """What was spent of a line on an action in a month, in pence."""

    action: str
    month: Month
    amount: int
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Funded:
    """A funding line, what of it is set aside for which action, and what is spent."""

    line: FundingLine
    allocated: Mapping[str, int]
    spent: tuple[Spent, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class AskedThen:
    """A question that a body asked, and of whom."""

    body: str
    owner: str
    question: str
    month: Month
    asked_on: date
    indicator: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Demonstrated:
    """Of one example: the bodies that meet, by which rhythm, and what groups do."""

    boards: Mapping[str, Rhythm]
    actions: tuple[Action, ...] = ()
    funding: tuple[Funded, ...] = ()
    asked: tuple[AskedThen, ...] = ()


def read_demonstrated(path: Path) -> dict[str, Demonstrated]:
    """What is to be added to each example, by its short name.

    The file is our own and comes with the package; a test reads it.
    """
    held = yaml.safe_load(path.read_text(encoding="utf-8"))
    return {
        slug: Demonstrated(
            boards={body: Rhythm(name) for body, name in one["boards"].items()},
            actions=tuple(_action(a, one["source"]) for a in one["actions"]),
            funding=tuple(_funded(f) for f in one["funding"]),
            asked=tuple(_asked(a) for a in one["asked"]),
        )
        for slug, one in held.items()
    }


_LISTS = ("milestones", "risks", "indicators", "themes")


def _action(held: Mapping[str, Any], source: str) -> Action:
    return Action(
        **{k: v for k, v in held.items() if k not in _LISTS},
        indicators=tuple(held["indicators"]),
        themes=tuple(held.get("themes", ())),
        source=source,
        milestones=tuple(
            Milestone(number=at, **one)
            for at, one in enumerate(held["milestones"], start=1)
        ),
        risks=tuple(
            _risk(at, one) for at, one in enumerate(held.get("risks", ()), start=1)
        ),
    )


def _risk(number: int, held: Mapping[str, str]) -> Risk:
    return Risk(
        number=number,
        what=held["what"],
        mitigation=held["mitigation"],
        likelihood=Level(held["likelihood"]),
        impact=Level(held["impact"]),
    )


def _funded(held: Mapping[str, Any]) -> Funded:
    rest = {k: v for k, v in held.items() if k not in ("allocated", "spent")}
    return Funded(
        line=FundingLine(**{**rest, "identified": read_pounds(held["identified"])}),
        allocated={a: read_pounds(v) for a, v in held["allocated"].items()},
        spent=tuple(
            Spent(
                action=one["action"],
                month=Month.parse(one["month"]),
                amount=read_pounds(one["amount"]),
                words=one["words"],
            )
            for one in held["spent"]
        ),
    )


def _asked(held: Mapping[str, Any]) -> AskedThen:
    return AskedThen(**{**held, "month": Month.parse(held["month"])})
