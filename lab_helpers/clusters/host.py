"""What this machine's Podman needs before it can run nodes, found out by trying, kept in the state folder."""

from __future__ import annotations

import ctypes
import hashlib
import os
import platform
import resource
from collections.abc import Callable
from dataclasses import replace
from itertools import product
from pathlib import Path

from lab_helpers.clusters.engine import Engine
from lab_helpers.clusters.files import write_private
from lab_helpers.clusters.paths import state_home
from lab_helpers.clusters.process import program
from lab_helpers.errors import EngineError

__all__ = ["MODULES", "clear_name_server", "configured", "fit", "provide_inotify", "provide_modules"]

MODULES = Path("/lib/modules")
"""kind mounts this folder of the machine into every node."""

_NAME_SERVER = Path("/run/containers/networks/aardvark-dns/aardvark.pid")
_INOTIFY_LIMIT = Path("/proc/sys/fs/inotify/max_user_instances")
_INOTIFY_OF_A_CLUSTER = 60
"""Three nodes were seen to use 52."""


def configured(engine: Engine) -> Engine:
    """The engine with the settings that an earlier `fit` found for it."""
    conf = _conf_path(engine)
    return replace(engine, conf=conf) if conf.exists() else engine


def provide_modules(say: Callable[[str], None]) -> None:
    """Make an empty `/lib/modules` where the machine has none, and say so; `EngineError` if not allowed to."""
    if platform.system() != "Linux" or MODULES.exists():
        return
    try:
        MODULES.mkdir(parents=True)
    except OSError:
        raise EngineError(
            f"This machine has no {MODULES}.",
            expected="that folder, an empty one will do: kind mounts it into every node",
            do=f"sudo mkdir -p {MODULES}",
        ) from None
    say(f"Made an empty folder {MODULES} on this machine: kind mounts it into every node.")


def provide_inotify(say: Callable[[str], None]) -> None:
    """Raise the limit of inotify instances where a new cluster would run into it, and say so.

    Without them containerd starts without its Kubernetes part, and a worker never joins. Only root's own limit
    matters: nodes that an engine runs for root are root's. `EngineError` if it cannot be raised.
    """
    if platform.system() != "Linux" or os.geteuid() != 0 or _inotify_instances_left(_INOTIFY_OF_A_CLUSTER):
        return
    try:
        enough = 4 * int(_INOTIFY_LIMIT.read_text())
        _INOTIFY_LIMIT.write_text(str(enough))
    except OSError:
        raise EngineError(
            "The limit fs.inotify.max_user_instances of this machine is used up.",
            expected=f"{_INOTIFY_OF_A_CLUSTER} left for the programs of three nodes",
            do="raise it on the machine itself (sysctl -w fs.inotify.max_user_instances=512), or end other clusters",
        ) from None
    say(f"Raised fs.inotify.max_user_instances to {enough} until the next boot: its limit was used up.")


def clear_name_server(engine: Engine, say: Callable[[str], None]) -> None:
    """Forget a name server of Podman's that has ended and whose process id belongs to another program now.

    Podman would take that program for its name server: nodes would not find each other, and the program would
    get a signal that was not meant for it.
    """
    if engine.name != "podman" or not _NAME_SERVER.exists():
        return
    pid = _NAME_SERVER.read_text().strip()
    other = program(int(pid)) if pid.isdecimal() else ""
    if other and not other.startswith("aardvark"):
        _NAME_SERVER.unlink()
        say(f"Removed {_NAME_SERVER}: Podman's name server has ended, and process {pid} is `{other}` now.")


def fit(engine: Engine, node_image: str) -> Engine:
    """The engine with settings under which it starts a node here; Podman on Linux only.

    The node image itself is started with `true` instead of its init, first with as few settings as possible.
    `EngineError` tells the engine's own reason where nothing helps.
    """
    if engine.name != "podman" or platform.system() != "Linux" or "CONTAINERS_CONF" in os.environ:
        return engine
    path = _conf_path(engine)
    if path.exists():
        return replace(engine, conf=path)
    candidate = replace(engine, conf=path.with_name("trying.conf"))
    assert candidate.conf is not None
    reasons = []
    for runtime, limits in product(("", "runc"), (False, True)):
        write_private(candidate.conf, _conf(runtime, limits))
        done = candidate.run(
            "run", "--rm", "--privileged", "--cgroupns=private", "--network=none", "--entrypoint=/bin/true",
            f"--volume={MODULES}:{MODULES}:ro", node_image,
        )  # fmt: skip
        if done.code == 0:
            os.replace(candidate.conf, path)
            return replace(engine, conf=path)
        reasons.append(done.last_line)
    candidate.conf.unlink()
    raise EngineError(
        f"Podman cannot start a node on this machine: {reasons[0]}",
        expected="a container of the node image that runs",
        do="install runc beside crun (Debian and Ubuntu: sudo apt install runc), or use Docker",
    )


def _conf_path(engine: Engine) -> Path:
    # another Podman or another kernel may need other settings: then it is tried anew
    key = hashlib.sha256(f"{engine.version} {platform.release()}".encode()).hexdigest()[:8]
    return state_home() / "podman" / f"containers-{key}.conf"


def _conf(runtime: str, limits: bool) -> str:
    lines = ["[containers]", "# the default of 2048 would be for a whole node with all its Pods", "pids_limit = 0"]
    if limits:
        files = _hard_limit(resource.RLIMIT_NOFILE, 1_048_576)
        # Podman lowers its own limit to pid_max before it starts anything
        processes = _hard_limit(resource.RLIMIT_NPROC, int(Path("/proc/sys/kernel/pid_max").read_text()))
        lines += [
            "# Podman asks for more than it may have here",
            f'default_ulimits = ["nofile={files}:{files}", "nproc={processes}:{processes}"]',
        ]
    lines += [
        "[engine]",
        "# the nodes' init does not end by itself, so a delete would wait the default 10 seconds for nothing",
        "stop_timeout = 1",
    ]
    if runtime:
        lines += ["# the default runtime fails on this machine", f'runtime = "{runtime}"']
    return "\n".join(lines) + "\n"


def _hard_limit(kind: int, most: int) -> int:
    limit = resource.getrlimit(kind)[1]
    return most if limit == resource.RLIM_INFINITY else min(limit, most)


def _inotify_instances_left(wanted: int) -> bool:
    libc = ctypes.CDLL(None)
    handles: list[int] = []
    try:
        while len(handles) < wanted and (handle := libc.inotify_init1(0)) >= 0:
            handles.append(handle)
    finally:
        for handle in handles:
            os.close(handle)
    return len(handles) == wanted
