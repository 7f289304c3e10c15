"""A month's return, as short as a test can say it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from saferplan.core.indicators.holdings import Holdings
from saferplan.core.indicators.observation import Observation, as_known
from saferplan.core.periods import Month, month
from saferplan.core.returns.typed import TypedLine, TypedReturn
from saferplan.store import models, reading
from saferplan.usecases.actor import Actor
from saferplan.usecases.returns.accept_return import accept_return
from saferplan.usecases.returns.save_return import save_return
from saferplan.usecases.returns.submit_return import Submitted, submit_return
from saferplan.usecases.returns.views import ReturnView
from tests.builders import an_indicator, monthly
from tests.cast import the_cast
from tests.factories.holdings import ANYTOWN, BURGLARY, anytown, burglaries

JANUARY = Month(2009, 1)
HOLDER = "burglary-group"
SHEDS = "SHEDS"
WHERE: dict[str, Any] = {"partnership": ANYTOWN, "holder": HOLDER, "month": JANUARY}


def two_lines() -> Holdings:
    """The partnership whose burglary group reports two counts."""
    homes = burglaries()
    sheds = replace(
        homes,
        indicator=an_indicator(
            code=SHEDS, title="Burglary of sheds", owner=HOLDER, groups=(HOLDER,)
        ),
        observations=monthly([10, 12, 11, 10, 12, 11, 10, 12, 11]),
        targets=(),
        baselines=(),
    )
    return anytown(homes, sheds)


def cast_of_two_lines() -> dict[str, Actor]:
    """The cast, in the partnership with two lines."""
    return the_cast(two_lines())


def typed(**values: str) -> TypedReturn:
    """Values typed on these lines, an underscore before what is a remark."""
    codes = dict.fromkeys(name.removesuffix("_says") for name in values)
    return TypedReturn(
        lines=tuple(
            TypedLine(
                code=code,
                value=values.get(code, ""),
                remark=values.get(f"{code}_says", ""),
            )
            for code in codes
        )
    )


def saved(by: Actor, what: TypedReturn, **more: Any) -> ReturnView:
    """Save this draft of January."""
    return save_return(by=by, typed=what, **WHERE, **more)


def submitted(by: Actor, what: TypedReturn, **more: Any) -> Submitted:
    """Submit this for January."""
    return submit_return(by=by, typed=what, **WHERE, **more)


def accepted(by: Actor, **more: Any) -> ReturnView:
    """Accept January's return."""
    return accept_return(by=by, **WHERE, **more)


def rows(code: str = BURGLARY) -> list[Observation]:
    """Every row about January, oldest first."""
    partnership = reading.find_partnership(ANYTOWN)
    assert partnership is not None
    (series,) = reading.series(partnership, codes=[code])
    return [r for r in series.observations if r.period == month(JANUARY)]


def in_force(code: str = BURGLARY) -> Observation | None:
    """What is held about January now."""
    held = as_known(rows(code))
    return held[0] if held else None


def last_entry() -> models.LedgerEntry:
    """The newest entry of the ledger."""
    return models.LedgerEntry.objects.filter(partnership__slug=ANYTOWN).latest("number")


def entries() -> int:
    """How many things were done."""
    return models.LedgerEntry.objects.filter(partnership__slug=ANYTOWN).count()


def detail() -> Mapping[str, Any]:
    """What the log keeps of the last thing done."""
    found: Mapping[str, Any] = last_entry().detail
    return found
