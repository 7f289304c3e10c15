"""Access to what is asked of boards: variances, blockages, targets, successes."""

from __future__ import annotations

from datetime import date

from saferplan.core.boards.cycle import MeetingState
from saferplan.core.periods import Month
from saferplan.core.returns.commentary import Commentary
from saferplan.usecases.actor import OPERATOR
from saferplan.usecases.boards.arrange_meeting import arrange_meeting, change_meeting
from saferplan.usecases.boards.raise_blockage import raise_blockage
from saferplan.usecases.boards.request_variance import request_variance
from saferplan.usecases.indicators.propose_target import propose_target
from saferplan.usecases.returns.write_commentary import write_commentary
from tests.builders import a_target
from tests.cast import INSIDERS, OUTSIDER
from tests.factories.holdings import ANYTOWN, BURGLARY
from tests.factories.plan import HELPLINE, SHEDS
from tests.web.access.boards import ELSEWHERE, MANAGER, ONLY_POSTED
from tests.web.access.expected import (
    ABSENT,
    FORBIDDEN,
    FOUND,
    HERE,
    INSIDE,
    MOVED,
    PAPERS,
    Post,
    Table,
)

# The first of each is of the group the agency reports for, the second is not.
OWN, OTHERS = HERE | {"number": "1"}, HERE | {"number": "2"}
SUCCESS = HERE | {"holder": "abuse-group", "month": "2008-12"}
# The manager writes down what a meeting that was held decided.
DECIDERS = frozenset({"chair", "manager"})
SUPPORTERS = frozenset({"manager", "chair", "board"})
REPORTERS = frozenset({"manager", "analyst", "theme-lead", "agency"})
PROPOSERS = frozenset({"manager", "analyst", "theme-lead", "chair"})


def only(accounts: frozenset[str], otherwise: int = FORBIDDEN) -> dict[str, int]:
    """These get the page, everybody else inside is turned away."""
    found = {who: FOUND if who in accounts else otherwise for who in INSIDERS}
    return found | {OUTSIDER: ABSENT, "nobody": MOVED}


TABLE: Table = {
    "variances": (HERE, INSIDE),
    "variance": (OTHERS, INSIDE | {"agency": ABSENT}),
    "blockage": (OTHERS, INSIDE | {"agency": ABSENT}),
    "blockage-answer": (OWN, only(SUPPORTERS)),
    "blockage-close": (OWN, only(REPORTERS)),
    "target-proposal-new": (HERE, only(PROPOSERS)),
    "target-proposal": (OWN, PAPERS),
    "target-proposal-withdraw": (OWN, ONLY_POSTED),
    "successes": (HERE, INSIDE),
    "success-take": (SUCCESS, only(REPORTERS)),
}
DECISION = {"decision": "approved", "remark": "Agreed"}
TARGET = {
    "period": "financial_year|2009/10",
    "status": "number",
    "value": "110",
    "profile": "straight",
    "reason": "The plan asks for it",
}
POSTS: tuple[Post, ...] = (
    Post(
        name="variance",
        parts=OWN,
        data=DECISION,
        may=DECIDERS,
        foreign_parts=ELSEWHERE,
    ),
    Post(
        name="variance",
        parts=OTHERS,
        data=DECISION,
        may=DECIDERS,
        foreign_parts={"number": "77"},
    ),
    Post(
        name="blockage-answer",
        parts=OWN,
        data={"answer": "We ask the council."},
        may=SUPPORTERS,
        foreign_parts=ELSEWHERE,
    ),
    Post(
        name="blockage-close",
        parts=OWN,
        data={"how": "A second officer came."},
        may=REPORTERS,
        foreign_parts={"number": "77"},
    ),
    Post(
        name="target-proposal-new",
        parts=HERE,
        data={"indicator": BURGLARY},
        may=PROPOSERS,
        foreign_parts=ELSEWHERE,
    ),
    Post(
        name="target-proposal",
        parts=OWN,
        data=DECISION | {"meeting": "2"},
        # The board above sets targets, and the chair of the cast is not its chair.
        may=MANAGER,
        foreign_parts=ELSEWHERE,
    ),
    Post(
        name="target-proposal-withdraw",
        parts=OWN,
        may=frozenset({"manager"}),
        foreign_parts={"number": "77"},
    ),
    Post(
        name="success-take",
        parts=SUCCESS,
        data={"words": "We try it in two streets.", "group": "burglary-group"},
        may=REPORTERS,
        foreign_parts={"holder": "no-such-group"},
    ),
)


def prepare() -> None:
    """A meeting that was held, and what was asked: two of a kind, a target, a success.

    The first meeting is planned, and stands in the tables of the boards.
    """
    month = Month(2008, 12)
    met = arrange_meeting(
        by=OPERATOR, partnership=ANYTOWN, body="board", held_on=date(2009, 2, 5)
    )
    change_meeting(
        by=OPERATOR, partnership=ANYTOWN, number=met.number, state=MeetingState.HELD
    )
    for holder, action in (("burglary-group", SHEDS), ("abuse-group", HELPLINE)):
        request_variance(
            by=OPERATOR,
            partnership=ANYTOWN,
            holder=holder,
            month=month,
            action=action,
            milestone=1,
            change="Later",
            reason="Late supplier",
        )
        raise_blockage(
            by=OPERATOR,
            partnership=ANYTOWN,
            holder=holder,
            month=month,
            what="The officer has left",
        )
    propose_target(
        by=OPERATOR,
        partnership=ANYTOWN,
        code=BURGLARY,
        target=a_target(90, 2010, reason="The plan asks for it"),
    )
    write_commentary(
        by=OPERATOR,
        partnership=ANYTOWN,
        commentary=Commentary(
            holder="abuse-group", month=month, success="Leaflets at the school gate"
        ),
    )
