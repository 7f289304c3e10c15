"""What the environment says, and how it says what is wrong with it."""

from __future__ import annotations

import stat
from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured

from saferplan.config import environment


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1", True),
        ("yes", True),
        ("ON", True),
        ("0", False),
        ("", False),
        ("no", False),
    ],
)
def test_flag_reads_a_switch(text: str, expected: bool) -> None:
    assert environment.flag("SWITCH", {"SWITCH": text}) is expected


def test_flag_says_how_to_mend_what_is_no_switch() -> None:
    with pytest.raises(ImproperlyConfigured) as told:
        environment.flag("SWITCH", {"SWITCH": "maybe"})
    assert str(told.value) == (
        "SWITCH is 'maybe'; set it to 1 (on) or 0 (off), or leave it out."
    )


def test_words_are_separated_by_commas_or_spaces() -> None:
    assert environment.words("HOSTS", (), {"HOSTS": "a.uk, b.uk c.uk"}) == [
        "a.uk",
        "b.uk",
        "c.uk",
    ]
    assert environment.words("HOSTS", ("here",), {}) == ["here"]


def test_home_is_made_where_it_is_missing(tmp_path: Path) -> None:
    home = environment.home({"SAFERPLAN_HOME": str(tmp_path / "deep" / "home")})
    assert home == tmp_path / "deep" / "home"
    assert home.is_dir()


def test_home_that_is_a_file_is_told(tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("")
    with pytest.raises(ImproperlyConfigured, match="set it to a folder you may write"):
        environment.home({"SAFERPLAN_HOME": str(tmp_path / "taken")})


def test_secret_key_is_made_once_for_its_owner_alone(tmp_path: Path) -> None:
    first = environment.secret_key(tmp_path)
    file = tmp_path / "secret-key"
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert environment.secret_key(tmp_path) == first
    assert [path.name for path in tmp_path.iterdir()] == ["secret-key"]


def test_secret_key_that_is_too_short_is_told(tmp_path: Path) -> None:
    (tmp_path / "secret-key").write_text("abc\n")
    with pytest.raises(ImproperlyConfigured, match="delete the file"):
        environment.secret_key(tmp_path)


def test_database_without_an_address_is_a_file_at_home(tmp_path: Path) -> None:
    found = environment.database(tmp_path, {})
    assert found["NAME"] == str(tmp_path / "saferplan.sqlite3")
    assert found["OPTIONS"]["transaction_mode"] == "IMMEDIATE"


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        (
            "postgres://ann:s%40fe@db.example:5433/plan?sslmode=require",
            ("plan", "ann", "s@fe", "db.example", "5433", {"sslmode": "require"}),
        ),
        (
            "postgresql://postgres@/plan?host=/var/run/pg",
            ("plan", "postgres", "", "/var/run/pg", "", {}),
        ),
        ("postgres://[::1]/plan", ("plan", "", "", "::1", "", {})),
    ],
)
def test_database_address_of_postgresql(
    tmp_path: Path, address: str, expected: tuple[object, ...]
) -> None:
    found = environment.database(tmp_path, {"DATABASE_URL": address})
    names = ("NAME", "USER", "PASSWORD", "HOST", "PORT", "OPTIONS")
    assert tuple(found[name] for name in names) == expected


@pytest.mark.parametrize(
    "address", ["mysql://a/b", "postgres://host", "plan", "postgres://a:port/b"]
)
def test_database_address_that_cannot_be_read_is_told(
    tmp_path: Path, address: str
) -> None:
    with pytest.raises(ImproperlyConfigured, match="DATABASE_URL"):
        environment.database(tmp_path, {"DATABASE_URL": address})
