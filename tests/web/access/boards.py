"""Access to the papers of boards, and to what was issued of them."""

from __future__ import annotations

from datetime import date

from saferplan.core.periods import Month
from saferplan.usecases.actor import OPERATOR
from saferplan.usecases.boards.arrange_meeting import arrange_meeting
from saferplan.usecases.boards.issue_pack import issue_pack
from tests.cast import INSIDERS, OUTSIDER
from tests.factories.holdings import ANYTOWN, OTHERTOWN
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

TABLE: Table = {
    "boards-calendar": (HERE, INSIDE),
    "meetings": (HERE, PAPERS),
    "meeting-new": (HERE, MANAGERS),
    "cycle": (HERE | {"body": "delivery-board"}, MANAGERS),
    "pack-issue": (PACK, ONLY_POSTED),
    "pack-compare": (HERE, PAPERS),
    "pack-issued": (ISSUED, PAPERS),
    "pack-record": (ISSUED, PAPERS),
    "pack-issued-file": (ISSUED | {"kind": "xlsx"}, PAPERS),
}
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
        name="cycle",
        parts=HERE | {"body": "delivery-board"},
        data=RHYTHM,
        may=MANAGER,
        foreign_parts=ELSEWHERE,
    ),
    Post(
        name="pack-compare",
        parts=HERE,
        may=frozenset(INSIDERS) - {"agency"},
    ),
    Post(name="pack-issue", parts=PACK, may=MANAGER, foreign_parts=ELSEWHERE),
    Post(
        name="pack-issue",
        parts=PACK,
        data={"paper": "brief"},
        may=MANAGER,
        foreign_parts={"body": "no-such-board"},
    ),
)


def prepare() -> None:
    """A meeting, and a pack issued for it."""
    plan.prepare()
    arrange_meeting(
        by=OPERATOR,
        partnership=ANYTOWN,
        body="delivery-board",
        held_on=date(2009, 1, 22),
    )
    # One format is enough to be asked for, and quick to be made.
    issue_pack(
        by=OPERATOR,
        partnership=ANYTOWN,
        body="delivery-board",
        month=Month(2008, 12),
        kinds=("xlsx",),
    )
