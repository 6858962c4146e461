"""From nothing, or from whatever is left, to a healthy cluster; and back to nothing."""

from __future__ import annotations

import platform
import shutil

from lab_helpers.clusters import api, host, kind
from lab_helpers.clusters.cluster import FIRST_PORT, Cluster, recorded
from lab_helpers.clusters.create import create, link_labs, linked_kind, provide_tools, write_learners_kubeconfig
from lab_helpers.clusters.engine import Engine, Node, find_engine
from lab_helpers.clusters.files import locked
from lab_helpers.clusters.images import remembered
from lab_helpers.clusters.paths import cache_home, cluster_folder, cluster_name, state_home
from lab_helpers.clusters.ports import require_free
from lab_helpers.clusters.process import program
from lab_helpers.clusters.progress import Progress
from lab_helpers.errors import ForeignCluster

__all__ = ["down", "up"]

_ENDED = ("created", "exited", "stopped")
"""Words of Docker and Podman for a container that holds no port."""
_SETTLE = 10
"""Seconds for a cluster that has no stopped node to answer after all."""
_RECOVER = 90
"""Seconds for a cluster to be healthy after its nodes were started."""


def up(progress: Progress, *, name: str | None = None, images: str = "", first_port: int | None = None) -> Cluster:
    """A healthy cluster: the one that is there, the one that was there mended, or a new one.

    `images` is where they come from: `pull`, `build`, a bundle file, or nothing to find out.
    """
    name = cluster_name(name)
    folder = cluster_folder(name)
    with locked(folder):
        cluster = recorded(name)
        if cluster:
            link_labs(folder)
        if cluster and not (cluster.bin / "kubectl").exists():
            provide_tools(folder, remembered(), progress)  # the program that it was a link to is gone
        if cluster and _is_well(cluster, progress):
            if images or first_port:
                progress.say("It was up already: images and ports count only when it is made (`labs down` first).")
            return cluster
        cut_short = kind.half_made(folder)
        engine = _engine(cluster.engine if cluster else cut_short, progress)
        nodes = engine.nodes(name)
        if cluster:
            _refuse_foreign(cluster, nodes)
            if nodes and _mend(cluster, engine, nodes, progress):
                return cluster
            progress.say(
                f"The cluster `{name}` is gone or cannot be started again, so it is made anew. "
                "What ran in it is lost; notebooks and progress are not."
            )
        elif cut_short:
            progress.say(f"An earlier `labs up` was cut short: what it left of the cluster `{name}` is removed.")
        elif nodes:
            raise _foreign(name)
        if cluster or nodes or cut_short:
            kind.delete(linked_kind(folder), engine, folder)
        first = first_port or (cluster.first_port if cluster else FIRST_PORT)
        return create(folder, engine, images, first, progress)


def down(progress: Progress, *, name: str | None = None, purge: bool = False) -> bool:
    """Delete the cluster, with `purge` also the images and the cache; False when there was nothing."""
    name = cluster_name(name)
    folder = cluster_folder(name)
    with locked(folder):
        cluster = recorded(name)
        engine_name = cluster.engine if cluster else kind.half_made(folder)
        if engine_name:
            engine = _engine(engine_name, progress)
            if cluster:
                _refuse_foreign(cluster, engine.nodes(name))
            with progress.step(f"Deleting the cluster `{name}`"):
                kind.delete(linked_kind(folder), engine, folder)
        for remains in ("kubeconfig", "kind.yaml", "create.log"):
            (folder / remains).unlink(missing_ok=True)
        for remains in ("bin", "kubectl-cache"):
            shutil.rmtree(folder / remains, ignore_errors=True)
    if purge:
        _purge(engine_name, progress)
    return bool(engine_name)


def _purge(engine_name: str, progress: Progress) -> None:
    with progress.step(f"Deleting the images and {cache_home()}"):
        if images := remembered():
            # without force: another cluster that still uses the image keeps it
            find_engine(engine_name).run("rmi", images.node_image)
        shutil.rmtree(cache_home(), ignore_errors=True)
        (state_home() / "images.json").unlink(missing_ok=True)


def _engine(name: str, progress: Progress) -> Engine:
    engine = host.configured(find_engine(name))
    host.clear_name_server(engine, progress.say)  # also deleting a node would send it a signal
    return engine


def _is_well(cluster: Cluster, progress: Progress) -> bool:
    now = api.health(cluster)
    if now.uid and now.uid != cluster.uid:
        raise _foreign(cluster.name)
    if now.problems:
        progress.say(f"The cluster `{cluster.name}` is not well: {'; '.join(now.problems)}.")
        return False
    write_learners_kubeconfig(cluster)
    return True


def _refuse_foreign(cluster: Cluster, nodes: list[Node]) -> None:
    if any(cluster.nodes.get(node.name) != node.id for node in nodes):
        raise _foreign(cluster.name)


def _foreign(name: str) -> ForeignCluster:
    return ForeignCluster(
        f"There is a kind cluster `{name}` that this kit did not make.",
        expected=f"no cluster of that name, or the one recorded in {cluster_folder(name)}",
        do=f"leave it alone and use another name: labs up --name {name}-2 --port {FIRST_PORT + 1000}",
    )


def _mend(cluster: Cluster, engine: Engine, nodes: list[Node], progress: Progress) -> bool:
    """Start what is stopped, restart what is sick; False where that does not give a healthy cluster."""
    if {node.name for node in nodes} != set(cluster.nodes):
        return False
    states = {node.name: engine.state(node.name) for node in nodes}
    if any(_is_dead(*state) for state in states.values()):
        return False
    stopped = [name for name, (status, _) in states.items() if status != "running"]
    if states[f"{cluster.name}-control-plane"][0] in _ENDED:
        require_free(cluster.first_port, made=True)  # another program on its port is no reason to give the cluster up
    with progress.step("Starting the nodes again") as step:
        if stopped:
            step.update(", ".join(stopped))
            if engine.run("start", *stopped, timeout=_RECOVER).code:
                return False
        now = api.wait_healthy(cluster, _RECOVER if stopped else _SETTLE)
        if now.problems and not stopped:
            step.update("restarting them")
            if engine.run("restart", *cluster.nodes, timeout=_RECOVER).code:
                return False
            now = api.wait_healthy(cluster, _RECOVER)
    if now.uid != cluster.uid or now.problems:
        return False
    write_learners_kubeconfig(cluster)
    progress.say(f"The cluster `{cluster.name}` is up again; nothing in it was lost.")
    return True


def _is_dead(status: str, pid: int) -> bool:
    """Whether the engine takes a node for running whose init has ended, which no start or restart can mend.

    Podman does when a node's monitor was killed with it. Elsewhere than on Linux the process is in a
    virtual machine, out of sight.
    """
    return status == "running" and platform.system() == "Linux" and not program(pid)
