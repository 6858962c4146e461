"""Ports of this machine that lead to NodePorts of the cluster."""

from __future__ import annotations

import errno
import os
import re
import socket
from pathlib import Path

from lab_helpers.clusters.process import run
from lab_helpers.errors import BadInput, PortTaken

__all__ = ["COUNT", "owner", "require_free"]

COUNT = 6
"""So many NodePorts are mapped, one after the other."""


def require_free(first: int, *, count: int = COUNT, made: bool = False) -> None:
    """`PortTaken` names the first port that is in use on 127.0.0.1 and, where possible, the program.

    A cluster that is `made` keeps its ports for life.
    """
    if not 1024 <= first <= 65535 - count:
        raise BadInput(
            f"{first} cannot be the first port.", expected=f"a number from 1024 to {65535 - count}",
            do="labs up --port 31080",
        )  # fmt: skip
    for port in range(first, first + count):
        with socket.socket() as probe:
            # a connection that has just ended must not count as a program that listens
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind(("127.0.0.1", port))
            except OSError as error:
                if error.errno != errno.EADDRINUSE:
                    raise
            else:
                continue
        program = owner(port)
        anew = "labs down, then " if made else ""
        raise PortTaken(
            f"Port {port} of this machine is in use{f' by {program}' if program else ''}.",
            expected=f"ports {first} to {first + count - 1} free: the services lab is reached through them",
            do=f"stop that program, or give the cluster other ports: {anew}labs up --port {first + 1000}",
        )


def owner(port: int) -> str:
    """The program that listens on a port, as `name (process 123)`, or nothing where that cannot be seen."""
    if not Path("/proc/net/tcp").exists():
        found = re.search(r"p(\d+)\nc(.*)", run(["lsof", "-nP", f"-iTCP:{port}", "-sTCP:LISTEN", "-Fpc"]).out)
        return f"{found[2]} (process {found[1]})" if found else ""
    sockets = {f"socket:[{inode}]" for inode in _listening_inodes(port)}
    for process in Path("/proc").glob("[0-9]*"):
        try:
            if any(os.readlink(link) in sockets for link in (process / "fd").iterdir()):
                return f"{(process / 'comm').read_text().strip()} (process {process.name})"
        except OSError:  # it ended meanwhile, or belongs to somebody else
            continue
    return ""


def _listening_inodes(port: int) -> set[str]:
    listening = "0A"
    inodes = set()
    for table in ("/proc/net/tcp", "/proc/net/tcp6"):
        try:
            rows = [line.split() for line in Path(table).read_text().splitlines()[1:]]
        except OSError:
            continue
        inodes |= {row[9] for row in rows if row[3] == listening and int(row[1].split(":")[1], 16) == port}
    return inodes
