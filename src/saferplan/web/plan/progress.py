"""How far something has come, as a form asks it: the state, and the day it was done."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from saferplan.core.plan.actions import Progress
from saferplan.web.plan.forms import DAY
from saferplan.web.setting_up.questions import Answers, Kind, Question

STATES = (Progress.NOT_STARTED, Progress.UNDER_WAY, Progress.DONE)
"""What somebody can say; to give something up is asked for, and decided by a body."""


@dataclass(frozen=True, slots=True)
class Said:
    """What was said: the state, as it was typed, and the day it was done."""

    progress: str
    done_on: date | None

    @property
    def words(self) -> str:
        """The state as it is printed; empty while none was chosen."""
        return Progress(self.progress).words if self.progress else ""


def progress_question(now: Progress) -> Question:
    """How far has it come? What was dropped stays so until somebody says otherwise."""
    states = STATES if now in STATES else (*STATES, now)
    return Question(
        name="progress",
        label="How far has it come?",
        hint="To give it up, or to move its date, request a variance.",
        kind=Kind.RADIOS,
        offered=tuple((one.value, one.words.capitalize()) for one in states),
    )


def done_on_question() -> Question:
    """On which day was it done?"""
    return Question(
        name="done_on",
        label="If it is done: on which day?",
        hint=f"{DAY} Left empty: today.",
        width="10",
    )


def read_progress(answers: Answers, was_done: date | None) -> Said:
    """The state and the day; the day it was done once goes with that state."""
    offered = tuple((one.value, one.words) for one in Progress)
    progress = answers.one_of("progress", offered, "Choose how far it has come.")
    day = answers.day("done_on")
    if day is None or progress in ("", Progress.DONE.value):
        return Said(progress, day)
    if day != was_done:
        answers.wrong("done_on", "Only what is done has a day on which it was done.")
    return Said(progress, None)
