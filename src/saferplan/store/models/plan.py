"""Editions of the plan, each kept whole: its priorities, themes and linked plans."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

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
