"""The node image: Debian, kind's own base files, the programs, and containerd's store with every image in it."""

from __future__ import annotations

import json
import os
import tempfile
import time
from pathlib import Path

from .archive import Image, write_archive
from .commands import run, started
from .errors import BuildError
from .golang import version_of
from .images import kind_constants
from .layers import File, Folder, Layer, Link, Tree, folder_tree, write_layer

__all__ = ["node_image"]

# containerd is run on this machine only to fill its store; these plugins would look for more of a node than that.
IDLE_PLUGINS = (
    "io.containerd.cri.v1.images",
    "io.containerd.cri.v1.runtime",
    "io.containerd.grpc.v1.cri",
    "io.containerd.internal.v1.opt",
    "io.containerd.nri.v1.nri",
    "io.containerd.snapshotter.v1.overlayfs",
    "io.containerd.runtime.v2.task",
)


def node_image(name: str, programs: Path, rootfs: Layer, preloaded: list[Image], part: Path) -> Image:
    """The image of a node, by the steps of kind's images/base/Dockerfile and `kind build node-image`.

    `preloaded` images are in the node's containerd; the new layers are written into `part`.
    """
    store = _containerd_store(programs, preloaded, part)
    with_programs = write_layer(_base_files(programs / "sources") | _programs(programs), part)
    return Image(
        (name,),
        (rootfs, with_programs, store),
        {
            "Env": ["container=docker", "PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin"],
            "Entrypoint": ["/usr/local/bin/entrypoint", "/sbin/init"],
            "StopSignal": "SIGRTMIN+3",
        },
    )


def _programs(programs: Path) -> Tree:
    places = {
        "opt/cni/bin": ("host-local", "loopback", "portmap", "ptp"),
        "usr/bin": ("kubeadm", "kubectl", "kubelet"),
        "usr/local/bin": ("containerd", "containerd-shim-runc-v2", "crictl", "ctr"),
    }
    tree: Tree = {
        f"{folder}/{name}": File(programs / "bin" / name, 0o755) for folder, names in places.items() for name in names
    }
    return (
        tree
        | folder_tree(programs / "licences", "LICENSES/")
        | {
            "etc/containerd/cri-base.json": File(_runtime_spec(programs)),
            "kind/version": File(version_of("k8s.io/kubernetes").encode()),
        }
    )


def _base_files(sources: Path) -> Tree:
    """kind's files, its two manifests, its units enabled, and what old or confined hosts need."""
    files = sources / "images/base/files"
    tree: Tree = {}
    for path, entry in folder_tree(files).items():
        program = path.startswith(("usr/local/bin/", "kind/bin/"))
        if isinstance(entry, File) and isinstance(entry.source, Path):
            tree[path] = File(entry.source, 0o755 if program else 0o644)
    units = "etc/systemd/system"
    for unit in ("containerd", "kubelet", "undo-mount-hacks"):  # `systemctl enable`
        tree[f"{units}/multi-user.target.wants/{unit}.service"] = Link(f"/{units}/{unit}.service")
    # what it would register is the whole kernel's, not the node's
    tree[f"{units}/systemd-binfmt.service"] = Link("/dev/null")
    # without CAP_SYS_RESOURCE runc may not lower an oom_score_adj; kind's entrypoint does the same in a user namespace
    config = (files / "etc/containerd/config.toml").read_text()
    tree["etc/containerd/config.toml"] = File(
        _replaced(config, "restrict_oom_score_adj = false", "restrict_oom_score_adj = true")
    )
    # the kubelet refuses cgroup v1 unless told; on cgroup v2 the flag changes nothing
    arguments = "KUBELET_EXTRA_ARGS="
    tree["etc/default/kubelet"] = File(
        _replaced((files / "etc/default/kubelet").read_text(), arguments, f"{arguments}--fail-cgroupv1=false ")
    )
    kind = kind_constants(sources)
    return tree | {
        "etc/kubernetes/manifests": Folder(),
        "etc/systemd/journald.conf.d/kind.conf": File(b"[Journal]\nReadKMsg=no\n"),
        "kind/manifests/default-cni.yaml": File(kind["defaultCNIManifest"].encode()),
        "kind/manifests/default-storage.yaml": File(kind["defaultStorageManifest"].encode()),
    }


def _replaced(text: str, old: str, new: str) -> bytes:
    if old not in text:
        raise BuildError(
            f"kind's base files no longer hold `{old}`.",
            expected="the files of the kind version that go.mod pins",
            do="read images/base/files of the new kind version and adapt toolchain/builder/node.py",
        )
    return text.replace(old, new).encode()


def _runtime_spec(programs: Path) -> bytes:
    """What every container starts from: containerd's default, with the hook that hides the host's product name."""
    spec = json.loads(run(programs / "bin/ctr", "oci", "spec"))
    spec.setdefault("hooks", {}).setdefault("createContainer", []).append({"path": "/kind/bin/mount-product-files.sh"})
    del spec["process"]["rlimits"]
    return json.dumps(spec, indent=2).encode()


def _containerd_store(programs: Path, images: list[Image], part: Path) -> Layer:
    """Let containerd itself import the images, on this machine and without a container, and keep its store."""
    with tempfile.TemporaryDirectory(dir=part) as scratch, tempfile.TemporaryDirectory() as sockets:
        store, archive, config = Path(scratch, "store"), Path(scratch, "images.tar"), Path(scratch, "config.toml")
        socket = Path(sockets, "containerd.sock")  # a socket's path has room for 107 characters only
        write_archive(archive, images)
        config.write_text(f"version = 3\ndisabled_plugins = {json.dumps(IDLE_PLUGINS)}\n")
        # containerd insists on being root, and for this work any user namespace's root will do
        as_root = () if os.geteuid() == 0 else ("unshare", "--map-root-user")
        places = ("--root", store, "--state", Path(sockets, "state"), "--address", socket)
        with Path(scratch, "log").open("w") as log:
            daemon = started((*as_root, programs / "bin/containerd", "--config", config, *places), stderr=log)
        try:
            _await(socket)
            ctr = (programs / "bin/ctr", "--address", socket, "--namespace", "k8s.io")
            # pinned, as kind does it: the kubelet never collects them
            flags = ("--local", "--no-unpack", "--all-platforms", "--label=io.cri-containerd.pinned=pinned")
            run(*ctr, "images", "import", *flags, archive)
        finally:
            daemon.terminate()
            daemon.wait()
        return write_layer(folder_tree(store, "var/lib/containerd/"), part)


def _await(socket: Path) -> None:
    deadline = time.monotonic() + 60
    while not socket.exists():
        if time.monotonic() > deadline:
            raise BuildError(
                "containerd did not start within 60 s.",
                expected=f"a socket at {socket}",
                do="run the same command again; finished steps are kept",
            )
        time.sleep(0.1)
