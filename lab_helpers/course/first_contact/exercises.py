"""First contact: the cluster, the map of its components, a first application, contexts."""

from __future__ import annotations

from typing import Any

from lab_helpers.course.first_contact import cleanup, contexts, facts, tunnel
from lab_helpers.course.first_contact.components import every_component, placed
from lab_helpers.course.first_contact.program import starts_command
from lab_helpers.course.first_contact.traffic import pods_answer, selects, service_answers
from lab_helpers.course.lesson import Lesson
from lab_helpers.grading import (
    Exercise,
    World,
    absent,
    answer,
    exists,
    expect,
    gone,
    has,
    image,
    kept,
    only,
    ready,
    rolled_out,
    serves,
)

AGNHOST = "registry.k8s.io/e2e-test-images/agnhost"
TAG = "2.66.1"
CONTROL_PLANE = ("kube-apiserver", "etcd", "kube-scheduler", "kube-controller-manager")


async def _always(world: World) -> bool:
    """A demonstration has nothing to be begun."""
    return True


async def _slip_shows(world: World) -> None:
    """Wait until the kubelet has said why it does not start the container."""
    await world.until("Pod", lambda now: bool(_waiting_reason(now.get("Pod/web") or {})), timeout=10)


def _waiting_reason(pod: dict[str, Any]) -> str:
    for item in pod.get("status", {}).get("containerStatuses", ()):
        reason: str = item.get("state", {}).get("waiting", {}).get("reason", "")
        return reason if reason != "ContainerCreating" else ""
    return ""


DEMO_PASS = Exercise(
    "demo-pass",
    "What a pass looks like",
    exists("Pod/hello"),
    expect("Pod/hello", "it runs", name="runs", status={"phase": "Running"}),
    serves("Pod/hello", 8080, "/hostname", "it answers on port 8080 with its own name", prints="hello"),
    touched=_always,
    scored=False,
)

DEMO_MISS = Exercise(
    "demo-miss",
    "What a typical slip looks like",
    exists("Pod/web"),
    expect(
        "Pod/web",
        "its container runs nginx:1.26.3",
        name="image",
        spec={"containers": only({"name": "web", "image": image("nginx", "1.26.3")})},
        next="kubectl set image pod/web web=nginx:1.26.3",
    ),
    ready("Pod/web", steady=0),
    prepare=_slip_shows,
    touched=_always,
    scored=False,
)

START_1 = Exercise(
    "start-1",
    "Read the cluster",
    answer(
        "nodes",
        "nodes lists the names of all nodes",
        facts.node_names,
        form=facts.names_alone,
        known_mistakes=facts.node_mistakes,
    ),
    answer(
        "server_version",
        "server_version is the version of the API server",
        facts.server_version,
        form=facts.without_v,
        known_mistakes=facts.version_mistakes,
    ),
    answer(
        "server_url",
        "server_url is where kubectl finds the API server",
        facts.server_url,
        form=facts.without_slash,
        known_mistakes=facts.url_mistakes,
    ),
    answer(
        "pod_capacity",
        "pod_capacity is the largest number of pods that one node takes",
        facts.pod_capacity,
        known_mistakes=facts.capacity_mistakes,
    ),
)

START_2 = Exercise(
    "start-2",
    "The map of the components",
    every_component(*CONTROL_PLANE, "coredns", "kube-proxy", "kubelet", "containerd"),
    placed("control-plane", "the four programs of the control plane are on the right nodes", *CONTROL_PLANE),
    placed("kube-proxy", "kube-proxy is on the right nodes", "kube-proxy"),
    placed("coredns", "coredns is on the right nodes", "coredns"),
    placed("node-services", "kubelet and containerd are where they belong", "kubelet", "containerd"),
)

START_3 = Exercise(
    "start-3",
    "A first application",
    exists("Deployment/hello-node"),
    expect("Deployment/hello-node", "it wants 1 replica", name="replicas", spec={"replicas": 1}),
    expect(
        "Deployment/hello-node",
        f"its one container runs the image agnhost:{TAG}",
        name="image",
        spec={"template": {"spec": {"containers": only({"image": image(AGNHOST, TAG)}), "initContainers": absent}}},
    ),
    starts_command,
    rolled_out("Deployment/hello-node", "its newest rollout is complete and its pod stays healthy"),
    pods_answer,
)

START_4 = Exercise(
    "start-4",
    "A Service in front of it",
    exists("Service/hello-node"),
    selects,
    expect(
        "Service/hello-node",
        "it listens on port 80 (TCP)",
        name="port",
        spec={"ports": has({"port": 80, "protocol": "TCP"})},
    ),
    kept("Deployment/hello-node", "the Deployment is as it was", name="deployment-kept", unchanged=True),
    kept("Pod/client", "the pod client is as it was", name="client-kept", unchanged=True),
    service_answers,
)

START_4B = Exercise(
    "start-4b",
    "A tunnel from your machine",
    *tunnel.EXPECTATIONS,
    within=5,
    bonus=True,
)

START_5 = Exercise(
    "start-5",
    "A second context",
    *contexts.EXPECTATIONS,
    prepare=contexts.note_contexts,
    touched=contexts.contexts_touched,
)

_OF_APP = {"app": "hello-node"}

START_6 = Exercise(
    "start-6",
    "Clean up, and only that",
    gone("Service/hello-node", "the Service hello-node is gone", name="service"),
    gone("Deployment/hello-node", "the Deployment hello-node is gone", name="deployment"),
    gone(
        "ReplicaSet",
        "no ReplicaSet of it is left",
        labels=_OF_APP,
        name="replicasets",
        after="Deployment/hello-node",
    ),
    gone("Pod", "no pod of it is left", labels=_OF_APP, name="pods", after="Deployment/hello-node"),
    kept("ConfigMap/settings", "the ConfigMap settings is untouched", name="settings", unchanged=True),
    kept("Deployment/neighbour", "the Deployment neighbour is untouched", name="neighbour", unchanged=True),
    prepare=cleanup.note_what_is_owned,
    touched=cleanup.owned_objects_touched,
)

START_8 = Exercise(
    "start-8",
    "The front door",
    answer(
        "api_pod",
        "api_pod is the name of the API server's pod",
        facts.api_server_pod,
        form=facts.without_kind,
        known_mistakes=facts.pod_mistakes,
    ),
    answer(
        "advertise_address",
        "advertise_address is the address that it announces to the cluster",
        facts.advertise_address,
        form=facts.without_flag,
        known_mistakes=facts.address_mistakes,
    ),
    answer(
        "secure_port",
        "secure_port is the port on which it listens there",
        facts.secure_port,
        form=facts.without_flag,
        known_mistakes=facts.port_mistakes,
    ),
)

lesson = Lesson(
    "00",
    "first-contact",
    "First contact",
    (DEMO_PASS, DEMO_MISS, START_1, START_2, START_3, START_4, START_4B, START_5, START_6, START_8),
)
