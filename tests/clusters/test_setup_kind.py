"""setup_kind.sh: what it installs and what it says, on platforms that this machine is not."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

CHECKOUT = Path(__file__).resolve().parents[2]
NEEDED = [
    "awk",
    "cat",
    "chmod",
    "dirname",
    "env",
    "grep",
    "id",
    "ls",
    "mkdir",
    "mktemp",
    "rm",
    "sh",
    "tail",
    "tr",
    "uname",
]


@pytest.fixture
def machine(tmp_path: Path):
    """A folder that is the whole PATH; the script and its package list stand in a checkout of their own."""
    programs = tmp_path / "programs"
    programs.mkdir()
    for name in NEEDED:
        (programs / name).symlink_to(shutil.which(name, path="/usr/bin:/bin"))
    checkout = tmp_path / "checkout"
    (checkout / "toolchain").mkdir(parents=True)
    shutil.copy(CHECKOUT / "setup_kind.sh", checkout)
    (checkout / "toolchain" / "debian-packages.txt").write_text(
        "# packages\n[engine]\n# why\npodman\nrunc\n\n[build]\ndebootstrap\n\n[test]\nchromium\n"
    )
    program(tmp_path, "labs", f'echo "labs $@" >>{tmp_path}/calls')
    return tmp_path


def program(machine: Path, name: str, script: str) -> None:
    path = machine / "programs" / name
    path.unlink(missing_ok=True)
    path.write_text(f"#!/bin/sh\n{script}\n")
    path.chmod(0o755)


def debian(machine: Path) -> None:
    """apt and dpkg that remember what was installed."""
    program(machine, "dpkg", "exit 0")
    program(machine, "dpkg-query", f'for p; do :; done; grep -qx "$p" {machine}/installed && printf installed')
    program(
        machine,
        "apt-get",
        f'echo "apt-get $@" >>{machine}/calls\n'
        f'case "$1" in update) exit ;; esac\n'
        f'echo "dlstatus:1:50:x"; echo "pmstatus:podman:80.5:Installing podman"\n'
        f'for p; do case "$p" in -*|install|*=*) ;; *) echo "$p" >>{machine}/installed; '
        f'case "$p" in podman) printf "#!/bin/sh\\n[ \\$1 = info ]\\n" >{machine}/programs/podman; '
        f"chmod +x {machine}/programs/podman ;; esac ;; esac; done",
    )
    program(machine, "timeout", 'shift; exec "$@"')
    (machine / "installed").touch()


def setup(machine: Path, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    values = {
        "PATH": str(machine / "programs"),
        "HOME": str(machine),
        "LABS_CACHE": str(machine / "cache"),
        **environment,
    }
    return subprocess.run(
        [shutil.which("bash") or "bash", machine / "checkout" / "setup_kind.sh", *arguments],
        env=values,
        capture_output=True,
        text=True,
        timeout=60,
    )


def calls(machine: Path) -> list[str]:
    path = machine / "calls"
    return path.read_text().splitlines() if path.exists() else []


def test_where_docker_works_nothing_is_installed_and_labs_up_is_called_with_the_options(machine):
    debian(machine)
    program(machine, "docker", "exit 0")
    done = setup(machine, "--port", "31080")
    assert done.returncode == 0, done.stderr
    assert "Docker works" in done.stdout
    assert calls(machine) == ["labs up --port 31080"]


@pytest.mark.skipif(os.geteuid() != 0, reason="as another user the script asks sudo for root's rights")
def test_on_a_bare_debian_it_says_what_it_installs_and_then_installs_it(machine):
    debian(machine)
    done = setup(machine)
    assert done.returncode == 0, done.stderr
    assert "For the container engine (Podman) these Debian packages are installed now, by apt-get: podman runc" in (
        done.stdout
    )
    assert "No image registry answers" in done.stdout, "the fake Podman refuses to pull"
    assert (machine / "installed").read_text().split() == ["podman", "runc", "debootstrap"]
    assert calls(machine)[-1] == "labs up"


@pytest.mark.skipif(os.geteuid() != 0, reason="as another user the script asks sudo for root's rights")
def test_a_second_run_installs_nothing(machine):
    debian(machine)
    setup(machine)
    before = len(calls(machine))
    done = setup(machine)
    assert done.returncode == 0
    assert calls(machine)[before:] == ["labs up"]


@pytest.mark.skipif(os.geteuid() != 0, reason="as another user the script asks sudo for root's rights")
def test_the_tests_packages_come_only_when_asked_for(machine):
    debian(machine)
    program(machine, "docker", "exit 0")
    assert setup(machine, "--with-tests").returncode == 0
    assert "chromium" in (machine / "installed").read_text()


def test_engine_none_installs_nothing_and_names_the_command(machine):
    debian(machine)
    done = setup(machine, ENGINE="none")
    assert done.returncode == 1
    assert "sudo apt-get install -y podman runc" in done.stderr
    assert calls(machine) == []


@pytest.mark.skipif(os.geteuid() != 0, reason="as another user the script asks sudo for root's rights")
def test_an_installation_that_fails_is_told_with_apts_own_words(machine):
    debian(machine)
    program(machine, "apt-get", 'echo "E: Unable to locate package podman" >&2; exit 100')
    done = setup(machine)
    assert done.returncode == 1
    assert "E: Unable to locate package podman" in done.stderr
    assert "apt-get could not install them" in done.stderr


def test_a_docker_daemon_that_is_stopped_is_not_replaced_behind_the_users_back(machine):
    debian(machine)
    program(machine, "docker", "exit 1")
    program(machine, "dockerd", "exit 1")
    done = setup(machine)
    assert "Docker is installed and does not answer." in done.stdout
    assert calls(machine) == ["labs up"], "which says why and what to do"


@pytest.mark.parametrize(
    ("programs", "command"),
    [
        ({"uname": "echo Darwin"}, "brew install podman"),
        ({"dnf": "exit 0"}, "sudo dnf install -y podman"),
        ({"pacman": "exit 0"}, "sudo pacman -S podman"),
        ({}, "https://podman.io/docs/installation"),
    ],
)
def test_elsewhere_the_exact_command_is_named(machine, programs, command):
    for name, script in programs.items():
        program(machine, name, script)
    done = setup(machine)
    assert done.returncode == 1
    assert "No container engine was found." in done.stderr
    assert command in done.stderr


def test_without_the_python_environment_it_says_how_to_make_it(machine):
    (machine / "programs" / "labs").unlink()
    done = setup(machine)
    assert done.returncode == 1
    assert "make env" in done.stderr


def test_nothing_in_it_needs_more_than_the_bash_of_macos():
    newer = ["declare -A", "mapfile", "readarray", "${!", ",,}", "^^}", "|&", "coproc", "&>>"]
    script = (CHECKOUT / "setup_kind.sh").read_text()
    assert [word for word in newer if word in script] == []
