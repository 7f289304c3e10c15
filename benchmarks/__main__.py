"""``make bench``: run every benchmark, print a line each, fail if any is over."""

from __future__ import annotations

import sys

from benchmarks import dashboard, packs, positions, returns


def main() -> int:
    """Run them one after another: two at once would measure each other."""
    over = 0
    for module in (positions, dashboard, packs, returns):
        for result in module.run():
            print(result.line, flush=True)
            over += result.is_over
    return 1 if over else 0


if __name__ == "__main__":
    sys.exit(main())
