"""Money in whole pence: read, written, and added up a second way in fractions."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from saferplan.core.periods import Month
from saferplan.core.plan.funding import (
    MOST_PENCE,
    Allocation,
    FundingLine,
    Money,
    Spending,
    money_of,
    pounds,
    read_pounds,
)

DECEMBER = Month(2008, 12)


def a_line(**changes: Any) -> FundingLine:
    settings: dict[str, Any] = {
        "code": "LAA-1",
        "title": "LAA grant",
        "identified": 1_000_000,
        "is_confirmed": True,
    }
    return FundingLine(**(settings | changes))


def spent(amount: int, **changes: Any) -> Spending:
    settings: dict[str, Any] = {
        "number": 1,
        "line": "LAA-1",
        "action": "B-1",
        "month": DECEMBER,
        "amount": amount,
        "words": "Entered too high" if amount < 0 else "",
    }
    return Spending(**(settings | changes))


# ------------------------------------------------------------- reading and writing
@pytest.mark.parametrize(
    ("typed", "pence"),
    [
        ("4000", 400_000),
        ("4,000", 400_000),
        ("£4,000", 400_000),
        ("£ 4,000.50", 400_050),
        (" 4000.05 ", 400_005),
        ("0", 0),
        ("0.01", 1),
        ("-12.50", -1250),
        ("−£12.50", -1250),
        ("£-12.50", -1250),
        ("1,234,567.89", 123_456_789),
        # 0.29 in binary is a little less than 29 pence: no float may come near it.
        ("0.29", 29),
        ("1.15", 115),
        ("4.35", 435),
    ],
)
def test_amounts_are_read_to_the_penny(typed: str, pence: int) -> None:
    found = read_pounds(typed)
    assert found == pence
    assert type(found) is int


@pytest.mark.parametrize(
    "typed",
    [
        "", " ", "£", "-", "four", "4k", "4.5", "4.555", "4,00", "1,2345", "12,34,567",
        "4.000,50", "4 000", "1e3", "£4,000 a year", "nan", "inf", "0x10", "4..50",
        "££4", "--4", "4-", "(4)", "½",
    ],
)  # fmt: skip
def test_what_is_no_amount_is_refused_with_how_to_write_one(typed: str) -> None:
    with pytest.raises(ValueError, match=r"write pounds like 4,000 or 4,000\.50"):
        read_pounds(typed)


def test_amount_beyond_all_reason_is_refused() -> None:
    assert read_pounds("100,000,000,000") == MOST_PENCE
    with pytest.raises(ValueError, match="too large"):
        read_pounds("100,000,000,000.01")
    with pytest.raises(ValueError, match="too large"):
        read_pounds("9" * 5000)


@pytest.mark.parametrize(
    ("pence", "written"),
    [
        (0, "£0"),
        (1, "£0.01"),
        (50, "£0.50"),
        (100, "£1"),
        (123_456, "£1,234.56"),
        (-1, "−£0.01"),
        (-100_000, "−£1,000"),
    ],
)
def test_amounts_are_written_with_pence_only_where_there_are_some(
    pence: int, written: str
) -> None:
    assert pounds(pence) == written


@given(st.integers(-MOST_PENCE, MOST_PENCE))
def test_amount_written_is_read_again_as_it_was(pence: int) -> None:
    assert read_pounds(pounds(pence)) == pence


# ----------------------------------------------------------------- what is refused
@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"code": "LAA 1"}, "letters, digits, dots and hyphens"),
        ({"title": ""}, "needs a title"),
        ({"identified": -1}, "is not negative"),
        ({"identified": MOST_PENCE + 1}, "too large"),
        ({"starts": date(2009, 4, 1), "ends": date(2009, 3, 31)}, "cannot end"),
    ],
)
def test_line_that_cannot_be_is_refused(changes: dict[str, Any], told: str) -> None:
    with pytest.raises(ValueError, match=told):
        a_line(**changes)


def test_allocation_is_not_negative() -> None:
    assert Allocation(line="L", action="A", amount=0).amount == 0
    with pytest.raises(ValueError, match="enter 0 to take it back"):
        Allocation(line="L", action="A", amount=-1)


def test_spending_is_something_and_says_why_it_is_taken_back() -> None:
    assert spent(-1).amount == -1
    with pytest.raises(ValueError, match="how much"):
        spent(0)
    with pytest.raises(ValueError, match="why"):
        spent(-1, words=" ")


# --------------------------------------------------------------------- how it stands
codes = st.sampled_from(["LAA-1", "BCU", "GONE"])
doers = st.sampled_from(["A-1", "A-2", "B-1"])
sums = st.integers(0, 5_000_000)
allocations = st.lists(st.builds(Allocation, line=codes, action=doers, amount=sums))
spendings = st.lists(
    st.builds(
        spent,
        st.integers(-5_000, 5_000_000).filter(bool),
        line=codes,
        action=doers,
        month=st.builds(Month, st.just(2008), st.integers(1, 12)),
    )
)


@given(allocations, spendings, st.none() | st.integers(1, 12))
def test_money_adds_up_as_fractions_of_pounds_do(
    given_: list[Allocation], paid: list[Spending], last: int | None
) -> None:
    lines = [a_line(), a_line(code="BCU", identified=5)]
    until = Month(2008, last) if last else None
    found = money_of(lines, given_, paid, until=until)
    assert [one.line for one in found] == lines
    for one in found:
        code = one.line.code
        set_aside = {
            doer: [a.amount for a in given_ if (a.line, a.action) == (code, doer)][-1:]
            for doer in ("A-1", "A-2", "B-1")
        }
        allocated = sum(
            (Fraction(sum(last_one), 100) for last_one in set_aside.values()),
            Fraction(),
        )
        spent_ = sum(
            (
                Fraction(s.amount, 100)
                for s in paid
                if s.line == code and (last is None or s.month.month <= last)
            ),
            Fraction(),
        )
        assert Fraction(one.allocated, 100) == allocated
        assert Fraction(one.spent, 100) == spent_
        assert Fraction(one.free, 100) == Fraction(one.line.identified, 100) - allocated
        assert (one.free < 0) == any("than was identified" in r for r in one.remarks)
        assert [code for code, *_ in one.by_action] == sorted(
            {code for code, *_ in one.by_action}
        )


@pytest.mark.parametrize(
    ("confirmed", "by_action", "remarks"),
    [
        (True, (), ()),
        (False, (), ("Not confirmed yet by whoever gives it.",)),
        (True, (("A-1", 1_000_000, 0),), ()),
        (
            True,
            (("A-1", 1_000_001, 0),),
            ("£0.01 more is allocated than was identified.",),
        ),
        (
            True,
            (("A-1", 100, 101),),
            ("More is spent than was allocated on 1 action: A-1.",),
        ),
        (
            True,
            (("A-1", 0, 1), ("B-1", 5, 6), ("C-1", 5, 5)),
            ("More is spent than was allocated on 2 actions: A-1, B-1.",),
        ),
    ],
)
def test_board_is_told_what_is_wrong_with_the_money(
    confirmed: bool,
    by_action: tuple[tuple[str, int, int], ...],
    remarks: tuple[str, ...],
) -> None:
    held = Money(line=a_line(is_confirmed=confirmed), by_action=by_action)
    assert held.remarks == remarks


def test_later_allocation_takes_the_place_of_an_earlier_one() -> None:
    moved = [
        Allocation(line="LAA-1", action="B-1", amount=500),
        Allocation(line="LAA-1", action="B-2", amount=300),
        Allocation(line="LAA-1", action="B-1", amount=0),
    ]
    (found,) = money_of([a_line()], moved, [spent(200), spent(-200, number=2)])
    # Taken back and paid back: nothing of it is left to show.
    assert found.by_action == (("B-2", 300, 0),)
