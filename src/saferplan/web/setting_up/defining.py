"""The questions that define an indicator, in plain words, and their answers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from saferplan.core.indicators.definition import Indicator
from saferplan.core.indicators.rag import RagRule
from saferplan.core.indicators.vocabulary import (
    Aggregation,
    Polarity,
    ToleranceKind,
)
from saferplan.core.periods import APRIL, JANUARY, Basis
from saferplan.documents.folder.laws import ONLY_BASIS
from saferplan.usecases.partnership.set_up import SetUp
from saferplan.web.setting_up.bodies import here_or
from saferplan.web.setting_up.questions import (
    Answers,
    Kind,
    Pairs,
    Question,
    Typed,
)

AGGREGATIONS = (
    (Aggregation.SUM.value, "A count of what happened, such as burglaries"),
    (Aggregation.SNAPSHOT.value, "How many there are on one day, such as a caseload"),
    (Aggregation.RATIO.value, "A share, such as repeat cases out of all cases"),
    (Aggregation.RATE.value, "A rate, such as offences per thousand people"),
    (Aggregation.SURVEY.value, "The result of a survey"),
    (Aggregation.PUBLISHED_RATE.value, "A rate that somebody publishes ready-made"),
    (Aggregation.COHORT.value, "One group of people, followed over time"),
)
BASES = (
    (Basis.ROLLING_12.value, "The 12 months to the end of each month"),
    (Basis.YEAR_TO_DATE.value, "The year so far, added up"),
    (Basis.MONTH.value, "Each month by itself"),
    (Basis.QUARTER.value, "Each quarter by itself"),
    (Basis.FINANCIAL_YEAR.value, "Each financial year, April to March"),
    (Basis.CALENDAR_YEAR.value, "Each calendar year"),
    (Basis.SNAPSHOT.value, "How many there are on one day"),
    (Basis.SURVEY_WAVE.value, "Each wave of a survey"),
    (Basis.COHORT.value, "The months since the group began"),
    (Basis.WINDOW.value, "Periods of uneven length"),
)
FREQUENCIES = (
    ("month", "Every month"),
    ("quarter", "Every quarter"),
    ("year", "Every year"),
    ("two_years", "Every two years"),
    ("irregular", "At no fixed interval"),
)
POLARITIES = (
    (Polarity.LOWER.value, "Lower is better"),
    (Polarity.HIGHER.value, "Higher is better"),
    (Polarity.BAND.value, "Best within a range"),
    (Polarity.NEUTRAL.value, "Neither direction is better"),
    (Polarity.CONTEXT.value, "For context only: it has no colour"),
)
KINDS = (
    (ToleranceKind.PERCENT.value, "Per cent of the target"),
    (ToleranceKind.POINTS.value, "Percentage points"),
    (ToleranceKind.COUNT.value, "A number"),
)
YES_NO = (("no", "No"), ("yes", "Yes"))
YEARS = ((str(APRIL), "April"), (str(JANUARY), "January"))
_PER_CENT, _PER_THOUSAND = 100.0, 1000.0

_WHO = "Who reports it"
_WHAT = "What it counts"


def naming() -> Iterator[Question]:
    """What it is called."""
    yield Question(
        name="plain_title",
        label="What do you call it?",
        hint="In words that a councillor uses. It stands on every page.",
    )
    yield Question(
        name="title",
        label="Its official title, if it has another",
    )


def code() -> Question:
    """By which code is it known?"""
    return Question(
        name="code",
        label="Short code",
        hint="For example, SHOP-THEFT or NI 16. It stands in files and returns, and "
        "does not change.",
        width="20",
    )


def reporting(found: SetUp, one: Indicator | None = None) -> Iterator[Question]:
    """Who reports it, and where it belongs?"""
    yield Question(
        name="owner",
        label="Who sends its figures?",
        hint="Left open, its first group does.",
        kind=Kind.SELECT,
        offered=owners(found, one),
        section=_WHO,
    )
    yield Question(
        name="groups",
        label="Which groups work on it?",
        kind=Kind.CHECKS,
        offered=groups(found, one),
    )
    yield Question(
        name="priority",
        label="Under which priority does it stand?",
        kind=Kind.SELECT,
        offered=priorities(found),
    )
    yield Question(
        name="sensitive",
        label="Could its small counts tell who somebody is?",
        hint="For example, victims of domestic abuse. Small counts are then shown "
        "only to those you name.",
        kind=Kind.RADIOS,
        offered=YES_NO,
    )


def judging() -> Iterator[Question]:
    """Which way is better, and how far behind is red?"""
    yield Question(
        name="polarity",
        label="Which way is better?",
        kind=Kind.RADIOS,
        offered=POLARITIES,
        section="When it is red, amber or green",
    )
    yield Question(
        name="tolerance",
        label="How far behind its target may it be before it is red?",
        hint="Green is at the target or better, amber is behind by this much or less.",
        width="5",
        mode="decimal",
    )
    yield Question(
        name="tolerance_kind",
        label="Measured in",
        kind=Kind.RADIOS,
        offered=KINDS,
    )


def counting() -> Iterator[Question]:
    """What is counted, and how do figures come in?"""
    yield Question(
        name="aggregation",
        label="What kind of figure is it?",
        kind=Kind.RADIOS,
        offered=AGGREGATIONS,
        section=_WHAT,
    )
    yield Question(
        name="numerator",
        label="What is counted",
        hint="For example, repeat cases.",
    )
    yield Question(
        name="denominator",
        label="Out of how many, for a share or a rate",
        hint="For example, all cases heard; or people who live in the area.",
    )
    yield Question(
        name="unit",
        label="Unit",
        hint="For example, offences; % for a share.",
        width="10",
    )
    yield Question(
        name="frequency",
        label="How often do figures come in?",
        kind=Kind.SELECT,
        offered=FREQUENCIES,
    )
    yield Question(
        name="basis",
        label="How are they reported?",
        kind=Kind.SELECT,
        offered=BASES,
    )
    yield Question(
        name="year_starts",
        label="In which month does its year start?",
        kind=Kind.RADIOS,
        offered=YEARS,
    )


def explaining() -> Iterator[Question]:
    """What a reader should know."""
    yield Question(
        name="counts",
        label="What does it count, in a sentence?",
        kind=Kind.AREA,
        section="What a reader should know",
    )
    yield Question(name="why_it_matters", label="Why does it matter?", kind=Kind.AREA)
    yield Question(name="source", label="Where do the figures come from?")
    yield Question(
        name="caveats",
        label="What is to be borne in mind?",
        hint="One caution a line. It can be left empty.",
        kind=Kind.AREA,
    )


def owners(found: SetUp, one: Indicator | None = None) -> Pairs:
    """Who may report: organisations and groups that are here, and who does now."""
    kept = one.owner if one else ""
    nobody = ("", "Nobody yet, or its first group")
    organisations = here_or(found.frame.organisations, kept)
    bodies = _meeting_or(found, (kept,))
    return (nobody, *organisations, *bodies)


def groups(found: SetUp, one: Indicator | None = None) -> Pairs:
    """The boards and groups that meet, and those that work on it now."""
    return _meeting_or(found, one.groups if one else ())


def _meeting_or(found: SetUp, kept: Sequence[str]) -> Pairs:
    return tuple(
        (b.slug, b.local_name)
        for b in found.frame.bodies
        if b.valid_to is None or b.slug in kept
    )


def priorities(found: SetUp) -> Pairs:
    """The plan's priorities."""
    held = found.plan.priorities if found.plan else ()
    return (("", "None yet"), *((p.slug, p.name) for p in held))


def held_answers(one: Indicator) -> Typed:
    """A definition as its questions show it."""
    return {
        "plain_title": one.shown_name,
        "title": one.title if one.title != one.plain_title else "",
        "code": one.code,
        "owner": one.owner,
        "groups": "\n".join(one.groups),
        "priority": one.priority,
        "sensitive": "yes" if one.sensitive else "no",
        "polarity": one.polarity.value,
        "tolerance": f"{one.rule.tolerance:g}",
        "tolerance_kind": one.rule.kind.value,
        "aggregation": one.aggregation.value,
        "numerator": one.numerator,
        "denominator": one.denominator,
        "unit": one.unit,
        "frequency": one.frequency,
        "basis": one.basis.value,
        "year_starts": str(one.year_starts),
        "counts": one.counts,
        "why_it_matters": one.why_it_matters,
        "source": one.source,
        "caveats": "\n".join(one.caveats),
    }


def adopted(
    answers: Answers, found: SetUp, base: Indicator, code: str
) -> Indicator | None:
    """The definition with the answers that every indicator needs."""
    said = _always(answers, found, base) | {"code": code}
    return answers.make(lambda: replace(base, **said), "code")


def defined(
    answers: Answers, found: SetUp, base: Indicator | None, code: str
) -> Indicator | None:
    """The definition with every answer; without one before it, a new one."""
    said = _always(answers, found, base) | _counted(answers, base)
    said["code"] = code
    if base is None:
        return answers.make(lambda: Indicator(**said), "code")
    return answers.make(lambda: replace(base, **said), "basis")


def _always(answers: Answers, found: SetUp, base: Indicator | None) -> dict[str, Any]:
    plain = answers.text("plain_title", "Enter what you call it.")
    polarity = answers.one_of("polarity", POLARITIES, "Choose which way is better.")
    kind = answers.one_of("tolerance_kind", KINDS, "Choose what it is measured in.")
    tolerance = answers.number("tolerance", "Enter how far behind it may be.")
    small = base.rule.small_numbers if base else True
    rule = answers.make(
        lambda: RagRule(
            tolerance=tolerance or 0.0, kind=ToleranceKind(kind), small_numbers=small
        ),
        "tolerance",
    )
    said = {
        **_names(base, plain, answers.text("title")),
        "owner": answers.one_of("owner", owners(found, base), "Choose who reports it."),
        "groups": answers.some_of("groups", groups(found, base)),
        "priority": answers.one_of("priority", priorities(found), "Choose a priority."),
        "sensitive": answers.one_of("sensitive", YES_NO, "Choose yes or no.") == "yes",
    }
    if polarity and rule:
        said |= {"polarity": Polarity(polarity), "rule": rule}
    return said


def _names(base: Indicator | None, plain: str, title: str) -> dict[str, Any]:
    """The two titles; one that had but an official title keeps it alone."""
    if base and not base.plain_title and plain == base.title:
        return {"plain_title": "", "title": title or base.title}
    return {"plain_title": plain, "title": title or plain}


def _counted(answers: Answers, base: Indicator | None) -> dict[str, Any]:
    aggregation = answers.one_of(
        "aggregation", AGGREGATIONS, "Choose what kind of figure it is."
    )
    basis = answers.one_of("basis", BASES, "Choose how it is reported.")
    frequency = answers.one_of(
        "frequency", FREQUENCIES, "Choose how often figures come in."
    )
    starts = answers.one_of("year_starts", YEARS, "Choose when its year starts.")
    said: dict[str, Any] = {
        name: answers.text(name)
        for name in ("numerator", "denominator", "counts", "why_it_matters", "source")
    }
    said |= {"unit": answers.text("unit"), "caveats": answers.lines("caveats")}
    if not (aggregation and basis and frequency and starts):
        return said
    kind = Aggregation(aggregation)
    said |= {
        "aggregation": kind,
        "unit": said["unit"] or ("%" if kind is Aggregation.RATIO else ""),
        "basis": ONLY_BASIS.get(kind, Basis(basis)),
        "frequency": frequency,
        "year_starts": int(starts),
    }
    if base is None or base.aggregation is not kind:
        said |= _scale(kind)
    return said


def _scale(kind: Aggregation) -> dict[str, Any]:
    """By how much is a quotient multiplied, and how many digits are shown?"""
    if kind is Aggregation.RATIO:
        return {"multiplier": _PER_CENT, "digits": 1}
    if kind is Aggregation.RATE:
        return {"multiplier": _PER_THOUSAND, "digits": 1}
    if kind in (Aggregation.SURVEY, Aggregation.PUBLISHED_RATE):
        return {"digits": 1}
    return {}
