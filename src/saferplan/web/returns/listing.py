"""The returns of a month in a list: what needs you first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from saferplan.core.periods import Month, day_label
from saferplan.core.returns.workflow import State
from saferplan.core.wording import plural
from saferplan.usecases.returns.views import ReturnSummary
from saferplan.web.forms import Option, options
from saferplan.web.returns.once import Banner
from saferplan.web.returns.wording import is_sent_back, last_done, state_tag
from saferplan.web.sheets import Tag

MONTHS_OFFERED = 24
MINE, OTHERS, QUIET = "mine", "others", "quiet"


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One return of the list; ``wanted`` says what it needs, ``href`` leads there."""

    holder: str
    name: str
    kind: str
    state: Tag
    is_late: bool
    given: str
    due: str
    last: str
    wanted: str
    to: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ReturnsPage:
    """What the list shows."""

    month: str
    month_words: str
    sentence: str
    mine: tuple[Row, ...]
    others: tuple[Row, ...]
    quiet: tuple[Row, ...]
    months: tuple[Option, ...]
    banner: Banner | None = None


def returns_page(
    found: Sequence[ReturnSummary],
    month: Month,
    newest: Month,
    today: date,
    *,
    accepts: bool,
    banner: Banner | None = None,
) -> ReturnsPage:
    """The list of a month as the one who asks needs to see it."""
    ordered = sorted(found, key=lambda one: _rank(one, today, accepts))
    rows = [(_part(one), _row(one, today, accepts)) for one in ordered]
    return ReturnsPage(
        month=str(month),
        month_words=month.label,
        sentence=sentence(found, month, today, accepts=accepts),
        mine=tuple(row for part, row in rows if part == MINE),
        others=tuple(row for part, row in rows if part == OTHERS),
        quiet=tuple(row for part, row in rows if part == QUIET),
        months=_months(month, newest),
        banner=banner,
    )


def _part(one: ReturnSummary) -> str:
    """Mine, another's, or one of nobody's worry: no figure is asked for."""
    if not one.lines and not one.standing.last:
        return QUIET
    return MINE if one.may_open else OTHERS


def sentence(
    found: Sequence[ReturnSummary], month: Month, today: date, *, accepts: bool
) -> str:
    """``December 2008: 6 of 9 returns in; 2 wait for you.``

    To whoever has one return alone: how that one stands.
    """
    own = [one for one in found if one.may_open]
    if len(own) == 1 and not accepts:
        return _own(own[0], month, today)
    asked = [one for one in found if one.lines]
    if not asked:
        return f"{month.label}: no return is asked for."
    held = sum(is_in(one) for one in asked)
    told = [f"{held} of {plural(len(asked), 'return')} in"]
    wait = sum(one.standing.awaits_acceptance for one in asked)
    if wait:
        told.append(
            f"{wait} {_verb(wait)} {'for you' if accepts else 'to be accepted'}"
        )
    late = sum(is_late(one, today) for one in asked)
    if late:
        told.append(f"{late} {'is' if late == 1 else 'are'} late")
    return f"{month.label}: {'; '.join(told)}."


def _own(one: ReturnSummary, month: Month, today: date) -> str:
    """``December 2008: your return is a draft, 2 of 5 figures filled in.``"""
    if not one.lines:
        return f"{month.label}: your group has no figure to send, but words to write."
    state = state_tag(one.standing).text.lower()
    of = f"{one.given} of {plural(one.lines, 'figure')} filled in"
    if is_in(one) or one.due is None:
        return f"{month.label}: your return is {_a(state)}, {of}."
    late = ", and late" if is_late(one, today) else ""
    return (
        f"{month.label}: your return is {_a(state)}, {of}; "
        f"due on {day_label(one.due)}{late}."
    )


def _a(state: str) -> str:
    return "a draft" if state == "draft" else state


def is_in(one: ReturnSummary) -> bool:
    """Has it come in: submitted, accepted or locked?"""
    return one.standing.state in (State.SUBMITTED, State.ACCEPTED, State.LOCKED)


def is_late(one: ReturnSummary, today: date) -> bool:
    """Should it be in by now, and is not?"""
    return one.due is not None and one.due < today and not is_in(one)


def _verb(count: int) -> str:
    return "waits" if count == 1 else "wait"


def _rank(one: ReturnSummary, today: date, accepts: bool) -> tuple[int, str]:
    """What needs you comes first; within that, by name."""
    if accepts and one.standing.awaits_acceptance:
        rank = 0
    elif not one.lines:
        rank = 9
    elif is_late(one, today):
        rank = 1
    else:
        rank = _ORDER[one.standing.state]
    return rank, one.holder.name


_ORDER = {
    State.DRAFT: 2,
    State.NOT_STARTED: 3,
    State.SUBMITTED: 4,
    State.ACCEPTED: 5,
    State.LOCKED: 6,
}


def _row(one: ReturnSummary, today: date, accepts: bool) -> Row:
    to_accept = accepts and one.standing.awaits_acceptance
    return Row(
        holder=one.holder.slug,
        name=one.holder.name,
        kind="agency" if one.holder.is_agency else "group",
        state=state_tag(one.standing),
        is_late=is_late(one, today) and bool(one.lines),
        given=_given(one),
        due=day_label(one.due) if one.due else "–",
        last=last_done(one.standing),
        wanted=_wanted(one, to_accept),
        to=_to(one, to_accept),
    )


def _given(one: ReturnSummary) -> str:
    if one.lines:
        return f"{one.given} of {one.lines}"
    return "none this month" if one.holder.is_agency else "words alone"


def _wanted(one: ReturnSummary, to_accept: bool) -> str:
    if not one.may_open:
        return ""
    if to_accept:
        return "Accept or send back"
    if is_sent_back(one.standing):
        return "Look at it again"
    if not one.lines:
        return "Open"
    if not is_in(one):
        return "Go on" if one.standing.state is State.DRAFT else "Fill it in"
    return "Open"


def _to(one: ReturnSummary, to_accept: bool) -> str:
    """The name of the page the row leads to; none for whoever may not open it."""
    if not one.may_open:
        return ""
    return "return-acceptance" if to_accept else "return"


def _months(month: Month, newest: Month) -> tuple[Option, ...]:
    """From the month after the newest figure back; the chosen one always."""
    offered = [newest.plus(1 - back) for back in range(MONTHS_OFFERED)]
    if month not in offered:
        offered = sorted({month, *offered}, reverse=True)
    return options([(str(one), one.label) for one in offered], str(month))
