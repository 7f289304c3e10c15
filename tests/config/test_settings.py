"""The settings as each place gets them, each read by a process of its own."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from django.conf import settings
from django.test import Client

READ = (
    "import json; from django.conf import settings as s; "
    "print(json.dumps([s.DEBUG, s.SESSION_COOKIE_SECURE, s.CSRF_COOKIE_SECURE, "
    "s.ALLOWED_HOSTS, s.SECRET_KEY, str(s.HOME)]))"
)


def read(home: Path, **environ: str) -> subprocess.CompletedProcess[str]:
    """The settings as a new process reads them, with this environment alone."""
    return subprocess.run(
        [sys.executable, "-c", READ],
        capture_output=True,
        text=True,
        env={
            "DJANGO_SETTINGS_MODULE": "saferplan.config.settings",
            "SAFERPLAN_HOME": str(home),
            **environ,
        },
    )


def test_settings_of_a_plain_start_are_for_this_machine_alone(tmp_path: Path) -> None:
    found = json.loads(read(tmp_path).stdout)
    assert found[:4] == [False, False, False, ["localhost", "127.0.0.1", "[::1]"]]
    assert found[5] == str(tmp_path)


def test_settings_of_two_starts_have_one_key(tmp_path: Path) -> None:
    first, second = (json.loads(read(tmp_path).stdout) for _ in range(2))
    assert first[4] == second[4]


def test_settings_in_production_send_cookies_over_https_alone(tmp_path: Path) -> None:
    made = read(
        tmp_path, SAFERPLAN_PRODUCTION="1", SAFERPLAN_HOSTS="plan.anytown.gov.uk"
    )
    found = json.loads(made.stdout)
    assert found[:4] == [False, True, True, ["plan.anytown.gov.uk"]]


@pytest.mark.parametrize(
    ("environ", "words"),
    [
        ({"SAFERPLAN_PRODUCTION": "1"}, "set SAFERPLAN_HOSTS"),
        (
            {"SAFERPLAN_PRODUCTION": "1", "SAFERPLAN_DEBUG": "1"},
            "leave it out in production",
        ),
        ({"DATABASE_URL": "nonsense"}, "DATABASE_URL must be written like"),
    ],
)
def test_settings_that_cannot_be_say_how_to_mend_them(
    tmp_path: Path, environ: dict[str, str], words: str
) -> None:
    made = read(tmp_path, **environ)
    assert made.returncode == 1
    assert words in made.stderr


def test_security_policy_allows_nothing_inline() -> None:
    allowed = settings.CONTENT_SECURITY_POLICY["DIRECTIVES"]
    assert allowed["default-src"] == ["'none'"]
    sources = {source for held in allowed.values() for source in held}
    assert sources == {"'none'", "'self'", "data:"}


@pytest.mark.django_db
def test_every_page_carries_the_headers(client: Client) -> None:
    answer = client.get("/sign-in/")
    assert answer.headers["X-Frame-Options"] == "DENY"
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert "default-src 'none'" in answer.headers["Content-Security-Policy"]
    assert "camera=()" in answer.headers["Permissions-Policy"]


@pytest.mark.django_db
def test_page_asks_for_an_account_unless_it_says_otherwise(client: Client) -> None:
    answer = client.get("/anytown/")
    assert answer.status_code == 302
    assert answer.headers["Location"] == "/sign-in/?next=/anytown/"
