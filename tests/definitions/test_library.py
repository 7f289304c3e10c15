"""Does every entry of the definitions library load, and say all it must?"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import saferplan
from saferplan.core.indicators.definition import Indicator
from saferplan.core.indicators.vocabulary import Aggregation, Polarity
from saferplan.core.periods import Basis
from saferplan.documents.folder.layout import YamlFile
from saferplan.documents.folder.problems import Problem
from saferplan.documents.folder.yaml_entries import read_yaml
from saferplan.documents.folder.yaml_text import mapping_text

LIBRARY = Path(saferplan.__file__).parent / "definitions"
ENTRIES = sorted(
    path.relative_to(LIBRARY).with_suffix("").as_posix()
    for path in LIBRARY.rglob("*.yaml")
    if not path.parent.name.startswith("feeds-")
)
PLAN_OF_2008 = "16 17 20 21 26 30 32 33 40 47 48 111".split()
TODAY = """
asb-case-reviews asb-incidents deliberate-fires domestic-abuse-crime
drug-and-alcohol-treatment first-time-entrants fly-tipping
killed-or-seriously-injured-adjusted marac-cases marac-repeats neighbourhood-crime
proven-reoffending serious-violence shop-theft violence-with-injury
""".split()
NAMED = re.compile(r"(?:national-indicator-set-2008|today)/[a-z0-9-]+")


def entry_file(entry: str) -> Path:
    return LIBRARY / f"{entry}.yaml"


def loaded(entry: str) -> Indicator:
    problems: list[Problem] = []
    kind = YamlFile(f"{entry}.yaml", Indicator, many=False)
    found = read_yaml(kind, entry_file(entry).read_text(encoding="utf-8"), problems)
    assert [str(problem) for problem in problems] == []
    assert found is not None
    (only,) = found
    value = only.value
    assert isinstance(value, Indicator)
    return value


def test_library_holds_the_sets_of_then_and_now() -> None:
    then = [f"national-indicator-set-2008/ni{number}" for number in PLAN_OF_2008]
    now = [f"today/{name}" for name in TODAY]
    assert sorted(then + now) == ENTRIES


@pytest.mark.parametrize("entry", ENTRIES)
def test_entry_loads_and_is_complete(entry: str) -> None:
    indicator = loaded(entry)
    assert indicator.library == entry
    assert indicator.code.lower() == Path(entry).name
    for text in (
        indicator.title,
        indicator.plain_title,
        indicator.unit,
        indicator.counts,
        indicator.numerator,
        indicator.denominator,
        indicator.why_it_matters,
        indicator.source,
        indicator.geography,
    ):
        assert text
        assert text == text.strip()
    assert indicator.caveats


@pytest.mark.parametrize("entry", ENTRIES)
def test_entry_leaves_to_the_partnership_what_is_the_partnerships(entry: str) -> None:
    indicator = loaded(entry)
    assert (indicator.owner, indicator.priority, indicator.groups) == ("", "", ())


@pytest.mark.parametrize("entry", ENTRIES)
def test_entry_is_written_the_way_a_folder_is(entry: str) -> None:
    kind = YamlFile(f"{entry}.yaml", Indicator, many=False)
    text = mapping_text(loaded(entry), kind.fields)
    assert text.encode() == entry_file(entry).read_bytes()


@pytest.mark.parametrize("entry", ENTRIES)
def test_entry_names_only_entries_that_exist(entry: str) -> None:
    named = {name for c in loaded(entry).caveats for name in NAMED.findall(c)}
    assert named <= set(ENTRIES)


@pytest.mark.parametrize(
    "entry", [e for e in ENTRIES if e.startswith("national-indicator-set-2008/")]
)
def test_entry_of_2008_says_what_followed_and_how_sure_we_are(entry: str) -> None:
    caveats = loaded(entry).caveats
    assert any("Successor: " in c for c in caveats)
    assert "handbook" in caveats[-1]


@pytest.mark.parametrize("entry", [e for e in ENTRIES if e.startswith("today/")])
def test_entry_of_today_names_its_public_source(entry: str) -> None:
    assert "Public: " in loaded(entry).source


@pytest.mark.parametrize("entry", ENTRIES)
def test_entry_has_settings_that_fit_together(entry: str) -> None:
    indicator = loaded(entry)
    assert indicator.is_percentage == (indicator.unit == "%")
    if indicator.aggregation in (Aggregation.RATIO, Aggregation.SURVEY):
        assert (indicator.unit, indicator.multiplier) == ("%", 100)
    if indicator.aggregation is Aggregation.RATE:
        (per,) = re.findall(r"per ([\d,]+)", indicator.unit)
        assert float(per.replace(",", "")) == indicator.multiplier
    if indicator.aggregation is Aggregation.SUM:
        assert indicator.denominator.startswith("None")
    if indicator.basis is Basis.CALENDAR_YEAR:
        assert indicator.year_starts == 1


def test_polarity_that_readers_may_not_expect() -> None:
    """Typed from the definitions: where less is not simply better."""
    found = {e: loaded(e).polarity for e in ENTRIES}
    assert {e for e, p in found.items() if p is Polarity.HIGHER} == {
        "national-indicator-set-2008/ni21",
        "national-indicator-set-2008/ni26",
        "national-indicator-set-2008/ni40",
        "national-indicator-set-2008/ni47",
        "national-indicator-set-2008/ni48",
        "today/drug-and-alcohol-treatment",
    }
    assert {e for e, p in found.items() if p is Polarity.CONTEXT} == {
        "today/asb-case-reviews",
        "today/asb-incidents",
        "today/domestic-abuse-crime",
        "today/marac-cases",
        "today/marac-repeats",
    }
