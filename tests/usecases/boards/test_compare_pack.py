"""Files of packs that came back: compared as whoever asks may see them."""

from __future__ import annotations

from io import BytesIO

import pytest
from pptx import Presentation

from saferplan.core.boards.papers import Paper
from saferplan.core.periods import Month
from saferplan.documents.comparing.edits import Kind
from saferplan.documents.packs import WRITERS, pack_bytes
from saferplan.store import models
from saferplan.usecases.boards.make_pack import make_pack
from saferplan.usecases.errors import NotFound, NotPermitted, Refused
from tests.cast import the_cast
from tests.factories.holdings import ANYTOWN, BURGLARY, OTHERTOWN
from tests.usecases.boards.sent_files import (
    BOARD,
    DECEMBER,
    LOST,
    asked,
    correct,
    draft,
    edited,
    issued,
    marked,
    put,
    sent_out,
)

pytestmark = pytest.mark.django_db
_KINDS = ("pptx", "xlsx", "docx")
NAME = "Burglary of homes"


# ------------------------------------------------------------------------ drafts
@pytest.mark.parametrize("kind", [kind for kind in _KINDS if kind in WRITERS])
def test_a_draft_is_made_again_at_its_entry_whatever_came_in_since(kind: str) -> None:
    people = the_cast()
    content = draft(people["manager"], kind)
    correct()
    found = asked(people["board"], content)
    assert found.is_unchanged
    assert found.summary == "Nothing was changed."
    assert (found.partnership, found.body, found.month) == (ANYTOWN, BOARD, DECEMBER)
    assert (found.body_name, found.paper) == ("Getting It Done", Paper.REPORT)
    assert (found.version, found.version_words, found.entry) == (0, "draft", 2)
    assert (found.kind, found.is_frozen, found.remarks) == (kind, False, ())
    assert (found.name, found.known_on) == ("sent back.xlsx", None)


def test_a_figure_changed_in_a_draft_is_told_with_its_trace() -> None:
    people = the_cast()
    pack = make_pack(
        by=people["manager"], partnership=ANYTOWN, body=BOARD, month=DECEMBER
    )
    content = edited(pack_bytes(pack, "xlsx"), put(BURGLARY, 255))
    (edit,) = asked(people["board"], content).edits
    # 30, 28, 31, 35, 31, 30, 33, 36 and 34 of April to December.
    assert (edit.kind, edit.before, edit.after) == (Kind.FIGURE, "288", "255")
    traces = {line.code: line.trace for line in pack.lines}
    assert edit.trace == traces[BURGLARY]
    assert NAME in edit.where


def test_a_paper_that_is_not_the_usual_one_is_known_by_its_mark() -> None:
    people = the_cast()
    content = draft(people["manager"], "pptx", paper=Paper.BRIEF)
    found = asked(people["manager"], content)
    assert (found.paper, found.is_unchanged) == (Paper.BRIEF, True)


def test_nothing_is_written() -> None:
    people = the_cast()
    content = draft(people["manager"])
    before = models.LedgerEntry.objects.count()
    asked(people["manager"], content)
    assert models.LedgerEntry.objects.count() == before


# ------------------------------------------------------------------------ issued packs
def test_an_issued_file_is_held_against_the_bytes_that_were_kept() -> None:
    people = the_cast()
    pack = issued(people["manager"])
    content = sent_out(people["board"], pack)
    correct()
    found = asked(people["board"], content)
    assert (found.is_unchanged, found.is_frozen) == (True, True)
    assert (found.version, found.entry) == (1, pack.cut)
    assert found.version_words.startswith("1, issued ")
    (edit,) = asked(people["board"], edited(content, put(BURGLARY, 255))).edits
    assert (edit.before, edit.after) == ("288", "255")


def test_a_format_that_was_not_kept_is_made_again_and_that_is_said() -> None:
    people = the_cast()
    pack = issued(people["manager"], "xlsx")
    again = make_pack(
        by=people["manager"],
        partnership=ANYTOWN,
        body=BOARD,
        month=DECEMBER,
        issued=pack,
    )
    content = pack_bytes(again, "pptx")
    correct()
    found = asked(people["board"], content)
    assert (found.is_unchanged, found.is_frozen, found.version) == (True, False, 1)
    assert "made again" in found.remarks[0]


# ------------------------------------------------------------------ who may, and what
@pytest.mark.parametrize("account", ["manager", "reader", "scrutiny", "stakeholder"])
def test_whoever_may_have_the_papers_may_compare_them(account: str) -> None:
    people = the_cast()
    assert asked(people[account], draft(people[account])).is_unchanged


def test_an_agency_may_not_and_an_outsider_learns_nothing() -> None:
    people = the_cast()
    content = draft(people["manager"])
    with pytest.raises(NotPermitted, match="may not make its packs"):
        asked(people["agency"], content)
    with pytest.raises(NotFound) as here:
        asked(people["outsider"], content)
    with pytest.raises(NotFound) as nowhere:
        asked(people["outsider"], marked(content, ANYTOWN, "nowhere-at-all"))
    assert str(here.value).replace(ANYTOWN, "X") == str(nowhere.value).replace(
        "nowhere-at-all", "X"
    )


@pytest.mark.parametrize(
    ("pattern", "new", "refusal"),
    [
        (ANYTOWN, OTHERTOWN, NotFound),
        (BOARD, "nowhere", NotFound),
        ("version 0", "version 7", NotFound),
        ("entry 2", "entry 0", NotFound),
        ("report entry", "group entry", Refused),
        ("2008-12 report", "1801-01 report", Refused),
        ("known on all", "known on 2300-01-01", Refused),
    ],
)
def test_a_forged_mark_is_only_looked_up(
    pattern: str, new: str, refusal: type[Exception]
) -> None:
    people = the_cast()
    content = marked(draft(people["manager"]), pattern, new)
    with pytest.raises(refusal):
        asked(people["manager"], content)


@pytest.mark.parametrize("when", ["2299-12", "2008-11"])
def test_a_mark_of_another_month_is_held_against_that_month(when: str) -> None:
    people = the_cast()
    content = marked(draft(people["manager"]), "2008-12 report", f"{when} report")
    found = asked(people["manager"], content)
    assert (str(found.month), found.is_unchanged) == (when, False)


def test_a_mark_of_an_entry_to_come_is_told() -> None:
    people = the_cast()
    content = marked(draft(people["manager"]), "entry 2", "entry 999999999")
    found = asked(people["manager"], content)
    assert found.entry == 2
    assert "made at entry 999999999" in found.remarks[0]
    assert "made at entry 2" in found.remarks[0]


def test_without_its_mark_a_file_says_what_it_needs() -> None:
    people = the_cast()
    content = marked(draft(people["manager"]), LOST, "")
    with pytest.raises(Refused) as refusal:
        asked(people["manager"], content, partnership=ANYTOWN)
    assert refusal.value.problems == (
        "The file does not say which pack it is of: the keywords in its properties, "
        "which said so, are gone.",
        "Say which it is: the partnership, the body and the month, and the version if "
        "it was issued.",
    )


def test_without_its_mark_a_draft_is_dated_by_its_trace_codes() -> None:
    people = the_cast()
    content = marked(draft(people["manager"]), LOST, "")
    correct()
    which = {"partnership": ANYTOWN, "body": BOARD, "month": DECEMBER}
    found = asked(people["manager"], content, **which)
    assert (found.is_unchanged, found.entry, found.remarks) == (True, 2, ())


def test_without_its_mark_an_issued_file_is_named_by_its_version() -> None:
    people = the_cast()
    pack = issued(people["manager"])
    content = marked(sent_out(people["board"], pack), LOST, "")
    which = {"partnership": ANYTOWN, "body": BOARD, "month": DECEMBER}
    found = asked(people["board"], content, version=1, **which)
    assert (found.is_unchanged, found.is_frozen, found.version) == (True, True, 1)
    with pytest.raises(NotFound, match="No version 2"):
        asked(people["board"], content, version=2, **which)


def test_a_file_that_says_nothing_of_its_day_is_held_against_today() -> None:
    people = the_cast()
    content = draft(people["manager"], "pptx", paper=Paper.OVERVIEW)
    bare = without_notes(marked(content, LOST, ""))
    which = {
        "partnership": ANYTOWN,
        "body": BOARD,
        "month": DECEMBER,
        "paper": Paper.OVERVIEW,
    }
    found = asked(people["manager"], bare, **which)
    assert all("notes" in edit.where for edit in found.edits)
    assert "the pack of today" in found.remarks[0]


def without_notes(content: bytes) -> bytes:
    """The same slides, with nothing in their notes: no trace code is left."""
    show = Presentation(BytesIO(content))
    for slide in show.slides:
        slide.notes_slide.notes_text_frame.text = ""
    out = BytesIO()
    show.save(out)
    return out.getvalue()


def test_what_is_given_counts_only_where_the_mark_is_lost() -> None:
    people = the_cast()
    content = draft(people["manager"])
    found = asked(
        people["manager"],
        content,
        partnership=OTHERTOWN,
        body="board",
        month=Month(2001, 1),
        version=9,
    )
    assert (found.partnership, found.body, found.version) == (ANYTOWN, BOARD, 0)


def test_a_file_that_cannot_be_compared_is_refused_in_sentences() -> None:
    people = the_cast()
    with pytest.raises(Refused) as refusal:
        asked(people["manager"], b"%PDF-1.7\n")
    assert refusal.value.problems[0] == "The file is a PDF."
    assert ".pptx" in refusal.value.problems[1]
