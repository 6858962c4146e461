"""labs bundle"""

from __future__ import annotations

from pathlib import Path

from lab_helpers.cli import app
from lab_helpers.cli.options import Name


@app.command()
def bundle(file: Path, name: Name = None) -> None:
    """Save images and programs in one FILE, for `labs up --images FILE` on a machine without a network."""
    from lab_helpers.cli.screen import Screen
    from lab_helpers.clusters import current
    from lab_helpers.clusters.bundle import save
    from lab_helpers.clusters.images import current_set

    screen = Screen()
    save(file.absolute(), current(name), current_set(), screen)
    screen.say(f"On the other machine: labs up --images {file.name}")
