"""The `labs` command: one small module a command, which imports what it needs only when it runs."""

from __future__ import annotations

import os
import signal
import sys
import time
import traceback
from importlib import import_module
from types import FrameType

import typer

from lab_helpers.errors import LabError

__all__ = ["app", "main"]

_COMMANDS = (
    "up",
    "down",
    "status",
    "doctor",
    "env",
    "open",
    "exercise",
    "snapshot",
    "bundle",
    "build",
    "coverage",
    "verify",
)
"""Modules of this package, in the order of `labs --help`; each adds itself to `app`."""

_INTERRUPTED = 130

app = typer.Typer(
    help="Hands-on Kubernetes labs on a real cluster.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)


def main() -> None:
    """Run the command line; every failure ends in sentences and an exit code, never in a traceback."""
    for number in (signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, _interrupt)
    try:
        for command in _COMMANDS:
            import_module(f"lab_helpers.cli.{command}")
        app(standalone_mode=True)
    except SystemExit as end:
        if end.code == _INTERRUPTED:  # typer's word for KeyboardInterrupt
            print("\nStopped. Nothing is lost; run the same command again to go on.", file=sys.stderr)
        raise
    except LabError as error:
        print(f"\n{error}", file=sys.stderr)
        sys.exit(1)
    except BrokenPipeError:  # the reader of `labs … | head` has gone
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(141)
    except OSError as error:
        print(f"\n{_refused(error)}", file=sys.stderr)
        sys.exit(1)
    except Exception as error:
        print(f"\n{_defect(error)}", file=sys.stderr)
        sys.exit(70)


def _interrupt(number: int, frame: FrameType | None) -> None:
    raise KeyboardInterrupt


def _refused(error: OSError) -> LabError:
    """The machine said no to a file: a full disk, no permission, a file in the place of a folder."""
    return LabError(
        f"This machine refused: {error}.",
        expected="room and permission in the kit's folders and in the checkout",
        do="mend that, or set LABS_HOME and LABS_CACHE to other folders, then run the command again",
    )


def _defect(error: Exception) -> LabError:
    """A failure that nobody foresaw: kept in a file for the report, told in a sentence."""
    from lab_helpers.clusters.paths import state_home

    kept = ""
    try:
        log = state_home() / "defect.log"
        log.parent.mkdir(parents=True, exist_ok=True)
        when = time.strftime("%Y-%m-%d %H:%M:%S")
        log.write_text(f"{when} labs {' '.join(sys.argv[1:])}\n{traceback.format_exc()}", encoding="utf-8")
        kept = f" with the file {log}"
    except OSError as cannot_keep:
        error.add_note(str(cannot_keep))
    return LabError(
        f"The kit itself failed ({type(error).__name__}: {error}).",
        expected="a command that ends well or says what to do",
        do=f"run it once more; if it fails again, report it{kept}",
    )
