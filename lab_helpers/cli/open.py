"""labs open"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from lab_helpers.cli import app
from lab_helpers.cli.options import Name


@app.command(context_settings={"allow_extra_args": True, "ignore_unknown_options": True})
def open(
    context: typer.Context,
    notebook: Annotated[Path | None, typer.Argument(help="A notebook; the first lab without it.")] = None,
    browser: Annotated[bool, typer.Option(help="Open the browser.")] = True,
    name: Name = None,
) -> None:
    """Open JupyterLab on a notebook; cells and terminals in it reach the cluster. Other options go to Jupyter."""
    import os
    import sys

    from lab_helpers.clusters import current
    from lab_helpers.clusters.paths import checkout
    from lab_helpers.errors import BadInput

    cluster = current(name)
    notebook = (notebook or checkout() / "labs" / "00-first-contact.ipynb").absolute()
    if not notebook.is_file():
        raise BadInput(f"There is no notebook {notebook}.", expected="one of the folder labs/", do="labs open")
    command = [
        sys.executable, "-m", "jupyterlab", notebook.name, f"--ServerApp.root_dir={notebook.parent}",
        # no question about news and updates between a beginner and the first cell
        "--LabApp.news_url=None", "--LabApp.check_for_updates_class=jupyterlab.NeverCheckForUpdate",
    ]  # fmt: skip
    if not browser:
        command.append("--no-browser")
    if os.geteuid() == 0:
        command.append("--allow-root")
    os.execve(sys.executable, command + context.args, {**os.environ, **cluster.environment()})
