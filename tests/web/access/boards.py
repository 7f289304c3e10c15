"""Access to the pages of boards."""

from __future__ import annotations

from datetime import date

from saferplan.core.periods import Month
from saferplan.usecases.actor import OPERATOR
from saferplan.usecases.boards.arrange_meeting import arrange_meeting
from saferplan.usecases.boards.issue_pack import issue_pack
from saferplan.usecases.boards.request_variance import request_variance
from tests.cast import INSIDERS, OUTSIDER
from tests.factories.holdings import ANYTOWN, OTHERTOWN
from tests.factories.plan import HELPLINE, SHEDS
from tests.web.access import plan
from tests.web.access.expected import (
    ABSENT,
    FORBIDDEN,
    FOUND,
    HERE,
    INSIDE,
    MOVED,
    PACK,
    PAPERS,
    Post,
    Table,
)

ISSUED = PACK | {"version": "1"}
ELSEWHERE = {"partnership": OTHERTOWN}
MANAGER = frozenset({"manager"})
MANAGERS = dict.fromkeys(INSIDERS, FORBIDDEN) | {
    "manager": FOUND,
    OUTSIDER: ABSENT,
    "nobody": MOVED,
}
ONLY_POSTED = dict.fromkeys((*INSIDERS, OUTSIDER), 405) | {"nobody": MOVED}
# The first variance is of the group the agency reports for, the second is not.
OWN, OTHERS = HERE | {"number": "1"}, HERE | {"number": "2"}

TABLE: Table = {
    "boards-calendar": (HERE, INSIDE),
    "meetings": (HERE, MANAGERS),
    "meeting-new": (HERE, MANAGERS),
    "meeting": (HERE | {"number": "1"}, MANAGERS),
    "cycle": (HERE | {"body": "delivery-board"}, MANAGERS),
    "variances": (HERE, INSIDE),
    "variance": (OTHERS, INSIDE | {"agency": ABSENT}),
    "pack-issue": (PACK, ONLY_POSTED),
    "pack-issued": (ISSUED, PAPERS),
    "pack-issued-file": (ISSUED | {"kind": "xlsx"}, PAPERS),
}
DECISION = {"decision": "approved", "remark": "Agreed"}
MEETING = {"held_on": "29/1/2009", "reports": "2008-12", "state": "planned"}
RHYTHM = {
    "rhythm": "quarterly",
    "returns": "15",
    "commentary": "12",
    "draft": "9",
    "brief": "7",
    "despatch": "5",
}
POSTS: tuple[Post, ...] = (
    Post(
        name="meeting-new",
        parts=HERE,
        data=MEETING | {"body": "board"},
        may=MANAGER,
        foreign_parts=ELSEWHERE,
    ),
    Post(
        name="meeting",
        parts=HERE | {"number": "1"},
        data=MEETING,
        may=MANAGER,
        foreign_parts=ELSEWHERE | {"number": "7"},
    ),
    Post(
        name="cycle",
        parts=HERE | {"body": "delivery-board"},
        data=RHYTHM,
        may=MANAGER,
        foreign_parts=ELSEWHERE,
    ),
    Post(
        name="variance",
        parts=OWN,
        data=DECISION,
        may=frozenset({"chair"}),
        foreign_parts=ELSEWHERE,
    ),
    Post(
        name="variance",
        parts=OTHERS,
        data=DECISION,
        may=frozenset({"chair"}),
        foreign_parts={"number": "77"},
    ),
    Post(name="pack-issue", parts=PACK, may=MANAGER, foreign_parts=ELSEWHERE),
    Post(
        name="pack-issue",
        parts=PACK,
        may=MANAGER,
        foreign_parts={"body": "no-such-board"},
    ),
)


def prepare() -> None:
    """A meeting, a pack issued for it, and two variances to decide."""
    plan.prepare()
    month = Month(2008, 12)
    arrange_meeting(
        by=OPERATOR,
        partnership=ANYTOWN,
        body="delivery-board",
        held_on=date(2009, 1, 22),
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
    issue_pack(by=OPERATOR, partnership=ANYTOWN, body="delivery-board", month=month)
