"""Which papers there are, and which of them a body is usually given."""

from __future__ import annotations

from enum import StrEnum

from saferplan.core.partnership.structure import BodyType


class Paper(StrEnum):
    """What kind of paper is it?"""

    REPORT = "report"
    OVERVIEW = "overview"
    GROUP = "group"
    SCRUTINY = "scrutiny"
    BRIEF = "brief"

    @property
    def words(self) -> str:
        """What its title calls it."""
        return {
            "report": "performance report",
            "overview": "overview",
            "group": "monthly report",
            "scrutiny": "scrutiny report",
            "brief": "chair’s brief",
        }[self.value]

    @property
    def told(self) -> str:
        """What it holds, in one phrase."""
        return {
            "report": "exceptions, concerns, variances, dashboard, every indicator",
            "overview": "two pages: status, challenge, what is asked",
            "group": "the group’s figures, actions, risks, asks",
            "scrutiny": "trends, who set each target, who answers for it",
            "brief": "one page: five things that need the chair, and what to ask",
        }[self.value]


_USUAL = {
    BodyType.PARTNERSHIP_BOARD: Paper.OVERVIEW,
    BodyType.DELIVERY_BOARD: Paper.REPORT,
    BodyType.SCRUTINY: Paper.SCRUTINY,
}
_BOARDS = (BodyType.PARTNERSHIP_BOARD, BodyType.DELIVERY_BOARD)
SEES_ALL = (*_BOARDS, BodyType.SCRUTINY)
"""Bodies whose papers hold every indicator; others get those they work on."""


def usual_paper(body_type: BodyType) -> Paper:
    """What is a body of this type given with each meeting?

    Source: the plan of 2009, section 8, and methods.md 1.6 (the reporting chain).
    """
    return _USUAL.get(body_type, Paper.GROUP)


def papers_of(body_type: BodyType) -> tuple[Paper, ...]:
    """Which papers can be made for such a body, its usual one first?"""
    usual = usual_paper(body_type)
    others: tuple[Paper, ...]
    if body_type in _BOARDS:
        others = (Paper.REPORT, Paper.OVERVIEW, Paper.SCRUTINY, Paper.BRIEF)
    elif body_type is BodyType.SCRUTINY:
        others = (Paper.OVERVIEW, Paper.BRIEF)
    else:
        others = (Paper.BRIEF,)
    return (usual, *(paper for paper in others if paper is not usual))
