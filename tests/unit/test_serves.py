"""What an answer through the API server says of a Service, and what the API server's own refusal does."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any, cast

import httpx
import pytest

from lab_helpers.grading import State, serves
from lab_helpers.grading.world import World
from lab_helpers.state.loop import run


def refusal(name: str) -> dict[str, Any]:
    return {"kind": "Status", "reason": "NotFound", "message": "not found", "details": {"name": name}}


@pytest.mark.parametrize(
    ("answer", "state"),
    [
        (httpx.Response(200, text="Welcome to nginx!"), State.RIGHT),
        (httpx.Response(200, text="something else"), State.PENDING),
        (httpx.Response(404, text="nginx: no such page"), State.PENDING),
        (httpx.Response(503, json={"kind": "Status", "reason": "ServiceUnavailable"}), State.PENDING),
        (httpx.Response(404, json=refusal("shop")), State.WRONG),
        (httpx.Response(404, json=refusal("another")), State.PENDING),
    ],
)
def test_only_a_service_that_is_not_there_is_not_waited_for(answer: httpx.Response, state: State) -> None:
    async def proxy_get(place: str, namespace: str, path: str) -> httpx.Response:
        assert (place, namespace, path) == ("services/shop:80", "here", "/")
        return answer

    world = cast(World, SimpleNamespace(api=SimpleNamespace(proxy_get=proxy_get), namespace="here"))
    outcome = run(serves("Service/shop", 80, "/", "it answers", prints="nginx").look(world))
    assert outcome.state is state
