"""setup_env.sh on machines that lack something: says what, and what to do; nothing to do means nothing done."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

HOUSE = Path(__file__).parents[2]


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """A checkout with only what setup_env.sh reads, and a folder `bin` to put first on the PATH."""
    for name in ("setup_env.sh", "requirements.lock", "pyproject.toml"):
        shutil.copy(HOUSE / name, tmp_path)
    (tmp_path / "bin").mkdir()
    for tool in ("bash", "dirname", "cat", "cmp", "id", "rm"):
        (tmp_path / "bin" / tool).symlink_to(str(shutil.which(tool)))
    return tmp_path


def program(checkout: Path, name: str, script: str) -> None:
    path = checkout / "bin" / name
    path.write_text(f"#!/bin/bash\n{script}\n")
    path.chmod(0o755)


def set_up(checkout: Path) -> subprocess.CompletedProcess[str]:
    """Run setup_env.sh with nothing on the PATH but the checkout's own `bin`."""
    return subprocess.run(
        [checkout / "setup_env.sh"],
        env={"PATH": str(checkout / "bin"), "HOME": str(checkout)},
        capture_output=True,
        text=True,
        timeout=60,
    )


def test_a_python_that_is_too_old_is_named_with_what_to_install(checkout: Path) -> None:
    program(checkout, "python3", 'case "$1" in --version) echo "Python 3.9.18" ;; *) exit 1 ;; esac')
    result = set_up(checkout)
    assert result.returncode == 1
    assert "Python 3.9.18" in result.stderr
    assert "3.11 to 3.14" in result.stderr
    assert "brew install python" in result.stderr


def test_a_missing_venv_module_is_named_with_the_exact_command(checkout: Path) -> None:
    program(checkout, "id", "echo 1000")
    program(checkout, "python3", f'[[ "$2" == *ensurepip* ]] && exit 1\nexec {sys.executable} "$@"')
    result = set_up(checkout)
    package = f"python{sys.version_info.major}.{sys.version_info.minor}-venv"
    assert result.returncode == 1
    assert f"sudo apt-get update && sudo apt-get install -y {package}" in result.stderr


def test_root_on_debian_gets_the_missing_venv_module_installed(checkout: Path) -> None:
    program(checkout, "id", "echo 0")
    program(checkout, "python3", f'[[ "$2" == *ensurepip* ]] && exit 1\nexec {sys.executable} "$@"')
    program(checkout, "apt-get", 'echo "apt-get $*" >>"$HOME/apt.log"; [ "$1" = update ] || exit 7')
    result = set_up(checkout)
    calls = (checkout / "apt.log").read_text().splitlines()
    assert calls[0].startswith("apt-get update")
    assert calls[1].startswith("apt-get install")
    assert calls[1].endswith("-venv")
    assert "installing python" in result.stdout


def test_an_environment_that_stands_is_left_as_it_is(checkout: Path) -> None:
    environment = checkout / ".venv"
    (environment / "bin").mkdir(parents=True)
    (environment / "bin" / "python").symlink_to(sys.executable)
    (environment / "made-from").write_text(f"{checkout}\n" + (checkout / "requirements.lock").read_text())
    result = set_up(checkout)
    assert (result.returncode, result.stdout, result.stderr) == (0, "", "")


def test_an_environment_of_another_lock_is_made_anew(checkout: Path) -> None:
    environment = checkout / ".venv"
    (environment / "bin").mkdir(parents=True)
    (environment / "bin" / "python").symlink_to(sys.executable)
    (environment / "made-from").write_text(f"{checkout}\nsomething older\n")
    program(checkout, "uv", 'echo "uv $*"; [ "$1" = venv ] || exit 7')  # 7 stands for a download that fails
    result = set_up(checkout)
    assert result.returncode == 7
    assert "uv venv" in result.stdout
    assert not (environment / "made-from").exists(), "what failed half-way must not pass for finished"


def test_the_packages_for_the_tests_hold_a_browser_and_a_font_with_the_marks_of_a_report() -> None:
    packages = (HOUSE / "toolchain/debian-packages.txt").read_text()
    assert {"chromium", "fonts-dejavu-core"} <= set(packages.partition("[test]")[2].split())
