"""The parts of the set-up that can be shown without setting anything up."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tools.check_links import broken_links
from tools.places import ASSETS
from tools.progress import SetupError
from tools.python_environment import locked_lines
from tools.stamps import is_fresh, key_of, leave

LOCK = """\
typer==0.29.2 \\
    --hash=sha256:aa
uv==0.13.9 \\
    --hash=sha256:bb \\
    --hash=sha256:cc
    # via saferplan
uvloop==1.0 \\
    --hash=sha256:dd
"""


def test_locked_lines_are_those_of_one_distribution() -> None:
    assert locked_lines(LOCK, "uv") == (
        "uv==0.13.9 \\\n    --hash=sha256:bb \\\n    --hash=sha256:cc\n"
    )


def test_locked_lines_of_what_is_not_locked_say_how_to_mend_it() -> None:
    with pytest.raises(SetupError, match="make lock"):
        locked_lines(LOCK, "granian")


def test_stamp_is_fresh_until_a_file_changes(tmp_path: Path) -> None:
    lock, stamp = tmp_path / "lock", tmp_path / "made" / "stamp"
    lock.write_text("one")
    leave(stamp, key_of("3.11", files=(lock,)))

    assert is_fresh(stamp, key_of("3.11", files=(lock,)))
    assert not is_fresh(stamp, key_of("3.12", files=(lock,)))
    lock.write_text("two")
    assert not is_fresh(stamp, key_of("3.11", files=(lock,)))


def test_stamp_that_was_never_left_is_not_fresh(tmp_path: Path) -> None:
    assert not is_fresh(tmp_path / "stamp", key_of("3.11"))


def test_broken_links_name_page_and_link(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    (tmp_path / "there.md").write_text("# A heading, `quoted`\n")
    page.write_text(
        "[good](there.md) [anchor](there.md#a-heading-quoted) [web](https://a.example)\n"
        "[gone](gone.md) [no anchor](there.md#nothing) `[code](not-a-link.md)`\n"
    )

    assert list(broken_links(page)) == [
        f"{page}: gone.md: there is no such file",
        f"{page}: there.md#nothing: there is no such heading",
    ]


def test_style_sheet_has_no_crown_no_crest_and_no_gds_typeface() -> None:
    style = (ASSETS / "govuk" / "govuk-frontend.css").read_text(encoding="utf-8")

    assert re.findall(r"url\([^)]*\)", style) == []
    assert re.findall(r"@font-face|GDS Transport", style) == []


def test_assets_hold_no_third_party_picture_or_typeface() -> None:
    assert sorted(path.name for path in ASSETS.rglob("*.*")) == [
        ".stamp",
        "LICENSE.txt",
        "govuk-frontend.css",
        "govuk-frontend.js",
    ]
