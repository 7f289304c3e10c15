"""Spreadsheets from drop to dashboard, with the figures listed by hand."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from django.db import transaction

from saferplan.core.indicators.observation import Observation
from saferplan.core.indicators.vocabulary import Marker, Missing
from saferplan.core.periods import Month, month
from saferplan.core.returns.history.mapping import Choice, Mapping, Use
from saferplan.store import models, reading, writing
from saferplan.store.additions import Additions, Rows
from saferplan.usecases.actor import Actor
from saferplan.usecases.errors import NotFound, NotPermitted, Refused
from saferplan.usecases.indicators import queries
from saferplan.usecases.indicators.trace_figure import trace_figure
from saferplan.usecases.plan.queries import actions
from saferplan.usecases.returns.history_upload import upload_history, uploaded_history
from saferplan.usecases.returns.load_history import (
    load_history,
    preview_history,
)
from saferplan.usecases.returns.source_file import SourceFile
from tests.cast import the_cast
from tests.examples.spreadsheets import (
    ALCOHOL,
    ASB,
    CASES,
    DIVERSION,
    ENTRANTS,
    REPEATS,
    action_plan,
    partners,
    performance,
    published,
)
from tests.factories.holdings import ANYTOWN, OTHERTOWN

pytestmark = pytest.mark.django_db
KNOWN = date(2009, 4, 30)
REASON = {"reason": "the year was closed"}
AT = {"partnership": ANYTOWN, "known_on": KNOWN}


@pytest.fixture
def manager() -> Actor:
    return the_cast()["manager"]


def a_file(content: bytes, name: str = "performance.xlsx") -> SourceFile:
    return SourceFile(name=name, content=content)


def values_of(manager: Actor, code: str) -> dict[str, float | None]:
    series = queries.ledger(actor=manager, partnership=ANYTOWN, code=code)
    return {row.period.code: row.value for row in series.observations}


def test_the_preview_says_what_was_understood_and_writes_nothing(
    manager: Actor,
) -> None:
    before = models.LedgerEntry.objects.count()
    read = preview_history(manager, ANYTOWN, a_file(performance()))
    assert read.understood.sentence == (
        "We found 5 indicators over 24 months in 2 sheets; 5 derived rows agree, 1 "
        "does not; 4 cells need a look."
    )
    assert models.LedgerEntry.objects.count() == before


def test_the_plan_s_two_wrong_percentages_are_told_with_their_cause(
    manager: Actor,
) -> None:
    read = preview_history(manager, ANYTOWN, a_file(performance()))
    wrong = [d for c in read.understood.comparisons for d in c.differences]
    assert [(d.sheet, d.cell, d.printed, d.recomputed) for d in wrong] == [
        ("2008-09", "I16", "26.3%", "28.6%"),
        ("2008-09", "J16", "30.8%", "29.9%"),
    ]
    assert {d.cause for d in wrong} == {
        "divided by the row “MARAC: Cumulative target”, "
        "not by “MARAC: Cumulative cases”"
    }


def test_cells_that_need_a_look_are_named(manager: Actor) -> None:
    read = preview_history(manager, ANYTOWN, a_file(performance()))
    found = {(m.sheet, m.cell, m.rule) for m in read.understood.to_look_at}
    assert found == {
        ("2008-09", "D6", "sign_in_cell"),
        ("2008-09", "K6", "jump"),
        ("2008-09", "M6", "not_a_number"),
        ("2008-09", "F14", "unlike_share"),
    }


def test_months_across_become_history(manager: Actor) -> None:
    loaded = load_history(by=manager, file=a_file(performance()), **AT, **REASON)
    assert loaded.indicators
    codes = {key: choice.code for key, choice in _rows(manager).items()}
    cases = values_of(manager, codes["marac: cases heard"])
    assert list(cases.values()) == list(CASES)
    assert next(iter(cases)) == "2008-04"
    shares = queries.ledger(
        actor=manager, partnership=ANYTOWN, code=codes["marac: repeat cases"]
    ).observations
    new = [row for row in shares if Marker.BACK_LOADED in row.markers]
    pairs = [(row.numerator, row.denominator) for row in new]
    assert pairs == list(zip(REPEATS, CASES, strict=True))
    assert {row.known_on for row in new} == {KNOWN}


def _rows(manager: Actor) -> dict[str, Choice]:
    return dict(preview_history(manager, ANYTOWN, a_file(performance())).mapping.rows)


def test_derived_rows_are_never_stored(manager: Actor) -> None:
    read = preview_history(manager, ANYTOWN, a_file(performance()))
    derived = {t.key for t in read.understood.threads if t.role.is_derived}
    assert derived == {
        "total acquisitive crime",
        "marac: cumulative cases",
        "marac: cumulative repeats",
        "marac: % repeats",
    }
    assert {read.mapping.rows[key].use for key in derived} == {Use.LEAVE_OUT}


def test_a_path_of_targets_becomes_the_year_s_target(manager: Actor) -> None:
    load_history(by=manager, file=a_file(performance()), **AT, **REASON)
    code = _rows(manager)["marac: cumulative target"].code
    series = queries.ledger(actor=manager, partnership=ANYTOWN, code=code)
    (target,) = series.targets
    assert (target.value, target.period.code) == (244, "2008/09")
    assert target.weights == (16, 17, 16, 16, 16, 17, 16, 16, 16, 33, 32, 33)


def test_every_figure_names_its_file_sheet_and_cell(manager: Actor) -> None:
    load_history(by=manager, file=a_file(performance()), **AT, **REASON)
    cells = models.CellRow.objects.select_related("observation__indicator", "file")
    assert (
        cells.count()
        == models.ObservationRow.objects.filter(
            markers__contains=Marker.BACK_LOADED.value
        ).count()
    )
    burglary = _rows(manager)["burglary (dwelling)"].code
    found = {
        (c.observation.period_start.isoformat(), c.sheet, c.cell, c.file.name)
        for c in cells
        if c.observation.indicator.code == burglary
    }
    assert ("2007-04-01", "2007-08", "C6", "performance.xlsx") in found
    assert ("2009-03-01", "2008-09", "N6", "performance.xlsx") in found


def test_a_figure_is_traced_to_its_cell(manager: Actor) -> None:
    load_history(by=manager, file=a_file(performance()), **AT, **REASON)
    code = _rows(manager)["deliberate fires"].code
    standing = queries.standing(
        actor=manager, partnership=ANYTOWN, as_at=date(2009, 3, 31)
    )
    line = next(one for one in standing.lines if one.code == code)
    # 30 + 36 + 35 + 33 + 40 + 27 + 25 + 38 + 21 + 18 + 19 + 26
    assert line.position.figure.value == 348
    found = trace_figure(actor=manager, code=line.trace)
    assert "performance.xlsx, sheet 2008-09, cell C8" in "\n".join(found.told)
    assert found.sources[0].place == "performance.xlsx, sheet 2008-09, cell C8"


def test_the_same_file_again_adds_nothing(manager: Actor) -> None:
    load_history(by=manager, file=a_file(performance()), **AT, **REASON)
    rows = models.ObservationRow.objects.count()
    entries = models.LedgerEntry.objects.count()
    again = load_history(by=manager, file=a_file(performance()), **AT, **REASON)
    assert (again.entry, again.observations) == (0, ())
    assert models.ObservationRow.objects.count() == rows
    assert models.LedgerEntry.objects.count() == entries
    assert models.SourceFileRow.objects.count() == 1


def test_a_changed_figure_is_a_correction_and_needs_a_reason(manager: Actor) -> None:
    first = b"Indicator,Apr-07,May-07\nNoise,10,12\n"
    second = b"Indicator,Apr-07,May-07\nNoise,10,13\n"
    load_history(by=manager, file=a_file(first, "a.csv"), **AT)
    read = preview_history(manager, ANYTOWN, a_file(second, "b.csv"))
    ((correction,), new) = (read.corrections, read.new)
    assert new == ()
    assert (correction.held.value, correction.taken.observation.value) == (12, 13)
    with pytest.raises(Refused, match="give the reason"):
        load_history(by=manager, file=a_file(second, "b.csv"), **AT)
    loaded = load_history(
        by=manager, file=a_file(second, "b.csv"), reason="a late report", **AT
    )
    assert loaded.corrections == 1
    assert values_of(manager, "NOISE") == {"2007-04": 10, "2007-05": 13}
    entry = models.LedgerEntry.objects.get(
        number=loaded.entry, partnership__slug=ANYTOWN
    )
    assert [one["value"] for one in entry.detail["before"]] == [12]
    assert [one["value"] for one in entry.detail["after"]] == [13]


def test_a_correction_cannot_be_known_before_what_it_corrects(manager: Actor) -> None:
    load_history(
        by=manager, file=a_file(b"x,Apr-07,May-07\nNoise,10,12\n", "a.csv"), **AT
    )
    with pytest.raises(Refused, match="known later"):
        load_history(
            by=manager,
            partnership=ANYTOWN,
            file=a_file(b"x,Apr-07,May-07\nNoise,10,13\n", "b.csv"),
            known_on=date(2009, 1, 1),
            reason="late",
        )


def test_what_came_in_a_return_is_not_corrected_from_a_spreadsheet(
    manager: Actor,
) -> None:
    load_history(
        by=manager, file=a_file(b"x,Apr-07,May-07\nNoise,10,12\n", "a.csv"), **AT
    )
    indicator = models.IndicatorRow.objects.get(code="NOISE")
    with transaction.atomic():
        entry = writing.open_entry(
            indicator.partnership, account="x", on_behalf_of="", what="submit_return"
        )
        signed = Observation(
            period=month(Month(2007, 5)),
            value=13,
            known_on=KNOWN,
            markers=frozenset({Marker.NOT_SIGNED_OFF}),
        )
        writing.add(entry, Additions(rows={"NOISE": Rows(observations=(signed,))}))
    with pytest.raises(Refused, match=r"came in a return .* cell C2"):
        load_history(
            by=manager,
            file=a_file(b"x,Apr-07,May-07\nNoise,10,14\n", "b.csv"),
            **AT,
            **REASON,
        )
    assert list(values_of(manager, "NOISE").values()) == [10, 13]


def test_months_down_from_libreoffice_become_history(
    manager: Actor, tmp_path: Path
) -> None:
    file = a_file(partners(tmp_path), "partners.ods")
    read = preview_history(manager, ANYTOWN, file)
    assert read.understood.sentence == (
        "We found 3 indicators over 12 months in 1 sheet; 4 derived rows agree, 1 "
        "does not; no cell needs a look."
    )
    (wrong,) = [d for c in read.understood.comparisons for d in c.differences]
    # 474 without the 39 of March, which was left out.
    assert (wrong.cell, wrong.printed, wrong.recomputed) == ("C21", "435", "474")
    codes = {key: choice.code for key, choice in read.mapping.rows.items()}
    load_history(by=manager, file=file, **AT)
    incidents = values_of(manager, codes["incidents: asb incidents"])
    assert list(incidents.values()) == list(ASB)
    assert list(incidents)[-1] == "2009-03"
    levels = values_of(manager, codes["young people: in diversion"])
    assert list(levels.values()) == list(DIVERSION)


def test_published_years_become_history(manager: Actor) -> None:
    file = a_file(published(), "published.xlsx")
    read = preview_history(manager, ANYTOWN, file)
    assert read.understood.sentence.startswith("We found 5 indicators over 13 periods")
    keys = list(read.mapping.rows)
    codes = [read.mapping.rows[key].code for key in keys]
    loaded = load_history(
        by=manager, partnership=ANYTOWN, file=file, known_on=date(2025, 6, 1)
    )
    assert len(loaded.observations) == 4 * 9 + 4
    entrants = values_of(manager, codes[0])
    years = [str(year) for year in range(2016, 2025)]
    assert entrants == dict(zip(years, ENTRANTS, strict=True))
    withheld = queries.ledger(actor=manager, partnership=ANYTOWN, code=codes[3])
    states = [row.missing for row in withheld.observations]
    assert states == [None, None, *[Missing.SUPPRESSED] * 7]
    three_years = values_of(manager, codes[4])
    assert next(iter(three_years)) == "2013-04..2016-03"
    assert list(three_years.values()) == list(ALCOHOL)


def test_an_action_plan_becomes_actions(manager: Actor) -> None:
    file = a_file(action_plan(), "actions.xlsx")
    mapping = Mapping(group="burglary-group")
    loaded = load_history(by=manager, file=file, mapping=mapping, **AT)
    assert loaded.actions.startswith("2 actions added")
    first, second = actions(manager, ANYTOWN)
    assert (first.code, first.organisation, first.group) == (
        "B1",
        "police",
        "burglary-group",
    )
    assert [(m.title, m.due, m.progress.value) for m in first.milestones] == [
        ("Kits bought", date(2008, 9, 30), "done"),
        ("Two halls visited", date(2009, 3, 31), "under_way"),
    ]
    assert (second.post, second.due) == ("Highways officer", date(2009, 6, 30))


def test_what_the_user_chose_wins_and_is_kept_for_next_year(manager: Actor) -> None:
    first = a_file(b"x,Apr-07,May-07\nNoise,10,12\nLitter,1,2\n", "a.csv")
    read = preview_history(manager, ANYTOWN, first)
    noise = read.mapping.rows["noise"]
    assert noise.new is not None
    named = replace(noise.new, code="QUIET", title="Noise at night")
    chosen = Mapping(
        rows={
            "noise": Choice(use=Use.FIGURES, code="QUIET", new=named),
            "litter": Choice(),
        }
    )
    load_history(by=manager, file=first, mapping=chosen, **AT)
    later = a_file(b"x,Apr-08,May-08\nNoise,14,9\nLitter,3,4\n", "b.csv")
    loaded = load_history(by=manager, file=later, **AT)
    assert loaded.codes == ("QUIET",)
    assert list(values_of(manager, "QUIET").values()) == [10, 12, 14, 9]


def test_a_file_that_cannot_be_read_is_refused_in_sentences(manager: Actor) -> None:
    with pytest.raises(Refused, match=r"\."):
        load_history(by=manager, file=a_file(b"PK\x03\x04 nothing"), **AT)
    assert not models.SourceFileRow.objects.exists()


def test_only_manager_and_analyst_may() -> None:
    cast = the_cast()
    file = a_file(performance())
    for account in ("theme-lead", "board", "agency", "reader"):
        with pytest.raises(NotPermitted):
            load_history(by=cast[account], file=file, **AT)
    with pytest.raises(NotFound):
        preview_history(cast["outsider"], ANYTOWN, file)
    assert preview_history(cast["analyst"], ANYTOWN, file).new


def test_an_uploaded_file_is_kept_once_and_for_its_partnership_alone() -> None:
    cast = the_cast()
    file = a_file(performance())
    digest = upload_history(by=cast["manager"], partnership=ANYTOWN, file=file)
    assert upload_history(by=cast["manager"], partnership=ANYTOWN, file=file) == digest
    kept = uploaded_history(actor=cast["analyst"], partnership=ANYTOWN, digest=digest)
    assert kept.content == file.content
    whats = list(models.LedgerEntry.objects.values_list("what", flat=True))
    assert whats.count("upload_history") == 1
    with pytest.raises(NotFound):
        uploaded_history(actor=cast["outsider"], partnership=OTHERTOWN, digest=digest)
    assert reading.find_partnership(OTHERTOWN) is not None


def test_a_target_that_is_held_stays_and_the_other_is_told(manager: Actor) -> None:
    aim = ",".join(str(20 * n) for n in range(1, 13))
    heads = ",".join(f"{m}-08" for m in "Apr May Jun Jul Aug Sep Oct Nov Dec".split())
    months = f"{heads},Jan-09,Feb-09,Mar-09"
    burglaries = ",".join(["30"] * 12)
    sheet = f"Ref,x,{months}\nBURGLARY,Homes,{burglaries}\n,Homes target,{aim}\n"
    read = preview_history(manager, ANYTOWN, a_file(sheet.encode(), "aims.csv"))
    assert read.targets == ()
    (message,) = [m for m in read.messages if m.rule == "other_target"]
    # The partnership holds 360 for the year; the path here ends at 12 times 20.
    assert "is 240.00 here, and 360.00 is held" in message.found


def test_targets_of_half_a_year_set_none_and_say_so(manager: Actor) -> None:
    sheet = b"x,Apr-07,May-07\nNoise,10,12\nNoise target,9,9\n"
    read = preview_history(manager, ANYTOWN, a_file(sheet, "aims.csv"))
    assert read.targets == ()
    assert [m.cell for m in read.messages if m.rule == "no_target"] == ["A3"]
