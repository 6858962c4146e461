"""Every image that is preloaded in a node, under the name by which manifests ask for it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from .archive import Image
from .commands import run
from .golang import version_of
from .layers import File, Folder, Layer, Link, Tree, write_layer
from .userlands import BUSYBOX, NGINX

__all__ = ["control_plane_images", "kind_constants", "lab_images"]


def kind_constants(sources: Path) -> dict[str, str]:
    """The Go string constants of kind's node image package, joined where they are sums of others."""
    text = "\n".join(file.read_text() for file in sorted((sources / "pkg/build/nodeimage").glob("const_*.go")))
    plain = dict(re.findall(r'^const (\w+) = "(.*)"$', text, re.MULTILINE))
    sums = re.findall(r"^const (\w+) = (`[^`]*`(?: \+ \w+ \+ `[^`]*`)*)$", text, re.MULTILINE)
    return plain | {
        name: re.sub(r"` \+ (\w+) \+ `", lambda part: plain[part[1]], value).strip("`") for name, value in sums
    }


def control_plane_images(programs: Path, userlands: Mapping[str, Layer], part: Path) -> list[Image]:
    """What kubeadm, kind's two default manifests and metrics-server's ask for; layers are written into `part`."""

    def image(
        name: str, program: str, *more: str, folder: str = "usr/local/bin/", over: str = "", **config: Any
    ) -> Image:
        files: Tree = {f"{folder}{file}": File(programs / "bin" / file, 0o755) for file in (program, *more)}
        below = (userlands[over],) if over else ()
        return Image((name,), (*below, write_layer(files, part)), {"Entrypoint": [f"/{folder}{program}"], **config})

    kubernetes = version_of("k8s.io/kubernetes")
    listed = run(programs / "bin/kubeadm", "config", "images", "list", "--kubernetes-version", kubernetes).split()
    names = {re.split("[/:]", name)[-2]: name for name in listed}
    kind = kind_constants(programs / "sources")
    metrics_server = f"registry.k8s.io/metrics-server/metrics-server:{version_of('sigs.k8s.io/metrics-server')}"
    pause = image(names["pause"], "pause", folder="", User="65535:65535")
    return [
        *(image(names[name], name) for name in ("kube-apiserver", "kube-controller-manager", "kube-scheduler")),
        # without entry points: their manifests say the whole command
        image(names["kube-proxy"], "kube-proxy", over="network", Entrypoint=None),
        image(names["etcd"], "etcd", "etcdctl", "etcdutl", Entrypoint=None),
        image(names["coredns"], "coredns", folder=""),
        # kubeadm asks for one version of it, the containerd of kind's configuration starts pods with another
        replace(pause, names=tuple({*pause.names, _sandbox_image(programs)})),
        image(kind["kindnetdImage"], "cni-lab", over="network"),
        image(kind["storageProvisionerImage"], "local-path-provisioner"),
        Image((kind["storageHelperImage"],), (userlands[f"busybox-{max(BUSYBOX)}"],)),
        image(metrics_server, "metrics-server", folder=""),
    ]


def lab_images(programs: Path, userlands: Mapping[str, Layer], part: Path) -> list[Image]:
    """What the exercises use, under the official names; layers are written into `part`."""
    return [
        _agnhost(programs, userlands, part),
        *(_nginx(version, suite, userlands) for version, suite in NGINX.items()),
        *(
            Image((f"docker.io/library/busybox:{version}",), (userlands[f"busybox-{version}"],), {"Cmd": ["sh"]})
            for version in BUSYBOX
        ),
    ]


def _agnhost(programs: Path, userlands: Mapping[str, Layer], part: Path) -> Image:
    """As test/images/agnhost/Dockerfile makes it, but for the CoreDNS 1.6.2 and the fake registry's content."""
    source = programs / "sources/test/images/agnhost"
    tree: Tree = {
        "agnhost": File(programs / "bin/agnhost", 0o755),
        "agnhost-2": Link("agnhost"),
        "localhost.crt": File(source / "porter/localhost.crt"),
        "localhost.key": File(source / "porter/localhost.key"),
        "uploads": Folder(),
    }
    layers = (userlands["shell-trixie"], userlands["agnhost"], write_layer(tree, part))
    ports: dict[str, dict[str, str]] = {f"{port}/tcp": {} for port in (80, 5000, 8080, 8081, 9376)}
    version = (source / "VERSION").read_text().strip()
    return Image(
        (f"registry.k8s.io/e2e-test-images/agnhost:{version}",),
        layers,
        {"Entrypoint": ["/agnhost"], "Cmd": ["pause"], "ExposedPorts": ports},
    )


def _nginx(version: str, suite: str, userlands: Mapping[str, Layer]) -> Image:
    return Image(
        (f"docker.io/library/nginx:{version}",),
        (userlands[f"shell-{suite}"], userlands[f"nginx-{version}"]),
        {"Cmd": ["nginx", "-g", "daemon off;"], "ExposedPorts": {"80/tcp": {}}, "StopSignal": "SIGQUIT"},
    )


def _sandbox_image(programs: Path) -> str:
    containerd = (programs / "sources/images/base/files/etc/containerd/config.toml").read_text()
    found = re.search(r'sandbox_image = "(.*)"', containerd)
    assert found
    return found[1]
