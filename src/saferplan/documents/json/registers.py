"""The register of data sets as objects on the wire.

Given plain parts, because the values of use-cases are not known to documents.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from saferplan.core.returns.feeds import Feed
from saferplan.core.returns.health import Health, Supply
from saferplan.documents.json.positions import Wire, number


def data_set_object(
    feed: Feed,
    *,
    agency: str,
    supplies: Sequence[Supply],
    health: Health,
    readers: Sequence[Wire] = (),
    carried: Sequence[Wire] = (),
) -> Wire:
    """One data set: what is held, why, how it arrives, and who has seen it."""
    return {
        "data_set": feed.slug,
        "name": feed.name,
        "agency": feed.organisation,
        "agency_name": agency,
        "owner": feed.owner,
        "legal_basis": feed.legal_basis,
        "purpose": feed.purpose or None,
        "agreement": feed.agreement or None,
        "agreed_on": _day(feed.agreed_on),
        "review_on": _day(feed.review_on),
        "fields": [
            {"name": f.name, "holds": f.holds, "is_required": f.is_required}
            for f in feed.fields
        ],
        "retention_months": feed.retention_months,
        "frequency": feed.frequency,
        "definition": feed.definition or None,
        "publishable": feed.publishable.value,
        "is_personal": feed.is_personal,
        "indicators": list(feed.indicators),
        "valid_from": _day(feed.valid_from),
        "valid_to": _day(feed.valid_to),
        "on_time_percent": number(health.on_time_percent),
        "overdue": [period.code for period in health.overdue],
        "complete_percent": number(health.complete_percent),
        "corrections": health.corrections,
        "corrections_after_sign_off": health.after_sign_off,
        "periods": [_supply(one) for one in supplies],
        "can_see": list(readers),
        "carried_by": list(carried),
    }


def reader_object(
    *,
    account: str,
    role: str,
    post: str,
    of: str,
    is_cleared: bool,
    cleared_until: date | None,
) -> Wire:
    """Who can see a data set: by account and post."""
    return {
        "account": account,
        "role": role,
        "post": post or None,
        "of": of or None,
        "is_cleared_for_small_counts": is_cleared,
        "cleared_until": _day(cleared_until),
    }


def carried_object(*, what: str, on: date, account: str, entry: int) -> Wire:
    """What carried a data set out, when, and by whose hand."""
    return {"what": what, "on": on.isoformat(), "account": account, "entry": entry}


def _supply(one: Supply) -> Wire:
    return {
        "basis": one.period.basis.value,
        "period": one.period.code,
        "due": one.due.isoformat(),
        "arrival": one.arrival.value,
        "received_on": _day(one.first.received_on if one.first else None),
        "days_late": one.days_late,
        "records": one.records,
        "records_change": one.records_change,
        "missing_fields": list(one.latest.missing_fields) if one.latest else [],
    }


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None
