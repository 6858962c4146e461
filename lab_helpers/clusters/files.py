"""Files that are either whole or absent, and one lock a cluster."""

from __future__ import annotations

import fcntl
import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from lab_helpers.errors import ClusterError

__all__ = ["locked", "write_private"]


def write_private(path: Path, text: str) -> None:
    """Replace a file in one step, readable by its owner only: kubeconfigs hold keys."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            file.write(text)
        os.replace(name, path)
    except BaseException:
        os.unlink(name)
        raise


@contextmanager
def locked(folder: Path) -> Iterator[None]:
    """Keep the cluster's folder for this process; `ClusterError` while another one has it.

    The kernel lets go of the lock when its holder ends, however it ends.
    """
    folder.mkdir(parents=True, exist_ok=True)
    with open(folder / "lock", "a+", encoding="utf-8") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            file.seek(0)
            raise ClusterError(
                f"Another `labs` command (process {file.read().strip() or 'unknown'}) "
                f"is at work on the cluster `{folder.name}`.",
                expected="one command at a time",
                do="wait until it has ended, then run this again",
            ) from None
        file.truncate(0)
        file.write(str(os.getpid()))
        file.flush()
        yield
