"""Values as YAML: keys in the order of the fields, defaults left out."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

import yaml

from saferplan.documents.folder.fields import (
    Field,
    Nested,
    Several,
    fields_of,
    in_order,
)
from saferplan.documents.folder.scalars import number_text

WIDTH = 88
BREAKS = frozenset("\n\r\x85\u2028\u2029")
"""Everything YAML takes for the end of a line."""


class TidyDumper(yaml.SafeDumper):
    """Indents lists under their key, and writes plain numbers and long texts."""

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:
        """Lists stand two spaces in from their key, as people write them."""
        super().increase_indent(flow, indentless=False)

    def ignore_aliases(self, data: Any) -> bool:
        """No anchors: every value is written out."""
        return True


def _number(dumper: TidyDumper, value: float) -> yaml.Node:
    text = number_text(value)
    return dumper.represent_scalar(
        f"tag:yaml.org,2002:{'float' if '.' in text else 'int'}", text
    )


def _text(dumper: TidyDumper, value: str) -> yaml.Node:
    return dumper.represent_scalar("tag:yaml.org,2002:str", value, style=_style(value))


def _style(value: str) -> str | None:
    """How a text is set: a block for paragraphs, quotes where a break needs them."""
    if BREAKS.isdisjoint(value):
        return None
    lines = value.split("\n")
    # A block keeps paragraphs readable, but not spaces at the ends of its lines.
    is_plain = all(line == line.strip() and line.isprintable() for line in lines)
    return "|" if is_plain and lines[0] and lines[-1] else '"'


TidyDumper.add_representer(float, _number)
TidyDumper.add_representer(str, _text)


def mapping_text(value: Any, own: Sequence[Field]) -> str:
    """One value as a file of keys."""
    return _dumped(plain(value, own))


def list_text(values: Iterable[Any], kind: type) -> str:
    """Values as a list, an empty line between two."""
    own = fields_of(kind)
    entries = [_dumped([plain(value, own)]) for value in values]
    return "\n".join(entries) if entries else "[]\n"


def plain(value: Any, own: Sequence[Field]) -> dict[str, Any]:
    """A value as keys with lists, texts, numbers and dates."""
    held = [(field, getattr(value, field.name)) for field in own]
    return {f.name: _plain(f, v) for f, v in held if not f.is_left_out(v)}


def _plain(field: Field, value: Any) -> Any:
    match field.shape:
        case Nested(kind, many):
            own = fields_of(kind)
            return [plain(v, own) for v in value] if many else plain(value, own)
        case Several():
            return [_bare(item) for item in in_order(value)]
        case _:
            return _bare(value)


def _bare(value: Any) -> Any:
    """A member of a vocabulary is written as its word."""
    return str(value) if isinstance(value, str) else value


def _dumped(data: Any) -> str:
    return yaml.dump(
        data, Dumper=TidyDumper, sort_keys=False, allow_unicode=True, width=WIDTH
    )
