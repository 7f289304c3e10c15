"""Why something was not done, in words a screen can print."""

from __future__ import annotations


class UseCaseError(Exception):
    """What was asked for was not done; nothing was written."""


class NotPermitted(UseCaseError):
    """The actor may see this, but not do it."""


class NotFound(UseCaseError):
    """There is no such thing, as far as this actor may know."""


class UnknownAccount(NotPermitted):
    """Nobody works under this account here."""


class Refused(UseCaseError):
    """The input cannot be taken; each problem is one plain sentence."""

    def __init__(self, *problems: str) -> None:
        super().__init__(" ".join(problems))
        self.problems: tuple[str, ...] = problems
