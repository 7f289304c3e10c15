"""The file that somebody sent for a return, for those who may open the return."""

from __future__ import annotations

from saferplan.core.periods import Month
from saferplan.store import models
from saferplan.usecases.access import the_partnership
from saferplan.usecases.actor import Actor
from saferplan.usecases.errors import NotFound
from saferplan.usecases.permissions import Doing, require_holder
from saferplan.usecases.returns.source_file import SourceFile


def sent_file(
    *, actor: Actor, partnership: str, holder: str, month: Month, number: int
) -> SourceFile:
    """The file that came with this event of the return, byte for byte.

    Raises:
        NotFound: no such return, event or file.
        NotPermitted: the actor may not report for this holder.
    """
    row = the_partnership(actor, partnership, Doing.REPORT)
    require_holder(actor, partnership, holder)
    event = (
        models.ReturnEventRow.objects.filter(
            partnership=row,
            monthly_return__holder=holder,
            monthly_return__month=month.first,
            number=number,
        )
        .select_related("file")
        .first()
    )
    if event is None or event.file is None:
        raise NotFound(f"No file came with event {number} of that return.")
    return SourceFile(name=event.file.name, content=bytes(event.file.content))
