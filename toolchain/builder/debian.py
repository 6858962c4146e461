"""Debian as file trees: whole systems, and the files of single packages. The archive's signatures are the pin."""

from __future__ import annotations

import re
import subprocess
import tarfile
import tempfile
from pathlib import Path, PurePosixPath
from typing import IO

from .commands import run
from .errors import BuildError
from .layers import File, Folder, Link, Tree

__all__ = ["KEYRING", "bootstrap", "open_suite", "packages_tree"]

KEYRING = Path("/usr/share/keyrings/debian-archive-keyring.gpg")

# No lab reads these, and they are a third of the bytes. (The copyright files stay.)
LEFT_OUT = re.compile(
    r"usr/share/(doc|info|lintian|locale|man)/(?!.*/copyright$).*"
    r"|usr/lib/[^/]+/gconv/.*"  # character set converters, eight megabytes that only `iconv` reads
)
# What a running system fills: the folders stay.
EMPTIED = re.compile(r"var/(cache|log|lib/apt/lists)/.*")

# Packages that others name but that an image without maintainer scripts has no use for.
NOT_NEEDED = ("debconf", "dpkg", "init-system-helpers", "perl-base", "usrmerge")


def bootstrap(suite: str, packages: list[str]) -> tuple[Tree, str]:
    """Install a minimal Debian with some packages, by mmdebstrap; return its tree and its sources.list.

    Needs root, or a user with subordinate uids (/etc/subuid) and the program newuidmap.
    """
    with tempfile.TemporaryDirectory() as scratch:
        system = Path(scratch, "system.tar")
        options = ("--variant=minbase", f"--keyring={KEYRING}", f"--include={','.join(packages)}")
        run("mmdebstrap", *options, suite, system, *_host_sources(suite))
        with system.open("rb") as file:
            tree = _thinned(_tar_tree(file))
    sources = tree["etc/apt/sources.list"]
    assert isinstance(sources, File)
    assert isinstance(sources.source, bytes)
    return tree, sources.source.decode()


def open_suite(sources: str, suite: str, part: Path) -> list[str]:
    """An apt-get command that knows one suite of Debian and nothing of this machine's own packages.

    `sources` is the sources.list of any suite; apt's state is in `part`, a folder that is made here.
    """
    (part / "lists/partial").mkdir(parents=True)
    addresses = re.findall(r"^deb (?:\[.*?\] )?(\S+) \w+(\S*) main", sources, re.MULTILINE)
    (part / "sources.list").write_text(
        "".join(f"deb [signed-by={KEYRING}] {address} {suite}{ending} main\n" for address, ending in addresses)
    )
    (part / "status").write_text("".join(map(_installed, NOT_NEEDED)))
    options = {
        "Dir::State": part,
        "Dir::State::status": part / "status",
        "Dir::Cache": part,
        "Dir::Etc::sourcelist": part / "sources.list",
        "Dir::Etc::sourceparts": "/dev/null",
        "APT::Install-Recommends": "false",
        "APT::Sandbox::User": "root",  # apt's own user may not read the folder
    }
    apt = ["apt-get", "-qq", *(f"-o{name}={value}" for name, value in options.items())]
    run(*apt, "update")
    return apt


def packages_tree(apt: list[str], *packages: str) -> Tree:
    """Merge the files of packages and of all that they depend on; no maintainer script runs.

    A package may be written name=version, with the upstream version that an image's tag promises.

    Raises:
        BuildError: Debian carries another version.
    """
    versions = dict(package.split("=") for package in packages if "=" in package)
    tree: Tree = {folder: Link(f"usr/{folder}") for folder in ("bin", "sbin", "lib", "lib64")}
    with tempfile.TemporaryDirectory() as archives:
        Path(archives, "partial").mkdir()
        names = [package.split("=")[0] for package in packages]
        run(*apt, f"-oDir::Cache::archives={archives}", "install", "--yes", "--download-only", *names)
        for deb in sorted(Path(archives).glob("*.deb")):
            name = deb.name.split("_")[0]
            if name in versions:
                _check(name, deb, versions[name])
            with subprocess.Popen(["dpkg-deb", "--fsys-tarfile", deb], stdout=subprocess.PIPE) as dpkg:
                assert dpkg.stdout
                tree |= _tar_tree(dpkg.stdout)
    return _thinned(tree)


def _host_sources(suite: str) -> list[str]:
    """sources.list lines with the mirrors of this machine's own apt; none on an Ubuntu, where mmdebstrap knows them."""
    lines = run("apt-get", "indextargets", "--format", "$(LABEL) $(REPO_URI)", "Created-By: Packages").splitlines()
    mirrors = dict(line.split() for line in lines if line.startswith("Debian"))
    endings = {"Debian": ("", "-updates"), "Debian-Security": ("-security",)}
    return [
        f"deb {mirrors[label]} {suite}{ending} main"
        for label in endings
        if label in mirrors
        for ending in endings[label]
    ]


def _installed(package: str) -> str:
    provides = "Provides: debconf-2.0\n" if package == "debconf" else ""
    return (
        f"Package: {package}\nStatus: install ok installed\nVersion: 999\nArchitecture: all\n"
        f"Multi-Arch: foreign\nMaintainer: none\nDescription: left out\n{provides}\n"
    )


def _check(name: str, deb: Path, wanted: str) -> None:
    version = run("dpkg-deb", "--field", deb, "Version").strip()
    if not re.match(rf"(\d+:)?{re.escape(wanted)}-", version):
        raise BuildError(
            f"Debian carries {name} {version}.",
            expected=f"{name} {wanted}, which the tag of the lab image promises",
            do="change the version in toolchain/builder/userlands.py and in the course",
        )


def _tar_tree(file: IO[bytes]) -> Tree:
    """The tree in a tar, without device nodes; /bin, /lib and their like are under /usr, as Debian has them."""
    tree: Tree = {}
    with tarfile.open(fileobj=file, mode="r|") as tar:
        for member in tar:
            path, owner = _merged(member.name), (member.uid, member.gid)
            if member.issym():
                tree[path] = Link(member.linkname)
            elif member.islnk():
                tree[path] = tree[_merged(member.linkname)]
            elif member.isdir() and path not in (".", "bin", "sbin", "lib", "lib64"):
                tree[path] = Folder(member.mode, owner)
            elif content := tar.extractfile(member):
                tree[path] = File(content.read(), member.mode, owner)
    return tree


def _merged(path: str) -> str:
    plain = str(PurePosixPath(path))
    return f"usr/{plain}" if re.match(r"(bin|sbin|lib|lib64)/", plain) else plain


def _thinned(tree: Tree) -> Tree:
    return {
        path: entry
        for path, entry in tree.items()
        if not LEFT_OUT.fullmatch(path) and (isinstance(entry, Folder) or not EMPTIED.fullmatch(path))
    }
