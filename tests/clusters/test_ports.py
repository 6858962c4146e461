"""A port that is in use is named with its program before anything is made."""

from __future__ import annotations

import os
import socket

import pytest

from lab_helpers.clusters.ports import require_free
from lab_helpers.errors import BadInput, PortTaken


def test_a_busy_port_is_named_with_its_program():
    with socket.socket() as busy:
        busy.bind(("127.0.0.1", 0))
        busy.listen()
        port = busy.getsockname()[1]
        with pytest.raises(PortTaken) as error:
            require_free(port - 2)
    assert f"Port {port} " in error.value.happened
    assert f"(process {os.getpid()})" in error.value.happened
    assert f"labs up --port {port - 2 + 1000}" in error.value.do


def test_free_ports_are_no_problem():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    require_free(port, count=1)


@pytest.mark.parametrize("port", [0, 80, 65534, 70000])
def test_a_number_that_cannot_be_a_port_is_refused(port):
    with pytest.raises(BadInput):
        require_free(port)
