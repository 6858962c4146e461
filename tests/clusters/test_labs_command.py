"""The `labs` command: quick, and every failure a few sentences."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

LABS = [sys.executable, "-c", "from lab_helpers.cli import main; main()"]


def labs(*arguments: str, path: Path | None = None, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run `labs` as a process of its own; with `path` only the programs in that folder are there."""
    values = {**os.environ, **({"PATH": str(path)} if path else {}), **environment}
    done = subprocess.run([*LABS, *arguments], env=values, capture_output=True, text=True, timeout=60)
    assert "Traceback" not in done.stdout + done.stderr
    return done


def test_help_imports_nothing_that_a_command_may_need():
    code = (
        "import sys; sys.argv = ['labs', '--help']\n"
        "from lab_helpers.cli import main\n"
        "try: main()\n"
        "except SystemExit: pass\n"
        "print(sorted({'httpx', 'yaml', 'rich', 'kubernetes', 'jupyterlab', 'asyncio'} & set(sys.modules)))"
    )
    out = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True).stdout
    assert "doctor" in out
    assert out.splitlines()[-1] == "[]"


@pytest.mark.parametrize("command", ["status", "env", "open", "bundle x.tar"])
def test_without_a_cluster_every_command_says_how_to_get_one(command):
    done = labs(*command.split())
    assert done.returncode == 1
    assert "There is no lab cluster `labs` yet." in done.stderr
    assert "Do now:   labs up" in done.stderr


def test_down_without_a_cluster_is_no_error():
    done = labs("down")
    assert (done.returncode, done.stdout) == (0, "There was no cluster to delete.\n")


def test_up_without_an_engine_is_told_in_three_lines(programs, tmp_path):
    done = labs("up", path=tmp_path / "programs")
    assert done.returncode == 1
    assert [line.split()[0] for line in done.stderr.strip().splitlines()] == ["No", "Expected:", "Do"]


def test_up_with_a_stopped_engine_names_it(programs, tmp_path):
    programs("docker", 'echo "Cannot connect to the Docker daemon at unix:///x." >&2; exit 1')
    done = labs("up", path=tmp_path / "programs")
    assert done.returncode == 1
    assert "Docker is installed, but it does not answer" in done.stderr


def test_up_without_permission_on_the_socket_says_so(programs, tmp_path):
    programs("docker", 'echo "dial unix /var/run/docker.sock: connect: permission denied" >&2; exit 1')
    assert "no permission on its socket" in labs("up", path=tmp_path / "programs").stderr


def test_doctor_names_what_is_broken_with_a_command_each(programs, tmp_path):
    done = labs("doctor", path=tmp_path / "programs")
    assert done.returncode == 1
    lines = done.stdout.splitlines()
    broken = [number for number, line in enumerate(lines) if line.startswith("broken")]
    assert any("No container engine" in lines[number] for number in broken)
    assert all("do now: " in lines[number + 1] for number in broken)


def test_a_defect_of_the_kit_itself_is_kept_in_a_file_and_told_in_a_sentence(home):
    code = (
        "import lab_helpers.clusters.cluster as c, sys\n"
        "c.recorded = lambda name: 1 / 0\n"
        "sys.argv = ['labs', 'status']\n"
        "from lab_helpers.cli import main; main()"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    assert done.returncode == 70
    assert "The kit itself failed (ZeroDivisionError" in done.stderr
    assert "Traceback" not in done.stderr
    assert "ZeroDivisionError" in (home / "defect.log").read_text()


def test_a_state_folder_that_cannot_be_written_is_told(home):
    home.write_text("a file where the folder should be")
    done = labs("up")
    assert done.returncode == 1
    assert str(home) in done.stderr
    assert "LABS_HOME" in done.stderr


def test_open_refuses_a_notebook_that_is_not_there(home):
    from lab_helpers.clusters import Cluster, cluster_folder
    from lab_helpers.clusters.cluster import write_record

    write_record(Cluster("labs", "kind", "0f3c", cluster_folder("labs")))
    done = labs("open", "missing.ipynb")
    assert done.returncode == 1
    assert "There is no notebook" in done.stderr
