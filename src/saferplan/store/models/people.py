"""Accounts, what each may do in which partnership, and the keys to both."""

from __future__ import annotations

from enum import StrEnum
from typing import ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models

from saferplan.core.partnership.roles import Role
from saferplan.store.models.constraints import in_vocabulary
from saferplan.store.models.partnership import PartnershipRow

OPERATOR_ACCOUNT = "operator"
"""Kept for the command line; nobody can sign in as it."""


class Accounts(BaseUserManager["User"]):
    """Makes accounts with a password that is stored hashed."""

    def create_user(self, account: str, password: str | None = None) -> User:
        """A new account; without a password nobody can sign in with it."""
        user = self.model(account=account)
        user.set_password(password)
        user.save(using=self._db)
        return user


class User(AbstractBaseUser):
    """Somebody who can sign in, by the name of their account."""

    account = models.CharField(max_length=150, unique=True)
    name = models.CharField(max_length=200, blank=True)
    email = models.EmailField(blank=True)
    is_active = models.BooleanField(default=True)
    is_demonstration = models.BooleanField(default=False)
    may_start = models.BooleanField(default=False)
    """May this account start a partnership? The operator says so."""

    objects: ClassVar[Accounts] = Accounts()

    USERNAME_FIELD = "account"
    REQUIRED_FIELDS: ClassVar[list[str]] = []

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=~models.Q(account__in=["", OPERATOR_ACCOUNT]),
                name="user_account_is_not_the_operator",
            ),
        ]

    def __str__(self) -> str:
        return self.account


class GrantRow(models.Model):
    """A role an account has in one partnership, perhaps for one body or agency."""

    user = models.ForeignKey(User, models.CASCADE, related_name="grants")
    partnership = models.ForeignKey(PartnershipRow, models.PROTECT)
    role = models.CharField(max_length=30)
    body = models.CharField(max_length=100, blank=True)
    organisation = models.CharField(max_length=100, blank=True)
    post = models.TextField(blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["user", "partnership", "role", "body", "organisation"],
                name="grant_is_given_once",
            ),
            in_vocabulary("role", Role, name="grant_role_is_known"),
        ]

    def __str__(self) -> str:
        return f"{self.user_id}: {self.role}"


class ClearanceRow(models.Model):
    """An account that may see small counts of sensitive indicators, and why."""

    user = models.ForeignKey(User, models.CASCADE, related_name="clearances")
    partnership = models.ForeignKey(PartnershipRow, models.PROTECT)
    reason = models.TextField()
    until = models.DateField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["user", "partnership"], name="clearance_is_given_once"
            ),
            models.CheckConstraint(
                condition=~models.Q(reason=""), name="clearance_has_a_reason"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user_id} in {self.partnership_id}"


class Purpose(StrEnum):
    """What does a link let somebody do?"""

    INVITE = "invite"
    RESET = "reset"


class LinkRow(models.Model):
    """A link that lets somebody set a password, once; only its hash is kept."""

    user = models.ForeignKey(User, models.CASCADE, related_name="links")
    partnership = models.ForeignKey(PartnershipRow, models.PROTECT)
    purpose = models.CharField(max_length=20)
    token_hash = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [
            in_vocabulary("purpose", Purpose, name="link_purpose_is_known"),
        ]

    def __str__(self) -> str:
        return f"{self.purpose} of {self.user_id}"


class ApiTokenRow(models.Model):
    """A key of one agency to the API; only its hash is kept.

    ``start`` is how it begins, so that a manager can tell keys apart.
    """

    partnership = models.ForeignKey(PartnershipRow, models.PROTECT)
    organisation = models.CharField(max_length=100)
    name = models.CharField(max_length=200)
    start = models.CharField(max_length=12)
    token_hash = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=~models.Q(organisation=""), name="token_is_of_an_agency"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.start}… of {self.organisation}"


class ReminderRow(models.Model):
    """A reminder that was sent: what it was about is never said twice."""

    user = models.ForeignKey(User, models.CASCADE, related_name="reminders")
    partnership = models.ForeignKey(PartnershipRow, models.PROTECT)
    about = models.CharField(max_length=250)
    sent_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["user", "partnership", "about"], name="reminder_is_sent_once"
            ),
        ]

    def __str__(self) -> str:
        return self.about
