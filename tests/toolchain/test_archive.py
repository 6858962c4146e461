"""Layers and archives: the same twice, what they were made of, and loadable by a real engine."""

from __future__ import annotations

import json
import shutil
import subprocess
import tarfile
import tempfile
from pathlib import Path

import pytest
from builder.archive import Image, write_archive
from builder.layers import File, Folder, Link, Tree, folder_tree, read_layers, save_layers, write_layer

TREE: Tree = {
    "usr/bin/tool": File(b"#!/bin/sh\n", 0o755),
    "etc/large": File(bytes(range(256)) * 40_000),  # three gzip members
    "usr/bin/other": Link("tool"),
    "tmp": Folder(0o1777),
    "home/learner": Folder(0o700, (1000, 1000)),
}


def test_equal_trees_make_equal_archives(tmp_path: Path) -> None:
    archives = []
    for name, tree in (("one", TREE), ("two", dict(reversed(TREE.items())))):
        (tmp_path / name).mkdir()
        image = Image(("localhost/same:1",), (write_layer(tree, tmp_path / name),))
        write_archive(tmp_path / f"{name}.tar", [image])
        archives.append((tmp_path / f"{name}.tar").read_bytes())
    assert archives[0] == archives[1]


def test_a_layer_holds_the_tree(tmp_path: Path) -> None:
    layer = write_layer(TREE, tmp_path)
    with tarfile.open(layer.blob, "r:gz") as tar:
        members = {member.name: member for member in tar}
        content = tar.extractfile("etc/large")
        assert content
        assert content.read() == TREE["etc/large"].source  # type: ignore[union-attr]
    assert set(members) == {*TREE, "usr", "usr/bin", "etc", "home"}
    assert members["usr/bin/tool"].mode == 0o755
    assert members["usr/bin/other"].linkname == "tool"
    assert members["tmp"].mode == 0o1777
    assert members["home/learner"].uid == 1000
    assert {member.mtime for member in members.values()} == {0}


def test_layers_are_found_again_where_their_folder_was_moved_to(tmp_path: Path) -> None:
    (tmp_path / "part").mkdir()
    layer = write_layer(TREE, tmp_path / "part")
    save_layers(tmp_path / "part", {"base": layer})
    found = read_layers((tmp_path / "part").rename(tmp_path / "done"))["base"]
    assert found.blob.exists()
    assert (found.digest, found.diff_id, found.size) == (layer.digest, layer.diff_id, layer.size)


def test_a_folder_becomes_a_tree_that_root_owns(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "a/file").write_text("text")
    (tmp_path / "a/file").chmod(0o640)
    (tmp_path / "a/link").symlink_to("file")
    assert folder_tree(tmp_path, "opt/") == {
        "opt/a": Folder(0o755),
        "opt/a/file": File(tmp_path / "a/file", 0o640),
        "opt/a/link": Link("file"),
    }


def test_a_layer_that_images_share_is_in_the_archive_once(tmp_path: Path) -> None:
    base, more = write_layer(TREE, tmp_path), write_layer({"more": File(b"more")}, tmp_path)
    write_archive(tmp_path / "all.tar", [Image(("a:1",), (base,)), Image(("b:1", "c:1"), (base, more))])
    with tarfile.open(tmp_path / "all.tar") as tar:
        names = tar.getnames()
    assert len(names) == len(set(names))
    assert names.count(f"blobs/sha256/{base.digest}") == 1


def test_podman_loads_an_archive_with_its_names_and_its_configuration(tmp_path: Path) -> None:
    if not shutil.which("podman"):
        pytest.skip("Podman is not installed")
    config = {"Entrypoint": ["/usr/bin/tool"], "Cmd": ["pause"], "StopSignal": "SIGQUIT"}
    images = [
        Image(("registry.k8s.io/one:1", "registry.k8s.io/one:2"), (write_layer(TREE, tmp_path),), config),
        Image(("docker.io/library/two:1",), (write_layer({"a": File(b"a")}, tmp_path),)),
    ]
    write_archive(tmp_path / "all.tar", images)

    with tempfile.TemporaryDirectory() as run:  # Podman wants this path below 50 characters

        def podman(*arguments: str) -> str:
            store = ("--root", tmp_path / "store", "--runroot", run, "--storage-driver", "vfs")
            return subprocess.run(["podman", *store, *arguments], check=True, capture_output=True, text=True).stdout

        podman("load", "--input", str(tmp_path / "all.tar"))
        names = {name for image in json.loads(podman("images", "--format", "json")) for name in image["Names"]}
        found = json.loads(podman("inspect", "registry.k8s.io/one:2"))[0]["Config"]
    assert names == {name for image in images for name in image.names}
    assert {key: found[key] for key in config} == config
