"""Money of the plan, in whole pence: identified, allocated to actions, spent."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q

from saferplan.store.models.constraints import at_least, in_order
from saferplan.store.models.partnership import Versioned


class FundingLineVersion(Versioned):
    """A funding line as it was entered last; its code names it."""

    place = models.PositiveIntegerField()
    code = models.CharField(max_length=40)
    title = models.TextField()
    identified = models.PositiveBigIntegerField()
    source = models.TextField(blank=True)
    group = models.CharField(max_length=100, blank=True)
    starts = models.DateField(null=True)
    ends = models.DateField(null=True)
    is_confirmed = models.BooleanField(default=False)
    note = models.TextField(blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["entry", "code"], name="funding_line_once_an_entry"
            ),
            in_order("starts", "ends", name="funding_dates_in_order"),
        ]

    def __str__(self) -> str:
        return f"{self.code}: {self.title}"


class AllocationVersion(Versioned):
    """What of a line is set aside for an action; the latest row counts."""

    line = models.CharField(max_length=40)
    action = models.CharField(max_length=40)
    amount = models.PositiveBigIntegerField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["entry", "line", "action"], name="allocation_once_an_entry"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.line} to {self.action}"


class SpendingRow(Versioned):
    """What was spent of a line on an action in a month."""

    number = models.PositiveIntegerField()
    line = models.CharField(max_length=40)
    action = models.CharField(max_length=40)
    month = models.DateField()
    amount = models.BigIntegerField()
    words = models.TextField(blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["partnership", "number"], name="spending_numbered_once"
            ),
            models.CheckConstraint(
                condition=~Q(amount=0), name="spending_is_not_nothing"
            ),
            at_least("number", 1, name="spending_starts_at_one"),
        ]

    def __str__(self) -> str:
        return f"{self.number}: {self.amount}"
