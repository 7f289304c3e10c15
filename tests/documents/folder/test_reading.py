"""What a folder may leave to the reader, and what the reader makes of it."""

from datetime import date
from pathlib import Path

from saferplan.core.indicators.observation import Observation
from saferplan.core.indicators.rag import RagRule
from saferplan.core.indicators.targets import Baseline, Target
from saferplan.core.indicators.vocabulary import (
    Marker,
    Missing,
    ProfileKind,
    TargetStatus,
    ToleranceKind,
)
from saferplan.core.partnership.structure import Membership
from saferplan.core.periods import Month, financial_year, month, quarter
from saferplan.core.plan.priorities import Priority
from saferplan.documents.folder import read_folder
from tests.documents.folder.a_folder import SMALL, put, sentences, spoilt

ONLY = dict.fromkeys(SMALL)


def test_small_folder_is_read_as_it_says(tmp_path: Path) -> None:
    held = read_folder(put(tmp_path / "small"))

    assert held.partnership.population == 90_000
    assert held.partnership.statutory_frame == ("Crime and Disorder Act 1998",)
    assert held.partnership.organisations[1].valid_from == date(1998, 7, 31)
    assert held.partnership.memberships == (
        Membership(organisation="police", body="board"),
    )
    assert held.plan is not None
    assert held.plan.priorities == (
        Priority(slug="violence", name="Violence", group="violence-group"),
    )
    first, second = held.series
    assert second.indicator.rule == RagRule(tolerance=2.5, kind=ToleranceKind.POINTS)
    assert first.observations == (
        Observation(period=month(Month(2008, 4)), value=31, known_on=date(2008, 5, 10)),
        Observation(
            period=month(Month(2008, 5)),
            value=28,
            markers=frozenset({Marker.PROVISIONAL, Marker.ESTIMATED}),
            known_on=date(2008, 6, 10),
            source="police, by e-mail",
        ),
        Observation(
            period=month(Month(2008, 6)),
            missing=Missing.AWAITED,
            known_on=date(2008, 7, 10),
        ),
    )
    assert second.observations == (
        Observation(
            period=quarter(2008, 1),
            numerator=4,
            denominator=13,
            known_on=date(2008, 7, 10),
        ),
    )
    assert first.targets == (
        Target(
            period=financial_year(2008),
            value=400,
            profile=ProfileKind.STRAIGHT,
            known_on=date(2008, 4, 1),
            decided_by="board",
        ),
    )
    assert second.targets[0].status is TargetStatus.TO_BE_SET
    assert first.baselines == (
        Baseline(period=financial_year(2007), value=420, known_on=date(2008, 4, 20)),
    )


def test_partnership_alone_is_a_folder(tmp_path: Path) -> None:
    alone = {**ONLY, "partnership.yaml": SMALL["partnership.yaml"]}

    held = read_folder(put(tmp_path / "alone", alone))

    assert (held.plan, held.series, held.partnership.bodies) == (None, (), ())


def test_texts_need_no_quotes_whatever_they_look_like(tmp_path: Path) -> None:
    texts = (
        "slug: 2009\nname: 2009-04-01\narea: no\nvision: null\nnote:\nlanguage: 1e3\n"
    )
    alone = {**ONLY, "partnership.yaml": texts}

    partnership = read_folder(put(tmp_path / "alone", alone)).partnership

    assert partnership.slug == "2009"
    assert partnership.name == "2009-04-01"
    assert partnership.area == "no"
    assert (partnership.vision, partnership.note) == ("", "")
    assert partnership.language == "1e3"


def test_value_left_empty_is_the_default(tmp_path: Path) -> None:
    changes = spoilt(
        "indicators.yaml", "  rule:\n    tolerance: 2.5\n", "  digits: ~\n  rule:\n"
    )

    held = read_folder(put(tmp_path / "empty", {**changes, **_without_kind(changes)}))

    assert held.series[1].indicator.rule == RagRule()
    assert held.series[1].indicator.digits == 0


def _without_kind(
    changes: dict[str, str | bytes | None],
) -> dict[str, str | bytes | None]:
    text = changes["indicators.yaml"]
    assert isinstance(text, str)
    return {"indicators.yaml": text.replace("    kind: points\n", "")}


def test_columns_in_any_order_and_only_those_needed(tmp_path: Path) -> None:
    table = "value,known_on,period,basis,indicator\n31,2008-05-10,2008-04,month,AN 1\n"

    held = read_folder(put(tmp_path / "few", {"observations.csv": table}))

    assert held.series[0].observations == (
        Observation(period=month(Month(2008, 4)), value=31, known_on=date(2008, 5, 10)),
    )


def test_rows_that_excel_pads_cuts_or_leaves_empty(tmp_path: Path) -> None:
    table = (
        "indicator,basis,period,value,known_on,source,,\n"
        "AN 1,financial_year,2007/08,420,2008-04-20,,,\n"
        ",,,,,,,\n"
        "\n"
        "AN 1, financial_year ,2006/07, 430 ,2008-04-20\n"
    )

    held = read_folder(put(tmp_path / "excel", {"baselines.csv": table}))

    assert [b.value for b in held.series[0].baselines] == [420, 430]


def test_line_numbers_count_the_lines_within_a_quoted_text(tmp_path: Path) -> None:
    table = (
        "indicator,basis,period,value,known_on,source\n"
        'AN 1,financial_year,2007/08,420,2008-04-20,"one\ntwo"\n'
        "AN 1,financial_year,2006/07,many,2008-04-20,\n"
    )

    assert sentences(put(tmp_path / "long", {"baselines.csv": table})) == [
        'baselines.csv, line 4, column value: found "many", expected a number; write '
        "it in digits, for example 12."
    ]


CORRECTIONS = (
    "indicator,basis,period,value,markers,known_on,reason\n"
    "AN 1,month,2008-04,33,,2008-07-10,\n"  # known later than the next row
    "AN 1,month,2008-04,31,,2008-05-10,\n"
    "AN 1,month,2008-05,28,,2008-06-10,\n"
    "AN 1,month,2008-05,29,,2008-06-10,two crimes were counted as one\n"
    "AN 1,month,2008-05,30,forecast,2008-06-10,\n"
)


def test_corrections_and_forecasts_stand_beside_the_first_figure(
    tmp_path: Path,
) -> None:
    held = read_folder(put(tmp_path / "mended", {"observations.csv": CORRECTIONS}))

    assert [o.value for o in held.series[0].observations] == [33, 31, 28, 29, 30]


def test_counts_may_be_negative_and_estimates_and_forecasts_broken(
    tmp_path: Path,
) -> None:
    table = (
        "indicator,basis,period,value,markers,known_on\n"
        "AN 1,month,2008-04,-2,,2008-05-10\n"
        "AN 1,month,2008-05,2.5,estimated,2008-05-10\n"
        "AN 1,financial_year,2008/09,401.5,forecast,2008-05-10\n"
        "AN 2,financial_year,2008/09,28,forecast,2008-05-10\n"
    )

    held = read_folder(put(tmp_path / "odd", {"observations.csv": table}))

    assert [o.value for s in held.series for o in s.observations] == [
        -2,
        2.5,
        401.5,
        28,
    ]


def test_files_that_are_nobodys_data_are_passed_over(tmp_path: Path) -> None:
    others: dict[str, str | bytes | None] = {
        "README.md": "Ours.",
        ".DS_Store": b"\x00",
        "~$observations.xlsx": b"\x00",
        "notes.txt": "to do",
    }

    assert sentences(put(tmp_path / "small", others)) == []
