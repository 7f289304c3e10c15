"""Indicators: versions of the definition, and rows of figures, targets, baselines.

Figures have two times: the period they are about, and the day they were known;
and the ledger entry they came with, which only the store gives.
"""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from saferplan.core.indicators.vocabulary import (
    Aggregation,
    Missing,
    Polarity,
    ProfileKind,
    TargetStatus,
    ToleranceKind,
)
from saferplan.core.partnership.decisions import Decision
from saferplan.core.periods import Basis
from saferplan.store.models.constraints import (
    about_a_period,
    all_null,
    all_there,
    at_least,
    in_vocabulary,
)
from saferplan.store.models.ledger import LedgerEntry
from saferplan.store.models.partnership import PartnershipRow, Versioned


class IndicatorRow(models.Model):
    """An indicator as such: what its versions and figures hang on."""

    partnership = models.ForeignKey(PartnershipRow, models.PROTECT, related_name="+")
    code = models.CharField(max_length=100)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["partnership", "code"], name="indicator_code_once"
            ),
            models.CheckConstraint(condition=~Q(code=""), name="indicator_has_a_code"),
        ]

    def __str__(self) -> str:
        return self.code


class OfIndicator(models.Model):
    """A row about one indicator that came with one entry, in its place there."""

    indicator = models.ForeignKey(IndicatorRow, models.PROTECT, related_name="+")
    entry = models.ForeignKey(LedgerEntry, models.PROTECT, related_name="+")
    place = models.PositiveIntegerField()

    class Meta:
        abstract = True


class DefinitionVersion(OfIndicator):
    """What is watched, as it was defined at one time."""

    version = models.PositiveIntegerField()
    title = models.TextField()
    plain_title = models.TextField(blank=True)
    aggregation = models.CharField(max_length=30)
    basis = models.CharField(max_length=30)
    polarity = models.CharField(max_length=30)
    unit = models.CharField(max_length=50, blank=True)
    frequency = models.CharField(max_length=30)
    year_starts = models.PositiveSmallIntegerField()
    multiplier = models.FloatField()
    lag_days = models.PositiveIntegerField()
    digits = models.PositiveSmallIntegerField()
    counts = models.TextField(blank=True)
    numerator = models.TextField(blank=True)
    denominator = models.TextField(blank=True)
    why_it_matters = models.TextField(blank=True)
    source = models.TextField(blank=True)
    geography = models.TextField(blank=True)
    owner = models.TextField(blank=True)
    priority = models.CharField(max_length=100, blank=True)
    groups = models.JSONField(default=list)
    caveats = models.JSONField(default=list)
    rule_tolerance = models.FloatField()
    rule_kind = models.CharField(max_length=20)
    rule_small_numbers = models.BooleanField()
    collectable_from = models.DateField(null=True)
    not_collectable_because = models.TextField(blank=True)
    results_due = models.DateField(null=True)
    sensitive = models.BooleanField(default=False)
    valid_from = models.DateField(null=True)
    library = models.TextField(blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["indicator", "entry"], name="definition_once_an_entry"
            ),
            models.UniqueConstraint(
                fields=["indicator", "version"], name="definition_version_once"
            ),
            in_vocabulary("aggregation", Aggregation, name="definition_aggregation"),
            in_vocabulary("basis", Basis, name="definition_basis"),
            in_vocabulary("polarity", Polarity, name="definition_polarity"),
            in_vocabulary("rule_kind", ToleranceKind, name="definition_rule_kind"),
            at_least("rule_tolerance", 0, name="definition_tolerance"),
            models.CheckConstraint(
                condition=Q(multiplier__gt=0), name="definition_multiplier"
            ),
            models.CheckConstraint(
                condition=Q(year_starts__in=[1, 4]), name="definition_year_starts"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.title}, version {self.version}"


class AboutPeriod(OfIndicator):
    """A row about one period, with the day on which it was known."""

    period_basis = models.CharField(max_length=30)
    period_start = models.DateField()
    period_end = models.DateField()
    known_on = models.DateField()
    source = models.TextField(blank=True)

    class Meta:
        abstract = True


class ObservationRow(AboutPeriod):
    """One value, or one quotient, or the reason why there is neither.

    ``line`` is the line of the file the row was read from, where it was read
    from one; the file is named by the entry. ``unsigned`` marks what came in a
    return: it is not signed off until a row of `SignOffRow` says so.
    """

    value = models.FloatField(null=True)
    numerator = models.FloatField(null=True)
    denominator = models.FloatField(null=True)
    missing = models.CharField(max_length=30, blank=True)
    markers = models.CharField(max_length=200, blank=True)
    sample = models.FloatField(null=True)
    design_effect = models.FloatField(null=True)
    reason = models.TextField(blank=True)
    line = models.PositiveIntegerField(null=True)
    unsigned = models.BooleanField(default=False, db_default=False)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["indicator", "entry", "place"], name="observation_place_once"
            ),
            *about_a_period("observation"),
            in_vocabulary(
                "missing", Missing, name="observation_missing_is_known", blank=True
            ),
            at_least("denominator", 0, name="observation_denominator_not_negative"),
            models.CheckConstraint(
                condition=(
                    Q(missing="")
                    & all_there(["value"])
                    & all_null(["numerator", "denominator"])
                )
                | (
                    Q(missing="")
                    & all_there(["numerator", "denominator"])
                    & all_null(["value"])
                )
                | (~Q(missing="") & all_null(["value", "numerator", "denominator"])),
                name="observation_value_or_quotient_or_state",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.period_basis} to {self.period_end}"


class TargetRow(AboutPeriod):
    """One row of the ledger of targets."""

    value = models.FloatField(null=True)
    upper = models.FloatField(null=True)
    percent_of_change = models.FloatField(null=True)
    status = models.CharField(max_length=20)
    profile = models.CharField(max_length=20)
    weights = models.JSONField(default=list)
    start = models.FloatField(null=True)
    decided_by = models.TextField(blank=True)
    reason = models.TextField(blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["indicator", "entry", "place"], name="target_place_once"
            ),
            *about_a_period("target"),
            in_vocabulary("status", TargetStatus, name="target_status_is_known"),
            in_vocabulary("profile", ProfileKind, name="target_profile_is_known"),
            models.CheckConstraint(
                condition=Q(status=TargetStatus.TO_BE_SET.value, value__isnull=True)
                | (
                    Q(status=TargetStatus.SET.value)
                    & (Q(value__isnull=False) | Q(percent_of_change__isnull=False))
                ),
                name="target_set_has_a_number",
            ),
            models.CheckConstraint(
                condition=Q(upper__isnull=True)
                | Q(value__isnull=False, upper__gte=F("value")),
                name="target_band_in_order",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.period_basis} to {self.period_end}"


class BaselineRow(AboutPeriod):
    """What change is measured from; the value is empty until it is set."""

    value = models.FloatField(null=True)
    reason = models.TextField(blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["indicator", "entry", "place"], name="baseline_place_once"
            ),
            *about_a_period("baseline"),
        ]

    def __str__(self) -> str:
        return f"{self.period_basis} to {self.period_end}"


class TargetProposalVersion(Versioned):
    """A target that is proposed, as it stands; approved, it is a row of the ledger.

    ``target`` holds the row as it would be.
    """

    number = models.PositiveIntegerField()
    indicator = models.CharField(max_length=100)
    target = models.JSONField()
    proposed_by = models.TextField()
    proposed_on = models.DateField()
    decision = models.CharField(max_length=20)
    decided_by = models.TextField(blank=True)
    decided_on = models.DateField(null=True)
    remark = models.TextField(blank=True)
    body = models.CharField(max_length=100, blank=True)
    meeting = models.PositiveIntegerField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["entry", "number"], name="target_proposal_once_an_entry"
            ),
            in_vocabulary("decision", Decision, name="target_decision_is_known"),
        ]

    def __str__(self) -> str:
        return f"{self.number}: {self.indicator}"
