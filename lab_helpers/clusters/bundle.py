"""Everything that a cluster is made from, in one file for machines without any network."""

from __future__ import annotations

import errno
import hashlib
import io
import json
import os
import platform
import shutil
import tarfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from lab_helpers.clusters.cluster import Cluster
from lab_helpers.clusters.engine import find_engine
from lab_helpers.clusters.images import ImageSet, image_home, read_set
from lab_helpers.clusters.progress import Progress, Step
from lab_helpers.errors import BadInput, DiskFull, ImageError

__all__ = ["save", "unpack"]

_MANIFEST = "manifest.json"
_FILES = ("bin/kind", "bin/kubectl", "lab-images.tar", "node.tar")


def save(file: Path, cluster: Cluster, images: ImageSet, progress: Progress) -> None:
    """Write a cluster's images and programs to one tar file, which appears only when it is whole."""
    if not images.node_archive.exists():
        with progress.step("Saving the node image") as step, _room_for(images.folder):
            step.update(images.node_image)
            part = images.folder / "node.part"
            part.unlink(missing_ok=True)  # podman save does not overwrite
            find_engine(cluster.engine).save(part, images.node_image)
            part.rename(images.node_archive)
    part = file.with_name(f"{file.name}.part")
    sources = {"bin/kind": cluster.bin / "kind", "bin/kubectl": cluster.bin / "kubectl"}
    with progress.step(f"Writing {file}") as step, _room_for(part):
        try:
            with tarfile.open(part, "w") as tar:
                _add_manifest(tar, images)
                for number, member in enumerate(_FILES):
                    step.update(member, number / len(_FILES))
                    source = sources.get(member, images.folder / member)
                    if source.exists():
                        tar.add(os.path.realpath(source), member)
            os.replace(part, file)
        finally:
            part.unlink(missing_ok=True)


def unpack(file: Path, progress: Progress) -> ImageSet:
    """The image set of a bundle, unpacked into the cache; `ImageError` if the file is not a bundle."""
    try:
        with tarfile.open(file) as tar:
            first = tar.next()
            data = tar.extractfile(first) if first and first.name == _MANIFEST else None
            if data is None:
                raise _not_a_bundle(file, "it has no manifest")
            manifest = data.read()
            _require_platform(file, manifest)
            folder = image_home() / f"bundle-{hashlib.sha256(manifest).hexdigest()[:12]}"
            if not folder.exists():
                with progress.step(f"Unpacking {file}") as step:
                    _extract(tar, manifest, folder, step)
    except FileNotFoundError:
        raise BadInput(
            f"There is no file {file}.",
            expected="pull, build, or a file that `labs bundle FILE` wrote",
            do="labs up --images FILE, with the path of that file",
        ) from None
    except (tarfile.TarError, EOFError, IsADirectoryError, ValueError) as error:
        raise _not_a_bundle(file, str(error)) from None
    return read_set(folder)


def _add_manifest(tar: tarfile.TarFile, images: ImageSet) -> None:
    manifest = json.loads((images.folder / "manifest.json").read_bytes())
    data = json.dumps({**manifest, "machine": platform.machine()}, indent=2).encode()
    member = tarfile.TarInfo(_MANIFEST)
    member.size = len(data)
    tar.addfile(member, io.BytesIO(data))


def _extract(tar: tarfile.TarFile, manifest: bytes, folder: Path, step: Step) -> None:
    part = folder.with_name(f"{folder.name}.part")
    shutil.rmtree(part, ignore_errors=True)
    with _room_for(part):
        try:
            part.mkdir(parents=True)
            for member in tar:
                # without the filters of `extract`, which Python has since 3.11.4 only
                if member.name in _FILES and member.isfile() and (source := tar.extractfile(member)):
                    step.update(member.name, _FILES.index(member.name) / len(_FILES))
                    target = part / member.name
                    target.parent.mkdir(exist_ok=True)
                    with source, target.open("wb") as file:
                        shutil.copyfileobj(source, file)
                    target.chmod(member.mode & 0o755)
            (part / _MANIFEST).write_bytes(manifest)
            part.rename(folder)
        finally:
            shutil.rmtree(part, ignore_errors=True)


def _require_platform(file: Path, manifest: bytes) -> None:
    made_for = json.loads(manifest).get("machine", platform.machine())
    if made_for != platform.machine():
        raise ImageError(
            f"The bundle {file} is for {made_for} machines.",
            expected=f"one for {platform.machine()}",
            do="make it on such a machine with `labs bundle FILE`",
        )


def _not_a_bundle(file: Path, reason: str) -> ImageError:
    return ImageError(
        f"{file} is not a bundle of images: {reason}.",
        expected="pull, build, or a whole file that `labs bundle FILE` wrote",
        do="copy the file again, or make it anew with `labs bundle FILE`",
    )


@contextmanager
def _room_for(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        if error.errno not in (errno.ENOSPC, errno.EDQUOT):
            raise
        raise DiskFull(
            f"No space is left on the disk for {path}.",
            expected="about 2 GB free there",
            do="free some space or set LABS_CACHE to a folder on another disk, then run this again",
        ) from None
