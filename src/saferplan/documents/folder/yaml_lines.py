"""YAML read as nodes with their lines: no objects, no aliases, no guessed types.

Scalars are taken by the type of the field they fill, so that ``language: no``
is a text and ``edition: 2008`` needs no quotes.
"""

from __future__ import annotations

from typing import Any

import yaml
from yaml.reader import ReaderError

from saferplan.documents.folder.problems import Problem, Spot, quoted

DEEPEST = 12
"""The format needs five levels; far deeper is a mistake or an attack."""
NULL = "tag:yaml.org,2002:null"

BEGAN_BEFORE = ("while scanning a simple key", "while scanning a quoted scalar")
"""What began on an earlier line than the one where the parser gave up."""
CLEARER: dict[str, tuple[str, str, str]] = {
    "mapping values are not allowed": (
        "a colon where none can stand",
        "one value after the key",
        "put a text that has a colon in quotes, and line keys up with those above",
    ),
    "character '\\t'": ("a tab", "spaces", "indent with spaces only"),
    "could not find expected ':'": (
        "a line without a colon",
        "a key, a colon and a value",
        "add the colon, or indent the line if it belongs to the text above",
    ),
    "cannot start any token": (
        "a text that starts with a sign",
        "a letter, a digit or a quotation mark first",
        "put the text in quotes",
    ),
    "while scanning a quoted scalar": (
        "a quotation mark that is never closed",
        "a closing quotation mark",
        "add it at the end of the text",
    ),
    "expected <block end>": (
        "a line that does not line up with those above",
        "the same indentation",
        "begin it in the same column; put a whole text in quotes, not a part",
    ),
    "expected a single document": (
        "a second document (---)",
        "one document",
        "delete the line ---",
    ),
}
"""The parser's words, and what they mean to the person who typed the file."""


class Refused(yaml.MarkedYAMLError):
    """Something YAML allows and this format does not."""

    def __init__(self, mark: Any, found: str, expected: str, mend: str) -> None:
        super().__init__(problem=found, problem_mark=mark)
        self.words = (found, expected, mend)


class PlainLoader(yaml.SafeLoader):
    """Composes nodes only; refuses aliases, tags and deep nesting as it meets them."""

    depth = 0

    def compose_node(self, parent: Any, index: Any) -> Any:
        """The next node, unless it is of a kind this format does not have."""
        event = self.peek_event()  # type: ignore[no-untyped-call]  # stubs lack it
        mark = event.start_mark
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            raise Refused(
                mark,
                "an anchor or alias (& or *)",
                "the text itself",
                "write it out, or put a text that starts with & or * in quotes",
            )
        if getattr(event, "tag", None):
            raise Refused(
                mark,
                "a tag (!)",
                "a plain value",
                "leave it out, or put a text that starts with ! in quotes",
            )
        self.depth += 1
        if self.depth > DEEPEST:
            raise Refused(
                mark,
                f"lists or keys nested more than {DEEPEST} deep",
                "entries with keys",
                "check the brackets and the indentation",
            )
        node = super().compose_node(parent, index)
        self.depth -= 1
        return node


def compose(name: str, text: str, problems: list[Problem]) -> yaml.Node | None:
    """The node of the whole file; None when it is empty or cannot be read."""
    try:
        loader = PlainLoader(text)
        return loader.get_single_node()
    except yaml.MarkedYAMLError as error:
        problems.append(_unreadable(name, error))
    except ReaderError as error:
        line = text[: error.position].count("\n") + 1
        problems.append(_control_character(Spot(name, line)))
    return None


def is_empty(node: yaml.Node) -> bool:
    """Does nothing stand after the colon (or ``null``, or ``~``)?"""
    return isinstance(node, yaml.ScalarNode) and node.tag == NULL and node.style is None


def spot_of(name: str, node: yaml.Node, key: str = "") -> Spot:
    """Where this node starts."""
    mark = node.start_mark
    return Spot(name, mark.line + 1, str(mark.column + 1), key)


def described(node: yaml.Node) -> str:
    """What stands there, for a sentence."""
    if isinstance(node, yaml.ScalarNode):
        return quoted(node.value)
    return "a list" if isinstance(node, yaml.SequenceNode) else "keys with values"


def _unreadable(name: str, error: yaml.MarkedYAMLError) -> Problem:
    began = (error.context or "").startswith(BEGAN_BEFORE)
    mark = error.context_mark if began else error.problem_mark
    spot = Spot(name, mark.line + 1, str(mark.column + 1)) if mark else Spot(name)
    if isinstance(error, Refused):
        return spot.problem(*error.words)
    told = f"{error.context or ''} {error.problem or ''}"
    for words, sentence in CLEARER.items():
        if words in told:
            return spot.problem(*sentence)
    return spot.problem(
        "text that is not YAML",
        "keys, colons and values",
        f"check quotes, brackets and indentation near here ({error.problem})",
    )


def _control_character(spot: Spot) -> Problem:
    return spot.problem(
        "a control character", "printable text", "delete it and type the text again"
    )
