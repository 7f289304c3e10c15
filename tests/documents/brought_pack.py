"""A pack to which groups have brought one of everything, for the tests of writers."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from saferplan.core.boards.asking import Blockage, Variance
from saferplan.core.boards.brought import (
    AskedChallenge,
    AskedVariance,
    Brought,
    GroupActivity,
    GroupMoney,
    GroupWords,
    LoggedRisk,
    OpenArising,
    ProposedTarget,
    RaisedBlockage,
    Restated,
    SharedSuccess,
)
from saferplan.core.boards.building import build_pack
from saferplan.core.boards.challenge import Challenge
from saferplan.core.boards.meeting_record import ArisingAction
from saferplan.core.boards.pack import Pack
from saferplan.core.indicators.proposing import TargetProposal
from saferplan.core.indicators.target_ledger import ChangedTarget
from saferplan.core.indicators.vocabulary import Marker
from saferplan.core.partnership.decisions import Decision
from saferplan.core.partnership.structure import Body, BodyType, Partnership
from saferplan.core.periods import Month, month
from saferplan.core.plan.actions import Action, Level, Milestone, Risk
from saferplan.core.plan.activity import activity
from saferplan.core.plan.funding import FundingLine, Money
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
    line = replace(
        found,
        commentary=WORDS,
        actions=held,
        target_changes=(
            ChangedTarget(
                before=a_target(360),
                after=a_target(
                    400,
                    known_on=date(2008, 12, 12),
                    decided_by="Partnership Board",
                    reason="More homes were built",
                ),
            ),
        ),
    )
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
                due=date(2008, 11, 28),
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
                    answer="The council will ring",
                    answered_by="chair",
                    answered_on=date(2009, 1, 8),
                ),
            ),
        )
        * times,
        **_of_meetings(times),
        **_of_money(times),
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
    late = Milestone(number=1, title="Buy the locks", due=date(2008, 11, 28))
    held = Action(code="B-1", title="Fit locks to sheds", group="b", milestones=(late,))
    return (GroupActivity(group="Burglary Group", activity=activity(held, DECEMBER)),)


def _of_meetings(times: int) -> dict[str, Any]:
    """What the meetings bring: questions, what was decided, what is proposed."""
    asked = Challenge(
        number=4,
        body="board",
        asked_on=date(2008, 12, 18),
        question="Why did burglary rise in the south?",
        owner="burglary-group",
        month=MONTH,
        asked_by="Chair",
        due=date(2009, 1, 8),
    )
    answered = replace(
        asked,
        number=3,
        question="Who pays for the lights?",
        answer="The council pays",
        evidence="Minutes of the lighting panel",
        answered_by="theme-lead",
        answered_on=date(2009, 1, 9),
    )
    names = {"asker": "Doing Group", "owner": "Burglary Group"}
    decided = Variance(
        number=2,
        holder="burglary-group",
        month=MONTH,
        action="B-1",
        change="A month more",
        reason="Frost",
        new_due=date(2009, 4, 30),
        decision=Decision.APPROVED,
        decided_by="chair",
        decided_on=date(2009, 1, 8),
    )
    proposal = TargetProposal(
        number=1,
        indicator="BURGLARY",
        target=a_target(340, 2009, reason="Ten a month fewer"),
        proposed_by="theme-lead",
        proposed_on=DAY,
    )
    return {
        "challenges": (
            AskedChallenge(challenge=asked, about="Burglary of homes", **names),
        )
        * times,
        "answered": (AskedChallenge(challenge=answered, about="", **names),) * times,
        "arising": (
            OpenArising(
                owner="Burglary Group",
                met_on=date(2008, 12, 18),
                arising=ArisingAction(
                    number=2,
                    meeting=1,
                    body="board",
                    what="Send the map of dark paths",
                    owner="burglary-group",
                ),
            ),
        )
        * times,
        "decided": (
            AskedVariance(
                group="Burglary Group",
                about="B-1 Fit locks to sheds",
                variance=decided,
                due=date(2009, 3, 31),
            ),
        )
        * times,
        "proposals": (
            ProposedTarget(
                code="BURGLARY",
                name="Burglary of homes",
                now="360",
                proposed="340 for 2009/10",
                proposal=proposal,
            ),
        )
        * times,
    }


def _of_money(times: int) -> dict[str, Any]:
    """A risk, a funding line, and a success that another group takes up."""
    risk = Risk(
        number=1,
        what="The supplier may fail",
        mitigation="A second supplier",
        likelihood=Level.HIGH,
    )
    line = FundingLine(code="LAA-1", title="LAA grant", identified=1_000_000)
    return {
        "risks": (
            LoggedRisk(
                group="Burglary Group", about="B-1 Fit locks to sheds", risk=risk
            ),
        )
        * times,
        "money": (
            GroupMoney(
                group="Burglary Group",
                money=Money(line=line, by_action=(("B-1", 400_000, 150_000),)),
            ),
        )
        * times,
        "successes": (
            SharedSuccess(
                group="Burglary Group",
                words=replace(WORDS, success="Three arrests at once"),
                taken_up=("Domestic Abuse Group",),
            ),
        )
        * times,
    }
