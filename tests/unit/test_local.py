"""A port of this machine, asked over HTTP: whatever listens there gets an answer within the time."""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from lab_helpers.state.local import get_local
from lab_helpers.state.loop import run


class _Endless(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        self.send_response(200)
        self.end_headers()
        try:
            while self.path == "/endless":
                self.wfile.write(b"x" * 4096)
        except OSError:
            return
        self.wfile.write(b"hello")

    def log_message(self, *arguments: object) -> None:
        pass


@pytest.fixture
def port() -> Iterator[int]:
    with ThreadingHTTPServer(("127.0.0.1", 0), _Endless) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield server.server_port
        server.shutdown()


def test_an_answer_is_given_with_its_status(port: int) -> None:
    assert run(get_local(port, "/hello")) == (200, "hello")


def test_an_endless_answer_is_cut(port: int) -> None:
    assert len(run(get_local(port, "/endless")).text) == 64 * 1024


def test_a_port_where_nothing_listens_is_told() -> None:
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        assert run(get_local(unused.getsockname()[1], "/")) == (0, "nothing listens there")


def test_a_program_that_never_answers_is_left_after_the_timeout() -> None:
    with socket.create_server(("127.0.0.1", 0)) as silent:
        answer = run(get_local(silent.getsockname()[1], "/", timeout=0.2))
    assert answer.status == 0
    assert "0.2 s" in answer.text
