"""Does every data set of the library load, say all it must, and ask for no names?"""

from __future__ import annotations

from pathlib import Path

import pytest

import saferplan
from saferplan.core.returns.depersonalised import personal_columns
from saferplan.core.returns.feeds import (
    STATUTORY,
    FeedDefinition,
    Publishable,
    feed_from,
)
from saferplan.documents.folder.feed_library import feed_definition, feed_library
from saferplan.documents.folder.layout import YamlFile
from saferplan.documents.folder.yaml_text import mapping_text

FOLDER = Path(saferplan.__file__).parent / "definitions" / "feeds-2007-1831"
# Typed from the law's own list: who shares what.
EXPECTED = """
ambulance-calls
council-anti-social-behaviour council-racial-incidents council-road-collisions
council-school-exclusions
fire-deliberate-primary fire-deliberate-primary-vehicles fire-deliberate-secondary
fire-dwellings-without-alarm fire-violence-against-employees
health-admissions health-domestic-abuse-admissions
police-crimes police-incidents
""".split()
LIBRARY = {one.library.rpartition("/")[2]: one for one in feed_library()}


def test_library_holds_the_whole_statutory_data_set() -> None:
    assert sorted(LIBRARY) == EXPECTED
    assert sorted(path.stem for path in FOLDER.glob("*.yaml")) == EXPECTED


@pytest.mark.parametrize("name", EXPECTED)
def test_entry_is_written_the_way_a_folder_is(name: str) -> None:
    kind = YamlFile(f"{name}.yaml", FeedDefinition, many=False)
    written = mapping_text(LIBRARY[name], kind.fields)
    assert written.encode() == (FOLDER / f"{name}.yaml").read_bytes()


@pytest.mark.parametrize("name", EXPECTED)
def test_entry_says_all_it_must(name: str) -> None:
    entry = LIBRARY[name]
    assert entry.library == f"{STATUTORY}{name}"
    assert "SI 2007/1831" in entry.legal_basis
    assert entry.frequency == "quarter"
    for text in (entry.name, entry.agency, entry.records, entry.purpose):
        assert text == text.strip() != ""
    assert entry.caveats, "how sure we are"
    assert entry.publishable is not Publishable.YES


@pytest.mark.parametrize("name", EXPECTED)
def test_entry_asks_for_nothing_that_names_people(name: str) -> None:
    fields = [field.name for field in LIBRARY[name].fields]
    assert personal_columns(fields) == ()
    assert "date" in fields


@pytest.mark.parametrize("name", [n for n in EXPECTED if n.startswith("council-")])
def test_what_was_not_verified_is_said(name: str) -> None:
    assert "not verified" in LIBRARY[name].legal_basis
    assert any("not verified" in caveat for caveat in LIBRARY[name].caveats)


@pytest.mark.parametrize("name", [n for n in EXPECTED if n.startswith("health-")])
def test_health_shares_the_outward_part_of_a_postcode_alone(name: str) -> None:
    fields = {field.name for field in LIBRARY[name].fields}
    assert "outward_postcode" in fields
    assert not {"postcode", "location"} & fields


@pytest.mark.parametrize("name", EXPECTED)
def test_data_set_of_an_agency_is_made_from_it(name: str) -> None:
    feed = feed_from(LIBRARY[name], slug=name, organisation="police", owner="Analyst")
    assert feed.is_statutory
    assert feed.fields == LIBRARY[name].fields
    assert feed.retention_months is None


def test_entry_is_found_by_its_path() -> None:
    assert feed_definition("feeds-2007-1831/police-crimes") == LIBRARY["police-crimes"]
    assert feed_definition("today/shop-theft") is None
    with pytest.raises(ValueError, match="no library"):
        feed_library("today")
