"""A January in which a bit of everything happens after the papers of December."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from saferplan.core.boards.brought import AskedChallenge, AskedVariance
from saferplan.core.boards.challenge import ChallengeKind
from saferplan.core.boards.pack import Pack
from saferplan.core.partnership.decisions import Decision
from saferplan.core.periods import Month, month
from saferplan.core.returns.commentary import Commentary
from saferplan.usecases.actor import OPERATOR, Actor
from saferplan.usecases.boards.decide_target import decide_target
from saferplan.usecases.boards.decide_variance import decide_variance
from saferplan.usecases.boards.raise_blockage import answer_blockage
from saferplan.usecases.boards.record_meeting import give_action
from saferplan.usecases.boards.share_success import take_up
from saferplan.usecases.indicators.record_observation import record_observation
from saferplan.usecases.plan.keep_risk import log_risk
from saferplan.usecases.returns.write_commentary import write_commentary
from tests.factories.holdings import BURGLARY
from tests.factories.plan import SHEDS, with_actions
from tests.usecases.boards.at_the_table import (
    BOARD,
    FORUM,
    GROUP,
    HERE,
    JANUARY,
    OTHERS,
    TOP,
    asked,
    blocked,
    issued,
    met,
    proposed,
    seated,
    varied,
)


def after_december() -> dict[str, Actor]:
    """Everybody: the papers of December are out, and all of this happened since."""
    people = seated()
    with_actions()
    issued(people["manager"])
    _january(people)
    return people


def _january(people: dict[str, Actor]) -> None:
    lead, manager, chair = (people[n] for n in ("theme-lead", "manager", "chair"))
    board, top = met(manager), met(manager, TOP, date(2009, 1, 29))
    asked(chair, question="Why?", due=date(2009, 2, 10), meeting=board)  # 1
    asked(manager, body=TOP, owner=BOARD, question="What next?")  # 2
    asked(  # 3
        people["stakeholder"],
        body=FORUM,
        question="Mind the lanes.",
        kind=ChallengeKind.COMMENT,
    )
    asked(manager, body=BOARD, owner=OTHERS, question="How many?")  # 4
    varied(lead)  # 1: stays open
    varied(lead, milestone=3, new_due=date(2009, 4, 30))  # 2
    decide_variance(by=chair, **HERE, number=2, decision=Decision.APPROVED)
    blocked(lead)
    answer_blockage(by=chair, **HERE, number=1, answer="We ask", support="A letter")
    give_action(by=manager, **HERE, meeting=board, what="Write", owner=GROUP)
    give_action(by=manager, **HERE, meeting=top, what="Ask", owner=BOARD)
    proposed(people["analyst"])  # 1
    decide_target(by=manager, **HERE, number=1, decision=Decision.APPROVED, meeting=top)
    proposed(people["analyst"], value=290)  # 2: stays open
    words = Commentary(holder=GROUP, month=JANUARY, why="Dark", success="Lights")
    write_commentary(by=lead, **HERE, commentary=words)
    take_up(
        by=manager, **HERE, success_of=GROUP, month=JANUARY, holder=OTHERS, words="Yes"
    )
    log_risk(by=lead, **HERE, action=SHEDS, what="No locks")
    recount(40)


def recount(value: float) -> None:
    """September’s burglaries are counted again."""
    record_observation(
        by=OPERATOR,
        **HERE,
        code=BURGLARY,
        period=month(Month(2008, 9)),
        value=value,
        known_on=date(2009, 4, 3),
        reason="recount",
    )


def numbers(found: Iterable[AskedChallenge]) -> list[int]:
    """The questions by their numbers."""
    return [one.challenge.number for one in found]


def varying(found: Iterable[AskedVariance]) -> list[int]:
    """The variances by their numbers."""
    return [one.variance.number for one in found]


def changed(pack: Pack, kind: str) -> list[tuple[str, str]]:
    """What is told to have changed, of this kind."""
    return [(one.code, one.text) for one in pack.changes if one.kind == kind]
