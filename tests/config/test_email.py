"""How e-mail goes out, and by which address people come."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured

from saferplan.config import environment


def test_without_a_server_each_email_is_a_file_at_home(tmp_path: Path) -> None:
    found = environment.email(tmp_path, {})
    assert found["EMAIL_BACKEND"].endswith("filebased.EmailBackend")
    assert found["EMAIL_FILE_PATH"] == str(tmp_path / "mail")
    assert found["DEFAULT_FROM_EMAIL"] == "saferplan@localhost"


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("smtp://mail.example", ("mail.example", 25, "", "", False, False)),
        ("smtp://mail.example?tls=1", ("mail.example", 587, "", "", True, False)),
        (
            "smtp://a%40b:p%2Fq@mail.example:2525?tls=yes",
            ("mail.example", 2525, "a@b", "p/q", True, False),
        ),
        ("smtps://u:p@mail.example", ("mail.example", 465, "u", "p", False, True)),
    ],
)
def test_server_is_read_from_its_address(
    tmp_path: Path, url: str, expected: tuple[object, ...]
) -> None:
    found = environment.email(
        tmp_path, {"SAFERPLAN_EMAIL_URL": url, "SAFERPLAN_EMAIL_FROM": "p@example.org"}
    )
    names = ("HOST", "PORT", "HOST_USER", "HOST_PASSWORD", "USE_TLS", "USE_SSL")
    assert tuple(found[f"EMAIL_{name}"] for name in names) == expected
    assert found["EMAIL_BACKEND"].endswith("smtp.EmailBackend")
    assert found["EMAIL_TIMEOUT"] > 0
    assert found["DEFAULT_FROM_EMAIL"] == "p@example.org"


@pytest.mark.parametrize(
    "url",
    [
        "u:s3cret@mail.example",
        "http://u:s3cret@mail.example",
        "smtp://u:s3cret@",
        "smtp://u:s3cret@mail.example:many",
        "smtp://u:s3cret@mail.example?tsl=1",
        "smtp://u:s3cret@[mail.example",
    ],
)
def test_address_that_is_none_is_told_without_its_password(
    tmp_path: Path, url: str
) -> None:
    with pytest.raises(ImproperlyConfigured) as told:
        environment.email(tmp_path, {"SAFERPLAN_EMAIL_URL": url})
    assert "must be written like smtp://" in str(told.value)
    assert "s3cret" not in str(told.value)


@pytest.mark.parametrize(
    ("settings", "hosts", "production", "expected"),
    [
        ({}, ["localhost"], False, "http://127.0.0.1:8000"),
        ({"PORT": "8123"}, ["localhost"], False, "http://127.0.0.1:8123"),
        ({}, ["plan.anytown.gov.uk"], True, "https://plan.anytown.gov.uk"),
        ({}, [".anytown.gov.uk"], True, "https://anytown.gov.uk"),
        (
            {"SAFERPLAN_ADDRESS": "https://plan.example/"},
            ["a"],
            True,
            "https://plan.example",
        ),
    ],
)
def test_links_begin_with_the_address_people_use(
    settings: dict[str, str], hosts: list[str], production: bool, expected: str
) -> None:
    assert environment.site_address(hosts, production, settings) == expected


def test_address_of_the_pages_that_is_none_is_told() -> None:
    with pytest.raises(ImproperlyConfigured, match="write it like https://"):
        environment.site_address([], False, {"SAFERPLAN_ADDRESS": "plan.example"})
