"""What issuing a pack does to the returns of its month."""

from __future__ import annotations

import pytest

from saferplan.core.returns.workflow import State
from saferplan.usecases.boards.issue_pack import issue_pack
from saferplan.usecases.returns.queries import one_return
from saferplan.usecases.returns.writing_returns import NotReady
from tests.factories.holdings import ANYTOWN, BURGLARY
from tests.usecases.returns.a_month import (
    JANUARY,
    SHEDS,
    WHERE,
    accepted,
    cast_of_two_lines,
    rows,
    submitted,
    typed,
)

pytestmark = pytest.mark.django_db


def test_accepted_figures_lock_beside_a_late_line_that_still_waits() -> None:
    cast = cast_of_two_lines()
    lead, manager = cast["theme-lead"], cast["manager"]
    submitted(lead, typed(BURGLARY="33"))
    accepted(manager)
    submitted(lead, typed(BURGLARY="33", SHEDS="11"))

    issue_pack(by=manager, partnership=ANYTOWN, body="delivery-board", month=JANUARY)

    held = one_return(actor=manager, **WHERE)
    assert (held.standing.state, held.may_accept) == (State.SUBMITTED, True)
    assert accepted(manager).standing.state is State.LOCKED
    with pytest.raises(NotReady, match="A pack was issued over this month"):
        submitted(lead, typed(BURGLARY="34", SHEDS="11"))
    submitted(lead, typed(BURGLARY="34", SHEDS="11"), reason="counted again")
    assert [row.value for row in rows(BURGLARY)] == [33, 34]
    assert [row.value for row in rows(SHEDS)] == [11]
