"""The steps of the build, what decides each of them, and their order."""

from __future__ import annotations

import json
import shutil
import tempfile
from concurrent.futures import FIRST_EXCEPTION, Future, ThreadPoolExecutor, wait
from functools import partial
from pathlib import Path

from .archive import write_archive
from .cache import Stage, digest, make_whole
from .commands import stop_all
from .console import step
from .find_go import find_go
from .golang import MODULE, compile_packages, copy_sources, every_program, go_inputs, tools, version_of
from .images import control_plane_images, lab_images
from .layers import read_layers
from .machine import check_machine
from .node import node_image
from .rootfs import make_rootfs
from .userlands import make_userlands

__all__ = ["KEY", "TOOLS", "build_images", "build_tools"]

BUILDER = MODULE / "builder"
DEBIAN_INPUTS = [BUILDER / "debian.py", BUILDER / "layers.py"]

PROGRAMS = Stage("programs", digest(MODULE, go_inputs()))
TOOLS = Stage("tools", PROGRAMS.key)
ROOTFS = Stage("rootfs", digest(MODULE, [*DEBIAN_INPUTS, BUILDER / "rootfs.py"]))
USERLANDS = Stage(
    "userlands",
    digest(MODULE, [*DEBIAN_INPUTS, BUILDER / "userlands.py", *MODULE.glob("busybox/*"), *MODULE.glob("nginx/*")]),
)
KEY = digest(MODULE, [*BUILDER.glob("*.py"), MODULE / "metrics-server.yaml"], PROGRAMS.key, ROOTFS.key, USERLANDS.key)


def build_tools(home: Path) -> None:
    """Compile kind and kubectl alone, for a machine that has a registry and no such programs."""
    go = find_go(home)
    TOOLS.make(home, lambda part: compile_packages(go, part, tools(), TOOLS.name))


def build_images(home: Path, result: Path) -> None:
    """Bring every stage into the cache, then put the result together."""
    check_machine(home)
    go = find_go(home)
    with ThreadPoolExecutor(2) as pool:
        # Go computes while the other waits for the network and the disk.
        tasks: list[Future[Path]] = [
            pool.submit(PROGRAMS.make, home, partial(_make_programs, go)),
            pool.submit(_make_debian, home),
        ]
        try:
            wait(tasks, return_when=FIRST_EXCEPTION)
            for task in tasks:
                if task.done():
                    task.result()
        except BaseException:
            stop_all()
            raise
    make_whole(result, partial(_assemble, home))


def _make_programs(go: Path, part: Path) -> None:
    compile_packages(go, part, every_program(), PROGRAMS.name)
    copy_sources(go, part)


def _make_debian(home: Path) -> Path:
    rootfs = ROOTFS.make(home, make_rootfs)
    return USERLANDS.make(home, partial(make_userlands, (rootfs / "sources.list").read_text()))


def _assemble(home: Path, part: Path) -> None:
    """Fill the result's folder from the finished stages."""
    programs, userlands = PROGRAMS.folder(home), read_layers(USERLANDS.folder(home))
    kubernetes = version_of("k8s.io/kubernetes")
    name = f"localhost/kindest/node:{kubernetes}-{KEY}"
    with tempfile.TemporaryDirectory(dir=part) as scratch:
        with step("images"):
            labs = lab_images(programs, userlands, Path(scratch))
            images = [*control_plane_images(programs, userlands, Path(scratch)), *labs]
        with step("node"):
            rootfs = read_layers(ROOTFS.folder(home))["rootfs"]
            write_archive(part / "node.tar", [node_image(name, programs, rootfs, images, Path(scratch))])
    (part / "bin").mkdir()
    for program in ("kind", "kubectl"):
        shutil.copy(programs / "bin" / program, part / "bin")
    shutil.copy(MODULE / "metrics-server.yaml", part)
    facts = {
        "node_image": name,
        "node_archive": "node.tar",
        "kubernetes": kubernetes,
        "kind": version_of("sigs.k8s.io/kind"),
        "lab_images": [name for image in labs for name in image.names],
    }
    (part / "manifest.json").write_text(json.dumps(facts, indent=2) + "\n")
