"""Baselines and targets: the ledger of each indicator, and new rows of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django.http import Http404, HttpResponseBase
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from saferplan.core.indicators.definition import Indicator
from saferplan.core.indicators.holdings import Series
from saferplan.core.indicators.targets import Baseline, Target, targets_as_known
from saferplan.core.indicators.vocabulary import Polarity
from saferplan.core.periods import Period, day_label
from saferplan.core.wording import figure, signed
from saferplan.usecases.indicators import queries
from saferplan.usecases.indicators.set_baseline import set_baseline
from saferplan.usecases.indicators.set_target import set_target
from saferplan.usecases.partnership.set_up import SetUp
from saferplan.web.setting_up import aiming
from saferplan.web.setting_up.answering import (
    Form,
    Saved,
    answer,
    at,
    held,
    just_told,
)
from saferplan.web.setting_up.lists import Item, ListPage, Part, parts_of
from saferplan.web.setting_up.questions import Answers, FormPage, Question
from saferplan.web.setting_up.tasks import told_of
from saferplan.web.visit import Visit, in_partnership


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One row of a ledger as it is read; one that was replaced is struck through."""

    period: str
    value: str
    path: str
    known: str
    decided: str
    reason: str
    is_replaced: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class LedgerPage:
    """What the page of an indicator's baselines and targets shows."""

    code: str
    name: str
    polarity: str
    has_verdict: bool
    rule: str
    targets: tuple[Row, ...]
    baselines: tuple[Row, ...]
    told: str


@require_safe
@in_partnership
def targets(visit: Visit) -> HttpResponseBase:
    """Which indicators have a target, and a baseline?"""
    found = held(visit)
    judged = [i for i in found.indicators if i.polarity.has_verdict]
    others = [i for i in found.indicators if not i.polarity.has_verdict]
    page = ListPage(
        title="Baselines and targets",
        caption="Set up",
        back=(at(visit, "set-up"), "Set up"),
        parts=parts_of(
            Part("", tuple(_item(visit, i, found) for i in judged)),
            Part(
                "No target: for context", tuple(_item(visit, i, found) for i in others)
            ),
        ),
        empty="There is no indicator yet to set a target for.",
        actions=(),
        intro=told_of(found, "set-up-targets"),
        next=("the figures you have", history_address(visit)),
        told=just_told(visit),
    )
    return visit.render("setting_up/list.html", page)


def history_address(visit: Visit) -> str:
    """Where the figures that there are already come in."""
    return f"/{visit.slug}/returns/history/"


@require_safe
@in_partnership
def ledger(visit: Visit, code: str) -> HttpResponseBase:
    """Every baseline and target of this indicator, replaced ones too."""
    one, series = _series(visit, code)
    in_force = targets_as_known(series.targets)
    page = LedgerPage(
        code=one.code,
        name=one.shown_name,
        polarity=one.polarity.words,
        has_verdict=one.polarity.has_verdict,
        rule=one.rule.text,
        targets=tuple(
            _target_row(one, row, is_replaced=row not in in_force)
            for row in _newest_first(series.targets)
        ),
        baselines=tuple(_baseline_rows(one, series)),
        told=just_told(visit),
    )
    return visit.render("setting_up/targets.html", page)


@require_http_methods(["GET", "HEAD", "POST"])
@in_partnership
def target(visit: Visit, code: str) -> HttpResponseBase:
    """Set a target, or change one."""
    one, series = _series(visit, code)
    plan = held(visit).plan
    years = aiming.years(one, plan, timezone.localdate())

    def save(answers: Answers) -> Saved | None:
        row = aiming.read_target(answers, one, years)
        if row is None:
            return None
        answers.do(
            lambda: set_target(
                by=visit.who, partnership=visit.slug, code=one.code, target=row
            ),
            "value",
        )
        return Saved(
            f"The target for {row.period.label} is saved.",
            at(visit, "set-up-target-ledger", code=one.code),
        )

    questions = aiming.target_questions(one, years)
    first = aiming.first_target(one, years, timezone.localdate())
    page = _page(visit, one, "Set a target", "Set this target", series)
    return answer(visit, Form(page=page, questions=questions, held=first, save=save))


@require_http_methods(["GET", "HEAD", "POST"])
@in_partnership
def baseline(visit: Visit, code: str) -> HttpResponseBase:
    """Say what change is measured from."""
    one, series = _series(visit, code)
    years = aiming.years_before(one, held(visit).plan, timezone.localdate())

    def save(answers: Answers) -> Saved | None:
        row = aiming.read_baseline(answers, years)
        if row is None:
            return None
        answers.do(
            lambda: set_baseline(
                by=visit.who, partnership=visit.slug, code=one.code, baseline=row
            ),
            "value",
        )
        return Saved(
            f"The baseline of {row.period.label} is saved.",
            at(visit, "set-up-target-ledger", code=one.code),
        )

    questions: tuple[Question, ...] = aiming.baseline_questions(one, years)
    first = {
        "period": years[0][0] if years else "",
        "known_on": day_label(timezone.localdate()),
    }
    page = _page(visit, one, "Set a baseline", "Set this baseline", series)
    return answer(visit, Form(page=page, questions=questions, held=first, save=save))


def _series(visit: Visit, code: str) -> tuple[Indicator, Series]:
    one = held(visit).indicator(code)
    if one is None:
        raise Http404
    return one, queries.ledger(actor=visit.who, partnership=visit.slug, code=code)


def _item(visit: Visit, one: Indicator, found: SetUp) -> Item:
    aims, starts = found.targets[one.code], found.baselines[one.code]
    lacks = "" if aims or not one.polarity.has_verdict else "No target yet"
    told = [
        one.polarity.words.capitalize(),
        "has a target" if aims else "",
        "has a baseline" if starts else "",
        one.code,
    ]
    return Item(
        name=one.shown_name,
        note="; ".join(part for part in told if part),
        lacks=lacks,
        links=(("See and set", at(visit, "set-up-target-ledger", code=one.code)),),
    )


def _newest_first(rows: tuple[Target, ...]) -> list[Target]:
    return sorted(
        rows, key=lambda row: (row.period.end, row.known_on, row.entry), reverse=True
    )


def _target_row(one: Indicator, row: Target, *, is_replaced: bool) -> Row:
    return Row(
        period=row.period.label,
        value=_target_value(one, row),
        path=aiming.path_words(row),
        known=day_label(row.known_on),
        decided=row.decided_by,
        reason=row.reason,
        is_replaced=is_replaced,
    )


def _target_value(one: Indicator, row: Target) -> str:
    if row.value is None and row.percent_of_change is not None:
        change = signed(row.percent_of_change)
        return f"{change} on the baseline"
    if row.value is None:
        return "To be set"
    shown = _shown(one, row.value)
    is_band = one.polarity is Polarity.BAND and row.upper is not None
    return f"{shown} to {_shown(one, row.upper)}" if is_band else shown


def _shown(one: Indicator, value: float | None) -> str:
    if value is None:
        return "Not known yet"
    digits = max(one.digits, 0 if value == int(value) else 1)
    return figure(value, digits, "%" if one.is_percentage else "")


def _baseline_rows(one: Indicator, series: Series) -> Iterator[Row]:
    latest: dict[Period, Baseline] = {}
    for row in sorted(series.baselines, key=lambda b: (b.known_on, b.entry)):
        latest[row.period] = row
    for row in reversed(series.baselines):
        yield Row(
            period=row.period.label,
            value=_shown(one, row.value),
            path="",
            known=day_label(row.known_on),
            decided=row.source,
            reason=row.reason,
            is_replaced=latest[row.period] is not row,
        )


def _page(
    visit: Visit, one: Indicator, title: str, button: str, series: Series
) -> FormPage:
    return FormPage(
        title=title,
        caption=one.shown_name,
        back=(
            at(visit, "set-up-target-ledger", code=one.code),
            f"Targets: {one.shown_name}",
        ),
        asked=(),
        facts=tuple(_held_facts(one, series)),
        button=button,
    )


def _held_facts(one: Indicator, series: Series) -> Iterator[tuple[str, str]]:
    yield "Which way", one.polarity.words.capitalize()
    for row in targets_as_known(series.targets):
        yield f"Target for {row.period.label}", _target_value(one, row)
