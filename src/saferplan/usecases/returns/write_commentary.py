"""Say what is behind the figures of a month, and what is done about it."""

from __future__ import annotations

from dataclasses import replace

from django.db import transaction
from django.utils import timezone

from saferplan.core.partnership.structure import Partnership
from saferplan.core.periods import day_label
from saferplan.core.returns.commentary import Commentary
from saferplan.store import commentaries, models, reading, writing
from saferplan.usecases.access import the_partnership
from saferplan.usecases.actor import Actor
from saferplan.usecases.errors import NotFound, Refused
from saferplan.usecases.permissions import Doing, require_holder
from saferplan.usecases.told import different
from saferplan.usecases.words import require_words


def write_commentary(
    *,
    by: Actor,
    partnership: str,
    commentary: Commentary,
    seen_entry: int | None = None,
) -> Commentary:
    """Keep these words in place of those held, and give them back as they are held.

    Words that are the same already, or none where there were none, write nothing.
    Where no post is named it is the one that leads the group. ``seen_entry`` is the
    entry of the words the user had before (0: none): later ones by somebody else
    are told, not written over.

    Raises:
        NotFound, NotPermitted: the actor may not, or there is no such holder or
            indicator.
        Refused: a sign that cannot be printed, or somebody wrote in between.
    """
    with transaction.atomic():
        row = the_partnership(by, partnership, Doing.REPORT)
        require_holder(by, partnership, commentary.holder)
        writing.lock_partnership(partnership)
        frame = reading.structure(row)
        _require_known(row, frame, commentary)
        require_words(
            why=commentary.why,
            done=commentary.done,
            next=commentary.next,
            ask=commentary.ask,
            success=commentary.success,
            post=commentary.post,
        )
        before = _held(row, commentary)
        _refuse_overtaken(row, before, seen_entry)
        after = _signed(commentary, frame)
        if _is_same(before, after):
            return before or after
        return _write(row, by, before, after)


def _held(row: models.PartnershipRow, new: Commentary) -> Commentary | None:
    found = commentaries.commentaries(row, new.month, holder=new.holder)
    return found.get((new.holder, new.month, new.indicator))


def _signed(commentary: Commentary, frame: Partnership) -> Commentary:
    if commentary.post.strip():
        return commentary
    body = frame.body(commentary.holder)
    organisation = frame.organisation(commentary.holder)
    post = body.lead_post if body else ""
    return replace(commentary, post=post or (organisation.name if organisation else ""))


def _is_same(before: Commentary | None, after: Commentary) -> bool:
    if before is None:
        return after.is_empty and after.by_when is None
    return replace(before, entry=0) == replace(after, entry=0)


def _require_known(
    row: models.PartnershipRow, frame: Partnership, new: Commentary
) -> None:
    if not (frame.body(new.holder) or frame.organisation(new.holder)):
        raise NotFound(
            f"There is no group or agency called {new.holder} in {row.slug}."
        )
    known = models.IndicatorRow.objects.filter(partnership=row, code=new.indicator)
    if new.indicator and not known.exists():
        raise NotFound(f"There is no indicator {new.indicator} in {row.slug}.")


def _refuse_overtaken(
    row: models.PartnershipRow, before: Commentary | None, seen: int | None
) -> None:
    if seen is None or before is None or before.entry <= seen:
        return
    entry = reading.entries(row, [before.entry])[before.entry]
    at = timezone.localtime(entry.at)
    raise Refused(
        f"{entry.account} wrote this commentary on {day_label(at.date())} at "
        f"{at:%H:%M}, after you opened the page. Read it, then save yours again."
    )


def _write(
    row: models.PartnershipRow,
    by: Actor,
    before: Commentary | None,
    after: Commentary,
) -> Commentary:
    entry = writing.open_entry(
        row,
        account=by.account,
        on_behalf_of=by.on_behalf_of,
        what="write_commentary",
        detail={
            "holder": after.holder,
            "month": str(after.month),
            "indicator": after.indicator,
            **different(before and replace(before, entry=0), replace(after, entry=0)),
        },
    )
    commentaries.add_commentary(entry, after)
    return replace(after, entry=entry.number)
