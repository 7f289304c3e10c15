"""What is asked of the boards, on one page: variances, targets, blockages."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from django.http import HttpResponseBase
from django.views.decorators.http import require_safe

from saferplan.core.boards.asking import Blockage, Variance
from saferplan.core.partnership.decisions import Decision
from saferplan.core.partnership.structure import Partnership
from saferplan.core.periods import day_label
from saferplan.core.wording import listed, plural
from saferplan.documents.pack_words import cut_short
from saferplan.usecases.boards.asking_queries import blockages, variances
from saferplan.usecases.boards.deciding import deciding_targets, deciding_variance
from saferplan.usecases.indicators.proposal_queries import Proposed, proposed_targets
from saferplan.usecases.partnership import queries as partnership_queries
from saferplan.usecases.permissions import Doing, may
from saferplan.web.boards.blockages import STATES
from saferplan.web.boards.challenges import LINE, back_to_boards
from saferplan.web.setting_up.answering import at, just_told
from saferplan.web.sheets import Entry, Sheet, SheetPart, Tag, Way, parts
from saferplan.web.visit import Visit, in_partnership

DECISION_TAGS = {
    Decision.REQUESTED: Tag("To be decided", "blue"),
    Decision.APPROVED: Tag("Approved", "green"),
    Decision.REFUSED: Tag("Refused", "red"),
    Decision.WITHDRAWN: Tag("Withdrawn", "grey"),
}


@require_safe
@in_partnership
def all_asked(visit: Visit) -> HttpResponseBase:
    """What do groups ask of their board, and what became of it?"""
    frame = partnership_queries.structure(visit.who, visit.slug)
    asked = variances(visit.who, visit.slug)
    stuck = blockages(visit.who, visit.slug)
    proposed = proposed_targets(visit.who, visit.slug) if visit.may_read_packs else ()
    page = Sheet(
        title=_title(asked, proposed, stuck),
        caption="Asked of the board",
        back=back_to_boards(visit),
        parts=parts(_parts(visit, frame, asked, proposed, stuck)),
        ways=tuple(_ways(visit)),
        told=just_told(visit),
    )
    return visit.render("layout/sheet.html", page)


def _title(
    asked: Sequence[Variance],
    proposed: Sequence[Proposed],
    stuck: Sequence[Blockage],
) -> str:
    decide = sum(v.is_open for v in asked) + sum(p.proposal.is_open for p in proposed)
    answer = sum(b.is_open and not b.is_answered for b in stuck)
    told = []
    if decide:
        told.append(f"{plural(decide, 'decision')} to take")
    if answer:
        told.append(f"{plural(answer, 'blockage')} to answer")
    return listed(told) if told else "Nothing is waiting for the board"


def _ways(visit: Visit) -> Iterator[Way]:
    if visit.may_read_packs and may(visit.who, Doing.PROPOSE, visit.slug):
        yield Way("Propose a target", at(visit, "target-proposal-new"))


def _parts(
    visit: Visit,
    frame: Partnership,
    asked: Sequence[Variance],
    proposed: Sequence[Proposed],
    stuck: Sequence[Blockage],
) -> Iterator[SheetPart]:
    open_ones = [one for one in asked if one.is_open]
    yield SheetPart(
        name="Changes to action plans, to be decided",
        entries=tuple(_variance(visit, one, frame) for one in open_ones),
        empty="Nothing is waiting for a decision.",
    )
    yield SheetPart(
        name="Targets, to be decided",
        entries=tuple(_target(visit, one) for one in proposed if one.proposal.is_open),
    )
    yield SheetPart(
        name="In the way",
        entries=tuple(_blockage(visit, b, frame) for b in stuck if b.is_open),
        empty="No blockage is open.",
    )
    yield from _done(visit, frame, asked, proposed, stuck)


def _done(
    visit: Visit,
    frame: Partnership,
    asked: Sequence[Variance],
    proposed: Sequence[Proposed],
    stuck: Sequence[Blockage],
) -> Iterator[SheetPart]:
    """What was decided, and what is out of the way: the newest first."""
    decided = [one for one in reversed(asked) if not one.is_open]
    targets = [one for one in reversed(proposed) if not one.proposal.is_open]
    yield SheetPart(
        name="Decided",
        entries=(
            *(_variance(visit, one, frame) for one in decided),
            *(_target(visit, one) for one in targets),
        ),
    )
    yield SheetPart(
        name="Out of the way",
        entries=tuple(
            _blockage(visit, one, frame) for one in reversed(stuck) if not one.is_open
        ),
    )


def _variance(visit: Visit, one: Variance, frame: Partnership) -> Entry:
    may_decide = deciding_variance(visit.who, visit.slug, one).is_any
    address = at(visit, "variance", number=one.number)
    about = f"{one.action}, step {one.milestone}" if one.milestone else one.action
    wanted = f" ({one.asked})" if one.asked else ""
    return Entry(
        text=f"{about}: {cut_short(one.change, LINE)}{wanted}",
        href=address,
        notes=(
            f"{frame.name_of(one.holder)}, {one.month.label}: "
            f"{cut_short(one.reason, LINE)}",
            *decided_notes(one.decided_by, one, frame),
        ),
        tag=None if one.is_open and may_decide else DECISION_TAGS[one.decision],
        ways=(Way("Decide", address, f"variance {one.number}"),)
        if one.is_open and may_decide
        else (),
    )


def decided_notes(who: str, one: Variance, frame: Partnership) -> tuple[str, ...]:
    """By whom it was decided, on which day, and what was said with it."""
    if one.decided_on is None:
        return ()
    body = f"{frame.name_of(one.body)}, " if one.body else ""
    told = f"{body}{who}, {day_label(one.decided_on)}"
    return (f"{told}. {one.remark}".strip(),)


def _target(visit: Visit, one: Proposed) -> Entry:
    held = one.proposal
    may_decide = held.is_open and deciding_targets(visit.who, visit.slug).is_any
    address = at(visit, "target-proposal", number=held.number)
    when = "Now" if held.is_open else "Before"
    return Entry(
        text=f"{one.name}: {one.words} for {held.target.period.label}",
        href=address,
        notes=(f"{when}: {one.now}. {cut_short(held.target.reason, LINE)}",),
        tag=None if may_decide else DECISION_TAGS[held.decision],
        ways=(Way("Decide", address, f"proposed target {held.number}"),)
        if may_decide
        else (),
    )


def _blockage(visit: Visit, one: Blockage, frame: Partnership) -> Entry:
    return Entry(
        text=cut_short(one.what, LINE),
        href=at(visit, "blockage", number=one.number),
        notes=tuple(
            note
            for note in (
                f"{frame.name_of(one.holder)}, since {one.month.label}",
                f"Would help: {one.would_help}" if one.would_help else "",
                f"The Board: {cut_short(one.answer, LINE)}" if one.answer else "",
            )
            if note
        ),
        tag=STATES[one.state],
    )
