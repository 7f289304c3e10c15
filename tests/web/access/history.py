"""Access to the pages of history."""

from __future__ import annotations

from hashlib import sha256

from saferplan.usecases.actor import OPERATOR
from saferplan.usecases.returns.history_upload import upload_history
from saferplan.usecases.returns.source_file import SourceFile
from tests.factories.holdings import ANYTOWN, OTHERTOWN
from tests.web.access.expected import HERE, RECORDERS, Post, Table

OURS = b"x,Apr-07,May-07\nNoise,10,12\n"
THEIRS = b"x,Apr-07,May-07\nLitter,1,2\n"
FILE = HERE | {"digest": sha256(OURS).hexdigest()}
THEIR_FILE = HERE | {"digest": sha256(THEIRS).hexdigest()}
_RECORDING = frozenset({"manager", "analyst"})

TABLE: Table = {
    "history": (HERE, RECORDERS),
    "history-preview": (FILE, RECORDERS),
    # Entry 0: nothing new was loaded.
    "history-loaded": (FILE | {"entry": "0"}, RECORDERS),
}
POSTS: tuple[Post, ...] = (
    Post(
        name="history",
        parts=HERE,
        may=_RECORDING,
        foreign_parts={"partnership": OTHERTOWN},
    ),
    Post(
        name="history-preview",
        parts=FILE,
        data={"act": "load", "known_on": "1/4/2009"},
        may=_RECORDING,
        foreign_parts=THEIR_FILE,
    ),
)


def prepare() -> None:
    """A spreadsheet here, and one of the other partnership."""
    for partnership, content in ((ANYTOWN, OURS), (OTHERTOWN, THEIRS)):
        file = SourceFile(name="noise.csv", content=content)
        upload_history(by=OPERATOR, partnership=partnership, file=file)
