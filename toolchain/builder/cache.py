"""The content-hash cache: a finished step is a folder whose name holds the hash of all that decides it."""

from __future__ import annotations

import fcntl
import hashlib
import os
import platform
import shutil
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from .console import say, step

__all__ = ["Stage", "cache_home", "digest", "exclusive", "make_whole"]


def cache_home() -> Path:
    """The folder of built things: $LABS_CACHE, or kubernetes-labs in the user's cache folder."""
    if named := os.environ.get("LABS_CACHE"):
        return Path(named).absolute()
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "kubernetes-labs"


def digest(root: Path, files: Iterable[Path], *words: str) -> str:
    """Twelve hexadecimal digits that change with the files' names or content, the words or the machine type."""
    total = hashlib.sha256(platform.machine().encode())
    for word in words:
        total.update(f"\0{word}".encode())
    for file in sorted(files):
        total.update(f"\0{file.relative_to(root)}\0".encode() + hashlib.sha256(file.read_bytes()).digest())
    return total.hexdigest()[:12]


@dataclass(frozen=True)
class Stage:
    """One step of the build; `key` is the hash of what decides its result."""

    name: str
    key: str

    def folder(self, home: Path) -> Path:
        """Where the finished result is, or will be."""
        return home / "build" / f"{self.name}-{self.key}"

    def make(self, home: Path, recipe: Callable[[Path], None]) -> Path:
        """The finished result: from the cache, or made now by `recipe` in the empty folder that it is given."""
        done = self.folder(home)
        if not done.exists():
            with step(self.name):
                make_whole(done, recipe)
            for old in home.glob(f"build/{self.name}-*"):
                if old != done:
                    shutil.rmtree(old)
        return done


def make_whole(done: Path, recipe: Callable[[Path], None]) -> None:
    """Let `recipe` fill a folder and give it its name when it is whole: an interrupted one never has the name."""
    part = done.parent / f".{done.name}.part"
    shutil.rmtree(part, ignore_errors=True)
    part.mkdir(parents=True)
    try:
        recipe(part)
    except BaseException:
        shutil.rmtree(part, ignore_errors=True)
        raise
    os.sync()  # or a power cut could leave the name on files without content
    part.rename(done)


@contextmanager
def exclusive(home: Path) -> Iterator[None]:
    """Hold the cache for one build; another one waits its turn."""
    folder = home / "build"
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / "lock").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            say("WAIT another build is at work in the same cache")
            fcntl.flock(lock, fcntl.LOCK_EX)
        yield
