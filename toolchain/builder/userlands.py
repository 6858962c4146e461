"""What nginx, busybox, agnhost and kube-proxy stand on: file trees made of Debian packages."""

from __future__ import annotations

import tempfile
from pathlib import Path

from .debian import open_suite, packages_tree
from .layers import File, Folder, Link, Tree, save_layers, write_layer

__all__ = ["BUSYBOX", "NGINX", "make_userlands"]

HERE = Path(__file__).parent.parent

# The versions that Debian's suites carry are the tags that the labs use.
NGINX = {"1.22.1": "bookworm", "1.26.3": "trixie"}
BUSYBOX = {"1.35.0": "bookworm", "1.37.0": "trixie"}

# What a learner expects behind `kubectl exec -- sh` in an image that is not minimal.
SHELL = """
    base-files base-passwd bash coreutils curl dash debianutils findutils grep hostname iproute2
    libc-bin mawk netcat-openbsd procps sed
"""
# What the official agnhost has beyond that, from Alpine.
AGNHOST = ("bind9-dnsutils", "iperf", "socat")

USERS = """root:x:0:0:root:/root:/bin/sh
nobody:x:65534:65534:nobody:/nonexistent:/usr/sbin/nologin
"""
GROUPS = """root:x:0:
nogroup:x:65534:
"""


def make_userlands(sources: str, part: Path) -> None:
    """Make the layers of all that is not the node itself, from the mirrors of a sources.list; nothing is run."""
    with tempfile.TemporaryDirectory() as scratch:
        apt = {suite: open_suite(sources, suite, Path(scratch, suite)) for suite in ("bookworm", "trixie")}
        trees = {"network": network_tree(apt["bookworm"])}
        trees |= {f"busybox-{version}": busybox_tree(apt[suite], version) for version, suite in BUSYBOX.items()}
        shells = {suite: shell_tree(apt[suite]) for suite in apt}
        trees |= {f"shell-{suite}": shell for suite, shell in shells.items()}
        for version, suite in NGINX.items():
            trees[f"nginx-{version}"] = _beyond(nginx_tree(apt[suite], version), shells[suite])
        trees["agnhost"] = _beyond(packages_tree(apt["trixie"], *AGNHOST), shells["trixie"])
    save_layers(part, {name: write_layer(tree, part) for name, tree in trees.items()})


def network_tree(apt: list[str]) -> Tree:
    """nft and iptables (over nftables), which kube-proxy and the CNI call."""
    # netbase has /etc/protocols: without it nft lists tcp as 6, and kube-proxy, which does not recognise its own
    # elements then, deletes the rules of every Service at each full sync (once an hour)
    tree = packages_tree(apt, "netbase", "nftables", "iptables")
    for family in ("iptables", "ip6tables"):
        for command in ("", "-save", "-restore"):
            tree[f"usr/sbin/{family}{command}"] = Link("xtables-nft-multi")
    return tree


def busybox_tree(apt: list[str], version: str) -> Tree:
    """busybox with a link for each of its applets, as in the official image."""
    tree = packages_tree(apt, f"busybox={version}")
    for applet in _applets(_content(tree, "usr/bin/busybox")):
        tree.setdefault(f"usr/bin/{applet}", Link("busybox"))
    if version == "1.35.0":
        tree["usr/bin/wget"] = File(HERE / "busybox/wget", 0o755)
    return tree | {
        "etc/group": File(GROUPS.encode()),
        "etc/passwd": File(USERS.encode()),
        "root": Folder(0o700),
        "tmp": Folder(0o1777),
    }


def shell_tree(apt: list[str]) -> Tree:
    """A Debian that is pleasant to look around in; what maintainer scripts would have done is done here."""
    tree = packages_tree(apt, *SHELL.split())
    for name, more in (("passwd", "nginx:x:101:101:nginx:/nonexistent:/bin/false\n"), ("group", "nginx:x:101:\n")):
        tree[f"etc/{name}"] = File(_content(tree, f"usr/share/base-passwd/{name}.master") + more.encode())
    return tree | {
        "usr/bin/awk": Link("mawk"),
        "usr/bin/nc": Link("nc.openbsd"),
        "usr/bin/sh": Link("dash"),
        "usr/bin/which": Link("which.debianutils"),
        "var/lock": Link("/run/lock"),
        "var/run": Link("/run"),
    }


def nginx_tree(apt: list[str], version: str) -> Tree:
    """Debian's nginx with the official image's layout: its configuration, its page, its logs to the output."""
    tree = packages_tree(apt, f"nginx={version}")
    debian_only = ("etc/nginx/sites-", "etc/nginx/modules-", "etc/nginx/snippets", "etc/init.d", "etc/logrotate")
    tree = {path: entry for path, entry in tree.items() if not path.startswith(debian_only)}
    return tree | {
        "etc/nginx/nginx.conf": File(HERE / "nginx/nginx.conf"),
        "etc/nginx/conf.d/default.conf": File(HERE / "nginx/default.conf"),
        "var/cache/nginx": Folder(),
        "var/log/nginx/access.log": Link("/dev/stdout"),
        "var/log/nginx/error.log": Link("/dev/stderr"),
    }


def _beyond(tree: Tree, base: Tree) -> Tree:
    return {path: entry for path, entry in tree.items() if base.get(path) != entry}


def _content(tree: Tree, path: str) -> bytes:
    entry = tree[path]
    assert isinstance(entry, File)
    assert isinstance(entry.source, bytes)
    return entry.source


def _applets(program: bytes) -> list[str]:
    """The names in busybox's own table; asking `busybox --list` would need the libraries of its suite."""
    table = program[program.index(b"\0[\0[[\0") + 1 :]
    return [name.decode() for name in table[: table.index(b"\0\0")].split(b"\0")]
