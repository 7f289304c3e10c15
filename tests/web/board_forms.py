"""Forms of the boards' pages, sent as somebody of the cast sends them."""

from __future__ import annotations

import re
from datetime import date

from django.test import Client

from saferplan.core.boards.cycle import MeetingState
from saferplan.core.periods import Month
from saferplan.usecases.actor import OPERATOR
from saferplan.usecases.boards.arrange_meeting import arrange_meeting, change_meeting
from tests.factories.holdings import ANYTOWN, BURGLARY
from tests.web.clients import text_of, words_of

BOARDS = f"/{ANYTOWN}/boards/"
PACK = f"{BOARDS}delivery-board/2008-12/"
DECEMBER = Month(2008, 12)
QUESTION = {
    "question": "Which streets drive it?",
    "kind": "question",
    "owner": "burglary-group",
    "indicator": BURGLARY,
    "action": "",
    "meeting": "",
    "month": "2008-12",
    "due": "31/1/2099",
    "body": "delivery-board",
}


def sent(client: Client, address: str, **typed: str) -> str:
    """Where one is sent after this form was taken."""
    answer = client.post(f"{BOARDS}{address}", typed)
    assert answer.status_code == 302, words_of(answer.content.decode())
    return str(answer.url)


def seen(client: Client, address: str) -> str:
    """The words of a page of the boards."""
    return words_of(text_of(client, f"{BOARDS}{address}"))


def recorded(client: Client, address: str, **typed: str) -> None:
    """Send a form of a meeting's record with what it was made from."""
    page = text_of(client, f"{BOARDS}{address}")
    found = re.search(r'name="seen" value="(\d+)"', page)
    assert found is not None
    sent(client, address, seen=found[1], **typed)


def a_meeting(body: str = "delivery-board", *, is_held: bool = False) -> int:
    met = arrange_meeting(
        by=OPERATOR, partnership=ANYTOWN, body=body, held_on=date(2009, 1, 22)
    )
    if is_held:
        change_meeting(
            by=OPERATOR,
            partnership=ANYTOWN,
            number=met.number,
            state=MeetingState.HELD,
        )
    return met.number
