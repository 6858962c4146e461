"""labs status"""

from __future__ import annotations

import typer

from lab_helpers.cli import app
from lab_helpers.cli.options import Name


@app.command()
def status(name: Name = None) -> None:
    """Say what cluster there is and whether it is well; exit code 1 when it is not."""
    from lab_helpers.clusters import current
    from lab_helpers.clusters.api import health
    from lab_helpers.clusters.cluster import FIRST_PORT
    from lab_helpers.clusters.ports import COUNT

    cluster = current(name)
    now = health(cluster)
    first = cluster.first_port
    for label, value in {
        "cluster": f"{cluster.name} ({cluster.provider} on {cluster.engine}, made {cluster.created})",
        "kubernetes": cluster.kubernetes,
        "nodes": ", ".join(cluster.nodes),
        "ports": f"127.0.0.1:{first}-{first + COUNT - 1} lead to NodePorts {FIRST_PORT}-{FIRST_PORT + COUNT - 1}",
        "kubeconfig": str(cluster.kubeconfig),
        "health": "; ".join(now.problems) or "well",
    }.items():
        print(f"{label:<11} {value}")
    if now.problems:
        print("\nDo now:     labs up")
        raise typer.Exit(1)
