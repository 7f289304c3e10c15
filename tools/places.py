"""Where things are in a checkout."""

from __future__ import annotations

from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
PYTHON = VENV / "bin" / "python"
NODE_MODULES = ROOT / "node_modules"
STYLES = ROOT / "src" / "saferplan" / "web" / "styles"
ASSETS = ROOT / "src" / "saferplan" / "web" / "assets"
