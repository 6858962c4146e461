"""One file with everything, for machines without any network."""

from __future__ import annotations

import io
import json
import shutil
import subprocess
import tarfile
from pathlib import Path

import pytest

from lab_helpers.clusters import Cluster, cluster_folder
from lab_helpers.clusters.bundle import save, unpack
from lab_helpers.clusters.images import ImageSet, write_set
from lab_helpers.errors import BadInput, DiskFull, ImageError


@pytest.fixture
def file(tmp_path: Path, heard) -> Path:
    """A bundle with a node image of a few bytes and two small programs."""
    cluster = Cluster("labs", "kind", "0f3c", cluster_folder("labs"), engine="podman")
    cluster.bin.mkdir(parents=True)
    for name in ("kind", "kubectl"):
        program = tmp_path / f"built-{name}"
        program.write_text(f"#!/bin/sh\necho {name}\n")
        program.chmod(0o755)
        (cluster.bin / name).symlink_to(program)
    images = ImageSet(tmp_path / "set", "localhost/kindest/node:v1", "v1.37.0", ("nginx:1.26.3",))
    write_set(images)
    images.node_archive.write_bytes(b"node" * 1000)
    file = tmp_path / "labs.tar"
    save(file, cluster, images, heard)
    return file


def test_a_bundle_gives_back_images_and_programs(file, heard):
    images = unpack(file, heard)
    assert (images.node_image, images.kubernetes) == ("localhost/kindest/node:v1", "v1.37.0")
    assert images.lab_images == ("nginx:1.26.3",)
    assert images.node_archive.read_bytes() == b"node" * 1000
    assert subprocess.run([images.bin / "kubectl"], capture_output=True).stdout == b"kubectl\n"


def test_a_bundle_is_unpacked_once(file, heard):
    first = unpack(file, heard)
    heard.said.clear()
    assert unpack(file, heard) == first
    assert heard.said == []


def test_no_half_written_bundle_stays_behind(file):
    assert not list(file.parent.glob("*.part"))


def test_a_file_that_was_cut_short_is_refused_and_nothing_of_it_stays(file, heard, tmp_path):
    file.write_bytes(file.read_bytes()[:3000])
    with pytest.raises(ImageError, match="is not a bundle") as error:
        unpack(file, heard)
    assert "copy the file again" in error.value.do
    assert not list((tmp_path / "cache" / "images").glob("*"))


@pytest.mark.parametrize("content", [b"", b"not a tar file", b"\0" * 10240])
def test_another_file_is_refused(tmp_path, heard, content):
    (tmp_path / "other").write_bytes(content)
    with pytest.raises(ImageError, match="is not a bundle"):
        unpack(tmp_path / "other", heard)


def test_a_file_that_is_not_there_is_bad_input(tmp_path, heard):
    with pytest.raises(BadInput, match="There is no file"):
        unpack(tmp_path / "missing.tar", heard)


def test_a_bundle_for_another_machine_is_refused(tmp_path, heard):
    data = json.dumps({"machine": "riscv64"}).encode()
    with tarfile.open(tmp_path / "other.tar", "w") as tar:
        member = tarfile.TarInfo("manifest.json")
        member.size = len(data)
        tar.addfile(member, io.BytesIO(data))
    with pytest.raises(ImageError, match="is for riscv64 machines"):
        unpack(tmp_path / "other.tar", heard)


def test_a_member_that_a_bundle_does_not_have_is_left_out(file, heard, tmp_path):
    with tarfile.open(file, "a") as tar:
        member = tarfile.TarInfo("../outside")
        tar.addfile(member, io.BytesIO(b""))
    unpack(file, heard)
    assert not (tmp_path / "cache" / "images" / "outside").exists()


@pytest.fixture
def small_disk(tmp_path: Path):
    """A real file system of 64 KiB."""
    disk = tmp_path / "small"
    disk.mkdir()
    if subprocess.run(["mount", "-t", "tmpfs", "-o", "size=64k", "none", disk], capture_output=True).returncode:
        pytest.skip("mounting a small tmpfs needs root")
    yield disk
    subprocess.run(["umount", disk], check=True)


def test_a_full_disk_while_unpacking_is_told_and_nothing_stays(small_disk, tmp_path, heard, monkeypatch, file):
    big = tmp_path / "big.tar"
    shutil.copy(file, big)
    with tarfile.open(big, "a") as tar:
        member = tarfile.TarInfo("lab-images.tar")
        member.size = 1_000_000
        tar.addfile(member, io.BytesIO(bytes(member.size)))
    monkeypatch.setenv("LABS_CACHE", str(small_disk))
    with pytest.raises(DiskFull, match="No space is left on the disk") as error:
        unpack(big, heard)
    assert "LABS_CACHE" in error.value.do
    assert not list((small_disk / "images").iterdir())
