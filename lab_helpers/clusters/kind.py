"""The stock `kind` CLI with a stock configuration file and a kubeconfig of the kit's own."""

from __future__ import annotations

import json
import re
from pathlib import Path

from lab_helpers.clusters.cluster import FIRST_PORT
from lab_helpers.clusters.engine import Engine, full_disk
from lab_helpers.clusters.files import write_private
from lab_helpers.clusters.ports import COUNT
from lab_helpers.clusters.process import Result, end_group, program, run, stream
from lab_helpers.clusters.progress import Step
from lab_helpers.errors import CreateError, DiskFull, EngineError

__all__ = ["WORKERS", "configuration", "create", "delete", "half_made", "load_images"]

WORKERS = 2

_STEP = re.compile(r"^ • (.+?)\s+\.\.\.$")
_SHARES = {  # of the time that a creation takes, gone when a step of kind's begins
    "Ensuring": 0.0,
    "Preparing": 0.03,
    "Writing": 0.15,
    "Starting": 0.22,
    "Installing": 0.66,
    "Joining": 0.72,
}


def configuration(first_port: int) -> str:
    """kind's configuration: a control plane, two workers, and the NodePorts that lead to this machine."""
    mappings = [
        f"  - {{containerPort: {FIRST_PORT + i}, hostPort: {first_port + i}, listenAddress: 127.0.0.1}}"
        for i in range(COUNT)
    ]
    return "\n".join(
        [
            "kind: Cluster",
            "apiVersion: kind.x-k8s.io/v1alpha4",
            "networking:",
            "  # a wrong Service port is refused at once; with iptables the packet would leave the machine",
            "  kubeProxyMode: nftables",
            "nodes:",
            "- role: control-plane",
            "  extraPortMappings:",
            *mappings,
            *["- role: worker"] * WORKERS,
            "",
        ]
    )


def create(kind: Path, engine: Engine, folder: Path, image: str, step: Step) -> None:
    """`kind create cluster` without a wait for Ready nodes; `CreateError` with kind's own reason, the log is kept.

    From now on the file `creating` says that a cluster is under way: whatever ends this process, the next
    `labs up` finds what is left of it and removes it.
    """

    def show(line: str) -> None:
        log.write(line + "\n")
        if match := _STEP.match(line):
            # without kind's pictures, which not every terminal has
            title = re.sub(r"[^\x20-\x7e]+", "", match[1]).strip()
            step.update(title, _SHARES.get(title.split()[0]))

    def mark(process_group: int = 0) -> None:
        marker = {"engine": engine.name, "process_group": process_group}
        write_private(folder / "creating", json.dumps(marker))

    mark()
    (folder / "admin.kubeconfig").unlink(missing_ok=True)
    with open(folder / "create.log", "w", encoding="utf-8") as log:
        done = stream(
            [
                str(kind), "create", "cluster", "--name", folder.name, "--image", image,
                "--config", str(folder / "kind.yaml"), "--kubeconfig", str(folder / "admin.kubeconfig"),
            ],
            environment=engine.environment(),
            on_line=show,
            on_start=mark,
        )  # fmt: skip
    if done.code:
        raise _create_error(done, folder / "create.log")


def half_made(folder: Path) -> str:
    """The engine in which a creation was cut short, or nothing; what still works on it is ended."""
    try:
        marker = json.loads((folder / "creating").read_bytes())
        group = int(marker["process_group"])
        name = str(marker["engine"])
    except (FileNotFoundError, ValueError, KeyError, TypeError):
        return ""
    if group and program(group) == "kind":  # the number may belong to another program by now
        end_group(group)
    return name


def delete(kind: Path | None, engine: Engine, folder: Path) -> None:
    """Remove a cluster's nodes and volumes, whatever state they are in; `EngineError` if nodes are left."""
    name = folder.name
    names = {node.name for node in engine.nodes(name)}
    names |= {f"{name}-control-plane", f"{name}-worker", *(f"{name}-worker{i}" for i in range(2, WORKERS + 1))}
    (folder / "admin.kubeconfig.lock").unlink(missing_ok=True)  # of a kind that was killed
    if kind:
        run(
            [str(kind), "delete", "cluster", "--name", name, "--kubeconfig", str(folder / "admin.kubeconfig")],
            environment=engine.environment(),
            timeout=120,
        )
    engine.remove([node.name for node in engine.nodes(name)])
    if left := engine.nodes(name):
        raise EngineError(
            f"{engine.name} does not remove {', '.join(node.name for node in left)}.",
            expected="the old nodes gone",
            do=f"restart {engine.name} or this machine, then run `labs up` again",
        )
    if engine.name == "podman":  # kind makes these volumes for Podman and misses those of a killed creation
        for node in sorted(names):
            engine.remove_volumes(node)
    _clear_remains(folder)


def _clear_remains(folder: Path) -> None:
    """Remove the files that mean nothing without the cluster."""
    for remains in ("admin.kubeconfig", "admin.kubeconfig.lock", "cluster.json", "creating"):
        (folder / remains).unlink(missing_ok=True)


def load_images(kind: Path, engine: Engine, name: str, archive: Path) -> None:
    """Put an image archive on every node; `CreateError` with kind's own reason."""
    done = run(
        [str(kind), "load", "image-archive", str(archive), "--name", name],
        environment=engine.environment(),
        timeout=900,
    )
    if done.code:
        raise CreateError(
            f"kind cannot load the lab images onto the nodes: {done.last_line}",
            expected=f"a readable archive {archive}",
            do="labs down --purge, then labs up",
        )


def _create_error(done: Result, log: Path) -> CreateError | DiskFull:
    if full_disk(done.out):
        return DiskFull(
            "The cluster could not be made: no space is left on the disk.",
            expected="about 5 GB free for the nodes",
            do="free some space, then run `labs up` again",
        )
    reason = next((line for line in done.out.splitlines() if line.startswith("ERROR:")), done.last_line)
    return CreateError(
        f"kind could not make the cluster: {reason.removeprefix('ERROR: ')}",
        expected=f"three nodes that start (whole log: {log})",
        do="labs doctor",
    )
