"""One lab cluster as it was recorded when it was made; reading it needs no network."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path

from lab_helpers.clusters.files import write_private
from lab_helpers.clusters.paths import cluster_folder, cluster_name
from lab_helpers.errors import NoCluster

__all__ = ["FIRST_PORT", "Cluster", "current", "recorded", "write_record"]

FIRST_PORT = 30080
"""The first NodePort that is mapped to this machine."""


@dataclass(frozen=True)
class Cluster:
    """A cluster that the kit made; `uid` is that of its namespace kube-system and pins its identity.

    >>> cluster = Cluster("labs", "kind", "0f3c", Path("/state/clusters/labs"))
    >>> cluster.kubeconfig
    PosixPath('/state/clusters/labs/kubeconfig')
    """

    name: str
    provider: str
    uid: str
    folder: Path
    engine: str = ""
    kubernetes: str = ""
    node_image: str = ""
    created: str = ""
    first_port: int = FIRST_PORT
    """The port of this machine that leads to NodePort 30080; the next ones follow."""
    nodes: Mapping[str, str] = field(default_factory=dict)
    """Container name and id of every node, so that another cluster of that name is told apart."""

    @property
    def admin_kubeconfig(self) -> Path:
        """The kit's own connection; the learner never edits it."""
        return self.folder / "admin.kubeconfig"

    @property
    def kubeconfig(self) -> Path:
        """The learner's: plain `kubectl` in cells and terminals uses it."""
        return self.folder / "kubeconfig"

    @property
    def bin(self) -> Path:
        """Links to the fit `kubectl`, `kind` and `labs`, first on the learner's PATH."""
        return self.folder / "bin"

    def environment(self) -> dict[str, str]:
        """What a process needs so that plain `kubectl` in it reaches this cluster."""
        path = [str(self.bin)]
        path += [part for part in os.environ.get("PATH", os.defpath).split(os.pathsep) if part != path[0]]
        return {
            "KUBECACHEDIR": str(self.folder / "kubectl-cache"),
            "KUBECONFIG": str(self.kubeconfig),
            "LABS_CLUSTER": self.name,
            "PATH": os.pathsep.join(path),
        }


def current(name: str | None = None) -> Cluster:
    """The cluster that `labs up` made; `NoCluster` where there is none."""
    name = cluster_name(name)
    if cluster := recorded(name):
        return cluster
    raise NoCluster(
        f"There is no lab cluster `{name}` yet.",
        expected="a cluster that `labs up` made",
        do="labs up" if name == cluster_name() else f"labs up --name {name}",
    )


def recorded(name: str) -> Cluster | None:
    """The cluster's record, or None where there is none that can be read."""
    folder = cluster_folder(name)
    try:
        return Cluster(folder=folder, **json.loads((folder / "cluster.json").read_bytes()))
    except (FileNotFoundError, ValueError, TypeError):
        return None


def write_record(cluster: Cluster) -> None:
    """Keep the cluster's record in its folder."""
    values = asdict(cluster)
    del values["folder"]
    write_private(cluster.folder / "cluster.json", json.dumps(values, indent=2) + "\n")
