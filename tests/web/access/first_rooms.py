"""Access to the rooms there were first: partnership, indicators, boards' papers."""

from __future__ import annotations

from tests.cast import ACCOUNTS, INSIDERS, OUTSIDER
from tests.factories.holdings import BURGLARY, OTHERTOWN, REPEATS
from tests.web.access.expected import (
    ABSENT,
    ANYBODY,
    EVERYBODY,
    FORBIDDEN,
    FOUND,
    HERE,
    INSIDE,
    MOVED,
    PACK,
    PAPERS,
    RECORDERS,
    WITH_ACCOUNT,
    Post,
    Table,
)

TABLE: Table = {
    "partnerships": ({}, dict.fromkeys(ANYBODY, MOVED)),
    "sign-in": ({}, dict.fromkeys(ACCOUNTS, MOVED) | {"nobody": FOUND}),
    "sign-out": ({}, dict.fromkeys(ACCOUNTS, 405) | {"nobody": MOVED}),
    "accessibility": ({}, EVERYBODY),
    "trace-search": ({}, WITH_ACCOUNT),
    "trace": (
        {"code": "not-a-code"},
        dict.fromkeys(ACCOUNTS, ABSENT) | {"nobody": MOVED},
    ),
    "home": (HERE, INSIDE),
    "dashboard": (HERE, INSIDE),
    "indicator": (HERE | {"code": REPEATS}, INSIDE | {"agency": ABSENT}),
    "record": (HERE | {"code": BURGLARY}, RECORDERS),
    "definitions": (HERE, INSIDE),
    "library": (HERE, INSIDE),
    "library-definition": (HERE | {"shelf": "today", "entry": "shop-theft"}, INSIDE),
    "structure": (HERE, INSIDE),
    "group": (HERE | {"group": "burglary-group"}, INSIDE),
    "boards": (HERE, PAPERS),
    "board": (
        HERE | {"body": "delivery-board"},
        dict.fromkeys(INSIDERS, MOVED)
        | {
            "agency": FORBIDDEN,
            OUTSIDER: ABSENT,
            "nobody": MOVED,
        },
    ),
    "pack": (PACK, PAPERS),
    "pack-file": (PACK | {"kind": "xlsx"}, PAPERS),
}
FIGURE = {
    "period": "month|2009-01",
    "state": "given",
    "value": "30",
    "numerator": "6",
    "denominator": "12",
    "known_on": "30/3/2009",
}
POSTS: tuple[Post, ...] = (
    Post(
        name="sign-in",
        parts={},
        data={"account": "reader", "password": "wrong"},
        may=frozenset(ANYBODY),
    ),
    Post(name="sign-out", parts={}, may=frozenset(ACCOUNTS)),
    Post(
        name="record",
        parts=HERE | {"code": BURGLARY},
        data=FIGURE,
        may=frozenset({"manager", "analyst"}),
        # Both partnerships have an indicator of the first code, one has the other.
        foreign_parts={"partnership": OTHERTOWN, "code": REPEATS},
    ),
)
