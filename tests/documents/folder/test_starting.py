"""A new folder loads at once, says how to fill it in, and harms nothing."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from saferplan.documents.folder import read_folder
from saferplan.documents.folder.library import NATIONAL_2008, TODAY, library
from saferplan.documents.folder.starting import (
    FolderInUse,
    short_name,
    start_folder,
)

STARTS = date(2026, 4, 1)


def test_new_folder_loads_at_once_with_todays_indicators(tmp_path: Path) -> None:
    slug = start_folder("Safer Anytown Partnership", tmp_path / "anytown", STARTS)
    found = read_folder(tmp_path / "anytown")
    assert (slug, found.partnership.slug) == ("anytown", "anytown")
    assert found.partnership.name == "Safer Anytown Partnership"
    assert [s.indicator for s in found.series] == list(library(TODAY))
    assert found.plan is not None
    assert (found.plan.starts, found.plan.ends) == (STARTS, date(2029, 3, 31))


def test_every_yaml_file_begins_with_advice(tmp_path: Path) -> None:
    start_folder("Safer Anytown", tmp_path / "a", STARTS)
    heads = {
        f.name: f.read_text(encoding="utf-8")[:2]
        for f in (tmp_path / "a").glob("*.yaml")
    }
    assert set(heads.values()) == {"# "}
    assert len(heads) == 6


def test_membership_can_be_added_below_the_advice(tmp_path: Path) -> None:
    start_folder("Safer Anytown", tmp_path / "a", STARTS)
    with (tmp_path / "a" / "memberships.yaml").open("a", encoding="utf-8") as file:
        file.write("- organisation: council\n  body: delivery-board\n")
    assert len(read_folder(tmp_path / "a").partnership.memberships) == 1


def test_folder_that_holds_something_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("mine", encoding="utf-8")
    with pytest.raises(FolderInUse, match="not an empty folder"):
        start_folder("Safer Anytown", tmp_path, STARTS)
    assert [f.name for f in tmp_path.iterdir()] == ["mine.txt"]


@pytest.mark.parametrize(
    ("name", "slug"),
    [
        ("Safer Anytown Partnership", "anytown"),
        ("The Vale of Élan CSP", "vale-of-lan"),
        ("Community Safety Partnership", "community-safety-partnership"),
        ("North & West District", "north-west-district"),
    ],
)
def test_short_name_keeps_what_tells_places_apart(name: str, slug: str) -> None:
    assert short_name(name) == slug


def test_name_without_letters_is_refused() -> None:
    with pytest.raises(ValueError, match="some letters or digits"):
        short_name("???")


def test_library_holds_both_sets_with_codes_of_their_own() -> None:
    for name, least in ((TODAY, 11), (NATIONAL_2008, 12)):
        codes = [i.code for i in library(name)]
        assert len(codes) == len(set(codes)) >= least


def test_library_without_that_set_is_refused() -> None:
    with pytest.raises(ValueError, match="There is no set"):
        library("1066")
