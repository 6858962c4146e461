"""What kind is asked for, and what is left of an interrupted creation."""

from __future__ import annotations

import json
import subprocess
import time

import yaml

from lab_helpers.clusters import cluster_folder, kind
from lab_helpers.clusters.files import write_private
from lab_helpers.clusters.process import program


def test_one_control_plane_and_two_workers_with_node_ports_on_this_machine_only():
    config = yaml.safe_load(kind.configuration(31080))
    assert [node["role"] for node in config["nodes"]] == ["control-plane", "worker", "worker"]
    assert config["networking"]["kubeProxyMode"] == "nftables"
    mappings = config["nodes"][0]["extraPortMappings"]
    assert [(m["containerPort"], m["hostPort"]) for m in mappings] == [(30080 + i, 31080 + i) for i in range(6)]
    assert {m["listenAddress"] for m in mappings} == {"127.0.0.1"}


def test_no_marker_means_that_nothing_was_cut_short():
    assert kind.half_made(cluster_folder("labs")) == ""


def test_a_kind_that_outlived_its_labs_is_ended(tmp_path):
    orphan = tmp_path / "kind"
    orphan.symlink_to("/bin/sleep")
    process = subprocess.Popen([orphan, "60"], start_new_session=True)
    marker = {"engine": "podman", "process_group": process.pid}
    write_private(cluster_folder("labs") / "creating", json.dumps(marker))
    while program(process.pid) != "kind":  # the system names a process a moment after it has begun
        time.sleep(0.01)
    assert kind.half_made(cluster_folder("labs")) == "podman"
    process.wait(timeout=5)


def test_another_program_that_got_the_number_since_is_left_alone():
    process = subprocess.Popen(["sleep", "60"], start_new_session=True)
    marker = {"engine": "podman", "process_group": process.pid}
    write_private(cluster_folder("labs") / "creating", json.dumps(marker))
    kind.half_made(cluster_folder("labs"))
    assert process.poll() is None
    process.kill()
    process.wait()
