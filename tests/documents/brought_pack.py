"""A pack to which groups have brought one of everything, for the tests of writers."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from saferplan.core.boards.asking import Blockage, Variance
from saferplan.core.boards.brought import (
    AskedVariance,
    Brought,
    GroupActivity,
    GroupWords,
    RaisedBlockage,
    Restated,
)
from saferplan.core.boards.building import build_pack
from saferplan.core.boards.pack import Pack
from saferplan.core.indicators.vocabulary import Marker
from saferplan.core.partnership.structure import Body, BodyType, Partnership
from saferplan.core.periods import Month, month
from saferplan.core.plan.actions import Action, Milestone
from saferplan.core.plan.activity import activity
from saferplan.core.returns.commentary import Commentary
from tests.builders import a_target, an_indicator, monthly
from tests.documents.packs import DECEMBER, a_line

DAY = date(2009, 1, 22)
MONTH = Month(2008, 12)
WORDS = Commentary(
    holder="burglary-group",
    month=MONTH,
    why="Sheds were left open over the holidays",
    done="Forty visits with the neighbourhood panel",
    next="Fit two hundred locks",
    by_when=date(2009, 3, 15),
    ask="Four thousand pounds for locks",
    post="Detective inspector",
)
UNSIGNED = frozenset({Marker.NOT_SIGNED_OFF})


def brought_pack(times: int = 1) -> Pack:
    """One red indicator, not signed off, with words; and what groups bring."""
    found = a_line(
        (
            an_indicator(code="BURGLARY", title="Burglary of homes"),
            [
                replace(row, markers=UNSIGNED)
                for row in monthly([40, 38, 39, 45, 41, 40, 43, 46, 44])
            ],
            [a_target(360)],
        ),
        DECEMBER,
    )
    held = tuple(one.activity for one in _activity())
    line = replace(found, commentary=WORDS, actions=held)
    board = Body(slug="board", type=BodyType.DELIVERY_BOARD, local_name="Doing Group")
    return build_pack(
        partnership=Partnership(
            slug="anytown", name="Safer Anytown Partnership", area="Anytown"
        ),
        plan=None,
        body=board,
        reported=MONTH,
        lines=[line],
        before=[],
        entry=7,
        version="2, issued 15 January 2009",
        issued_version=2,
        meeting=DAY,
        meeting_place="Town hall",
        brought=_brought(times),
    )


def _brought(times: int) -> Brought:
    return Brought(
        said=(
            GroupWords(
                group="Burglary Group",
                words=replace(
                    WORDS, why="More dark evenings", success="Three arrests at once"
                ),
            ),
        )
        * times,
        variances=(
            AskedVariance(
                group="Burglary Group",
                about="B-1 Fit locks to sheds; milestone 2: Buy the locks",
                variance=Variance(
                    number=3,
                    holder="burglary-group",
                    month=MONTH,
                    action="B-1",
                    milestone=2,
                    change="Buy them three months later",
                    reason="The supplier is out of stock",
                    new_due=date(2009, 2, 28),
                ),
                due=date(2008, 11, 30),
            ),
        )
        * times,
        blockages=(
            RaisedBlockage(
                group="Domestic Abuse Group",
                blockage=Blockage(
                    number=1,
                    holder="abuse-group",
                    month=MONTH,
                    what="No telephone line for the helpline",
                    would_help="A word with the council",
                ),
            ),
        )
        * times,
        activity=_activity() * times,
        restated=(
            Restated(
                code="BURGLARY",
                name="Burglary of homes",
                period=month(Month(2008, 9)),
                before="37",
                after="40",
                reason="late crime reports",
                by="analyst",
                when=date(2009, 1, 9),
            ),
        )
        * times,
    )


def _activity() -> tuple[GroupActivity, ...]:
    late = Milestone(number=1, title="Buy the locks", due=date(2008, 11, 30))
    held = Action(code="B-1", title="Fit locks to sheds", group="b", milestones=(late,))
    return (GroupActivity(group="Burglary Group", activity=activity(held, DECEMBER)),)
