"""The cast of all tests: the people of the demonstration, in made-up partnerships.

`the_cast` loads both partnerships and gives one actor for each account. They are
the accounts `saferplan demo` makes, so that tests, pages and docs speak of the same
people.
"""

from __future__ import annotations

from django.test import override_settings

from saferplan.core.indicators.holdings import Holdings
from saferplan.usecases.actor import OPERATOR, Actor, resolve
from saferplan.usecases.partnership.cast import CAST
from saferplan.usecases.partnership.make_demonstration import make_demonstration
from tests.factories.holdings import anytown, othertown

ACCOUNTS = tuple(member.account for member in CAST)
INSIDERS = tuple(member.account for member in CAST if not member.is_outsider)
OUTSIDER = "outsider"
OPERATOR_NAME = "operator"
EVERYBODY = (*ACCOUNTS, OPERATOR_NAME)
# Hashing a password is slow on purpose; a test that signs nobody in need not wait.
QUICK = ["django.contrib.auth.hashers.MD5PasswordHasher"]


def the_cast(here: Holdings | None = None) -> dict[str, Actor]:
    """Load both partnerships, and give everybody by the name of their account.

    ``here`` is the partnership of all but the outsider, if not the usual one.
    """
    with override_settings(PASSWORD_HASHERS=QUICK):
        make_demonstration(holdings=[here or anytown(), othertown()], by=OPERATOR)
    return {name: resolve(name) for name in ACCOUNTS} | {OPERATOR_NAME: OPERATOR}
