"""The monthly page as plain data: ten minutes, top to bottom."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from saferplan.core.periods import day_label
from saferplan.core.wording import plural
from saferplan.usecases.returns.views import ReturnView
from saferplan.web.forms import Problem
from saferplan.web.returns.asks import Asks, asks
from saferplan.web.returns.boxes import Boxes, boxes
from saferplan.web.returns.held import Held
from saferplan.web.returns.linter import Linted, linted
from saferplan.web.returns.numbers import NumberLine, number_lines
from saferplan.web.returns.once import Banner
from saferplan.web.returns.remarks import Remarks
from saferplan.web.returns.sending import Outcome
from saferplan.web.returns.typed_form import Sent
from saferplan.web.returns.wording import (
    Moment,
    is_sent_back,
    last_done,
    moment,
    moments,
    state_tag,
)
from saferplan.web.sheets import Tag

NO_REMARKS = Remarks()


@dataclass(frozen=True, slots=True, kw_only=True)
class MonthlyPage:
    """What the monthly page shows; everything typed stands in it again."""

    holder: str
    name: str
    month: str
    month_words: str
    sentence: str
    state: Tag
    state_words: str
    due: str
    seen: int
    words_seen: int
    sent_back: str
    is_amendment: bool
    needs_reason: bool
    reason_hint: str
    reason: str
    lines: tuple[NumberLine, ...]
    linted: Linted
    guidance: tuple[str, ...]
    boxes: Boxes
    asks: Asks | None
    history: tuple[Moment, ...]
    submit_hint: str
    save_hint: str
    may_accept: bool
    waits_for_manager: bool
    problems: tuple[Problem, ...] = ()
    banner: Banner | None = None
    remarks: Remarks = NO_REMARKS


def monthly_page(
    held: Held,
    sent: Sent,
    today: date,
    outcome: Outcome | None = None,
    banner: Banner | None = None,
    remarks: Remarks = NO_REMARKS,
) -> MonthlyPage:
    """The page with what was typed, and what came of it."""
    view, is_overtaken = held.view, outcome is not None and outcome.is_overtaken
    template, standing = view.template, view.standing
    newer = held.words if _is_newer(held, sent) else None
    return MonthlyPage(
        holder=held.holder,
        name=template.holder_name,
        month=str(held.month),
        month_words=held.month.label,
        sentence=_sentence(view, today),
        state=state_tag(standing),
        state_words=last_done(standing),
        due=day_label(template.due) if template.due else "",
        seen=standing.last,
        words_seen=held.words.entry if held.words else 0,
        sent_back=_sent_back(view),
        is_amendment=standing.was_locked,
        needs_reason=bool(_reason_hint(view)),
        reason_hint=_reason_hint(view),
        reason=sent.reason,
        lines=number_lines(view, sent, is_overtaken),
        linted=_linted(view, sent),
        guidance=template.guidance,
        boxes=boxes(
            sent.boxes, held.words_before, held.month.plus(-1).label, rival=newer
        ),
        asks=_asks(held, sent, today),
        history=moments(view.events),
        submit_hint=_submit_hint(view),
        save_hint=_save_hint(view),
        may_accept=view.may_accept,
        waits_for_manager=standing.awaits_acceptance,
        problems=outcome.problems if outcome else (),
        banner=banner,
        remarks=remarks,
    )


def _linted(view: ReturnView, sent: Sent) -> Linted:
    """What is said of what was typed; before anything was, nothing is."""
    messages = view.checked.messages if view.standing.last else ()
    return linted(view.template, messages, {**view.answers, **_given(sent)})


def _given(sent: Sent) -> dict[str, str]:
    return {key: words for key, words in sent.answers.items() if words}


def _is_newer(held: Held, sent: Sent) -> bool:
    """Did somebody write the words anew after this form was shown?"""
    if held.words is None or sent.words_seen is None:
        return False
    return held.words.entry > sent.words_seen


def _asks(held: Held, sent: Sent, today: date) -> Asks | None:
    if not held.may_move:
        return None
    return asks(held.actions, held.variances, held.blockages, sent, today)


def _sentence(view: ReturnView, today: date) -> str:
    """The page in one sentence: how much is in, and what is wanted now."""
    standing = view.standing
    if not view.template.lines:
        return "No figure is asked of this group; its words are."
    if standing.last == 0 and all(line.held for line in view.template.lines):
        return "Every figure is held already; check them, and write your words."
    given = sum(not line.is_empty for line in view.typed.lines)
    of = f"{given} of {plural(len(view.template.lines), 'figure')} filled in"
    if standing.awaits_acceptance:
        return f"Submitted, {of}; it waits to be accepted."
    if is_sent_back(standing):
        return "It was sent back: please look at it again."
    if standing.draft is None and standing.submitted is not None:
        return f"{standing.state.words.capitalize()}, {of}; nothing is wanted of you."
    return f"{of[:1].upper()}{of[1:]}{_by(view, today)}."


def _by(view: ReturnView, today: date) -> str:
    due = view.template.due
    if due is None:
        return ""
    late = " (late)" if due < today else ""
    return f"; due on {day_label(due)}{late}"


def _sent_back(view: ReturnView) -> str:
    back = view.standing.sent_back
    if back is None or not is_sent_back(view.standing):
        return ""
    return f"{back.account} sent it back on {moment(back.at)}: {back.reason}"


def _reason_hint(view: ReturnView) -> str:
    """Why a reason is asked for; empty where none is."""
    standing = view.standing
    if standing.was_locked:
        return (
            "A pack was issued over this month, so a change is an amendment. The "
            "reason is printed in the next pack, under “restated”."
        )
    if standing.accepted is not None:
        return "Figures of this return were accepted. A change to them needs a reason."
    if not view.is_own:
        return (
            f"You enter this for {view.template.holder_name}: say how the figures "
            "reached you, or upload the file they came in."
        )
    return ""


def _submit_hint(view: ReturnView) -> str:
    who = "the partnership manager and the analyst"
    seen = "everybody who reads the indicators here sees the figures, marked [ns]"
    if view.standing.was_locked:
        return (
            f"Submit sends the amendment to {who}, who must accept it again. The "
            "issued pack stays as it is; the next one lists the change."
        )
    return (
        f"Submit sends it to {who}, who accept it or send it back. Until it is "
        f"accepted {seen} for “not signed off”. A line left empty can follow later."
    )


def _save_hint(view: ReturnView) -> str:
    return (
        f"Save keeps a draft. Only those who report for {view.template.holder_name}, "
        "the manager and the analyst see it."
    )
