"""The questions about a target and a baseline, and their answers as rows."""

from __future__ import annotations

from datetime import date

from saferplan.core.indicators.choosing_target import LEVELS
from saferplan.core.indicators.definition import Indicator
from saferplan.core.indicators.targets import Baseline, Target
from saferplan.core.indicators.vocabulary import (
    Polarity,
    ProfileKind,
    TargetStatus,
)
from saferplan.core.periods import (
    APRIL,
    MONTH_NAMES,
    MONTHS_IN_YEAR,
    Basis,
    Period,
    calendar_year,
    day_label,
    financial_year,
    year_start,
)
from saferplan.core.plan.priorities import Plan
from saferplan.web.forms import read_number
from saferplan.web.setting_up.questions import Answers, Kind, Pairs, Question, Typed

STATUSES = (
    ("number", "A number to reach"),
    ("change", "A change on the baseline, in per cent"),
    (TargetStatus.TO_BE_SET.value, "Not agreed yet: to be set"),
)
_ADDED_UP = (
    (ProfileKind.STRAIGHT.value, "An equal share every month"),
    (ProfileKind.WEIGHTED.value, "Shares that differ by month, as given below"),
)
_LEVEL = (
    (ProfileKind.TRAJECTORY.value, "In a straight line from where it starts"),
    (ProfileKind.NONE.value, "Held against the end of the year all along"),
)
YEARS_AHEAD, YEARS_BEFORE = 4, 5


def years(one: Indicator, plan: Plan | None, today: date) -> Pairs:
    """The years a target may be for: those of the plan, and the ones around today."""
    now = _year_of(one, today)
    first, last = now - 1, now + YEARS_AHEAD
    if plan is not None:
        first = min(first, _year_of(one, plan.starts))
        last = max(last, _year_of(one, plan.ends))
    return _pairs(one, range(first, last + 1))


def years_before(one: Indicator, plan: Plan | None, today: date) -> Pairs:
    """The years a baseline may be of, the latest first."""
    now = _year_of(one, today)
    first = min(now, _year_of(one, plan.starts) if plan else now) - YEARS_BEFORE
    return _pairs(one, range(now, first - 1, -1))


def _year_of(one: Indicator, day: date) -> int:
    return year_start(day, one.year_starts).year


def _pairs(one: Indicator, found: range) -> Pairs:
    make = financial_year if one.year_starts == APRIL else calendar_year
    periods = [make(year) for year in found]
    return tuple((f"{p.basis.value}|{p.code}", p.label) for p in periods)


def target_questions(one: Indicator, offered: Pairs) -> tuple[Question, ...]:
    """What has to be known of a target of this indicator."""
    is_band = one.polarity is Polarity.BAND
    value = Question(
        name="value",
        label="Lower end of the range" if is_band else "Number, or change in per cent",
        hint=f"In {one.unit or 'figures'}, in digits. A fall of a fifth is -20.",
        width="10",
        mode="decimal",
    )
    upper = Question(
        name="upper", label="Upper end of the range", width="10", mode="decimal"
    )
    return (
        Question(
            name="period",
            label="For which year?",
            kind=Kind.SELECT,
            offered=offered,
        ),
        Question(
            name="status", label="What is agreed?", kind=Kind.RADIOS, offered=STATUSES
        ),
        value,
        *((upper,) if is_band else ()),
        *_path_questions(one),
        Question(
            name="decided_by",
            label="Who decided it?",
            hint="For example, Partnership Board.",
            section="The decision",
        ),
        Question(
            name="known_on",
            label="When was it decided?",
            hint="For example, 19/3/2026.",
            width="10",
        ),
        Question(
            name="reason",
            label="Why this target?",
            hint="Needed if it changes one that is there. Both stay visible.",
            kind=Kind.AREA,
        ),
    )


def _path_questions(one: Indicator) -> tuple[Question, ...]:
    profile = Question(
        name="profile",
        label="How should it get there during the year?",
        kind=Kind.RADIOS,
        offered=_profiles(one),
        section="On the way",
    )
    if _adds_up(one):
        first = one.year_starts - 1
        names = [MONTH_NAMES[(first + n) % MONTHS_IN_YEAR] for n in range(12)]
        weights = Question(
            name="weights",
            label="Share of each month, if they differ",
            hint=f"Twelve numbers with spaces between, {names[0]} first: "
            "1 1 1 1 1 1 1 1 1 2 2 2 gives the last three months twice as much.",
        )
        return (profile, weights)
    start = Question(
        name="start",
        label="Where does the line start?",
        hint="Left empty: at the target of the year before, or at the baseline.",
        width="10",
        mode="decimal",
    )
    return (profile, start)


def _profiles(one: Indicator) -> Pairs:
    return _ADDED_UP if _adds_up(one) else _LEVEL


def _adds_up(one: Indicator) -> bool:
    """Is it held against the part of the year's target that is due by then?"""
    return one.basis is Basis.YEAR_TO_DATE and one.aggregation not in LEVELS


def first_target(one: Indicator, offered: Pairs, today: date) -> Typed:
    """The answers that are most likely."""
    now = _pairs(one, range(_year_of(one, today), _year_of(one, today) + 1))
    period = now[0][0] if now and now[0] in offered else ""
    return {
        "period": period,
        "status": "number",
        "profile": _profiles(one)[0][0],
        "known_on": day_label(today),
    }


def read_target(
    answers: Answers, one: Indicator, offered: Pairs, *, known_on: date | None = None
) -> Target | None:
    """The row of the ledger that was asked for; ``known_on`` where nobody is asked."""
    period = _period(answers, offered)
    status = answers.one_of("status", STATUSES, "Choose what is agreed.")
    is_set = status != TargetStatus.TO_BE_SET.value
    number = answers.number("value", "Enter the number." if is_set else "")
    if not is_set and number is not None:
        answers.wrong("value", "Leave the number out while it is to be set.")
    profile = answers.one_of("profile", _profiles(one), "Choose the way there.")
    weights = _weights(answers, profile)
    on = known_on or answers.day("known_on", "Enter the day on which it was decided.")
    upper, start = answers.number("upper"), answers.number("start")
    if period is None or on is None:
        return None
    is_change = status == "change"
    return answers.make(
        lambda: Target(
            period=period,
            known_on=on,
            value=None if is_change else number,
            percent_of_change=number if is_change else None,
            upper=upper,
            status=TargetStatus.SET if is_set else TargetStatus.TO_BE_SET,
            profile=ProfileKind(profile) if is_set else ProfileKind.NONE,
            weights=weights,
            start=start,
            decided_by=answers.text("decided_by"),
            reason=answers.text("reason"),
        ),
        "upper" if upper is not None else "value",
    )


def _weights(answers: Answers, profile: str) -> tuple[float, ...]:
    if profile != ProfileKind.WEIGHTED.value:
        return ()
    words = answers.said.get("weights", "").split()
    try:
        weights = tuple(read_number(word) for word in words)
    except ValueError as error:
        answers.wrong("weights", str(error))
        return ()
    if len(weights) != MONTHS_IN_YEAR:
        answers.wrong(
            "weights", f"Enter twelve numbers with spaces between, not {len(weights)}."
        )
    elif min(weights) < 0 or sum(weights) <= 0:
        answers.wrong("weights", "Enter no number below 0, and some above it.")
    return weights


def _period(answers: Answers, offered: Pairs) -> Period | None:
    chosen = answers.one_of("period", offered, "Choose the year.")
    basis, _, code = chosen.partition("|")
    return Period.parse(basis, code) if code else None


def path_words(row: Target) -> str:
    """How it is to get there, in words."""
    if row.profile is ProfileKind.WEIGHTED or row.profile is ProfileKind.SEASONAL:
        return "by month: " + " ".join(f"{w:g}" for w in row.weights)
    start = f" from {row.start:g}" if row.start is not None else ""
    return {
        ProfileKind.STRAIGHT: "an equal share every month",
        ProfileKind.TRAJECTORY: f"in a straight line{start}",
        ProfileKind.NONE: "",
    }[row.profile]


def baseline_questions(one: Indicator, offered: Pairs) -> tuple[Question, ...]:
    """What has to be known of a baseline."""
    return (
        Question(
            name="period", label="Of which year?", kind=Kind.SELECT, offered=offered
        ),
        Question(
            name="value",
            label="What was it then?",
            hint=f"In {one.unit or 'figures'}, in digits. Left empty: it is not known "
            "yet.",
            width="10",
            mode="decimal",
        ),
        Question(
            name="known_on",
            label="When was it known?",
            hint="For example, 19/3/2026.",
            width="10",
        ),
        Question(
            name="source",
            label="Where does it come from?",
            hint="So that it can be found again.",
        ),
        Question(
            name="reason",
            label="Why does it change?",
            hint="Needed if it changes one that is there. Both stay visible.",
            kind=Kind.AREA,
        ),
    )


def read_baseline(answers: Answers, offered: Pairs) -> Baseline | None:
    """The baseline that was asked for."""
    period = _period(answers, offered)
    value = answers.number("value")
    known_on = answers.day("known_on", "Enter the day on which it was known.")
    if period is None or known_on is None:
        return None
    return answers.make(
        lambda: Baseline(
            period=period,
            value=value,
            known_on=known_on,
            source=answers.text("source"),
            reason=answers.text("reason"),
        ),
        "value",
    )
