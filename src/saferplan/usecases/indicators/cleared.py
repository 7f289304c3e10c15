"""Figures on their way to somebody: small counts only for those cleared by name.

This is the one place that withholds. It stands between the store (and what was
worked out and remembered) and every delivery: pages, papers, files, JSON and the
command line all ask the use-cases, and those ask here.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from saferplan.core.boards.pack import Line
from saferplan.core.indicators.definition import Indicator
from saferplan.core.indicators.holdings import Series
from saferplan.core.indicators.sentences import headline, sentence
from saferplan.core.indicators.trace import trace_code
from saferplan.core.indicators.withholding import (
    WHO_MAY,
    withheld_definition,
    withheld_position,
    withheld_series,
)
from saferplan.core.partnership.roles import Role
from saferplan.store import models
from saferplan.usecases.actor import Actor
from saferplan.usecases.errors import NotPermitted
from saferplan.usecases.partnership.small_counts import withheld_codes


@dataclass(frozen=True, slots=True, kw_only=True)
class Clearing:
    """What one actor may see of a partnership's figures.

    ``codes`` are the indicators whose small counts are kept from those without a
    clearance; it is empty for whoever is cleared for all of them.
    """

    partnership: str
    codes: frozenset[str] = frozenset()
    own: frozenset[str] = frozenset()

    def sees(self, indicator: Indicator) -> bool:
        """May this actor see the figures of this indicator?

        Whoever reports an indicator sent its figures in, and sees them.
        """
        return indicator.code not in self.codes or _reporter(indicator) in self.own

    def line(self, line: Line, entry: int) -> Line:
        """The line as this actor may see it; ``entry`` is that of its trace code."""
        if self.sees(line.position.indicator):
            return line
        left = withheld_position(line.position)
        return replace(
            line,
            position=left,
            headline=headline(left),
            sentence=sentence(left),
            # The code of the figure itself would be a way to guess it.
            trace=trace_code(partnership=self.partnership, position=left, entry=entry),
            history=(),
            target_changes=(),
        )

    def definition(self, indicator: Indicator) -> Indicator:
        """The definition as this actor may see it."""
        return indicator if self.sees(indicator) else withheld_definition(indicator)

    def series(self, series: Series) -> Series:
        """The rows as this actor may see them."""
        seen = self.sees(series.indicator)
        return series if seen else withheld_series(series)

    def require(self, *indicators: Indicator) -> None:
        """Raise unless this actor may see the figures of these indicators.

        Raises:
            NotPermitted: with the sentence that says who can mend it.
        """
        for indicator in indicators:
            if not self.sees(indicator):
                raise NotPermitted(f"{indicator.shown_name} is withheld. {WHO_MAY}")


def clearing_of(actor: Actor, partnership: models.PartnershipRow) -> Clearing:
    """What may this actor see of this partnership's figures?

    The rows held now decide, whatever date or entry is asked about.
    """
    slug = partnership.slug
    if actor.is_cleared(slug):
        return Clearing(partnership=slug)
    return Clearing(
        partnership=slug,
        codes=withheld_codes(partnership),
        own=_reports_for(actor, slug),
    )


def _reports_for(actor: Actor, slug: str) -> frozenset[str]:
    """The group or agency whose returns the actor sends in; for others, nobody."""
    names = {
        name
        for grant in actor.grants_in(slug)
        for name in _holders(grant.role, grant.body, grant.organisation)
    }
    return frozenset(names - {""})


def _holders(role: Role, body: str, organisation: str) -> tuple[str, ...]:
    if role is Role.THEME_LEAD:
        return (body,)
    return (organisation, body) if role is Role.PARTNER_AGENCY else ()


def _reporter(indicator: Indicator) -> str:
    """Who sends its figures in: its owner, else its first group."""
    return indicator.owner or (indicator.groups[0] if indicator.groups else "")
