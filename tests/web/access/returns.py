"""Access to the pages of returns."""

from __future__ import annotations

from tests.cast import INSIDERS, OUTSIDER
from tests.factories.holdings import BURGLARY, OTHERTOWN
from tests.web.access.expected import (
    ABSENT,
    FORBIDDEN,
    FOUND,
    HERE,
    INSIDE,
    MOVED,
    RECORDERS,
    Post,
    Table,
)

OWN = HERE | {"holder": "burglary-group", "month": "2008-12"}
OTHERS = HERE | {"holder": "abuse-group", "month": "2008-12"}
ELSEWHERE = {"partnership": OTHERTOWN}
REPORTERS = frozenset({"manager", "analyst", "theme-lead", "agency"})
ACCEPTERS = frozenset({"manager", "analyst"})
# The theme lead and the agency of the cast both report for the burglary group.
REPORT = dict.fromkeys(INSIDERS, FORBIDDEN) | dict.fromkeys(REPORTERS, FOUND)
REPORT |= {OUTSIDER: ABSENT, "nobody": MOVED}
NO_FILE = {who: ABSENT if what == FOUND else what for who, what in REPORT.items()}

TABLE: Table = {
    "returns": (HERE, INSIDE),
    "return": (OWN, REPORT),
    "return-upload": (OWN, REPORT),
    "return-acceptance": (OWN, RECORDERS),
    "return-template": (OWN | {"kind": "csv"}, REPORT),
    "return-words": (OWN | {"code": BURGLARY}, REPORT),
    "return-file": (OWN | {"number": "1"}, NO_FILE),
}
FIGURE = {"line-1": BURGLARY, "line-1-value": "34", "seen": "0", "act": "save"}
POSTS: tuple[Post, ...] = (
    Post(name="return", parts=OWN, data=FIGURE, may=REPORTERS, foreign_parts=ELSEWHERE),
    Post(
        name="return",
        parts=OTHERS,
        data=FIGURE,
        may=frozenset({"manager", "analyst"}),
        foreign_parts={"holder": "no-such-group"},
    ),
    Post(
        name="return-words",
        parts=OWN | {"code": BURGLARY},
        data={"why": "Sheds were left open.", "seen": "0"},
        may=REPORTERS,
        foreign_parts={"code": "REPEATS"},
    ),
    Post(name="return-upload", parts=OWN, may=REPORTERS, foreign_parts=ELSEWHERE),
    Post(
        name="return-acceptance",
        parts=OWN,
        data={"act": "accept", "seen": "1"},
        may=ACCEPTERS,
        foreign_parts=ELSEWHERE,
    ),
    Post(
        name="return-acceptance",
        parts=OTHERS,
        data={"act": "send-back", "reason": "check it", "seen": "1"},
        may=ACCEPTERS,
        foreign_parts=ELSEWHERE,
    ),
)
