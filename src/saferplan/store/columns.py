"""From values to columns: which words and numbers a value's row holds."""

from __future__ import annotations

from dataclasses import fields
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from saferplan.core.indicators.definition import Indicator
from saferplan.core.indicators.observation import Observation
from saferplan.core.indicators.targets import Baseline, Target
from saferplan.core.indicators.vocabulary import Marker
from saferplan.core.periods import Period

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

Columns = dict[str, Any]
OF_THE_STORE = ("entry", "identity")
"""Fields of a value that only the store fills."""


def columns(value: DataclassInstance, *left_out: str) -> Columns:
    """Every field of the value under its own name, but those left out."""
    return {
        field.name: _plain(getattr(value, field.name))
        for field in fields(value)
        if field.name not in left_out
    }


def _plain(value: object) -> object:
    if isinstance(value, StrEnum):
        return value.value
    return list(value) if isinstance(value, tuple) else value


def definition_columns(indicator: Indicator) -> Columns:
    """A definition, its colour rule in three columns."""
    return {
        **columns(indicator, "code", "rule"),
        "rule_tolerance": indicator.rule.tolerance,
        "rule_kind": indicator.rule.kind.value,
        "rule_small_numbers": indicator.rule.small_numbers,
    }


def observation_columns(row: Observation) -> Columns:
    """An observation, its markers as sorted words; sign-off is a row of its own."""
    stored = row.markers - {Marker.NOT_SIGNED_OFF}
    return {
        **columns(row, "period", "missing", "markers", *OF_THE_STORE),
        **_period_columns(row.period),
        "missing": row.missing.value if row.missing else "",
        "markers": " ".join(sorted(stored)),
        "unsigned": stored != row.markers,
    }


def target_columns(row: Target) -> Columns:
    """A row of the ledger of targets."""
    return columns(row, "period", *OF_THE_STORE) | _period_columns(row.period)


def baseline_columns(row: Baseline) -> Columns:
    """A baseline."""
    return columns(row, "period", *OF_THE_STORE) | _period_columns(row.period)


def _period_columns(period: Period) -> Columns:
    return {
        "period_basis": period.basis.value,
        "period_start": period.start,
        "period_end": period.end,
    }
