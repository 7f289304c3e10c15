"""The gate: which columns look as if they held personal data."""

from __future__ import annotations

import random

import pytest

from saferplan.core.returns.depersonalised import (
    Personal,
    is_nhs_number,
    personal_columns,
)


def kind_of(heading: str, *values: object) -> Personal | None:
    found = personal_columns([heading], [[value] for value in values])
    return found[0].kind if found else None


@pytest.mark.parametrize(
    ("heading", "kind"),
    [
        ("Name", "name"),
        ("Victim name", "name"),
        ("VICTIM_NAME", "name"),
        ("victimName", "name"),
        ("Surname", "name"),
        ("First Name", "name"),
        ("Forenames", "name"),
        ("Offender", "name"),
        ("DOB", "birth"),
        ("D.O.B.", "birth"),
        ("Date of birth", "birth"),
        ("birth_date", "birth"),
        ("Full postcode", "postcode"),
        ("Home postcode", "postcode"),
        ("Address line 1", "address"),
        ("Victim address", "address"),
        ("House number", "address"),
        ("UPRN", "uprn"),
        ("Unique Property Reference Number", "uprn"),
        ("Mobile", "phone"),
        ("Contact telephone", "phone"),
        ("E-mail", "email"),
        ("Email address", "email"),
        ("NHS number", "nhs"),
        ("NHS No.", "nhs"),
        ("NI number", "insurance"),
        ("National Insurance", "insurance"),
    ],
)
def test_heading_tells_what_stands_below(heading: str, kind: str) -> None:
    assert kind_of(heading) is Personal(kind)


@pytest.mark.parametrize(
    "heading",
    [
        "",
        "Date",
        "Time",
        "Location",
        "General postcode address",
        "Postcode",
        "Outward postcode",
        "Street name",
        "School name",
        "Ward name",
        "Name of the police station",
        "Offence",
        "Offender age band",
        "Victims",
        "Number of victims",
        "Age",
        "Birth rate",
        "Repeat",
        "Category",
        "NHS trust",
        "Hotel",
    ],
)
def test_headings_of_what_happened_are_left_alone(heading: str) -> None:
    assert kind_of(heading, "12", "x") is None


@pytest.mark.parametrize(
    ("value", "kind"),
    [
        ("PE1 1AA", "postcode"),
        ("pe11aa", "postcode"),
        ("12 High Street, Anytown, SW1A 1AA", "postcode"),
        ("somebody@example.org", "email"),
        ("call 'somebody@example.org' first", "email"),
        ("QQ 12 34 56 C", None),  # a prefix that was never given out
        ("AB123456C", "insurance"),
        ("ab 12 34 56 c", "insurance"),
        ("07700 900123", "phone"),
        ("+44 7700 900123", "phone"),
        ("(01733) 555 0", None),
        ("Mrs Smith", "name"),
        ("seen by dr Jones", "name"),
        ("100012345678", "uprn"),
        (10001234567.0, "uprn"),
        ("9434765919", "nhs"),
        ("943 476 5919", "nhs"),
        ("PE1", None),
        ("SW1A", None),
        ("2008-12-31", None),
        ("14:05", None),
        ("1,204", None),
        (5109, None),
        (True, None),
        (None, None),
        ("Bridge Street", None),
        ("2008/12345", None),
    ],
)
def test_one_value_tells_what_it_is(value: object, kind: str | None) -> None:
    assert kind_of("What", value) is (Personal(kind) if kind else None)


def test_bare_numbers_must_be_half_of_the_column() -> None:
    counts = ["12", "15", "9"]
    assert kind_of("What", "9434765919", *counts) is None
    assert kind_of("What", "9434765919", "9434765919", "12") is Personal.NHS
    assert kind_of("What", "100012345678", *counts) is None


def test_each_column_is_told_once_with_its_place() -> None:
    found = personal_columns(
        ["Date", "Postcode", "Surname"],
        [["2008-01-02", "PE1 1AA", "x"], ["2008-01-03", "PE2", "y", "07700 900123"]],
    )
    assert [(c.place, c.heading, c.kind.value, c.seen_in) for c in found] == [
        (1, "Postcode", "postcode", "values"),
        (2, "Surname", "name", "heading"),
        (3, "", "phone", "values"),
    ]


def test_what_is_found_never_holds_a_value() -> None:
    found = personal_columns(["Note"], [["Mrs Smith of PE1 1AA"]])
    assert "Smith" not in repr(found)


def checked_slowly(nine: str) -> str | None:
    """The check digit by the words of the data dictionary, a sum at a time."""
    total = 0
    for place in range(9):
        total += int(nine[place]) * (10 - place)
    digit = 11 - total % 11
    if digit == 11:
        return "0"
    return None if digit == 10 else str(digit)


def test_check_digit_of_nhs_numbers() -> None:
    draw = random.Random(20081231)  # noqa: S311 - cases of a test, no secret
    for _ in range(500):
        nine = "".join(draw.choice("0123456789") for _ in range(9))
        right = checked_slowly(nine)
        taken = {d for d in "0123456789" if is_nhs_number(nine + d)}
        assert taken == ({right} if right else set())
