"""Access to the pages of setting up."""

from __future__ import annotations

from tests.cast import ACCOUNTS
from tests.factories.holdings import BURGLARY, REPEATS
from tests.web.access.expected import (
    FORBIDDEN,
    FOUND,
    HERE,
    MOVED,
    RECORDERS,
    Post,
    Table,
)

MANAGERS = RECORDERS | {"analyst": FORBIDDEN}
STARTERS = dict.fromkeys(ACCOUNTS, FORBIDDEN) | {"manager": FOUND, "nobody": MOVED}
MANAGER = frozenset({"manager"})
POLICE = HERE | {"organisation": "police"}
GROUP = HERE | {"body": "burglary-group"}
SEAT = HERE | {"place": "0"}
PRIORITY = HERE | {"priority": "burglary"}
WATCHED = HERE | {"code": BURGLARY}
SHARE = HERE | {"code": REPEATS}
ENTRY = HERE | {"shelf": "today", "entry": "shop-theft"}
THEIRS = "theirs"

TABLE: Table = {
    "new-partnership": ({}, STARTERS),
    "set-up": (HERE, MANAGERS),
    "set-up-about": (HERE, MANAGERS),
    "set-up-organisations": (HERE, MANAGERS),
    "set-up-usual-organisations": (HERE, MANAGERS),
    "set-up-new-organisation": (HERE, MANAGERS),
    "set-up-organisation": (POLICE, MANAGERS),
    "set-up-bodies": (HERE, MANAGERS),
    "set-up-usual-bodies": (HERE, MANAGERS),
    "set-up-new-body": (HERE, MANAGERS),
    "set-up-body": (GROUP, MANAGERS),
    "set-up-seats": (HERE, MANAGERS),
    "set-up-new-seats": (HERE, MANAGERS),
    "set-up-seat": (SEAT, MANAGERS),
    "set-up-plan": (HERE, MANAGERS),
    "set-up-plan-about": (HERE, MANAGERS),
    "set-up-themes": (HERE, MANAGERS),
    "set-up-new-priority": (HERE, MANAGERS),
    "set-up-priority": (PRIORITY, MANAGERS),
    "set-up-indicators": (HERE, MANAGERS),
    "set-up-library": (HERE, MANAGERS),
    "set-up-adopt": (ENTRY, MANAGERS),
    "set-up-new-indicator": (HERE, MANAGERS),
    "set-up-definition": (WATCHED, MANAGERS),
    "set-up-targets": (HERE, MANAGERS),
    "set-up-target-ledger": (SHARE, MANAGERS),
    "set-up-target": (SHARE, MANAGERS),
    "set-up-baseline": (SHARE, MANAGERS),
    "set-up-working": (HERE, MANAGERS),
    "set-up-look": (HERE, MANAGERS),
}

SAID = {"name": "Anytown Together", "area": "Anytown", "nation": "Wales"}
ORGANISATION = {"name": "Fire service", "role": "other"}
BODY = {
    "local_name": "Night Group",
    "type": "task_and_finish_group",
    "parent": "delivery-board",
    "lead_organisation": "police",
    "meets": "",
}
JUDGED = {
    "plain_title": "Shoplifting",
    "code": "SHOPS",
    "owner": "police",
    "groups": "burglary-group",
    "priority": "burglary",
    "sensitive": "no",
    "polarity": "lower",
    "tolerance": "5",
    "tolerance_kind": "percent",
}
DEFINED = JUDGED | {
    "aggregation": "sum",
    "basis": "rolling_12",
    "frequency": "month",
    "year_starts": "4",
    "is_break": "",
}
POSTS: tuple[Post, ...] = (
    Post(
        name="new-partnership",
        parts={},
        data=SAID | {"name": "Newtown"},
        may=MANAGER,
        foreign_data={"slug": "othertown"},
    ),
    Post(name="set-up-about", parts=HERE, data=SAID, may=MANAGER),
    Post(
        name="set-up-usual-organisations",
        parts=HERE,
        data={"fire": "Fire service"},
        may=MANAGER,
    ),
    Post(
        name="set-up-new-organisation",
        parts=HERE,
        data=ORGANISATION,
        may=MANAGER,
        foreign_data={"role": THEIRS},
    ),
    Post(
        name="set-up-organisation",
        parts=POLICE,
        data=ORGANISATION,
        may=MANAGER,
        foreign_parts={"organisation": THEIRS},
        foreign_data={"role": THEIRS},
    ),
    Post(
        name="set-up-usual-bodies",
        parts=HERE,
        data={"groups": "Night Group"},
        may=MANAGER,
    ),
    Post(
        name="set-up-new-body",
        parts=HERE,
        data=BODY,
        may=MANAGER,
        foreign_data={"parent": THEIRS},
    ),
    Post(
        name="set-up-body",
        parts=GROUP,
        data=BODY,
        may=MANAGER,
        foreign_parts={"body": THEIRS},
        foreign_data={"lead_organisation": THEIRS},
    ),
    Post(
        name="set-up-new-seats",
        parts=HERE,
        data={"body": "board", "organisation": "police", "capacity": "member"},
        may=MANAGER,
        foreign_data={"organisation": THEIRS},
    ),
    Post(
        name="set-up-seat",
        parts=SEAT,
        data={"valid_to": "31/3/2009"},
        may=MANAGER,
        foreign_parts={"place": "99"},
    ),
    Post(
        name="set-up-plan-about",
        parts=HERE,
        data={"title": "Another plan", "starts": "1/4/2009", "ends": "31/3/2012"},
        may=MANAGER,
    ),
    Post(name="set-up-themes", parts=HERE, data={"themes": "Drugs"}, may=MANAGER),
    Post(
        name="set-up-new-priority",
        parts=HERE,
        data={"name": "Arson", "group": "abuse-group"},
        may=MANAGER,
        foreign_data={"group": THEIRS},
    ),
    Post(
        name="set-up-priority",
        parts=PRIORITY,
        data={"name": "Burglary of homes", "group": "burglary-group"},
        may=MANAGER,
        foreign_parts={"priority": THEIRS},
        foreign_data={"group": THEIRS},
    ),
    Post(
        name="set-up-adopt",
        parts=ENTRY,
        data=JUDGED,
        may=MANAGER,
        foreign_parts={"entry": THEIRS},
        foreign_data={"owner": THEIRS},
    ),
    Post(
        name="set-up-new-indicator",
        parts=HERE,
        data=DEFINED,
        may=MANAGER,
        foreign_data={"priority": THEIRS},
    ),
    Post(
        name="set-up-definition",
        parts=WATCHED,
        data=DEFINED | {"basis": "year_to_date"},
        may=MANAGER,
        foreign_parts={"code": "THEIRS"},
        foreign_data={"owner": THEIRS},
    ),
    Post(
        name="set-up-target",
        parts=SHARE,
        data={
            "period": "financial_year|2010/11",
            "status": "number",
            "value": "20",
            "profile": "none",
            "decided_by": "Board",
            "known_on": "1/4/2009",
        },
        may=MANAGER,
        foreign_parts={"code": "THEIRS"},
        foreign_data={"period": THEIRS},
    ),
    Post(
        name="set-up-baseline",
        parts=SHARE,
        data={
            "period": "financial_year|2007/08",
            "value": "30",
            "known_on": "1/4/2009",
        },
        may=MANAGER,
        foreign_parts={"code": "THEIRS"},
        foreign_data={"period": THEIRS},
    ),
    Post(
        name="set-up-working",
        parts=HERE,
        data={"sign_off": "one", "closed_days": "25/12/2026"},
        may=MANAGER,
        foreign_data={"sign_off": THEIRS},
    ),
    Post(
        name="set-up-look",
        parts=HERE,
        data={"colour": "#a01020"},
        may=MANAGER,
        foreign_data={"colour": THEIRS},
    ),
)
