"""Following a figure that came in a return, before and after it was signed off."""

from __future__ import annotations

import pytest

from saferplan.core.indicators.traced import TraceVerdict
from saferplan.usecases.indicators.queries import standing
from saferplan.usecases.indicators.trace_figure import trace_figure
from tests.factories.holdings import ANYTOWN, BURGLARY
from tests.usecases.returns.a_month import (
    JANUARY,
    accepted,
    cast_of_two_lines,
    submitted,
    typed,
)

pytestmark = pytest.mark.django_db


def test_signing_off_changes_no_figure_and_restates_nothing() -> None:
    cast = cast_of_two_lines()
    submitted(cast["theme-lead"], typed(BURGLARY="33"))
    shown = standing(actor=cast["board"], partnership=ANYTOWN, as_at=JANUARY.last).line(
        BURGLARY
    )
    assert shown is not None
    before = trace_figure(actor=cast["board"], code=shown.trace)

    accepted(cast["manager"])
    after = trace_figure(actor=cast["board"], code=shown.trace)

    assert before.verdict is after.verdict is TraceVerdict.AS_SHOWN
    assert before.restatements == after.restatements == ()
