"""A return as an object on the wire: what it asks, what was typed, what is said."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from saferplan.core.indicators.observation import Observation
from saferplan.core.indicators.vocabulary import Missing
from saferplan.core.periods import Basis
from saferplan.core.returns.checking import Checked
from saferplan.core.returns.lines import Kind, Line, Template
from saferplan.core.returns.typed import TYPED_FIELDS, TypedLine, TypedReturn
from saferplan.core.returns.workflow import Act, Event, Standing, State
from saferplan.documents.json.positions import Wire, number
from saferplan.documents.json.problems import PROBLEM, message_object
from saferplan.documents.json.shapes import (
    DAY,
    MARKERS,
    MOMENT,
    NUMBER,
    PERIOD,
    TEXT,
    WHOLE,
    YES_NO,
    many,
    or_null,
    said,
    thing,
    word_of,
)

_HELD = thing(
    {
        "period": PERIOD,
        "value": or_null(NUMBER),
        "numerator": or_null(NUMBER),
        "denominator": or_null(NUMBER),
        "state": or_null(word_of(Missing)),
        "markers": MARKERS,
        "known_on": DAY,
    }
)
_TYPED = thing(dict.fromkeys(TYPED_FIELDS, TEXT))
_LINE = thing(
    {
        "code": TEXT,
        "title": TEXT,
        "unit": TEXT,
        "basis": word_of(Basis),
        "period": PERIOD,
        "kind": word_of(Kind),
        "not_above": or_null(TEXT),
        "last": or_null(_HELD),
        "held": or_null(_HELD),
        "low": or_null(NUMBER),
        "high": or_null(NUMBER),
        "range": TEXT,
        "typed": said(_TYPED, "What was typed last, word for word."),
    }
)
_EVENT = thing(
    {
        "number": WHOLE,
        "act": word_of(Act),
        "at": MOMENT,
        "account": TEXT,
        "on_behalf_of": or_null(TEXT),
        "reason": or_null(TEXT),
        "one_person": YES_NO,
        "is_amendment": YES_NO,
        "file": or_null(TEXT),
        "entry": WHOLE,
    }
)
_STATE = {
    "state": word_of(State),
    "awaits_acceptance": YES_NO,
    "was_locked": YES_NO,
    "seen": said(WHOLE, "The number of the last event; send it back when you write."),
    "due": or_null(DAY),
}
SUMMARY = thing(
    {
        "holder": TEXT,
        "holder_name": TEXT,
        "is_agency": YES_NO,
        "month": PERIOD,
        **_STATE,
        "lines": WHOLE,
        "given": WHOLE,
        "may_open": YES_NO,
    }
)
RETURN = thing(
    {
        "partnership": TEXT,
        "holder": TEXT,
        "holder_name": TEXT,
        "month": PERIOD,
        **_STATE,
        "lines": many(_LINE),
        "besides": many(thing({"code": TEXT, "typed": _TYPED})),
        "messages": many(PROBLEM),
        "answers": {"type": "object", "additionalProperties": TEXT},
        "events": many(_EVENT),
    }
)
RECEIPT = thing(
    {
        "submitted": YES_NO,
        "sent": many(TEXT),
        "same": many(TEXT),
        "waiting": many(TEXT),
        "return": RETURN,
    }
)


def return_object(
    *,
    template: Template,
    standing: Standing,
    events: Sequence[Event],
    typed: TypedReturn,
    checked: Checked,
    answers: Mapping[str, str],
) -> Wire:
    """One return, whole: its lines with what was typed, and all that is said of it.

    ``besides`` is what was typed about indicators that are not asked for.
    """
    asked = {line.code for line in template.lines}
    besides = [line for line in typed.lines if line.code not in asked]
    return {
        "partnership": template.stamp.partnership,
        "holder": template.stamp.holder,
        "holder_name": template.holder_name,
        "month": str(template.stamp.month),
        **_state(standing, template.due),
        "lines": [_line(line, typed.line(line.code)) for line in template.lines],
        "besides": [{"code": line.code, "typed": _typed(line)} for line in besides],
        "messages": [message_object(message) for message in checked.messages],
        "answers": dict(answers),
        "events": [_event(event) for event in events],
    }


def receipt_object(
    monthly_return: Wire,
    *,
    submitted: bool = False,
    sent: Iterable[str] = (),
    same: Iterable[str] = (),
    waiting: Iterable[str] = (),
) -> Wire:
    """What came of sending a return in: which lines went, and which are to come."""
    return {
        "submitted": submitted,
        "sent": list(sent),
        "same": list(same),
        "waiting": list(waiting),
        "return": monthly_return,
    }


def summary_object(
    *,
    holder: str,
    holder_name: str,
    is_agency: bool,
    month: str,
    standing: Standing,
    due: date | None,
    lines: int,
    given: int,
    may_open: bool,
) -> Wire:
    """How far one return has come."""
    return {
        "holder": holder,
        "holder_name": holder_name,
        "is_agency": is_agency,
        "month": month,
        **_state(standing, due),
        "lines": lines,
        "given": given,
        "may_open": may_open,
    }


def _state(standing: Standing, due: date | None) -> Wire:
    return {
        "state": standing.state.value,
        "awaits_acceptance": standing.awaits_acceptance,
        "was_locked": standing.was_locked,
        "seen": standing.last,
        "due": due.isoformat() if due else None,
    }


def _line(line: Line, typed: TypedLine | None) -> Wire:
    return {
        "code": line.code,
        "title": line.indicator.shown_name,
        "unit": line.indicator.unit,
        "basis": line.period.basis.value,
        "period": line.period.code,
        "kind": line.kind.value,
        "not_above": line.not_above or None,
        "last": _held(line.last),
        "held": _held(line.held),
        "low": number(line.low),
        "high": number(line.high),
        "range": line.range_words,
        "typed": _typed(typed or TypedLine(code=line.code)),
    }


def _held(row: Observation | None) -> Wire | None:
    if row is None:
        return None
    return {
        "period": row.period.code,
        "value": number(row.value),
        "numerator": number(row.numerator),
        "denominator": number(row.denominator),
        "state": row.missing.value if row.missing else None,
        "markers": sorted(marker.value for marker in row.markers),
        "known_on": row.known_on.isoformat(),
    }


def _typed(line: TypedLine) -> Wire:
    return {name: getattr(line, name) for name in TYPED_FIELDS}


def _event(event: Event) -> Wire:
    return {
        "number": event.number,
        "act": event.act.value,
        "at": event.at.isoformat(),
        "account": event.account,
        "on_behalf_of": event.on_behalf_of or None,
        "reason": event.reason or None,
        "one_person": event.one_person,
        "is_amendment": event.is_amendment,
        "file": event.file or None,
        "entry": event.entry,
    }
