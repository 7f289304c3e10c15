"""Commands about the lines that money comes from: money line add, change."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import typer

from saferplan.cli.money import (
    CodeArgument,
    in_pounds,
    money,
    one_line,
    read_amount,
)
from saferplan.cli.session import (
    AccountOption,
    PartnershipOption,
    begin,
    chosen_day,
    chosen_partnership,
    text_option,
)

line = typer.Typer(help="The lines that money comes from.", no_args_is_help=True)


def register(app: typer.Typer) -> None:
    """Add these commands to those about money."""
    line.command("add")(add_line)
    line.command("change")(change_line)
    money.add_typer(line, name="line")


def add_line(
    code: str = CodeArgument,
    title: str = typer.Option(..., "--title", help="What it is called."),
    identified: str = typer.Option(
        ..., "--identified", help="How much, in pounds: 24,000.", metavar="POUNDS"
    ),
    source: str = text_option("--source", "Who gives it."),
    group: str = text_option("--group", "The body that holds it."),
    starts: str = text_option("--starts", "From when it can be spent.", "DATE"),
    ends: str = text_option("--ends", "Until when.", "DATE"),
    confirmed: bool = typer.Option(
        False, "--confirmed", help="Whoever gives it has promised it."
    ),
    note: str = text_option("--note", "What else is to be known."),
    partnership: str = PartnershipOption,
    account: str = AccountOption,
) -> None:
    """Add a line that money comes from.

    \b
    Example:
      saferplan money line add HO-1 --title "Home Office grant" \\
        --identified "12,500" --confirmed --partnership peterborough --as manager
    """
    settings: dict[str, Any] = {
        "title": title.strip(),
        "identified": read_amount("--identified", identified),
        "source": source.strip(),
        "group": group,
        "starts": chosen_day("--starts", starts),
        "ends": chosen_day("--ends", ends),
        "is_confirmed": confirmed,
        "note": note.strip(),
    }
    from saferplan.core.plan.funding import FundingLine
    from saferplan.usecases.refused_at import made

    new: FundingLine = made(lambda: FundingLine(code=code, **settings), "code")
    actor = begin(account)
    from saferplan.usecases.plan.keep_funding import keep_funding_line

    slug = chosen_partnership(actor, partnership)
    keep_funding_line(by=actor, partnership=slug, line=new, is_new=True)
    print(f"Line {new.code} is added: {in_pounds(new.identified)} identified.")


def change_line(
    code: str = CodeArgument,
    title: str = text_option("--title", "What it is called."),
    identified: str = text_option("--identified", "How much, in pounds.", "POUNDS"),
    source: str = text_option("--source", "Who gives it."),
    group: str = text_option("--group", "The body that holds it."),
    starts: str = text_option("--starts", "From when it can be spent.", "DATE"),
    ends: str = text_option("--ends", "Until when.", "DATE"),
    confirmed: bool | None = typer.Option(
        None,
        "--confirmed/--not-confirmed",
        help="Has whoever gives it promised it?",
        show_default=False,
    ),
    note: str = text_option("--note", "What else is to be known."),
    partnership: str = PartnershipOption,
    account: str = AccountOption,
) -> None:
    """Change a line; what is left out stays as it is.

    \b
    Example:
      saferplan money line change LIC-1 --confirmed --partnership peterborough
    """
    said = {
        "title": title.strip(),
        "identified": read_amount("--identified", identified) if identified else "",
        "source": source.strip(),
        "group": group,
        "starts": chosen_day("--starts", starts),
        "ends": chosen_day("--ends", ends),
        "is_confirmed": confirmed,
        "note": note.strip(),
    }
    given: dict[str, Any] = {k: v for k, v in said.items() if v not in (None, "")}
    actor = begin(account)
    from saferplan.usecases.plan.keep_funding import keep_funding_line
    from saferplan.usecases.refused_at import made

    slug = chosen_partnership(actor, partnership)
    before = one_line(actor, slug, code, None).money.line
    after = made(lambda: replace(before, **given), "code")
    keep_funding_line(by=actor, partnership=slug, line=after)
    promised = "confirmed" if after.is_confirmed else "not confirmed yet"
    print(f"Line {code}: {in_pounds(after.identified)} identified, {promised}.")
