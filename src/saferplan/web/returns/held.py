"""Everything the monthly page rests on, as it is held now."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import Http404

from saferplan.core.boards.asking import Blockage, Variance
from saferplan.core.periods import Month
from saferplan.core.plan.actions import Action
from saferplan.core.returns.checking_text import MISSING_WORDS
from saferplan.core.returns.commentary import Commentary
from saferplan.core.returns.lines import Kind
from saferplan.core.returns.typed import TYPED_FIELDS, TypedLine
from saferplan.usecases.boards import asking_queries
from saferplan.usecases.plan import queries as plan_queries
from saferplan.usecases.returns import commentaries
from saferplan.usecases.returns.views import ReturnView
from saferplan.web.returns import asks, boxes
from saferplan.web.returns.months import view_with_due
from saferplan.web.returns.typed_form import Sent, SentLine
from saferplan.web.visit import Visit


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """One return with the words, milestones and requests that go with it."""

    month: Month
    view: ReturnView
    words: Commentary | None
    words_before: Commentary | None
    actions: tuple[Action, ...]
    variances: tuple[Variance, ...]
    blockages: tuple[Blockage, ...]
    may_move: bool

    @property
    def holder(self) -> str:
        """The short name of whose return it is."""
        return self.view.template.stamp.holder

    @property
    def as_form(self) -> Sent:
        """The form before anybody types: what is held stands in its fields."""
        return Sent(
            seen=self.view.standing.last,
            lines=tuple(_line(self.view, line.code) for line in self.view.typed.lines),
            answers=self.view.answers,
            boxes=boxes.typed_of(self.words),
            milestones=tuple(
                asks.shown(action, step)
                for action in self.actions
                for step in action.milestones
            ),
            words_seen=self.words.entry if self.words else 0,
        )


def the_month(text: str) -> Month:
    """The month an address names. Raises Http404 where it names none."""
    try:
        return Month.parse(text)
    except ValueError as error:
        raise Http404 from error


def open_held(visit: Visit, holder: str, month: Month) -> Held:
    """Open one return.

    Raises:
        NotFound, NotPermitted: nobody of that name reports, or not to this visitor.
    """
    who, slug = visit.who, visit.slug
    view = view_with_due(visit, holder, month)
    said = [
        commentaries.commentary_of(who, slug, holder, one)
        for one in (month, month.plus(-1))
    ]
    return Held(
        month=month,
        view=view,
        words=said[0],
        words_before=said[1],
        actions=plan_queries.actions(who, slug, group=holder),
        variances=_of_month(asking_queries.variances(who, slug, holder), month),
        blockages=asking_queries.blockages(who, slug, holder),
        may_move=plan_queries.may_move(who, slug, holder),
    )


def _of_month(found: tuple[Variance, ...], month: Month) -> tuple[Variance, ...]:
    """Those of this month, and whatever is still open."""
    return tuple(one for one in found if one.is_open or one.month == month)


def _line(view: ReturnView, code: str) -> SentLine:
    """What was typed; where nothing was yet, the figure that is held already."""
    typed = view.typed.line(code) or TypedLine(code=code)
    if view.standing.last == 0 and typed.is_empty:
        typed = _from_held(view, code) or typed
    return SentLine(code=code, fields={n: getattr(typed, n) for n in TYPED_FIELDS})


def _from_held(view: ReturnView, code: str) -> TypedLine | None:
    """A figure that came in before there was a return: to be checked, not retyped."""
    line = view.template.line(code)
    if line is None or line.held is None:
        return None
    row = line.held
    if row.missing is not None:
        return TypedLine(code=code, missing=MISSING_WORDS[row.missing])
    if line.kind is Kind.QUOTIENT:
        top, below = (_number(n) for n in (row.numerator, row.denominator))
        return TypedLine(code=code, numerator=top, denominator=below)
    return TypedLine(code=code, value=_number(row.value))


def _number(value: float | None) -> str:
    return "" if value is None else f"{value:.15g}"
