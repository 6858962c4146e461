"""The container engine: Docker or Podman, whichever works here."""

from __future__ import annotations

import json
import os
import platform
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from lab_helpers.clusters.process import Result, run, stream
from lab_helpers.errors import DiskFull, EngineError, ImageError

__all__ = ["CLUSTER_LABEL", "Engine", "Node", "find_engine", "full_disk"]

CLUSTER_LABEL = "io.x-k8s.kind.cluster"
_NAMES = ("docker", "podman")


@dataclass(frozen=True)
class Node:
    """The container of one node."""

    name: str
    id: str


@dataclass(frozen=True)
class Engine:
    """A container engine that answers; `conf` is Podman's configuration file for this machine, if it needs one."""

    name: str
    version: str = ""
    conf: Path | None = None

    def environment(self) -> Mapping[str, str]:
        """What kind and the engine itself need to be told."""
        values = {"KIND_EXPERIMENTAL_PROVIDER": self.name}
        if self.conf:
            values["CONTAINERS_CONF"] = str(self.conf)
        return values

    def run(self, *arguments: str, timeout: float = 60) -> Result:
        """Run one command of the engine; `timeout` in seconds."""
        return run([self.name, *arguments], environment=self.environment(), timeout=timeout)

    def nodes(self, cluster: str) -> list[Node]:
        """Every node container of a kind cluster, running or not; `EngineError` if the engine cannot say."""
        done = self.run(
            "ps", "--all", "--no-trunc", "--filter", f"label={CLUSTER_LABEL}={cluster}",
            "--format", "{{.Names}}\t{{.ID}}",
        )  # fmt: skip
        if done.code:
            raise EngineError(
                f"{self.name} cannot list its containers: {done.last_line}",
                expected="a container engine that answers",
                do="labs doctor",
            )
        return [Node(*line.split("\t")) for line in done.out.splitlines()]

    def state(self, node: str) -> tuple[str, int]:
        """What the engine believes of a node: its status, such as `running`, and the process id of its init."""
        status, _, pid = (
            self.run("inspect", "--format", "{{.State.Status}} {{.State.Pid}}", node).out.strip().partition(" ")
        )
        return status, int(pid or 0)

    def remove(self, nodes: list[str]) -> None:
        """Delete node containers with their volumes, in whatever state they are."""
        if nodes:
            self.run("rm", "--force", "--volumes", *nodes, timeout=120)

    def remove_volumes(self, node: str) -> None:
        """Delete volumes that kind labelled for a node and that outlived its container."""
        names = self.run("volume", "ls", "--quiet", "--filter", f"label={node}").out.split()
        if names:
            self.run("volume", "rm", "--force", *names)

    def has_image(self, image: str) -> bool:
        """Whether the engine's store holds an image."""
        return self.run("image", "inspect", "--format", "{{.Id}}", image).code == 0

    def load(self, archive: Path) -> None:
        """Read an image archive into the engine's store."""
        self._image_work(f"{self.name} cannot load {archive}", "load", "--input", str(archive))

    def save(self, archive: Path, *images: str) -> None:
        """Write images of the engine's store to an archive."""
        several = ["--multi-image-archive"] if self.name == "podman" and len(images) > 1 else []
        self._image_work(f"{self.name} cannot save {images[0]}", "save", *several, "--output", str(archive), *images)

    def tag(self, image: str, name: str) -> None:
        """Give an image another name."""
        self._image_work(f"{self.name} cannot tag {image}", "tag", image, name)

    def stream(self, *arguments: str, on_line: Callable[[str], None], on_start: Callable[[int], None]) -> Result:
        """Run a long command of the engine and hand over its output line by line."""
        return stream([self.name, *arguments], environment=self.environment(), on_line=on_line, on_start=on_start)

    def _image_work(self, failure: str, *arguments: str) -> None:
        done = self.run(*arguments, timeout=1800)
        if done.code == 0:
            return
        if full_disk(done.out + done.err):
            raise DiskFull(
                f"{failure}: no space is left on the disk.",
                expected="about 5 GB free for the images",
                do=f"free some space (for example `{self.name} system prune`), then run `labs up` again",
            )
        raise ImageError(f"{failure}: {done.last_line}", expected="a readable image", do="labs doctor")


def full_disk(text: str) -> bool:
    """Whether a program's output says that the disk is full."""
    return "no space left on device" in text.lower() or "disk quota exceeded" in text.lower()


def find_engine(wanted: str = "") -> Engine:
    """The engine named by `wanted`, `$ENGINE` or `$KIND_EXPERIMENTAL_PROVIDER`, else the first that works.

    `EngineError` says why none can be used: not there, not running, or no permission on its socket.
    """
    wanted = wanted or os.environ.get("ENGINE") or os.environ.get("KIND_EXPERIMENTAL_PROVIDER") or ""
    wanted = "" if wanted == "none" else wanted  # setup_kind.sh: install none
    if wanted and wanted not in _NAMES:
        raise EngineError(
            f"`{wanted}` is not a container engine that the kit can use.",
            expected="ENGINE=docker or ENGINE=podman",
            do="unset ENGINE and KIND_EXPERIMENTAL_PROVIDER, then run `labs up` again",
        )
    refusals: list[EngineError] = []
    for name in [wanted] if wanted else _NAMES:
        done = _ask(name)
        if done.code == 0:
            return Engine(name, done.out.strip())
        if done.code != 127:
            refusals.append(_refusal(name, done))
    if refusals:
        raise refusals[0]
    raise EngineError(
        f"{wanted.capitalize()} is not installed." if wanted else "No container engine was found.",
        expected="Docker or Podman, in which the nodes of the cluster run",
        do="./setup_kind.sh, which installs Podman where it can and else says how",
    )


def _ask(name: str) -> Result:
    """The version of an engine that answers; exit code 127 where it is not installed."""
    if name == "podman":
        done = run(["podman", "info", "--format", "json"])
        if done.code == 0:
            return _podman_version(json.loads(done.out))
        return done
    if "podman" in run(["docker", "--version"]).out.lower():
        return Result(127, "")  # the package podman-docker: the same engine under another name
    return run(["docker", "version", "--format", "{{.Server.Version}}"], timeout=20)


def _podman_version(info: dict[str, dict[str, object]]) -> Result:
    host, version = info["host"], info["version"]["Version"]
    security = host["security"]
    assert isinstance(security, dict)
    if security["rootless"] and host["cgroupVersion"] == "v1":
        return Result(1, "", "rootless on cgroup v1")
    return Result(0, str(version))


def _refusal(name: str, done: Result) -> EngineError:
    text = (done.out + done.err).lower()
    title = name.capitalize()
    if "permission denied" in text:
        return EngineError(
            f"{title} is there, but you may not use it: no permission on its socket.",
            expected="a user who may talk to the container engine",
            do="sudo usermod -aG docker $USER, then log in again"
            if name == "docker"
            else f"run {name} as the user who owns it, or as root",
        )
    if "rootless on cgroup v1" in text:
        return EngineError(
            "Podman runs without root here, and this machine has cgroup v1: kind cannot run so.",
            expected="cgroup v2, or Podman as root",
            do="sudo -E labs up",
        )
    if platform.system() == "Darwin":
        start = "start Docker Desktop" if name == "docker" else "podman machine init; podman machine start"
    else:
        start = "sudo systemctl start docker" if name == "docker" else "podman info, and mend what it says"
    return EngineError(
        f"{title} is installed, but it does not answer: {done.last_line}",
        expected=f"{title} running",
        do=start,
    )
