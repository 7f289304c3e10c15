"""Partnerships, their organisations, bodies and seats: versioned and dated.

What is said about each stands in version rows. The version in force is the one
that came with the latest entry; `valid_from` and `valid_to` say when it held.
"""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from saferplan.core.partnership.structure import BodyType, StatutoryRole
from saferplan.store.models.constraints import at_least, in_order, in_vocabulary


class PartnershipRow(models.Model):
    """A partnership as such: the row that is locked while its data are written."""

    slug = models.CharField(max_length=100, unique=True)

    def __str__(self) -> str:
        return self.slug


class Versioned(models.Model):
    """A row that came with one entry of its partnership's ledger."""

    partnership = models.ForeignKey(PartnershipRow, models.PROTECT, related_name="+")
    entry = models.ForeignKey("store.LedgerEntry", models.PROTECT, related_name="+")

    class Meta:
        abstract = True


class PartnershipVersion(Versioned):
    """What is said about the partnership itself."""

    name = models.TextField()
    area = models.TextField()
    area_code = models.CharField(max_length=20, blank=True)
    population = models.PositiveBigIntegerField(null=True)
    nation = models.CharField(max_length=50)
    language = models.CharField(max_length=20)
    statutory_frame = models.JSONField(default=list)
    vision = models.TextField(blank=True)
    note = models.TextField(blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["entry"], name="partnership_version_once_an_entry"
            ),
            at_least("population", 0, name="partnership_population_not_negative"),
        ]

    def __str__(self) -> str:
        return self.name


class BrandingVersion(Versioned):
    """The partnership's own look: logo, colour, slide and Word templates."""

    colour = models.CharField(max_length=20)
    logo = models.BinaryField(null=True)
    logo_type = models.CharField(max_length=50, blank=True)
    slide_template = models.BinaryField(null=True)
    word_template = models.BinaryField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["entry"], name="branding_once_an_entry"),
        ]

    def __str__(self) -> str:
        return self.colour


class OrganisationVersion(Versioned):
    """One agency and its standing."""

    place = models.PositiveIntegerField()
    slug = models.CharField(max_length=100)
    name = models.TextField()
    role = models.CharField(max_length=40)
    legal_basis = models.TextField(blank=True)
    represents = models.TextField(blank=True)
    valid_from = models.DateField(null=True)
    valid_to = models.DateField(null=True)
    note = models.TextField(blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["entry", "slug"], name="organisation_once_an_entry"
            ),
            in_vocabulary("role", StatutoryRole, name="organisation_role_is_known"),
            in_order("valid_from", "valid_to", name="organisation_dates_in_order"),
        ]

    def __str__(self) -> str:
        return self.name


class BodyVersion(Versioned):
    """A board, group or panel."""

    place = models.PositiveIntegerField()
    slug = models.CharField(max_length=100)
    type = models.CharField(max_length=40)
    local_name = models.TextField()
    parent = models.CharField(max_length=100, blank=True)
    purpose = models.TextField(blank=True)
    duties = models.JSONField(default=list)
    lead_post = models.TextField(blank=True)
    lead_organisation = models.CharField(max_length=100, blank=True)
    meets = models.TextField(blank=True)
    focus_areas = models.JSONField(default=list)
    is_shared = models.BooleanField(default=False)
    valid_from = models.DateField(null=True)
    valid_to = models.DateField(null=True)
    note = models.TextField(blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["entry", "slug"], name="body_once_an_entry"
            ),
            in_vocabulary("type", BodyType, name="body_type_is_known"),
            in_order("valid_from", "valid_to", name="body_dates_in_order"),
            models.CheckConstraint(
                condition=~models.Q(local_name=""), name="body_has_a_local_name"
            ),
        ]

    def __str__(self) -> str:
        return self.local_name


class MembershipVersion(Versioned):
    """An organisation's seat on a body."""

    place = models.PositiveIntegerField()
    organisation = models.CharField(max_length=100)
    body = models.CharField(max_length=100)
    capacity = models.TextField()
    post = models.TextField(blank=True)
    valid_from = models.DateField(null=True)
    valid_to = models.DateField(null=True)

    class Meta:
        constraints: ClassVar = [
            in_order("valid_from", "valid_to", name="membership_dates_in_order"),
        ]

    def __str__(self) -> str:
        return f"{self.organisation} on {self.body}"


class SettingsVersion(Versioned):
    """How the partnership has chosen to work."""

    one_person_sign_off = models.BooleanField(default=False)
    closed_days = models.JSONField(default=list)
    """Days that are no working days, as ISO dates, besides weekends."""

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["entry"], name="settings_once_an_entry"),
        ]

    def __str__(self) -> str:
        return f"settings of {self.partnership_id}"
