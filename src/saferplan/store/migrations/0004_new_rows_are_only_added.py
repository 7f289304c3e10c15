"""The new tables refuse changes too, as do those SQLite made anew to alter them."""

from __future__ import annotations

from typing import ClassVar

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

from saferplan.store import append_only


def install(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    append_only.install(schema_editor.connection)


class Migration(migrations.Migration):
    """Triggers on every table whose rows are only added."""

    dependencies: ClassVar = [("store", "0003_returns_cycle_and_people")]
    operations: ClassVar = [
        migrations.RunPython(install, migrations.RunPython.noop),
    ]
