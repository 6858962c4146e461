"""Programs that the kit runs end with it."""

from __future__ import annotations

import subprocess
import time

import pytest

from lab_helpers.clusters.process import end_group, program, run, stream


def test_a_program_that_is_not_there_is_a_result_not_a_crash():
    assert run(["/nowhere/kind", "version"]).code == 127
    assert stream(["/nowhere/kind", "version"]).code == 127


def test_a_program_that_hangs_is_given_up():
    done = run(["sleep", "30"], timeout=0.2)
    assert done.code == 124
    assert "no answer within 0.2 s" in done.last_line


def test_the_last_line_says_what_went_wrong():
    assert run(["sh", "-c", "echo one; echo two >&2; exit 3"]).last_line == "two"


def test_an_interrupt_ends_the_program_with_its_children():
    started = []

    def interrupt(line: str) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        stream(["sh", "-c", "sleep 60 & echo $!; wait"], on_line=interrupt, on_start=started.append)
    assert program(started[0]) == ""


def test_a_program_that_ignores_the_request_is_killed():
    def interrupt(line: str) -> None:
        raise KeyboardInterrupt

    began = time.monotonic()
    with pytest.raises(KeyboardInterrupt):
        stream(["sh", "-c", "trap '' TERM; echo ready; while :; do sleep 0.1; done"], on_line=interrupt)
    assert 9 < time.monotonic() - began < 20


def test_ending_a_group_that_has_ended_is_harmless():
    started = []
    stream(["true"], on_start=started.append)
    end_group(started[0])


def test_a_program_that_ended_unnoticed_does_not_count_as_running():
    process = subprocess.Popen(["true"])
    deadline = time.monotonic() + 5
    while program(process.pid) and time.monotonic() < deadline:
        time.sleep(0.01)
    assert program(process.pid) == "", "although nobody has asked for its end yet"
    process.wait()
