"""Accounts, and what each may do in which partnership."""

from __future__ import annotations

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
    is_active = models.BooleanField(default=True)
    is_demonstration = models.BooleanField(default=False)

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
