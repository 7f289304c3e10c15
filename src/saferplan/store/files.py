"""Files that somebody sent, kept byte for byte, once for each partnership."""

from __future__ import annotations

from hashlib import sha256

from saferplan.store import models


def keep(entry: models.LedgerEntry, name: str, content: bytes) -> models.SourceFileRow:
    """The file's row: the one that is there, if these bytes were sent before."""
    digest = sha256(content).hexdigest()
    held = models.SourceFileRow.objects.filter(
        partnership=entry.partnership, sha256=digest
    ).first()
    if held is not None:
        return held
    return models.SourceFileRow.objects.create(
        entry=entry,
        partnership=entry.partnership,
        name=name,
        sha256=digest,
        size=len(content),
        content=content,
    )


def find(
    partnership: models.PartnershipRow, digest: str
) -> models.SourceFileRow | None:
    """The file with this SHA-256, or None."""
    return models.SourceFileRow.objects.filter(
        partnership=partnership, sha256=digest
    ).first()
