"""From YAML nodes to entries: each key by the field it fills."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import yaml

from saferplan.documents.folder.entries import Entry
from saferplan.documents.folder.fields import Field, Nested, Several, fields_of
from saferplan.documents.folder.layout import YamlFile
from saferplan.documents.folder.problems import (
    Problem,
    Spot,
    Unreadable,
    nearest,
    offer,
    quoted,
)
from saferplan.documents.folder.scalars import TEXT, Scalar
from saferplan.documents.folder.yaml_lines import (
    NULL,
    compose,
    described,
    is_empty,
    spot_of,
)

MEANT = yaml.ScalarNode(NULL, "")
"""Stands for the value of a key that is spelt wrongly."""
UNREAD = object()
"""Stands for a value that could not be read, and about which a problem was noted."""


def read_yaml(file: YamlFile, text: str, problems: list[Problem]) -> list[Entry] | None:
    """The entries of this file; None when its outline cannot be made out."""
    before = len(problems)
    node = compose(file.name, text, problems)
    if len(problems) > before:
        return None
    if node is None or is_empty(node):
        return _nothing(file, problems)
    reading = _Reading(file.name, problems)
    if file.many:
        return reading.entries(file.kind, node, "")
    entry = reading.entry(file.kind, file.fields, node, "")
    return None if entry is None else [entry]


def _nothing(file: YamlFile, problems: list[Problem]) -> list[Entry] | None:
    if file.many:
        return []
    mend = "write one key on each line, each with a colon and a value"
    problems.append(Spot(file.name).problem("nothing", "keys with values", mend))
    return None


class _Reading:
    """One pass over one file, noting every problem it meets."""

    def __init__(self, name: str, problems: list[Problem]) -> None:
        self.name = name
        self.problems = problems

    def entries(self, kind: type, node: yaml.Node, key: str) -> list[Entry] | None:
        """A list of entries of this kind."""
        if not isinstance(node, yaml.SequenceNode):
            self._note(
                spot_of(self.name, node, key),
                described(node),
                "a list of entries",
                "start each entry with a hyphen and a space",
            )
            return None
        own = fields_of(kind)
        found = (self.entry(kind, own, item, key) for item in node.value)
        return [entry for entry in found if entry is not None]

    def entry(
        self, kind: type, own: Sequence[Field], node: yaml.Node, key: str
    ) -> Entry | None:
        """One entry of this kind, made if nothing in it is wrong."""
        spot = spot_of(self.name, node, key)
        if not isinstance(node, yaml.MappingNode):
            self._note(
                spot, described(node), "keys with values", f"write {own[0].name}: first"
            )
            return None
        before = len(self.problems)
        nodes = self._by_key(node, [field.name for field in own])
        entry = Entry(kind, spot, {}, is_whole=True, spots={})
        for field in own:
            if nodes.get(field.name) is not MEANT:
                self._fill(entry, field, nodes.get(field.name))
        entry.is_whole = len(self.problems) == before
        entry.make(self.problems)
        return entry

    def _by_key(self, node: yaml.MappingNode, known: list[str]) -> dict[str, yaml.Node]:
        found: dict[str, yaml.Node] = {}
        meant: list[str] = []
        for key, value in node.value:
            name = key.value if isinstance(key, yaml.ScalarNode) else ""
            spot = spot_of(self.name, key)
            if name not in known:
                mend = offer(name, known, f"use one of {', '.join(known)}")
                self._note(spot, _key_words(key), "a known key", mend)
                meant.append(nearest(name, known))
            elif name in found:
                line = found[name].start_mark.line + 1
                again = f"the key {quoted(name)} again (first on line {line})"
                self._note(spot, again, "each key once", "delete one of the two")
            else:
                found[name] = value
        # What a misspelt key was meant for is not missing as well.
        return dict.fromkeys(meant, MEANT) | found

    def _fill(self, entry: Entry, field: Field, node: yaml.Node | None) -> None:
        if node is None or (is_empty(node) and field.shape is not TEXT):
            self._absent(entry, field, node)
            return
        spots: tuple[Spot, ...] = (spot_of(self.name, node, field.name),)
        match field.shape:
            case Scalar() as scalar:
                value = self._scalar(scalar, node, spots[0])
            case Several(item, gather):
                value, spots = self._several(item, gather, node, spots[0])
            case Nested(kind, many):
                value = self._nested(entry, field.name, kind, many, node)
        entry.spots = {**entry.spots, field.name: spots}
        if value is not UNREAD:
            entry.fields[field.name] = value

    def _absent(self, entry: Entry, field: Field, node: yaml.Node | None) -> None:
        if not field.is_required:
            entry.fields[field.name] = field.default
            return
        spot = spot_of(self.name, node, field.name) if node else entry.spot
        found = "nothing" if node else f"no {field.name}"
        mend = f"add a line that starts with {field.name}:"
        self._note(spot, found, field.shape.expected, "write it" if node else mend)

    def _scalar(self, scalar: Scalar, node: yaml.Node, spot: Spot) -> Any:
        if not isinstance(node, yaml.ScalarNode):
            mend = "write one value after the colon; put a text with brackets in quotes"
            return self._note(spot, described(node), scalar.expected, mend)
        if is_empty(node):
            return ""
        try:
            return scalar.read(node.value)
        except Unreadable as error:
            return self._note(spot, quoted(node.value), error.expected, error.mend)

    def _several(
        self, item: Scalar, gather: Any, node: yaml.Node, spot: Spot
    ) -> tuple[Any, tuple[Spot, ...]]:
        if not isinstance(node, yaml.SequenceNode):
            mend = "write each item on a line of its own after a hyphen and a space"
            return self._note(spot, described(node), "a list", mend), (spot,)
        spots = tuple(spot_of(self.name, n, spot.key) for n in node.value)
        values = [
            self._scalar(item, n, s) for n, s in zip(node.value, spots, strict=True)
        ]
        return (UNREAD if UNREAD in values else gather(values)), spots

    def _nested(
        self, entry: Entry, name: str, kind: type, many: bool, node: yaml.Node
    ) -> Any:
        if not many:
            inner = self.entry(kind, fields_of(kind), node, name)
            return UNREAD if inner is None or inner.value is None else inner.value
        inners = self.entries(kind, node, name)
        entry.parts[name] = inners or []
        if inners is None or any(inner.value is None for inner in inners):
            return UNREAD
        return tuple(inner.value for inner in inners)

    def _note(self, spot: Spot, found: str, expected: str, mend: str) -> Any:
        self.problems.append(spot.problem(found, expected, mend))
        return UNREAD


def _key_words(key: yaml.Node) -> str:
    if isinstance(key, yaml.ScalarNode):
        return f"the key {quoted(key.value)}"
    return f"{described(key)} as a key"
