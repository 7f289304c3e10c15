"""Every object has exactly the keys that its shape promises, in the same order."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Any

import jsonschema_rs
import pytest

from saferplan.core.boards.issued import IssuedPack
from saferplan.core.indicators.definition import FREQUENCIES
from saferplan.core.indicators.holdings import Series
from saferplan.core.indicators.series_rows import Origin, SeriesRows
from saferplan.core.indicators.vocabulary import Missing
from saferplan.core.periods import Month, month
from saferplan.core.returns.messages import Message, Tier
from saferplan.documents.json import definitions, packs, problems, series, shapes
from saferplan.documents.json.positions import position_object
from tests.builders import a_row, a_target, an_indicator
from tests.documents.brought_pack import brought_pack
from tests.documents.made_pack import made_pack

AT = datetime(2009, 1, 5, 9, 30, tzinfo=UTC)


def a_series() -> dict[str, Any]:
    row = a_row(month(Month(2008, 12)), 31, identity="observation-1")
    gone = a_row(
        month(Month(2008, 11)), missing=Missing.AWAITED, identity="observation-2"
    )
    found = SeriesRows(
        series=Series(
            indicator=an_indicator(code="A"),
            observations=(row, gone),
            targets=(a_target(360),),
        ),
        origins={
            "observation-1": Origin(
                entered_by="j.smith",
                entered_at=AT,
                file="a.xlsx",
                sheet="Crime",
                cell="F3",
            ),
            "observation-2": Origin(
                entered_by="j.smith", entered_at=AT, file="anytown", line=14
            ),
        },
    )
    return series.series_object("anytown", found)


def a_message() -> dict[str, Any]:
    return problems.message_object(
        Message(
            tier=Tier.QUERY,
            rule="jump",
            found="310 is far from 31.",
            expected="Between 20 and 45.",
            mend="Correct it, or say why.",
            code="A",
            field="value",
            sheet="Return",
            cell="F3",
        )
    )


def issued() -> dict[str, Any]:
    return packs.issued_object(
        IssuedPack(body="board", month=Month(2008, 12), version=1, cut=4, entry=5)
    )


def brought() -> dict[str, Any]:
    return packs.pack_object(brought_pack())


MADE: dict[str, tuple[Callable[[], Any], shapes.Shape]] = {
    "pack": (lambda: packs.pack_object(made_pack()), packs.PACK),
    "pack with what is brought": (brought, packs.PACK),
    "issued": (issued, packs.ISSUED),
    "series": (a_series, series.SERIES),
    "definition": (
        lambda: definitions.definition_object(an_indicator()),
        definitions.DEFINITION,
    ),
    "versions": (
        lambda: definitions.versions_object([an_indicator()]),
        definitions.VERSIONS,
    ),
    "message": (a_message, problems.PROBLEM),
    "refusal": (
        lambda: problems.refusal_object("No.", [problems.Fault(found="No.")]),
        problems.REFUSAL,
    ),
}


@pytest.mark.parametrize("name", MADE)
def test_object_has_its_shape_and_its_order(name: str) -> None:
    make, shape = MADE[name]
    made = make()
    jsonschema_rs.Draft202012Validator(shape, validate_formats=True).validate(made)
    assert list(made) == list(shape["properties"])


def test_every_position_of_a_pack_has_its_shape_and_its_order() -> None:
    validator = jsonschema_rs.Draft202012Validator(shapes.POSITION)
    for line in made_pack().lines:
        made = position_object(line.position, line.trace)
        validator.validate(made)
        assert list(made) == list(shapes.POSITION["properties"])


@pytest.mark.parametrize("name", MADE)
def test_shape_is_exact(name: str) -> None:
    make, shape = MADE[name]
    validator = jsonschema_rs.Draft202012Validator(shape)
    made = make()
    less = dict(list(made.items())[1:])
    for wrong in (made | {"more": 1}, less):
        with pytest.raises(jsonschema_rs.ValidationError):
            validator.validate(wrong)


def test_row_of_a_series_says_where_it_came_from() -> None:
    first, second = a_series()["observations"]
    assert (first["value"], first["state"]) == (31, None)
    assert (first["file"], first["sheet"], first["cell"]) == ("a.xlsx", "Crime", "F3")
    assert first["entered_at"] == "2009-01-05T09:30:00+00:00"
    assert (second["value"], second["state"]) == (None, "awaited")
    assert (second["line"], second["cell"]) == (14, None)


def test_message_is_sent_in_its_own_words() -> None:
    made = a_message()
    assert made["sentence"] == (
        "sheet Return, cell F3: 310 is far from 31. Between 20 and 45. "
        "Correct it, or say why."
    )
    assert made["key"] == "A/value/jump/310 is far from 31."


def test_definition_says_its_rule_in_numbers_and_in_words() -> None:
    made = definitions.definition_object(
        an_indicator(valid_from=date(2008, 4, 1), groups=("a", "b"))
    )
    assert made["rule"]["tolerance"] == 5
    assert made["rule"]["text"].startswith("Green: at or better than the target.")
    assert (made["valid_from"], made["groups"]) == ("2008-04-01", ["a", "b"])
    assert made["frequency"] in FREQUENCIES


def test_pack_names_what_is_behind_the_worst_first() -> None:
    pack = made_pack()
    made = packs.pack_object(pack)
    assert made["exceptions"] == [line.code for line in pack.exceptions]
    assert made["body"] == pack.body_slug
    assert made["issued_version"] is None


def test_pack_says_which_meeting_it_is_for_and_in_which_version() -> None:
    made = brought()
    assert (made["meeting"], made["meeting_place"]) == ("2009-01-22", "Town hall")
    assert made["issued_version"] == 2


def test_pack_has_what_groups_bring_each_with_its_group() -> None:
    made = brought()
    (said,), (asked,) = made["commentary"], made["variances"]
    assert (said["group"], said["month"]) == ("Burglary Group", "2008-12")
    assert said["words"]["success"] == "Three arrests at once"
    assert (asked["group"], asked["action"]) == ("Burglary Group", "B-1")
    assert (asked["milestone"], asked["decision"]) == (2, "requested")
    assert (asked["due"], asked["new_due"]) == ("2008-11-28", "2009-02-28")
    assert made["blockages"] == [
        {
            "number": 1,
            "group": "Domestic Abuse Group",
            "what": "No telephone line for the helpline",
            "would_help": "A word with the council",
            "action": None,
            "answer": "The council will ring",
            "support": None,
        }
    ]
    # Its one milestone was due on 30 November, more than a month before.
    (action,) = made["activity"]
    assert (action["state"], action["milestones"], action["late"]) == ("late", 1, 1)
    assert (action["rag"], action["reason"]) == (
        "red",
        "Overdue since 28 November 2008.",
    )


def test_pack_says_what_was_restated_by_whom_and_why() -> None:
    assert brought()["restated"] == [
        {
            "indicator": "BURGLARY",
            "name": "Burglary of homes",
            "period": "2008-09",
            "before": "37",
            "after": "40",
            "reason": "late crime reports",
            "by": "analyst",
            "when": "2009-01-09",
        }
    ]


def test_pack_has_what_is_said_about_an_indicator_with_its_line() -> None:
    (section,) = brought()["sections"]
    (line,) = section["lines"]
    assert line["commentary"]["ask"] == "Four thousand pounds for locks"
    assert line["commentary"]["by_when"] == "2009-03-15"
