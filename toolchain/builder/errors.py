"""Every error of the build, in one tree; each says what happened, what was expected and what to do now.

BuildError      exit code 1
├── DiskFull    exit code 3
└── Missing     exit code 4: a program or a right that this machine lacks
"""

from __future__ import annotations

__all__ = ["BuildError", "DiskFull", "Missing"]


class BuildError(Exception):
    """A step of the build that failed."""

    exit_code = 1

    def __init__(self, happened: str, *, expected: str, do: str) -> None:
        super().__init__(f"{happened}\nExpected: {expected}\nDo now:   {do}")


class DiskFull(BuildError):
    """No room for the sources, the programs or the images."""

    exit_code = 3

    def __init__(self, where: str) -> None:
        super().__init__(
            f"The disk is full: {where}",
            expected="about 8 GiB free for the first build, 3 GiB for a later one",
            do="free some space, or set LABS_CACHE (and GOCACHE, GOMODCACHE) to a folder on a larger disk,"
            " then run the same command: finished steps are kept",
        )


class Missing(BuildError):
    """A program or a right that this machine lacks."""

    exit_code = 4
