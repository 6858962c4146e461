"""A new cluster: images, tools, kind, and what is recorded about it."""

from __future__ import annotations

import os
import shutil
import sys
import time
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from lab_helpers.clusters import api, host, kind
from lab_helpers.clusters.cluster import Cluster, write_record
from lab_helpers.clusters.engine import Engine
from lab_helpers.clusters.files import write_private
from lab_helpers.clusters.images import ImageSet, obtain
from lab_helpers.clusters.paths import checkout
from lab_helpers.clusters.ports import require_free
from lab_helpers.clusters.progress import Progress
from lab_helpers.clusters.tools import find_tool, link_tools
from lab_helpers.errors import ClusterUnreachable, CreateError, ToolError

__all__ = ["create", "link_labs", "linked_kind", "provide_tools", "write_learners_kubeconfig"]

_ALL_READY = 300
"""Seconds for the control plane and the workers, on a machine that is busy with other things too."""


def create(folder: Path, engine: Engine, wanted: str, first_port: int, progress: Progress) -> Cluster:
    """A new cluster where none is left; see `lab_helpers.clusters.up.up`."""
    require_free(first_port)
    images = obtain(wanted, engine, progress)
    kind_tool = provide_tools(folder, images, progress)
    host.provide_modules(progress.say)
    host.provide_inotify(progress.say)
    engine = host.fit(engine, images.node_image)
    write_private(folder / "kind.yaml", kind.configuration(first_port))
    try:
        with progress.step("Making the cluster: one control plane, two workers") as step:
            kind.create(kind_tool, engine, folder, images.node_image, step)
            cluster = _cluster(folder, engine, images, first_port)
            if images.lab_archive.exists():
                step.update("loading the lab images onto the nodes")
                kind.load_images(kind_tool, engine, folder.name, images.lab_archive)
            step.update("waiting until all nodes are Ready", 0.8)
            now = _wait_ready(cluster)
            if now.problems:
                raise CreateError(
                    f"The new cluster does not get well: {'; '.join(now.problems)}.",
                    expected=f"every node Ready within {_ALL_READY} seconds",
                    do="labs doctor",
                )
            _add_metrics_server(cluster)  # only now: its pod would take the processor from the nodes that start
    except BaseException:
        with progress.step("Removing the half-made cluster"):
            kind.delete(kind_tool, engine, folder)
        raise
    cluster = replace(cluster, uid=now.uid)
    write_learners_kubeconfig(cluster, anew=True)
    write_record(cluster)
    (folder / "creating").unlink()
    return cluster


def linked_kind(folder: Path) -> Path | None:
    """The kind that made the cluster, while it is still there."""
    kind_tool = folder / "bin" / "kind"
    return kind_tool if kind_tool.exists() else None


def write_learners_kubeconfig(cluster: Cluster, *, anew: bool = False) -> None:
    """The learner's copy of the kubeconfig, its context called `lab`; one that is there stays as it is."""
    if cluster.kubeconfig.exists() and not anew:
        return
    copy = cluster.folder / ".kubeconfig.new"
    shutil.copy(cluster.admin_kubeconfig, copy)
    done = api.kubectl(cluster, "config", "rename-context", f"kind-{cluster.name}", "lab", f"--kubeconfig={copy}")
    if done.code:
        raise ClusterUnreachable(
            f"The kubeconfig {cluster.admin_kubeconfig} cannot be used: {done.last_line}",
            expected="the file that kind wrote, unchanged",
            do="labs down, then labs up",
        )
    os.replace(copy, cluster.kubeconfig)


def provide_tools(folder: Path, images: ImageSet | None, progress: Progress) -> Path:
    """Put fit tools into the cluster's folder, built ones where none is found; the path of kind."""
    extra = images.bin if images else None
    try:
        tools = [find_tool(name, extra) for name in ("kind", "kubectl")]
    except ToolError:
        from lab_helpers.clusters import build  # rarely needed

        if not build.available():
            raise
        extra = build.build_tools(progress)
        tools = [find_tool(name, extra) for name in ("kind", "kubectl")]
    link_tools(folder / "bin", *tools)
    link_labs(folder)
    return folder / "bin" / "kind"


def link_labs(folder: Path) -> None:
    """Let `labs` in the cluster's shells be this one: the checkout that made the cluster may have moved, or be old."""
    labs = Path(sys.executable).with_name("labs")
    if labs.exists() and (folder / "bin" / "labs").resolve() != labs.resolve():
        link_tools(folder / "bin", labs)


def _cluster(folder: Path, engine: Engine, images: ImageSet, first_port: int) -> Cluster:
    return Cluster(
        name=folder.name,
        provider="kind",
        uid="",  # asked for when it is well
        folder=folder,
        engine=engine.name,
        kubernetes=images.kubernetes,
        node_image=images.node_image,
        created=datetime.now(UTC).isoformat(timespec="seconds"),
        first_port=first_port,
        nodes={node.name: node.id for node in engine.nodes(folder.name)},
    )


def _wait_ready(cluster: Cluster) -> api.Health:
    """Wait by one watch, which costs the starting nodes less than asking again and again; then look closely."""
    deadline = time.monotonic() + _ALL_READY
    within = f"--timeout={_ALL_READY}s"
    api.kubectl(cluster, "wait", "nodes", "--all", "--for=condition=Ready", within, timeout=_ALL_READY + 10)
    return api.wait_healthy(cluster, max(10, deadline - time.monotonic()))


def _add_metrics_server(cluster: Cluster) -> None:
    """Ask for metrics-server without waiting until it runs: no lab needs it in the first minute."""
    manifest = checkout() / "toolchain" / "metrics-server.yaml"
    # a new cluster cannot hold any of it yet, so the server's own validation is enough
    done = api.kubectl(cluster, "create", "--validate=false", "-f", str(manifest), timeout=_ALL_READY)
    if done.code:
        raise CreateError(
            f"metrics-server could not be added: {done.last_line}",
            expected=f"{manifest} accepted by the API server",
            do="labs doctor",
        )
