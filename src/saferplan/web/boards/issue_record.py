"""What was kept of an issue: who, when, for whom, its hash, and what came after."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from django.http import HttpResponseBase
from django.views.decorators.http import require_safe

from saferplan.core.boards.brought import Restated
from saferplan.core.boards.issued import IssuedPack
from saferplan.core.partnership.structure import Partnership
from saferplan.core.periods import day_label
from saferplan.core.wording import plural
from saferplan.documents.html.shown_table import Heading, ShownTable
from saferplan.documents.pack_done import restated_table
from saferplan.usecases.boards.queries import one_meeting
from saferplan.usecases.boards.restating import restated_since
from saferplan.usecases.boards.verify_pack import Verified, verify_packs
from saferplan.usecases.errors import NotPermitted
from saferplan.usecases.partnership import queries as partnership_queries
from saferplan.web.boards.issuing import issued_of
from saferplan.web.setting_up.answering import at
from saferplan.web.sheets import (
    Sheet,
    SheetFact,
    SheetPart,
    Tag,
    Way,
    facts,
    parts,
    table_rows,
)
from saferplan.web.visit import Visit, in_partnership


@require_safe
@in_partnership
def issue_record(visit: Visit, body: str, month: str, version: int) -> HttpResponseBase:
    """Is it still what was sent, and what has been restated since?"""
    found = issued_of(visit, body, month, version)
    frame = partnership_queries.structure(visit.who, visit.slug)
    restated = restated_since(visit.who, visit.slug, found)
    verified, why_not = _verified(visit, found)
    address = at(
        visit, "pack-issued", body=body, month=str(found.month), version=version
    )
    page = Sheet(
        title=f"{frame.name_of(body)}, {found.month.label}: version {version}",
        caption=f"What was kept of this {found.paper.words}",
        back=(address, "The papers as they were issued"),
        tag=_tag(verified),
        answer=_answer(verified) or why_not,
        facts=facts(_facts(visit, found, frame)),
        parts=parts(_parts(found, restated, verified)),
        ways=(Way("Read it as it was issued", address),),
    )
    return visit.render("layout/sheet.html", page)


def _verified(visit: Visit, found: IssuedPack) -> tuple[Verified | None, str]:
    """The issue made again and compared; why not, where that cannot be shown."""
    try:
        (verified,) = verify_packs(
            visit.who,
            visit.slug,
            body=found.body,
            month=found.month,
            version=found.version,
        )
    except NotPermitted as refusal:
        return None, str(refusal)
    return verified, ""


def _tag(verified: Verified | None) -> Tag | None:
    if verified is None or not verified.has_contents:
        return None
    return Tag("Unchanged") if verified.is_unchanged else Tag("Differs", "red")


def _answer(verified: Verified | None) -> str:
    if verified is None:
        return ""
    if not verified.has_contents:
        return (
            "It was issued before contents were kept: it is made again, and cannot be "
            "compared."
        )
    if verified.is_unchanged:
        return (
            f"Made again just now: all {plural(verified.counted, 'figure')} are the "
            "same, and the files are as they were sent."
        )
    return (
        f"Made again just now: {plural(len(verified.figures), 'figure')} differ, "
        f"{plural(len(verified.damaged), 'file')} damaged."
    )


def _facts(visit: Visit, found: IssuedPack, frame: Partnership) -> Iterator[SheetFact]:
    if found.issued_on:
        yield SheetFact("Issued", f"{day_label(found.issued_on)} by {found.issued_by}")
    if found.meeting is not None:
        held = one_meeting(visit.who, visit.slug, found.meeting)
        words = f"{frame.name_of(held.body)}, {day_label(held.held_on)}"
        href = at(visit, "meeting", number=found.meeting)
        yield SheetFact("For the meeting", words, href)
    yield SheetFact("As at", day_label(found.month.last))
    known = day_label(found.known_on) if found.known_on else "all that was known then"
    yield SheetFact("Known on", known)
    yield SheetFact("Made at log entry", f"{found.cut:,}")
    yield SheetFact("Marking", found.marking)
    yield SheetFact("For", found.distribution)
    yield SheetFact("SHA-256 of the contents", found.contents_hash)


def _parts(
    found: IssuedPack, restated: Sequence[Restated], verified: Verified | None
) -> Iterator[SheetPart]:
    table = restated_table(tuple(restated))
    headings = tuple(Heading(name) for name in table.headings)
    yield SheetPart(
        name="Restated since",
        table=ShownTable(table.title, headings, table.rows) if table.rows else None,
        empty="No figure of it has been restated.",
    )
    if verified is not None and verified.figures:
        rows = ((one.path, one.before, one.after) for one in verified.figures)
        names = ("Where", "As it was sent", "As it comes out now")
        yield SheetPart(name="What differs", table=_table("Differing", names, rows))
    yield SheetPart(name="Files as they were sent", table=_files(found, verified))


def _files(found: IssuedPack, verified: Verified | None) -> ShownTable | None:
    if not found.files:
        return None
    damaged = set(verified.damaged) if verified else set()
    rows = (
        (
            f"{one.name} (without small counts)" if one.is_withheld else one.name,
            f"{one.size:,}",
            "Damaged" if one in damaged else "Whole" if verified else "",
            one.sha256,
        )
        for one in found.files
    )
    names = ("File", "Bytes", "State", "SHA-256")
    return _table("Files kept with this issue", names, rows)


def _table(
    caption: str, names: Sequence[str], rows: Iterator[tuple[str, ...]]
) -> ShownTable:
    headings = tuple(Heading(name, name == "Bytes") for name in names)
    return ShownTable(caption, headings, table_rows(rows))
