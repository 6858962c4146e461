"""Whatever happens to the cluster, a clear sentence comes of it and `labs up` mends it.

In this order: each test takes the cluster as the one before it left it, so that few have to make one.
"""

from __future__ import annotations

import json
import shutil
import signal
import socket
import subprocess
import tarfile
import time
from pathlib import Path

import pytest

pytestmark = pytest.mark.xdist_group("in turn")  # one worker runs them, in the order of this file

NAME = "labs-faults"
PORT = 31080


def test_ctrl_c_while_the_cluster_is_made_leaves_nothing_behind(faults):
    process = faults.up_until("Starting control-plane")
    process.send_signal(signal.SIGINT)
    said, _ = process.communicate(timeout=60)
    assert process.returncode == 130
    assert "Stopped. Nothing is lost" in said
    assert "Traceback" not in said
    assert faults.nodes() == []
    assert not (faults.folder / "cluster.json").exists()
    assert not (faults.folder / "creating").exists()


def test_a_second_labs_up_at_the_same_time_is_told_to_wait(faults, kill, wait_until):
    process = faults.up_until("Preparing nodes")
    wait_until(faults.nodes)
    code, said = faults.labs("up")
    assert code == 1
    assert f"(process {process.pid}) is at work on the cluster `{NAME}`" in said
    # for the next test: the power goes while kind works; kind itself goes on for a moment
    kill(process.pid)
    process.wait()
    assert (faults.folder / "creating").exists()


def test_a_labs_up_that_was_killed_is_cleaned_up_by_the_next_one(faults):
    said = faults.up()
    assert "was cut short" in said
    assert "is up" in said
    assert len(faults.nodes()) == 3
    assert (faults.folder / "cluster.json").exists()


def test_up_on_a_healthy_cluster_changes_nothing_and_is_quick(faults):
    before = (faults.uid, (faults.folder / "kubeconfig").stat().st_mtime_ns)
    began = time.monotonic()
    said = faults.up()
    assert time.monotonic() - began < 5, "2 s of its own on an idle machine; tests run beside it"
    assert "is up" in said
    assert (faults.uid, (faults.folder / "kubeconfig").stat().st_mtime_ns) == before


def test_a_learners_kubeconfig_that_is_gone_is_written_again(faults):
    (faults.folder / "kubeconfig").unlink()
    faults.up()
    assert "current-context: lab" in (faults.folder / "kubeconfig").read_text()


def test_a_kubectl_that_was_uninstalled_is_replaced_and_the_cluster_stays(faults):
    uid = faults.uid
    kubectl = faults.folder / "bin" / "kubectl"
    kubectl.unlink()
    kubectl.symlink_to("/nowhere/kubectl")
    assert "is up" in faults.up()
    assert kubectl.exists()
    assert faults.uid == uid


def test_the_labs_of_a_checkout_that_has_moved_is_replaced(faults):
    labs = faults.folder / "bin" / "labs"
    own = labs.resolve()
    labs.unlink()
    labs.symlink_to("/nowhere/.venv/bin/labs")
    faults.up()
    assert labs.resolve() == own


def test_a_port_that_is_taken_is_named_before_anything_is_made(faults):
    code, said = faults.labs("up", "--name", f"{NAME}-2", "--port", str(PORT))
    faults.labs("down", "--name", f"{NAME}-2")
    assert code == 1
    assert f"Port {PORT} of this machine is in use" in said
    assert f"labs up --port {PORT + 1000}" in said
    assert faults.run("ps", "-a", "--filter", f"name={NAME}-2", "--format", "{{.Names}}") == ""


def test_a_cluster_of_that_name_that_somebody_else_made_is_refused_and_left_alone(faults):
    record = faults.folder / "cluster.json"
    ours = record.read_text()
    try:
        record.unlink()
        code, said = faults.labs("up")
        assert code == 1
        assert f"There is a kind cluster `{NAME}` that this kit did not make." in said
        assert f"labs up --name {NAME}-2" in said
        # recorded, but with other containers: the kit's own was deleted and another made under its name
        record.write_text(json.dumps({**json.loads(ours), "uid": "0", "nodes": {f"{NAME}-worker": "other"}}))
        for command in ("up", "down"):
            code, said = faults.labs(command)
            assert code == 1
            assert "did not make" in said
        assert len(faults.nodes()) == 3
    finally:
        record.write_text(ours)
    faults.up()


def test_a_worker_that_was_stopped_is_started_again_and_nothing_is_lost(faults):
    uid = faults.uid
    faults.kubectl("create", "configmap", "kept")
    faults.run("stop", f"{NAME}-worker")
    code, said = faults.labs("status")
    assert code == 1
    assert f"the kubelet of {NAME}-worker does not answer" in said
    assert "nothing in it was lost" in faults.up()
    assert faults.uid == uid
    assert faults.kubectl("get", "configmap", "kept", "-o", "name") == "configmap/kept"


def test_a_whole_cluster_that_was_stopped_is_started_again_and_nothing_is_lost(faults):
    uid = faults.uid
    faults.run("stop", *faults.nodes())
    code, said = faults.labs("status")
    assert code == 1
    assert "the API server does not answer" in said
    assert "Do now:     labs up" in said
    with socket.socket() as other:
        other.bind(("127.0.0.1", PORT))
        other.listen()
        code, said = faults.labs("up")
    assert code == 1
    assert f"Port {PORT} of this machine is in use" in said
    assert len(faults.nodes()) == 3, "the cluster waits until the port is free again"
    assert "nothing in it was lost" in faults.up()
    assert faults.uid == uid
    assert faults.kubectl("get", "configmap", "kept", "-o", "name") == "configmap/kept"


def test_a_bundle_is_written_while_the_cluster_is_up(faults, bundle):
    code, said = faults.labs("bundle", str(bundle))
    assert code == 0, said
    with tarfile.open(bundle) as tar:
        assert {"manifest.json", "node.tar", "bin/kind", "bin/kubectl"} <= set(tar.getnames())


def test_nodes_that_were_killed_are_replaced_by_a_new_cluster_and_progress_stays(faults, kill):
    journal = faults.home / "journal.jsonl"
    journal.write_text('{"exercise": "first-pod"}\n')
    uid = faults.uid
    # a node's monitor and its init both die, as when the session that they belong to is ended: Podman goes on
    # to call it `Up`, and can neither start, stop nor restart it
    for node in faults.nodes():
        pid = int(faults.run("inspect", "--format", "{{.State.Pid}}", node))
        for victim in (_parent(pid), pid):
            kill(victim)
    said = faults.up()
    assert "What ran in it is lost; notebooks and progress are not." in said
    assert faults.uid != uid
    assert len(faults.nodes()) == 3
    assert journal.read_text() == '{"exercise": "first-pod"}\n'


def test_the_users_own_kubeconfig_was_neither_read_nor_written_by_all_of_that(faults):
    assert [path.name for path in faults.users_config.parent.iterdir()] == ["config"]
    assert faults.users_config.read_text() == "this is not a kubeconfig"


def test_down_leaves_no_container_no_volume_and_no_key(faults):
    code, said = faults.labs("down")
    assert code == 0, said
    assert faults.nodes() == []
    assert faults.run("volume", "ls", "--quiet", "--filter", f"label={NAME}-control-plane") == ""
    assert sorted(path.name for path in faults.folder.iterdir()) == ["lock"]
    assert subprocess.run(["ss", "-ltn"], capture_output=True, text=True).stdout.count(f":{PORT} ") == 0


def test_a_bundle_is_all_that_a_machine_without_network_and_cache_needs(faults, bundle, tmp_path):
    (faults.home / "images.json").unlink()
    environment = {"LABS_CACHE": str(tmp_path), "PATH": "/usr/sbin:/usr/bin:/sbin:/bin"}
    code, said = faults.labs("up", "--port", str(PORT), "--images", str(bundle), **environment)
    assert code == 0, said
    assert "Pulling" not in said
    assert "from source" not in said
    kept = next(tmp_path.glob("images/bundle-*/bin/kind"))
    assert (faults.folder / "bin" / "kind").samefile(kept) or kept.stat().st_dev != faults.folder.stat().st_dev
    shutil.rmtree(tmp_path / "images")
    assert faults.labs("status", **environment)[0] == 0, "the cluster does not need the cache"


def _parent(pid: int) -> int:
    """The process that watches a container: conmon, or Docker's shim."""
    return int(Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[1])
