"""Accounts that the operator lets start a partnership."""

from __future__ import annotations

from typing import ClassVar

from django.db import migrations, models


class Migration(migrations.Migration):
    """One column of the accounts, which may change and need no triggers."""

    dependencies: ClassVar = [("store", "0005_what_the_chair_said")]
    operations: ClassVar = [
        migrations.AddField(
            model_name="user",
            name="may_start",
            field=models.BooleanField(default=False),
        ),
    ]
