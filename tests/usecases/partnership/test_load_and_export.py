"""What is loaded comes out again as it went in; nothing is added twice."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from saferplan.core.boards.pack import Branding
from saferplan.core.indicators.holdings import Holdings, Series
from saferplan.core.indicators.observation import Observation
from saferplan.core.partnership.structure import Membership
from saferplan.core.periods import Month, month
from saferplan.store import models
from saferplan.usecases.actor import OPERATOR, operator_for
from saferplan.usecases.errors import Refused
from saferplan.usecases.indicators import queries as indicator_queries
from saferplan.usecases.partnership import queries
from saferplan.usecases.partnership.difference import CHANGED_IN_FOLDER
from saferplan.usecases.partnership.export_partnership import export_partnership
from saferplan.usecases.partnership.load_partnership import Loaded, load_partnership
from tests.builders import a_row, a_target
from tests.factories.holdings import (
    ANYTOWN,
    BURGLARY,
    a_partnership,
    anytown,
    burglaries,
    deaths,
    othertown,
    repeats,
)

pytestmark = pytest.mark.django_db


def load(holdings: Holdings) -> Loaded:
    return load_partnership(holdings=holdings, by=OPERATOR, source="folder anytown")


def exported() -> Holdings:
    return export_partnership(slug=ANYTOWN, by=OPERATOR)


@pytest.mark.parametrize("holdings", [anytown(), othertown()], ids=["whole", "small"])
def test_export_gives_what_was_loaded(holdings: Holdings) -> None:
    load(holdings)
    slug = holdings.partnership.slug
    assert export_partnership(slug=slug, by=OPERATOR) == holdings


def test_load_counts_what_is_new() -> None:
    assert load(anytown()) == Loaded(
        slug=ANYTOWN,
        created=True,
        added={
            "partnership": 1,
            "organisations": 3,
            "bodies": 4,
            "memberships": 2,
            "plan": 1,
            "indicators": 3,
            "observations": 16,
            "targets": 4,
            "baselines": 1,
        },
        entry=1,
    )


def test_load_twice_adds_nothing_and_makes_no_entry() -> None:
    load(anytown())
    again = load(anytown())
    assert again == Loaded(slug=ANYTOWN, created=False, added={}, entry=1)
    assert models.LedgerEntry.objects.count() == 1
    assert again.told == "anytown: nothing new."


def test_load_tells_what_is_new_in_a_sentence() -> None:
    assert load(othertown()).told == (
        "othertown: made, with 1 description of itself, 1 indicator and 2 observations."
    )


def with_row(row: Observation) -> Holdings:
    """The partnership with one more observation of burglaries."""
    held = burglaries()
    more = replace(held, observations=(*held.observations, row))
    return anytown(more, repeats(), deaths())


def test_load_of_one_new_row_adds_that_row_alone() -> None:
    load(anytown())
    row = a_row(month(Month(2009, 1)), 29)
    loaded = load(with_row(row))
    assert (loaded.added, loaded.entry) == ({"observations": 1}, 2)
    assert exported() == with_row(row)


def test_load_of_a_changed_row_keeps_both_and_the_later_counts() -> None:
    load(anytown())
    held = burglaries()
    changed = replace(held.observations[0], value=99)
    given = replace(held, observations=(changed, *held.observations[1:]))
    assert load(anytown(given, repeats(), deaths())).added == {"observations": 1}
    series = exported().of(BURGLARY)
    assert series is not None
    told = replace(changed, reason=CHANGED_IN_FOLDER)
    assert series.observations == (*held.observations, told)
    line = indicator_queries.standing(
        actor=OPERATOR, partnership=ANYTOWN, as_at=date(2008, 4, 30)
    ).lines[0]
    assert line.position.figure.value == 99


def test_load_of_what_was_there_before_a_correction_puts_it_back() -> None:
    load(anytown())
    changed = replace(burglaries().observations[0], value=99)
    rest = burglaries().observations[1:]
    corrected = replace(burglaries(), observations=(changed, *rest))
    load(anytown(corrected, repeats(), deaths()))
    assert load(anytown()).added == {"observations": 1}
    assert load(anytown()).added == {}


def test_load_leaves_what_the_folder_leaves_out() -> None:
    load(anytown())
    assert load(anytown(burglaries())).added == {}
    assert exported() == anytown()


def test_load_of_a_changed_definition_is_its_next_version() -> None:
    load(anytown())
    renamed = replace(burglaries().indicator, title="Burglary, home")
    given = anytown(replace(burglaries(), indicator=renamed), repeats(), deaths())
    assert load(given).added == {"indicators": 1}
    assert load(given).added == {}
    series = exported().of(BURGLARY)
    assert series is not None
    assert series.indicator == replace(renamed, version=2)


def change_area(held: Holdings) -> Holdings:
    return replace(held, partnership=replace(held.partnership, area="All of it"))


def end_a_seat(held: Holdings) -> Holdings:
    seat = held.partnership.memberships[1]
    ended = replace(seat, valid_to=date(2009, 1, 1))
    seats = (held.partnership.memberships[0], ended)
    return replace(held, partnership=replace(held.partnership, memberships=seats))


def rename_a_body(held: Holdings) -> Holdings:
    first, *rest = held.partnership.bodies
    bodies = (replace(first, local_name="The Board"), *rest)
    return replace(held, partnership=replace(held.partnership, bodies=bodies))


def swap_organisations(held: Holdings) -> Holdings:
    first, second, third = held.partnership.organisations
    changed = replace(held.partnership, organisations=(second, first, third))
    return replace(held, partnership=changed)


def change_the_plan(held: Holdings) -> Holdings:
    assert held.plan is not None
    return replace(held, plan=replace(held.plan, themes=()))


@pytest.mark.parametrize(
    ("change", "added"),
    [
        (change_area, {"partnership": 1}),
        (end_a_seat, {"memberships": 1}),
        (rename_a_body, {"bodies": 1}),
        (swap_organisations, {"organisations": 2}),
        (change_the_plan, {"plan": 1}),
    ],
)
def test_load_of_changed_structure_is_a_new_version(
    change: Callable[[Holdings], Holdings], added: dict[str, int]
) -> None:
    load(anytown())
    assert load(change(anytown())).added == added
    assert exported() == change(anytown())
    then = queries.structure(OPERATOR, ANYTOWN, entry=1)
    assert then == a_partnership()
    assert queries.plan(OPERATOR, ANYTOWN, entry=1) == anytown().plan


def test_load_of_a_changed_target_is_a_row_of_its_ledger() -> None:
    load(anytown())
    later = a_target(350, known_on=date(2009, 5, 1), reason="funding cut")
    given = replace(burglaries(), targets=(*burglaries().targets, later))
    assert load(anytown(given, repeats(), deaths())).added == {"targets": 1}
    assert exported().of(BURGLARY) == given


def test_load_keeps_the_lines_of_the_file() -> None:
    load_partnership(
        holdings=othertown(), by=OPERATOR, source="x", lines={BURGLARY: (2, 3)}
    )
    lines = models.ObservationRow.objects.order_by("pk").values_list("line", flat=True)
    assert list(lines) == [2, 3]


def test_load_keeps_the_look_until_it_changes() -> None:
    look = Branding(colour="#123456", logo=b"<svg/>", logo_type="svg")
    kept = load_partnership(
        holdings=othertown(), by=OPERATOR, source="x", branding=look
    )
    assert kept.added["branding"] == 1
    assert load(othertown()).added == {}
    assert queries.branding(OPERATOR, "othertown") == look


def test_load_of_a_seat_twice_is_refused_and_nothing_is_written() -> None:
    seat = Membership(organisation="police", body="board", capacity="chair")
    twice = replace(a_partnership(), memberships=(seat, seat))
    with pytest.raises(Refused, match="stands there twice"):
        load(replace(anytown(), partnership=twice))
    assert models.PartnershipRow.objects.count() == 0


def test_load_leaves_an_entry_that_says_who_and_what() -> None:
    by = operator_for("ann")
    load_partnership(holdings=anytown(), by=by, source="folder anytown")
    logged = queries.log(OPERATOR, ANYTOWN)[0]
    assert (logged.account, logged.on_behalf_of) == ("operator", "ann")
    assert (logged.what, logged.source) == ("load_partnership", "folder anytown")
    assert logged.detail["added"]["observations"] == 16


def test_series_without_rows_comes_out_again() -> None:
    bare = Series(indicator=deaths().indicator)
    load(anytown(bare))
    assert exported() == anytown(bare)
