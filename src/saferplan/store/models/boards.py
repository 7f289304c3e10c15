"""Boards: the cycle of their meetings, packs issued, and what is asked of them."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q

from saferplan.core.boards.cycle import MeetingState, Rhythm
from saferplan.core.boards.pack import Audience
from saferplan.core.boards.papers import Paper
from saferplan.core.partnership.decisions import Decision
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

    ``cut`` is the ledger number it was made at, before it was issued; ``paper`` is
    empty, and ``contents_hash`` too, for what was issued before files were kept.
    """

    body = models.CharField(max_length=100)
    month = models.DateField()
    known_on = models.DateField(null=True)
    cut = models.PositiveIntegerField()
    audience = models.CharField(max_length=20)
    meeting = models.PositiveIntegerField(null=True)
    version = models.PositiveIntegerField()
    paper = models.CharField(max_length=20, blank=True)
    marking = models.TextField(blank=True)
    distribution = models.TextField(blank=True)
    contents_hash = models.CharField(max_length=64, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["partnership", "body", "month", "audience", "version"],
                name="issued_pack_version_once",
            ),
            in_vocabulary("audience", Audience, name="issued_pack_audience_is_known"),
            in_vocabulary("paper", Paper, name="issued_paper_is_known", blank=True),
            models.CheckConstraint(
                condition=Q(month__day=1), name="issued_pack_month_is_its_first_day"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.body}, {self.month:%Y-%m}, version {self.version}"


class IssuedFileRow(models.Model):
    """One file of an issued pack, byte for byte; it comes with the issue."""

    issued = models.ForeignKey(IssuedPackRow, models.PROTECT, related_name="files")
    kind = models.CharField(max_length=10)
    is_withheld = models.BooleanField()
    name = models.TextField()
    size = models.PositiveIntegerField()
    sha256 = models.CharField(max_length=64)
    content = models.BinaryField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["issued", "kind", "is_withheld"], name="issued_file_kept_once"
            ),
        ]

    def __str__(self) -> str:
        return self.name


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
    new_scope = models.TextField(blank=True)
    drops = models.BooleanField(default=False)
    was_due = models.DateField(null=True)
    was_scope = models.TextField(blank=True)
    decision = models.CharField(max_length=20)
    decided_by = models.TextField(blank=True)
    decided_on = models.DateField(null=True)
    remark = models.TextField(blank=True)
    body = models.CharField(max_length=100, blank=True)
    meeting = models.PositiveIntegerField(null=True)

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
    action = models.CharField(max_length=40, blank=True)
    answer = models.TextField(blank=True)
    support = models.TextField(blank=True)
    answered_by = models.TextField(blank=True)
    answered_on = models.DateField(null=True)
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
