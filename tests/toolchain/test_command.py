"""`toolchain/build` as a user or the CLI runs it; none of these builds anything to the end."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

SENTENCES = ("\nExpected: ", "\nDo now:   ")


def build(toolchain: Path, cache: Path, *arguments: str, path: str = "") -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "LABS_CACHE": str(cache), **({"PATH": path} if path else {})}
    command = [sys.executable, str(toolchain / "build"), *arguments]
    return subprocess.run(command, env=environment, capture_output=True, text=True, timeout=120)


def printed(toolchain: Path, *arguments: str) -> str:
    return build(toolchain, Path("/cache"), "--print", *arguments).stdout.strip()


def test_print_names_the_result_and_builds_nothing(toolchain: Path, tmp_path: Path) -> None:
    said = build(toolchain, tmp_path / "cache", "--print").stdout.strip()
    assert Path(said).parent == tmp_path / "cache" / "images"
    assert not (tmp_path / "cache").exists()


def test_print_says_the_same_twice_and_from_another_folder(toolchain: Path) -> None:
    before = printed(toolchain)
    assert printed(toolchain) == before
    moved = toolchain.rename(toolchain.with_name("elsewhere"))
    assert printed(moved) == before


@pytest.mark.parametrize(
    "file", ["go.mod", "go.sum", "containerd/go.sum", "cni-lab/main.go", "nginx/nginx.conf", "builder/node.py"]
)
def test_what_is_in_the_images_changes_the_result(toolchain: Path, file: str) -> None:
    before = printed(toolchain)
    with (toolchain / file).open("a") as pin:
        pin.write("\n")
    assert printed(toolchain) != before


def test_a_word_in_the_readme_changes_nothing(toolchain: Path) -> None:
    before = printed(toolchain)
    with (toolchain / "README.md").open("a") as readme:
        readme.write("More.\n")
    assert printed(toolchain) == before


def test_the_tools_do_not_hang_on_debian(toolchain: Path) -> None:
    images, tools = printed(toolchain), printed(toolchain, "--tools")
    with (toolchain / "builder/debian.py").open("a") as source:
        source.write("\n")
    assert printed(toolchain) != images
    assert printed(toolchain, "--tools") == tools


def test_a_result_in_the_cache_is_given_within_a_second(toolchain: Path, tmp_path: Path) -> None:
    result = Path(build(toolchain, tmp_path, "--print").stdout.strip())
    result.mkdir(parents=True)
    start = time.monotonic()
    done = build(toolchain, tmp_path, path="/nowhere")  # asks no other program either
    assert time.monotonic() - start < 5  # a second on a quiet machine
    assert (done.returncode, done.stdout) == (0, f"RESULT {result}\n")


def test_missing_programs_are_named(toolchain: Path, tmp_path: Path) -> None:
    done = build(toolchain, tmp_path, path=str(tmp_path))
    assert done.returncode == 4
    assert "mmdebstrap" in done.stderr.splitlines()[0]
    assert all(words in done.stderr for words in SENTENCES)


def test_a_full_disk_is_named(toolchain: Path, small_disk: Path) -> None:
    done = build(toolchain, small_disk)
    assert done.returncode == 3
    assert str(small_disk) in done.stderr
    assert all(words in done.stderr for words in SENTENCES)


def test_a_cache_that_cannot_be_written_is_named(toolchain: Path, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    done = build(toolchain, tmp_path / "file" / "cache")
    assert done.returncode == 1
    assert str(tmp_path / "file") in done.stderr
    assert all(words in done.stderr for words in SENTENCES)


def test_an_interrupted_build_leaves_no_program_and_nothing_half_done(toolchain: Path, tmp_path: Path) -> None:
    environment = {**os.environ, "LABS_CACHE": str(tmp_path / "cache"), "TMPDIR": str(tmp_path)}
    command = [sys.executable, str(toolchain / "build")]
    with subprocess.Popen(
        command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout
        assert process.stderr
        heard = []
        while "STEP rootfs" not in heard:
            heard.append(process.stdout.readline().strip())
            assert heard[-1], process.stderr.read()
        while not any("mmdebstrap" in line for line in working_in(tmp_path)):
            time.sleep(0.1)
        process.send_signal(signal.SIGINT)
        _, said = process.communicate(timeout=60)
    assert process.returncode == 130
    assert said.strip() == "Stopped. The same command goes on where it was."
    assert [path.name for path in (tmp_path / "cache").rglob("*") if path.is_file()] == ["lock"]
    assert not list(tmp_path.glob("mmdebstrap.*"))
    assert not working_in(tmp_path)


def working_in(folder: Path) -> list[str]:
    """The command lines of all processes that name a folder."""
    lines = []
    for process in Path("/proc").glob("[0-9]*/cmdline"):
        try:
            lines.append(process.read_bytes().replace(b"\0", b" ").decode())
        except (FileNotFoundError, ProcessLookupError):
            continue
    return [line for line in lines if str(folder) in line]
