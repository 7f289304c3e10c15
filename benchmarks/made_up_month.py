"""A made-up partnership in a realistic month: its bodies, its plan, what groups bring.

Six task and finish groups with twenty actions each answer to a delivery board, it to
a partnership board, and a panel scrutinises both. The same sizes, the same values.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from benchmarks.made_up import LAST, PRIORITIES, holdings
from saferplan.core.indicators.holdings import Holdings, Series
from saferplan.core.indicators.targets import Target
from saferplan.core.partnership.structure import (
    Body,
    BodyType,
    Organisation,
    StatutoryRole,
)
from saferplan.core.periods import financial_year
from saferplan.core.plan.actions import Action, Level, Milestone, Progress, Risk

BOARD, ABOVE, PANEL = "delivery-board", "partnership-board", "scrutiny-panel"
MET = date(2008, 12, 11)
"""When the board met last; what is asked and decided bears its day."""
_THEMES = ("Burglary", "Violence", "Drugs", "Alcohol", "Young People", "Roads")
GROUPS = tuple(
    Body(
        slug=f"group-{n}",
        type=BodyType.TASK_AND_FINISH_GROUP,
        local_name=f"{theme} Task and Finish Group",
        parent=BOARD,
    )
    for n, theme in enumerate(_THEMES, start=1)
)
BODIES = (
    Body(
        slug=ABOVE,
        type=BodyType.PARTNERSHIP_BOARD,
        local_name="Partnership Board",
    ),
    Body(
        slug=BOARD,
        type=BodyType.DELIVERY_BOARD,
        local_name="Delivery Board",
        parent=ABOVE,
    ),
    Body(slug=PANEL, type=BodyType.SCRUTINY, local_name="Scrutiny Panel"),
    *GROUPS,
)
AGENCIES = tuple(
    Organisation(slug=slug, name=name, role=StatutoryRole.RESPONSIBLE_AUTHORITY)
    for slug, name in (
        ("council", "Made-up City Council"),
        ("police", "Made-up Constabulary"),
        ("fire", "Made-up Fire and Rescue Service"),
        ("health", "Made-up Primary Care Trust"),
        ("probation", "Made-up Probation Area"),
        ("youth", "Made-up Youth Offending Service"),
    )
)
_STEPS = ("Agree the brief", "Buy what is needed", "Do it in the six streets")


def structured(indicators: int, months: int) -> Holdings:
    """The whole partnership, each indicator with a group and an agency of its own."""
    bare = holdings(indicators, months)
    frame = replace(bare.partnership, bodies=BODIES, organisations=AGENCIES)
    series = (_placed(one, number) for number, one in enumerate(bare.series))
    return replace(bare, partnership=frame, series=tuple(series))


def _placed(held: Series, number: int) -> Series:
    """With who answers for it, a target within reach of most, and a changed one."""
    place = number % len(GROUPS)
    indicator = replace(
        held.indicator,
        owner=AGENCIES[place].slug,
        groups=(GROUPS[place].slug,),
        priority=PRIORITIES[place].slug,
        why_it_matters="It is what residents ask about first in every survey.",
    )
    targets = tuple(
        replace(target, value=1000 + number * 37 % 240, decided_by="Partnership Board")
        for target in held.targets
    )
    return replace(held, indicator=indicator, targets=(*targets, *_changed(number)))


def _changed(number: int) -> tuple[Target, ...]:
    """Every tenth has another target since November."""
    if number % 10 != 3:
        return ()
    return (
        Target(
            period=financial_year(2008),
            value=1090 + number,
            known_on=date(2008, 11, 20),
            decided_by="Partnership Board",
            reason="More homes were built than the plan was made for.",
            entry=2,
        ),
    )


# ------------------------------------------------------------------- the plan
def actions(count: int, indicators: int) -> tuple[Action, ...]:
    """So many actions, spread over the groups: done, late, slipping, due, not begun."""
    return tuple(_action(number, indicators) for number in range(count))


def _action(number: int, indicators: int) -> Action:
    place, turn = number % len(GROUPS), number // len(GROUPS)
    own = [f"X{n:04d}" for n in range(place, indicators, len(GROUPS))]
    begins = date(2008, 4, 1) + timedelta(days=turn)
    return Action(
        code=f"{_THEMES[place][:2].upper()}-{turn + 1}",
        title=f"Visit, tell and help in part {turn + 1} of the {_THEMES[place]} plan",
        group=GROUPS[place].slug,
        priority=PRIORITIES[place].slug,
        organisation=AGENCIES[place].slug,
        post="Theme lead",
        indicators=tuple(dict.fromkeys(own[(turn + n) % len(own)] for n in range(2))),
        starts=begins,
        due=date(2009, 3, 31),
        milestones=tuple(_milestone(n, turn) for n in range(len(_STEPS))),
        risks=_risks(turn),
    )


def _milestone(place: int, turn: int) -> Milestone:
    """Of five actions one is done, one is late and one slips; the rest is in time."""
    due = date(2008, 6 + 2 * place, 15) + timedelta(days=turn)
    state = turn % 5
    if state == 1 and place == 2:
        due = date(2008, 12, 12)
    is_done = state == 0 or place == 0 or (state == 1 and place == 1)
    if state > 2 and not is_done:
        due = date(2009, 1 + place, 20)
    return Milestone(
        number=place + 1,
        title=_STEPS[place],
        due=due,
        progress=Progress.DONE if is_done else Progress.UNDER_WAY,
        done_on=due
        if is_done and due <= LAST.last
        else LAST.first
        if is_done
        else None,
    )


def _risks(turn: int) -> tuple[Risk, ...]:
    if turn % 3:
        return ()
    return (
        Risk(
            number=1,
            what="The supplier may not deliver before the end of the year.",
            mitigation="A second supplier is named in the contract.",
            likelihood=(Level.LOW, Level.MEDIUM, Level.HIGH)[turn % 9 // 3],
        ),
    )
