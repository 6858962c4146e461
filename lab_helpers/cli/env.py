"""labs env"""

from __future__ import annotations

from lab_helpers.cli import app
from lab_helpers.cli.options import Name


@app.command()
def env(name: Name = None) -> None:
    """Print what a shell needs to reach the cluster: eval "$(labs env)"."""
    import shlex

    from lab_helpers.clusters import current

    for variable, value in current(name).environment().items():
        print(f"export {variable}={shlex.quote(value)}")
