"""The printable answer: what is held, why, and who has seen it."""

from __future__ import annotations

from dataclasses import dataclass

from saferplan.core.periods import day_label
from saferplan.core.wording import plural
from saferplan.usecases.boards.answer import Answer, Answered, Carried, Reader
from saferplan.web.returns.registers.facts import Fact, facts, field_rows


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerSet:
    """One data set in the answer."""

    id: str
    name: str
    agency: str
    facts: tuple[Fact, ...]
    fields: tuple[tuple[str, str, str], ...]
    indicators: tuple[str, ...]
    readers: str
    carried: tuple[tuple[str, str, str], ...]


@dataclass(frozen=True, slots=True)
class ReaderRow:
    """Somebody who can see figures."""

    account: str
    role: str
    of: str
    sees: str
    small_counts: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerPage:
    """The whole answer."""

    partnership: str
    made_on: str
    sentence: str
    data_sets: tuple[AnswerSet, ...]
    readers: tuple[ReaderRow, ...]
    sees_all: bool


def answer_page(found: Answer) -> AnswerPage:
    """The answer as it is printed: the short of it, then each data set."""
    sets = found.data_sets
    none_personal = not any(one.data_set.feed.is_personal for one in sets)
    return AnswerPage(
        partnership=found.partnership.name,
        made_on=day_label(found.made_on),
        sentence=_sentence(len(sets), len(found.readers), none_personal),
        data_sets=tuple(_set(one) for one in sets),
        readers=tuple(_reader(one) for one in found.readers),
        sees_all=found.sees_all,
    )


def _sentence(sets: int, accounts: int, none_personal: bool) -> str:
    if not sets:
        return "No data set is on the register."
    told = (
        f"{plural(sets, 'data set')}, and {plural(accounts, 'role')} through which "
        "figures made from them can be seen."
    )
    if none_personal:
        told += " No record that is shared names people."
    return told


def _set(one: Answered) -> AnswerSet:
    feed = one.data_set.feed
    return AnswerSet(
        id=feed.slug,
        name=feed.name,
        agency=one.data_set.agency,
        facts=facts(feed),
        fields=field_rows(feed),
        indicators=tuple(i.shown_name for i in one.data_set.indicators),
        readers=_who(one.readers),
        carried=tuple(_carried(c) for c in one.carried),
    )


def _who(readers: tuple[Reader, ...]) -> str:
    if not readers:
        return "Nobody here: no figure is made from it yet."
    return "; ".join(
        f"{r.post or r.account} ({r.role.words}{', ' + r.of if r.of else ''})"
        for r in readers
    )


def _carried(one: Carried) -> tuple[str, str, str]:
    return (one.what, day_label(one.on.date()), one.account)


def _reader(one: Reader) -> ReaderRow:
    return ReaderRow(
        account=f"{one.post} ({one.account})" if one.post else one.account,
        role=one.role.words.capitalize(),
        of=one.of,
        sees=one.sees.capitalize(),
        small_counts=_small(one),
    )


def _small(one: Reader) -> str:
    if not one.is_cleared:
        return "No"
    if one.cleared_until is None:
        return "Yes"
    return f"Until {day_label(one.cleared_until)}"
