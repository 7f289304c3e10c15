"""What a reader would ask back about the words of a month, while they are written."""

from __future__ import annotations

from collections.abc import Mapping

from saferplan.core.boards.pack import Line
from saferplan.core.periods import Month
from saferplan.core.returns.commentary import Commentary
from saferplan.core.returns.linting import Lint, Watched, lint
from saferplan.store import commentaries as held
from saferplan.usecases.access import the_partnership
from saferplan.usecases.actor import Actor
from saferplan.usecases.errors import NotPermitted
from saferplan.usecases.indicators.queries import standing
from saferplan.usecases.returns.commentaries import may_read_words


def lint_commentary(
    actor: Actor,
    partnership: str,
    holder: str,
    month: Month,
    typed: Mapping[str, Commentary] | None = None,
) -> tuple[Lint, ...]:
    """What is to be remarked on in this holder's words about this month?

    ``typed`` are words not kept yet, by the code of their indicator (empty for the
    month as a whole); they count in place of those held. Nothing is written, and
    nothing is refused: the remarks stop nobody.

    Raises:
        NotFound, NotPermitted: the actor may not read these words.
    """
    row = the_partnership(actor, partnership)
    if not may_read_words(actor, partnership, holder):
        raise NotPermitted(
            f"The account {actor.account} may not read the words of {holder}."
        )
    found = held.commentaries(row, month, month.plus(-1), holder=holder)
    words = {one.indicator: one for one in found.values() if one.month == month}
    before = {one.indicator: one for one in found.values() if one.month != month}
    watched = own_lines(actor, partnership, holder, month)
    return lint(
        {**words, **(typed or {})},
        [Watched(line.position, line.history) for line in watched],
        before,
    )


def own_lines(
    actor: Actor, partnership: str, holder: str, month: Month
) -> tuple[Line, ...]:
    """The indicators that this holder answers for, as they stand at the month's end."""
    now = standing(actor=actor, partnership=partnership, as_at=month.last)
    return tuple(
        line
        for line in now.lines
        if holder in (line.position.indicator.owner, *line.position.indicator.groups)
    )
