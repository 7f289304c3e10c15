"""What a reader would ask back: the remarks on the words of a month, as shown."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from saferplan.core.boards.pack import Line
from saferplan.core.periods import Month
from saferplan.core.returns.commentary import Commentary
from saferplan.core.returns.linting import Lint
from saferplan.documents.status import Status, status_of
from saferplan.usecases.returns.commentaries import commentary_of
from saferplan.usecases.returns.lint_commentary import lint_commentary, own_lines
from saferplan.web.forms import read_day
from saferplan.web.setting_up.answering import at
from saferplan.web.visit import Visit


@dataclass(frozen=True, slots=True)
class Remark:
    """One remark, and the box it is about; ``href`` leads there."""

    text: str
    href: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnIndicator:
    """An indicator of this holder that is behind, and where to say why."""

    name: str
    status: Status
    is_said: bool
    href: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Remarks:
    """The remarks on a holder's words, and its indicators that want some."""

    remarks: tuple[Remark, ...] = ()
    behind: tuple[OwnIndicator, ...] = ()


def remarks_on(
    visit: Visit, holder: str, month: Month, typed: Mapping[str, str] | None = None
) -> Remarks:
    """What is to be remarked, with what is typed in the boxes in place of what is held.

    Words that cannot be kept yet (a date that is none) are left out: the form says so.
    """
    words = words_typed(holder, month, "", typed) if typed is not None else None
    found = lint_commentary(
        visit.who, visit.slug, holder, month, {"": words} if words else None
    )
    behind = [
        line
        for line in own_lines(visit.who, visit.slug, holder, month)
        if line.position.is_exception
    ]
    return Remarks(
        remarks=remarks_shown(visit, holder, month, found),
        behind=tuple(_behind(visit, holder, month, behind)),
    )


def remarks_shown(
    visit: Visit, holder: str, month: Month, found: Sequence[Lint], here: str = ""
) -> tuple[Remark, ...]:
    """The remarks with their links; ``here`` is the indicator whose form is open."""
    return tuple(
        Remark(one.text, _href(visit, holder, month, one, here)) for one in found
    )


def words_typed(
    holder: str, month: Month, indicator: str, typed: Mapping[str, str]
) -> Commentary | None:
    """The boxes as words; None while they cannot be."""
    texts: dict[str, Any] = {n: t for n, t in typed.items() if n != "by_when"}
    try:
        by_when = read_day(typed["by_when"]) if typed.get("by_when") else None
        return Commentary(
            holder=holder, month=month, indicator=indicator, by_when=by_when, **texts
        )
    except ValueError:
        return None


def _href(visit: Visit, holder: str, month: Month, one: Lint, here: str) -> str:
    if one.indicator and one.indicator != here:
        return _page(visit, holder, month, one.indicator)
    return f"#{one.box}" if one.box else ""


def _page(visit: Visit, holder: str, month: Month, code: str) -> str:
    return at(visit, "return-words", holder=holder, month=str(month), code=code)


def _behind(
    visit: Visit, holder: str, month: Month, lines: Sequence[Line]
) -> Iterator[OwnIndicator]:
    for line in lines:
        said = commentary_of(visit.who, visit.slug, holder, month, line.code)
        yield OwnIndicator(
            name=line.name,
            status=status_of(line.position),
            is_said=said is not None and not said.is_empty,
            href=_page(visit, holder, month, line.code),
        )
