"""Elements of Office files, by their names without vocabularies.

The same element has one name in Office's own files, in those that keep strictly to
the standard, and in those of other programs; only its vocabulary differs.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any


def local(element: Any) -> str:
    """The name of an element without its vocabulary; empty for what is none."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def attribute(element: Any, name: str, otherwise: str = "") -> str:
    """An attribute by its name without vocabulary; that without one comes first."""
    plain = element.get(name)
    if plain is not None:
        return str(plain)
    ending = f"}}{name}"
    for key, value in element.attrib.items():
        if key.endswith(ending):
            return str(value)
    return otherwise


def linked(element: Any, name: str = "id") -> str:
    """The name of the link that this element follows, which has a vocabulary."""
    ending = f"/relationships}}{name}"
    for key, value in element.attrib.items():
        if key.endswith(ending):
            return str(value)
    return ""


def child(element: Any, *path: str) -> Any:
    """The first element along this path of names, or None."""
    for name in path:
        element = next((one for one in element if local(one) == name), None)
        if element is None:
            return None
    return element


def every(element: Any, *names: str) -> Iterator[Any]:
    """All elements under this one with one of these names, in order."""
    return (one for one in element.iter() if local(one) in names)


def text_of(element: Any) -> str:
    """The text of an element itself."""
    return element.text or ""


def is_on(element: Any) -> bool:
    """Is this switch on? One that is absent is not, one without a value is."""
    if element is None:
        return False
    return attribute(element, "val", "1") not in ("0", "false", "off", "none")
