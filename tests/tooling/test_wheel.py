"""The wheel is whole: it runs without Node, without the source, from an empty home.

Its requirements are put in from the lock file first, so that `pip install` of the wheel
itself asks no registry.
"""

from __future__ import annotations

import subprocess
import sys
import time
import urllib.error
import urllib.request
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tools.check_links import project_files
from tools.places import ASSETS, ROOT, VENV
from tools.with_postgres import free_port

SOURCE = ROOT / "src"
LEFT_OUT = ("saferplan/web/styles/", "saferplan/core/ruff.toml")
START_WITHIN_SECONDS = 90

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a wheel built from this checkout."""
    folder = tmp_path_factory.mktemp("dist")
    build = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", folder]
    subprocess.run(build, cwd=ROOT, check=True, capture_output=True)
    (built,) = folder.glob("*.whl")
    return built


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the bin folder of a clean environment with the wheel in it."""
    environment = tmp_path_factory.mktemp("clean") / "venv"
    python = environment / "bin" / "python"
    steps: tuple[tuple[object, ...], ...] = (
        (sys.executable, "-m", "venv", environment),
        (
            *(VENV / "bin" / "uv", "pip", "install", "--quiet", "--python", python),
            *("--require-hashes", "-r", ROOT / "requirements.txt"),
        ),
        (python, "-m", "pip", "install", "--quiet", "--no-index", wheel),
    )
    for step in steps:
        done = subprocess.run(
            [str(word) for word in step], capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, done.stderr
    return environment / "bin"


def surroundings(installed: Path, home: Path) -> dict[str, str]:
    """Return an environment in which nothing but the clean installation is found."""
    return {
        "PATH": str(installed),
        "HOME": str(home),
        "SAFERPLAN_HOME": str(home / "saferplan"),
    }


@contextmanager
def serving(installed: Path, home: Path) -> Iterator[str]:
    """Serve from the clean installation until the block ends; yield the address."""
    address = f"http://127.0.0.1:{(port := free_port())}"
    log = home / "serve.log"
    with log.open("w") as output:
        server = subprocess.Popen(
            [installed / "saferplan", "serve", "--port", str(port)],
            cwd=home,
            env=surroundings(installed, home),
            stdout=output,
            stderr=subprocess.STDOUT,
        )
    try:
        wait_for(address, server, log)
        yield address
    finally:
        server.terminate()
        server.wait(timeout=30)


def wait_for(address: str, server: subprocess.Popen[bytes], log: Path) -> None:
    """Return when a server answers; fail with its log if it does not."""
    deadline = time.monotonic() + START_WITHIN_SECONDS
    while server.poll() is None and time.monotonic() < deadline:
        try:
            read(f"{address}/")
        except urllib.error.HTTPError:
            return
        except OSError:
            time.sleep(0.2)
        else:
            return
    pytest.fail(f"the server did not answer: {log.read_text()}")


def read(url: str) -> str:
    """Return what a page says; raise HTTPError if it is not there."""
    with urllib.request.urlopen(url, timeout=30) as answer:  # noqa: S310 - our own
        body: bytes = answer.read()
    return body.decode()


def test_wheel_holds_every_file_of_the_source_and_the_assets(wheel: Path) -> None:
    held = {
        name for name in zipfile.ZipFile(wheel).namelist() if "dist-info" not in name
    }
    source = {str(path.relative_to(SOURCE)) for path in project_files(ROOT, "src")}
    assets = {
        str(path.relative_to(SOURCE)) for path in ASSETS.rglob("*") if path.is_file()
    }

    assert held == {name for name in source | assets if not name.startswith(LEFT_OUT)}


def test_installed_wheel_gives_demo_and_serve(installed: Path, tmp_path: Path) -> None:
    demo = subprocess.run(
        [installed / "saferplan", "demo"],
        cwd=tmp_path,
        env=surroundings(installed, tmp_path),
        capture_output=True,
        text=True,
        check=False,
    )
    assert demo.returncode == 0, demo.stderr

    with serving(installed, tmp_path) as address:
        page = read(f"{address}/")
        style = read(f"{address}/static/govuk/govuk-frontend.css")

    assert "<h1" in page
    assert ".govuk-button" in style
    # A home of its own is where everything was written.
    assert sorted(path.name for path in tmp_path.iterdir()) == [
        "saferplan",
        "serve.log",
    ]
