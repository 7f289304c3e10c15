"""What a command found, on the screen or in a pipe: a table, JSON or CSV."""

from __future__ import annotations

import csv
import json
import sys
from collections.abc import Callable, Sequence
from enum import StrEnum
from typing import Any

Found = dict[str, Any]
"""One object, with the keys that documents/json gave it."""


class Format(StrEnum):
    """How a command prints what it found."""

    TABLE = "table"
    JSON = "json"
    CSV = "csv"


def print_objects(objects: Sequence[Found], output: Format) -> None:
    """Print whole objects for other programs: as a JSON array, or as CSV."""
    if output is Format.JSON:
        # NaN is no JSON: better to fail than to print it.
        text = json.dumps(list(objects), ensure_ascii=False, indent=2, allow_nan=False)
        print(text)
    else:
        _print_csv(objects)


def _print_csv(objects: Sequence[Found]) -> None:
    if not objects:
        return
    writer = csv.writer(sys.stdout, lineterminator="\n")
    writer.writerow(objects[0])
    for one in objects:
        writer.writerow([_cell(value) for value in one.values()])


def _cell(value: Any) -> Any:
    if isinstance(value, (list, dict)):
        return json.dumps(value, ensure_ascii=False, allow_nan=False)
    return "" if value is None else value


def print_table(headings: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    """Columns as wide as they need; the last may run on."""
    widths = [
        max(len(line[at]) for line in [headings, *rows]) for at in range(len(headings))
    ]
    rule = ["-" * width for width in widths]
    for line in [headings, rule, *rows]:
        cells = [text.ljust(width) for text, width in zip(line, widths, strict=True)]
        print("  ".join(cells).rstrip())


def print_listed(
    objects: Sequence[Found],
    output: Format,
    headings: Sequence[str],
    row: Callable[[Found], Sequence[Any]],
    nothing: str,
) -> None:
    """Print a list as it is asked for; as a table, ``nothing`` where it is empty."""
    if output is not Format.TABLE:
        print_objects(objects, output)
    elif objects:
        print_table(headings, [[shown(cell) for cell in row(one)] for one in objects])
    else:
        print(nothing)


def shown(value: Any) -> str:
    """A value in a table, on one line; nothing for what does not apply."""
    return " ".join(str(value).split()) if value is not None else ""


def shortened(text: str, most: int = 48) -> str:
    """A text cut to what a column can hold; it is whole in the other formats."""
    return text if len(text) <= most else f"{text[: most - 1].rstrip()}…"


def print_facts(facts: Sequence[tuple[str, Any]]) -> None:
    """Print what is known of one thing, a line each; what is empty is left out."""
    for name, value in facts:
        if value:
            print(f"{name}: {value}")
