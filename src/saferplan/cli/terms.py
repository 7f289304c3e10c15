"""Commands about the texts that bodies work by: terms list, show, keep."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import typer

from saferplan.cli.ending import BadInput
from saferplan.cli.given import text_of
from saferplan.cli.printing import (
    Format,
    Found,
    print_facts,
    print_listed,
    print_objects,
)
from saferplan.cli.rooms import add_room
from saferplan.cli.session import (
    AccountOption,
    FormatOption,
    PartnershipOption,
    begin,
    chosen_day,
    chosen_partnership,
    chosen_word,
    number_argument,
    number_option,
    text_option,
)

if TYPE_CHECKING:
    from saferplan.core.boards.terms import Terms
    from saferplan.usecases.actor import Actor

terms = typer.Typer(
    help="Terms of reference and constitution, and when to review them.",
    no_args_is_help=True,
)
HEADINGS = ("N", "kind", "body", "adopted", "review", "title")
BYTES_A_LETTER = 4
"""No letter of UTF-8 takes more."""
FileArgument = typer.Argument(metavar="FILE", help="The text, as a plain text file.")


def register(app: typer.Typer) -> None:
    """Add these commands to the app."""
    terms.command("list")(list_terms)
    terms.command()(show)
    terms.command()(keep)
    add_room(app, terms, "terms")


def list_terms(
    partnership: str = PartnershipOption,
    output: Format = FormatOption,
    account: str = AccountOption,
) -> None:
    """By which texts do the bodies work, and which is due for review?

    \b
    Example:
      saferplan terms list --partnership peterborough
    """
    actor = begin(account)
    from saferplan.documents.json.meetings import terms_object
    from saferplan.usecases.boards.keep_terms import all_terms

    found = all_terms(actor, chosen_partnership(actor, partnership))
    print_listed(
        [terms_object(one) for one in found],
        output,
        HEADINGS,
        _row,
        "No text is kept yet: saferplan terms keep FILE.",
    )


def _row(one: Found) -> tuple[Any, ...]:
    return (
        one["number"],
        one["kind"].replace("_", " "),
        one["body"],
        one["adopted_on"],
        one["review_on"],
        one["title"],
    )


def show(
    number: int = number_argument("Its number, as `saferplan terms list` says."),
    partnership: str = PartnershipOption,
    output: Format = FormatOption,
    account: str = AccountOption,
) -> None:
    """One text, as it is in force.

    JSON and CSV have its earlier versions too, the newest first.

    \b
    Example:
      saferplan terms show 1 --partnership peterborough
    """
    actor = begin(account)
    from saferplan.documents.json.meetings import whole_terms_object
    from saferplan.usecases.boards.keep_terms import one_terms

    found = one_terms(actor, chosen_partnership(actor, partnership), number)
    if output is not Format.TABLE:
        print_objects([whole_terms_object(one) for one in found], output)
        return
    now = found[0]
    print(f"{now.title} ({now.kind.words})")
    print_facts(
        (
            ("Of", now.body),
            ("Adopted", now.adopted_on),
            ("Review by", now.review_on),
            ("Earlier versions", len(found) - 1),
        )
    )
    print(f"\n{now.text}")


def keep(
    file: Path = FileArgument,
    title: str = text_option("--title", "What it is called."),
    body: str = text_option("--body", "Whose it is; the partnership as a whole."),
    kind: str = text_option(
        "--kind", "terms-of-reference (when left out) or constitution."
    ),
    adopted: str = text_option("--adopted", "The day it was agreed.", "DATE"),
    review: str = text_option("--review", "By when it is looked at again.", "DATE"),
    number: int | None = number_option(
        "--number", "The text it replaces: what is left out stays."
    ),
    partnership: str = PartnershipOption,
    account: str = AccountOption,
) -> None:
    """Keep a text that a body works by, new or in place of the one held.

    \b
    Example:
      saferplan terms keep terms.txt --title "Terms of reference" \\
        --body delivery-board --adopted 2008-04-01 --review 2009-04-01 \\
        --as manager
    """
    from saferplan.core.boards.terms import LONGEST_TERMS, TermsKind

    said = {
        "title": title.strip(),
        "body": body,
        "kind": chosen_word("--kind", kind, TermsKind) if kind else None,
        "adopted_on": chosen_day("--adopted", adopted),
        "review_on": chosen_day("--review", review),
        "text": text_of(file, LONGEST_TERMS * BYTES_A_LETTER),
    }
    if not (said["title"] or number):
        raise BadInput("Say what it is called: --title.")
    actor = begin(account)
    from saferplan.usecases.boards.keep_terms import keep_terms

    slug = chosen_partnership(actor, partnership)
    new = _terms(actor, slug, number, {k: v for k, v in said.items() if v})
    kept = keep_terms(by=actor, partnership=slug, terms=new)
    by = f"; review by {kept.review_on}" if kept.review_on else ""
    print(f"Text {kept.number} is kept: {kept.title}{by}.")


def _terms(actor: Actor, slug: str, number: int | None, said: Found) -> Terms:
    """The text as it is to be; of the one it replaces, what is not said otherwise."""
    from dataclasses import replace

    from saferplan.core.boards.terms import Terms, TermsKind
    from saferplan.usecases.boards.keep_terms import one_terms
    from saferplan.usecases.refused_at import made

    if number:
        held = one_terms(actor, slug, number)[0]
        return made(lambda: replace(held, **said), "text")
    usual = {"text": "", "kind": TermsKind.TERMS_OF_REFERENCE}
    return made(lambda: Terms(number=0, **{**usual, **said}), "text")
