"""A name that leads from one namespace to a Service in another."""

from __future__ import annotations

import re
from collections.abc import Sequence

from lab_helpers.grading import Difference, Outcome, State, World, right, wrong
from lab_helpers.grading.difference import show
from lab_helpers.grading.expectations import presence
from lab_helpers.grading.pods import is_ready
from lab_helpers.grading.workloads import pods_of
from lab_helpers.state.kubectl import Output
from lab_helpers.state.probes import get_http
from lab_helpers.state.snapshot import Object

__all__ = ["is_name", "is_reached"]

_REF, _KEY = "ConfigMap/app-config", "DB_HOST"
_SERVICE, _PORT = "mysql-service", 3306
_ADDRESS = re.compile(r"[0-9.]+|[0-9a-fA-F:]*:[0-9a-fA-F:]*:[0-9a-fA-F:]*")


async def is_name(world: World) -> Outcome:
    """The value is a DNS name of the Service, which holds in every namespace."""
    if outcome := presence(world.snapshot, _REF):
        return outcome
    data = (world.snapshot.get(_REF) or {}).get("data") or {}
    if _KEY not in data:
        there = ", ".join(sorted(data)) or "none"
        return wrong(f"the ConfigMap has no key {_KEY}; its keys are: {there}", next="kubectl describe cm app-config")
    value = str(data[_KEY])
    home = world.at("database").namespace
    remark = _fault(value, home)
    if not remark:
        return right()
    return Outcome(
        State.WRONG,
        (Difference(f"data.{_KEY}", f"a name that leads to the Service {_SERVICE} in namespace {home}", show(value)),),
        (remark,),
        next=f"`kubectl get services -n {home}`: the Service's name, a dot, and what comes then?",
    )


def _fault(value: str, home: str) -> str:
    """What is wrong with a name of the Service; nothing where it is right."""
    if value != value.strip():
        return "there is a space or a line's end beside the name; to the program it is part of it"
    if _ADDRESS.fullmatch(value.partition("/")[0]):
        return "that is an address: it goes with the Service, and the next one has another"
    if "/" in value or ":" in value:
        return "only the name is wanted: no http://, no port, no path"
    service, _, rest = value.lower().removesuffix(".").partition(".")
    namespace, _, rest = rest.partition(".")
    if service != _SERVICE:
        return f"the Service is named {_SERVICE}, and its name comes first"
    if not namespace:
        return f"a name alone is looked up in the pod's own namespace; the Service is in {home}"
    if namespace != home:
        return f"after the first dot stands the namespace: it is {home}, not {namespace}"
    if rest and rest.split(".")[0] != "svc":
        return "after the namespace stands nothing more, or svc and the cluster's domain"
    return ""


async def is_reached(world: World) -> Outcome:
    """From a pod of the application, by the value that it runs with, the database answers."""
    wanted = (world.snapshot.get(_REF) or {})["data"][_KEY]
    pods = [pod for pod in pods_of(world.snapshot, "Deployment/app") if _stays(pod)]
    if not pods:
        return wrong("no pod of the application is Ready", next="kubectl get pods")
    name = str(pods[0]["metadata"]["name"])

    async def run(command: Sequence[str], timeout: float) -> Output:
        return await world.run(name, command, timeout=timeout)

    told = await run(["sh", "-c", f'printf %s "${_KEY}"'], 10)
    if told.code != 0:
        return Outcome(
            State.UNKNOWN, evidence=(f"no command could be run in pod {name}: {told.stderr.strip()[-120:]}",)
        )
    if told.stdout != wanted:
        return wrong(
            f"pod {name} still runs with {_KEY}={show(told.stdout)}: a variable is read when the container starts",
            next="`kubectl rollout restart deployment app`, and check again when its new pod is Ready",
        )
    said, host = [
        (await get_http(run, f"http://{wanted}:{_PORT}/{path}"))[0] for path in (f"echo?msg={world.nonce}", "hostname")
    ]
    if said.text.strip() == world.nonce and host.text.strip() == "mysql":
        return right()
    got = (host if said.text.strip() == world.nonce else said).text.strip() or "no answer"
    return wrong(
        f"from pod {name}, {wanted}:{_PORT} does not lead to the database: {got[:120]}",
        next=f"`kubectl exec {name} -- nslookup NAME.`, with the whole name and a dot behind it",
    )


def _stays(pod: Object) -> bool:
    return is_ready(pod) and "deletionTimestamp" not in pod["metadata"]
