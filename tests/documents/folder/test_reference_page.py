"""The reference page is complete and true: its example loads, its tables are ours."""

import re
from pathlib import Path

import pytest

from saferplan.core.indicators.rag import RagRule
from saferplan.core.indicators.vocabulary import (
    Aggregation,
    Marker,
    Missing,
    Polarity,
    ProfileKind,
    TargetStatus,
    ToleranceKind,
)
from saferplan.core.partnership.structure import BodyType, StatutoryRole
from saferplan.core.periods import Basis, Period
from saferplan.core.plan.priorities import LinkedPlan, Priority, Theme
from saferplan.documents.folder import read_folder, write_folder
from saferplan.documents.folder.fields import Field, fields_of
from saferplan.documents.folder.layout import FILES, NAMES, CsvFile
from tests.documents.folder.a_folder import sentences
from tests.documents.folder.test_round_trip import contents

PAGE = Path(__file__).parents[3] / "docs" / "reference" / "partnership-folder.md"
BLOCK = re.compile(r'^```\w+ title="([^"]+)"\n(.*?)^```$', re.MULTILINE | re.DOTALL)
ROW = re.compile(r"^\| `([^`]+)` \|(.*)\|([^|]*)\|$", re.MULTILINE)
NESTED = {
    "priorities": Priority,
    "themes": Theme,
    "linked_plans": LinkedPlan,
    "rule": RagRule,
}


def blocks() -> dict[str, str]:
    """The fenced blocks of the page by the file they name."""
    return dict(BLOCK.findall(PAGE.read_text(encoding="utf-8")))


def section(heading: str) -> str:
    """What stands between this heading and the next of its rank or above."""
    page = BLOCK.sub("", PAGE.read_text(encoding="utf-8"))
    found = re.search(rf"^(##+) {re.escape(heading)}\n", page, re.MULTILINE)
    assert found, heading
    following = re.search(r"^##+ ", page[found.end() :], re.MULTILINE)
    end = found.end() + following.start() if following else len(page)
    return page[found.end() : end]


def example(place: Path) -> Path:
    """The folder of the page."""
    for name in NAMES:
        (place / name).write_text(blocks()[name], encoding="utf-8", newline="\n")
    return place


def test_example_is_exactly_what_is_written_from_it(tmp_path: Path) -> None:
    folder = example(tmp_path)

    write_folder(read_folder(folder), tmp_path / "again")

    assert contents(tmp_path / "again") == {
        name: text.encode() for name, text in blocks().items() if name in NAMES
    }


def test_example_holds_what_the_page_says_about_it(tmp_path: Path) -> None:
    first, second = read_folder(example(tmp_path)).series

    assert [o.value for o in first.observations] == [31, 33, 28, None, 385]
    assert [o.is_forecast for o in first.observations] == [False] * 4 + [True]
    assert (second.observations[0].numerator, second.observations[0].denominator) == (
        4,
        13,
    )
    assert [t.percent_of_change for t in first.targets] == [None, -5]


def test_sentences_of_the_page_are_those_of_its_mistakes(tmp_path: Path) -> None:
    folder = example(tmp_path)
    for name, old, new in (
        ("bodies.yaml", "parent: partnership-board", "parent: partnership-bord"),
        ("observations.csv", "2008-04,31", "2008-04,twelve"),
        ("observations.csv", "provisional,2008-06-10", "provisional,10/06/2008"),
    ):
        text = (folder / name).read_text(encoding="utf-8")
        assert text.count(old) == 1
        (folder / name).write_text(text.replace(old, new), encoding="utf-8")

    assert sentences(folder) == blocks()["problems"].splitlines()


def all_fields() -> dict[str, dict[str, Field]]:
    """Heading to the keys or columns that must be in its table."""
    files = {
        file.name: file.fields
        if isinstance(file, CsvFile)
        else {f.name: f for f in file.fields}
        for file in FILES
    }
    nested = {
        name: {f.name: f for f in fields_of(kind)} for name, kind in NESTED.items()
    }
    return {**files, **nested}


@pytest.mark.parametrize("heading", [*NAMES, *NESTED])
def test_table_has_every_key_in_order_and_says_which_are_needed(heading: str) -> None:
    rows = ROW.findall(section(heading).partition("| aggregation |")[0])

    assert [(name, left_out.strip() == "needed") for name, _, left_out in rows] == [
        (name, field.is_required) for name, field in all_fields()[heading].items()
    ]


@pytest.mark.parametrize(
    ("heading", "key"),
    [
        ("partnership.yaml", "nation"),
        ("partnership.yaml", "language"),
        ("memberships.yaml", "capacity"),
        ("linked_plans", "level"),
        ("indicators.yaml", "frequency"),
        ("indicators.yaml", "year_starts"),
        ("indicators.yaml", "multiplier"),
        ("indicators.yaml", "lag_days"),
        ("indicators.yaml", "digits"),
        ("indicators.yaml", "version"),
        ("rule", "tolerance"),
        ("rule", "kind"),
        ("targets.csv", "status"),
        ("targets.csv", "profile"),
    ],
)
def test_value_assumed_is_the_one_the_page_names(heading: str, key: str) -> None:
    said = {
        name: left_out.strip() for name, _, left_out in ROW.findall(section(heading))
    }
    default = all_fields()[heading][key].default

    assert said[key] == (f"{default:g}" if isinstance(default, float) else str(default))


@pytest.mark.parametrize(
    ("heading", "key", "words"),
    [
        ("organisations.yaml", "role", StatutoryRole),
        ("bodies.yaml", "type", BodyType),
        ("indicators.yaml", "polarity", Polarity),
        ("observations.csv", "state", Missing),
        ("observations.csv", "markers", Marker),
        ("targets.csv", "status", TargetStatus),
        ("targets.csv", "profile", ProfileKind),
        ("rule", "kind", ToleranceKind),
    ],
)
def test_vocabulary_is_listed_whole(heading: str, key: str, words: type) -> None:
    told = {name: text for name, text, _ in ROW.findall(section(heading))}

    assert re.findall(r"`([^`]+)`", told[key]) == [word.value for word in words]


def test_table_of_periods_names_every_basis_and_its_codes_can_be_read() -> None:
    rows = ROW.findall(section("Periods"))
    codes = {name: code.strip().strip("`") for name, _, code in rows}

    assert list(codes) == [basis.value for basis in Basis]
    assert {n: Period.parse(n, code).code for n, code in codes.items()} == codes


def test_table_of_aggregations_is_whole() -> None:
    _, _, table = section("indicators.yaml").partition("| aggregation |")

    assert re.findall(r"^\| `(\w+)`", table, re.MULTILINE) == list(Aggregation)


def test_table_of_files_is_whole() -> None:
    page = PAGE.read_text(encoding="utf-8").partition("## A small example")[0]

    assert [row[0] for row in ROW.findall(page)] == list(NAMES)
