"""What every act on a return begins and ends with: who may, and was it overtaken?"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from django.db import transaction
from django.utils import timezone

from saferplan.core.periods import Month, day_label
from saferplan.core.returns.messages import Message
from saferplan.core.returns.workflow import Act, Event
from saferplan.store import writing
from saferplan.usecases.access import the_partnership
from saferplan.usecases.actor import Actor
from saferplan.usecases.errors import Refused
from saferplan.usecases.permissions import Doing, require_holder
from saferplan.usecases.returns.queries import view_of
from saferplan.usecases.returns.reading_returns import (
    Opened,
    open_return,
    require_cleared,
)
from saferplan.usecases.returns.views import ReturnView

TYPING = (Act.SAVED, Act.SUBMITTED)
"""What somebody else may have typed in the meantime."""


class Overtaken(Refused):
    """Somebody else was quicker; nothing of what was sent is written."""


class NotReady(Refused):
    """It was saved, and cannot be submitted yet: errors, or queries unanswered."""

    def __init__(self, messages: Sequence[Message], *more: str) -> None:
        super().__init__(*more, *(message.sentence for message in messages))
        self.messages = tuple(messages)


@contextmanager
def held_return(
    by: Actor, partnership: str, holder: str, month: Month, doing: Doing
) -> Iterator[Opened]:
    """The return, held while it is written to: other writers wait their turn.

    Raises:
        NotFound, NotPermitted: the actor may not, or has no clearance for small
            counts in it; or nobody of that name reports.
    """
    with transaction.atomic():
        row = the_partnership(by, partnership, doing)
        if doing is Doing.REPORT:
            require_holder(by, partnership, holder)
        writing.lock_partnership(partnership)
        opened = open_return(row, holder, month)
        require_cleared(by, opened)
        yield opened


def as_written(by: Actor, opened: Opened, sheet: str = "") -> ReturnView:
    """The return after the write, for whoever has just written it."""
    now = open_return(opened.partnership, opened.holder.slug, opened.month)
    return view_of(by, now, sheet)


def refuse_overtaken(
    opened: Opened, by: Actor, seen: int | None, *, is_file: bool = False
) -> None:
    """Raise if something was done to it that whoever asks has not seen.

    A form shows the newest state, so anything later counts. A file may have been
    written out long before: only what *others* typed since then counts.
    ``seen`` None: whoever asks does not care.
    """
    if seen is None:
        return
    later = [e for e in opened.events if e.number > seen]
    if is_file:
        others = [e for e in later if e.act in TYPING and e.account != by.account]
        later = others
    if later:
        raise Overtaken(_overtaken(opened, later[-1]))


def _overtaken(opened: Opened, event: Event) -> str:
    at = timezone.localtime(event.at)
    did = event.act.value.replace("_", " ")
    return (
        f"{event.account} {did} this return of {opened.holder.name} "
        f"({opened.month.label}) on {day_label(at.date())} at {at:%H:%M}, after you "
        "had opened it. Nothing of yours was written: look at what stands there "
        "now, then send yours again if it still holds."
    )
