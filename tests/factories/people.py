"""Accounts and what they were granted, for tests that need others than the cast."""

from __future__ import annotations

import factory

from saferplan.core.partnership.roles import Role
from saferplan.store.models import GrantRow, PartnershipRow, User


class UserFactory(factory.django.DjangoModelFactory[User]):
    """An account nobody can sign in with."""

    class Meta:
        model = User

    account = factory.Sequence(lambda n: f"somebody-{n}")
    password = "!"


class PartnershipRowFactory(factory.django.DjangoModelFactory[PartnershipRow]):
    """A partnership about which nothing is said yet."""

    class Meta:
        model = PartnershipRow

    slug = factory.Sequence(lambda n: f"place-{n}")


class GrantRowFactory(factory.django.DjangoModelFactory[GrantRow]):
    """A role, a reader's unless said."""

    class Meta:
        model = GrantRow

    user = factory.SubFactory(UserFactory)
    partnership = factory.SubFactory(PartnershipRowFactory)
    role = Role.READER.value
