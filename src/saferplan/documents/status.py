"""A status as it is shown: a word and a shape, and only then a weight."""

from __future__ import annotations

from dataclasses import dataclass

from saferplan.core.indicators.sentences import status_words
from saferplan.core.indicators.standing import Position
from saferplan.core.indicators.vocabulary import DataState, Marker, Rag


@dataclass(frozen=True, slots=True)
class Status:
    """What stands in the tag: ``■ Red``; ``kind`` names its look.

    ``stamp`` stands beside the word where a figure still waits for acceptance.
    """

    shape: str
    word: str
    kind: str
    stamp: str = ""

    @property
    def text(self) -> str:
        """The shape, the word and the stamp together, as plain text."""
        return f"{self.shape} {self.words}"

    @property
    def words(self) -> str:
        """The word and the stamp, without the shape."""
        return f"{self.word}, {self.stamp}" if self.stamp else self.word


NOT_SIGNED_OFF = "not signed off"
_COLOURS = {Rag.RED: "■", Rag.AMBER: "▲", Rag.GREEN: "●"}
_NOT_SET = (DataState.NO_TARGET, DataState.BASELINE_YEAR, DataState.FORECAST_ONLY)
_NOT_HERE = (DataState.MISSING, DataState.AWAITED, DataState.INCOMPLETE)


def status_of(standing: Position) -> Status:
    """Which word and shape say this status?

    Red, amber and green have their own shape; a circle is a target or baseline
    still to be set, a question mark a figure that should be here, and a dash
    anything that is not due or has no colour. What nobody has accepted is stamped.
    """
    shape, kind = _look(standing)
    unsigned = Marker.NOT_SIGNED_OFF in standing.figure.markers
    return Status(shape, status_words(standing), kind, NOT_SIGNED_OFF * unsigned)


def _look(standing: Position) -> tuple[str, str]:
    if standing.rag is not None:
        return _COLOURS[standing.rag], standing.rag.value
    if standing.data_state in _NOT_SET:
        return "○", "open"
    if standing.data_state in _NOT_HERE:
        return "?", "missing"
    return "–", "quiet"
