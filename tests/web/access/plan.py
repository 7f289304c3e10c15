"""Access to the pages of plan: actions, milestones, risks, what is asked, money."""

from __future__ import annotations

from saferplan.usecases.actor import OPERATOR
from saferplan.usecases.plan.keep_actions import keep_actions
from saferplan.usecases.plan.keep_risk import log_risk
from saferplan.usecases.plan.queries import one_action
from tests.factories.holdings import ANYTOWN, OTHERTOWN
from tests.factories.plan import (
    DOORS,
    GRANT,
    HELPLINE,
    SHEDS,
    a_bare_action,
    with_actions,
    with_money,
)
from tests.web.access.expected import (
    FORBIDDEN,
    FOUND,
    HERE,
    INSIDE,
    RECORDERS,
    Post,
    Table,
)

ELSEWHERE = {"partnership": OTHERTOWN}
# The sheds are the theme lead's own group's, and the agency reports for it; the
# helpline is another group's.
OWN, OTHERS = HERE | {"code": SHEDS}, HERE | {"code": HELPLINE}
KEEPERS = RECORDERS | {"theme-lead": FOUND}
ASKERS = KEEPERS | {"agency": FOUND}
READ_MONEY = INSIDE | dict.fromkeys(("agency", "reader"), FORBIDDEN)
LINE = HERE | {"code": GRANT}
FIRST = {"number": "1"}

TABLE: Table = {
    "actions": (HERE, INSIDE),
    # Everybody with a part in the partnership reads its plan, agencies too.
    "action": (OTHERS, INSIDE),
    "action-new": (HERE, KEEPERS),
    "action-change": (OTHERS, RECORDERS),
    "action-progress": (HERE | {"code": DOORS}, KEEPERS),
    "milestone-new": (OTHERS, RECORDERS),
    "milestone": (OWN | FIRST, KEEPERS),
    "milestone-change": (OTHERS | FIRST, RECORDERS),
    "risk-new": (OWN, KEEPERS),
    "risk": (OTHERS | FIRST, RECORDERS),
    "risk-close": (OWN | FIRST, KEEPERS),
    "variance-new": (OWN, ASKERS),
    "blockage-new": (OTHERS, RECORDERS),
    "variance-withdraw": (HERE | FIRST, ASKERS),
    "money": (HERE, READ_MONEY),
    "funding-line": (LINE, READ_MONEY),
    "funding-line-new": (HERE, RECORDERS),
    "funding-line-change": (LINE, RECORDERS),
    "allocate": (LINE, RECORDERS),
    "spend": (LINE, RECORDERS),
}
KEEP = frozenset({"manager", "analyst", "theme-lead"})
ALL = frozenset({"manager", "analyst"})
ASK = KEEP | {"agency"}
ACTION = {
    "title": "Fit lights",
    "code": "B-9",
    "group": "burglary-group",
    "organisation": "",
    "priority": "",
    "indicator-1": "",
    "indicator-2": "",
    "indicator-3": "",
}
STEP = {"title": "Count the lamps", "due": "31/3/2009"}
RISK = {
    "what": "The supplier may be late",
    "likelihood": "high",
    "impact": "medium",
}
VARIANCE = {
    "about": "2",
    "new_due": "28/2/2009",
    "change": "Buy the locks later",
    "reason": "The supplier is late",
    "month": "2008-12",
}
MONEY = {"title": "Council grant", "identified": "5,000", "group": "burglary-group"}
POSTS: tuple[Post, ...] = (
    Post(
        name="action-new",
        parts=HERE,
        data=ACTION,
        may=KEEP,
        foreign_parts=ELSEWHERE,
        foreign_data={"group": "othertown-board", "organisation": "othertown-council"},
    ),
    Post(
        name="action-change",
        parts=OTHERS,
        data=ACTION | {"group": "abuse-group"},
        may=ALL,
        foreign_parts=ELSEWHERE,
        foreign_data={"organisation": "othertown-council"},
    ),
    Post(
        name="action-progress",
        parts=HERE | {"code": DOORS},
        data={"progress": "under_way"},
        may=KEEP,
        foreign_parts={"code": "OTHER-1"},
    ),
    Post(
        name="milestone-new",
        parts=OTHERS,
        data=STEP,
        may=ALL,
        foreign_parts=ELSEWHERE,
    ),
    Post(
        name="milestone",
        parts=OWN | {"number": "2"},
        data={"progress": "done", "done_on": "1/12/2008"},
        may=KEEP,
        foreign_parts={"number": "77"},
    ),
    Post(
        name="milestone-change",
        parts=OTHERS | FIRST,
        data=STEP,
        may=ALL,
        foreign_parts=ELSEWHERE,
    ),
    Post(name="risk-new", parts=OWN, data=RISK, may=KEEP, foreign_parts=ELSEWHERE),
    Post(
        name="risk",
        parts=OTHERS | FIRST,
        data=RISK,
        may=ALL,
        foreign_parts={"number": "77"},
    ),
    Post(name="risk-close", parts=OWN | FIRST, may=KEEP, foreign_parts=ELSEWHERE),
    Post(
        name="variance-new",
        parts=OWN,
        data=VARIANCE,
        may=ASK,
        foreign_parts=ELSEWHERE,
        foreign_data={"about": "77"},
    ),
    Post(
        name="blockage-new",
        parts=OTHERS,
        data={"what": "No line is free", "month": "2008-12"},
        may=ALL,
        foreign_parts=ELSEWHERE,
    ),
    Post(
        name="variance-withdraw",
        parts=HERE | FIRST,
        may=ASK,
        foreign_parts={"number": "77"},
    ),
    Post(
        name="funding-line-new",
        parts=HERE,
        data=MONEY | {"code": "CC-1"},
        may=ALL,
        foreign_parts=ELSEWHERE,
        foreign_data={"group": "othertown-board"},
    ),
    Post(
        name="funding-line-change",
        parts=LINE,
        data=MONEY,
        may=ALL,
        foreign_parts=ELSEWHERE,
    ),
    Post(
        name="allocate",
        parts=LINE,
        data={"action": HELPLINE, "amount": "100"},
        may=ALL,
        foreign_parts=ELSEWHERE,
        foreign_data={"action": "OTHER-1"},
    ),
    Post(
        name="spend",
        parts=LINE,
        data={"action": SHEDS, "month": "December 2008", "amount": "100"},
        may=ALL,
        foreign_parts={"code": "OTHER-1"},
        foreign_data={"action": "OTHER-1"},
    ),
)


def prepare() -> None:
    """Keep a few actions with a risk each, and a line with money, once."""
    with_actions()
    kept = keep_actions(by=OPERATOR, partnership=ANYTOWN, actions=[a_bare_action()])
    if not kept.new:
        return
    for code in (SHEDS, HELPLINE):
        if not one_action(OPERATOR, ANYTOWN, code).risks:
            log_risk(
                by=OPERATOR, partnership=ANYTOWN, action=code, what="Nobody may come"
            )
    with_money()
