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


def _reaches(grant: Grant, indicator: Indicator) -> bool:
    if grant.role in _INSIDE:
        return True
    own = {grant.organisation, grant.body} - {""}
    return indicator.owner in own or bool(own & set(indicator.groups))
