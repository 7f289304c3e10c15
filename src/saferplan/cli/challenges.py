"""Commands about challenge: challenges list, show, suggest, ask."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import typer

from saferplan.cli.ending import BadInput
from saferplan.cli.printing import (
    Format,
    Found,
    print_facts,
    print_listed,
    print_objects,
    shortened,
)
from saferplan.cli.rooms import add_room
from saferplan.cli.session import (
    AccountOption,
    FormatOption,
    MonthOption,
    PartnershipOption,
    begin,
    chosen_day,
    chosen_month,
    chosen_partnership,
    number_argument,
    number_option,
    text_option,
)

if TYPE_CHECKING:
    from saferplan.core.boards.brought import AskedChallenge
    from saferplan.core.boards.challenge import Challenge
    from saferplan.core.partnership.structure import Partnership

challenges = typer.Typer(
    help="What bodies ask, who answers, and what follows.", no_args_is_help=True
)
HEADINGS = ("N", "state", "late", "by when", "asked by", "who answers", "question")
NumberArgument = number_argument("Its number, as `saferplan challenges list` says.")
OpenOption = typer.Option(
    False, "--open", help="Only those unanswered, or with something to follow."
)
BodyOption = typer.Option(..., "--body", help="The body that asks: delivery-board.")


def register(app: typer.Typer) -> None:
    """Add these commands to the app."""
    challenges.command("list")(list_challenges)
    challenges.command()(show)
    challenges.command()(suggest)
    challenges.command()(ask)
    add_room(app, challenges, "challenges")


def list_challenges(
    is_open: bool = OpenOption,
    partnership: str = PartnershipOption,
    output: Format = FormatOption,
    account: str = AccountOption,
) -> None:
    """What was asked of whom, the most pressing first?

    \b
    Example:
      saferplan challenges list --open --partnership peterborough
    """
    actor = begin(account)
    from saferplan.core.boards.challenge import pressing_first
    from saferplan.documents.json.asked import kept_challenge_object
    from saferplan.usecases.boards.challenge_queries import challenges as all_of
    from saferplan.usecases.partnership.queries import structure

    slug = chosen_partnership(actor, partnership)
    frame = structure(actor, slug)
    found = [
        _named(one, frame)
        for one in pressing_first(all_of(actor, slug))
        if one.is_open or not is_open
    ]
    print_listed(
        [kept_challenge_object(one) for one in found],
        output,
        HEADINGS,
        _row,
        "Nothing is open." if is_open else "Nothing was asked yet.",
    )


def _named(one: Challenge, frame: Partnership) -> AskedChallenge:
    from django.utils import timezone

    from saferplan.core.boards.brought import AskedChallenge

    return AskedChallenge(
        asker=frame.name_of(one.body),
        owner=frame.name_of(one.owner),
        about=one.indicator or one.action,
        challenge=one,
        is_late=one.is_late(timezone.localdate()),
    )


def _row(one: Found) -> tuple[Any, ...]:
    is_followed = one["state"] == "follow_up"
    return (
        one["number"],
        one["state"].replace("_", "-"),
        "late" if one["is_late"] else "",
        one["follow_up_due"] if is_followed else one["due"],
        one["body"],
        one["holder"],
        shortened(one["question"], 80),
    )


def show(
    number: int = NumberArgument,
    partnership: str = PartnershipOption,
    output: Format = FormatOption,
    account: str = AccountOption,
) -> None:
    """One question: who asked it, the answer, and what follows.

    \b
    Example:
      saferplan challenges show 1 --partnership peterborough
    """
    actor = begin(account)
    from saferplan.documents.json.asked import kept_challenge_object
    from saferplan.usecases.boards.challenge_queries import one_challenge
    from saferplan.usecases.partnership.queries import structure

    slug = chosen_partnership(actor, partnership)
    named = _named(one_challenge(actor, slug, number), structure(actor, slug))
    found = kept_challenge_object(named)
    if output is not Format.TABLE:
        print_objects([found], output)
        return
    print(found["question"])
    print_facts(list(_facts(found)))


def _facts(one: Found) -> Iterator[tuple[str, Any]]:
    spoke = one["asked_by"] if one["asked_by"] != one["asker"] else ""
    speaker = f", {spoke}" if spoke else ""
    late = ", late" if one["is_late"] else ""
    yield "State", f"{one['state'].replace('_', '-')}{late}"
    yield "Asked", f"{one['asked_on']} by {one['asker']}{speaker}"
    yield "Who answers", f"{one['owner']} ({one['holder']})"
    yield "About", one["about"]
    yield "In the papers for", one["month"]
    yield "At meeting", one["meeting"]
    yield "Answer due", one["due"]
    yield "Answer", one["answer"]
    yield "It rests on", one["evidence"]
    yield "Answered", one["answered_on"] and f"{one['answered_on']}, {_by(one)}"
    yield "What follows", one["follow_up"]
    yield "To be done by", one["follow_up_due"]
    yield "Done", one["followed_up_on"]


def _by(one: Found) -> str:
    return str(one["answered_by"])


def suggest(
    code: str = typer.Argument(metavar="CODE", help="The indicator's code: NI16."),
    body: str = BodyOption,
    month: str = MonthOption,
    partnership: str = PartnershipOption,
    account: str = AccountOption,
) -> None:
    """Which questions does an indicator's figure raise?

    As its line stands in the brief of the body's chair, words and actions too.

    \b
    Example:
      saferplan challenges suggest NI16 --body delivery-board --month 2008-12 \\
        --as chair
    """
    about = chosen_month("--month", month)
    actor = begin(account)
    from saferplan.core.boards.papers import Paper
    from saferplan.core.boards.questions import suggested_questions
    from saferplan.usecases.boards.make_pack import make_pack

    slug = chosen_partnership(actor, partnership)
    made = make_pack(
        by=actor, partnership=slug, body=body, month=about, paper=Paper.BRIEF
    )
    wanted = code.casefold()
    line = next((n for n in made.lines if n.code.casefold() == wanted), None)
    if line is None:
        raise BadInput(
            f"There is no indicator {code} in the papers of {body}; "
            "`saferplan positions` lists them."
        )
    print(line.sentence)
    for place, question in enumerate(suggested_questions(line), start=1):
        print(f"{place}. {question}")


def ask(
    question: str = typer.Argument(metavar="QUESTION", help="What is asked."),
    body: str = BodyOption,
    owner: str = typer.Option(
        ..., "--of", help="The group, agency or body that answers.", metavar="OWNER"
    ),
    month: str = MonthOption,
    indicator: str = text_option("--indicator", "The code it is about."),
    action: str = text_option("--action", "The action it is about."),
    due: str = text_option("--due", "By when the answer is wanted.", "DATE"),
    meeting: int | None = number_option("--meeting", "The meeting it was asked at."),
    asked_by: str = text_option("--asked-by", "Who spoke: a post, never a name."),
    asked_on: str = text_option("--asked-on", "The day; today when left out.", "DATE"),
    comment: bool = typer.Option(
        False, "--comment", help="Said to be borne in mind: no answer is wanted."
    ),
    partnership: str = PartnershipOption,
    account: str = AccountOption,
) -> None:
    """Ask something for a body.

    It stands in the papers until it is answered, with who was asked.

    \b
    Example:
      saferplan challenges ask "Why did repeats rise in November?" \\
        --body delivery-board --of domestic-abuse --indicator MARAC-REPEATS \\
        --month 2008-12 --asked-on 2009-01-15 --due 2009-02-05 --as chair
    """
    about = chosen_month("--month", month)
    days = chosen_day("--due", due), chosen_day("--asked-on", asked_on)
    actor = begin(account)
    from saferplan.core.boards.challenge import ChallengeKind
    from saferplan.usecases.boards.raise_challenge import raise_challenge

    made = raise_challenge(
        by=actor,
        partnership=chosen_partnership(actor, partnership),
        body=body,
        question=question,
        owner=owner,
        month=about,
        kind=ChallengeKind.COMMENT if comment else ChallengeKind.QUESTION,
        asked_by=asked_by,
        indicator=indicator,
        action=action,
        due=days[0],
        meeting=meeting,
        asked_on=days[1],
    )
    what = f"{made.kind.value.capitalize()} {made.number}"
    print(f"{what} is asked of {made.owner} for {made.body}.")
