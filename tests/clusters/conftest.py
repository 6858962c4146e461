"""A state folder and a PATH of their own for every test; fakes are small programs, as real ones would answer."""

from __future__ import annotations

import stat
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

Programs = Callable[[str, str], Path]


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The state folder; nothing of this machine's own clusters, images or engine choice shines through."""
    for variable in ("ENGINE", "KIND_EXPERIMENTAL_PROVIDER", "CONTAINERS_CONF", "LABS_CLUSTER"):
        monkeypatch.delenv(variable, raising=False)
    monkeypatch.setenv("LABS_HOME", str(tmp_path / "state"))
    monkeypatch.setenv("LABS_CACHE", str(tmp_path / "cache"))
    return tmp_path / "state"


@pytest.fixture
def programs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Programs:
    """Write a shell script that is then the only program of its name on PATH."""
    folder = tmp_path / "programs"
    folder.mkdir()
    monkeypatch.setenv("PATH", str(folder))

    def write(name: str, script: str) -> Path:
        path = folder / name
        path.write_text(f"#!/bin/sh\nPATH=/usr/bin:/bin\n{script}\n")
        path.chmod(path.stat().st_mode | stat.S_IXUSR)
        return path

    return write


class Heard:
    """A `Progress` that remembers what it was told."""

    def __init__(self) -> None:
        self.said: list[str] = []
        self.details: list[str] = []

    def say(self, sentence: str) -> None:
        self.said.append(sentence)

    @contextmanager
    def step(self, title: str) -> Iterator[Heard]:
        self.said.append(title)
        yield self

    def update(self, detail: str, share: float | None = None) -> None:
        self.details.append(detail)


@pytest.fixture
def heard() -> Heard:
    return Heard()
