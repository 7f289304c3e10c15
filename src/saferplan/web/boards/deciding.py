"""The questions of every decision: what, on whose authority, and why."""

from __future__ import annotations

from dataclasses import dataclass

from saferplan.core.partnership.decisions import Decision
from saferplan.core.partnership.structure import Partnership
from saferplan.core.periods import day_label
from saferplan.usecases.boards.entitled import WaysToDecide
from saferplan.web.setting_up.questions import Answers, Kind, Pairs, Question

CHAIR = "chair"
DECISIONS = (
    (Decision.APPROVED.value, "Approve it: it counts at once"),
    (Decision.REFUSED.value, "Refuse it: everything stays as it is"),
)


@dataclass(frozen=True, slots=True)
class Decided:
    """What was chosen; ``meeting`` is the number of the meeting that decided."""

    decision: Decision
    meeting: int | None
    remark: str


def decision_questions(ways: WaysToDecide, frame: Partnership) -> tuple[Question, ...]:
    """What has to be said to decide. Only those who record meetings are asked where."""
    asked = [
        Question(
            name="decision",
            label="What is decided?",
            kind=Kind.RADIOS,
            offered=DECISIONS,
        )
    ]
    if ways.meetings:
        asked.append(
            Question(
                name="meeting",
                label="Who decided it?",
                hint="The decision then has the day of the meeting, and names it.",
                kind=Kind.SELECT,
                offered=_authorities(ways, frame),
            )
        )
    asked.append(
        Question(
            name="remark",
            label="Why, or what goes with it",
            hint="Needed to refuse it. The group reads it.",
            kind=Kind.AREA,
        )
    )
    return tuple(asked)


def first_decision(ways: WaysToDecide) -> dict[str, str]:
    """The answers that are most likely: the meeting that was held last."""
    if ways.meetings and not ways.as_chair:
        return {"meeting": str(ways.meetings[0].number)}
    return {"meeting": CHAIR}


def read_decision(
    answers: Answers, ways: WaysToDecide, frame: Partnership
) -> Decided | None:
    """The decision that was taken."""
    decision = answers.one_of(
        "decision", DECISIONS, "Choose whether to approve it or to refuse it."
    )
    meeting = CHAIR
    if ways.meetings:
        offered = _authorities(ways, frame)
        meeting = answers.one_of("meeting", offered, "Choose who decided it.")
    if answers.problems:
        return None
    number = None if meeting == CHAIR else int(meeting)
    return Decided(Decision(decision), number, answers.text("remark"))


def _authorities(ways: WaysToDecide, frame: Partnership) -> Pairs:
    met = [
        (str(m.number), f"{frame.name_of(m.body)}, meeting on {day_label(m.held_on)}")
        for m in ways.meetings
    ]
    return [*([(CHAIR, "I decide it, as its chair")] if ways.as_chair else []), *met]
