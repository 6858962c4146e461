"""Which tests take turns, in one worker of pytest-xdist, while the others run beside them."""

from __future__ import annotations

import os
import signal
from pathlib import Path

import pytest

TESTS = Path(__file__).parent
TAKE_TURNS = {"browser", "faults"}  # one browser, one throw-away cluster at a time: two cores carry no more


def pytest_configure() -> None:
    # a shell's background job ignores Ctrl-C, and all its children with it: tests that press it would wait in vain
    if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
        signal.signal(signal.SIGINT, signal.default_int_handler)


@pytest.fixture(scope="session")
def run_name() -> str:
    """A learner's name for this run of the tests alone: two runs may share a cluster."""
    run = os.environ.get("PYTEST_XDIST_TESTRUNUID", str(os.getpid()))
    return f"test-{run[:6]}"


@pytest.hookimpl(tryfirst=True)  # before pytest-xdist's own, which reads the groups
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if item.path.is_relative_to(TESTS) and item.path.relative_to(TESTS).parts[0] in TAKE_TURNS:
            item.add_marker(pytest.mark.xdist_group("in turn"))
