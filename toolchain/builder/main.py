"""The command: its arguments, its exit codes."""

from __future__ import annotations

import argparse
import errno
import shutil
import signal
import sys
from pathlib import Path

from .cache import cache_home, exclusive
from .commands import stop_all
from .console import say
from .errors import BuildError, DiskFull
from .stages import KEY, TOOLS, build_images, build_tools

__all__ = ["main"]


def main() -> int:
    """Build, or with --print only say where the result is or would be. Returns the exit code."""
    parser = argparse.ArgumentParser(description="Build kind's node image and the lab images from source.")
    parser.add_argument("--tools", action="store_true", help="build kind and kubectl only")
    parser.add_argument("--print", action="store_true", help="print the result's folder and build nothing")
    arguments = parser.parse_args()
    home = cache_home()
    result = TOOLS.folder(home) if arguments.tools else home / "images" / KEY
    if arguments.print:
        print(result)
        return 0
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        if not result.exists():
            _build(home, result, only_tools=arguments.tools)
        say(f"RESULT {result}")
    except KeyboardInterrupt:
        signal.signal(signal.SIGINT, signal.SIG_IGN)  # one is enough: the programs are given ten seconds
        stop_all()
        print("\nStopped. The same command goes on where it was.", file=sys.stderr)
        return 130
    except (BuildError, OSError) as failure:
        error = failure if isinstance(failure, BuildError) else _sentence(failure)
        print(error, file=sys.stderr)
        return error.exit_code
    return 0


def _build(home: Path, result: Path, *, only_tools: bool) -> None:
    with exclusive(home):
        for leftover in home.glob("*/.*.part"):  # of a build that was killed
            shutil.rmtree(leftover)
        if result.exists():  # the build that this one has waited for made it
            return
        if only_tools:
            build_tools(home)
        else:
            build_images(home, result)


def _sentence(error: OSError) -> BuildError:
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return DiskFull(str(error))
    return BuildError(
        f"The build could not read or write: {error}",
        expected=f"a cache folder that this user can write: {cache_home()}",
        do="give it to this user, or set LABS_CACHE to another folder",
    )
