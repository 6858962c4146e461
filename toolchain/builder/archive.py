"""Image archives, made without a container engine, that containerd, Podman and Docker load.

An archive is an OCI layout (https://github.com/opencontainers/image-spec/blob/main/image-layout.md) that also has the
`manifest.json` of `docker save`.
"""

from __future__ import annotations

import hashlib
import io
import json
import platform
import tarfile
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from .layers import Layer

__all__ = ["Image", "write_archive"]

ARCHITECTURE = {"x86_64": "amd64", "aarch64": "arm64"}.get(platform.machine(), platform.machine())
PATH = "PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin"


@dataclass(frozen=True)
class Image:
    """An image: its names with tags, its layers from the lowest up, and its configuration in OCI's words."""

    names: tuple[str, ...]
    layers: tuple[Layer, ...]
    config: dict[str, Any] = field(default_factory=dict)


def write_archive(file: Path, images: Iterable[Image]) -> None:
    """Write images into one archive; a layer that several of them share is in it once."""
    blobs: dict[str, bytes | Layer] = {}
    index, docker = [], []
    for image in images:
        blobs |= {layer.digest: layer for layer in image.layers}
        config = _store(
            blobs,
            {
                "architecture": ARCHITECTURE,
                "os": "linux",
                "config": {"Env": [PATH], **image.config},
                "rootfs": {"type": "layers", "diff_ids": [f"sha256:{layer.diff_id}" for layer in image.layers]},
                # `podman build FROM` wants one entry a layer
                "history": [{"created_by": "kubernetes-labs/toolchain"}] * len(image.layers),
            },
        )
        manifest = _store(
            blobs,
            {
                "schemaVersion": 2,
                "mediaType": "application/vnd.oci.image.manifest.v1+json",
                "config": _descriptor("config.v1+json", config, blobs),
                "layers": [_descriptor("layer.v1.tar+gzip", layer.digest, blobs) for layer in image.layers],
            },
        )
        index += [
            {
                **_descriptor("manifest.v1+json", manifest, blobs),
                "platform": {"architecture": ARCHITECTURE, "os": "linux"},
                "annotations": {"io.containerd.image.name": name, "org.opencontainers.image.ref.name": name},
            }
            for name in image.names
        ]
        docker.append(
            {
                "Config": f"blobs/sha256/{config}",
                "RepoTags": list(image.names),
                "Layers": [f"blobs/sha256/{layer.digest}" for layer in image.layers],
            }
        )
    with tarfile.open(file, "w", format=tarfile.GNU_FORMAT) as tar:
        _put(tar, "oci-layout", b'{"imageLayoutVersion": "1.0.0"}')
        _put(tar, "index.json", json.dumps({"schemaVersion": 2, "manifests": index}).encode())
        _put(tar, "manifest.json", json.dumps(docker).encode())
        for digest, blob in sorted(blobs.items()):
            _put(tar, f"blobs/sha256/{digest}", blob)


def _store(blobs: dict[str, bytes | Layer], document: dict[str, Any]) -> str:
    content = json.dumps(document).encode()
    digest = hashlib.sha256(content).hexdigest()
    blobs[digest] = content
    return digest


def _descriptor(kind: str, digest: str, blobs: dict[str, bytes | Layer]) -> dict[str, Any]:
    blob = blobs[digest]
    return {
        "mediaType": f"application/vnd.oci.image.{kind}",
        "digest": f"sha256:{digest}",
        "size": blob.size if isinstance(blob, Layer) else len(blob),
    }


def _put(tar: tarfile.TarFile, name: str, blob: bytes | Layer) -> None:
    header = tarfile.TarInfo(name)
    if isinstance(blob, Layer):
        header.size = blob.size
        with blob.blob.open("rb") as content:
            tar.addfile(header, content)
    else:
        header.size = len(blob)
        tar.addfile(header, io.BytesIO(blob))
