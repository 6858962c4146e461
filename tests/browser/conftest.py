"""A real JupyterLab started by `labs open` on the lab cluster, and a real Chromium."""

from __future__ import annotations

import json
import os
import secrets
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest
from desk import HOUSE, Desk
from playwright.sync_api import Browser, sync_playwright

from lab_helpers.clusters import Cluster, current

LEARNER = "test-browser"
CHROMIUM_FLAGS = [
    "--no-sandbox",  # CI is root in a container
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
# Every cell stays in the page, also the ones out of sight, so that a test finds them without scrolling.
WHOLE_NOTEBOOK = {"windowingMode": "none"}


@pytest.fixture  # not for longer than one test: Playwright holds the event loop of the thread, which others need
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=_chromium(), args=CHROMIUM_FLAGS)
        yield chromium
        chromium.close()


@pytest.fixture
def cluster(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Cluster]:
    """The lab cluster, as a learner of this test's own: kubeconfig, journal and namespaces."""
    lab_cluster, own = current(), tmp_path / "state"
    shutil.copytree(lab_cluster.folder, own / "clusters" / lab_cluster.name, symlinks=True)
    monkeypatch.setenv("LABS_HOME", str(own))
    monkeypatch.setenv("LABS_LEARNER", LEARNER)
    _forget_learner(lab_cluster)
    yield current()
    _forget_learner(lab_cluster)


@pytest.fixture
def desk(
    browser: Browser, cluster: Cluster, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest
) -> Iterator[Desk]:
    """JupyterLab in a tab, on copies of the learner's notebooks."""
    folder = tmp_path / "labs"
    shutil.copytree(HOUSE / "labs", folder)
    settings = tmp_path / "settings" / "@jupyterlab" / "notebook-extension" / "tracker.jupyterlab-settings"
    settings.parent.mkdir(parents=True)
    settings.write_text(json.dumps(WHOLE_NOTEBOOK))
    token, port = secrets.token_hex(16), _free_port()
    monkeypatch.setenv("JUPYTER_TOKEN", token)
    monkeypatch.setenv("JUPYTERLAB_SETTINGS_DIR", str(tmp_path / "settings"))
    monkeypatch.setenv("JUPYTERLAB_WORKSPACES_DIR", str(tmp_path / "workspaces"))
    labs = Path(sys.executable).with_name("labs")
    log = tmp_path / "jupyterlab.log"
    with log.open("w") as output:
        server = subprocess.Popen(
            [labs, "open", folder / "00-first-contact.ipynb", "--no-browser", "--port", str(port)],
            stdout=output,
            stderr=subprocess.STDOUT,
        )
    url = f"http://127.0.0.1:{port}"
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    try:
        _wait_for(f"{url}/api?token={token}", server, log)
        desk = Desk(context.new_page(), folder, url, token)
        yield desk
        desk.picture(f"end-of-{request.node.name}")  # what a failed test saw last
    finally:
        context.close()
        server.terminate()  # JupyterLab ends its kernels and terminals
        server.wait(timeout=30)


def _chromium() -> str:
    """Chromium or Chrome of this machine: $CHROMIUM, else the first on the PATH."""
    names = ("chromium", "chromium-browser", "google-chrome", "chrome")
    found = os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, names)), None)
    if found:
        return found
    why = "no Chromium here: install it (apt-get install chromium) or name it by $CHROMIUM"
    if os.environ.get("CI"):
        pytest.fail(why)
    pytest.skip(why)


def _forget_learner(cluster: Cluster) -> None:
    """Delete the namespaces that this or an interrupted run made; a new one gets another name meanwhile."""
    kubectl = [cluster.bin / "kubectl", f"--kubeconfig={cluster.admin_kubeconfig}"]
    selector = f"--selector=lab-helpers/learner={LEARNER}"
    subprocess.run([*kubectl, "delete", "namespaces", selector, "--wait=false"], check=True, capture_output=True)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _wait_for(url: str, server: subprocess.Popen[bytes], log: Path) -> None:
    """Wait until JupyterLab answers (at most 90 s)."""
    deadline = time.monotonic() + 90
    while True:
        try:
            urllib.request.urlopen(url, timeout=5).close()
            return
        except (urllib.error.URLError, ConnectionError, TimeoutError):
            assert server.poll() is None, f"`labs open` ended:\n{log.read_text()}"
            assert time.monotonic() < deadline, f"JupyterLab does not answer:\n{log.read_text()}"
            time.sleep(0.2)
