"""The pages of the register of data sets."""

from __future__ import annotations

from collections.abc import Mapping

from django.core.files.uploadedfile import UploadedFile
from django.http import Http404, HttpResponseBase
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from saferplan.core.returns.feeds import Feed
from saferplan.documents.folder.feed_library import (
    STATUTORY_2007,
    feed_definition,
    feed_library,
)
from saferplan.usecases.boards.answer import answer
from saferplan.usecases.errors import NotPermitted, Refused
from saferplan.usecases.partnership import queries as partnership_queries
from saferplan.usecases.permissions import Doing, require
from saferplan.usecases.returns import register
from saferplan.usecases.returns.keep_feed import change_feed, end_feed, register_feed
from saferplan.usecases.returns.record_delivery import record_delivery
from saferplan.usecases.returns.source_file import SourceFile
from saferplan.web.forms import Problem
from saferplan.web.returns.registers import delivery_form, end_form, feed_form
from saferplan.web.returns.registers.agencies import agency_page
from saferplan.web.returns.registers.answers import answer_page
from saferplan.web.returns.registers.data_sets import data_set_page, data_sets_page
from saferplan.web.visit import Visit, in_partnership

ROOM = "returns/registers"
JUST_DONE = "data_set_just_done"
FINE, UNPROCESSABLE = 200, 422
FROM_SCRATCH = "new"


@require_safe
@in_partnership
def data_sets(visit: Visit) -> HttpResponseBase:
    """Which data sets are held, and how do they arrive?"""
    found = register.register(visit.who, visit.slug)
    page = data_sets_page(
        found, timezone.localdate(), lambda agency: _may_open(visit, agency)
    )
    return visit.render(f"{ROOM}/data_sets.html", page)


@require_safe
@in_partnership
def printable(visit: Visit) -> HttpResponseBase:
    """What is held, why, and who has seen it?"""
    page = answer_page(answer(visit.who, visit.slug))
    return visit.render(f"{ROOM}/answer.html", page)


@require_safe
@in_partnership
def one(visit: Visit, feed: str) -> HttpResponseBase:
    """One data set: what it is, what came, what was changed."""
    found, whole = register.data_set(visit.who, visit.slug, feed)
    page = data_set_page(
        found,
        versions=register.described(visit.who, visit.slug, feed),
        today=timezone.localdate(),
        may_keep=whole.may_keep,
        may_open_agency=_may_open(visit, found.feed.organisation),
        just_done=visit.request.session.pop(JUST_DONE, ""),
    )
    return visit.render(f"{ROOM}/data_set.html", page)


@require_safe
@in_partnership
def agency(visit: Visit, organisation: str) -> HttpResponseBase:
    """What does this agency send, how does it arrive, what depends on it?"""
    view = register.agency(visit.who, visit.slug, organisation)
    page = agency_page(view, timezone.localdate())
    return visit.render(f"{ROOM}/agency.html", page)


@require_http_methods(["GET", "HEAD", "POST"])
@in_partnership
def add(visit: Visit) -> HttpResponseBase:
    """Put a data set on the register: first from what, then the form."""
    require(visit.who, Doing.KEEP_REGISTER, visit.slug)
    source = visit.request.GET.get("from", "")
    if not source and visit.request.method != "POST":
        page = feed_form.choice_page(feed_library())
        return visit.render(f"{ROOM}/choose.html", page)
    definition = _definition(source)
    if visit.request.method != "POST":
        known = feed_definition(definition) if definition else None
        held = feed_form.blank(known, timezone.localdate())
        return _feed_form(visit, held, definition)
    held = feed_form.typed(visit.request.POST)
    feed, problems = feed_form.read(held, definition=definition)
    if feed is not None:
        try:
            register_feed(by=visit.who, partnership=visit.slug, feed=feed)
        except Refused as refusal:
            problems = tuple(feed_form.placed(text) for text in refusal.problems)
        else:
            return _done(visit, feed.slug, "It is on the register now.")
    return _feed_form(visit, held, definition, problems=problems)


def _definition(source: str) -> str:
    """The path of the definition a form starts from; empty from scratch."""
    if source in ("", FROM_SCRATCH):
        return ""
    path = f"{STATUTORY_2007}/{source}"
    if feed_definition(path) is None:
        raise Http404
    return path


@require_http_methods(["GET", "HEAD", "POST"])
@in_partnership
def change(visit: Visit, feed: str) -> HttpResponseBase:
    """Say something else about a data set."""
    before = _kept(visit, feed)
    if visit.request.method != "POST":
        held = feed_form.as_typed(before)
        return _feed_form(visit, held, before.definition, before)
    held = feed_form.typed(visit.request.POST)
    after, problems = feed_form.read(held, definition=before.definition, before=before)
    if after is not None:
        try:
            change_feed(
                by=visit.who,
                partnership=visit.slug,
                feed=after,
                reason=held["reason"],
            )
        except Refused as refusal:
            problems = tuple(feed_form.placed(text) for text in refusal.problems)
        else:
            return _done(visit, feed, "It is described anew.")
    return _feed_form(visit, held, before.definition, before, problems)


@require_http_methods(["GET", "HEAD", "POST"])
@in_partnership
def end(visit: Visit, feed: str) -> HttpResponseBase:
    """End a data set; what came stays listed."""
    before = _kept(visit, feed)
    held, day = {"on": "", "reason": ""}, None
    problems: tuple[Problem, ...] = ()
    if visit.request.method == "POST":
        held, day, problems = end_form.read_end(visit.request.POST)
    if day is not None:
        try:
            ended = end_feed(
                by=visit.who,
                partnership=visit.slug,
                slug=feed,
                on=day,
                reason=held["reason"],
            )
        except Refused as refusal:
            problems = tuple(end_form.placed_end(text) for text in refusal.problems)
        else:
            return _done(visit, feed, end_form.ended_words(ended))
    page = end_form.EndPage(slug=feed, name=before.name, typed=held, problems=problems)
    return visit.render(f"{ROOM}/end.html", page, status=_status(problems))


@require_http_methods(["GET", "HEAD", "POST"])
@in_partnership
def deliver(visit: Visit, feed: str) -> HttpResponseBase:
    """Record that a data set came in."""
    found, _ = register.data_set(visit.who, visit.slug, feed)
    if not found.may_deliver:
        raise NotPermitted
    if visit.request.method != "POST":
        held = delivery_form.blank(found, timezone.localdate())
        page = delivery_form.form_page(found, held, ())
        return visit.render(f"{ROOM}/deliver.html", page)
    held = delivery_form.typed(visit.request.POST)
    missing = visit.request.POST.getlist("missing")
    entered, problems = delivery_form.read(held, missing, found)
    if entered is not None:
        try:
            delivery = record_delivery(
                by=visit.who,
                partnership=visit.slug,
                feed=feed,
                file=_file(visit.request.FILES.get("file")),
                **entered,
            )
        except Refused as refusal:
            problems = tuple(delivery_form.placed(text) for text in refusal.problems)
        else:
            label = delivery.period.label
            return _done(visit, feed, f"The delivery about {label} is recorded.")
    page = delivery_form.form_page(found, held, missing, problems)
    return visit.render(f"{ROOM}/deliver.html", page, status=UNPROCESSABLE)


def _may_open(visit: Visit, organisation: str) -> bool:
    return register.may_see_agency(visit.who, visit.slug, organisation)


def _file(sent: object) -> SourceFile | None:
    if not isinstance(sent, UploadedFile) or not sent.name:
        return None
    return SourceFile(name=sent.name, content=sent.read())


def _kept(visit: Visit, feed: str) -> Feed:
    """The data set, for those who may change it."""
    require(visit.who, Doing.KEEP_REGISTER, visit.slug)
    return register.data_set(visit.who, visit.slug, feed)[0].feed


def _done(visit: Visit, feed: str, words: str) -> HttpResponseBase:
    visit.request.session[JUST_DONE] = words
    return redirect("data-set", partnership=visit.slug, feed=feed)


def _feed_form(
    visit: Visit,
    held: Mapping[str, str],
    definition: str,
    before: Feed | None = None,
    problems: tuple[Problem, ...] = (),
) -> HttpResponseBase:
    frame = partnership_queries.structure(visit.who, visit.slug)
    page = feed_form.form_page(
        held,
        agencies=frame.organisations,
        definition=definition,
        before=before,
        problems=problems,
    )
    return visit.render(f"{ROOM}/feed_form.html", page, status=_status(problems))


def _status(problems: tuple[Problem, ...]) -> int:
    return UNPROCESSABLE if problems else FINE
