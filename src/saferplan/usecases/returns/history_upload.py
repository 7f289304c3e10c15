"""Keep a spreadsheet that somebody dropped in, until it is loaded."""

from __future__ import annotations

from hashlib import sha256

from django.db import transaction

from saferplan.core.wording import is_plain_text
from saferplan.store import files, writing
from saferplan.usecases.access import the_partnership
from saferplan.usecases.actor import Actor
from saferplan.usecases.errors import NotFound, Refused
from saferplan.usecases.permissions import Doing
from saferplan.usecases.returns.history_reading import grids_of
from saferplan.usecases.returns.source_file import SourceFile

LONGEST_NAME = 200


def upload_history(*, by: Actor, partnership: str, file: SourceFile) -> str:
    """Keep a spreadsheet until it is loaded, and give its SHA-256.

    It is kept in the store, as everything that was sent is: nothing lies about on a
    disk, and who sent it when is in the log. The same file again is no new entry.

    Raises:
        NotFound, NotPermitted: the actor may not enter figures there.
        Refused: the file cannot be read, and so is not kept.
    """
    row = the_partnership(by, partnership, Doing.RECORD)
    require_name(file)
    grids_of(file)
    with transaction.atomic():
        writing.lock_partnership(partnership)
        digest = sha256(file.content).hexdigest()
        if files.find(row, digest) is None:
            entry = writing.open_entry(
                row,
                account=by.account,
                on_behalf_of=by.on_behalf_of,
                what="upload_history",
                source=file.name,
                detail={"before": None, "after": {"sha256": digest}},
            )
            files.keep(entry, file.name, file.content)
    return digest


def uploaded_history(*, actor: Actor, partnership: str, digest: str) -> SourceFile:
    """The spreadsheet with this SHA-256 that was uploaded here.

    Raises:
        NotFound: there is none, or the actor has no part in the partnership.
        NotPermitted: the actor may not enter figures there.
    """
    row = the_partnership(actor, partnership, Doing.RECORD)
    found = files.find(row, digest)
    if found is None:
        raise NotFound("There is no such file here.")
    return SourceFile(name=found.name, content=bytes(found.content))


def require_name(file: SourceFile) -> None:
    """Raise Refused unless the name of the file can be printed."""
    if not is_plain_text(file.name) or len(file.name) > LONGEST_NAME:
        raise Refused("The name of the file cannot be printed; give it another.")
