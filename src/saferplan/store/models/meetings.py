"""What happens at meetings: records, challenges, actions arising, terms."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q

from saferplan.core.boards.challenge import ChallengeKind
from saferplan.core.boards.terms import TermsKind
from saferplan.store.models.constraints import at_least, in_order, in_vocabulary
from saferplan.store.models.partnership import Versioned


class ChallengeVersion(Versioned):
    """A challenge as it stands; ``number`` is the same in all its versions."""

    number = models.PositiveIntegerField()
    body = models.CharField(max_length=100)
    asked_on = models.DateField()
    question = models.TextField()
    owner = models.CharField(max_length=100)
    month = models.DateField()
    kind = models.CharField(max_length=20)
    asked_by = models.TextField(blank=True)
    indicator = models.CharField(max_length=100, blank=True)
    action = models.CharField(max_length=40, blank=True)
    due = models.DateField(null=True)
    meeting = models.PositiveIntegerField(null=True)
    answer = models.TextField(blank=True)
    evidence = models.TextField(blank=True)
    answered_by = models.TextField(blank=True)
    answered_on = models.DateField(null=True)
    follow_up = models.TextField(blank=True)
    follow_up_due = models.DateField(null=True)
    followed_up_on = models.DateField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["entry", "number"], name="challenge_once_an_entry"
            ),
            in_vocabulary("kind", ChallengeKind, name="challenge_kind_is_known"),
            at_least("number", 1, name="challenges_start_at_one"),
            models.CheckConstraint(
                condition=Q(answer="", answered_on__isnull=True)
                | (~Q(answer="") & Q(answered_on__isnull=False)),
                name="challenge_answer_has_its_day",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.number}: {self.question}"


class MeetingRecordVersion(Versioned):
    """Agenda, attendance and interests of one meeting, each kept whole."""

    number = models.PositiveIntegerField()
    agenda = models.JSONField(default=list)
    attendance = models.JSONField(default=list)
    interests = models.JSONField(default=list)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["entry", "number"], name="meeting_record_once_an_entry"
            ),
        ]

    def __str__(self) -> str:
        return f"meeting {self.number}"


class ArisingVersion(Versioned):
    """An action arising of a meeting, as it stands."""

    number = models.PositiveIntegerField()
    meeting = models.PositiveIntegerField()
    body = models.CharField(max_length=100)
    what = models.TextField()
    owner = models.CharField(max_length=100)
    post = models.TextField(blank=True)
    due = models.DateField(null=True)
    done_on = models.DateField(null=True)
    how = models.TextField(blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["entry", "number"], name="arising_once_an_entry"
            ),
            at_least("number", 1, name="arising_starts_at_one"),
        ]

    def __str__(self) -> str:
        return f"{self.number}: {self.what}"


class TermsVersion(Versioned):
    """Terms of reference or a constitution, as they were adopted last."""

    number = models.PositiveIntegerField()
    kind = models.CharField(max_length=20)
    title = models.TextField()
    text = models.TextField()
    body = models.CharField(max_length=100, blank=True)
    adopted_on = models.DateField(null=True)
    review_on = models.DateField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["entry", "number"], name="terms_once_an_entry"
            ),
            in_vocabulary("kind", TermsKind, name="terms_kind_is_known"),
            in_order("adopted_on", "review_on", name="terms_dates_in_order"),
        ]

    def __str__(self) -> str:
        return self.title


class UptakeVersion(Versioned):
    """A group that takes up the success another one shared about a month."""

    success_of = models.CharField(max_length=100)
    month = models.DateField()
    holder = models.CharField(max_length=100)
    words = models.TextField(blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["entry", "success_of", "month", "holder"],
                name="uptake_once_an_entry",
            ),
            models.CheckConstraint(
                condition=~Q(success_of=models.F("holder")),
                name="uptake_is_of_another_group",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.holder} from {self.success_of}"
