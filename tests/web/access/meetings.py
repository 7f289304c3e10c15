"""Access to meetings, questions, actions arising and what bodies work by."""

from __future__ import annotations

from saferplan.core.boards.terms import Terms, TermsKind
from saferplan.core.periods import Month
from saferplan.usecases.actor import OPERATOR
from saferplan.usecases.boards.keep_terms import keep_terms
from saferplan.usecases.boards.raise_challenge import (
    answer_challenge,
    raise_challenge,
)
from saferplan.usecases.boards.record_meeting import give_action
from tests.factories.holdings import ANYTOWN
from tests.web.access.asked import OTHERS, OWN, REPORTERS, only
from tests.web.access.boards import ELSEWHERE, MANAGER, MANAGERS, MEETING
from tests.web.access.expected import ABSENT, HERE, INSIDE, PAPERS, Post, Table

# This partnership has no stakeholder group and no scrutiny committee to ask for.
ASKERS = frozenset({"manager", "chair", "board"})
TABLE: Table = {
    "meeting": (OWN, PAPERS),
    "meeting-minutes-file": (OWN, PAPERS),
    "meeting-change": (OWN, MANAGERS),
    "meeting-agenda": (OWN, MANAGERS),
    "meeting-minutes": (OWN, MANAGERS),
    "meeting-attendance": (OWN, MANAGERS),
    "meeting-interests": (OWN, MANAGERS),
    "arising-new": (OWN, MANAGERS),
    "arising": (HERE, INSIDE),
    "arising-done": (OWN, only(REPORTERS)),
    "challenges": (HERE, INSIDE),
    "challenge-new": (HERE, only(ASKERS)),
    "challenge": (OTHERS, INSIDE | {"agency": ABSENT}),
    "challenge-answer": (OWN, only(REPORTERS)),
    "challenge-follow-up": (OWN, only(REPORTERS)),
    "terms": (HERE, INSIDE),
    "terms-new": (HERE, MANAGERS),
    "terms-text": (OWN, INSIDE),
    "terms-change": (OWN, MANAGERS),
}
QUESTION = {
    "question": "Why did it rise?",
    "kind": "question",
    "owner": "burglary-group",
    "body": "delivery-board",
    "month": "2008-12",
    "indicator": "",
    "action": "",
    "meeting": "",
}
TEXT = {
    "kind": "constitution",
    "body": "",
    "title": "Constitution",
    "text": "We meet every month.",
}
INTEREST = {
    "organisation": "police",
    "item": "0",
    "words": "A member of the family works for the supplier",
}
POSTS: tuple[Post, ...] = (
    Post(
        name="meeting-change",
        parts=OWN,
        data=MEETING,
        may=MANAGER,
        foreign_parts=ELSEWHERE | {"number": "7"},
    ),
    Post(
        name="meeting-agenda",
        parts=OWN,
        data={"items": "Welcome\nFigures | analyst"},
        may=MANAGER,
        foreign_parts=ELSEWHERE,
    ),
    Post(
        name="meeting-minutes",
        parts=OWN,
        data={"notes-1": "All were welcomed."},
        may=MANAGER,
        foreign_parts={"number": "77"},
    ),
    Post(
        name="meeting-attendance",
        parts=OWN,
        data={"presence-1": "present", "others": "Fire service | station manager"},
        may=MANAGER,
        foreign_parts={"number": "77"},
    ),
    Post(
        name="meeting-interests",
        parts=OWN,
        data=INTEREST,
        may=MANAGER,
        foreign_parts=ELSEWHERE,
        foreign_data={"organisation": "othertown-council"},
    ),
    Post(
        name="arising-new",
        parts=OWN,
        data={"what": "Ask the landlords", "owner": "burglary-group"},
        may=MANAGER,
        foreign_parts={"number": "77"},
        foreign_data={"owner": "othertown-council"},
    ),
    Post(
        name="arising-done",
        parts=OWN,
        data={"how": "By letter"},
        may=REPORTERS,
        foreign_parts=ELSEWHERE,
    ),
    Post(
        name="challenge-new",
        parts=HERE,
        data=QUESTION,
        may=ASKERS,
        foreign_parts=ELSEWHERE,
        foreign_data={"owner": "othertown-council"},
    ),
    Post(
        name="challenge-answer",
        parts=OWN,
        data={"answer": "Sheds were left open."},
        may=REPORTERS,
        foreign_parts={"number": "77"},
    ),
    Post(
        name="challenge-follow-up",
        parts=OWN,
        data={},
        may=REPORTERS,
        foreign_parts=ELSEWHERE,
    ),
    Post(
        name="terms-new",
        parts=HERE,
        data=TEXT,
        may=MANAGER,
        foreign_data={"body": "othertown-board"},
    ),
    Post(
        name="terms-change",
        parts=OWN,
        data=TEXT,
        may=MANAGER,
        foreign_parts={"number": "77"},
    ),
)


def prepare() -> None:
    """Two questions, one answered with something to follow; an action; a text."""
    month = Month(2008, 12)
    for owner in ("burglary-group", "abuse-group"):
        raise_challenge(
            by=OPERATOR,
            partnership=ANYTOWN,
            body="delivery-board",
            question="What is behind it?",
            owner=owner,
            month=month,
        )
    answer_challenge(
        by=OPERATOR,
        partnership=ANYTOWN,
        number=1,
        answer="Sheds were left open.",
        follow_up="Fit locks",
    )
    give_action(
        by=OPERATOR,
        partnership=ANYTOWN,
        meeting=1,
        what="Write to landlords",
        owner="burglary-group",
    )
    keep_terms(
        by=OPERATOR,
        partnership=ANYTOWN,
        terms=Terms(
            number=0,
            kind=TermsKind.TERMS_OF_REFERENCE,
            title="Terms of reference",
            text="It meets monthly.",
            body="delivery-board",
        ),
    )
