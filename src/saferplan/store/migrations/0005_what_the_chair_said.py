"""A variance keeps what was said when it was decided."""

from __future__ import annotations

from typing import ClassVar

from django.apps.registry import Apps
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

from saferplan.store import append_only


def install(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    append_only.install(schema_editor.connection)


class Migration(migrations.Migration):
    """One column; the triggers again, which SQLite loses when it alters a table."""

    dependencies: ClassVar = [("store", "0004_new_rows_are_only_added")]
    operations: ClassVar = [
        migrations.AddField(
            model_name="varianceversion",
            name="remark",
            field=models.TextField(blank=True, default=""),
            preserve_default=False,
        ),
        migrations.RunPython(install, migrations.RunPython.noop),
    ]
