"""Is an issued pack still what was sent: its files, and every figure in it?"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from saferplan.core.boards.issued import IssuedFile, IssuedPack
from saferplan.core.periods import Month
from saferplan.documents.frozen import CONTENTS, contents_of, hash_of
from saferplan.documents.json.differing import Differing, differing
from saferplan.documents.json.packs import pack_object
from saferplan.store import models
from saferplan.store.issued import content_of
from saferplan.usecases.access import the_partnership
from saferplan.usecases.actor import Actor
from saferplan.usecases.boards.make_pack import make_pack
from saferplan.usecases.boards.queries import issued_packs
from saferplan.usecases.errors import NotFound, NotPermitted
from saferplan.usecases.partnership.small_counts import withheld_codes
from saferplan.usecases.permissions import Doing


@dataclass(frozen=True, slots=True, kw_only=True)
class Verified:
    """One issue, looked at again.

    ``damaged`` are the files whose bytes are not those that were kept; ``figures``
    are figures that come out otherwise today, ``words`` texts that do; ``counted``
    how many figures were compared. ``has_contents`` is False for a pack that was
    issued before contents were kept: nothing can be said of it.
    """

    issued: IssuedPack
    damaged: tuple[IssuedFile, ...] = ()
    figures: tuple[Differing, ...] = ()
    words: tuple[Differing, ...] = ()
    counted: int = 0
    has_contents: bool = True

    @property
    def is_unchanged(self) -> bool:
        """Are its files whole, and its figures made again the same?"""
        return self.has_contents and not (self.damaged or self.figures)


def verify_packs(
    actor: Actor,
    partnership: str,
    *,
    body: str = "",
    month: Month | None = None,
    version: int | None = None,
) -> tuple[Verified, ...]:
    """Make these issued packs again, and compare them with what was sent.

    All of them, or those of a body, a month, a version. Words may be said otherwise
    by a later saferplan; figures may not differ at all.

    Raises:
        NotFound, NotPermitted: the actor may not read packs, or is not cleared for
            what stands in one; or no such pack was issued.
    """
    row = the_partnership(actor, partnership, Doing.MAKE_PACK)
    if not actor.is_cleared(partnership) and withheld_codes(row):
        raise NotPermitted(
            "Packs are verified as they were issued, small counts included; the "
            "partnership’s manager can give a clearance for them."
        )
    found = [
        one
        for one in issued_packs(actor, partnership, body)
        if one.month == (month or one.month) and one.version == (version or one.version)
    ]
    if not found:
        raise NotFound(f"No such pack was issued in {partnership}.")
    return tuple(_verified(actor, row, one) for one in found)


def _verified(actor: Actor, row: models.PartnershipRow, issued: IssuedPack) -> Verified:
    damaged = tuple(_damaged(row, issued))
    held = issued.file(CONTENTS, is_withheld=False)
    if held is None:
        return Verified(issued=issued, damaged=damaged, has_contents=False)
    then = contents_of(content_of(row, issued, held))
    made = make_pack(
        by=actor,
        partnership=row.slug,
        body=issued.body,
        month=issued.month,
        issued=issued,
    )
    found = differing(then, pack_object(made))
    return Verified(
        issued=issued,
        damaged=damaged,
        figures=found.figures,
        words=found.words,
        counted=found.counted,
    )


def _damaged(row: models.PartnershipRow, issued: IssuedPack) -> Iterator[IssuedFile]:
    for file in issued.files:
        if hash_of(content_of(row, issued, file)) != file.sha256:
            yield file
