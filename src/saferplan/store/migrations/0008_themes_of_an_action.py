"""An action carries several themes: the one it had is the first of them."""

from __future__ import annotations

from typing import Any, ClassVar

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

from saferplan.store import append_only


def carry_over(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Rows are changed here as they are nowhere else: what they say stays the same."""
    actions: Any = apps.get_model("store", "ActionVersion")
    with append_only.lifted(schema_editor.connection):
        for row in actions.objects.exclude(theme=""):
            row.themes = [row.theme]
            row.save(update_fields=["themes"])


class Migration(migrations.Migration):
    """The column that held one theme goes with the next migration."""

    dependencies: ClassVar = [("store", "0007_papers_and_meetings")]
    operations: ClassVar = [
        migrations.RunPython(carry_over, migrations.RunPython.noop),
    ]
