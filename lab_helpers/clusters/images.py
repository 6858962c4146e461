"""The images that a cluster is made from, and where they come from: a registry, the toolchain or a file.

Whatever the source, the result is one folder in the cache, an `ImageSet`:

    manifest.json         names and versions
    node.tar              archive of the node image; absent when a registry gave it, until it is bundled
    lab-images.tar        archive of the lab images; absent when the node image holds them
    bin/kind, bin/kubectl programs for this platform, where they were built or bundled
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

from lab_helpers.clusters.engine import Engine
from lab_helpers.clusters.files import write_private
from lab_helpers.clusters.paths import cache_home, state_home
from lab_helpers.clusters.progress import Progress
from lab_helpers.errors import ImageError

__all__ = ["ImageSet", "current_set", "image_home", "obtain", "read_set", "remembered", "write_set"]


@dataclass(frozen=True)
class ImageSet:
    """A folder with everything that a cluster is made from."""

    folder: Path
    node_image: str
    kubernetes: str
    lab_images: tuple[str, ...]

    @property
    def node_archive(self) -> Path:
        """Archive of the node image."""
        return self.folder / "node.tar"

    @property
    def lab_archive(self) -> Path:
        """Archive of the lab images that are not in the node image."""
        return self.folder / "lab-images.tar"

    @property
    def bin(self) -> Path:
        """Folder of `kind` and `kubectl`."""
        return self.folder / "bin"


def image_home() -> Path:
    """Where image sets are kept."""
    return cache_home() / "images"


def read_set(folder: Path) -> ImageSet:
    """The image set in a folder; `ImageError` where there is none."""
    try:
        manifest = json.loads((folder / "manifest.json").read_bytes())
        return ImageSet(folder, manifest["node_image"], manifest["kubernetes"], tuple(manifest["lab_images"]))
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise ImageError(
            f"The images in {folder} cannot be used: {error!r}.",
            expected="a folder that `labs up` filled",
            do=f"rm -r {folder}, then run `labs up` again",
        ) from None


def write_set(images: ImageSet, **more: str) -> None:
    """Write the manifest, which makes the folder an image set: so it is written last."""
    manifest = {
        "node_image": images.node_image,
        "kubernetes": images.kubernetes,
        "lab_images": list(images.lab_images),
        **more,
    }
    write_private(images.folder / "manifest.json", json.dumps(manifest, indent=2) + "\n")


def obtain(wanted: str, engine: Engine, progress: Progress) -> ImageSet:
    """Images in the engine's store, from `pull`, `build` or a bundle file; without a wish what worked before.

    The first time, one pull by the engine decides: where no registry answers, the images are built.
    """
    source = wanted or _remembered_source()
    known = remembered()
    if known and source == _remembered_source() and source != "build" and engine.has_image(known.node_image):
        return known
    images = _from_source(source, engine, progress)
    if not engine.has_image(images.node_image):
        with progress.step(f"Loading the node image into {engine.name}"):
            engine.load(images.node_archive)
    return images


def remembered() -> ImageSet | None:
    """The image set of the last success, without asking anybody."""
    try:
        return read_set(Path(_memory()["folder"]))
    except (ImageError, KeyError):
        return None


def current_set() -> ImageSet:
    """The image set of the last success; `ImageError` before the first one."""
    if images := remembered():
        return images
    raise ImageError("There are no images yet.", expected="images that `labs up` fetched", do="labs up")


def _from_source(source: str, engine: Engine, progress: Progress) -> ImageSet:
    # each of these is needed at most once in the life of a machine
    from lab_helpers.clusters import build, bundle, pull

    if source == "build":
        images = build.build(progress)
    elif source == "pull":
        images = pull.pull(engine, progress)
    elif source:
        images = bundle.unpack(Path(source), progress)
    else:
        try:
            source, images = "pull", pull.pull(engine, progress)
        except ImageError as error:
            progress.say(f"{error.happened} So they are built here, which takes 10 to 20 minutes the first time.")
            source, images = "build", build.build(progress)
    write_private(_memory_path(), json.dumps({"source": source, "folder": str(images.folder)}) + "\n")
    return images


def _remembered_source() -> str:
    source = _memory().get("source", "")
    return source if source in ("", "pull", "build") or Path(source).exists() or remembered() else ""


def _memory() -> dict[str, str]:
    try:
        memory = json.loads(_memory_path().read_bytes())
    except (OSError, ValueError):
        return {}
    return memory if isinstance(memory, dict) else {}


def _memory_path() -> Path:
    return state_home() / "images.json"
