"""Read a file of any kind that can be compared."""

from __future__ import annotations

from saferplan.documents.comparing.books import read_book
from saferplan.documents.comparing.contents import Contents
from saferplan.documents.comparing.decks import read_deck
from saferplan.documents.comparing.opening import Opened
from saferplan.documents.comparing.word import read_word

_READERS = {"pptx": read_deck, "xlsx": read_book, "docx": read_word}


def read(opened: Opened) -> Contents:
    """What does this file show?

    Raises:
        Incomparable: parts are missing or broken, or it holds too much.
    """
    return _READERS[opened.kind](opened.package)
