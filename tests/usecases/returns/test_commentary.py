"""The words of a month: written by whoever reports, read by whoever may."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from saferplan.core.periods import Month
from saferplan.core.returns.commentary import Commentary
from saferplan.store import models
from saferplan.usecases.actor import OPERATOR
from saferplan.usecases.errors import NotFound, NotPermitted, Refused
from saferplan.usecases.returns.commentaries import commentaries, commentary_of
from saferplan.usecases.returns.write_commentary import write_commentary
from tests.cast import the_cast
from tests.factories.holdings import ANYTOWN, BURGLARY

pytestmark = pytest.mark.django_db
DECEMBER = Month(2008, 12)
GROUP = "burglary-group"
WORDS = Commentary(
    holder=GROUP,
    month=DECEMBER,
    why="Dark evenings",
    done="Patrols",
    next="More locks",
    by_when=date(2009, 2, 1),
    ask="Money for locks",
    post="Detective inspector",
)


def _written() -> int:
    return models.LedgerEntry.objects.filter(what="write_commentary").count()


def test_words_come_back_as_they_were_written() -> None:
    people = the_cast()
    kept = write_commentary(
        by=people["theme-lead"], partnership=ANYTOWN, commentary=WORDS
    )
    found = commentary_of(people["reader"], ANYTOWN, GROUP, DECEMBER)
    assert found == kept
    assert replace(kept, entry=0) == WORDS
    assert commentary_of(OPERATOR, ANYTOWN, GROUP, DECEMBER, BURGLARY) is None


def test_the_same_words_twice_write_nothing_and_new_ones_keep_the_old() -> None:
    people = the_cast()
    lead = people["theme-lead"]
    first = write_commentary(by=lead, partnership=ANYTOWN, commentary=WORDS)
    write_commentary(by=lead, partnership=ANYTOWN, commentary=WORDS)
    assert _written() == 1
    write_commentary(
        by=lead, partnership=ANYTOWN, commentary=replace(WORDS, done="Patrols, mostly")
    )
    then = commentary_of(OPERATOR, ANYTOWN, GROUP, DECEMBER, entry=first.entry)
    now = commentary_of(OPERATOR, ANYTOWN, GROUP, DECEMBER)
    assert (then and then.done, now and now.done) == ("Patrols", "Patrols, mostly")
    detail = models.LedgerEntry.objects.filter(what="write_commentary").last()
    assert detail is not None
    assert detail.detail["after"] == {"done": "Patrols, mostly"}


def test_nothing_said_where_nothing_was_writes_nothing() -> None:
    people = the_cast()
    write_commentary(
        by=people["theme-lead"],
        partnership=ANYTOWN,
        commentary=Commentary(holder=GROUP, month=DECEMBER),
    )
    assert _written() == 0


@pytest.mark.parametrize("account", ["board", "chair", "stakeholder", "reader"])
def test_others_do_not_write(account: str) -> None:
    people = the_cast()
    with pytest.raises(NotPermitted):
        write_commentary(by=people[account], partnership=ANYTOWN, commentary=WORDS)
    assert _written() == 0


def test_a_lead_writes_for_the_own_group_and_an_agency_reads_its_own() -> None:
    people = the_cast()
    other = replace(WORDS, holder="abuse-group")
    with pytest.raises(NotPermitted):
        write_commentary(by=people["theme-lead"], partnership=ANYTOWN, commentary=other)
    write_commentary(by=people["analyst"], partnership=ANYTOWN, commentary=other)
    write_commentary(by=people["agency"], partnership=ANYTOWN, commentary=WORDS)
    agency = people["agency"]
    assert [s.holder for s in commentaries(agency, ANYTOWN, DECEMBER)] == [GROUP]
    assert commentary_of(agency, ANYTOWN, "abuse-group", DECEMBER) is None
    assert len(commentaries(people["board"], ANYTOWN, DECEMBER)) == 2


def test_last_months_words_stand_beside() -> None:
    people = the_cast()
    november = replace(WORDS, month=Month(2008, 11), why="Half-term")
    for words in (november, WORDS):
        write_commentary(by=people["manager"], partnership=ANYTOWN, commentary=words)
    (said,) = commentaries(people["board"], ANYTOWN, DECEMBER)
    assert (said.before and said.before.why, said.now and said.now.why) == (
        "Half-term",
        "Dark evenings",
    )


def test_words_written_in_between_are_not_written_over() -> None:
    people = the_cast()
    write_commentary(by=people["analyst"], partnership=ANYTOWN, commentary=WORDS)
    with pytest.raises(Refused, match="analyst wrote this commentary"):
        write_commentary(
            by=people["theme-lead"],
            partnership=ANYTOWN,
            commentary=replace(WORDS, why="Holidays"),
            seen_entry=0,
        )


def test_an_unknown_holder_and_an_unknown_indicator() -> None:
    people = the_cast()
    for words in (replace(WORDS, holder="nobody"), replace(WORDS, indicator="NI0")):
        with pytest.raises(NotFound):
            write_commentary(
                by=people["manager"], partnership=ANYTOWN, commentary=words
            )


def test_signs_that_turn_the_text_are_refused() -> None:
    people = the_cast()
    with pytest.raises(Refused, match="“ask” holds a sign"):
        write_commentary(
            by=people["manager"],
            partnership=ANYTOWN,
            commentary=replace(WORDS, ask="1\u202e2"),
        )
