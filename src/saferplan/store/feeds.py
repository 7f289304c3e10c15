"""The register of data sets in the store: its entries, and what came in."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import asdict
from typing import Any

from django.db.models import Max

from saferplan.core.returns.feeds import Delivery, Feed, Field, Publishable
from saferplan.store import models, reading, writing
from saferplan.store.columns import columns
from saferplan.store.values import period_of


def feeds_of(
    partnership: models.PartnershipRow, *, entry: int | None = None
) -> tuple[Feed, ...]:
    """Every data set of the register as it was described last, in their order."""
    rows = reading.rows_of(models.FeedVersion, partnership, entry)
    return reading.in_force(rows, lambda row: row.slug, feed_of)


def feed_of(row: models.FeedVersion) -> Feed:
    """The data set in a row."""
    return Feed(
        slug=row.slug,
        name=row.name,
        organisation=row.organisation,
        owner=row.owner,
        legal_basis=row.legal_basis,
        purpose=row.purpose,
        agreement=row.agreement,
        agreed_on=row.agreed_on,
        review_on=row.review_on,
        fields=tuple(Field(**held) for held in row.fields),
        retention_months=row.retention_months,
        frequency=row.frequency,
        due_days=row.due_days,
        publishable=Publishable(row.publishable),
        is_personal=row.is_personal,
        indicators=tuple(row.indicators),
        definition=row.definition,
        valid_from=row.valid_from,
        valid_to=row.valid_to,
        note=row.note,
    )


def add_feed(entry: models.LedgerEntry, feed: Feed) -> models.FeedVersion:
    """One more version of a data set; a new one takes the last place."""
    rows = models.FeedVersion.objects.filter(partnership=entry.partnership)
    own = rows.filter(slug=feed.slug).order_by("pk").last()
    last = rows.aggregate(last=Max("place"))["last"]
    place = own.place if own else 0 if last is None else last + 1
    return writing.add_row(entry, models.FeedVersion, place=place, **feed_columns(feed))


def feed_columns(feed: Feed) -> dict[str, Any]:
    """A data set, column by column."""
    fields = [asdict(field) for field in feed.fields]
    return {**columns(feed, "fields"), "fields": fields}


def deliveries_of(
    partnership: models.PartnershipRow, *, entry: int | None = None
) -> dict[str, tuple[Delivery, ...]]:
    """What came in, by data set, in the order it was recorded."""
    found: dict[str, list[Delivery]] = defaultdict(list)
    for row in reading.rows_of(models.DeliveryRow, partnership, entry).select_related(
        "entry"
    ):
        found[row.feed].append(delivery_of(row))
    return {slug: tuple(held) for slug, held in found.items()}


def delivery_of(row: models.DeliveryRow) -> Delivery:
    """The delivery in a row."""
    return Delivery(
        feed=row.feed,
        period=period_of(row.period_basis, row.period_start, row.period_end),
        received_on=row.received_on,
        records=row.records,
        missing_fields=tuple(row.missing_fields),
        is_correction=row.is_correction,
        note=row.note,
        entry=row.entry.number,
    )


def add_delivery(entry: models.LedgerEntry, delivery: Delivery) -> models.DeliveryRow:
    """One more delivery of a data set."""
    return writing.add_row(
        entry,
        models.DeliveryRow,
        **columns(delivery, "period", "missing_fields", "entry"),
        period_basis=delivery.period.basis.value,
        period_start=delivery.period.start,
        period_end=delivery.period.end,
        missing_fields=list(delivery.missing_fields),
    )


def amendments_of(partnership: models.PartnershipRow) -> dict[str, int]:
    """How many returns of each holder were amended after a pack was issued?"""
    rows = models.ReturnEventRow.objects.filter(
        partnership=partnership, is_amendment=True
    ).values_list("monthly_return__holder", "monthly_return_id")
    found: dict[str, set[int]] = defaultdict(set)
    for holder, monthly_return in rows:
        found[holder].add(monthly_return)
    return {holder: len(returns) for holder, returns in found.items()}
