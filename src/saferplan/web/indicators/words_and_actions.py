"""What is said about an indicator, and what is done to move it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.utils import timezone

from saferplan.core.partnership.structure import Partnership
from saferplan.core.periods import Month
from saferplan.core.returns.commentary import Commentary
from saferplan.documents.pack_words import commentary_words
from saferplan.usecases.boards.activity_queries import activities
from saferplan.usecases.returns.commentaries import commentaries
from saferplan.web.action_rows import ActionRow, action_rows
from saferplan.web.visit import Visit


@dataclass(frozen=True, slots=True)
class ShownWords:
    """Somebody's words: each box that holds something, and whose they are."""

    boxes: tuple[tuple[str, str], ...]
    whose: str


def said_about(
    visit: Visit, frame: Partnership, code: str, as_at: date
) -> tuple[ShownWords, ...]:
    """What was said about it with this month's return, or else with the last one?"""
    held = commentaries(visit.who, visit.slug, Month.of(as_at))
    words = [one.now or one.before for one in held if one.indicator == code]
    return tuple(
        ShownWords(commentary_words(found), _whose(found, frame))
        for found in words
        if found is not None and not found.is_empty
    )


def actions_for(visit: Visit, frame: Partnership, code: str) -> tuple[ActionRow, ...]:
    """Which actions are meant to move it, as they stand today?"""
    held = activities(visit.who, visit.slug, timezone.localdate())
    return action_rows([one for one in held if code in one.action.indicators], frame)


def _whose(found: Commentary, frame: Partnership) -> str:
    parts = (found.post, frame.name_of(found.holder), found.month.label)
    return ", ".join(dict.fromkeys(part for part in parts if part))
