"""The official images, pulled by the engine itself."""

from __future__ import annotations

import re
import threading

from lab_helpers.clusters.engine import Engine, full_disk
from lab_helpers.clusters.images import ImageSet, image_home, write_set
from lab_helpers.clusters.process import end_group
from lab_helpers.clusters.progress import Progress
from lab_helpers.clusters.tools import KUBERNETES
from lab_helpers.errors import DiskFull, ImageError

__all__ = ["LAB_IMAGES", "METRICS_SERVER", "NODE", "pull"]

NODE = "docker.io/kindest/node@sha256:a1ed56cfb0e7b93589bdf97c8cd566405a265939e3620fc4f5de89adff580ae5"
"""The node image that kind v0.33.0 pins for Kubernetes v1.37.0 (pkg/apis/config/defaults/image.go)."""
LAB_IMAGES = (
    "registry.k8s.io/e2e-test-images/agnhost:2.66.1",
    "docker.io/library/nginx:1.22.1",
    "docker.io/library/nginx:1.26.3",
    "docker.io/library/busybox:1.35.0",
    "docker.io/library/busybox:1.37.0",
)
METRICS_SERVER = "registry.k8s.io/metrics-server/metrics-server:v0.9.0"

_PATIENCE = 20
"""Seconds in which a registry has to give its first answer."""
_ANSWERED = re.compile(r"Pulling from|Getting image source|Copying|Pulling fs layer")


def pull(engine: Engine, progress: Progress) -> ImageSet:
    """The node image in the engine's store and the lab images in an archive; `ImageError` if refused."""
    digest = NODE.rpartition(":")[2][:12]
    # an archive keeps names but not digests: under a name of its own the image is found again after a load
    images = ImageSet(
        image_home() / f"pulled-{digest}",
        f"localhost/kindest/node:{KUBERNETES}-{digest}",
        KUBERNETES,
        LAB_IMAGES,
    )
    if not engine.has_image(images.node_image):
        with progress.step("Pulling the node image"):
            _pull(engine, NODE)
            engine.tag(NODE, images.node_image)
    if not images.lab_archive.exists():
        wanted = (*LAB_IMAGES, METRICS_SERVER)
        with progress.step("Pulling the lab images") as step:
            for number, name in enumerate(wanted):
                step.update(name, number / len(wanted))
                _pull(engine, name)
            step.update("saving them", 1)
            images.folder.mkdir(parents=True, exist_ok=True)
            part = images.folder / "lab-images.part"
            part.unlink(missing_ok=True)  # podman save does not overwrite
            engine.save(part, *wanted)
            part.rename(images.lab_archive)
    write_set(images)
    return images


def _pull(engine: Engine, name: str) -> None:
    answered = False
    timer: threading.Timer | None = None

    def start(process_group: int) -> None:
        nonlocal timer
        timer = threading.Timer(_PATIENCE, end_group, [process_group])
        timer.start()

    def hear(line: str) -> None:
        nonlocal answered
        if not answered and _ANSWERED.search(line):
            answered = True
            if timer:
                timer.cancel()

    try:
        done = engine.stream("pull", name, on_line=hear, on_start=start)
    finally:
        if timer:
            timer.cancel()
    if done.code == 0:
        return
    if full_disk(done.out):
        raise DiskFull(
            f"{name} could not be pulled: no space is left on the disk.",
            expected="about 5 GB free for the images",
            do=f"free some space (for example `{engine.name} system prune`), then run `labs up` again",
        )
    # engines begin with where they asked and end with what came back
    reason = ": ".join(done.last_line.split(": ")[-2:]) if done.code > 0 else f"no answer within {_PATIENCE} seconds"
    raise ImageError(
        f"No image registry gave {name.partition('@')[0]} ({reason}).",
        expected="a registry in reach of the container engine",
        do="check the network, or build the images with `labs up --images build`",
    )
