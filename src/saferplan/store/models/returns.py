"""Returns: their events as they happened, the files they came in, and sign-off."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q

from saferplan.core.returns.feeds import Publishable
from saferplan.core.returns.workflow import Act
from saferplan.store.models.constraints import (
    about_a_period,
    at_least,
    in_order,
    in_vocabulary,
)
from saferplan.store.models.indicators import ObservationRow, OfIndicator
from saferplan.store.models.partnership import PartnershipRow, Versioned


class SourceFileRow(Versioned):
    """A file somebody sent, kept byte for byte, once for each partnership."""

    name = models.TextField()
    sha256 = models.CharField(max_length=64)
    size = models.PositiveIntegerField()
    content = models.BinaryField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["partnership", "sha256"], name="source_file_kept_once"
            ),
        ]

    def __str__(self) -> str:
        return self.name


class CellRow(models.Model):
    """In which cell of which file an observation stood."""

    observation = models.OneToOneField(
        ObservationRow, models.PROTECT, related_name="cell"
    )
    file = models.ForeignKey(SourceFileRow, models.PROTECT, related_name="+")
    sheet = models.TextField(blank=True)
    cell = models.CharField(max_length=40, blank=True)

    def __str__(self) -> str:
        return f"{self.sheet}!{self.cell}"


class ReturnRow(models.Model):
    """One return as such: whose it is, and of which month."""

    partnership = models.ForeignKey(PartnershipRow, models.PROTECT, related_name="+")
    holder = models.CharField(max_length=100)
    month = models.DateField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["partnership", "holder", "month"], name="return_is_there_once"
            ),
            models.CheckConstraint(
                condition=Q(month__day=1), name="return_month_is_its_first_day"
            ),
            models.CheckConstraint(condition=~Q(holder=""), name="return_has_a_holder"),
        ]

    def __str__(self) -> str:
        return f"{self.holder}, {self.month:%Y-%m}"


class ReturnEventRow(Versioned):
    """One thing done to a return.

    ``typed`` holds the lines as they were typed (saved, submitted), ``answers`` the
    answers to queries by the key of each message.
    """

    monthly_return = models.ForeignKey(ReturnRow, models.PROTECT, related_name="events")
    number = models.PositiveIntegerField()
    act = models.CharField(max_length=20)
    typed = models.JSONField(default=list)
    answers = models.JSONField(default=dict)
    reason = models.TextField(blank=True)
    one_person = models.BooleanField(default=False)
    is_amendment = models.BooleanField(default=False)
    file = models.ForeignKey(SourceFileRow, models.PROTECT, null=True, related_name="+")

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["monthly_return", "number"], name="return_event_number_once"
            ),
            models.UniqueConstraint(
                fields=["monthly_return", "entry"], name="return_event_once_an_entry"
            ),
            in_vocabulary("act", Act, name="return_event_act_is_known"),
            at_least("number", 1, name="return_events_start_at_one"),
        ]

    def __str__(self) -> str:
        return f"{self.number}: {self.act}"


class SignOffRow(OfIndicator):
    """An observation that came in a return, and was accepted with this entry."""

    observation = models.OneToOneField(
        ObservationRow, models.PROTECT, related_name="sign_off"
    )

    def __str__(self) -> str:
        return f"sign-off of observation {self.observation_id}"


class CommentaryRow(Versioned):
    """The words of a holder about a month, or about one indicator in it."""

    holder = models.CharField(max_length=100)
    month = models.DateField()
    indicator = models.CharField(max_length=100, blank=True)
    why = models.TextField(blank=True)
    done = models.TextField(blank=True)
    next = models.TextField(blank=True)
    by_when = models.DateField(null=True)
    ask = models.TextField(blank=True)
    success = models.TextField(blank=True)
    post = models.TextField(blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["entry", "holder", "month", "indicator"],
                name="commentary_once_an_entry",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.holder}, {self.month:%Y-%m}"


class FeedVersion(Versioned):
    """A data set as the register describes it."""

    place = models.PositiveIntegerField()
    slug = models.CharField(max_length=100)
    name = models.TextField()
    organisation = models.CharField(max_length=100)
    owner = models.TextField()
    legal_basis = models.TextField()
    purpose = models.TextField(blank=True)
    agreement = models.TextField(blank=True)
    agreed_on = models.DateField(null=True)
    review_on = models.DateField(null=True)
    fields = models.JSONField(default=list)
    retention_months = models.PositiveIntegerField(null=True)
    frequency = models.CharField(max_length=30)
    due_days = models.PositiveIntegerField()
    publishable = models.CharField(max_length=30)
    is_personal = models.BooleanField(default=False)
    indicators = models.JSONField(default=list)
    definition = models.TextField(blank=True)
    valid_from = models.DateField(null=True)
    valid_to = models.DateField(null=True)
    note = models.TextField(blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["entry", "slug"], name="feed_once_an_entry"
            ),
            in_vocabulary("publishable", Publishable, name="feed_publishable_is_known"),
            in_order("valid_from", "valid_to", name="feed_dates_in_order"),
        ]

    def __str__(self) -> str:
        return self.name


class DeliveryRow(Versioned):
    """A data set that came in for one period."""

    feed = models.CharField(max_length=100)
    period_basis = models.CharField(max_length=30)
    period_start = models.DateField()
    period_end = models.DateField()
    received_on = models.DateField()
    records = models.PositiveBigIntegerField(null=True)
    missing_fields = models.JSONField(default=list)
    is_correction = models.BooleanField(default=False)
    note = models.TextField(blank=True)
    file = models.ForeignKey(SourceFileRow, models.PROTECT, null=True, related_name="+")

    class Meta:
        constraints: ClassVar = [*about_a_period("delivery")]

    def __str__(self) -> str:
        return f"{self.feed} to {self.period_end}"
