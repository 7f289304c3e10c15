"""Letting people in: an account, a role, and a link that opens once."""

from __future__ import annotations

from datetime import timedelta
from hashlib import sha256

import pytest
from django.contrib.auth import authenticate
from django.core import mail
from django.test import override_settings
from django.utils import timezone

from saferplan.store import models
from saferplan.usecases.actor import Actor, Grant, Role, resolve
from saferplan.usecases.errors import NotFound, Refused
from saferplan.usecases.partnership.invite import invite, reset_link
from saferplan.usecases.partnership.links import Invitation, open_link, use_link
from saferplan.usecases.partnership.send_link import send_link
from tests.cast import QUICK, the_cast
from tests.factories.holdings import ANYTOWN
from tests.factories.people import GrantRowFactory, UserFactory

pytestmark = pytest.mark.django_db
GOOD = "three purple herons"


@pytest.fixture
def manager() -> Actor:
    return the_cast()["manager"]


@pytest.fixture(autouse=True)
def _quick(settings: object) -> None:
    settings.PASSWORD_HASHERS = QUICK  # type: ignore[attr-defined] # pytest-django's


def let_in(by: Actor, account: str = "j.smith", **more: object) -> Invitation:
    place = {"role": Role.READER} | {
        k: more.pop(k) for k in ("role", "body", "organisation") if k in more
    }
    asked = {"name": "Jo Smith", "email": "jo@example.org", "post": ""} | more
    return invite(
        by=by,
        partnership=ANYTOWN,
        account=account,
        grant=Grant(partnership=ANYTOWN, **place),
        **asked,
    )


def entries() -> int:
    return models.LedgerEntry.objects.count()


def test_the_link_sets_the_password_and_opens_nothing_after_that(
    manager: Actor,
) -> None:
    made = let_in(manager, role=Role.THEME_LEAD, body="abuse-group", post="Lead")
    assert authenticate(username="j.smith", password=GOOD) is None
    opened = open_link(made.token)
    assert (opened.account, opened.partnership_name) == (
        "j.smith",
        "Safer Anytown Partnership",
    )
    use_link(token=made.token, password=GOOD)
    assert authenticate(username="j.smith", password=GOOD) is not None
    assert resolve("j.smith").grants == (
        Grant(partnership=ANYTOWN, role=Role.THEME_LEAD, body="abuse-group"),
    )
    for _ in range(2):
        with pytest.raises(NotFound, match="opens nothing any more"):
            use_link(token=made.token, password="four purple herons")
    assert authenticate(username="j.smith", password=GOOD) is not None


def test_only_the_hash_of_a_link_is_kept_and_the_log_knows_neither(
    manager: Actor,
) -> None:
    made = let_in(manager)
    link = models.LinkRow.objects.get()
    assert link.token_hash == sha256(made.token.encode()).hexdigest()
    assert len(made.token) >= 43  # 256 bits, six to a letter
    use_link(token=made.token, password=GOOD)
    told = str(list(models.LedgerEntry.objects.values())) + str(
        list(models.LinkRow.objects.values())
    )
    assert made.token not in told
    assert GOOD not in told


def test_inviting_is_logged_before_and_after(manager: Actor) -> None:
    let_in(manager, role=Role.BOARD_MEMBER, body="board", post="Chief officer")
    entry = models.LedgerEntry.objects.latest("pk")
    assert (entry.what, entry.account, entry.detail) == (
        "invite",
        "manager",
        {
            "account": "j.smith",
            "before": None,
            "after": {"role": "board_member", "body": "board", "post": "Chief officer"},
        },
    )


@pytest.mark.parametrize(("is_reset", "lasts"), [(False, 7), (True, 1)])
def test_a_link_runs_out(manager: Actor, is_reset: bool, lasts: int) -> None:
    made = let_in(manager)
    if is_reset:
        made = reset_link(by=manager, partnership=ANYTOWN, account="j.smith")
    assert made.expires_at is not None
    left = made.expires_at - timezone.now()
    assert timedelta(days=lasts) - left < timedelta(minutes=1)
    open_link(made.token)
    held = models.LinkRow.objects.filter(expires_at__gt=timezone.now())
    held.update(expires_at=timezone.now() - timedelta(seconds=1))
    with pytest.raises(NotFound):
        open_link(made.token)


def test_a_new_link_ends_the_older_ones(manager: Actor) -> None:
    first = let_in(manager)
    second = reset_link(by=manager, partnership=ANYTOWN, account="j.smith")
    with pytest.raises(NotFound):
        open_link(first.token)
    assert open_link(second.token).is_reset


def test_a_weak_password_is_refused_and_the_link_still_opens(manager: Actor) -> None:
    made = let_in(manager, account="herons.anytown")
    before = entries()
    for weak in ("short", "password123", "herons.anytown"):
        with pytest.raises(Refused):
            use_link(token=made.token, password=weak)
    assert entries() == before
    use_link(token=made.token, password=GOOD)


@pytest.mark.parametrize("token", ["", "x", "x" * 5000, "a\x00b", "\ud800", "é" * 43])
def test_what_is_no_link_opens_nothing(manager: Actor, token: str) -> None:
    let_in(manager)
    with pytest.raises(NotFound):
        open_link(token)


def test_somebody_who_is_here_gets_a_role_beside_and_no_link(manager: Actor) -> None:
    made = let_in(manager, account="reader", role=Role.SCRUTINY)
    assert (made.token, models.LinkRow.objects.count()) == ("", 0)
    assert [g.role for g in resolve("reader").grants] == [Role.READER, Role.SCRUTINY]


def test_an_account_of_another_partnership_is_neither_let_in_nor_reset(
    manager: Actor,
) -> None:
    before = entries()
    with pytest.raises(Refused, match="is taken"):
        let_in(manager, account="outsider")
    with pytest.raises(NotFound):
        reset_link(by=manager, partnership=ANYTOWN, account="outsider")
    # Of both: a manager of one would open the other with it.
    row = models.PartnershipRow.objects.get(slug=ANYTOWN)
    GrantRowFactory(user=models.User.objects.get(account="outsider"), partnership=row)
    with pytest.raises(Refused, match="not this partnership’s alone"):
        reset_link(by=manager, partnership=ANYTOWN, account="outsider")
    assert entries() == before
    assert not models.LinkRow.objects.exists()


def test_an_account_without_any_part_cannot_be_taken_over(manager: Actor) -> None:
    UserFactory(account="starter")  # one the operator let start partnerships
    with pytest.raises(Refused, match="is taken"):
        let_in(manager, account="starter")


@pytest.mark.parametrize(
    ("asked", "field"),
    [
        ({"account": "operator"}, "account"),
        ({"account": ""}, "account"),
        ({"account": "a/b"}, "account"),
        ({"account": "a\x00b"}, "account"),
        ({"account": "x" * 151}, "account"),
        ({"email": "nowhere"}, "email"),
        ({"name": "x" * 201}, "name"),
        ({"post": "x" * 201}, "post"),
        ({"post": "a\x00"}, "post"),
        ({"body": "no-such-body"}, "body"),
        ({"organisation": "nobody"}, "organisation"),
        ({"role": Role.PARTNER_AGENCY}, "organisation"),
        ({"role": Role.THEME_LEAD}, "body"),
        ({"account": "reader"}, "role"),
    ],
)
def test_what_does_not_fit_is_refused_at_its_field_and_leaves_nothing(
    manager: Actor, asked: dict[str, object], field: str
) -> None:
    users, before = models.User.objects.count(), entries()
    with pytest.raises(Refused) as refused:
        let_in(manager, **asked)
    assert field in [place for place, _ in refused.value.placed]  # type: ignore[attr-defined] # RefusedAt's
    assert (models.User.objects.count(), entries()) == (users, before)


def test_the_link_is_sent_where_e_mail_is_set_up(manager: Actor) -> None:
    made = let_in(manager)
    where = f"https://example.org/invitation/{made.token}/"
    # pytest-django sets e-mail up to be kept in memory.
    assert send_link(made, address=where, partnership_name="Safer Anytown")
    (sent,) = mail.outbox
    assert sent.to == ["jo@example.org"]
    assert where in sent.body
    without = let_in(manager, account="k.smith", email="")
    assert not send_link(without, address=where, partnership_name="Safer Anytown")


@pytest.mark.parametrize("kind", ["console", "dummy", "filebased"])
def test_nothing_is_sent_where_it_is_not(manager: Actor, kind: str) -> None:
    made = let_in(manager)
    with override_settings(EMAIL_BACKEND=f"django.core.mail.backends.{kind}.Backend"):
        assert not send_link(made, address="x", partnership_name="y")


def test_a_server_that_does_not_answer_is_no_failure_of_the_invitation(
    manager: Actor, settings: object
) -> None:
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"  # type: ignore[attr-defined] # pytest-django's
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 1  # type: ignore[attr-defined] # as above
    assert not send_link(let_in(manager), address="x", partnership_name="y")
