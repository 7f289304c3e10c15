"""Commands about returns: template, submit, list, accept, send-back."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import typer

from saferplan.cli.ending import BadInput
from saferplan.cli.given import bytes_of
from saferplan.cli.printing import print_table
from saferplan.cli.rooms import add_room
from saferplan.cli.session import (
    AccountOption,
    PartnershipOption,
    begin,
    chosen_month,
    chosen_partnership,
)

if TYPE_CHECKING:
    from saferplan.core.periods import Month
    from saferplan.core.returns.lines import Template
    from saferplan.core.returns.messages import Message
    from saferplan.core.returns.typed import TypedReturn
    from saferplan.core.returns.workflow import Standing
    from saferplan.usecases.actor import Actor
    from saferplan.usecases.returns.source_file import SourceFile
    from saferplan.usecases.returns.views import ReturnView

returns = typer.Typer(
    help="What a group or an agency reports each month.", no_args_is_help=True
)
HolderOption = typer.Option(
    "", "--group", "--agency", help="The short name of the group or agency."
)
MonthOption = typer.Option("", "--month", help="The month reported, 2008-12.")
OutputOption = typer.Option(..., "-o", "--output", help="The file: .xlsx or .csv.")
FileArgument = typer.Argument(help="The filled template: .xlsx, .ods or .csv.")
ReasonOption = typer.Option(
    "", "--reason", help="Why figures change, or how they reached you."
)
AnswerOption = typer.Option(
    [], "--answer", help="The answer to the queries of an indicator: CODE=words."
)


def register(app: typer.Typer) -> None:
    """Add these commands to the app."""
    add_room(app, returns, "return")


@returns.command()
def template(
    group: str = HolderOption,
    month: str = MonthOption,
    output: Path = OutputOption,
    partnership: str = PartnershipOption,
    account: str = AccountOption,
) -> None:
    """Write the workbook that a group or an agency fills in for a month.

    \b
    Example:
      saferplan return template --partnership peterborough \\
        --group domestic-abuse --month 2008-12 -o return.xlsx
    """
    if output.suffix.lower() not in (".xlsx", ".csv"):
        raise BadInput(f"-o: {output.name} must end in .xlsx or .csv.")
    if not output.absolute().parent.is_dir():
        raise BadInput(f"-o: there is no folder {output.parent}; make it first.")
    reported = _month(month)
    actor = begin(account)
    from saferplan.documents.returns import write_template, write_template_csv
    from saferplan.usecases.boards.queries import returns_due
    from saferplan.usecases.returns.queries import one_return

    slug = chosen_partnership(actor, partnership)
    held = one_return(
        actor=actor, partnership=slug, holder=_holder(group), month=reported
    )
    form = replace(held.template, due=returns_due(actor, slug, reported))
    if output.suffix.lower() == ".csv":
        output.write_bytes(write_template_csv(form))
    else:
        output.write_bytes(write_template(form, held.typed))
    print(f"Wrote {output}: {_lines(len(form.lines))} to fill in{_by_when(form)}.")


@returns.command()
def submit(
    file: Path = FileArgument,
    group: str = HolderOption,
    month: str = MonthOption,
    partnership: str = PartnershipOption,
    save_only: bool = typer.Option(False, "--save-only", help="Keep it as a draft."),
    reason: str = ReasonOption,
    answer: list[str] = AnswerOption,
    account: str = AccountOption,
) -> None:
    """Send in a filled template; what is wrong is said, and kept as a draft.

    Which return it is for stands in the file; a CSV file without its first line
    needs --group and --month. A remark on a line answers the queries about it.

    \b
    Example:
      saferplan return submit return.xlsx --as theme-lead
    """
    content = _content(file)
    actor = begin(account)
    from saferplan.documents.returns import read_return
    from saferplan.documents.workbooks import Unreadable
    from saferplan.usecases.returns.source_file import SourceFile

    try:
        typed = read_return(content, file.name)
    except Unreadable as error:
        raise BadInput(*(f"{file}: {said}" for said in error.sentences)) from None
    which = _which(actor, typed, partnership, group, month)
    sent = SourceFile(name=file.name, content=content)
    answers = _answers(answer, actor, which, typed)
    _send(actor, which, typed, sent, answers, reason, save_only)


@returns.command("list")
def list_returns(
    month: str = MonthOption,
    partnership: str = PartnershipOption,
    account: str = AccountOption,
) -> None:
    """Say how far each return of a month has come.

    \b
    Example:
      saferplan return list --partnership peterborough --month 2008-12
    """
    reported = _month(month)
    actor = begin(account)
    from saferplan.usecases.boards.queries import returns_due
    from saferplan.usecases.returns.queries import returns_of

    slug = chosen_partnership(actor, partnership)
    due = returns_due(actor, slug, reported)
    rows = returns_of(actor, slug, reported)
    print_table(
        ("group or agency", "figures", "state", "due", "last by"),
        [
            (
                one.holder.slug,
                f"{one.given} of {one.lines}",
                _state_words(one.standing),
                due.isoformat() if due and one.lines else "",
                _last_by(one.standing),
            )
            for one in rows
        ],
    )


@returns.command()
def accept(
    group: str = HolderOption,
    month: str = MonthOption,
    partnership: str = PartnershipOption,
    account: str = AccountOption,
) -> None:
    """Sign off what a group or an agency has submitted.

    \b
    Example:
      saferplan return accept --group domestic-abuse --month 2008-12 --as manager
    """
    reported = _month(month)
    actor = begin(account)
    from saferplan.usecases.returns.accept_return import accept_return

    made = accept_return(
        by=actor,
        partnership=chosen_partnership(actor, partnership),
        holder=_holder(group),
        month=reported,
    )
    _say_state(made)


@returns.command("send-back")
def send_back(
    group: str = HolderOption,
    month: str = MonthOption,
    reason: str = typer.Option(..., "--reason", help="What to look at again."),
    partnership: str = PartnershipOption,
    account: str = AccountOption,
) -> None:
    """Ask for a submitted return to be looked at again.

    \b
    Example:
      saferplan return send-back --group domestic-abuse --month 2008-12 \\
        --reason "July counts repeats twice" --as manager
    """
    reported = _month(month)
    actor = begin(account)
    from saferplan.usecases.returns import accept_return

    made = accept_return.send_back(
        by=actor,
        partnership=chosen_partnership(actor, partnership),
        holder=_holder(group),
        month=reported,
        reason=reason,
    )
    _say_state(made)


Which = tuple[str, str, "Month"]
"""A partnership, a holder and a month."""


def _send(
    actor: Actor,
    which: Which,
    typed: TypedReturn,
    file: SourceFile,
    answers: dict[str, str],
    reason: str,
    save_only: bool,
) -> None:
    from saferplan.usecases.returns.save_return import save_return
    from saferplan.usecases.returns.submit_return import submit_return
    from saferplan.usecases.returns.writing_returns import NotReady

    partnership, holder, month = which
    arguments: dict[str, Any] = {
        "by": actor,
        "partnership": partnership,
        "holder": holder,
        "month": month,
        "typed": typed,
        "seen": typed.stamp.seen if typed.stamp else None,
        "answers": answers,
        "file": file,
    }
    if save_only:
        kept = save_return(**arguments)
        _print_messages(kept.checked.messages)
        _say_state(kept)
        return
    try:
        sent = submit_return(**arguments, reason=reason)
    except NotReady as problem:
        raise BadInput(
            *(_worded(message) for message in problem.messages),
            *_how_to_answer(problem.messages),
            "Not submitted; it is kept as a draft.",
        ) from None
    _print_messages(sent.view.checked.notes)
    if sent.sent:
        print(f"Submitted {_lines(len(sent.sent))}: {', '.join(sent.sent)}.")
    else:
        print("Submitted again as it was; no figure is different.")
    if sent.waiting:
        print(f"Still to come: {', '.join(sent.waiting)}.")
    _say_state(sent.view)


def _how_to_answer(messages: tuple[Message, ...]) -> tuple[str, ...]:
    how = []
    if any(message.tier.value == "query" for message in messages):
        how.append(
            "Answer a query in the remark of its line, or with --answer CODE=words."
        )
    if any(message.rule == "reason_missing" for message in messages):
        how.append("Give the reason with --reason.")
    return tuple(how)


def _which(
    actor: Actor, typed: TypedReturn, partnership: str, group: str, month: str
) -> Which:
    """Which return the file is for: by its stamp, or as the options say."""
    stamp = typed.stamp
    if stamp is None:
        slug = chosen_partnership(actor, partnership)
        return slug, _holder(group), _month(month)
    return (
        partnership or stamp.partnership,
        group or stamp.holder,
        _month(month) if month else stamp.month,
    )


def _answers(
    given: list[str], actor: Actor, which: Which, typed: TypedReturn
) -> dict[str, str]:
    """The answers by the key of each query, from ``CODE=words``."""
    words = {}
    for one in given:
        code, is_there, text = one.partition("=")
        if not is_there or not text.strip():
            raise BadInput(f"--answer is written CODE=words, not {one!r}.")
        words[code.strip().casefold()] = text.strip()
    if not words:
        return {}
    from saferplan.usecases.returns.queries import checked_return

    partnership, holder, month = which
    checked = checked_return(
        actor=actor, partnership=partnership, holder=holder, month=month, typed=typed
    )
    asked = {line.line.code.casefold() for line in checked.lines}
    for strange in words.keys() - asked:
        raise BadInput(f"--answer: {strange} is not in this return; check the code.")
    found = {q.key: words.get(q.code.casefold(), "") for q in checked.queries}
    return {key: text for key, text in found.items() if text}


def _month(text: str) -> Month:
    if not text:
        raise BadInput("Say which month: --month 2008-12.")
    return chosen_month("--month", text)


def _holder(slug: str) -> str:
    if not slug:
        raise BadInput("Say whose return it is: --group or --agency.")
    return slug


def _content(file: Path) -> bytes:
    from saferplan.documents.workbooks import MOST_BYTES

    return bytes_of(file, MOST_BYTES)


def _worded(message: Message) -> str:
    return f"{message.tier.value}: {message.sentence}"


def _print_messages(messages: tuple[Message, ...]) -> None:
    for message in messages:
        print(_worded(message), file=sys.stderr)


def _lines(count: int) -> str:
    return f"{count} line" if count == 1 else f"{count} lines"


def _say_state(view: ReturnView) -> None:
    stamp = view.template.stamp
    state = _state_words(view.standing).replace("draft", "a draft", 1)
    print(f"The return of {stamp.holder} for {stamp.month} is {state}.")


def _state_words(standing: Standing) -> str:
    """How far it has come, and whether something newer waits to be submitted."""
    state = standing.state.words
    if standing.awaits_amendment and standing.awaits_acceptance:
        state = "amended, not accepted yet"
    elif standing.is_sent_back:
        state = "draft, sent back"
    is_over = standing.submitted is not None and not standing.is_sent_back
    return f"{state}, with a newer draft" if standing.draft and is_over else state


def _by_when(form: Template) -> str:
    from saferplan.core.periods import day_label

    return f" by {day_label(form.due)}" if form.due else ""


def _last_by(standing: Any) -> str:
    events = (standing.draft, standing.submitted, standing.accepted, standing.sent_back)
    there = [event for event in events if event is not None]
    if not there:
        return ""
    last = max(there, key=lambda event: event.number)
    return f"{last.account}, {last.at:%Y-%m-%d %H:%M}"
