"""labs up"""

from __future__ import annotations

from typing import Annotated

import typer

from lab_helpers.cli import app
from lab_helpers.cli.options import Name


@app.command()
def up(
    images: Annotated[str, typer.Option(help="pull, build, or a file of `labs bundle`; found out without it.")] = "",
    port: Annotated[
        int | None, typer.Option(help="The port of this machine for NodePort 30080; the next five follow.")
    ] = None,
    name: Name = None,
) -> None:
    """Bring the cluster up: make it, mend it, or say that it is up."""
    from lab_helpers.cli.screen import Screen
    from lab_helpers.clusters.up import up as bring_up

    screen = Screen()
    cluster = bring_up(screen, name=name, images=images, first_port=port)
    screen.say(f"The cluster `{cluster.name}` is up (Kubernetes {cluster.kubernetes}, {cluster.engine}).")
    screen.say('Open the labs with `labs open`; for this shell: eval "$(labs env)"')
