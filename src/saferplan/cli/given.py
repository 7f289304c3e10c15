"""Files that a command is given, read whole or refused in a sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from saferplan.cli.ending import BadInput

if TYPE_CHECKING:
    from pathlib import Path


def bytes_of(file: Path, most: int) -> bytes:
    """What is in this file, and no more than one byte beyond ``most`` of it.

    One more than is allowed is enough to be told that it is too large.
    """
    try:
        with file.open("rb") as opened:
            return opened.read(most + 1)
    except OSError as error:
        raise BadInput(f"{file}: it cannot be read ({error.strerror}).") from None


def text_of(file: Path, most: int) -> str:
    """The text in this file, without the mark that some programs begin one with."""
    content = bytes_of(file, most)
    if len(content) > most:
        raise BadInput(f"{file}: it holds more than {most:,} bytes; shorten it.")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise BadInput(f"{file}: it is not text; save it as UTF-8.") from None
