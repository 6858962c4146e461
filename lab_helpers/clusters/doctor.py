"""What the kit stands on, looked at piece by piece; each finding with the one command that mends it."""

from __future__ import annotations

import json
import platform
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import Any, Literal

from lab_helpers.clusters import api, build, host
from lab_helpers.clusters.cluster import FIRST_PORT, Cluster, recorded
from lab_helpers.clusters.engine import Engine, find_engine
from lab_helpers.clusters.images import remembered
from lab_helpers.clusters.paths import cache_home, cluster_name
from lab_helpers.clusters.ports import require_free
from lab_helpers.clusters.tools import find_tool
from lab_helpers.errors import ClusterError, LabError

__all__ = ["Finding", "examine"]

_GIB = 2**30
_DISK_WITH_IMAGES, _DISK_TO_BUILD = 5 * _GIB, 15 * _GIB
_MEMORY = 3 * _GIB
# kind's own advice: https://kind.sigs.k8s.io/docs/user/known-issues/#pod-errors-due-to-too-many-open-files
_INOTIFY = {"max_user_watches": 524288, "max_user_instances": 512}


@dataclass(frozen=True)
class Finding:
    """One thing that was looked at; `do` is the command that mends it, empty where all is well."""

    subject: str
    level: Literal["ok", "warning", "broken"]
    says: str
    do: str = ""


def examine(name: str | None = None) -> Iterator[Finding]:
    """Every finding, the engine first; nothing is changed."""
    cluster = recorded(cluster_name(name))
    engine: Engine | None = None
    try:
        engine = host.configured(find_engine(cluster.engine if cluster else ""))
        about = _engine_info(engine)
    except LabError as error:
        yield _broken("engine", error)
        about = {}
    else:
        yield Finding("engine", "ok", f"{engine.name} {engine.version}")
        yield _memory(about["memory"])
        yield _cgroup(about["cgroup"])
    yield from (_tool(tool) for tool in ("kind", "kubectl"))
    yield _images(engine)
    yield _disk(cache_home(), "cache")
    if about:
        yield _disk(Path(about["store"]), f"{about['name']}'s store")
    if platform.system() == "Linux":
        yield _modules()
        yield from (_inotify(limit, wanted) for limit, wanted in _INOTIFY.items())
    yield _jupyter()
    yield _health(cluster) if cluster else _ports()


def _engine_info(engine: Engine) -> dict[str, Any]:
    done = engine.run("info", "--format", "json" if engine.name == "podman" else "{{json .}}")
    try:
        info = json.loads(done.out)
        if engine.name == "podman":
            memory, cgroup = info["host"]["memTotal"], info["host"]["cgroupVersion"]
            store = info["store"]["graphRoot"]
        else:
            memory, cgroup, store = info["MemTotal"], f"v{info['CgroupVersion']}", info["DockerRootDir"]
    except (ValueError, KeyError):
        raise ClusterError(
            f"{engine.name} does not describe itself: {done.last_line}",
            expected=f"`{engine.name} info` to answer",
            do=f"{engine.name} info",
        ) from None
    return {"name": engine.name, "memory": memory, "cgroup": cgroup, "store": store}


def _broken(subject: str, error: LabError) -> Finding:
    return Finding(subject, "broken", error.happened, error.do)


def _memory(size: int) -> Finding:
    says = f"{size / _GIB:.1f} GiB for containers"
    if size >= _MEMORY:
        return Finding("memory", "ok", says)
    do = "close other programs, or give the engine's virtual machine 4 GiB (Docker Desktop: Settings, Resources)"
    return Finding("memory", "warning", f"{says}, three nodes and the labs want {_MEMORY // _GIB} GiB", do)


def _cgroup(version: str) -> Finding:
    if version == "v2":
        return Finding("cgroup", "ok", version)
    return Finding(
        "cgroup",
        "warning",
        f"{version}: the images that the kit builds run on it, the official node image does not",
        "labs up --images build (or boot with systemd.unified_cgroup_hierarchy=1)",
    )


def _tool(name: str) -> Finding:
    images = remembered()
    try:
        return Finding(name, "ok", str(find_tool(name, images.bin if images else None)))
    except LabError as error:
        if build.available():
            return Finding(name, "ok", f"{error.happened} `labs up` will build it.")
        return _broken(name, error)


def _images(engine: Engine | None) -> Finding:
    images = remembered()
    if images is None:
        return Finding("images", "warning", "none yet; the first `labs up` pulls or builds them", "labs up")
    if engine and engine.has_image(images.node_image):
        return Finding("images", "ok", f"{images.node_image} in {engine.name}")
    if images.node_archive.exists():
        return Finding("images", "ok", f"{images.node_archive}, loaded when it is needed")
    return Finding("images", "warning", f"{images.node_image} is gone", "labs up")


def _disk(folder: Path, what: str) -> Finding:
    there = next(parent for parent in (folder, *folder.parents) if parent.exists())
    free = shutil.disk_usage(there).free
    wanted = _DISK_WITH_IMAGES if remembered() else _DISK_TO_BUILD
    says = f"{free / _GIB:.1f} GiB free for {what} ({folder})"
    if free >= wanted:
        return Finding("disk", "ok", says)
    return Finding(
        "disk",
        "broken" if free < _GIB else "warning",
        f"{says}, up to {wanted // _GIB} GiB are wanted",
        "free some space, or set LABS_CACHE to a folder on another disk",
    )


def _modules() -> Finding:
    if host.MODULES.exists():
        return Finding("modules", "ok", f"{host.MODULES} is there")
    return Finding("modules", "broken", f"there is no {host.MODULES}", f"sudo mkdir -p {host.MODULES}")


def _inotify(limit: str, wanted: int) -> Finding:
    key = f"fs.inotify.{limit}"
    value = int(Path("/proc/sys", *key.split(".")).read_text())
    if value >= wanted:
        return Finding("inotify", "ok", f"{key} = {value}")
    # three nodes run with less; many Pods that watch files do not
    return Finding("inotify", "warning", f"{key} = {value}, {wanted} is better", f"sudo sysctl -w {key}={wanted}")


def _jupyter() -> Finding:
    if find_spec("jupyterlab"):
        return Finding("jupyter", "ok", "JupyterLab is installed")
    return Finding("jupyter", "broken", "JupyterLab is not installed beside `labs`", "make env")


def _ports() -> Finding:
    try:
        require_free(FIRST_PORT)
    except LabError as error:
        return _broken("ports", error)
    return Finding("ports", "ok", f"{FIRST_PORT} and the next five are free")


def _health(cluster: Cluster) -> Finding:
    problems = api.health(cluster).problems
    if problems:
        return Finding("cluster", "broken", f"`{cluster.name}`: {'; '.join(problems)}", "labs up")
    return Finding("cluster", "ok", f"`{cluster.name}` is well")
