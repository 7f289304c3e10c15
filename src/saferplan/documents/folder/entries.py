"""An entry: one record of YAML or one row of CSV, and where each part of it stands."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from typing import Any

from saferplan.documents.folder.laws import LAWS
from saferplan.documents.folder.problems import Problem, Refusal, Spot

NO_SPOTS: Mapping[str, tuple[Spot, ...]] = {}
NO_COLUMNS: Mapping[str, str] = {}


@dataclass(slots=True)
class Entry:
    """What was read, field by field; ``value`` is there once it is found sound.

    ``fields`` has only what could be read. ``parts`` are the entries of nested
    lists. ``spots`` (YAML) or ``columns`` (CSV, field name to column name) say
    where a field stands.
    """

    kind: type
    spot: Spot
    fields: dict[str, Any]
    is_whole: bool
    spots: Mapping[str, tuple[Spot, ...]] = field(default_factory=lambda: NO_SPOTS)
    columns: Mapping[str, str] = field(default_factory=lambda: NO_COLUMNS)
    parts: dict[str, list[Entry]] = field(default_factory=dict)
    value: Any = None

    def spot_of(self, name: str, place: int = 0) -> Spot:
        """Where this field (or this item of its list) stands; else the entry."""
        spots = self.spots.get(name, ())
        if place < len(spots):
            return spots[place]
        if name in self.columns:
            return Spot(self.spot.file, self.spot.line, self.columns[name])
        return self.spot

    def make(self, problems: list[Problem]) -> None:
        """Make its value, or say why it cannot be made."""
        if not self.is_whole:
            return
        broken = [law for law in LAWS.get(self.kind, ()) if law.is_broken(self.fields)]
        for law in broken:
            problems.append(law.problem(self.spot_of(law.about), self.fields))
        if not broken:
            self._construct(problems)

    def _construct(self, problems: list[Problem]) -> None:
        names = {f.name for f in fields(self.kind)}
        given = {n: v for n, v in self.fields.items() if n in names}
        try:
            self.value = self.kind(**given)
        except ValueError as error:  # a law of core that has no sentence in LAWS yet
            problems.append(_refused(self.spot, error))


def _refused(spot: Spot, error: ValueError) -> Refusal:
    return Refusal(
        file=spot.file,
        line=spot.line,
        found="an entry that contradicts itself",
        expected="one that holds together",
        mend=str(error).rstrip("."),
    )
