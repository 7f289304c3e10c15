"""What must hold inside one entry, said in the words of the file it stands in.

Core refuses the same entries when its values are made; these are its laws again
as sentences with a column, what was found, what is expected and how to mend it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from saferplan.core.indicators.definition import FREQUENCIES, Indicator
from saferplan.core.indicators.observation import Observation
from saferplan.core.indicators.rag import RagRule
from saferplan.core.indicators.targets import Target
from saferplan.core.indicators.vocabulary import (
    Aggregation,
    ProfileKind,
    TargetStatus,
)
from saferplan.core.partnership.structure import (
    SLUG,
    Body,
    Membership,
    Organisation,
    Partnership,
)
from saferplan.core.periods import APRIL, JANUARY, MONTHS_IN_YEAR, Basis
from saferplan.core.plan.priorities import Plan, Priority, Theme
from saferplan.documents.folder.problems import Problem, Spot, offer, quoted
from saferplan.documents.folder.scalars import number_text

Fields = Mapping[str, Any]
Wording = str | Callable[[Fields], str]

ONLY_BASIS = {
    Aggregation.SNAPSHOT: Basis.SNAPSHOT,
    Aggregation.SURVEY: Basis.SURVEY_WAVE,
}
"""Stocks and surveys have one basis; figures on any other would never be shown."""


@dataclass(frozen=True, slots=True)
class Law:
    """When it is broken, and the sentence about the field to look at."""

    about: str
    is_broken: Callable[[Fields], bool]
    found: Wording
    expected: Wording
    mend: Wording

    def problem(self, spot: Spot, fields: Fields) -> Problem:
        """The sentence for this entry."""
        return spot.problem(
            *(_worded(w, fields) for w in (self.found, self.expected, self.mend))
        )


def _worded(wording: Wording, fields: Fields) -> str:
    return wording if isinstance(wording, str) else wording(fields)


def _shown(name: str) -> Callable[[Fields], str]:
    return lambda fields: _show(fields[name])


def _show(value: Any) -> str:
    if isinstance(value, int | float) and not isinstance(value, bool):
        return number_text(value)
    return quoted(str(value))


def slug_meant(text: str) -> str:
    """What a short name of these words looks like.

    >>> slug_meant("Delivery Board (North)")
    'delivery-board-north'
    """
    return "-".join(re.findall(r"[a-z0-9]+", text.lower())) or "delivery-board"


def tidy(text: str) -> str:
    """The text with single spaces, and none at its ends."""
    return " ".join(text.split())


def _is_slug(name: str) -> Law:
    return Law(
        name,
        lambda f: not SLUG.fullmatch(f[name]),
        _shown(name),
        "a short name of lower-case letters, digits and hyphens",
        lambda f: f'write "{slug_meant(f[name])}"',
    )


def _is_filled(name: str, what: str) -> Law:
    return Law(name, lambda f: not f[name], "nothing", what, "write it")


def _is_at_least_zero(name: str) -> Law:
    return Law(
        name,
        lambda f: f[name] is not None and f[name] < 0,
        _shown(name),
        "a number that is not negative",
        "write 0 or more",
    )


VALID_DATES = Law(
    "valid_to",
    lambda f: (
        bool(f["valid_from"] and f["valid_to"]) and f["valid_to"] < f["valid_from"]
    ),
    _shown("valid_to"),
    lambda f: f"a date on or after {f['valid_from']}, when it starts",
    "correct one of the two dates",
)

_INDICATOR = (
    _is_filled("code", "a code such as NI 16"),
    _is_filled("title", "a title"),
    Law(
        "code",
        lambda f: f["code"] != tidy(f["code"]),
        lambda f: f"spaces that cannot be seen around {quoted(f['code'])}",
        "single spaces, and none at the ends",
        lambda f: f"write {tidy(f['code'])} without quotes",
    ),
    Law(
        "frequency",
        lambda f: f["frequency"] not in FREQUENCIES,
        _shown("frequency"),
        f"one of {', '.join(FREQUENCIES)}",
        lambda f: offer(f["frequency"], FREQUENCIES, "write one of these words"),
    ),
    Law(
        "year_starts",
        lambda f: f["year_starts"] not in (JANUARY, APRIL),
        _shown("year_starts"),
        "4 (April) or 1 (January)",
        "write 4 for financial years or 1 for calendar years",
    ),
    _is_at_least_zero("lag_days"),
    Law(
        "multiplier",
        lambda f: f["multiplier"] <= 0,
        _shown("multiplier"),
        "a number above 0",
        "write 100 for per cent, 1000 for a rate per thousand, or leave it out",
    ),
    Law(
        "basis",
        lambda f: f["basis"] is not ONLY_BASIS.get(f["aggregation"], f["basis"]),
        _shown("basis"),
        lambda f: (
            f"{ONLY_BASIS[f['aggregation']]} for the aggregation {f['aggregation']}"
        ),
        lambda f: f'write "{ONLY_BASIS[f["aggregation"]]}", or correct the aggregation',
    ),
)


def _has_quotient(fields: Fields) -> bool:
    return fields["numerator"] is not None or fields["denominator"] is not None


def _has_any_figure(fields: Fields) -> bool:
    return fields["value"] is not None or _has_quotient(fields)


_OBSERVATION = (
    Law(
        "missing",
        lambda f: f["missing"] is not None and _has_any_figure(f),
        lambda f: f'a figure and the state "{f["missing"]}" together',
        "one or the other",
        "empty the state if there is a figure, or the figure if there is none",
    ),
    Law(
        "value",
        lambda f: f["missing"] is None and not _has_any_figure(f),
        "nothing",
        "a value, or a numerator and a denominator, or a state",
        "write the figure, or say in column state why there is none",
    ),
    Law(
        "value",
        lambda f: f["value"] is not None and _has_quotient(f),
        "a value beside a numerator or denominator",
        "one or the other",
        "empty the value; it is worked out from the two",
    ),
    Law(
        "numerator",
        lambda f: f["numerator"] is None and f["denominator"] is not None,
        "nothing",
        "the number that goes with the denominator",
        "write the numerator",
    ),
    Law(
        "denominator",
        lambda f: f["denominator"] is None and f["numerator"] is not None,
        "nothing",
        "the number that goes with the numerator",
        "write the denominator",
    ),
    _is_at_least_zero("denominator"),
)

_TARGET = (
    Law(
        "value",
        lambda f: (
            f["status"] is TargetStatus.SET
            and f["value"] is None
            and f["percent_of_change"] is None
        ),
        "nothing",
        "the target, or a percent_of_change",
        'write the number, or "to_be_set" in column status if none is agreed',
    ),
    Law(
        "status",
        lambda f: f["status"] is TargetStatus.TO_BE_SET and f["value"] is not None,
        lambda f: f'"to_be_set" beside the value {number_text(f["value"])}',
        'no value, or the status "set"',
        'write "set", or empty the value',
    ),
    Law(
        "upper",
        lambda f: (
            f["upper"] is not None and (f["value"] is None or f["upper"] < f["value"])
        ),
        _shown("upper"),
        "the top of a range that starts at the value",
        "write the lower number under value and the higher under upper",
    ),
    Law(
        "weights",
        lambda f: (
            f["profile"] in (ProfileKind.WEIGHTED, ProfileKind.SEASONAL)
            and len(f["weights"]) != MONTHS_IN_YEAR
        ),
        lambda f: f"{len(f['weights'])} weights",
        lambda f: f"12 for the profile {f['profile']}",
        "write twelve numbers with spaces between, the year's first month first",
    ),
    Law(
        "weights",
        lambda f: (
            bool(f["weights"]) and (min(f["weights"]) < 0 or sum(f["weights"]) <= 0)
        ),
        lambda f: quoted(" ".join(number_text(w) for w in f["weights"])),
        "weights of 0 or more, and some above 0",
        "correct the negative ones, or give some month a weight",
    ),
)

LAWS: dict[type, tuple[Law, ...]] = {
    Partnership: (_is_slug("slug"), _is_filled("name", "the partnership's name")),
    Organisation: (_is_slug("slug"), VALID_DATES),
    Body: (_is_slug("slug"), _is_filled("local_name", "its local name"), VALID_DATES),
    Membership: (VALID_DATES,),
    Priority: (_is_slug("slug"),),
    Theme: (_is_slug("slug"),),
    Plan: (
        Law(
            "ends",
            lambda f: f["ends"] <= f["starts"],
            _shown("ends"),
            lambda f: f"a date after {f['starts']}, when the plan starts",
            "correct one of the two dates",
        ),
    ),
    Indicator: _INDICATOR,
    RagRule: (_is_at_least_zero("tolerance"),),
    Observation: _OBSERVATION,
    Target: _TARGET,
}
