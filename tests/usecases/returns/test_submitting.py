"""Saving, submitting and accepting: what is written, and who may."""

from __future__ import annotations

import pytest

from saferplan.core.indicators.vocabulary import Marker
from saferplan.core.returns.workflow import State
from saferplan.store import models
from saferplan.usecases.actor import resolve
from saferplan.usecases.errors import NotFound, NotPermitted, Refused
from saferplan.usecases.indicators.queries import standing
from saferplan.usecases.partnership.clear import end_clearance
from saferplan.usecases.partnership.settings import change_settings
from saferplan.usecases.returns.accept_return import send_back
from saferplan.usecases.returns.queries import one_return, returns_of
from saferplan.usecases.returns.save_return import save_return
from saferplan.usecases.returns.source_file import SourceFile
from saferplan.usecases.returns.writing_returns import NotReady, Overtaken
from tests.cast import EVERYBODY, the_cast
from tests.factories.holdings import ANYTOWN, BURGLARY, REPEATS
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
    saved,
    submitted,
    typed,
)

pytestmark = pytest.mark.django_db


def test_a_draft_is_kept_as_it_was_typed_and_counts_for_nothing() -> None:
    lead = cast_of_two_lines()["theme-lead"]

    view = saved(lead, typed(BURGLARY="see e-mail", SHEDS=" 11 "))

    assert view.standing.state is State.DRAFT
    assert [line.value for line in view.typed.lines] == ["see e-mail", " 11 "]
    assert [m.code for m in view.checked.errors] == [BURGLARY]
    assert rows() == rows(SHEDS) == []


def test_the_same_draft_again_is_no_event() -> None:
    lead = cast_of_two_lines()["theme-lead"]
    saved(lead, typed(BURGLARY="33"))
    before = entries()

    saved(lead, typed(BURGLARY="33"))

    assert entries() == before


def test_an_error_is_saved_and_not_submitted() -> None:
    lead = cast_of_two_lines()["theme-lead"]

    with pytest.raises(NotReady) as told:
        submitted(lead, typed(BURGLARY="N/A?", SHEDS="11"))

    assert BURGLARY in str(told.value)
    view = one_return(actor=lead, **WHERE)
    assert view.standing.state is State.DRAFT
    assert view.typed.lines[0].value == "N/A?"
    assert rows(SHEDS) == []


def test_what_is_submitted_is_visible_and_stamped_until_it_is_accepted() -> None:
    cast = cast_of_two_lines()

    sent = submitted(cast["theme-lead"], typed(BURGLARY="33", SHEDS="11"))

    assert sent.sent == (BURGLARY, SHEDS)
    held = in_force()
    assert held is not None
    assert (held.value, Marker.NOT_SIGNED_OFF in held.markers) == (33, True)
    view = accepted(cast["manager"], seen=sent.view.standing.last)
    assert view.standing.state is State.ACCEPTED
    held = in_force()
    assert held is not None
    assert (held.value, Marker.NOT_SIGNED_OFF in held.markers) == (33, False)
    assert len(rows()) == 1


def test_a_position_says_that_it_is_not_signed_off_and_an_old_one_still_does() -> None:
    cast = cast_of_two_lines()
    submitted(cast["theme-lead"], typed(BURGLARY="33"))
    then = entries()
    accepted(cast["manager"])

    def marks(entry: int | None) -> set[str]:
        now = standing(
            actor=cast["board"], partnership=ANYTOWN, as_at=JANUARY.last, entry=entry
        ).line(BURGLARY)
        assert now is not None
        # April to December as corrected (June is 31), and January.
        assert (
            now.position.figure.value == 30 + 28 + 31 + 35 + 31 + 30 + 33 + 36 + 34 + 33
        )
        return {m.value for m in now.position.figure.markers}

    assert "not_signed_off" in marks(then)
    assert "not_signed_off" not in marks(None)


def test_one_late_line_does_not_hold_up_the_rest() -> None:
    cast = cast_of_two_lines()

    first = submitted(cast["theme-lead"], typed(BURGLARY="33"))
    accepted(cast["manager"])
    late = submitted(cast["theme-lead"], typed(BURGLARY="33", SHEDS="11"))

    assert (first.sent, first.waiting) == ((BURGLARY,), (SHEDS,))
    assert (late.sent, late.same) == ((SHEDS,), (BURGLARY,))
    assert late.view.standing.state is State.SUBMITTED
    assert len(rows()) == len(rows(SHEDS)) == 1
    assert Marker.NOT_SIGNED_OFF not in rows()[0].markers
    assert Marker.NOT_SIGNED_OFF in rows(SHEDS)[0].markers


def test_a_query_wants_an_answer_that_is_kept() -> None:
    lead = cast_of_two_lines()["theme-lead"]
    what = typed(BURGLARY="90")

    with pytest.raises(NotReady) as told:
        submitted(lead, what)
    keys = [m.key for m in told.value.messages]
    sent = submitted(lead, what, answers=dict.fromkeys(keys, "a gang from elsewhere"))

    assert sent.sent == (BURGLARY,)
    assert set(sent.view.answers.values()) == {"a gang from elsewhere"}
    assert detail()["answers"] == dict.fromkeys(keys, "a gang from elsewhere")


def test_a_remark_on_the_line_answers_the_query() -> None:
    lead = cast_of_two_lines()["theme-lead"]

    sent = submitted(lead, typed(BURGLARY="90", BURGLARY_says="a gang from elsewhere"))

    assert sent.sent == (BURGLARY,)


def test_whoever_submits_does_not_accept() -> None:
    cast = cast_of_two_lines()
    submitted(cast["analyst"], typed(BURGLARY="33"))

    with pytest.raises(Refused, match="somebody else must accept it"):
        accepted(cast["analyst"])

    assert one_return(actor=cast["analyst"], **WHERE).may_accept is False
    assert one_return(actor=cast["manager"], **WHERE).may_accept is True


def test_one_person_sign_off_is_a_choice_and_is_stamped() -> None:
    cast = cast_of_two_lines()
    change_settings(by=cast["manager"], partnership=ANYTOWN, one_person_sign_off=True)
    submitted(cast["manager"], typed(BURGLARY="33"))

    view = accepted(cast["manager"])

    assert view.standing.accepted is not None
    assert view.standing.accepted.one_person


def test_the_same_figures_again_are_refused_and_not_doubled() -> None:
    lead = cast_of_two_lines()["theme-lead"]
    submitted(lead, typed(BURGLARY="33"))
    before = entries()

    with pytest.raises(Refused, match="in already: theme-lead submitted"):
        submitted(lead, typed(BURGLARY="33"))

    assert entries() == before
    assert len(rows()) == 1


def test_an_accepted_figure_changes_only_with_a_reason() -> None:
    cast = cast_of_two_lines()
    submitted(cast["theme-lead"], typed(BURGLARY="33"))
    accepted(cast["manager"])

    with pytest.raises(NotReady, match="It was 33 before, and is 32 now"):
        submitted(cast["theme-lead"], typed(BURGLARY="32"))
    submitted(cast["theme-lead"], typed(BURGLARY="32"), reason="one was cancelled")

    assert [row.value for row in rows()] == [33, 32]
    assert rows()[-1].reason == "one was cancelled"
    assert detail()["before"][BURGLARY]["value"] == 33
    assert detail()["after"][BURGLARY]["value"] == 32


def test_nothing_is_submitted_where_nothing_is_typed() -> None:
    lead = cast_of_two_lines()["theme-lead"]
    before = entries()

    with pytest.raises(Refused, match="nothing to submit"):
        submitted(lead, typed(BURGLARY=""))

    assert entries() == before


def test_a_form_opened_before_somebody_saved_is_overtaken() -> None:
    cast = cast_of_two_lines()
    saved(cast["analyst"], typed(BURGLARY="40"))
    before = entries()

    with pytest.raises(Overtaken, match="analyst saved this return"):
        submitted(cast["theme-lead"], typed(BURGLARY="33"), seen=0)

    assert entries() == before
    assert one_return(actor=cast["theme-lead"], **WHERE).typed.lines[0].value == "40"


def test_a_file_mended_by_the_same_person_is_not_overtaken_by_its_own_draft() -> None:
    lead = cast_of_two_lines()["theme-lead"]
    file = SourceFile(name="return.csv", content=b"one")
    with pytest.raises(NotReady):
        submitted(lead, typed(BURGLARY="x"), seen=0, file=file)

    mended = SourceFile(name="return.csv", content=b"two")
    sent = submitted(lead, typed(BURGLARY="33"), seen=0, file=mended)

    assert sent.sent == (BURGLARY,)
    assert models.SourceFileRow.objects.count() == 2


def test_a_return_sent_back_is_a_draft_again_and_its_figures_stay_stamped() -> None:
    cast = cast_of_two_lines()
    submitted(cast["theme-lead"], typed(BURGLARY="33"))

    with pytest.raises(Refused, match="Say what"):
        send_back(by=cast["manager"], reason=" ", **WHERE)
    view = send_back(by=cast["manager"], reason="count July again", **WHERE)

    assert view.standing.state is State.DRAFT
    assert view.standing.sent_back is not None
    assert view.standing.sent_back.reason == "count July again"
    assert Marker.NOT_SIGNED_OFF in rows()[0].markers
    with pytest.raises(Refused, match="waits to be accepted"):
        accepted(cast["manager"])


def test_figures_on_an_agencys_behalf_come_with_their_file_or_their_story() -> None:
    cast = cast_of_two_lines()
    # The theme lead reports for the group itself; the manager does so for the group.
    sent = submitted(cast["manager"], typed(BURGLARY="33"))

    assert sent.sent == (BURGLARY,)
    assert sent.view.is_own is False


@pytest.mark.parametrize("who", EVERYBODY)
def test_who_may_report_and_who_may_accept(who: str) -> None:
    cast = cast_of_two_lines()
    may_report = who in {"manager", "analyst", "theme-lead", "agency", "operator"}
    may_accept = who in {"manager", "analyst", "operator"}
    before = entries()

    if may_report:
        submitted(cast[who], typed(BURGLARY="33"))
    else:
        with pytest.raises((NotFound, NotPermitted)):
            submitted(cast[who], typed(BURGLARY="33"))
        assert entries() == before
        submitted(cast["theme-lead"], typed(BURGLARY="33"))
    if may_accept:
        other = "analyst" if who == "manager" else "manager"
        accepted(cast[other])
        return
    before = entries()
    with pytest.raises((NotFound, NotPermitted)):
        accepted(cast[who])
    assert entries() == before


def test_a_list_of_returns_says_how_far_each_has_come() -> None:
    cast = cast_of_two_lines()
    submitted(cast["theme-lead"], typed(BURGLARY="33"))

    found = {r.holder.slug: r for r in returns_of(cast["board"], ANYTOWN, JANUARY)}

    assert set(found) == {"burglary-group", "abuse-group"}
    mine = found["burglary-group"]
    assert (mine.given, mine.lines, mine.may_open) == (1, 2, False)
    assert mine.standing.state is State.SUBMITTED
    assert found["abuse-group"].standing.state is State.NOT_STARTED
    own = returns_of(cast["agency"], ANYTOWN, JANUARY)
    assert [r.holder.slug for r in own] == ["burglary-group"]
    assert own[0].may_open is True


def test_small_counts_of_a_return_need_a_clearance_unless_one_reports_them() -> None:
    cast = the_cast()  # its abuse group reports shares of 10 to 16, some 2 of 10
    where = WHERE | {"holder": "abuse-group"}
    manager = cast["manager"]
    end_clearance(by=manager, partnership=ANYTOWN, account="analyst")
    before = entries()

    with pytest.raises(NotPermitted, match="withheld"):
        one_return(actor=resolve("analyst"), **where)
    with pytest.raises(NotPermitted, match="withheld"):
        save_return(by=resolve("analyst"), typed=typed(REPEATS=""), **where)

    assert entries() == before
    assert one_return(actor=manager, **where).template.line(REPEATS) is not None
