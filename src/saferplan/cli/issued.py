"""Commands about papers that were issued: pack list, verify, restated."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

import typer

from saferplan.cli.papers import MonthOption, packs
from saferplan.cli.printing import Format, Found, print_listed, print_objects
from saferplan.cli.session import (
    AccountOption,
    FormatOption,
    PartnershipOption,
    begin,
    chosen_month,
    chosen_partnership,
    number_option,
    require_holder,
    text_option,
)

if TYPE_CHECKING:
    from saferplan.core.boards.issued import IssuedPack
    from saferplan.core.periods import Month
    from saferplan.documents.json.differing import Differing
    from saferplan.usecases.actor import Actor
    from saferplan.usecases.boards.verify_pack import Verified

HEADINGS = (
    "body",
    "month",
    "version",
    "paper",
    "issued on",
    "by",
    "meeting",
    "cut",
    "contents",
)
CHANGES = ("indicator", "period", "as sent", "now", "by", "when", "reason")
DIGITS = 12
"""Digits of the hash that a row shows: enough to tell two issues apart."""
BodyArgument = typer.Argument(
    "", help="Only those of this body: delivery-board.", metavar="[BODY]"
)
OnlyMonth = text_option("--month", "Only those about this month, 2008-12.", "MONTH")


def register(app: typer.Typer) -> None:
    """Add these commands to those about packs."""
    packs.command("list")(list_packs)
    packs.command()(verify)
    packs.command()(restated)


def list_packs(
    body: str = BodyArgument,
    partnership: str = PartnershipOption,
    output: Format = FormatOption,
    account: str = AccountOption,
) -> None:
    """Which papers were issued, for which meeting, and cut where?

    \b
    Example:
      saferplan pack list --partnership peterborough
      saferplan pack list delivery-board --partnership peterborough
    """
    actor = begin(account)
    from saferplan.documents.json.packs import issued_object
    from saferplan.usecases.boards.queries import issued_packs, meetings

    slug = chosen_partnership(actor, partnership)
    require_holder(actor, slug, body)
    found = issued_packs(actor, slug, body)
    days = {one.number: one.held_on for one in meetings(actor, slug)}
    met = {one.entry: days.get(one.meeting or 0) for one in found}
    print_listed(
        [issued_object(one) for one in found],
        output,
        HEADINGS,
        lambda one: _row(one, met[one["entry"]]),
        "No papers were issued yet: saferplan pack BODY --month MONTH --issue.",
    )


def _row(one: Found, met: Any) -> tuple[Any, ...]:
    return (
        one["body"],
        one["month"],
        one["version"],
        one["paper"],
        one["issued_on"],
        one["issued_by"],
        met,
        one["cut"],
        (one["contents_sha256"] or "not kept")[:DIGITS],
    )


def verify(
    body: str = BodyArgument,
    month: str = OnlyMonth,
    version: int | None = number_option("--version", "Only this version."),
    words: bool = typer.Option(
        False, "--words", help="List the texts that are said otherwise by now."
    ),
    partnership: str = PartnershipOption,
    output: Format = FormatOption,
    account: str = AccountOption,
) -> None:
    """Are issued papers still what was sent?

    Each is made again, and every figure compared with what was kept. Ends with 1 if
    one comes out otherwise or a file is damaged. Words may be said otherwise by a
    later saferplan; they are counted apart.

    \b
    Example:
      saferplan pack verify --partnership peterborough
      saferplan pack verify delivery-board --month 2008-12 --as manager
    """
    about = chosen_month("--month", month) if month else None
    actor = begin(account)
    from saferplan.usecases.boards.verify_pack import verify_packs

    slug = chosen_partnership(actor, partnership)
    require_holder(actor, slug, body)
    found = verify_packs(actor, slug, body=body, month=about, version=version)
    if output is Format.TABLE:
        for one in found:
            for line in _told(one, words):
                print(line)
    else:
        print_objects([_object(one) for one in found], output)
    if any(one.figures or one.damaged for one in found):
        raise typer.Exit(1)


def _object(one: Verified) -> Found:
    from saferplan.documents.json.verified import verified_object

    return verified_object(
        one.issued,
        is_unchanged=one.is_unchanged,
        has_contents=one.has_contents,
        counted=one.counted,
        damaged=one.damaged,
        figures=one.figures,
        words=one.words,
    )


def _told(one: Verified, lists_words: bool) -> Iterator[str]:
    from saferplan.core.wording import plural

    issued = one.issued
    name = (
        f"{issued.body} {issued.month}, version {issued.version} ({issued.paper.words})"
    )
    yield f"{name}: {_verdict(one)}"
    for file in one.damaged:
        yield f"  {file.name}: it is not the file that was kept."
    yield from _listed(one.figures)
    if one.words:
        told = "it says otherwise" if len(one.words) == 1 else "they say otherwise"
        how = "" if lists_words else "; --words lists them"
        yield f"  {plural(len(one.words), 'text')} beside, {told} by now{how}."
    if lists_words:
        yield from _listed(one.words)


def _verdict(one: Verified) -> str:
    from saferplan.core.wording import plural

    count = len(one.issued.files)
    files = f"{plural(count, 'file')} whole"
    if one.damaged:
        verb = "is" if len(one.damaged) == 1 else "are"
        files = f"{len(one.damaged)} of {plural(count, 'file')} {verb} damaged"
    if not one.has_contents:
        return f"its contents were not kept, so nothing can be said of it; {files}."
    if one.figures:
        verb = "comes" if len(one.figures) == 1 else "come"
        figures = (
            f"{len(one.figures):,} of {plural(one.counted, 'figure')} {verb} out "
            "otherwise"
        )
        return f"changed. {figures}, {files}."
    state = "damaged" if one.damaged else "unchanged"
    return f"{state}. {plural(one.counted, 'figure')} made again the same, {files}."


def _listed(found: Sequence[Differing]) -> Iterator[str]:
    for one in found:
        yield f"  {one.path}: as sent {one.before}, now {one.after}"


def restated(
    body: str = typer.Argument(help="The body it was issued for: delivery-board."),
    month: str = MonthOption,
    version: int | None = number_option(
        "--version", "The version that was issued; the latest when left out."
    ),
    partnership: str = PartnershipOption,
    output: Format = FormatOption,
    account: str = AccountOption,
) -> None:
    """Which figures of issued papers are different by now, and why?

    \b
    Example:
      saferplan pack restated delivery-board --month 2008-12 --as manager
    """
    about = chosen_month("--month", month)
    actor = begin(account)
    from saferplan.documents.json.brought import restated_object
    from saferplan.usecases.boards.restating import restated_since

    slug = chosen_partnership(actor, partnership)
    issued = _issue_of(actor, slug, body, about, version)
    found = restated_since(actor, slug, issued)
    print_listed(
        [restated_object(one) for one in found],
        output,
        CHANGES,
        lambda one: [
            one[key]
            for key in (
                "indicator",
                "period",
                "before",
                "after",
                "by",
                "when",
                "reason",
            )
        ],
        f"Nothing of version {issued.version} was restated since.",
    )


def _issue_of(
    actor: Actor, slug: str, body: str, month: Month, version: int | None
) -> IssuedPack:
    """The version named, or the latest about this month."""
    from saferplan.usecases.boards.queries import issued_pack, issued_packs

    held = [p.version for p in issued_packs(actor, slug, body) if p.month == month]
    return issued_pack(actor, slug, body, month, version or max(held, default=1))
