"""One throw-away cluster, `labs-faults`, with a state folder and ports of its own, for everything that goes wrong."""

from __future__ import annotations

import fcntl
import json
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from lab_helpers.clusters import cache_home, current, state_home
from lab_helpers.clusters.engine import CLUSTER_LABEL
from lab_helpers.clusters.images import remembered

NAME = "labs-faults"
PORT = 31080
LABS = [sys.executable, "-c", "from lab_helpers.cli import main; main()"]


class Faults:
    """Runs `labs` against the throw-away cluster, and the engine underneath it."""

    def __init__(self, home: Path, engine: str) -> None:
        self.home, self.engine = home, engine
        self.folder = home / "clusters" / NAME
        # whoever reads the user's own kubeconfig fails
        self.users_config = home / "user" / ".kube" / "config"
        self.users_config.parent.mkdir(parents=True)
        self.users_config.write_text("this is not a kubeconfig")
        self.environment = {
            **os.environ,
            "HOME": str(home / "user"),
            "KUBECONFIG": str(self.users_config),
            "LABS_CACHE": str(cache_home()),
            "LABS_CLUSTER": NAME,
            "LABS_HOME": str(home),
        }

    def start(self, *arguments: str, **more: str) -> subprocess.Popen[str]:
        """Start `labs`, its two streams in one."""
        return subprocess.Popen(
            [*LABS, *arguments],
            env={**self.environment, **more},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )

    def labs(self, *arguments: str, **more: str) -> tuple[int, str]:
        """Run `labs` to its end: exit code and everything that it said, never a traceback."""
        process = self.start(*arguments, **more)
        said, _ = process.communicate(timeout=280)
        assert "Traceback" not in said
        return process.returncode, said

    def up(self) -> str:
        """A healthy cluster; what `labs up` said."""
        code, said = self.labs("up", "--port", str(PORT))
        assert code == 0, said
        return said

    def up_until(self, words: str) -> subprocess.Popen[str]:
        """Start `labs up` and come back when it has said some words."""
        process = self.start("up", "--port", str(PORT))
        assert process.stdout
        said = ""
        for line in process.stdout:
            said += line
            if words in line:
                return process
        pytest.fail(f"labs up never said {words!r}:\n{said}")

    def run(self, *arguments: str) -> str:
        """Run the engine, with Podman's settings as `labs` found them."""
        conf = next(iter((self.home / "podman").glob("containers-*.conf")), None)
        environment = {**os.environ, **({"CONTAINERS_CONF": str(conf)} if conf else {})}
        done = subprocess.run([self.engine, *arguments], env=environment, capture_output=True, text=True, timeout=120)
        return done.stdout.strip()

    def nodes(self) -> list[str]:
        """Names of the node containers, whatever their state."""
        return self.run("ps", "-a", "--filter", f"label={CLUSTER_LABEL}={NAME}", "--format", "{{.Names}}").split()

    def kubectl(self, *arguments: str) -> str:
        """Run the kit's kubectl against the cluster."""
        command = [self.folder / "bin" / "kubectl", "--kubeconfig", self.folder / "admin.kubeconfig", *arguments]
        return subprocess.run(command, capture_output=True, text=True, timeout=60).stdout.strip()

    @property
    def uid(self) -> str:
        """The recorded identity."""
        return str(json.loads((self.folder / "cluster.json").read_text())["uid"])


@pytest.fixture(scope="session")
def faults(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Faults]:
    """The state folder without a cluster in it; tests that need one call `up`."""
    images = remembered()
    if images is None:
        missing = "no node image in the cache: run `labs up` once"
        pytest.fail(missing) if os.environ.get("CI") else pytest.skip(missing)
    home = tmp_path_factory.mktemp("faults")
    shutil.copy(state_home() / "images.json", home)
    faults = Faults(home, current().engine)
    with open(Path(tempfile.gettempdir(), f"{NAME}.lock"), "w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            pytest.fail("another run of these tests uses the throw-away cluster: wait until it has ended")
        if left := faults.nodes():  # of a run that was killed
            faults.run("rm", "--force", "--volumes", *left)
        yield faults
        faults.labs("down")


@pytest.fixture(scope="session")
def bundle(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where one test writes a bundle and another reads it."""
    return tmp_path_factory.mktemp("bundle") / "labs.tar"


@pytest.fixture
def wait_until() -> Callable[[Callable[[], bool]], None]:
    """Wait until something is true, 60 seconds at most."""

    def wait(condition: Callable[[], bool]) -> None:
        deadline = time.monotonic() + 60
        while not condition():
            assert time.monotonic() < deadline, "it never became true"
            time.sleep(0.2)

    return wait


@pytest.fixture
def kill() -> Callable[[int], None]:
    """Kill a process at once, as a power cut or the kernel would."""
    return lambda pid: os.kill(pid, signal.SIGKILL)
