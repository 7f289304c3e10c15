"""The pages of papers: each of them, what was kept of an issue, words about figures."""

from __future__ import annotations

from datetime import date
from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from openpyxl import load_workbook

from saferplan.core.periods import Month, month
from saferplan.usecases.actor import OPERATOR
from saferplan.usecases.boards import queries
from saferplan.usecases.boards.asking_queries import blockages, variances
from saferplan.usecases.indicators.record_observation import record_observation
from saferplan.usecases.returns.commentaries import commentary_of
from tests.factories.holdings import ANYTOWN, BURGLARY
from tests.factories.plan import HELPLINE, SHEDS, with_actions
from tests.web.board_forms import (
    BOARDS,
    DECEMBER,
    PACK,
    QUESTION,
    seen,
    sent,
)
from tests.web.clients import client_of, signed_in, text_of, words_of
from tests.web.test_recording import problems

pytestmark = pytest.mark.django_db


# ------------------------------------------------------------------------------- papers
def test_every_paper_of_a_board_is_a_page_and_a_file() -> None:
    board = client_of("board")
    for paper, words in (
        ("brief", "What needs you"),
        ("overview", "What was challenged"),
        ("scrutiny", "Who set the target"),
    ):
        assert words in seen(board, f"delivery-board/2008-12/?paper={paper}")
        file = board.get(f"{PACK}pack.html?paper={paper}")
        assert words in words_of(file.content.decode())
        assert (
            f"anytown-delivery-board-2008-12-{paper}.html"
            in file.headers["Content-Disposition"]
        )
    assert board.get(f"{PACK}?paper=gossip").status_code == 404
    assert board.get(f"{BOARDS}burglary-group/2008-12/").status_code == 200


def test_what_was_kept_of_an_issue_is_shown_and_what_was_restated_since() -> None:
    manager = client_of("manager")
    manager.post(f"{PACK}issue/")
    page = seen(manager, "delivery-board/2008-12/v1/record/")
    (held,) = queries.issued_packs(OPERATOR, ANYTOWN)
    assert held.contents_hash in page
    assert "Made again just now: all" in page
    assert "No figure of it has been restated." in page
    record_observation(
        by=OPERATOR,
        partnership=ANYTOWN,
        code=BURGLARY,
        period=month(Month(2008, 9)),
        value=99,
        known_on=date(2009, 4, 3),
        reason="recount",
    )
    page = seen(manager, "delivery-board/2008-12/v1/record/")
    assert "recount" in page
    assert "Unchanged" in page
    first = manager.get(f"{PACK}v1/pack.xlsx").content
    assert first == manager.get(f"{PACK}v1/pack.xlsx").content


def test_a_workbook_edited_by_hand_is_found_out() -> None:
    manager = client_of("manager")
    manager.post(f"{PACK}issue/")
    made = manager.get(f"{PACK}v1/pack.xlsx").content
    address = f"{BOARDS}compare/"
    same = manager.post(address, {"file": SimpleUploadedFile("p.xlsx", made)})
    assert "Nothing was changed." in words_of(same.content.decode())
    book = load_workbook(BytesIO(made))
    sheet = book["Dashboard"]
    heads = [cell.value for cell in sheet[1]]
    cell = sheet.cell(row=2, column=heads.index("Latest") + 1)
    cell.value = float(cell.value) - 100
    kept = BytesIO()
    book.save(kept)
    found = manager.post(
        address, {"file": SimpleUploadedFile("p.xlsx", kept.getvalue())}
    )
    page = words_of(found.content.decode())
    assert "1 figure was changed by hand." in page
    strange = manager.post(address, {"file": SimpleUploadedFile("p.txt", b"hello")})
    assert strange.status_code == 422
    assert {name for name, _ in problems(strange)} == {"file"}


# -------------------------------------------------------------------------------- words
def test_words_about_one_indicator_are_remarked_upon_and_kept_all_the_same() -> None:
    lead = client_of("theme-lead")
    monthly = f"/{ANYTOWN}/returns/burglary-group/2008-12/"
    page = words_of(text_of(lead, monthly))
    assert "What a reader would ask back" in page
    assert "Say why" in page
    address = f"{monthly}words/{BURGLARY}/"
    answer = lead.post(address, {"why": "We are on track.", "seen": "0"}, follow=True)
    page = words_of(answer.content.decode())
    assert "Your words are kept." in page
    # It is red, and the words say the contrary: it is said, and nothing is stopped.
    assert "You write “on track”" in page
    held = commentary_of(OPERATOR, ANYTOWN, "burglary-group", DECEMBER, BURGLARY)
    assert held is not None
    assert held.why == "We are on track."
    accepting = signed_in("manager").get(f"{monthly}accept/").content.decode()
    assert "You write “on track”" in words_of(accepting)


def test_the_monthly_page_asks_for_a_scope_and_names_a_blocked_action() -> None:
    lead = client_of("theme-lead")
    with_actions()
    address = f"/{ANYTOWN}/returns/burglary-group/2008-12/"
    lead.post(
        address,
        {
            "act": "save",
            "seen": "0",
            "variance-about": f"{SHEDS}#0",
            "variance-change": "Sheds of allotments too",
            "variance-reason": "Asked for by residents",
            "variance-new_scope": "Sheds and allotments",
            "blockage-what": "No keys",
            "blockage-action": SHEDS,
        },
    )
    (asked,) = variances(OPERATOR, ANYTOWN)
    assert (asked.new_scope, asked.was_scope) == ("Sheds and allotments", "")
    (stuck,) = blockages(OPERATOR, ANYTOWN)
    assert stuck.action == SHEDS
    assert HELPLINE not in text_of(lead, address)


def test_hostile_words_are_shown_as_they_were_typed_and_do_nothing() -> None:
    chair = client_of("chair")
    nasty = '<script>alert(1)</script> "onload=x" {{ 7*7 }} ' + "w" * 1_500
    sent(chair, "challenges/ask/", **QUESTION | {"question": nasty})
    page = text_of(chair, f"{BOARDS}challenges/1/")
    assert "<script>alert" not in page
    assert "{{ 7*7 }}" in words_of(page)
    too_long = chair.post(
        f"{BOARDS}challenges/ask/", QUESTION | {"question": "w" * 2_001}
    )
    assert "2,000 letters at most" in problems(too_long)[0][1]
