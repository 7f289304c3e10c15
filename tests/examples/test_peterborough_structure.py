"""Is the partnership of the example the one the plan describes?

Typed from sections 2, 3, 5 and 6 of the plan, not from the folder.
"""

from __future__ import annotations

from datetime import date
from functools import cache
from pathlib import Path

import saferplan
from saferplan.core.indicators.holdings import Holdings
from saferplan.core.partnership.structure import BodyType, StatutoryRole
from saferplan.core.plan.priorities import Plan
from saferplan.documents.folder import read_folder

FOLDER = Path(saferplan.__file__).parent / "examples" / "peterborough-2009"

RESPONSIBLE = {
    "Cambridgeshire Constabulary",
    "Peterborough City Council",
    "NHS Peterborough",
    "Cambridgeshire Fire Authority",
    "Cambridgeshire Police Authority",
}
CO_OPERATING = {"Cambridgeshire Probation Service", "Cross Keys Homes"}
INVITED = {
    "Peterborough Racial Equality Council",
    "Drinksense",
    "Bridgegate Drug Services",
    "Victim Support",
    "Peterborough Mediation",
    "HMP Peterborough",
    "Peterborough and Fenland MIND",  # in the covering report only
}
LEADS = {
    "serious-acquisitive-crime": "Cambridgeshire Constabulary",
    "anti-social-behaviour": "Peterborough City Council",
    "domestic-abuse": "Peterborough City Council",
    "serious-sexual-violence": "NHS Peterborough",
    "violent-crime": "Cambridgeshire Constabulary",
    "road-safety": "Peterborough City Council",
    "prolific-and-priority-offenders": "Peterborough City Council",
    "finance": "Peterborough City Council",
    "adult-drug-and-alcohol": "NHS Peterborough",
}
FOCUS_AREAS = {
    "serious-acquisitive-crime": 4,  # told as text, not as a list, in the plan
    "anti-social-behaviour": 5,
    "domestic-abuse": 4,
    "serious-sexual-violence": 4,
    "violent-crime": 3,
    "road-safety": 5,
}


@cache
def holdings() -> Holdings:
    return read_folder(FOLDER)


def the_plan() -> Plan:
    plan = holdings().plan
    assert plan is not None
    return plan


def names_with(role: StatutoryRole) -> set[str]:
    return {o.name for o in holdings().partnership.organisations if o.role is role}


def test_organisations_stand_in_their_statutory_role() -> None:
    assert names_with(StatutoryRole.RESPONSIBLE_AUTHORITY) == RESPONSIBLE
    assert names_with(StatutoryRole.CO_OPERATING_BODY) == CO_OPERATING
    assert names_with(StatutoryRole.INVITEE_TO_PARTICIPATE) == INVITED


def test_all_responsible_authorities_held_that_role_when_the_plan_was_made() -> None:
    for organisation in holdings().partnership.organisations:
        if organisation.role is StatutoryRole.RESPONSIBLE_AUTHORITY:
            assert organisation.held_on(date(2009, 3, 30)), organisation.slug
            assert organisation.legal_basis, organisation.slug


def test_probation_co_operates_until_it_becomes_responsible_in_april_2010() -> None:
    probation = holdings().partnership.organisation("cambridgeshire-probation-service")
    assert probation is not None
    assert probation.held_on(date(2010, 3, 31))
    assert not probation.held_on(date(2010, 4, 1))


def test_nine_task_and_finish_groups_with_their_lead_organisation() -> None:
    partnership = holdings().partnership
    groups = partnership.bodies_of(BodyType.TASK_AND_FINISH_GROUP)
    found = {}
    for group in groups:
        organisation = partnership.organisation(group.lead_organisation)
        assert organisation is not None
        found[group.slug] = organisation.name
    assert found == LEADS
    assert all(g.purpose and len(g.duties) == 7 and g.lead_post for g in groups)


def test_who_answers_to_whom() -> None:
    parents = {b.slug: b.parent for b in holdings().partnership.bodies}
    road_partnership = "cambridgeshire-and-peterborough-road-safety-partnership"
    assert parents["delivery-board"] == "partnership-board"
    assert parents["arson-action-group"] == "anti-social-behaviour"
    assert parents["road-safety"] == road_partnership
    outside = holdings().partnership.bodies_of(BodyType.OUTSIDE_BODY)
    assert [b.slug for b in outside] == [road_partnership]
    others = set(LEADS) - {"road-safety"}
    assert {parents[slug] for slug in others} == {"delivery-board"}


def test_five_stakeholder_groups_and_none_for_road_safety() -> None:
    groups = holdings().partnership.bodies_of(BodyType.STAKEHOLDER_GROUP)
    assert {g.parent for g in groups} == {
        "serious-acquisitive-crime",
        "anti-social-behaviour",
        "domestic-abuse",
        "serious-sexual-violence",
        "violent-crime",
    }
    assert len(groups) == 5
    assert {len(g.duties) for g in groups} == {4}


def test_six_priorities_each_with_its_group_and_focus_areas() -> None:
    found = {p.slug: len(p.focus_areas) for p in the_plan().priorities}
    assert found == FOCUS_AREAS
    assert [p.group for p in the_plan().priorities] == list(FOCUS_AREAS)


def test_seven_overarching_themes_and_the_linked_plans() -> None:
    plan = the_plan()
    assert len(plan.themes) == 7
    # One national and thirteen local plans, and the two frames of section 2.
    assert [p.level for p in plan.linked_plans].count("national") == 1
    assert len(plan.linked_plans) == 1 + 13 + 2


def test_plan_covers_three_years_in_its_second_edition() -> None:
    plan = the_plan()
    assert (plan.starts, plan.ends) == (date(2008, 4, 1), date(2011, 3, 31))
    assert plan.edition == "2009-10 refresh"
