"""What the demonstration adds to the examples: boards that meet, and action plans."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from saferplan.core.plan.actions import Action, Milestone


@dataclass(frozen=True, slots=True, kw_only=True)
class Demonstrated:
    """Of one example: the bodies that meet every month, and what its groups do."""

    boards: tuple[str, ...]
    actions: tuple[Action, ...]


def read_demonstrated(path: Path) -> dict[str, Demonstrated]:
    """What is to be added to each example, by its short name.

    The file is our own and comes with the package; a test reads it.
    """
    held = yaml.safe_load(path.read_text(encoding="utf-8"))
    return {
        slug: Demonstrated(
            boards=tuple(one["boards"]),
            actions=tuple(_action(a, one["source"]) for a in one["actions"]),
        )
        for slug, one in held.items()
    }


def _action(held: Mapping[str, Any], source: str) -> Action:
    steps = enumerate(held["milestones"], start=1)
    return Action(
        **{k: v for k, v in held.items() if k not in ("milestones", "indicators")},
        indicators=tuple(held["indicators"]),
        source=source,
        milestones=tuple(Milestone(number=at, **one) for at, one in steps),
    )
