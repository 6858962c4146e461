"""What this machine needs for nodes is found out by trying, and changed outside the kit's folders only with a word."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from lab_helpers.clusters import host
from lab_helpers.clusters.engine import Engine
from lab_helpers.errors import EngineError

PODMAN = Engine("podman", "4.3.1")


def settings(engine: Engine) -> str:
    assert engine.conf
    return engine.conf.read_text()


def picky(wanted: str) -> str:
    """A Podman that runs a node only with a setting in its configuration file."""
    return f'grep -q "{wanted}" "$CONTAINERS_CONF" && exit; echo "Error: no $1 without {wanted}" >&2; exit 126'


def test_a_podman_that_just_works_gets_no_runtime_and_no_limits(programs):
    programs("podman", "exit 0")
    assert "runtime" not in settings(host.fit(PODMAN, "node"))
    assert "default_ulimits" not in settings(host.fit(PODMAN, "node"))


def test_runc_is_named_only_where_the_default_runtime_fails(programs):
    programs("podman", picky("runc"))
    assert 'runtime = "runc"' in settings(host.fit(PODMAN, "node"))
    assert "default_ulimits" not in settings(host.fit(PODMAN, "node"))


def test_limits_are_lowered_only_where_they_cannot_be_raised(programs):
    programs("podman", picky("nofile="))
    assert "runtime" not in settings(host.fit(PODMAN, "node"))


def test_both_are_set_where_both_are_needed(programs):
    programs("podman", 'grep -q runc "$CONTAINERS_CONF" && grep -q nofile= "$CONTAINERS_CONF"')
    assert 'runtime = "runc"' in settings(host.fit(PODMAN, "node"))


def test_the_answer_is_kept_and_another_podman_is_tried_anew(programs):
    programs("podman", "exit 0")
    first = host.fit(PODMAN, "node")
    programs("podman", "exit 1")
    assert host.fit(PODMAN, "node") == first == host.configured(PODMAN)
    with pytest.raises(EngineError):
        host.fit(Engine("podman", "5.0.0"), "node")


def test_where_nothing_helps_podmans_own_reason_is_told_and_nothing_is_kept(programs, home):
    programs("podman", 'echo "Error: crun: unknown version specified" >&2; exit 126')
    with pytest.raises(EngineError, match="crun: unknown version specified") as error:
        host.fit(PODMAN, "node")
    assert "runc" in error.value.do
    assert list((home / "podman").iterdir()) == []


def test_docker_and_a_configuration_of_the_users_own_are_left_as_they_are(programs, monkeypatch):
    docker = Engine("docker", "28.2.2")
    assert host.fit(docker, "node") == docker
    monkeypatch.setenv("CONTAINERS_CONF", "/etc/mine.conf")
    assert host.fit(PODMAN, "node") == PODMAN


def test_a_missing_modules_folder_is_made_and_told(tmp_path, monkeypatch, heard):
    monkeypatch.setattr(host, "MODULES", tmp_path / "lib" / "modules")
    host.provide_modules(heard.say)
    assert (tmp_path / "lib" / "modules").is_dir()
    assert "Made an empty folder" in heard.said[0]
    host.provide_modules(heard.say)
    assert len(heard.said) == 1


def test_without_the_right_to_make_it_the_command_is_named(monkeypatch, heard):
    monkeypatch.setattr(host, "MODULES", Path("/proc/modules-of-nobody"))
    with pytest.raises(EngineError) as error:
        host.provide_modules(heard.say)
    assert error.value.do == "sudo mkdir -p /proc/modules-of-nobody"


@pytest.fixture
def name_server(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(host, "_NAME_SERVER", tmp_path / "aardvark.pid")
    return tmp_path / "aardvark.pid"


def test_a_name_server_whose_number_another_program_has_is_forgotten(name_server, heard):
    process = subprocess.Popen(["sleep", "60"])
    name_server.write_text(str(process.pid))
    host.clear_name_server(PODMAN, heard.say)
    assert not name_server.exists()
    assert process.poll() is None, "it got no signal"
    assert f"process {process.pid} is " in heard.said[0]
    process.kill()
    process.wait()


def test_a_name_server_that_has_just_ended_is_podmans_own_affair(name_server, heard):
    process = subprocess.Popen(["true"])
    process.wait()
    name_server.write_text(str(process.pid))
    host.clear_name_server(PODMAN, heard.say)
    assert name_server.exists()
    assert heard.said == []


def test_a_used_up_inotify_limit_is_raised_and_told(tmp_path, monkeypatch, heard):
    limit = tmp_path / "max_user_instances"
    limit.write_text("128\n")
    monkeypatch.setattr(host, "_INOTIFY_LIMIT", limit)
    monkeypatch.setattr(host, "_inotify_instances_left", lambda wanted: False)
    monkeypatch.setattr("os.geteuid", lambda: 0)
    host.provide_inotify(heard.say)
    assert limit.read_text() == "512"
    assert "Raised fs.inotify.max_user_instances to 512" in heard.said[0]


def test_an_inotify_limit_that_is_far_away_is_left_alone(tmp_path, monkeypatch, heard):
    monkeypatch.setattr(host, "_INOTIFY_LIMIT", tmp_path / "must-not-be-read")
    monkeypatch.setattr(host, "_INOTIFY_OF_A_CLUSTER", 1)
    host.provide_inotify(heard.say)
    assert heard.said == []


def test_a_limit_of_inotify_instances_is_found_by_trying():
    assert host._inotify_instances_left(1)
    assert not host._inotify_instances_left(1_000_000)
