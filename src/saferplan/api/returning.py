"""Addresses of returns: how far they have come, and sending them in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Annotated

from django.http import HttpRequest
from ninja import File, Form, Router
from ninja.files import UploadedFile

from saferplan.api.asking import AMonth, InMonth, asked
from saferplan.api.described import WRITTEN, answers
from saferplan.api.door import READING, WRITING_FILE, WRITING_JSON, who
from saferplan.api.refusals import WRONG, RefusedRequest
from saferplan.api.sent import LONGEST, SentReturn
from saferplan.core.periods import Month
from saferplan.core.returns.typed import TypedReturn
from saferplan.documents.json.positions import Wire
from saferplan.documents.json.problems import Fault
from saferplan.documents.json.returns import (
    receipt_object,
    return_object,
    summary_object,
)
from saferplan.documents.returns import read_return
from saferplan.usecases.actor import Actor
from saferplan.usecases.boards.queries import returns_due
from saferplan.usecases.indicators.queries import latest_month
from saferplan.usecases.returns.queries import one_return, returns_of
from saferplan.usecases.returns.save_return import save_return
from saferplan.usecases.returns.source_file import SourceFile
from saferplan.usecases.returns.submit_return import submit_return
from saferplan.usecases.returns.views import ReturnSummary, ReturnView
from saferplan.usecases.words import require_words

router = Router(tags=["Returns"])


@router.get(
    "/{partnership}/returns",
    auth=READING,
    url_name="returns",
    summary="How far has each return of a month come?",
    openapi_extra=answers("Returns", "Those you may know of."),
)
@asked
def list_returns(request: HttpRequest, partnership: str, month: InMonth = None) -> Wire:
    reported = month or latest_month(who(request), partnership)
    found = returns_of(who(request), partnership, reported)
    due = returns_due(who(request), partnership, reported)
    return {
        "partnership": partnership,
        "month": str(reported),
        "returns": [_summary(one, due) for one in found],
    }


@router.get(
    "/{partnership}/returns/{holder}/{month}",
    auth=READING,
    url_name="return",
    summary="One return: what it asks, what was typed, and what is said of that",
    openapi_extra=answers("Return", "The return."),
)
@asked
def read_one_return(
    request: HttpRequest, partnership: str, holder: str, month: AMonth
) -> Wire:
    by = who(request)
    found = one_return(actor=by, partnership=partnership, holder=holder, month=month)
    return _return(by, found)


@router.post(
    "/{partnership}/returns/{holder}/{month}",
    auth=WRITING_JSON,
    url_name="return",
    summary="Send in a return line by line",
    openapi_extra=answers("Receipt", "It was kept, or submitted.", WRITTEN),
)
@asked
def send_return(
    request: HttpRequest,
    partnership: str,
    holder: str,
    month: AMonth,
    sent: SentReturn,
) -> Wire:
    return _sent(
        by=who(request),
        partnership=partnership,
        holder=holder,
        month=month,
        typed=sent.typed,
        seen=sent.seen,
        answers=sent.answers,
        reason=sent.reason,
        submit=sent.submit,
    )


@router.post(
    "/{partnership}/returns/{holder}/{month}/file",
    auth=WRITING_FILE,
    url_name="return-file",
    summary="Send in the filled template: .xlsx, .ods or .csv",
    openapi_extra=answers("Receipt", "It was kept, or submitted.", WRITTEN),
)
@asked
def send_file(
    request: HttpRequest,
    partnership: str,
    holder: str,
    month: AMonth,
    file: Annotated[UploadedFile, File()],
    submit: Annotated[bool, Form()] = False,
    reason: Annotated[str, Form(max_length=LONGEST)] = "",
) -> Wire:
    _refuse_strange_fields(request)
    require_words(reason=reason)
    # Whoever may not report is told so before a byte of the file is looked at.
    one_return(actor=who(request), partnership=partnership, holder=holder, month=month)
    given = SourceFile(name=file.name or "return", content=file.read())
    typed = read_return(given.content, given.name)
    return _sent(
        by=who(request),
        partnership=partnership,
        holder=holder,
        month=month,
        typed=typed,
        seen=typed.stamp.seen if typed.stamp else None,
        file=given,
        reason=reason,
        submit=submit,
    )


def _refuse_strange_fields(request: HttpRequest) -> None:
    strange = {*request.POST, *request.FILES} - {"file", "submit", "reason"}
    if strange:
        faults = (
            Fault(
                field=name[:60],
                found="This form has no such field.",
                mend="It has file, submit and reason.",
            )
            for name in sorted(strange)
        )
        raise RefusedRequest(422, WRONG, *faults)


def _sent(
    *,
    by: Actor,
    partnership: str,
    holder: str,
    month: Month,
    typed: TypedReturn,
    seen: int | None,
    submit: bool,
    reason: str = "",
    answers: Mapping[str, str] | None = None,
    file: SourceFile | None = None,
) -> Wire:
    if not submit:
        kept = save_return(
            by=by,
            partnership=partnership,
            holder=holder,
            month=month,
            typed=typed,
            seen=seen,
            answers=answers,
            file=file,
        )
        return receipt_object(_return(by, kept))
    done = submit_return(
        by=by,
        partnership=partnership,
        holder=holder,
        month=month,
        typed=typed,
        seen=seen,
        answers=answers,
        file=file,
        reason=reason,
    )
    return receipt_object(
        _return(by, done.view),
        submitted=True,
        sent=done.sent,
        same=done.same,
        waiting=done.waiting,
    )


def _return(by: Actor, view: ReturnView) -> Wire:
    stamp = view.template.stamp
    # A meeting sets the day, and returns know nothing of meetings.
    due = returns_due(by, stamp.partnership, stamp.month)
    return return_object(
        template=replace(view.template, due=due),
        standing=view.standing,
        events=view.events,
        typed=view.typed,
        checked=view.checked,
        answers=view.answers,
    )


def _summary(one: ReturnSummary, due: date | None) -> Wire:
    return summary_object(
        holder=one.holder.slug,
        holder_name=one.holder.name,
        is_agency=one.holder.is_agency,
        month=str(one.month),
        standing=one.standing,
        due=due,
        lines=one.lines,
        given=one.given,
        may_open=one.may_open,
    )
