"""labs down"""

from __future__ import annotations

from typing import Annotated

import typer

from lab_helpers.cli import app
from lab_helpers.cli.options import Name


@app.command()
def down(
    purge: Annotated[
        bool, typer.Option("--purge", help="Delete the images and the cache, too; never your progress.")
    ] = False,
    name: Name = None,
) -> None:
    """Delete the cluster; notebooks and progress stay."""
    from lab_helpers.cli.screen import Screen
    from lab_helpers.clusters.up import down as take_down

    screen = Screen()
    if not take_down(screen, name=name, purge=purge):
        screen.say("There was no cluster to delete.")
