"""tools.with_postgres: a real server for one command, and nothing left behind."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from urllib.parse import urlsplit

import psycopg
import pytest

from tools.places import ROOT

ASK = """\
import os
import psycopg

url = os.environ["DATABASE_URL"]
with psycopg.connect(url) as connection:
    (version,) = connection.execute("SHOW server_version_num").fetchone()
    (folder,) = connection.execute("SHOW data_directory").fetchone()
    (encoding,) = connection.execute("SHOW server_encoding").fetchone()
print(url, version, folder, encoding)
"""


def with_postgres(*command: str) -> subprocess.CompletedProcess[str]:
    """Run a command beside a server."""
    return subprocess.run(
        [sys.executable, "-m", "tools.with_postgres", *command],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )


def test_command_finds_a_server_that_is_gone_afterwards() -> None:
    finished = with_postgres(sys.executable, "-c", ASK)

    assert finished.returncode == 0, finished.stderr
    url, version, folder, encoding = finished.stdout.splitlines()[-1].split()
    assert int(version) >= 150_000
    assert encoding == "UTF8"
    assert urlsplit(url).hostname == "127.0.0.1"
    assert not Path(folder).parent.exists()
    with pytest.raises(psycopg.OperationalError):
        psycopg.connect(url, connect_timeout=2)


def test_exit_code_of_the_command_is_kept() -> None:
    finished = with_postgres(sys.executable, "-c", "raise SystemExit(7)")

    assert finished.returncode == 7


def test_no_command_is_bad_input() -> None:
    finished = with_postgres()

    assert finished.returncode == 2
    assert "COMMAND" in finished.stderr
