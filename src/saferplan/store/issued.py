"""Packs that were issued: what makes them again, and their files byte for byte."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from django.utils import timezone

from saferplan.core.boards.issued import IssuedFile, IssuedPack
from saferplan.core.boards.pack import Audience
from saferplan.core.boards.papers import Paper, usual_paper
from saferplan.core.partnership.structure import BodyType
from saferplan.core.periods import Month
from saferplan.store import models, reading, writing
from saferplan.store.columns import columns


@dataclass(frozen=True, slots=True, kw_only=True)
class FrozenFile:
    """A file to be kept with an issue, and its bytes."""

    file: IssuedFile
    content: bytes


def issued_packs(
    partnership: models.PartnershipRow, *, entry: int | None = None
) -> tuple[IssuedPack, ...]:
    """Every pack that was issued, in the order it was."""
    rows = reading.rows_of(models.IssuedPackRow, partnership, entry)
    held = list(reading.with_entry(rows))
    files = _files(held)
    return tuple(_issued(row, files[row.pk]) for row in held)


def _files(rows: list[models.IssuedPackRow]) -> dict[int, list[IssuedFile]]:
    found: dict[int, list[IssuedFile]] = defaultdict(list)
    files = models.IssuedFileRow.objects.filter(issued__in=rows).defer("content")
    for row in files.order_by("pk"):
        found[row.issued_id].append(_file(row))
    return found


def _file(row: models.IssuedFileRow) -> IssuedFile:
    return IssuedFile(
        kind=row.kind,
        name=row.name,
        size=row.size,
        sha256=row.sha256,
        is_withheld=row.is_withheld,
    )


def _issued(row: models.IssuedPackRow, files: list[IssuedFile]) -> IssuedPack:
    return IssuedPack(
        body=row.body,
        month=Month.of(row.month),
        version=row.version,
        cut=row.cut,
        known_on=row.known_on,
        audience=Audience(row.audience),
        meeting=row.meeting,
        entry=row.entry.number,
        issued_on=timezone.localtime(row.entry.at).date(),
        issued_by=row.entry.account,
        # Before there were several papers, a board was given the report.
        paper=Paper(row.paper) if row.paper else usual_paper(BodyType.DELIVERY_BOARD),
        marking=row.marking,
        distribution=row.distribution,
        contents_hash=row.contents_hash,
        files=tuple(files),
    )


def content_of(
    partnership: models.PartnershipRow, issued: IssuedPack, file: IssuedFile
) -> bytes:
    """The bytes of a frozen file, as they were kept."""
    row = models.IssuedFileRow.objects.get(
        issued__partnership=partnership,
        issued__entry__number=issued.entry,
        kind=file.kind,
        is_withheld=file.is_withheld,
    )
    return bytes(row.content)


def add_issued_pack(
    entry: models.LedgerEntry, issued: IssuedPack, files: tuple[FrozenFile, ...] = ()
) -> None:
    """The row that makes a pack again as it was, and the files frozen with it."""
    row = writing.add_row(
        entry,
        models.IssuedPackRow,
        month=issued.month.first,
        **columns(issued, "month", "entry", "issued_on", "issued_by", "files"),
    )
    models.IssuedFileRow.objects.bulk_create(
        models.IssuedFileRow(issued=row, content=one.content, **columns(one.file))
        for one in files
    )
