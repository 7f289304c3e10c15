"""Access to the pages of people, and to the page a link leads to."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone

from saferplan.store import models, writing
from tests.factories.holdings import ANYTOWN, OTHERTOWN
from tests.web.access.expected import (
    ABSENT,
    ANYBODY,
    FORBIDDEN,
    HERE,
    INSIDE,
    RECORDERS,
    Post,
    Table,
)

MANAGERS = RECORDERS | {"analyst": FORBIDDEN}
SOMEBODY = HERE | {"account": "reader"}
STRANGER = HERE | {"account": "outsider"}
MANAGER = frozenset({"manager"})
INSIDERS = frozenset(INSIDE) - {"outsider", "nobody"}
ROLE = {"held": "reader||", "role": "analyst", "body": "", "organisation": ""}
ELSEWHERE = {"body": "no-body-here"}
KEY, ELSEWHERE_KEY = 9001, 9002
ACTION, ELSEWHERE_ACTION = "BUY-1", "BUY-OF-ANOTHER-PARTNERSHIP"

TABLE: Table = {
    "people": (HERE, MANAGERS),
    "people-invite": (HERE, MANAGERS),
    "person": (SOMEBODY, MANAGERS),
    "person-role": (SOMEBODY, MANAGERS),
    "person-hand-over": (SOMEBODY, MANAGERS),
    "person-clearance": (SOMEBODY, MANAGERS),
    "person-end": (SOMEBODY, MANAGERS),
    "person-reset": (SOMEBODY, dict.fromkeys(ANYBODY, 405) | {"nobody": 302}),
    "person-clearance-end": (
        HERE | {"account": "board"},
        dict.fromkeys(ANYBODY, 405) | {"nobody": 302},
    ),
    "interests": (HERE, INSIDE),
    "interest-end": (HERE, dict.fromkeys(ANYBODY, 405) | {"nobody": 302}),
    "tokens": (HERE, MANAGERS),
    "token-end": (HERE, dict.fromkeys(ANYBODY, 405) | {"nobody": 302}),
    "log": (HERE, RECORDERS),
    "log-file": (HERE, RECORDERS),
    "invitation": ({"token": "none-of-ours"}, dict.fromkeys(ANYBODY, ABSENT)),
}
POSTS: tuple[Post, ...] = (
    Post(
        name="people-invite",
        parts=HERE,
        data={"account": "new.person", "role": "reader"},
        may=MANAGER,
        foreign_data={"account": "outsider"},
    ),
    Post(
        name="person-role",
        parts=SOMEBODY,
        data=ROLE,
        may=MANAGER,
        foreign_parts={"account": "outsider"},
        foreign_data=ELSEWHERE,
    ),
    Post(
        name="person-hand-over",
        parts=SOMEBODY,
        data={"held": "reader||", "to_account": "stakeholder"},
        may=MANAGER,
        foreign_parts={"account": "outsider"},
        foreign_data={"to_account": "outsider"},
    ),
    Post(
        name="person-clearance",
        parts=SOMEBODY,
        data={"reason": "checks the returns"},
        may=MANAGER,
        foreign_parts={"account": "outsider"},
    ),
    Post(
        name="person-clearance-end",
        parts=HERE | {"account": "board"},
        may=MANAGER,
        foreign_parts={"account": "outsider"},
    ),
    Post(
        name="person-reset",
        parts=SOMEBODY,
        may=MANAGER,
        foreign_parts={"account": "outsider"},
    ),
    Post(
        name="person-end",
        parts=SOMEBODY,
        may=MANAGER,
        foreign_parts={"account": "outsider"},
    ),
    Post(
        name="interests",
        parts=HERE,
        data={"action": ACTION, "words": "my employer bids"},
        may=INSIDERS,
        foreign_data={"action": ELSEWHERE_ACTION},
    ),
    Post(
        name="interest-end",
        parts=HERE,
        data={"account": "reader", "action": ACTION},
        may=MANAGER,
        foreign_data={"account": "outsider", "action": ELSEWHERE_ACTION},
    ),
    Post(
        name="tokens",
        parts=HERE,
        data={"organisation": "police", "name": "records system"},
        may=MANAGER,
        foreign_data={"organisation": "fire-of-another-partnership"},
    ),
    Post(
        name="token-end",
        parts=HERE,
        data={"number": str(KEY)},
        may=MANAGER,
        foreign_data={"number": str(ELSEWHERE_KEY)},
    ),
    Post(
        name="invitation",
        parts={"token": "none-of-ours"},
        data={"password": "three purple herons", "again": "three purple herons"},
        may=frozenset(),
        foreign_parts={"token": "none-of-theirs"},
    ),
)


def prepare() -> None:
    """An action here with a declared interest in it and a key, and the other's."""
    for slug, code, account, key in (
        (ANYTOWN, ACTION, "reader", KEY),
        (OTHERTOWN, ELSEWHERE_ACTION, "outsider", ELSEWHERE_KEY),
    ):
        models.ApiTokenRow.objects.create(
            pk=key,
            partnership=models.PartnershipRow.objects.get(slug=slug),
            organisation="police",
            name="records system",
            start="sfp_",
            token_hash=str(key),
            made_at=timezone.now(),
        )
        with transaction.atomic():
            entry = writing.open_entry(
                models.PartnershipRow.objects.get(slug=slug),
                account=account,
                on_behalf_of="",
                what="declare_interest",
            )
            writing.add_row(
                entry,
                models.ActionVersion,
                place=0,
                code=code,
                title="Buy support",
                group="abuse-group",
                is_commissioning=True,
            )
            writing.add_row(
                entry,
                models.InterestVersion,
                account=account,
                action=code,
                words="an employer bids",
            )
