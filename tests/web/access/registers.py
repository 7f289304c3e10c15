"""Access to the pages of the register of data sets."""

from __future__ import annotations

from django.db import transaction

from saferplan.store import feeds, writing
from saferplan.store.models import PartnershipRow
from tests.factories.holdings import OTHERTOWN
from tests.usecases.returns.registering import CRIMES, NOISE, a_feed, registered
from tests.web.access.expected import (
    FORBIDDEN,
    FOUND,
    HERE,
    INSIDE,
    RECORDERS,
    Post,
    Table,
)

ELSEWHERE = "data-set-of-another-partnership"
FEED = HERE | {"feed": CRIMES}
READERS = INSIDE | dict.fromkeys(("stakeholder", "reader"), FORBIDDEN)
OWN_OR_KEPT = RECORDERS | {"agency": FOUND}
TO_ITSELF = RECORDERS | {"analyst": FORBIDDEN, "agency": FOUND}

TABLE: Table = {
    "data-sets": (HERE, READERS),
    "data-sets-answer": (HERE, READERS),
    "data-set-add": (HERE, RECORDERS),
    "data-set": (FEED, READERS),
    "data-set-change": (FEED, RECORDERS),
    "data-set-end": (FEED, RECORDERS),
    "data-set-deliver": (FEED, OWN_OR_KEPT),
    "agency": (HERE | {"organisation": "police"}, TO_ITSELF),
}

_KEEPERS = frozenset({"manager", "analyst"})
_FOREIGN = HERE | {"feed": ELSEWHERE}
POSTS: tuple[Post, ...] = (
    Post(name="data-set-add", parts=HERE, data={"name": "x"}, may=_KEEPERS),
    Post(
        name="data-set-add",
        parts=HERE,
        data={
            "name": "Fires",
            "organisation": "police",
            "owner": "Officer",
            "legal_basis": "agreement",
            "frequency": "month",
            "publishable": "no",
            "valid_from": "1/4/2008",
        },
        may=_KEEPERS,
        foreign_parts={"partnership": OTHERTOWN},
    ),
    Post(
        name="data-set-change",
        parts=FEED,
        data={"name": "x"},
        may=_KEEPERS,
        foreign_parts=_FOREIGN,
    ),
    Post(
        name="data-set-end",
        parts=FEED,
        data={"on": "1/4/2009", "reason": "x"},
        may=_KEEPERS,
        foreign_parts=_FOREIGN,
    ),
    Post(
        name="data-set-deliver",
        parts=FEED,
        data={"period": "quarter|2008/09-Q1", "received_on": "1/8/2008"},
        may=_KEEPERS | {"agency"},
        foreign_parts=_FOREIGN,
    ),
    # A data set of the same partnership, but of another agency.
    Post(
        name="data-set-deliver",
        parts=HERE | {"feed": NOISE},
        data={"period": "month|2008-05", "received_on": "1/8/2008"},
        may=_KEEPERS,
        foreign_parts={"partnership": OTHERTOWN, "feed": NOISE},
    ),
)


def prepare() -> None:
    """What these addresses are about: data sets here, and one of the other."""
    registered()
    with transaction.atomic():
        entry = writing.open_entry(
            PartnershipRow.objects.get(slug=OTHERTOWN),
            account="outsider",
            on_behalf_of="",
            what="register_feed",
        )
        feeds.add_feed(entry, a_feed(slug=ELSEWHERE, indicators=()))
