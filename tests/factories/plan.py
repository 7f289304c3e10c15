"""Made-up action plans for the made-up partnership."""

from __future__ import annotations

from datetime import date
from typing import Any

from saferplan.core.plan.actions import Action, Milestone, Progress
from saferplan.usecases.actor import OPERATOR
from saferplan.usecases.plan.keep_actions import Kept, keep_actions
from tests.factories.holdings import ANYTOWN, BURGLARY, REPEATS

SHEDS, LOCKS, HELPLINE = "B-1", "B-2", "A-1"


def a_milestone(number: int = 1, **changes: Any) -> Milestone:
    """A step due at the end of January 2009, not started."""
    settings: dict[str, Any] = {
        "number": number,
        "title": f"Step {number}",
        "due": date(2009, 1, 31),
    }
    return Milestone(**(settings | changes))


def some_actions() -> tuple[Action, ...]:
    """Two actions about burglary, one of them commissioning; one about abuse."""
    return (
        Action(
            code=SHEDS,
            title="Fit locks to sheds",
            group="burglary-group",
            priority="burglary",
            organisation="police",
            post="Crime reduction officer",
            indicators=(BURGLARY,),
            starts=date(2008, 4, 1),
            due=date(2009, 3, 31),
            milestones=(
                a_milestone(
                    1,
                    title="List the sheds",
                    due=date(2008, 9, 30),
                    progress=Progress.DONE,
                    done_on=date(2008, 9, 12),
                ),
                a_milestone(2, title="Buy the locks", due=date(2008, 11, 30)),
                a_milestone(3, title="Fit the locks", due=date(2009, 3, 15)),
            ),
        ),
        Action(
            code=LOCKS,
            title="Buy locks from a supplier",
            group="burglary-group",
            is_commissioning=True,
            milestones=(a_milestone(),),
        ),
        Action(
            code=HELPLINE,
            title="Open a helpline",
            group="abuse-group",
            priority="abuse",
            themes=("alcohol",),
            indicators=(REPEATS,),
            milestones=(a_milestone(),),
        ),
    )


def with_actions() -> Kept:
    """Keep them in Anytown, as its operator."""
    return keep_actions(by=OPERATOR, partnership=ANYTOWN, actions=some_actions())
