"""The journal survives what a laptop does to it."""

from __future__ import annotations

from pathlib import Path

from lab_helpers.state.journal import Journal


def test_attempts_come_back_in_order(tmp_path: Path) -> None:
    journal = Journal(tmp_path / "new" / "journal.jsonl")
    journal.add("pods", "pods-1", "not yet", 0.5)
    journal.add("pods", "pods-1", "passed", 1.0)
    assert [(item.verdict, item.score) for item in journal.attempts()] == [("not yet", 0.5), ("passed", 1.0)]


def test_a_torn_line_spoils_only_itself(tmp_path: Path) -> None:
    journal = Journal(tmp_path / "journal.jsonl")
    journal.add("pods", "pods-1", "passed", 1.0)
    with open(journal.path, "a") as file:
        file.write('\n{"time": "2026-')
    journal.add("pods", "pods-2", "passed", 1.0)
    assert [item.exercise for item in journal.attempts()] == ["pods-1", "pods-2"]


def test_a_journal_that_was_never_written_is_empty(tmp_path: Path) -> None:
    assert Journal(tmp_path / "none").attempts() == []
