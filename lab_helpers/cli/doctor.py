"""labs doctor"""

from __future__ import annotations

import typer

from lab_helpers.cli import app
from lab_helpers.cli.options import Name


@app.command()
def doctor(name: Name = None) -> None:
    """Look at engine, tools, images, disk, limits and cluster; exit code 1 when something is broken."""
    from rich.console import Console

    from lab_helpers.clusters.doctor import examine

    console = Console(highlight=False, soft_wrap=True)
    style = {"ok": "green", "warning": "yellow", "broken": "bold red"}
    broken = False
    for finding in examine(name):
        broken |= finding.level == "broken"
        console.print(f"{finding.level:<8}", style=style[finding.level], end="")
        console.print(f"{finding.subject:<9}{finding.says}", markup=False)
        if finding.do:
            console.print(f"{'':<17}do now: {finding.do}", markup=False)
    if broken:
        raise typer.Exit(1)
