"""A partnership with a body of every kind that meets, and what happens there."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from django.apps import apps
from django.db import transaction

from saferplan.core.boards.asking import Blockage, Variance
from saferplan.core.boards.challenge import Challenge
from saferplan.core.boards.cycle import MeetingState
from saferplan.core.boards.issued import IssuedPack
from saferplan.core.boards.pack import Pack
from saferplan.core.indicators.holdings import Holdings
from saferplan.core.indicators.proposing import TargetProposal
from saferplan.core.indicators.targets import Target
from saferplan.core.partnership.structure import Body, BodyType
from saferplan.core.periods import Month, financial_year
from saferplan.store import models
from saferplan.usecases.actor import OPERATOR, Actor
from saferplan.usecases.boards.arrange_meeting import arrange_meeting, change_meeting
from saferplan.usecases.boards.issue_pack import issue_pack
from saferplan.usecases.boards.make_pack import make_pack
from saferplan.usecases.boards.raise_blockage import raise_blockage
from saferplan.usecases.boards.raise_challenge import raise_challenge
from saferplan.usecases.boards.request_variance import request_variance
from saferplan.usecases.errors import NotFound, NotPermitted
from saferplan.usecases.indicators.propose_target import propose_target
from saferplan.usecases.partnership.interests import declare_interest
from tests.cast import the_cast
from tests.factories.holdings import ANYTOWN, BURGLARY, anytown
from tests.factories.plan import LOCKS, SHEDS

HERE: dict[str, Any] = {"partnership": ANYTOWN}
TOP, BOARD, GROUP, OTHERS = "board", "delivery-board", "burglary-group", "abuse-group"
FORUM, PANEL = "homes-forum", "scrutiny-panel"
DECEMBER, JANUARY, FEBRUARY = Month(2008, 12), Month(2009, 1), Month(2009, 2)
MET_ON = date(2009, 1, 22)
CHAIR_POST = "Chief Constable"


def a_table() -> Holdings:
    """Anytown with a stakeholder group and a scrutiny panel; its board has a chair."""
    held = anytown()
    frame = held.partnership
    bodies = (
        replace(one, lead_post=CHAIR_POST) if one.slug == BOARD else one
        for one in frame.bodies
    )
    forum = Body(
        slug=FORUM,
        type=BodyType.STAKEHOLDER_GROUP,
        local_name="Homes Forum",
        parent=GROUP,
    )
    panel = Body(slug=PANEL, type=BodyType.SCRUTINY, local_name="Scrutiny Panel")
    return replace(held, partnership=replace(frame, bodies=(*bodies, forum, panel)))


def seated() -> dict[str, Actor]:
    """The cast, each sitting on the body of their kind."""
    return the_cast(a_table())


# ------------------------------------------------------------------ what is written
def held_rows() -> dict[str, int]:
    """How many rows there are of everything that is kept."""
    return {
        m.__name__: m.objects.count() for m in apps.get_app_config("store").get_models()
    }


@contextmanager
def nothing_written() -> Iterator[None]:
    """Whatever happens inside leaves no row behind."""
    before = held_rows()
    yield
    assert held_rows() == before


def declined(
    attempt: Callable[[], object], error: type[Exception], words: str = ""
) -> None:
    """Try it: it must end so, in these words (a pattern), and write nothing."""
    with nothing_written(), pytest.raises(error, match=words):
        attempt()


def written(what: str) -> models.LedgerEntry:
    """The one entry of this kind."""
    return models.LedgerEntry.objects.get(what=what, partnership__slug=ANYTOWN)


def may_do(by: Actor, attempt: Callable[[Actor], object], entries: int) -> bool:
    """Does it go through, with so many entries of the ledger? It is taken back.

    Refused, it writes none; whoever has no part here is told of no partnership.
    """
    before = last_number()
    is_inside = by.is_operator or by.grants_in(ANYTOWN)
    refusal = NotPermitted if is_inside else NotFound
    try:
        with transaction.atomic():
            attempt(by)
            _agree(last_number(), before + entries)
            transaction.set_rollback(True)
    except refusal as told:
        if not is_inside:
            _agree(str(told), f"There is no partnership called {ANYTOWN} here.")
        _agree(last_number(), before)
        return False
    return True


def _agree(found: object, expected: object) -> None:
    assert found == expected


def last_number() -> int:
    """The number of the newest entry."""
    found = models.LedgerEntry.objects.filter(partnership__slug=ANYTOWN)
    return found.latest("number").number


# ------------------------------------------------------------------- what happens
def met(
    by: Actor,
    body: str = BOARD,
    on: date = MET_ON,
    *,
    is_held: bool = True,
    **more: Any,
) -> int:
    """A meeting of this body, held unless said; its number."""
    one = arrange_meeting(by=by, **HERE, body=body, held_on=on, **more)
    if is_held:
        change_meeting(by=by, **HERE, number=one.number, state=MeetingState.HELD)
    return one.number


def varied(by: Actor, **changes: Any) -> Variance:
    """A variance for milestone 2 of the sheds, due on 30 November 2008 so far."""
    asked: dict[str, Any] = {
        "holder": GROUP,
        "month": DECEMBER,
        "action": SHEDS,
        "milestone": 2,
        "change": "Buy the locks three months later",
        "reason": "The supplier is out of stock",
        "new_due": date(2009, 2, 28),
    }
    return request_variance(by=by, **HERE, **(asked | changes))


def blocked(by: Actor, **changes: Any) -> Blockage:
    """A blockage of the burglary group."""
    said: dict[str, Any] = {
        "holder": GROUP,
        "month": DECEMBER,
        "what": "Nobody may enter the allotments",
    }
    return raise_blockage(by=by, **HERE, **(said | changes))


def asked(by: Actor, **changes: Any) -> Challenge:
    """A question of the delivery board to the burglary group, asked at its meeting."""
    said: dict[str, Any] = {
        "body": BOARD,
        "owner": GROUP,
        "question": "Why did burglary rise?",
        "month": DECEMBER,
        "asked_on": MET_ON,
    }
    return raise_challenge(by=by, **HERE, **(said | changes))


def proposed(by: Actor, code: str = BURGLARY, **changes: Any) -> TargetProposal:
    """A target of 300 for burglary in 2009/10, where there is none yet."""
    said: dict[str, Any] = {
        "period": financial_year(2009),
        "value": 300,
        "known_on": MET_ON,
        "reason": "Neighbours do as well",
    }
    return propose_target(by=by, **HERE, code=code, target=Target(**(said | changes)))


def with_interest(by: Actor, action: str = LOCKS) -> Actor:
    """The actor, with an interest declared in the commissioning action."""
    declare_interest(
        by=OPERATOR, **HERE, account=by.account, action=action, words="my sister's firm"
    )
    return by


def issued(
    by: Actor, month: Month = DECEMBER, body: str = BOARD, **more: Any
) -> IssuedPack:
    """Papers issued without files beside their contents, unless kinds are named."""
    wanted: dict[str, Any] = {"kinds": ()} | more
    return issue_pack(by=by, **HERE, body=body, month=month, **wanted)


def papers(
    month: Month = DECEMBER, body: str = BOARD, by: Actor = OPERATOR, **more: Any
) -> Pack:
    """The papers as they would be made now."""
    return make_pack(by=by, **HERE, body=body, month=month, **more)
