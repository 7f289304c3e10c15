"""Editions of the plan, each kept whole: its priorities, themes and linked plans."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from saferplan.core.plan.actions import Level, Progress
from saferplan.store.models.constraints import in_order, in_vocabulary
from saferplan.store.models.partnership import Versioned


class PlanVersion(Versioned):
    """The frame of one edition, as it was entered."""

    title = models.TextField()
    edition = models.TextField(blank=True)
    starts = models.DateField()
    ends = models.DateField()
    vision = models.TextField(blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["entry"], name="plan_once_an_entry"),
            models.CheckConstraint(
                condition=models.Q(ends__gt=models.F("starts")),
                name="plan_ends_after_it_starts",
            ),
        ]

    def __str__(self) -> str:
        return self.title


class PartOfPlan(models.Model):
    """A row of one edition, in its place."""

    plan = models.ForeignKey(PlanVersion, models.PROTECT, related_name="+")
    place = models.PositiveIntegerField()

    class Meta:
        abstract = True


class PriorityRow(PartOfPlan):
    """One thing the plan puts first."""

    slug = models.CharField(max_length=100)
    name = models.TextField()
    summary = models.TextField(blank=True)
    group = models.CharField(max_length=100, blank=True)
    focus_areas = models.JSONField(default=list)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["plan", "slug"], name="priority_once_a_plan"
            ),
        ]

    def __str__(self) -> str:
        return self.name


class ThemeRow(PartOfPlan):
    """Something every action plan must carry."""

    slug = models.CharField(max_length=100)
    name = models.TextField()
    summary = models.TextField(blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["plan", "slug"], name="theme_once_a_plan"),
        ]

    def __str__(self) -> str:
        return self.name


class LinkedPlanRow(PartOfPlan):
    """Another strategy this plan contributes to, or depends on."""

    name = models.TextField()
    owner = models.TextField(blank=True)
    level = models.CharField(max_length=50)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["plan", "place"], name="linked_plan_once_a_place"
            ),
        ]

    def __str__(self) -> str:
        return self.name


class ActionVersion(Versioned):
    """An action of the plan, as it was entered last; its code names it."""

    place = models.PositiveIntegerField()
    code = models.CharField(max_length=40)
    title = models.TextField()
    group = models.CharField(max_length=100)
    priority = models.CharField(max_length=100, blank=True)
    organisation = models.CharField(max_length=100, blank=True)
    post = models.TextField(blank=True)
    indicators = models.JSONField(default=list)
    scope = models.TextField(blank=True)
    focus_area = models.TextField(blank=True)
    themes = models.JSONField(default=list)
    funding = models.CharField(max_length=40, blank=True)
    starts = models.DateField(null=True)
    due = models.DateField(null=True)
    progress = models.CharField(max_length=20, default=Progress.NOT_STARTED.value)
    done_on = models.DateField(null=True)
    is_commissioning = models.BooleanField(default=False)
    source = models.TextField(blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["entry", "code"], name="action_once_an_entry"
            ),
            in_order("starts", "due", name="action_dates_in_order"),
            in_vocabulary("progress", Progress, name="action_progress_is_known"),
            models.CheckConstraint(
                condition=models.Q(progress="done", done_on__isnull=False)
                | (~models.Q(progress="done") & models.Q(done_on__isnull=True)),
                name="action_done_has_its_day",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.code}: {self.title}"


class MilestoneVersion(Versioned):
    """A milestone of an action, as it stood last; its number names it there."""

    action = models.CharField(max_length=40)
    number = models.PositiveIntegerField()
    title = models.TextField()
    due = models.DateField(null=True)
    progress = models.CharField(max_length=20)
    done_on = models.DateField(null=True)
    remark = models.TextField(blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["entry", "action", "number"], name="milestone_once_an_entry"
            ),
            in_vocabulary("progress", Progress, name="milestone_progress_is_known"),
            models.CheckConstraint(
                condition=models.Q(progress="done", done_on__isnull=False)
                | (~models.Q(progress="done") & models.Q(done_on__isnull=True)),
                name="milestone_done_has_its_day",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.action}, {self.number}: {self.title}"


class RiskVersion(Versioned):
    """A risk logged against an action, as it stands; its number names it there."""

    action = models.CharField(max_length=40)
    number = models.PositiveIntegerField()
    what = models.TextField()
    mitigation = models.TextField(blank=True)
    likelihood = models.CharField(max_length=10)
    impact = models.CharField(max_length=10)
    closed_on = models.DateField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["entry", "action", "number"], name="risk_once_an_entry"
            ),
            in_vocabulary("likelihood", Level, name="risk_likelihood_is_known"),
            in_vocabulary("impact", Level, name="risk_impact_is_known"),
        ]

    def __str__(self) -> str:
        return f"{self.action}, {self.number}: {self.what}"


class InterestVersion(Versioned):
    """An account's declared interest in an action, until it is ended."""

    account = models.CharField(max_length=150)
    action = models.CharField(max_length=40)
    words = models.TextField()
    ended_on = models.DateField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["entry", "account", "action"], name="interest_once_an_entry"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.account} in {self.action}"
