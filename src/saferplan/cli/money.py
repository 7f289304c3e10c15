"""Commands about money: money list, show, allocate, spend."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import typer

from saferplan.cli.printing import (
    Format,
    Found,
    print_facts,
    print_listed,
    print_objects,
    print_table,
    shown,
)
from saferplan.cli.rooms import add_room
from saferplan.cli.session import (
    AccountOption,
    FormatOption,
    MonthOption,
    PartnershipOption,
    begin,
    chosen,
    chosen_month,
    chosen_partnership,
    text_option,
)

if TYPE_CHECKING:
    from saferplan.core.boards.brought import GroupMoney
    from saferplan.core.periods import Month
    from saferplan.usecases.actor import Actor

money = typer.Typer(
    help="What is there for the plan, set aside for actions, and spent.",
    no_args_is_help=True,
)
HEADINGS = ("line", "group", "identified", "allocated", "spent", "free", "title")
BY_ACTION = ("action", "allocated", "spent")
SPENT = ("month", "action", "amount", "on what")
CodeArgument = typer.Argument(metavar="LINE", help="The line's code: CSF-1.")
ActionArgument = typer.Argument(metavar="ACTION", help="The action's code: DA-1.")
AmountOption = typer.Option(
    ..., "--amount", help="In pounds, 4,000 or 4,000.50.", metavar="POUNDS"
)
UntilOption = text_option(
    "--until", "By the end of this month; all that is spent.", "MONTH"
)


def register(app: typer.Typer) -> None:
    """Add these commands to the app."""
    money.command("list")(list_lines)
    money.command()(show)
    money.command("allocate")(allocate_some)
    money.command("spend")(spend_some)
    add_room(app, money, "money")


def list_lines(
    until: str = UntilOption,
    partnership: str = PartnershipOption,
    output: Format = FormatOption,
    account: str = AccountOption,
) -> None:
    """How does each funding line stand?

    Amounts in JSON and CSV are whole pence.

    \b
    Example:
      saferplan money list --partnership peterborough
    """
    month = chosen_month("--until", until) if until else None
    actor = begin(account)
    from saferplan.documents.json.plans import kept_money_object

    slug = chosen_partnership(actor, partnership)
    found: list[Found] = [kept_money_object(one) for one in _held(actor, slug, month)]
    print_listed(found, output, HEADINGS, _row, "No funding line is kept yet.")
    if output is Format.TABLE:
        for one in found:
            for remark in one["remarks"]:
                print(f"{one['line']}: {remark}")


def _held(actor: Actor, slug: str, until: Month | None) -> Iterator[GroupMoney]:
    from saferplan.core.boards.brought import GroupMoney
    from saferplan.usecases.partnership.queries import structure
    from saferplan.usecases.plan.keep_funding import money as all_of

    frame = structure(actor, slug)
    for one in all_of(actor, slug, until=until):
        yield GroupMoney(group=frame.name_of(one.line.group), money=one)


def _row(one: Found) -> tuple[Any, ...]:
    kept = ("identified_pence", "allocated_pence", "spent_pence", "free_pence")
    return (
        one["line"],
        one["holder"],
        *(in_pounds(one[key]) for key in kept),
        one["title"],
    )


def in_pounds(pence: int) -> str:
    """An amount as it is printed."""
    from saferplan.core.plan.funding import pounds

    return pounds(pence)


def show(
    code: str = CodeArgument,
    until: str = UntilOption,
    partnership: str = PartnershipOption,
    output: Format = FormatOption,
    account: str = AccountOption,
) -> None:
    """One funding line: action by action, with all that was spent.

    \b
    Example:
      saferplan money show CSF-1 --partnership peterborough
    """
    month = chosen_month("--until", until) if until else None
    actor = begin(account)
    from saferplan.documents.json.plans import funding_object
    from saferplan.usecases.plan.keep_funding import spendings

    slug = chosen_partnership(actor, partnership)
    held = one_line(actor, slug, code, month)
    spent = [s for s in spendings(actor, slug, code) if not month or s.month <= month]
    found = funding_object(held, spent)
    if output is not Format.TABLE:
        print_objects([found], output)
        return
    _print_line(found)


def one_line(actor: Actor, slug: str, code: str, until: Month | None) -> GroupMoney:
    from saferplan.usecases.errors import NotFound

    for one in _held(actor, slug, until):
        if one.money.line.code == code:
            return one
    raise NotFound(f"There is no funding line {code} in {slug}.")


def _print_line(one: Found) -> None:
    print(f"{one['line']}: {one['title']}")
    print(
        f"{in_pounds(one['identified_pence'])} identified, "
        f"{in_pounds(one['allocated_pence'])} allocated, "
        f"{in_pounds(one['spent_pence'])} spent, {in_pounds(one['free_pence'])} free."
    )
    facts = (
        ("Given by", one["source"]),
        ("Held by", one["group"]),
        ("From", one["starts"]),
        ("To", one["ends"]),
        ("Note", one["note"]),
        *(("Remark", remark) for remark in one["remarks"]),
    )
    print_facts(facts)
    tables = (
        (BY_ACTION, [_action_row(each) for each in one["actions"]]),
        (SPENT, [_spent_row(each) for each in one["spendings"]]),
    )
    for headings, rows in tables:
        if rows:
            print()
            print_table(headings, rows)


def _action_row(one: Found) -> list[str]:
    return [
        one["action"],
        in_pounds(one["allocated_pence"]),
        in_pounds(one["spent_pence"]),
    ]


def _spent_row(one: Found) -> list[str]:
    return [
        one["month"],
        one["action"],
        in_pounds(one["amount_pence"]),
        shown(one["words"]),
    ]


def read_amount(option: str, amount: str) -> int:
    """How many pence an option names."""
    from saferplan.core.plan.funding import read_pounds

    return chosen(option, read_pounds, amount)


def allocate_some(
    code: str = CodeArgument,
    action: str = ActionArgument,
    amount: str = AmountOption,
    partnership: str = PartnershipOption,
    account: str = AccountOption,
) -> None:
    """Set this much of a line aside for an action.

    It takes the place of what was set aside before.

    \b
    Example:
      saferplan money allocate CSF-1 DA-1 --amount "7,000" \\
        --partnership peterborough --as manager
    """
    pence = read_amount("--amount", amount)
    actor = begin(account)
    from saferplan.usecases.plan.keep_funding import allocate

    slug = chosen_partnership(actor, partnership)
    made = allocate(by=actor, partnership=slug, line=code, action=action, amount=pence)
    print(f"{in_pounds(made.amount)} of {made.line} is allocated to {made.action}.")


def spend_some(
    code: str = CodeArgument,
    action: str = ActionArgument,
    amount: str = AmountOption,
    month: str = MonthOption,
    words: str = text_option("--words", "On what; to take something back, why."),
    partnership: str = PartnershipOption,
    account: str = AccountOption,
) -> None:
    """Write down what was spent in a month.

    It is added to what was spent before; begin with a minus to take some back.

    \b
    Example:
      saferplan money spend CSF-1 DA-1 --amount 350.50 --month 2008-12 \\
        --words "Leaflets" --partnership peterborough --as analyst
    """
    about, pence = chosen_month("--month", month), read_amount("--amount", amount)
    actor = begin(account)
    from saferplan.usecases.plan.keep_funding import spend

    made = spend(
        by=actor,
        partnership=chosen_partnership(actor, partnership),
        line=code,
        action=action,
        month=about,
        amount=pence,
        words=words,
    )
    if made.amount < 0:
        print(f"{in_pounds(-made.amount)} is taken back from {made.action}, {about}.")
    else:
        print(f"{in_pounds(made.amount)} spent on {made.action} in {about} is entered.")
