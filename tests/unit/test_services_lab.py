"""What the Services lab takes for the same answer, what it does not, and which node ports it gives."""

from __future__ import annotations

from collections import Counter
from datetime import UTC, datetime
from typing import Any, cast

import pytest

from lab_helpers.clusters.cluster import FIRST_PORT
from lab_helpers.course.services import balancer, endpoints, outside, ports, spread
from lab_helpers.errors import Refused
from lab_helpers.grading import Outcome, State, World
from lab_helpers.grading.functions import Given, call
from lab_helpers.grading.touched import pods_are_replaced
from lab_helpers.state.kinds import Kind
from lab_helpers.state.loop import run
from lab_helpers.state.snapshot import Snapshot

NOW = datetime(2026, 11, 1, tzinfo=UTC)


def world(api: Any = None, objects: dict[str, Any] | None = None, **answers: Any) -> World:
    return World(cast(Any, api), Snapshot("svc-2", NOW, objects or {}), {"Pod/web-1": "a", "Pod/web-2": "b"}, answers)


@pytest.mark.parametrize(
    ("spec", "told"),
    [
        ({"externalIPs": ["192.0.2.4"]}, "spec.externalIPs"),
        ({"loadBalancerIP": "192.0.2.9"}, "of your own choice, 192.0.2.9"),
        ({}, ""),
    ],
)
def test_an_address_that_the_learner_chose_is_told(spec: dict[str, Any], told: str) -> None:
    service = {"metadata": {"name": "shop"}, "spec": spec, "status": {"loadBalancer": {}}}
    outcome = cast(Outcome, run(cast(Any, balancer.no_address_by_hand(world(objects={"Service": {"shop": service}})))))
    assert outcome.state is (State.WRONG if told else State.RIGHT)
    assert told in "".join(outcome.evidence)


def spread_of(names: Any) -> Outcome:
    return cast(Outcome, run(cast(Any, spread.was_spread(world(objects={"Pod": {}}, names=names)))))


LINES = ["web-1", "web-2"] * 30


@pytest.mark.parametrize(
    "names",
    [
        LINES,
        tuple(LINES),
        "\n".join(LINES),
        "\n".join(LINES).encode(),
        " ".join(LINES),
        {"web-1": 30, "web-2": 30},
        Counter(LINES),
        ["     31 web-1", "     29 web-2"],
        [*LINES, ""],
    ],
)
def test_sixty_names_count_in_whatever_form(names: Any) -> None:
    assert spread_of(names).state is State.RIGHT


@pytest.mark.parametrize(
    ("names", "told"),
    [
        (..., "no value yet"),
        (LINES[:20], "at least 60"),
        (["web-1"] * 60, "one connection"),
        ([*LINES, "curl: (7) Failed"], "not the name of a pod"),
        (60, "a list of names"),
        ({"web-1": "many"}, "a list of names"),
    ],
)
def test_why_names_do_not_count_is_told(names: Any, told: str) -> None:
    outcome = spread_of(names)
    assert outcome.state is State.WRONG
    assert told in f"{outcome.differences}{outcome.evidence}"


class Logs:
    """An API server whose pods have each noted so many requests."""

    def __init__(self, asked: int) -> None:
        self.asked = asked

    async def logs(self, pod: str, namespace: str, *, container: str) -> str:
        return "I1121 log.go:244] GET /hostname\n" * self.asked


@pytest.mark.parametrize(
    ("asked", "restarts", "state"), [(30, 0, State.RIGHT), (29, 0, State.WRONG), (0, 1, State.RIGHT)]
)
def test_names_that_nobody_has_answered_do_not_count(asked: int, restarts: int, state: State) -> None:
    pods = {
        name: {"spec": {}, "status": {"containerStatuses": [{"restartCount": restarts}]}, "metadata": {"name": name}}
        for name in ("web-1", "web-2")
    }
    here = world(Logs(asked), {"Pod": pods}, names=LINES)
    assert cast(Outcome, run(cast(Any, spread.was_spread(here)))).state is state


@pytest.mark.parametrize(
    ("given", "wanted"),
    [
        (["10.0.0.1", "10.0.0.2"], {"10.0.0.1", "10.0.0.2"}),
        ({"10.0.0.1"}, {"10.0.0.1"}),
        ("10.0.0.1 10.0.0.2\n", {"10.0.0.1", "10.0.0.2"}),
        ([], set()),
        ("", set()),
        (None, None),
        ({"10.0.0.1": True}, None),
        ([None], None),
    ],
)
def test_addresses_count_in_any_order_and_form(given: Any, wanted: set[str] | None) -> None:
    assert endpoints._addresses(given) == wanted


class Ports:
    """An API server with this range of node ports, Services that have some of them, and namespaces."""

    def __init__(self, *used: int, promised: dict[str, int] | None = None) -> None:
        self.used = used
        self.promised = promised or {}
        self.tickets: list[dict[str, Any]] = []
        self.cluster = type("Cluster", (), {"first_port": 31080})

    async def list(self, kind: Kind) -> dict[str, Any]:
        if kind.name == "Service":
            return {"items": [{"spec": {"ports": [{"nodePort": port}]}} for port in self.used]}
        return {
            "items": [
                {"metadata": {"name": name, "annotations": {"lab-helpers/node-port": str(port)}}}
                for name, port in self.promised.items()
            ]
        }

    async def patch(self, ref: str, change: dict[str, Any]) -> None:
        self.promised["svc-2"] = int(change["metadata"]["annotations"]["lab-helpers/node-port"])

    async def ensure(self, obj: dict[str, Any], namespace: str) -> None:
        self.tickets.append(obj["data"])

    async def create(self, obj: dict[str, Any], namespace: str) -> None:
        if obj["kind"] == "Service":
            told = "provided port is not in the valid range. The range of valid ports is 30000-32767"
            raise Refused(422, "Invalid", told)


@pytest.mark.parametrize(
    ("pods", "touched"),
    [({"web-1": 0, "web-2": 0}, False), ({"web-1": 0, "web-2": 1}, True), ({"web-1": 0, "web-3": 0}, True)],
)
def test_a_pod_that_is_gone_or_has_restarted_is_a_beginning(pods: dict[str, int], touched: bool) -> None:
    here = {
        name: {"metadata": {"name": name}, "spec": {}, "status": {"containerStatuses": [{"restartCount": count}]}}
        for name, count in pods.items()
    }
    assert run(cast(Any, pods_are_replaced(world(objects={"Pod": here})))) is touched


def ticket(api: Ports) -> dict[str, Any]:
    run(cast(Any, ports.write_ticket(world(api))))
    return api.tickets[0]


def test_a_ticket_names_a_port_that_leads_to_the_learners_machine() -> None:
    data = ticket(Ports())
    port = int(data["nodePort"])
    assert FIRST_PORT <= port < FIRST_PORT + 6
    assert data["browser"] == f"http://127.0.0.1:{port + 1000}/hostname"


def test_a_ticket_names_no_port_that_is_used_or_promised() -> None:
    first = int(ticket(Ports())["nodePort"])
    assert int(ticket(Ports(first))["nodePort"]) != first
    assert int(ticket(Ports(promised={"other": first}))["nodePort"]) != first
    data = ticket(Ports(*range(FIRST_PORT, FIRST_PORT + 6)))
    assert 30000 <= int(data["nodePort"]) < FIRST_PORT
    assert "browser" not in data


@pytest.mark.parametrize(
    ("name", "step", "given", "state"),
    [
        ("lowest", -1, 30000, State.RIGHT),
        ("lowest", -1, "30000", State.RIGHT),
        ("lowest", -1, [30000], State.RIGHT),
        ("lowest", -1, 29999, State.WRONG),
        ("lowest", -1, 30001, State.WRONG),
        ("lowest", -1, -1, State.WRONG),
        ("lowest", -1, "30000-32767", State.WRONG),
        ("highest", 1, 32767, State.RIGHT),
        ("highest", 1, 32768, State.WRONG),
        ("highest", 1, 32766, State.WRONG),
    ],
)
def test_the_ends_of_the_range_are_what_the_server_says(name: str, step: int, given: Any, state: State) -> None:
    asked = ports.limit(name, step)(world(Ports(), **{name: given}))
    assert cast(Outcome, run(cast(Any, asked))).state is state


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("10.96.0.7", "an address"),
        ("catalogue.svc-2-target", "the whole name"),
        ("catalogue.svc-2.svc.cluster.local", "namespace of this exercise"),
    ],
)
def test_what_is_wrong_with_a_name_is_told(name: str, told: str) -> None:
    outcome = outside._other_name(world(), name, "catalogue.svc-2-target.svc.cluster.local")
    assert outcome is not None
    assert told in outcome.evidence[0]


def test_the_full_name_may_end_in_a_dot() -> None:
    for name in ("catalogue.svc-2-target.svc.cluster.local", "catalogue.svc-2-target.svc.cluster.local."):
        assert outside._other_name(world(), name, "catalogue.svc-2-target.svc.cluster.local") is None


def called(function: Any, **options: Any) -> Any:
    return run(cast(Any, call(world(double=function), "double", "x", **options)))


async def _late(text: str) -> str:
    return text


def _exits(text: str) -> str:
    raise SystemExit(1)


def _sleeps(text: str) -> None:
    import time

    time.sleep(1)


def test_a_function_gives_its_value() -> None:
    assert called(lambda text: text * 2) == Given("xx")


@pytest.mark.parametrize(
    ("function", "told"),
    [
        (..., "no value yet"),
        ("xx", "asks for a function"),
        (_late, "async function"),
        (_exits, "ended with SystemExit"),
        (lambda: "no argument", "ended with TypeError"),
    ],
)
def test_why_a_function_gives_nothing_is_told(function: Any, told: str) -> None:
    assert told in called(function).evidence[0]


def test_a_function_that_hangs_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LABS_PATIENCE", "1")
    assert "no answer within 0.1 seconds" in called(_sleeps, seconds=0.1).evidence[0]
