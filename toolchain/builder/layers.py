"""File trees and the image layers made from them: sorted, without times, so that equal trees give equal layers."""

from __future__ import annotations

import gzip
import hashlib
import io
import json
import os
import stat
import tarfile
import tempfile
from collections import deque
from collections.abc import Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

__all__ = ["File", "Folder", "Layer", "Link", "Tree", "folder_tree", "read_layers", "save_layers", "write_layer"]

CHUNK = 4 << 20  # bytes that a core compresses at once
LEVEL = 6  # gzip's own default


@dataclass(frozen=True)
class File:
    """A regular file: its content, or the file of this machine that has it."""

    source: bytes | Path
    mode: int = 0o644
    owner: tuple[int, int] = (0, 0)


@dataclass(frozen=True)
class Link:
    """A symbolic link."""

    target: str


@dataclass(frozen=True)
class Folder:
    """A folder; one that only leads to a file need not be named."""

    mode: int = 0o755
    owner: tuple[int, int] = (0, 0)


Tree = dict[str, File | Link | Folder]
"""What is in an image by its path there, without a leading slash."""


@dataclass(frozen=True)
class Layer:
    """A gzip blob of `size` bytes, in a file of `folder` named by its `digest`; `diff_id` is its tar's digest."""

    folder: Path
    digest: str
    diff_id: str
    size: int

    @property
    def blob(self) -> Path:
        """The file."""
        return self.folder / self.digest


def folder_tree(root: Path, prefix: str = "") -> Tree:
    """The tree under a folder of this machine: its files and links with their modes, root as their owner."""
    tree: Tree = {}
    for folder, names, files in os.walk(root):
        for path in (Path(folder, name) for name in names + files):
            mode = stat.S_IMODE(path.lstat().st_mode)
            inside = f"{prefix}{path.relative_to(root)}"
            if path.is_symlink():
                tree[inside] = Link(os.readlink(path))
            elif path.is_dir():
                tree[inside] = Folder(mode)
            elif path.is_file():
                tree[inside] = File(path, mode)
    return tree


def write_layer(tree: Tree, folder: Path) -> Layer:
    """Write a tree into `folder` as a layer."""
    whole = {str(parent): Folder() for path in tree for parent in Path(path).parents[:-1]} | tree
    with tempfile.NamedTemporaryFile(dir=folder, prefix=".layer.", delete=False) as file, _Gzip(file.file) as blob:
        with tarfile.open(fileobj=blob, mode="w|", format=tarfile.GNU_FORMAT, bufsize=CHUNK) as tar:
            for path, entry in sorted(whole.items()):
                _add(tar, path, entry)
        layer = blob.finish(folder)
    os.rename(file.name, layer.blob)
    return layer


def save_layers(folder: Path, layers: Mapping[str, Layer]) -> None:
    """Note by name the layers that were written into `folder`, which may be moved then."""
    facts = {name: [layer.digest, layer.diff_id, layer.size] for name, layer in layers.items()}
    (folder / "layers.json").write_text(json.dumps(facts))


def read_layers(folder: Path) -> dict[str, Layer]:
    """The layers that `save_layers` noted."""
    facts = json.loads((folder / "layers.json").read_text())
    return {name: Layer(folder, *fact) for name, fact in facts.items()}


def _add(tar: tarfile.TarFile, path: str, entry: File | Link | Folder) -> None:
    header = tarfile.TarInfo(path)  # its time is 0 and its owner root
    content: io.BufferedIOBase | None = None
    if isinstance(entry, Link):
        header.type, header.linkname, header.mode = tarfile.SYMTYPE, entry.target, 0o777
    else:
        header.mode, (header.uid, header.gid) = entry.mode, entry.owner
        if isinstance(entry, Folder):
            header.type = tarfile.DIRTYPE
        elif isinstance(entry.source, bytes):
            content, header.size = io.BytesIO(entry.source), len(entry.source)
        else:
            content, header.size = entry.source.open("rb"), entry.source.stat().st_size
    try:
        tar.addfile(header, content)
    finally:
        if content:
            content.close()


class _Gzip(io.BufferedIOBase):
    """A file to write to, compressed by all cores: gzip members of CHUNK bytes one after the other."""

    def __init__(self, file: IO[bytes]) -> None:
        self._file = file
        self._pool = ThreadPoolExecutor(os.cpu_count())
        self._pending: deque[Future[bytes]] = deque()
        self._digest, self._diff_id, self._size = hashlib.sha256(), hashlib.sha256(), 0

    def close(self) -> None:
        """End the threads, also those of a layer that was given up."""
        self._pool.shutdown(cancel_futures=True)
        super().close()

    def write(self, chunk: Any) -> int:
        """Take what tarfile gives: CHUNK bytes, less at the end."""
        self._diff_id.update(chunk)
        self._pending.append(self._pool.submit(gzip.compress, chunk, LEVEL, mtime=0))
        while len(self._pending) > 2 * (os.cpu_count() or 1):
            self._store()
        return len(chunk)

    def _store(self) -> None:
        compressed = self._pending.popleft().result()
        self._digest.update(compressed)
        self._size += len(compressed)
        self._file.write(compressed)

    def finish(self, folder: Path) -> Layer:
        """Write what is still being compressed and say what the layer is."""
        while self._pending:
            self._store()
        self._file.flush()
        return Layer(folder, self._digest.hexdigest(), self._diff_id.hexdigest(), self._size)
