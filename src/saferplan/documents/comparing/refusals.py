"""Why a file cannot be compared: what it is, what was expected, how to mend it."""

from __future__ import annotations

from saferplan.documents.workbooks import Unreadable


class Incomparable(Unreadable):
    """A file cannot be compared with what was made; ``sentences`` say why."""


EXPECTED = (
    "The slides (.pptx), the workbook (.xlsx) or the Word document (.docx) of a pack "
    "can be compared"
)
SEND = f"{EXPECTED}: send one of these as it came back."
AGAIN = "Open it in the program it was written with, save it again, and send that."
PROTECTED = (
    "The file is protected by a password.",
    "Take the password off (File, Info, Protect) and save it again.",
)


def other_kind(found: str, mend: str = SEND) -> Incomparable:
    """The refusal of a file of another kind."""
    return Incomparable(f"The file is {found}.", mend)


def damaged(detail: str = "") -> Incomparable:
    """The refusal of a file that is broken; ``detail`` is a sentence more."""
    told = ("The file is damaged and cannot be opened.", detail, AGAIN)
    return Incomparable(*(sentence for sentence in told if sentence))


def too_much(of_what: str, most: str) -> Incomparable:
    """The refusal of a file that holds more than any pack does.

    >>> too_much("slides", "1,000").sentences[0]
    'The file has more slides than can be compared (1,000 at most).'
    """
    return Incomparable(
        f"The file has more {of_what} than can be compared ({most} at most).",
        "Take out what is not of the pack and save it again.",
    )
