"""A command of the prose that fails ends the rehearsal with its line, in a kernel as in a shell."""

from __future__ import annotations

import os
from pathlib import Path

import nbformat
import pytest
import rehearsing
from nbclient import NotebookClient

HERE = Path(__file__).parent


def test_commands_that_end_well_say_nothing_but_their_output(capfd: pytest.CaptureFixture[str]) -> None:
    rehearsing.run(7, False, "echo one", "echo two | cat")
    assert capfd.readouterr().out == "$ echo one\none\n\n$ echo two | cat\ntwo\n\n"


def test_a_command_that_fails_is_told_with_its_line(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rehearsing, "_READING", 0)
    with pytest.raises(AssertionError, match=r"line 7: a command failed\.\nls /nowhere\n  ended with 2\n.*refused -->"):
        rehearsing.run(7, False, "true", "ls /nowhere")


def test_a_command_may_be_too_quick_for_what_has_just_begun(tmp_path: Path) -> None:
    rehearsing.run(7, False, f"ls {tmp_path}/ready || (touch {tmp_path}/ready; false)")


def test_what_is_refused_has_to_fail() -> None:
    rehearsing.run(7, True, "true", "false")
    with pytest.raises(AssertionError, match="line 7: none of these commands is refused"):
        rehearsing.run(7, True, "true")


def test_what_only_ctrl_c_ends_is_ended(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program = tmp_path / "kubectl"
    program.write_text("#!/bin/sh\nexec sleep 60\n")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}:{os.environ['PATH']}")
    monkeypatch.setattr(rehearsing, "_SECONDS", 0.2)
    rehearsing.run(7, False, "kubectl get pods -w", "kubectl logs web -f", "kubectl port-forward pod/web 8080:80")


def test_lines_of_cells_are_looked_back_at() -> None:
    sources = ["import rehearsing; rehearsing.watch()", "!true\n!exit 3", "rehearsing.look_back(9, refused=False)"]
    notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(source) for source in sources])
    client = NotebookClient(notebook, timeout=60, allow_errors=True)
    client.execute(env={**os.environ, "PYTHONPATH": str(HERE)})
    outputs = [output for cell in notebook.cells for output in cell.outputs]
    assert [output.evalue.splitlines()[:3] for output in outputs if output.output_type == "error"] == [
        ["lab.md, line 9: a command failed.", "exit 3", "  ended with 3"]
    ]
