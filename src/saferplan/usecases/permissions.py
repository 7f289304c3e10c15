"""Who may do what: one table, and one rule for agencies.

Everybody with a role in a partnership reads its structure and its plan. An agency
reads only its own indicators: those owned by its organisation or its body, or that
its body works on. All other roles read every indicator. Whoever has no role in a
partnership is never told that it exists.
"""

from __future__ import annotations

from enum import StrEnum

from saferplan.core.indicators.definition import Indicator
from saferplan.core.partnership.roles import Role
from saferplan.usecases.actor import Actor, Grant
from saferplan.usecases.errors import NotFound, NotPermitted


class Doing(StrEnum):
    """What somebody asks to do in a partnership."""

    READ = "read it"
    MAKE_PACK = "make its packs"
    RECORD = "enter or correct its figures"
    EXPORT = "export it"
    LOAD = "load a folder into it"
    READ_LOG = "read its log"
    SET_UP = "set it up"
    REPORT = "fill in its returns"
    ACCEPT = "accept its returns"
    ISSUE = "issue its packs"
    READ_REGISTER = "read its register of data sets"
    KEEP_REGISTER = "keep its register of data sets"
    INVITE = "invite people to it"
    DECIDE = "decide on variances"
    MINUTE = "record its meetings"
    CHALLENGE = "ask questions in it"
    SUPPORT = "answer its blockages"
    PROPOSE = "propose its targets"
    READ_MONEY = "see its money"
    KEEP_MONEY = "keep its money"


_EVERYBODY = frozenset(Role)
_INSIDE = _EVERYBODY - {Role.PARTNER_AGENCY}
_RECORDERS = frozenset({Role.MANAGER, Role.ANALYST})

ALLOWED: dict[Doing, frozenset[Role]] = {
    Doing.READ: _EVERYBODY,
    Doing.MAKE_PACK: _INSIDE,
    Doing.RECORD: _RECORDERS,
    Doing.EXPORT: _RECORDERS,
    Doing.LOAD: frozenset({Role.MANAGER}),
    Doing.READ_LOG: _RECORDERS,
    Doing.SET_UP: frozenset({Role.MANAGER}),
    Doing.REPORT: _RECORDERS | {Role.THEME_LEAD, Role.PARTNER_AGENCY},
    Doing.ACCEPT: _RECORDERS,
    Doing.ISSUE: frozenset({Role.MANAGER}),
    Doing.READ_REGISTER: _INSIDE - {Role.STAKEHOLDER, Role.READER},
    Doing.KEEP_REGISTER: _RECORDERS,
    Doing.INVITE: frozenset({Role.MANAGER}),
    Doing.DECIDE: frozenset({Role.CHAIR}),
    Doing.MINUTE: frozenset({Role.MANAGER}),
    Doing.CHALLENGE: frozenset(
        {
            Role.MANAGER,
            Role.CHAIR,
            Role.BOARD_MEMBER,
            Role.STAKEHOLDER,
            Role.SCRUTINY,
        }
    ),
    Doing.SUPPORT: frozenset({Role.MANAGER, Role.CHAIR, Role.BOARD_MEMBER}),
    Doing.PROPOSE: _RECORDERS | {Role.THEME_LEAD, Role.CHAIR},
    Doing.READ_MONEY: _INSIDE - {Role.READER},
    Doing.KEEP_MONEY: _RECORDERS,
}
"""Which roles may do what; the operator may do everything."""


def may(actor: Actor, doing: Doing, partnership: str) -> bool:
    """May this actor do this there?"""
    if actor.is_operator:
        return True
    return any(g.role in ALLOWED[doing] for g in actor.grants_in(partnership))


def require(actor: Actor, doing: Doing, partnership: str) -> None:
    """Raise unless this actor may do this there.

    Raises:
        NotFound: the actor has no part in that partnership (worded as if it did
            not exist).
        NotPermitted: a part, but not this one.
    """
    if may(actor, doing, partnership):
        return
    if not actor.grants_in(partnership):
        raise unknown_partnership(partnership)
    roles = " and ".join(g.role.words for g in actor.grants_in(partnership))
    raise NotPermitted(
        f"The account {actor.account} ({roles} of {partnership}) may not {doing}."
    )


def require_operator(actor: Actor, doing: str) -> None:
    """Raise NotPermitted unless it is the operator who asks."""
    if not actor.is_operator:
        raise NotPermitted(f"Only the operator of this installation may {doing}.")


def unknown_partnership(slug: str) -> NotFound:
    """The one answer about a partnership that is not there, or not theirs."""
    return NotFound(f"There is no partnership called {slug} here.")


def may_read(actor: Actor, partnership: str, indicator: Indicator) -> bool:
    """May this actor read this indicator's figures?"""
    if actor.is_operator:
        return True
    return any(_reaches(g, indicator) for g in actor.grants_in(partnership))


def may_report(actor: Actor, partnership: str, holder: str) -> bool:
    """May this actor fill in the returns of this group or agency?

    A theme lead those of the own group, an agency its own and those of the body it
    was let in for; manager and analyst all, on their behalf.
    """
    if actor.is_operator:
        return True
    return any(
        grant.role in _RECORDERS
        or (grant.role is Role.THEME_LEAD and grant.body == holder)
        or (
            grant.role is Role.PARTNER_AGENCY
            and holder in (grant.organisation, grant.body)
        )
        for grant in actor.grants_in(partnership)
    )


def require_holder(actor: Actor, partnership: str, holder: str) -> None:
    """Raise unless this actor may fill in the returns of this group or agency.

    Raises:
        NotFound: the actor has no part in that partnership.
        NotPermitted: a part, but not this one.
    """
    require(actor, Doing.REPORT, partnership)
    if not may_report(actor, partnership, holder):
        raise NotPermitted(
            f"The account {actor.account} may not fill in the returns of {holder} "
            f"in {partnership}."
        )


def may_answer(actor: Actor, partnership: str, owner: str) -> bool:
    """May this actor answer what this group, agency or board is asked?

    Whoever fills in its returns, and for a board whoever sits on it.
    """
    return may_report(actor, partnership, owner) or any(
        grant.role in (Role.CHAIR, Role.BOARD_MEMBER) and grant.body == owner
        for grant in actor.grants_in(partnership)
    )


def _reaches(grant: Grant, indicator: Indicator) -> bool:
    if grant.role in _INSIDE:
        return True
    own = {grant.organisation, grant.body} - {""}
    return indicator.owner in own or bool(own & set(indicator.groups))
