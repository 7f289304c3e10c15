"""The column of the one theme goes; the new tables refuse changes as all do."""

from __future__ import annotations

from typing import ClassVar

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

from saferplan.store import append_only


def install(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    append_only.install(schema_editor.connection)


class Migration(migrations.Migration):
    """Triggers on every table whose rows are only added, and on those made anew."""

    dependencies: ClassVar = [("store", "0008_themes_of_an_action")]
    operations: ClassVar = [
        migrations.RemoveField(model_name="actionversion", name="theme"),
        migrations.RunPython(install, migrations.RunPython.noop),
    ]
