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
    port: Annotated[int | None, typer.Option(help="JupyterLab's port; a free one without it.")] = None,
    name: Name = None,
) -> None:
    """Open JupyterLab on a notebook; cells and terminals in it reach the cluster. Options as --a=b go to Jupyter."""
    import os
    import sys
    from urllib.parse import quote

    from lab_helpers.clusters import current
    from lab_helpers.clusters.paths import checkout
    from lab_helpers.errors import BadInput

    cluster = current(name)
    notebook = (notebook or checkout() / "labs" / "00-first-contact.ipynb").absolute()
    if not notebook.is_file():
        raise BadInput(f"There is no notebook {notebook}.", expected="one of the folder labs/", do="labs open")
    command = [
        sys.executable, "-m", "jupyterlab", f"--ServerApp.root_dir={notebook.parent}",
        # also part of the address that is printed where no browser is opened
        f"--LabApp.default_url=/lab/tree/{quote(notebook.name)}",
        # its overrides.json: no question about news and updates between a beginner and the first cell
        f"--LabApp.app_settings_dir={Path(__file__).with_name('jupyterlab')}",
        # named, or Jupyter takes a login shell, which sets PATH anew and finds another kubectl
        f"--ServerApp.terminado_settings=shell_command={os.environ.get('SHELL', '/bin/sh')}",
    ]  # fmt: skip
    if port:
        command.append(f"--port={port}")
    if not browser:
        command.append("--no-browser")
    if os.geteuid() == 0:
        command.append("--allow-root")
    os.chdir(notebook.parent)  # where terminals begin: cells and terminals see the same files
    os.execve(sys.executable, command + context.args, {**os.environ, **cluster.environment()})
