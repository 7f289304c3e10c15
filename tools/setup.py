"""Set a checkout up for work: the environment, then the front-end assets.

Run through `make setup`. A step already done from the same lock files is not done
again, so that a second run takes a moment.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

MINIMUM = (3, 11)


def use_caches_that_can_be_written() -> None:
    """Keep the installers' caches in the checkout where there is no usable home."""
    home = Path(os.environ.get("HOME") or "/nonexistent")
    if not os.access(home, os.W_OK):
        cache = Path(__file__).resolve().parent.parent / ".cache"
        os.environ.setdefault("npm_config_cache", str(cache / "npm"))
        os.environ.setdefault("UV_CACHE_DIR", str(cache / "uv"))
        os.environ.setdefault("PIP_CACHE_DIR", str(cache / "pip"))


def main() -> int:
    """Do every step that is still needed; return the exit code."""
    if sys.version_info < MINIMUM:
        found = ".".join(str(part) for part in sys.version_info[:2])
        print(
            f"Set-up stopped: saferplan needs Python 3.11 or later, this is {found}. "
            "Name another with `make setup PYTHON=python3.12`.",
            file=sys.stderr,
        )
        return 1
    # Only now: an older Python could not even read these modules.
    from tools import frontend, python_environment  # noqa: PLC0415
    from tools.progress import SetupError, fail  # noqa: PLC0415

    use_caches_that_can_be_written()
    try:
        python_environment.set_up()
        frontend.set_up()
    except SetupError as error:
        return fail(error)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
