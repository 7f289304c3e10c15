"""Returns sent in by a program: kept, checked in the same words, and submitted."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from saferplan.core.periods import Month
from saferplan.core.returns.typed import TypedLine, TypedReturn
from saferplan.documents.returns import write_template, write_template_csv
from saferplan.store import models
from saferplan.usecases.actor import OPERATOR, resolve
from saferplan.usecases.boards.arrange_meeting import arrange_meeting
from saferplan.usecases.returns.accept_return import accept_return
from saferplan.usecases.returns.queries import one_return
from saferplan.usecases.returns.submit_return import submit_return
from saferplan.usecases.returns.writing_returns import NotReady, Overtaken
from tests.api.clients import API, an_agency, must_be, program, said
from tests.cast import the_cast
from tests.factories.holdings import ANYTOWN, BURGLARY

pytestmark = pytest.mark.django_db
HOLDER, MONTH = "burglary-group", Month(2009, 1)
RETURN = f"{API}/{ANYTOWN}/returns/{HOLDER}/{MONTH}"
# Nine months between 28 and 36: 31 is ordinary.
ORDINARY = {"code": BURGLARY, "value": 31}


def send(client: Client, status: int = 200, **sent: Any) -> Any:
    """Send this return in."""
    sent.setdefault("lines", [ORDINARY])
    response = client.post(RETURN, sent, content_type="application/json")
    return said(response, status)


def use_case(**arguments: Any) -> Any:
    return submit_return(
        by=resolve("agency"),
        partnership=ANYTOWN,
        holder=HOLDER,
        month=MONTH,
        **arguments,
    )


def typed(*lines: TypedLine) -> TypedReturn:
    return TypedReturn(lines=lines)


def test_a_return_says_what_it_asks() -> None:
    found = said(an_agency().get(RETURN))
    must_be(found, "Return")
    assert (found["state"], found["seen"]) == ("not_started", 0)
    (line,) = found["lines"]
    assert line["code"] == BURGLARY
    assert (line["period"], line["kind"]) == ("2009-01", "count")
    assert (line["last"]["period"], line["last"]["value"]) == ("2008-12", 34)
    assert set(line["typed"].values()) == {""}


def test_a_draft_is_kept_word_for_word_and_counts_for_nothing() -> None:
    client = an_agency()
    found = send(client, lines=[{"code": BURGLARY, "value": " thirty ", "remark": "?"}])
    must_be(found, "Receipt")
    assert found["submitted"] is False
    held = said(client.get(RETURN))
    assert held == found["return"]
    assert (held["state"], held["seen"]) == ("draft", 1)
    assert held["lines"][0]["typed"]["value"] == " thirty "
    assert [m["tier"] for m in held["messages"]] == ["error"]
    rows = models.ObservationRow.objects.filter(period_start=MONTH.first)
    assert not rows.exists()


def test_numbers_and_nothing_are_kept_as_their_digits() -> None:
    client = an_agency()
    line = {"code": BURGLARY, "value": 31.0, "numerator": 0.1, "remark": None}
    found = send(client, lines=[line])["return"]["lines"][0]["typed"]
    assert (found["value"], found["numerator"], found["remark"]) == ("31", "0.1", "")


def test_a_submitted_return_counts_and_is_the_agency_s() -> None:
    client = an_agency()
    found = send(client, submit=True)
    must_be(found, "Receipt")
    assert (found["submitted"], found["sent"]) == (True, [BURGLARY])
    assert (found["same"], found["waiting"]) == ([], [])
    assert found["return"]["state"] == "submitted"
    row = models.ObservationRow.objects.get(period_start=MONTH.first)
    assert (row.value, row.unsigned) == (31, True)
    assert row.entry.account.startswith("token sfp_")
    assert row.entry.on_behalf_of == "County Constabulary"
    assert row.entry.what == "submit_return"
    series = said(client.get(f"{API}/{ANYTOWN}/series/{BURGLARY}"))
    (sent,) = [r for r in series["observations"] if r["period"] == "2009-01"]
    assert (sent["value"], sent["markers"]) == (31, ["not_signed_off"])


def test_somebody_else_accepts_what_a_key_submitted() -> None:
    client = an_agency()
    send(client, submit=True)
    accept_return(
        by=resolve("manager"), partnership=ANYTOWN, holder=HOLDER, month=MONTH
    )
    held = said(client.get(RETURN))
    assert held["state"] == "accepted"
    assert [event["act"] for event in held["events"]] == ["submitted", "accepted"]


BAD = [
    pytest.param([{"code": BURGLARY, "value": "thirty"}], id="no number"),
    pytest.param([{"code": BURGLARY, "value": "310"}], id="far outside"),
    pytest.param([{"code": BURGLARY, "value": "-3"}], id="negative"),
    pytest.param([{"code": BURGLARY, "value": "31.5"}], id="half a burglary"),
    pytest.param([{"code": BURGLARY, "value": "31", "missing": "x"}], id="both"),
    pytest.param([{"code": BURGLARY, "missing": "lost"}], id="no such state"),
    pytest.param([{"code": "NO-SUCH", "value": "3"}], id="no such indicator"),
    pytest.param(
        [{"code": BURGLARY, "value": "31"}, {"code": BURGLARY, "value": "32"}],
        id="twice",
    ),
]


@pytest.mark.parametrize("lines", BAD)
def test_the_same_bad_return_is_told_in_the_words_of_the_use_case(
    lines: list[dict[str, str]],
) -> None:
    client = an_agency()
    found = send(client, 422, lines=lines, submit=True)
    with pytest.raises(NotReady) as told:
        use_case(typed=typed(*(TypedLine(**line) for line in lines)))
    words = [message.sentence for message in told.value.messages]
    assert [problem["sentence"] for problem in found["problems"]] == words
    assert words
    keys = [message.key for message in told.value.messages]
    assert [problem["key"] for problem in found["problems"]] == keys
    assert "kept as a draft" in found["error"]
    assert said(client.get(RETURN))["state"] == "draft"


def test_a_query_is_answered_under_its_key() -> None:
    client = an_agency()
    lines = [{"code": BURGLARY, "value": "310"}]
    found = send(client, 422, lines=lines, submit=True)
    queries = [p for p in found["problems"] if p["tier"] == "query"]
    assert queries
    answers = {one["key"]: "a series of sheds" for one in queries}
    done = send(client, lines=lines, submit=True, answers=answers)
    assert done["submitted"]
    assert done["return"]["answers"] == answers


def test_who_was_overtaken_is_told_so_and_nothing_is_written() -> None:
    client = an_agency()
    seen = said(client.get(RETURN))["seen"]
    send(client, seen=seen)
    found = send(client, 409, seen=seen, lines=[{"code": BURGLARY, "value": 1}])
    with pytest.raises(Overtaken) as told:
        use_case(typed=typed(TypedLine(code=BURGLARY, value="1")), seen=seen)
    assert found["error"] == str(told.value)
    assert said(client.get(RETURN))["lines"][0]["typed"]["value"] == "31"


def test_the_same_submission_twice_is_written_once() -> None:
    client = an_agency()
    send(client, submit=True)
    found = send(client, 422, submit=True)
    assert "in already" in found["error"]
    rows = models.ObservationRow.objects.filter(period_start=MONTH.first)
    assert rows.count() == 1


def test_nothing_to_submit_is_said() -> None:
    found = send(an_agency(), 422, lines=[], submit=True)
    assert found["problems"][0]["sentence"].startswith("There is nothing to submit")


def test_a_key_reports_for_its_own_agency_alone() -> None:
    client = an_agency()
    for holder in ("abuse-group", "anytown-council"):
        address = f"{API}/{ANYTOWN}/returns/{holder}/{MONTH}"
        body = {"lines": [ORDINARY]}
        posted = client.post(address, body, content_type="application/json")
        said(posted, 403)
        said(client.get(address), 403)
    assert not models.ReturnRow.objects.exists()


def test_returns_of_a_month_are_listed_with_how_far_they_have_come() -> None:
    client = an_agency()
    send(client)
    found = said(client.get(f"{API}/{ANYTOWN}/returns?month={MONTH}"))
    must_be(found, "Returns")
    states = {one["holder"]: one["state"] for one in found["returns"]}
    assert states[HOLDER] == "draft"
    assert "abuse-group" not in states
    (mine,) = [one for one in found["returns"] if one["holder"] == HOLDER]
    assert (mine["lines"], mine["given"], mine["seen"]) == (1, 1, 1)


def test_a_return_says_by_when_it_is_due() -> None:
    client = an_agency()
    assert said(client.get(RETURN))["due"] is None
    arrange_meeting(
        by=OPERATOR,
        partnership=ANYTOWN,
        body="delivery-board",
        held_on=date(2009, 2, 26),
        reports=MONTH,
    )
    # Thursday 26 February 2009: fifteen working days before it is the 5th.
    assert said(client.get(RETURN))["due"] == "2009-02-05"
    listed = said(client.get(f"{API}/{ANYTOWN}/returns?month={MONTH}"))
    assert {one["due"] for one in listed["returns"]} == {"2009-02-05"}
    assert send(client)["return"]["due"] == "2009-02-05"


def filled() -> tuple[SimpleUploadedFile, bytes]:
    """The template of the return as CSV, with 31 typed into it."""
    held = one_return(actor=OPERATOR, partnership=ANYTOWN, holder=HOLDER, month=MONTH)
    rows = write_template_csv(held.template).decode("utf-8-sig").splitlines()
    at = next(i for i, row in enumerate(rows) if row.startswith("code,"))
    column = rows[at].split(",").index("value")
    cells = rows[at + 1].split(",")
    assert cells[0] == BURGLARY
    cells[column] = "31"
    rows[at + 1] = ",".join(cells)
    content = ("\n".join(rows) + "\n").encode()
    return SimpleUploadedFile("january.csv", content), content


def test_a_filled_template_does_the_same_and_is_kept() -> None:
    client = an_agency()
    file, content = filled()
    response = client.post(f"{RETURN}/file", {"file": file, "submit": "true"})
    found = said(response)
    must_be(found, "Receipt")
    assert found["sent"] == [BURGLARY]
    assert found["return"]["events"][-1]["file"] == "january.csv"
    assert bytes(models.SourceFileRow.objects.get().content) == content
    series = said(client.get(f"{API}/{ANYTOWN}/series/{BURGLARY}"))
    (sent,) = [r for r in series["observations"] if r["period"] == "2009-01"]
    assert (sent["value"], sent["file"]) == (31, "january.csv")
    assert sent["cell"]


def test_a_file_of_another_month_is_refused_and_not_kept() -> None:
    client = an_agency()
    held = one_return(
        actor=OPERATOR, partnership=ANYTOWN, holder=HOLDER, month=Month(2009, 2)
    )
    file = SimpleUploadedFile("february.xlsx", write_template(held.template))
    found = said(client.post(f"{RETURN}/file", {"file": file}), 422)
    assert "was made for the month February 2009" in found["error"]
    assert not models.SourceFileRow.objects.exists()


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.xlsx", b"PK\x03\x04 no workbook"),
        ("a.xlsx", b""),
        ("a.exe", b"MZ"),
        ("a.csv", b"\xff\xfe\x00\x00"),
        ("a.xlsm", b"PK\x03\x04"),
    ],
)
def test_what_is_no_template_is_refused_in_a_sentence(
    name: str, content: bytes
) -> None:
    client = an_agency()
    response = client.post(
        f"{RETURN}/file", {"file": SimpleUploadedFile(name, content)}
    )
    found = said(response, 422)
    assert all(problem["sentence"] for problem in found["problems"])
    assert not models.SourceFileRow.objects.exists()


def test_a_form_has_no_other_fields() -> None:
    client = an_agency()
    file, _ = filled()
    response = client.post(f"{RETURN}/file", {"file": file, "colour": "red"})
    found = said(response, 422)
    assert found["problems"][0]["field"] == "colour"
    assert said(client.get(RETURN))["state"] == "not_started"


def test_a_reason_that_cannot_be_printed_is_refused_with_a_file_too() -> None:
    client = an_agency()
    file, _ = filled()
    sent = {"file": file, "submit": "true", "reason": "late\x00"}
    found = said(client.post(f"{RETURN}/file", sent), 422)
    assert "sign that cannot be printed" in found["error"]
    assert said(client.get(RETURN))["state"] == "not_started"


def test_a_session_may_look_at_a_return_but_not_send_it() -> None:
    the_cast()
    client = program("agency")
    assert said(client.get(RETURN))["state"] == "not_started"
    send(client, 401)
