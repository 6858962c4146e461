"""The cluster's record, its name and the environment that reaches it."""

from __future__ import annotations

import os
from dataclasses import replace

import pytest

from lab_helpers.clusters import Cluster, cluster_folder, current
from lab_helpers.clusters.cluster import write_record
from lab_helpers.clusters.files import locked, write_private
from lab_helpers.errors import BadInput, ClusterError, NoCluster


def cluster(name: str = "labs") -> Cluster:
    return Cluster(name, "kind", "0f3c", cluster_folder(name), nodes={f"{name}-worker": "abc"})


def test_a_recorded_cluster_is_read_back_as_it_was():
    write_record(cluster())
    assert current() == cluster()


def test_no_cluster_leads_to_labs_up(monkeypatch):
    with pytest.raises(NoCluster) as error:
        current()
    assert error.value.do == "labs up"
    with pytest.raises(NoCluster) as error:
        current("other")
    assert error.value.do == "labs up --name other"


def test_the_environment_names_the_cluster(monkeypatch):
    write_record(cluster("second"))
    monkeypatch.setenv("LABS_CLUSTER", "second")
    assert current().name == "second"


@pytest.mark.parametrize("name", ["../labs", "Labs", "a" * 41, "-labs", "labs\n"])
def test_a_name_that_would_leave_the_folder_or_confuse_kind_is_refused(name):
    with pytest.raises(BadInput):
        current(name)


@pytest.mark.parametrize("torn", ["", "{", "[]", '{"name": "labs"}', '{"unknown": 1}'])
def test_a_torn_record_counts_as_no_cluster(torn):
    write_private(cluster_folder("labs") / "cluster.json", torn)
    with pytest.raises(NoCluster):
        current()


def test_the_kits_programs_come_first_on_the_path_and_only_once(monkeypatch):
    first = cluster().environment()
    monkeypatch.setenv("PATH", first["PATH"])
    again = cluster().environment()
    assert again == first
    assert first["PATH"].split(os.pathsep)[0] == str(cluster().bin)
    assert first["KUBECONFIG"] == str(cluster().kubeconfig)


def test_kubeconfigs_are_readable_by_their_owner_only(tmp_path):
    write_private(tmp_path / "kubeconfig", "secret")
    assert (tmp_path / "kubeconfig").stat().st_mode & 0o077 == 0


def test_a_write_that_fails_leaves_the_old_file(tmp_path):
    path = tmp_path / "cluster.json"
    write_private(path, "old")
    with pytest.raises(UnicodeEncodeError):
        write_private(path, "new \ud800")
    assert path.read_text() == "old"
    assert list(tmp_path.iterdir()) == [path]


def test_a_second_command_on_the_same_cluster_is_refused_with_the_number_of_the_first():
    folder = cluster_folder("labs")
    with locked(folder):
        with (
            pytest.raises(ClusterError, match=rf"process {os.getpid()}\) is at work on the cluster `labs`"),
            locked(folder),
        ):
            pass
        with locked(cluster_folder("other")):
            pass
    with locked(folder):
        pass


def test_a_cluster_is_a_value():
    assert replace(cluster(), uid="1") != cluster()
