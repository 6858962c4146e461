"""The node's root filesystem: a Debian with what kind's nodes need."""

from __future__ import annotations

import re
from pathlib import Path

from .debian import bootstrap
from .layers import save_layers, write_layer

__all__ = ["make_rootfs"]

# Not kind's trixie: its systemd 257 refuses a host with cgroup v1, on which many school machines still are.
SUITE = "bookworm"

# kind's list (images/base/Dockerfile of its module) without network storage and fuse-overlayfs, with Debian's runc.
PACKAGES = """
    systemd systemd-sysv
    conntrack ethtool iproute2 iptables kmod mount nftables util-linux
    libseccomp2 pigz runc
    e2fsprogs
    bash ca-certificates curl jq procps
"""

# Units that would do harm or nothing in a container; the same as in kind's Dockerfile.
UNWANTED_UNITS = re.compile(
    r"usr/lib/systemd/system/(sysinit\.target\.wants/systemd-tmpfiles-setup\.service"
    r"|(multi-user|local-fs|basic)\.target\.wants/.*|sockets\.target\.wants/.*(udev|initctl).*)"
    r"|etc/systemd/system/.*\.wants/.*"
)


def make_rootfs(part: Path) -> None:
    """Make the node's lowest layer, `rootfs`, and keep its sources.list beside it."""
    tree, sources = bootstrap(SUITE, PACKAGES.split())
    tree = {path: entry for path, entry in tree.items() if not UNWANTED_UNITS.fullmatch(path)}
    save_layers(part, {"rootfs": write_layer(tree, part)})
    (part / "sources.list").write_text(sources)
