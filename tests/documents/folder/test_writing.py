"""All files or none; other files are left alone; ledger numbers stay in the store."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from saferplan.core.indicators.holdings import Holdings, Series
from saferplan.core.indicators.observation import Observation
from saferplan.core.indicators.rag import RagRule
from saferplan.core.partnership.structure import Partnership
from saferplan.core.periods import Month, month
from saferplan.documents.folder import FolderProblems, read_folder, write_folder
from tests.builders import a_row, an_indicator
from tests.documents.folder.a_folder import SMALL, put
from tests.documents.folder.test_round_trip import contents

APRIL = month(Month(2008, 4))


def some_holdings(*rows: Observation, **indicator: object) -> Holdings:
    """A partnership with one indicator and these rows."""
    return Holdings(
        partnership=Partnership(slug="anytown", name="Safer Anytown", area="Anytown"),
        series=(Series(indicator=an_indicator(**indicator), observations=rows),),
    )


def test_holdings_that_cannot_be_read_back_leave_the_folder_as_it_was(
    tmp_path: Path,
) -> None:
    folder = put(tmp_path / "small")
    twice = some_holdings(a_row(APRIL, 1), a_row(APRIL, 2))

    with pytest.raises(FolderProblems) as wrong:
        write_folder(twice, folder)

    assert str(wrong.value) == (
        'observations.csv, line 3, column period: found "2008-04" a second time '
        "(first on line 2), expected one row for each period; delete one; if it is a "
        "correction, give it a later known_on, or say why in column reason."
    )
    assert contents(folder) == {n: t.encode() for n, t in SMALL.items()}
    assert [path.name for path in tmp_path.iterdir()] == ["small"]


def test_owner_that_is_not_listed_is_not_written(tmp_path: Path) -> None:
    with pytest.raises(FolderProblems, match='found "police", expected the slug'):
        write_folder(some_holdings(owner="police"), tmp_path / "new")

    assert list(tmp_path.iterdir()) == []


def test_list_where_core_has_a_tuple_is_refused(tmp_path: Path) -> None:
    odd = some_holdings(caveats=["one"])

    with pytest.raises(ValueError, match="would not read back as they are"):
        write_folder(odd, tmp_path / "new")

    assert list(tmp_path.iterdir()) == []


def test_new_folder_has_every_file_but_a_plan(tmp_path: Path) -> None:
    write_folder(some_holdings(), tmp_path / "a" / "new")

    assert {n: len(t) for n, t in contents(tmp_path / "a" / "new").items()} == {
        "partnership.yaml": len("slug: anytown\nname: Safer Anytown\narea: Anytown\n"),
        "organisations.yaml": len("[]\n"),
        "bodies.yaml": len("[]\n"),
        "memberships.yaml": len("[]\n"),
        "indicators.yaml": len(
            "- code: X1\n  title: Crimes of a kind\n  plain_title: ''\n"
            "  aggregation: sum\n  basis: year_to_date\n  polarity: lower\n"
            "  unit: crimes\n"
        ),
        "observations.csv": SMALL["observations.csv"].index("\n") + 1,
        "targets.csv": SMALL["targets.csv"].index("\n") + 1,
        "baselines.csv": SMALL["baselines.csv"].index("\n") + 1,
    }


def test_other_files_stay_and_files_without_contents_go(tmp_path: Path) -> None:
    folder = put(tmp_path / "small", {"README.md": "Ours."})
    (folder / "branding").mkdir()
    (folder / "branding" / "logo.svg").write_text("<svg/>")

    write_folder(replace(read_folder(folder), plan=None, series=()), folder)

    assert sorted(path.name for path in folder.iterdir()) == sorted(
        {*SMALL, "README.md", "branding"} - {"plan.yaml"}
    )
    assert (folder / "branding" / "logo.svg").read_text() == "<svg/>"
    assert (folder / "indicators.yaml").read_text() == "[]\n"
    assert [path.name for path in tmp_path.iterdir()] == ["small"]


def test_ledger_numbers_decide_the_order_and_are_not_written(tmp_path: Path) -> None:
    first = a_row(APRIL, 1, entry=4, identity="row-4", reason="first return")
    second = a_row(APRIL, 2, entry=9, identity="row-9", reason="counted again")

    write_folder(some_holdings(second, first), tmp_path / "new")

    (series,) = read_folder(tmp_path / "new").series
    assert series.observations == (
        replace(first, entry=0, identity=""),
        replace(second, entry=0, identity=""),
    )


def test_figures_are_written_in_plain_digits(tmp_path: Path) -> None:
    values = [12.0, 0.1, -3.0, 1e-7, 1e15, 0.30000000000000004]
    rows = [
        a_row(month(Month(2008, 4).plus(at)), value) for at, value in enumerate(values)
    ]

    write_folder(some_holdings(*rows, digits=2), tmp_path / "new")

    lines = (tmp_path / "new" / "observations.csv").read_text().splitlines()[1:]
    assert [line.split(",")[3] for line in lines] == [
        "12",
        "0.1",
        "-3",
        "0.0000001",
        "1000000000000000",
        "0.30000000000000004",
    ]


def test_paragraphs_dates_and_rules_are_written_as_people_write_them(
    tmp_path: Path,
) -> None:
    held = some_holdings(
        why_it_matters="First paragraph.\n\nSecond paragraph.",
        caveats=("one", "no"),
        rule=RagRule(tolerance=10.0),
        valid_from=date(2008, 4, 1),
    )

    write_folder(held, tmp_path / "new")

    text = (tmp_path / "new" / "indicators.yaml").read_text()
    assert text.partition("  unit: crimes\n")[2] == (
        "  why_it_matters: |-\n"
        "    First paragraph.\n"
        "\n"
        "    Second paragraph.\n"
        "  caveats:\n"
        "    - one\n"
        "    - 'no'\n"
        "  rule:\n"
        "    tolerance: 10\n"
        "  valid_from: 2008-04-01\n"
    )
