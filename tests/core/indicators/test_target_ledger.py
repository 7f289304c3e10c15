"""Targets that were changed: found a second way by brute force, and told in words."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from saferplan.core.indicators.target_ledger import (
    ChangedTarget,
    change_words,
    changed_targets,
    held_words,
    target_words,
    targets_then,
)
from saferplan.core.indicators.targets import Target
from saferplan.core.indicators.vocabulary import ProfileKind, TargetStatus
from saferplan.core.periods import Period, financial_year
from tests.builders import a_ratio, an_indicator

APRIL, DECEMBER = date(2008, 4, 1), date(2008, 12, 12)
YEAR, NEXT = financial_year(2008), financial_year(2009)
DOUBLED = (1,) * 9 + (2,) * 3


def row(value: float | None = None, **more: Any) -> Target:
    """A row of the ledger for 2008/09; without a number, still to be set."""
    status = TargetStatus.SET
    if value is None and "percent_of_change" not in more:
        status = TargetStatus.TO_BE_SET
    settings: dict[str, Any] = {
        "period": YEAR,
        "value": value,
        "known_on": APRIL,
        "status": status,
    }
    return Target(**(settings | more))


# ----------------------------------------------------------------- a second way
def slow_changes(ledger: list[Target], known_on: date | None) -> list[ChangedTarget]:
    """Every pair of rows about one period with none between them, looked at by hand."""
    known = [r for r in ledger if known_on is None or r.known_on <= known_on]
    found = []
    for after in known:
        earlier = [
            r
            for r in known
            if r.period == after.period
            and (r.known_on, r.entry) < (after.known_on, after.entry)
        ]
        if not any(r.status is TargetStatus.SET for r in earlier):
            continue
        before = max(earlier, key=lambda r: (r.known_on, r.entry))
        told = ("status", "value", "upper", "percent_of_change", "profile", "weights")
        if any(getattr(before, n) != getattr(after, n) for n in (*told, "start")):
            found.append(ChangedTarget(before=before, after=after))
    return sorted(found, key=lambda c: (c.after.known_on, c.after.period.end))


@st.composite
def ledgers(draw: st.DrawFn) -> list[Target]:
    """Rows in the order they were entered; what they were known from may be earlier."""
    rows = []
    for entry in range(1, draw(st.integers(0, 7)) + 1):
        kind = draw(st.sampled_from(["number", "open", "share", "path"]))
        more: dict[str, Any] = {
            "entry": entry,
            "period": draw(st.sampled_from([YEAR, NEXT])),
            "known_on": draw(st.sampled_from([APRIL, DECEMBER, date(2009, 1, 9)])),
            "reason": draw(st.sampled_from(["", "a correction of the words"])),
        }
        number = draw(st.sampled_from([195.0, 244.0]))
        if kind == "share":
            rows.append(row(percent_of_change=-20.0, **more))
        elif kind == "open":
            rows.append(row(**more))
        elif kind == "path":
            weighted = {"profile": ProfileKind.WEIGHTED, "weights": DOUBLED}
            rows.append(row(number, **weighted, **more))
        else:
            rows.append(row(number, **more))
    return rows


@given(ledgers(), st.sampled_from([None, APRIL, DECEMBER]), st.randoms())
def test_changes_are_those_found_by_looking_at_every_pair(
    ledger: list[Target], known_on: date | None, chance: Any
) -> None:
    expected = slow_changes(ledger, known_on)
    shuffled = list(ledger)
    chance.shuffle(shuffled)
    assert list(changed_targets(shuffled, known_on=known_on)) == expected


@given(ledgers(), st.dates(date(2008, 3, 1), date(2009, 2, 1)))
def test_a_day_has_the_last_row_known_by_then_or_else_the_first(
    ledger: list[Target], day: date
) -> None:
    held = {target.period: target for target in targets_then(ledger, day)}
    assert set(held) == {target.period for target in ledger}
    for period, found in held.items():
        own = sorted(
            (t for t in ledger if t.period == period),
            key=lambda t: (t.known_on, t.entry),
        )
        known = [t for t in own if t.known_on <= day]
        assert found == (known[-1] if known else own[0])


# --------------------------------------------------------------------- by hand
@pytest.mark.parametrize(
    ("rows", "changed"),
    [
        ([], []),
        ([row(195)], []),
        ([row(195), row(244, known_on=DECEMBER)], [(195, 244)]),
        # The same day: the ledger's number says which was later.
        ([row(244, entry=2), row(195, entry=1)], [(195, 244)]),
        # A correction of the words, or of who decided, is no change of the target.
        ([row(195), row(195, known_on=DECEMBER, reason="typo")], []),
        ([row(195), row(195, known_on=DECEMBER, decided_by="Board")], []),
        # Set for the first time, as the plan says of NI 30.
        ([row(), row(300, known_on=DECEMBER)], []),
        ([row(), row(entry=1), row(300, known_on=DECEMBER)], []),
        # Taken back, and set again: both are changes, and neither hides the other.
        ([row(195), row(known_on=DECEMBER)], [(195, None)]),
        (
            [row(195), row(known_on=DECEMBER), row(244, known_on=date(2009, 1, 9))],
            [(195, None), (None, 244)],
        ),
        # Of another year: nothing to do with it.
        ([row(195), row(244, known_on=DECEMBER, period=NEXT)], []),
        # The same number by another path: the plan's MARAC profile doubles January
        # to March, and 244 a year straight on would have been due otherwise.
        (
            [
                row(244),
                row(
                    244,
                    known_on=DECEMBER,
                    profile=ProfileKind.WEIGHTED,
                    weights=DOUBLED,
                ),
            ],
            [(244, 244)],
        ),
        # There and back again.
        (
            [row(1), row(2, known_on=DECEMBER), row(1, known_on=date(2009, 1, 9))],
            [(1, 2), (2, 1)],
        ),
    ],
)
def test_ledger_says_what_was_changed(
    rows: list[Target], changed: list[tuple[float | None, float | None]]
) -> None:
    found = changed_targets(rows)
    assert [(c.before.value, c.after.value) for c in found] == changed


def test_change_is_not_known_before_its_day() -> None:
    ledger = [row(195), row(244, known_on=DECEMBER)]
    assert changed_targets(ledger, known_on=date(2008, 12, 11)) == ()
    (found,) = changed_targets(ledger, known_on=DECEMBER)
    assert (found.on, found.period) == (DECEMBER, YEAR)


CASES, SHARE = an_indicator(code="CASES"), a_ratio(code="SHARE", digits=0)


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        (row(195), row(244), "195 until 12 December 2008, then 244: Board"),
        (row(1195), row(1244.5), "1,195 until 12 December 2008, then 1,244.5: Board"),
        (row(195), row(), "195 until 12 December 2008, then still to be set: Board"),
        (row(), row(244), "still to be set until 12 December 2008, then 244: Board"),
        (
            row(percent_of_change=-20.0),
            row(percent_of_change=-12.5),
            "a change of −20% on the baseline until 12 December 2008, then a change of "
            "−12.5% on the baseline: Board",
        ),
        (
            row(10, upper=12),
            row(10, upper=14),
            "10 to 12 until 12 December 2008, then 10 to 14: Board",
        ),
        (
            row(244),
            row(244, profile=ProfileKind.WEIGHTED, weights=DOUBLED),
            "244, by another path from 12 December 2008 on: Board",
        ),
        # Rounded alike, and not the same: said with what tells them apart.
        (row(4.24), row(4.21), "4.24 until 12 December 2008, then 4.21: Board"),
    ],
)
def test_change_is_told_with_both_numbers(
    before: Target, after: Target, told: str
) -> None:
    changed = ChangedTarget(before=before, after=_decided(after))
    assert change_words(CASES, changed) == told


def _decided(target: Target) -> Target:
    return row(
        target.value,
        status=target.status,
        upper=target.upper,
        percent_of_change=target.percent_of_change,
        profile=target.profile,
        weights=target.weights,
        known_on=DECEMBER,
        decided_by="Board",
    )


def test_nobody_is_named_who_is_not_known() -> None:
    changed = ChangedTarget(before=row(195), after=row(244, known_on=DECEMBER))
    assert change_words(CASES, changed) == "195 until 12 December 2008, then 244"


@pytest.mark.parametrize(
    ("target", "told"),
    [
        (row(28), "28%"),
        (row(28.5), "28.5%"),
        (row(10, upper=12), "10% to 12%"),
        (row(), "still to be set"),
        (row(percent_of_change=10), "a change of 10% on the baseline"),
        (row(0), "0%"),
    ],
)
def test_target_is_told_in_its_unit(target: Target, told: str) -> None:
    assert target_words(SHARE, target) == told


def test_what_holds_now_is_the_last_row_of_the_period() -> None:
    ledger = [row(195), row(244, known_on=DECEMBER), row(300, period=NEXT)]
    assert held_words(CASES, ledger, YEAR) == "244"
    assert held_words(CASES, ledger, NEXT) == "300"
    longer = Period.parse("financial_year", "2010/11")
    assert held_words(CASES, ledger, longer) == "none yet"
