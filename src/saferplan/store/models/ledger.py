"""The ledger: what was done, by whom and when, numbered within a partnership."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from saferplan.store.models.partnership import PartnershipRow


class LedgerEntry(models.Model):
    """One thing done to a partnership's data: audit event and ledger number in one.

    Every row of data names the entry it came with. Numbers are given under a lock
    of the partnership, in the transaction that writes the rows, so that "as it was
    at entry 12" means the same for ever.
    """

    partnership = models.ForeignKey(
        PartnershipRow, models.PROTECT, related_name="ledger"
    )
    number = models.PositiveIntegerField()
    at = models.DateTimeField()
    account = models.CharField(max_length=150)
    on_behalf_of = models.CharField(max_length=200, blank=True)
    what = models.CharField(max_length=100)
    source = models.TextField(blank=True)
    detail = models.JSONField(default=dict)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["partnership", "number"], name="ledger_number_is_given_once"
            ),
            models.CheckConstraint(
                condition=models.Q(number__gte=1), name="ledger_starts_at_one"
            ),
            models.CheckConstraint(
                condition=~models.Q(account=""), name="ledger_names_an_account"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.number}: {self.what} by {self.account}"
