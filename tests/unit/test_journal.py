"""The journal survives what a laptop does to it."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from lab_helpers.state.journal import HINT, Attempt, Journal

WRITER = """
import sys
from pathlib import Path
from lab_helpers.state.journal import Journal
journal = Journal(Path(sys.argv[1]))
print("ready", flush=True)
sys.stdin.readline()
for number in range(int(sys.argv[3])):
    journal.add("pods", sys.argv[2], "not yet", 0.5, held=[f"e{number}"] * 50)
"""


def test_attempts_come_back_in_order_with_what_held_and_what_did_not(tmp_path: Path) -> None:
    journal = Journal(tmp_path / "new" / "journal.jsonl")
    journal.add("pods", "pods-1", "not yet", 0.5, held=["exists"], failing=["image"])
    journal.add("pods", "pods-1", HINT, note="2")
    journal.add("pods", "pods-1", "passed", 1.0, held=("exists", "image"))
    first, hint, last = journal.attempts()
    assert (first.verdict, first.score, first.held, first.failing) == ("not yet", 0.5, ("exists",), ("image",))
    assert (hint.verdict, hint.note) == (HINT, "2")
    assert (last.verdict, last.held) == ("passed", ("exists", "image"))


@pytest.mark.parametrize("torn", ['\n{"time": "2026-', "\0" * 64, "\x1b[31m", "[1]", "5", '{"time": 1}'])
def test_a_torn_line_spoils_only_itself(tmp_path: Path, torn: str) -> None:
    journal = Journal(tmp_path / "journal.jsonl")
    journal.add("pods", "pods-1", "passed", 1.0)
    with open(journal.path, "a") as file:
        file.write(torn)
    journal.add("pods", "pods-2", "passed", 1.0)
    journal.add("pods", "pods-3", "passed", 1.0)
    assert [item.exercise for item in journal.attempts()] == ["pods-1", "pods-2", "pods-3"]


def test_a_journal_that_was_never_written_is_empty(tmp_path: Path) -> None:
    assert Journal(tmp_path / "none").attempts() == []


def test_lines_of_older_and_of_newer_versions_are_read(tmp_path: Path) -> None:
    old = {"time": "2026-01-01T10:00:00+00:00", "lab": "pods", "exercise": "pods-1", "verdict": "passed", "score": 1}
    new = {**old, "exercise": "pods-2", "held": ["exists"], "mood": "fine"}
    path = tmp_path / "journal.jsonl"
    path.write_text(f"{json.dumps(old)}\n{json.dumps(new)}")  # the last line without its end, as they once were
    journal = Journal(path)
    journal.add("pods", "pods-3", "passed", 1.0)
    assert journal.attempts()[0] == Attempt("2026-01-01T10:00:00+00:00", "pods", "pods-1", "passed", 1.0)
    assert [(item.exercise, item.held) for item in journal.attempts()[1:]] == [("pods-2", ("exists",)), ("pods-3", ())]


def test_two_kernels_may_append_at_once(tmp_path: Path) -> None:
    path = tmp_path / "journal.jsonl"
    writers = [start(path, name, 40) for name in ("pods-1", "pods-2")]
    for writer in writers:
        write(writer)
    for writer in writers:
        writer.wait()
    found = Journal(path).attempts()
    assert [sum(item.exercise == name for item in found) for name in ("pods-1", "pods-2")] == [40, 40]
    assert path.read_text().count("\n") == 80


def test_a_kernel_killed_while_it_writes_loses_no_line_of_others(tmp_path: Path) -> None:
    path = tmp_path / "journal.jsonl"
    writer = start(path, "pods-1", 100_000)
    write(writer)
    while not path.exists() or path.stat().st_size < 5_000:
        assert writer.poll() is None
    os.kill(writer.pid, signal.SIGKILL)
    writer.wait()
    before = len(Journal(path).attempts())
    Journal(path).add("pods", "pods-2", "passed", 1.0)
    found = Journal(path).attempts()
    assert len(found) == before + 1
    assert found[-1].exercise == "pods-2"


def start(path: Path, exercise: str, count: int) -> subprocess.Popen[str]:
    command = [sys.executable, "-c", WRITER, str(path), exercise, str(count)]
    writer = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    assert writer.stdout is not None
    writer.stdout.readline()
    return writer


def write(writer: subprocess.Popen[str]) -> None:
    assert writer.stdin is not None
    writer.stdin.write("\n")
    writer.stdin.flush()
