"""What needs the chair: five things at most, decisions first, never only figures."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from saferplan.core.boards.asking import Blockage, Variance
from saferplan.core.boards.brought import (
    AskedChallenge,
    AskedVariance,
    Brought,
    GroupActivity,
    ProposedTarget,
    RaisedBlockage,
)
from saferplan.core.boards.building import build_pack
from saferplan.core.boards.challenge import Challenge
from saferplan.core.boards.needing import MOST, NeedKind, needs, needs_of
from saferplan.core.boards.pack import Line, Pack
from saferplan.core.indicators.proposing import TargetProposal
from saferplan.core.indicators.vocabulary import Aggregation, Marker, Missing
from saferplan.core.partnership.structure import Body, BodyType, Partnership
from saferplan.core.periods import Basis, Month, calendar_year, rolling_12
from saferplan.core.plan.actions import Action
from saferplan.core.plan.activity import activity
from tests.builders import a_row, a_target
from tests.core.boards.lines import DECEMBER, a_line, a_rolling_line

MONTH = Month(2008, 12)
RED = [a_rolling_line(f"RED-{n}", 200 - n) for n in range(7)]
AMBER = a_rolling_line("AMBER", 104)


def variance(number: int = 1) -> AskedVariance:
    held = Variance(
        number=number,
        holder="g",
        month=MONTH,
        action="B-1",
        change="A month later",
        reason="Frost",
    )
    return AskedVariance(group="Group", about=f"B-{number} Locks", variance=held)


def proposal() -> ProposedTarget:
    held = TargetProposal(
        number=1,
        indicator="X",
        target=a_target(340, reason="Ten fewer"),
        proposed_by="lead",
        proposed_on=DECEMBER,
    )
    return ProposedTarget(
        code="X", name="Burglary", now="360", proposed="340", proposal=held
    )


def blockage(number: int = 1, **more: Any) -> RaisedBlockage:
    held = Blockage(number=number, holder="g", month=MONTH, what="No line.", **more)
    return RaisedBlockage(group="Abuse Group", blockage=held)


def question(number: int = 1, **more: Any) -> AskedChallenge:
    held = Challenge(
        number=number,
        body="board",
        asked_on=DECEMBER,
        question="Why did it rise?",
        owner="g",
        month=MONTH,
        **more,
    )
    return AskedChallenge(asker="Board", owner="Group", about="", challenge=held)


def an_action(due: date) -> GroupActivity:
    held = Action(code="B-1", title="Fit locks", group="g", due=due)
    return GroupActivity(group="Group", activity=activity(held, DECEMBER))


OVERDUE = an_action(date(2008, 5, 1))
ALL = Brought(
    variances=(variance(),),
    blockages=(blockage(),),
    challenges=(question(),),
    activity=(OVERDUE,),
)


# --------------------------------------------------------------- any mixture of them
@given(
    st.booleans(),
    st.booleans(),
    st.booleans(),
    st.booleans(),
    st.integers(0, 7),
    st.integers(0, 3),
)
def test_five_at_most_with_room_for_figures_and_nothing_left_out_that_fits(
    decide: bool, block: bool, ask: bool, late: bool, reds: int, missing: int
) -> None:
    brought = Brought(
        variances=(variance(),) * decide,
        blockages=(blockage(),) * block,
        challenges=(question(),) * ask,
        activity=(OVERDUE,) * late,
    )
    found = needs(RED[:reds], brought, ["A"] * missing)
    kinds = [one.kind for one in found]
    there = decide + block + ask + late + bool(missing) + reds
    assert len(found) == min(MOST, there)
    assert kinds.count(NeedKind.EXCEPTION) >= min(2, reds)
    # Each of the others is one thing, however many stand behind it.
    others = [kind for kind in kinds if kind is not NeedKind.EXCEPTION]
    assert len(others) == len(set(others))
    if decide:
        assert kinds[0] is NeedKind.DECISION
    # The reds that are here are the first of those given, in their order.
    shown = [one.code for one in found if one.kind is NeedKind.EXCEPTION]
    assert shown == [line.code for line in RED[: len(shown)]]


@pytest.mark.parametrize(
    ("lines", "brought", "missing", "kinds"),
    [
        ([], Brought(), [], []),
        ([], ALL, ["A"], "decision blockage question activity missing".split()),
        (RED[:1], Brought(), [], ["exception"]),
        (RED[:7], Brought(), ["A"], ["exception"] * 5),
        (
            RED[:2],
            ALL,
            ["A"],
            "decision exception exception blockage question".split(),
        ),
        (RED[:1], ALL, ["A"], "decision exception blockage question activity".split()),
        (
            RED[:7],
            Brought(activity=(OVERDUE,)),
            [],
            ["exception"] * 5,
        ),
        (
            RED[:4],
            Brought(activity=(OVERDUE,)),
            ["A"],
            ["exception"] * 4 + ["activity"],
        ),
    ],
)
def test_order_of_what_needs_the_chair(
    lines: list[Line], brought: Brought, missing: list[str], kinds: list[str]
) -> None:
    assert [one.kind.value for one in needs(lines, brought, missing)] == kinds


# ------------------------------------------------------------------------ exceptions
def test_red_has_three_questions_and_amber_none() -> None:
    red, amber = needs([RED[0], AMBER], Brought())
    assert (red.title, red.code, len(red.questions)) == ("Red: RED-0", "RED-0", 3)
    assert red.text == (
        "12 months to December 2008: 200 against a target of 100 for April 2008 to "
        "March 2009, 100.0% behind."
    )
    assert (amber.title, amber.questions) == ("Amber: AMBER", ())
    assert red.line is RED[0]


# --------------------------------------------------------------------------- the rest
@pytest.mark.parametrize(
    ("brought", "title", "text"),
    [
        (
            Brought(variances=(variance(),)),
            "Decide on 1 change to action plans",
            "B-1 Locks.",
        ),
        (
            Brought(variances=(variance(1), variance(2)), proposals=(proposal(),)),
            "Decide on 2 changes to action plans and 1 target",
            "B-1 Locks; B-2 Locks; Burglary.",
        ),
        (
            Brought(variances=tuple(variance(n) for n in range(1, 7))),
            "Decide on 6 changes to action plans",
            "B-1 Locks; B-2 Locks; B-3 Locks; 3 more.",
        ),
        (
            Brought(variances=tuple(variance(n) for n in range(1, 5))),
            "Decide on 4 changes to action plans",
            "B-1 Locks; B-2 Locks; B-3 Locks; B-4 Locks.",
        ),
        (
            Brought(blockages=(blockage(),)),
            "Answer 1 blockage",
            "Abuse Group: No line.",
        ),
        (
            Brought(challenges=(question(),)),
            "1 question is still open",
            "Group: Why did it rise?",
        ),
        (
            Brought(challenges=(question(1), question(2))),
            "2 questions are still open",
            "Group: Why did it rise? Group: Why did it rise?",
        ),
        (Brought(activity=(OVERDUE,)), "1 action in the red", "B-1 Fit locks."),
    ],
)
def test_the_rest_is_counted_in_its_title_and_named_in_its_text(
    brought: Brought, title: str, text: str
) -> None:
    (found,) = needs([], brought)
    assert (found.title, found.text, found.questions) == (title, text, ())


@pytest.mark.parametrize(
    "brought",
    [
        # Answered, on time, done with: nothing for the chair.
        Brought(blockages=(blockage(answer="Yes", answered_on=DECEMBER),)),
        Brought(challenges=(question(answer="Rain", answered_on=DECEMBER),)),
        Brought(activity=(an_action(date(2009, 5, 1)),)),
        Brought(activity=(an_action(date(2008, 12, 15)),)),
    ],
)
def test_what_is_answered_or_not_red_does_not_need_the_chair(brought: Brought) -> None:
    assert needs([], brought) == ()


# ------------------------------------------------------------------- what is not here
def a_pack(*lines: Line) -> Pack:
    board = Body(slug="board", type=BodyType.DELIVERY_BOARD, local_name="Board")
    return build_pack(
        partnership=Partnership(slug="p", name="P", area="A", bodies=(board,)),
        plan=None,
        body=board,
        reported=MONTH,
        lines=lines,
        before=[],
        entry=1,
    )


SURVEY = {
    "aggregation": Aggregation.SURVEY,
    "basis": Basis.SURVEY_WAVE,
    "unit": "%",
    "frequency": "two_years",
}
NOT_YET = {"not_collectable_because": "the centre opens in summer 2009"}
FORECAST = frozenset({Marker.FORECAST})


@pytest.mark.parametrize(
    ("line", "is_missing"),
    [
        (a_line("X", [], [a_target(100)]), True),
        (a_rolling_line("X", 90), False),
        # December is awaited; November stands there.
        (
            a_line(
                "X",
                [a_row(rolling_12(Month(2008, 11)), 90)],
                [a_target(100)],
                indicator={"basis": Basis.ROLLING_12},
            ),
            True,
        ),
        # Not due is not missing: the plan's NI 26, a figure that lags, a forecast.
        (a_line("X", [], [], indicator=NOT_YET), False),
        (a_line("X", [], [], indicator={"lag_days": 400}), False),
        (
            a_line(
                "X",
                [a_row(calendar_year(2008), 101, markers=FORECAST)],
                indicator={"basis": Basis.CALENDAR_YEAR, "year_starts": 1},
            ),
            False,
        ),
        # Withheld is not missing either.
        (
            a_line(
                "X",
                [a_row(rolling_12(MONTH), missing=Missing.SUPPRESSED)],
                [a_target(100)],
                indicator={"basis": Basis.ROLLING_12},
            ),
            False,
        ),
        # The plan's NI 17: results due in February 2009, so not late in December.
        (a_line("X", [], [], indicator=SURVEY), False),
        (
            a_line("X", [], [], indicator=SURVEY | {"results_due": date(2009, 2, 28)}),
            False,
        ),
        (
            a_line("X", [], [], indicator=SURVEY | {"results_due": date(2008, 11, 30)}),
            True,
        ),
    ],
)
def test_only_what_should_be_here_is_told_as_missing(
    line: Line, is_missing: bool
) -> None:
    kinds = [one.kind for one in needs_of(a_pack(line))]
    assert (NeedKind.MISSING in kinds) is is_missing


def test_missing_figures_are_counted_and_named() -> None:
    (found,) = needs([], Brought(), ["Burglary", "Fires"])
    assert (found.title, found.text) == ("2 figures not here", "Burglary; Fires.")


def test_exceptions_of_a_pack_come_the_furthest_behind_first() -> None:
    found = needs_of(a_pack(AMBER, RED[3], RED[0], a_rolling_line("OK", 90)))
    assert [one.code for one in found] == ["RED-0", "RED-3", "AMBER"]
