"""A status as it is shown: a word and a shape, and only then a weight."""

from __future__ import annotations

from dataclasses import dataclass

from saferplan.core.indicators.sentences import status_words
from saferplan.core.indicators.standing import Position
from saferplan.core.indicators.vocabulary import DataState, Rag


@dataclass(frozen=True, slots=True)
class Status:
    """What stands in the tag: ``■ Red``; ``kind`` names its look."""

    shape: str
    word: str
    kind: str

    @property
    def text(self) -> str:
        """The shape and the word together, as plain text."""
        return f"{self.shape} {self.word}"


_COLOURS = {Rag.RED: "■", Rag.AMBER: "▲", Rag.GREEN: "●"}
_NOT_SET = (DataState.NO_TARGET, DataState.BASELINE_YEAR, DataState.FORECAST_ONLY)
_NOT_HERE = (DataState.MISSING, DataState.AWAITED, DataState.INCOMPLETE)


def status_of(standing: Position) -> Status:
    """Which word and shape say this status?

    Red, amber and green have their own shape; a circle is a target or baseline
    still to be set, a question mark a figure that should be here, and a dash
    anything that is not due or has no colour.
    """
    word = status_words(standing)
    if standing.rag is not None:
        return Status(_COLOURS[standing.rag], word, standing.rag.value)
    if standing.data_state in _NOT_SET:
        return Status("○", word, "open")
    if standing.data_state in _NOT_HERE:
        return Status("?", word, "missing")
    return Status("–", word, "quiet")
