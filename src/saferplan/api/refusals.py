"""Every refusal in one shape, in the words of the use-cases, never as a page."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable
from typing import Any

from django.core.exceptions import RequestDataTooBig, SuspiciousOperation
from django.http import Http404, HttpRequest, HttpResponse
from django.http.multipartparser import MultiPartParserError
from ninja import NinjaAPI
from ninja.errors import HttpError, ValidationError

from saferplan.api.answers import answer
from saferplan.api.sentences import fault_of
from saferplan.core.returns.messages import Message
from saferplan.documents.json.problems import Fault, refusal_object
from saferplan.documents.workbooks import Unreadable
from saferplan.usecases.errors import NotFound, NotPermitted, Refused
from saferplan.usecases.returns.writing_returns import NotReady, Overtaken

LOG = logging.getLogger("django.request")
UNREADABLE = "What you sent is no JSON that can be read; check its commas and quotes."
UNSOUND = "What you sent cannot be read; check how your program puts it together."
NOT_HERE = "There is nothing at this address; /api/v1/openapi.json names them all."
OURS = "Sorry, saferplan failed. Nothing was half-written; try again later."
WRONG = "The request has something in it that cannot be used."
KEPT = "It is kept as a draft and was not submitted: something stands in the way."
TOO_LARGE = "What you send is too large to be read."


class RefusedRequest(Exception):
    """A request that is turned away before anything is asked of the use-cases."""

    def __init__(self, status: int, error: str, *faults: Fault) -> None:
        super().__init__(error)
        self.status, self.error, self.faults = status, error, faults


def refusal(
    status: int, error: str, problems: Iterable[Message | Fault] = ()
) -> HttpResponse:
    """The answer that says why not; without problems, the sentence is the one."""
    named = tuple(problems) or (Fault(found=error),)
    response = answer(refusal_object(error, named), status=status)
    if status == 401:
        response.headers["WWW-Authenticate"] = 'Bearer realm="saferplan"'
    return response


def refuse_with(api: NinjaAPI) -> None:
    """Give every error of this API its answer; the nearest of its classes counts."""
    for error, handler in _HANDLERS.items():
        api.add_exception_handler(error, handler)


def nothing_here(request: HttpRequest, **parts: str) -> HttpResponse:
    """The answer at an address that is none."""
    return refusal(404, NOT_HERE)


def not_allowed(request: HttpRequest, allowed: str) -> HttpResponse:
    """The answer to a method that an address does not take."""
    response = refusal(405, f"This address takes {allowed}, not {request.method}.")
    response.headers["Allow"] = allowed
    return response


def _plainly(status: int, words: str = "") -> Callable[..., HttpResponse]:
    def handler(request: HttpRequest, error: Exception) -> HttpResponse:
        return refusal(status, words or str(error))

    return handler


def _request(request: HttpRequest, error: RefusedRequest) -> HttpResponse:
    return refusal(error.status, error.error, error.faults)


def _refused(request: HttpRequest, error: Refused) -> HttpResponse:
    return refusal(422, str(error), [Fault(found=text) for text in error.problems])


def _not_ready(request: HttpRequest, error: NotReady) -> HttpResponse:
    return refusal(422, KEPT, error.messages)


def _unreadable(request: HttpRequest, error: Unreadable) -> HttpResponse:
    faults = [Fault(field="file", found=text) for text in error.sentences]
    return refusal(422, " ".join(error.sentences), faults)


def _invalid(request: HttpRequest, error: ValidationError) -> HttpResponse:
    return refusal(422, WRONG, [fault_of(one) for one in error.errors])


def _http(request: HttpRequest, error: HttpError) -> HttpResponse:
    return refusal(error.status_code, UNREADABLE if error.status_code == 400 else WRONG)


def _ours(request: HttpRequest, error: Exception) -> HttpResponse:
    """A fault of ours: told in the log, and to the other side as one sentence."""
    LOG.error("%s failed", request.path, exc_info=error, extra={"request": request})
    return refusal(500, OURS)


_HANDLERS: dict[type[Exception], Callable[..., Any]] = {
    RefusedRequest: _request,
    NotFound: _plainly(404),
    NotPermitted: _plainly(403),
    Overtaken: _plainly(409),
    NotReady: _not_ready,
    Refused: _refused,
    Unreadable: _unreadable,
    ValidationError: _invalid,
    HttpError: _http,
    Http404: _plainly(404, NOT_HERE),
    RequestDataTooBig: _plainly(413, TOO_LARGE),
    SuspiciousOperation: _plainly(400, UNSOUND),
    MultiPartParserError: _plainly(400, UNSOUND),
    Exception: _ours,
}
