"""Commands about what is said of a month: commentary write, check, show."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import typer

from saferplan.cli.printing import Format, print_facts, print_objects
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
    require_holder,
    text_option,
)

if TYPE_CHECKING:
    from saferplan.core.boards.brought import GroupWords
    from saferplan.core.periods import Month
    from saferplan.core.returns.commentary import Commentary
    from saferplan.core.returns.lints import Lint
    from saferplan.usecases.actor import Actor

commentary = typer.Typer(
    help="What is behind the figures of a month, and what is done.",
    no_args_is_help=True,
)
HolderArgument = typer.Argument(
    metavar="HOLDER", help="The group or agency: domestic-abuse."
)
IndicatorOption = text_option(
    "--indicator", "The code it is about; left out, the month as a whole.", "CODE"
)


def _box(name: str, words: str, metavar: str = "") -> Any:
    """A box of the commentary: left out it stays, and "" empties it."""
    return typer.Option(
        None, name, help=words, metavar=metavar or None, show_default=False
    )


def register(app: typer.Typer) -> None:
    """Add these commands to the app."""
    commentary.command()(write)
    commentary.command()(check)
    commentary.command()(show)
    add_room(app, commentary, "commentary")


def write(
    holder: str = HolderArgument,
    month: str = MonthOption,
    indicator: str = IndicatorOption,
    why: str | None = _box("--why", "What is behind the figures."),
    done: str | None = _box("--done", "What we did about it."),
    next_: str | None = _box("--next", "What we do next."),
    by_when: str | None = _box("--by-when", "The day it is done by.", "DATE"),
    ask: str | None = _box("--ask", "What we ask of the Board."),
    success: str | None = _box("--success", "Something worth sharing."),
    post: str | None = _box("--post", "Whose words they are, never a name."),
    partnership: str = PartnershipOption,
    account: str = AccountOption,
) -> None:
    """Say what is behind the figures, and what is done about it.

    What is left out stays as it is; "" empties it. What a reader would ask back is
    printed afterwards; it stops nobody.

    \b
    Example:
      saferplan commentary write domestic-abuse --month 2008-12 \\
        --why "Three families came back to the conference" \\
        --next "A plan for each of them" --by-when 2009-02-27 --as theme-lead
    """
    about = chosen_month("--month", month)
    boxes: dict[str, Any] = {
        "why": why,
        "done": done,
        "next": next_,
        "ask": ask,
        "success": success,
        "post": post,
    }
    said = {name: text for name, text in boxes.items() if text is not None}
    if by_when is not None:
        said["by_when"] = chosen_day("--by-when", by_when)
    actor = begin(account)
    slug = chosen_partnership(actor, partnership)
    kept = _write(actor, slug, holder, about, indicator, said)
    of = f", {kept.indicator}" if kept.indicator else ""
    print(f"The commentary of {kept.holder} for {kept.month}{of} is kept.")
    _print_remarks(actor, slug, holder, about)


def _write(
    actor: Actor,
    slug: str,
    holder: str,
    month: Month,
    indicator: str,
    said: dict[str, Any],
) -> Commentary:
    """Keep what was said, beside what is held of the other boxes."""
    from saferplan.core.returns.commentary import Commentary
    from saferplan.usecases.refused_at import made
    from saferplan.usecases.returns.commentaries import commentary_of
    from saferplan.usecases.returns.write_commentary import write_commentary

    before = commentary_of(actor, slug, holder, month, indicator)
    held = before or Commentary(holder=holder, month=month, indicator=indicator)
    return write_commentary(
        by=actor,
        partnership=slug,
        commentary=made(lambda: replace(held, **said), "why"),
        seen_entry=held.entry,
    )


def _print_remarks(actor: Actor, slug: str, holder: str, month: Month) -> None:
    from saferplan.core.wording import plural
    from saferplan.usecases.returns.lint_commentary import lint_commentary

    remarks = lint_commentary(actor, slug, holder, month)
    if not remarks:
        print("Nothing to remark upon.")
        return
    stops = "which stops" if len(remarks) == 1 else "which stop"
    print(f"{plural(len(remarks), 'remark')}, {stops} nobody:")
    for one in remarks:
        print(f"  {_remark_words(one)}")


def _remark_words(one: Lint) -> str:
    where = "/".join(part for part in (one.indicator, one.box) if part)
    return f"[{where.replace('_', '-')}] {one.text}" if where else one.text


def check(
    holder: str = HolderArgument,
    month: str = MonthOption,
    partnership: str = PartnershipOption,
    account: str = AccountOption,
) -> None:
    """What would a reader ask back about what is said of a month?

    \b
    Example:
      saferplan commentary check domestic-abuse --month 2008-12 \\
        --partnership peterborough
    """
    about = chosen_month("--month", month)
    actor = begin(account)
    slug = chosen_partnership(actor, partnership)
    require_holder(actor, slug, holder)
    _print_remarks(actor, slug, holder, about)


def show(
    holder: str = typer.Argument(
        "", metavar="[HOLDER]", help="The group or agency; left out, all of them."
    ),
    month: str = MonthOption,
    partnership: str = PartnershipOption,
    output: Format = FormatOption,
    account: str = AccountOption,
) -> None:
    """What did the groups and agencies say of a month?

    \b
    Example:
      saferplan commentary show --month 2008-12 --partnership peterborough
    """
    about = chosen_month("--month", month)
    actor = begin(account)
    from saferplan.documents.json.asked import kept_words_object

    slug = chosen_partnership(actor, partnership)
    require_holder(actor, slug, holder)
    found = list(_said(actor, slug, holder, about))
    if output is not Format.TABLE:
        print_objects([kept_words_object(one) for one in found], output)
    elif found:
        _print_words(found)
    else:
        print(f"Nothing is said of {about.label} yet.")


def _said(actor: Actor, slug: str, holder: str, month: Month) -> Iterator[GroupWords]:
    from saferplan.core.boards.brought import GroupWords
    from saferplan.usecases.partnership.queries import structure
    from saferplan.usecases.returns.commentaries import commentaries

    frame = structure(actor, slug)
    for one in commentaries(actor, slug, month):
        if one.now and not one.now.is_empty and one.holder == (holder or one.holder):
            yield GroupWords(group=frame.name_of(one.holder), words=one.now)


def _print_words(found: Sequence[GroupWords]) -> None:
    for place, one in enumerate(found):
        words = one.words
        about = f", {words.indicator}" if words.indicator else ""
        print(f"{chr(10) if place else ''}{one.group} ({words.holder}){about}")
        print_facts(
            (
                ("  Why", words.why),
                ("  Done", words.done),
                ("  Next", words.next),
                ("  By", words.by_when),
                ("  Asked of the Board", words.ask),
                ("  Worth sharing", words.success),
                ("  Said by", words.post),
            )
        )
