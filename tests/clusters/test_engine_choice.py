"""Which container engine is used, and what is said when none can be."""

from __future__ import annotations

import json

import pytest

from lab_helpers.clusters.engine import find_engine
from lab_helpers.errors import EngineError


def podman_info(*, rootless: bool = False, cgroup: str = "v2") -> str:
    info = {
        "host": {"security": {"rootless": rootless}, "cgroupVersion": cgroup},
        "version": {"Version": "4.3.1"},
    }
    return f"echo '{json.dumps(info)}'"


STOPPED = 'echo "Cannot connect to the Docker daemon at unix:///var/run/docker.sock." >&2; exit 1'
DENIED = 'echo "permission denied while trying to connect to the Docker daemon socket" >&2; exit 1'


def test_docker_is_taken_where_it_answers(programs):
    programs("docker", "echo 28.2.2")
    programs("podman", podman_info())
    assert find_engine().name == "docker"


def test_podman_is_taken_where_docker_has_no_daemon(programs):
    programs("docker", STOPPED)
    programs("podman", podman_info())
    engine = find_engine()
    assert (engine.name, engine.version) == ("podman", "4.3.1")
    assert engine.environment()["KIND_EXPERIMENTAL_PROVIDER"] == "podman"


def test_podman_under_the_name_docker_is_podman(programs):
    programs("docker", "echo podman version 4.3.1")
    programs("podman", podman_info())
    assert find_engine().name == "podman"


def test_engine_names_the_one_to_use(programs, monkeypatch):
    programs("docker", "echo 28.2.2")
    programs("podman", podman_info())
    monkeypatch.setenv("ENGINE", "podman")
    assert find_engine().name == "podman"


def test_no_engine_at_all_leads_to_the_set_up_script(programs):
    with pytest.raises(EngineError, match="No container engine was found") as error:
        find_engine()
    assert "setup_kind.sh" in error.value.do


def test_an_engine_that_is_not_running_is_told_with_its_own_words(programs):
    programs("docker", STOPPED)
    with pytest.raises(EngineError, match="does not answer: Cannot connect to the Docker daemon") as error:
        find_engine()
    assert error.value.do


def test_no_permission_on_the_socket_is_named(programs):
    programs("docker", DENIED)
    with pytest.raises(EngineError, match="no permission on its socket") as error:
        find_engine()
    assert "usermod -aG docker" in error.value.do


def test_rootless_podman_on_cgroup_v1_is_refused_before_kind_fails(programs):
    programs("podman", podman_info(rootless=True, cgroup="v1"))
    with pytest.raises(EngineError, match="cgroup v1"):
        find_engine()


def test_an_unknown_engine_is_refused(programs, monkeypatch):
    monkeypatch.setenv("ENGINE", "lxd")
    with pytest.raises(EngineError, match="`lxd` is not a container engine"):
        find_engine()
