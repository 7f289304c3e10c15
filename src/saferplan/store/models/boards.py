"""Boards: the cycle of their meetings, packs issued, and what is asked of them."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q

from saferplan.core.boards.asking import Decision
from saferplan.core.boards.cycle import MeetingState, Rhythm
from saferplan.core.boards.pack import Audience
from saferplan.store.models.constraints import at_least, in_vocabulary
from saferplan.store.models.partnership import Versioned


class CycleVersion(Versioned):
    """The rhythm of a body, and how long before its meeting each step is due."""

    body = models.CharField(max_length=100)
    rhythm = models.CharField(max_length=20)
    returns = models.PositiveSmallIntegerField()
    commentary = models.PositiveSmallIntegerField()
    draft = models.PositiveSmallIntegerField()
    brief = models.PositiveSmallIntegerField()
    despatch = models.PositiveSmallIntegerField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["entry", "body"], name="cycle_once_an_entry"
            ),
            in_vocabulary("rhythm", Rhythm, name="cycle_rhythm_is_known"),
        ]

    def __str__(self) -> str:
        return f"{self.body}: {self.rhythm}"


class MeetingVersion(Versioned):
    """A meeting as it was arranged last; ``number`` is the same in all versions."""

    number = models.PositiveIntegerField()
    body = models.CharField(max_length=100)
    held_on = models.DateField()
    reports = models.DateField()
    place = models.TextField(blank=True)
    state = models.CharField(max_length=20)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["entry", "number"], name="meeting_once_an_entry"
            ),
            in_vocabulary("state", MeetingState, name="meeting_state_is_known"),
            at_least("number", 1, name="meetings_start_at_one"),
        ]

    def __str__(self) -> str:
        return f"{self.body} on {self.held_on}"


class IssuedPackRow(Versioned):
    """A pack that was sent out: what makes it again as it was.

    ``cut`` is the ledger number it was made at, before it was issued.
    """

    body = models.CharField(max_length=100)
    month = models.DateField()
    known_on = models.DateField(null=True)
    cut = models.PositiveIntegerField()
    audience = models.CharField(max_length=20)
    meeting = models.PositiveIntegerField(null=True)
    version = models.PositiveIntegerField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["partnership", "body", "month", "audience", "version"],
                name="issued_pack_version_once",
            ),
            in_vocabulary("audience", Audience, name="issued_pack_audience_is_known"),
            models.CheckConstraint(
                condition=Q(month__day=1), name="issued_pack_month_is_its_first_day"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.body}, {self.month:%Y-%m}, version {self.version}"


class VarianceVersion(Versioned):
    """A change to an action plan that a board is asked for, as it stands."""

    number = models.PositiveIntegerField()
    holder = models.CharField(max_length=100)
    month = models.DateField()
    action = models.CharField(max_length=40)
    milestone = models.PositiveIntegerField(default=0)
    change = models.TextField()
    reason = models.TextField()
    new_due = models.DateField(null=True)
    decision = models.CharField(max_length=20)
    decided_by = models.TextField(blank=True)
    decided_on = models.DateField(null=True)
    remark = models.TextField(blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["entry", "number"], name="variance_once_an_entry"
            ),
            in_vocabulary("decision", Decision, name="variance_decision_is_known"),
        ]

    def __str__(self) -> str:
        return f"{self.number}: {self.change}"


class BlockageVersion(Versioned):
    """Something a group cannot move alone, as it stands."""

    number = models.PositiveIntegerField()
    holder = models.CharField(max_length=100)
    month = models.DateField()
    what = models.TextField()
    would_help = models.TextField(blank=True)
    resolved_on = models.DateField(null=True)
    how_resolved = models.TextField(blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["entry", "number"], name="blockage_once_an_entry"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.number}: {self.what}"
