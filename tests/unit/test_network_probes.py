"""Probes from inside a pod: what the tools of three images say, and what is made of it."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from lab_helpers.state.kubectl import Output
from lab_helpers.state.loop import run
from lab_helpers.state.probes import NoTool, Run, connect_tcp, get_http, resolve

MARK = "-8<-\n"


def says(code: int | None = 0, stdout: str = "", stderr: str = "") -> Run:
    async def answer(command: Sequence[str], timeout: float) -> Output:
        return Output(code, stdout, stderr)

    return answer


def test_each_of_several_requests_is_told_on_its_own() -> None:
    curl = says(0, f"web-a\n{MARK}{MARK}", f"HTTP/1 200\n{MARK}curl: (7) Failed after 2 ms\nHTTP/1 000\n{MARK}")
    first, second = run(get_http(curl, "http://web/hostname", times=2))
    assert (first.status, first.text) == (200, "web-a\n")
    assert (second.reached, second.text) == (False, "connection refused")


def test_busyboxs_wget_is_understood() -> None:
    wget = says(0, MARK, f"  HTTP/1.1 404 Not Found\n  Connection: close\nwget: server returned error\n{MARK}")
    assert run(get_http(wget, "http://web/"))[0].status == 404
    wget = says(0, MARK, f"wget: bad address 'wep'\n{MARK}")
    assert run(get_http(wget, "http://wep/"))[0].text == "no such name"
    wget = says(0, MARK, f"wget: download timed out\n{MARK}")
    assert run(get_http(wget, "http://web/"))[0].text == "no answer within 3 s"


def test_no_two_runs_tell_a_failure_in_other_words() -> None:
    words = {
        run(get_http(says(0, MARK, f"curl: (28) timed out after {ms} milliseconds\nHTTP/1 000\n{MARK}"), "http://x/"))[
            0
        ]
        for ms in (3001, 3002)
    }
    assert len(words) == 1


def test_a_command_that_ran_out_of_time_is_no_answer() -> None:
    assert run(get_http(says(None, "", "no answer within 13 s"), "http://web/"))[0].reached is False


@pytest.mark.parametrize(
    ("said", "text"),
    [
        ("REFUSED\ncommand terminated with exit code 1\n", "connection refused"),
        ("TIMEOUT\n", "no answer within 3 s"),
        ("DNS: lookup wep on 10.96.0.10:53: no such host\n", "no such name"),
        ("nc: can't connect to remote host (10.96.0.1): Connection refused", "connection refused"),
        ("nc: bad address 'wep'", "no such name"),
        ("", "no connection"),
    ],
)
def test_why_a_connection_is_not_to_be_had(said: str, text: str) -> None:
    found = run(connect_tcp(says(1, "", said), "web", 80))
    assert (found.reached, found.text) == (False, text)


def test_a_container_without_the_tools_is_not_taken_for_silence() -> None:
    for output in (says(97), says(126, "", 'exec: "sh": executable file not found in $PATH')):
        with pytest.raises(NoTool):
            run(connect_tcp(output, "web", 80))


def test_a_name_is_what_the_container_sees_not_what_dns_alone_says() -> None:
    both = says(0, "10.9.8.7  STREAM db\n10.9.8.7  DGRAM\n-8<-\n10.96.0.7\n")
    assert run(resolve(both, "db")).addresses == {"10.9.8.7"}


def test_an_alias_is_told_beside_its_addresses() -> None:
    found = run(resolve(says(0, "-8<-\nweb.shop.svc.cluster.local.\n10.96.0.7\n;; no reply.\n"), "mirror"))
    assert found == ({"10.96.0.7"}, ("web.shop.svc.cluster.local",))


def test_pings_first_line_tells_the_address() -> None:
    ping = says(0, "PING web (10.96.0.7): 56 data bytes\n64 bytes from 10.1.1.1: seq=0\n-8<-\n")
    assert run(resolve(ping, "web")).addresses == {"10.96.0.7"}
    assert run(resolve(says(0, "-8<-\n"), "web")).addresses == frozenset()
