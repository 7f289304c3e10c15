"""Commands about returns: saferplan return template, submit, accept ..."""

from __future__ import annotations

import typer

returns = typer.Typer(
    help="What a group or an agency reports each month.", no_args_is_help=True
)


def register(app: typer.Typer) -> None:
    """Add these commands to the app."""
    app.add_typer(returns, name="return")
