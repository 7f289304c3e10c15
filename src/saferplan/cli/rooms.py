"""Groups of commands that are made when one of them is asked for.

To make every command takes longer than all else that ``saferplan --help`` does, and
it shows none of those in the groups.
"""

from __future__ import annotations

from typing import Any, ClassVar

import typer
from typer.core import TyperGroup
from typer.main import get_group


class Room(TyperGroup):
    """A group that makes its commands at the first question for them."""

    made_from: ClassVar[typer.Typer]

    def __init__(self, **settings: Any) -> None:
        super().__init__(**settings)
        del self.commands

    def __getattr__(self, name: str) -> Any:
        """Make the commands: called only while there are none."""
        if name != "commands":
            raise AttributeError(name)
        self.commands = get_group(self.made_from).commands
        return self.commands


def add_room(
    app: typer.Typer, room: typer.Typer, name: str, kind: type[Room] = Room
) -> None:
    """Add a group of commands to the app, under this name."""
    room.rich_markup_mode = app.rich_markup_mode
    app.add_typer(
        typer.Typer(),
        name=name,
        cls=type(kind.__name__, (kind,), {"made_from": room}),
        help=room.info.help,
        epilog=room.info.epilog,
        no_args_is_help=True,
    )
