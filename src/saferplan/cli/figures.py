"""Commands about figures: positions, indicator, trace."""

from __future__ import annotations

from datetime import date
from typing import Any

import typer

from saferplan.cli.ending import BadInput
from saferplan.cli.printing import Format, print_objects, print_table
from saferplan.cli.session import (
    AccountOption,
    AsAtOption,
    FormatOption,
    KnownOnOption,
    PartnershipOption,
    begin,
    chosen_as_at,
    chosen_day,
    chosen_partnership,
)

HEADINGS = ("indicator", "latest", "period", "target", "status", "distance", "data")


def register(app: typer.Typer) -> None:
    """Add these commands to the app."""
    app.command()(positions)
    app.command()(indicator)
    app.command()(trace)


def positions(
    partnership: str = PartnershipOption,
    as_at: str = AsAtOption,
    known_on: str = KnownOnOption,
    output: Format = FormatOption,
    account: str = AccountOption,
) -> None:
    """Where does every indicator stand?

    \b
    Example:
      saferplan positions --partnership peterborough --as-at 2008-12-31
    """
    lines = _standing(partnership, as_at, known_on, account).lines
    if output is Format.TABLE:
        print_table(HEADINGS, [_in_words(line) for line in lines])
    else:
        print_objects([_object(line) for line in lines], output)


def _standing(partnership: str, as_at: str, known_on: str, account: str) -> Any:
    named = chosen_day("--as-at", as_at)
    known = chosen_day("--known-on", known_on)
    actor = begin(account)
    from saferplan.usecases.indicators.queries import standing

    slug = chosen_partnership(actor, partnership)
    day: date = chosen_as_at(actor, slug, named)
    return standing(actor=actor, partnership=slug, as_at=day, known_on=known)


def _object(line: Any) -> dict[str, Any]:
    from saferplan.documents.json.positions import position_object

    return position_object(line.position, line.trace)


def _in_words(line: Any) -> list[str]:
    """A row of the table: what ``HEADINGS`` say."""
    from saferplan.core.indicators.sentences import (
        distance_words,
        status_words,
        value_words,
    )

    at = line.position
    nothing = value_words(at, None)
    return [
        line.code,
        value_words(at, at.figure.value),
        at.figure.period.label if at.figure.period else nothing,
        value_words(at, at.target.value) if at.target else nothing,
        status_words(at),
        distance_words(at) or nothing,
        _data_words(at),
    ]


def _data_words(at: Any) -> str:
    """The state of the data; what nobody has signed off is said so."""
    from saferplan.core.indicators.vocabulary import Marker

    unsigned = Marker.NOT_SIGNED_OFF in at.figure.markers
    return f"{at.data_state.value}{', not signed off' if unsigned else ''}"


def indicator(
    code: str = typer.Argument(help="Its code, NI16."),
    partnership: str = PartnershipOption,
    as_at: str = AsAtOption,
    known_on: str = KnownOnOption,
    output: Format = FormatOption,
    account: str = AccountOption,
) -> None:
    """One indicator: where it stands, in words, and its history.

    \b
    Example:
      saferplan indicator NI16 --partnership peterborough --as-at 2008-12-31
    """
    found = _standing(partnership, as_at, known_on, account)
    line = next((n for n in found.lines if n.code.lower() == code.lower()), None)
    if line is None:
        raise BadInput(
            f"There is no indicator {code} in {found.slug}; "
            "`saferplan positions` lists them."
        )
    if output is Format.TABLE:
        _print_line(line)
    else:
        print_objects([_object(line)], output)


def _print_line(line: Any) -> None:
    from saferplan.core.indicators.sentences import status_words, value_words

    at = line.position
    print(f"{line.name} ({line.code})")
    print(f"{line.sentence}")
    print(f"Status: {status_words(at)}. {at.rag_reason}")
    for remark in at.remarks:
        print(f"Remark: {remark}")
    for ahead in at.forecasts:
        print(_forecast_words(at, ahead))
    print(f"Trace: {line.trace}")
    if line.history:
        print()
        print_table(
            ["period", "figure", "target"],
            [
                [p.period.label, value_words(at, p.value), value_words(at, p.target)]
                for p in line.history
            ],
        )


def _forecast_words(at: Any, ahead: Any) -> str:
    from saferplan.core.indicators.sentences import value_words
    from saferplan.documents.pack_pages import chance_words

    told = f"Forecast ({ahead.assumption}): {value_words(at, ahead.value)}"
    if ahead.low is not None and ahead.high is not None:
        told += f", {value_words(at, ahead.low)} to {value_words(at, ahead.high)}"
    if ahead.chance_of_meeting is not None:
        chance = chance_words(ahead.chance_of_meeting)
        told += f", chance of meeting the target {chance}"
    return told


def trace(
    code: str = typer.Argument(help="The code that stands beside a figure."),
    output: Format = FormatOption,
    account: str = AccountOption,
) -> None:
    """Follow a figure back to its data, and work it out again.

    \b
    Example:
      saferplan trace peterborough.ni16.r12-200801-200812.20081231.all.2.jwxfjt
    """
    actor = begin(account)
    from saferplan.documents.json.traces import trace_object
    from saferplan.usecases.indicators.trace_figure import trace_figure

    found = trace_figure(actor=actor, code=code)
    if output is not Format.TABLE:
        print_objects([trace_object(found)], output)
        return
    for sentence in found.told:
        print(sentence)
