"""What the build needs of this machine, looked for before it takes minutes."""

from __future__ import annotations

import getpass
import os
import platform
import shutil
from pathlib import Path

from .debian import KEYRING
from .errors import DiskFull, Missing

__all__ = ["check_machine"]

NEEDED_SPACE = 3 << 30  # bytes, for what the cache gets; Go's own caches come to that
PROGRAMS = ("apt-get", "dpkg-deb", "mmdebstrap", "unshare")


def check_machine(home: Path) -> None:
    """Look for programs, rights and room; `home` is the cache.

    Raises:
        Missing: a program or a right.
        DiskFull: too little room in the cache's file system.
    """
    lacking = [name for name in PROGRAMS if not shutil.which(name)]
    if lacking or not KEYRING.exists():
        raise Missing(
            f"The images are made with Debian's own tools, and {', '.join(lacking) or KEYRING} is missing here"
            f" ({platform.system()}).",
            expected="Debian or Ubuntu with the packages of section [build] in toolchain/debian-packages.txt",
            do="sudo apt-get install mmdebstrap debian-archive-keyring uidmap; on another system use a bundle that was"
            " made on such a machine: labs up --images FILE",
        )
    if os.geteuid() != 0 and not _has_subordinate_ids():
        raise Missing(
            "A Debian system holds files of several users, and this user may make files of one only.",
            expected="newuidmap and a line for this user in /etc/subuid, as for rootless Podman, or root",
            do=f"sudo apt-get install uidmap && sudo usermod --add-subuids 100000-165535 --add-subgids 100000-165535"
            f" {getpass.getuser()}",
        )
    free = shutil.disk_usage(home).free
    if free < NEEDED_SPACE:
        raise DiskFull(f"{free / 2**30:.1f} GiB are free in {home}.")


def _has_subordinate_ids() -> bool:
    ranges = Path("/etc/subuid").read_text().splitlines() if Path("/etc/subuid").exists() else []
    owners = {line.split(":")[0] for line in ranges}
    return bool(shutil.which("newuidmap")) and not owners.isdisjoint({getpass.getuser(), str(os.geteuid())})
