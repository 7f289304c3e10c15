"""What is sent a second time: after it was sent back, late, or after the lock."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from django.db import transaction

from saferplan.core.indicators.vocabulary import Marker
from saferplan.core.periods import Month, month
from saferplan.core.returns.lines import Stamp
from saferplan.core.returns.typed import TypedLine, TypedReturn
from saferplan.core.returns.workflow import Act, State
from saferplan.documents.folder import write_folder
from saferplan.store import reading, writing
from saferplan.usecases.actor import OPERATOR
from saferplan.usecases.errors import Refused
from saferplan.usecases.indicators.queries import standing
from saferplan.usecases.indicators.record_observation import record_observation
from saferplan.usecases.indicators.trace_figure import trace_figure
from saferplan.usecases.partnership.export_partnership import export_partnership
from saferplan.usecases.returns.accept_return import send_back
from saferplan.usecases.returns.lock_returns import lock_returns
from saferplan.usecases.returns.save_return import save_return
from saferplan.usecases.returns.source_file import SourceFile
from saferplan.usecases.returns.submit_return import submit_return
from saferplan.usecases.returns.writing_returns import NotReady
from tests.factories.holdings import ANYTOWN, BURGLARY
from tests.usecases.returns.a_month import (
    JANUARY,
    SHEDS,
    WHERE,
    accepted,
    cast_of_two_lines,
    detail,
    entries,
    in_force,
    rows,
    submitted,
    typed,
)

pytestmark = pytest.mark.django_db


def locked() -> None:
    """Lock January as a pack does."""
    row = reading.find_partnership(ANYTOWN)
    assert row is not None
    with transaction.atomic():
        entry = writing.open_entry(
            row, account="manager", on_behalf_of="", what="issue_pack"
        )
        lock_returns(entry, JANUARY)


def test_figures_that_were_sent_back_may_be_sent_again_as_they_are() -> None:
    cast = cast_of_two_lines()
    submitted(cast["theme-lead"], typed(BURGLARY="33"))
    send_back(by=cast["manager"], reason="count July again", **WHERE)
    before = entries()

    again = submitted(cast["theme-lead"], typed(BURGLARY="33"), reason="it is right")

    assert (again.sent, again.same) == ((), (BURGLARY,))
    assert again.view.standing.state is State.SUBMITTED
    assert entries() == before + 1
    assert detail()["reason"] == "it is right"
    # No figure is doubled, and what was sent the first time is signed off.
    assert len(rows()) == 1
    assert accepted(cast["manager"]).standing.state is State.ACCEPTED
    assert Marker.NOT_SIGNED_OFF not in rows()[0].markers


def test_a_late_line_after_the_lock_is_no_amendment_and_needs_no_reason() -> None:
    cast = cast_of_two_lines()
    submitted(cast["theme-lead"], typed(BURGLARY="33"))
    accepted(cast["manager"])
    locked()

    sent = submitted(cast["theme-lead"], typed(BURGLARY="33", SHEDS="11"))

    assert sent.sent == (SHEDS,)
    assert not sent.view.standing.is_amended
    assert accepted(cast["manager"]).standing.state is State.LOCKED


def test_what_was_to_follow_comes_after_the_lock_without_a_reason() -> None:
    cast = cast_of_two_lines()
    follows = TypedReturn(lines=(TypedLine(code=SHEDS, missing="to follow"),))
    submitted(cast["theme-lead"], follows)
    accepted(cast["manager"])
    locked()

    assert submitted(cast["theme-lead"], typed(SHEDS="11")).sent == (SHEDS,)


def test_a_late_line_beside_an_amendment_leaves_it_an_amendment() -> None:
    cast = cast_of_two_lines()
    submitted(cast["theme-lead"], typed(BURGLARY="33"))
    accepted(cast["manager"])
    locked()
    with pytest.raises(NotReady, match="amendment"):
        submitted(cast["theme-lead"], typed(BURGLARY="32"), answers={})
    amended = submitted(cast["theme-lead"], typed(BURGLARY="32"), reason="one twice")
    assert amended.view.standing.is_amended

    late = submitted(cast["theme-lead"], typed(BURGLARY="32", SHEDS="11"))

    assert late.view.standing.is_amended
    done = accepted(cast["manager"])
    assert [e.is_amendment for e in done.events if e.act is Act.SUBMITTED] == [
        False,
        True,
        True,
    ]


def test_figures_that_came_by_another_way_are_said_to_be_held() -> None:
    cast = cast_of_two_lines()
    day = JANUARY.last
    recorded = record_observation(
        by=cast["manager"],
        partnership=ANYTOWN,
        code=BURGLARY,
        period=month(JANUARY),
        known_on=day,
        value=33,
    )
    assert recorded

    with pytest.raises(Refused, match="held already") as refused:
        submitted(cast["theme-lead"], typed(BURGLARY="33"))
    assert "no line has a figure" not in str(refused.value)
    assert in_force() is not None


def test_what_is_said_of_a_saved_file_names_its_sheet_and_cell() -> None:
    cast = cast_of_two_lines()
    line = TypedLine(code=BURGLARY, value="many", cells={"value": "F3"})
    view = save_return(
        by=cast["theme-lead"],
        typed=TypedReturn(lines=(line,), sheet="Return"),
        file=SourceFile(name="return.xlsx", content=b"one"),
        **WHERE,
    )

    (error,) = view.checked.errors
    assert error.where == "sheet Return, cell F3"


def test_a_trace_says_who_sent_a_figure_and_who_signed_it_off() -> None:
    cast = cast_of_two_lines()
    line = TypedLine(code=BURGLARY, value="33", cells={"code": "A3", "value": "F3"})
    submitted(
        cast["theme-lead"],
        TypedReturn(lines=(line,), sheet="Return"),
        file=SourceFile(name="return.xlsx", content=b"one"),
    )

    def told() -> str:
        by = cast["manager"]
        shown = standing(actor=by, partnership=ANYTOWN, as_at=JANUARY.last).lines
        (code,) = (s.trace for s in shown if s.position.indicator.code == BURGLARY)
        found = trace_figure(actor=by, code=code)
        (said,) = (one for one in found.told if "cell F3" in one)
        return said

    assert "return.xlsx, sheet Return, cell F3" in told()
    assert told().count("return.xlsx") == 1
    assert "submitted by theme-lead" in told()
    assert "not signed off yet" in told()

    accepted(cast["manager"])

    assert "signed off by manager on" in told()
    assert "not signed off" not in told()


def test_a_figure_about_a_month_to_come_is_not_taken() -> None:
    cast = cast_of_two_lines()
    far = WHERE | {"month": Month(2199, 12)}
    with pytest.raises(NotReady, match="December 2199 has not ended"):
        submit_return(by=cast["theme-lead"], typed=typed(BURGLARY="33"), **far)
    follows = TypedReturn(lines=(TypedLine(code=BURGLARY, missing="to follow"),))
    assert submit_return(by=cast["theme-lead"], typed=follows, **far).sent


def test_a_stamp_that_has_seen_what_never_was_is_refused() -> None:
    cast = cast_of_two_lines()
    stamp = Stamp(
        partnership=ANYTOWN, holder=WHERE["holder"], month=JANUARY, version=1, seen=9
    )
    with pytest.raises(Refused, match="has been changed"):
        submitted(cast["theme-lead"], replace(typed(BURGLARY="33"), stamp=stamp))


def test_a_cell_of_a_text_file_is_traced_without_a_sheet() -> None:
    cast = cast_of_two_lines()
    line = TypedLine(code=BURGLARY, value="33", cells={"value": "F3"})
    submitted(
        cast["theme-lead"],
        TypedReturn(lines=(line,)),
        file=SourceFile(name="return.csv", content=b"one"),
    )
    by = cast["manager"]
    shown = standing(actor=by, partnership=ANYTOWN, as_at=JANUARY.last).lines
    (code,) = (s.trace for s in shown if s.position.indicator.code == BURGLARY)

    told = " ".join(trace_figure(actor=by, code=code).told)

    assert "; return.csv, cell F3; not signed off yet." in told


def test_figures_sent_twice_on_one_day_can_be_exported(tmp_path: Path) -> None:
    cast = cast_of_two_lines()
    lead = cast["theme-lead"]
    follows = TypedReturn(lines=(TypedLine(code=SHEDS, missing="to follow"),))
    submitted(lead, follows)
    submitted(lead, typed(BURGLARY="33", SHEDS="11"))
    submitted(lead, typed(BURGLARY="32", SHEDS="11"))

    # A folder takes two rows of one day only where the second says why.
    assert [row.reason for row in rows()] == [
        "",
        "Sent again before it was signed off.",
    ]
    assert [row.reason for row in rows(SHEDS)] == ["", "The figure was to follow."]
    held = export_partnership(slug=ANYTOWN, by=OPERATOR)
    write_folder(held, tmp_path / "copy")
    assert (tmp_path / "copy").is_dir()
