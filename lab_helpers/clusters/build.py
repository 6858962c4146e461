"""The images built from source by `toolchain/build`, where no registry answers."""

from __future__ import annotations

import platform
import re
import sys
from pathlib import Path

from lab_helpers.clusters.images import ImageSet, read_set
from lab_helpers.clusters.paths import cache_home, checkout
from lab_helpers.clusters.process import Result, stream
from lab_helpers.clusters.progress import Progress, Step
from lab_helpers.errors import DiskFull, ImageError

__all__ = ["available", "build", "build_tools"]

_DISK_FULL = 3
_EVENTS = ("STEP", "PROGRESS", "DONE", "RESULT")


def available() -> bool:
    """Whether this installation of the kit can build at all: on Linux, from a checkout."""
    return platform.system() == "Linux" and _script().exists()


def build(progress: Progress) -> ImageSet:
    """Everything that a cluster is made from; seconds when it was built before, 10 to 20 minutes else."""
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

    done = stream(
        [sys.executable, str(_script()), *arguments], environment={"LABS_CACHE": str(cache_home())}, on_line=hear
    )
    if done.code or not result:
        raise _failure(done)
    return Path(result)


def _script() -> Path:
    return checkout() / "toolchain" / "build"


def _failure(done: Result) -> DiskFull | ImageError:
    """What the build itself says; its exit code 3 stands for a full disk."""
    kind = DiskFull if done.code == _DISK_FULL else ImageError
    said = "".join(line for line in done.out.splitlines(keepends=True) if line.partition(" ")[0] not in _EVENTS)
    if words := re.search(r"(.*)\nExpected: (.*)\nDo now:   (.*)", said, re.DOTALL):
        happened, expected, do = (word.strip() for word in words.groups())
        return kind(happened, expected=expected, do=do)
    return kind(
        f"The images could not be built: {done.last_line}",
        expected="a build that ends well; what is built is kept",
        do="./setup_kind.sh, which installs what the build needs and goes on",
    )
