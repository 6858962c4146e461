"""The images built from source by `toolchain/build`, where no registry answers."""

from __future__ import annotations

import platform
from pathlib import Path

from lab_helpers.clusters.engine import full_disk
from lab_helpers.clusters.images import ImageSet, read_set
from lab_helpers.clusters.paths import cache_home, checkout
from lab_helpers.clusters.process import Result, stream
from lab_helpers.clusters.progress import Progress, Step
from lab_helpers.errors import DiskFull, ImageError

__all__ = ["available", "build", "build_tools"]


def available() -> bool:
    """Whether this installation of the kit can build at all: on Linux, from a checkout."""
    return platform.system() == "Linux" and _script().exists()


def build(progress: Progress) -> ImageSet:
    """Everything that a cluster is made from; seconds when it was built before, some 20 minutes else."""
    with progress.step("Building the images from source") as step:
        return read_set(_run([], step))


def build_tools(progress: Progress) -> Path:
    """The folder of a `kind` and a `kubectl` that were built from source."""
    with progress.step("Building kind and kubectl from source") as step:
        return _run(["--tools"], step) / "bin"


def _run(arguments: list[str], step: Step) -> Path:
    if not available():
        raise ImageError(
            f"Nothing can be built here: this is {platform.system()}, and the recipe would be {_script()}.",
            expected="Linux and the kit in a checkout of its repository",
            do="use a bundle that was made on such a machine: labs up --images FILE",
        )
    result = ""
    under_way: dict[str, str] = {}  # steps run side by side

    def hear(line: str) -> None:
        nonlocal result
        word, _, rest = line.partition(" ")
        name, _, value = rest.rpartition(" ")
        if word == "STEP":
            under_way[rest] = rest
        elif word == "PROGRESS":
            done, _, total = value.partition("/")
            under_way[name] = f"{name} {100 * int(done) // int(total)} %"
        elif word == "DONE":
            under_way.pop(name, None)
        elif word == "RESULT":
            result = rest
            return
        if under_way:
            step.update(", ".join(under_way.values()))

    done = stream([str(_script()), *arguments], environment={"LABS_CACHE": str(cache_home())}, on_line=hear)
    if done.code or not result:
        raise _failure(done)
    return Path(result)


def _script() -> Path:
    return checkout() / "toolchain" / "build"


def _failure(done: Result) -> DiskFull | ImageError:
    if full_disk(done.out):
        return DiskFull(
            "The images could not be built: no space is left on the disk.",
            expected=f"about 15 GB free for {cache_home()} and Go's caches",
            do="free some space or set LABS_CACHE to a folder on another disk, then run `labs up` again: "
            "what is built is kept",
        )
    return ImageError(
        f"The images could not be built: {done.last_line}",
        expected="what toolchain/README.md names: Go, Debian's packages and their registries in reach",
        do="./setup_kind.sh, which installs what the build needs; what is built is kept",
    )
