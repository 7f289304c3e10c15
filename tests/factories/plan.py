"""Made-up action plans, and their money, for the made-up partnership."""

from __future__ import annotations

from datetime import date
from typing import Any

from saferplan.core.periods import Month
from saferplan.core.plan.actions import Action, Milestone, Progress
from saferplan.core.plan.funding import FundingLine
from saferplan.usecases.actor import OPERATOR
from saferplan.usecases.plan.keep_actions import Kept, keep_actions
from saferplan.usecases.plan.keep_funding import allocate, keep_funding_line, spend
from tests.factories.holdings import ANYTOWN, BURGLARY, REPEATS

SHEDS, LOCKS, HELPLINE = "B-1", "B-2", "A-1"
DOORS, GRANT = "B-3", "HO-1"


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


def a_bare_action(**changes: Any) -> Action:
    """An action of the burglary group that has no milestones."""
    settings: dict[str, Any] = {
        "code": DOORS,
        "title": "Look at the doors of student lets",
        "group": "burglary-group",
        "due": date(2009, 3, 31),
    }
    return Action(**(settings | changes))


def a_line(**changes: Any) -> FundingLine:
    """Ten thousand pounds that are promised."""
    settings: dict[str, Any] = {
        "code": GRANT,
        "title": "Home Office grant",
        "identified": 1_000_000,
        "source": "Home Office",
        "is_confirmed": True,
    }
    return FundingLine(**(settings | changes))


def with_money() -> None:
    """The line, four thousand of it for sheds, of which fifteen hundred are spent."""
    here: dict[str, Any] = {"by": OPERATOR, "partnership": ANYTOWN}
    keep_funding_line(**here, line=a_line(), is_new=True)
    allocate(**here, line=GRANT, action=SHEDS, amount=400_000)
    spend(
        **here,
        line=GRANT,
        action=SHEDS,
        month=Month(2008, 12),
        amount=150_000,
        words="Forty locks",
    )
