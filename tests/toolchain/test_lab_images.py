"""The lab images do what the labs ask of them, on the lab cluster: official ones and those built from source alike."""

from __future__ import annotations

import json
import os
import subprocess
import time
import uuid
from collections.abc import Callable, Iterator

import pytest

from lab_helpers.clusters import current

AGNHOST = "registry.k8s.io/e2e-test-images/agnhost:2.66.1"
IMAGES = {
    "nginx-old": "nginx:1.22.1",
    "nginx-new": "nginx:1.26.3",
    "busybox-old": "busybox:1.35.0",
    "busybox-new": "busybox:1.37.0",
    "agnhost": AGNHOST,
    "netexec": AGNHOST,
}
ARGUMENTS = {"busybox-old": ["sleep", "3600"], "busybox-new": ["sleep", "3600"], "netexec": ["netexec"]}

Kubectl = Callable[..., str]


@pytest.fixture(scope="module")
def kubectl() -> Iterator[Kubectl]:
    """kubectl in a namespace of this module's own, where every image runs under the name of a pod."""
    cluster = current()
    environment = {**os.environ, **cluster.environment(), "KUBECONFIG": str(cluster.admin_kubeconfig)}
    namespace = f"images-{uuid.uuid4().hex[:8]}"

    def run(*arguments: str, given: str | None = None) -> str:
        command = ["kubectl", "--namespace", namespace, *arguments]
        done = subprocess.run(command, env=environment, input=given, capture_output=True, text=True, timeout=120)
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout

    pods = [
        {
            "apiVersion": "v1",
            "kind": "Pod",
            "metadata": {"name": name, "labels": {"name": name}},
            "spec": {
                "terminationGracePeriodSeconds": 1,
                "containers": [{"name": "c", "image": image, "args": ARGUMENTS.get(name, [])}],
            },
        }
        for name, image in IMAGES.items()
    ]
    run("create", "namespace", namespace)
    try:
        run("create", "-f", "-", given=json.dumps({"apiVersion": "v1", "kind": "List", "items": pods}))
        run("expose", "pod", "nginx-new", "--name=web", "--port=80")
        run("wait", "pod", "--all", "--for=condition=Ready", "--timeout=90s")
        yield run
    finally:
        run("delete", "namespace", namespace, "--wait=false")


def eventually(question: Callable[[], str]) -> str:
    """The answer, asked again for half a minute while it is an error: rules reach a node a moment after the pod."""
    deadline = time.monotonic() + 30
    while True:
        try:
            return question()
        except AssertionError:
            if time.monotonic() > deadline:
                raise
            time.sleep(0.5)


@pytest.mark.parametrize("pod", ["busybox-old", "busybox-new"])
def test_busybox_fetches_a_page_by_the_name_of_a_service(kubectl: Kubectl, pod: str) -> None:
    page = eventually(lambda: kubectl("exec", pod, "--", "wget", "-qO-", "-T", "5", "http://web"))
    assert "Welcome to nginx!" in page


@pytest.mark.parametrize("pod", ["busybox-old", "busybox-new"])
def test_busybox_resolves_a_service(kubectl: Kubectl, pod: str) -> None:
    name = "kubernetes.default.svc.cluster.local"
    assert f"Name:\t{name}" in eventually(lambda: kubectl("exec", pod, "--", "nslookup", name))


@pytest.mark.parametrize("pod", ["busybox-old", "busybox-new"])
def test_busybox_is_of_the_version_of_its_tag(kubectl: Kubectl, pod: str) -> None:
    said = kubectl("exec", pod, "--", "sh", "-c", "busybox | head -n 1; id -un; cat /etc/hostname")
    assert f"v{IMAGES[pod].partition(':')[2]}" in said
    assert said.splitlines()[1:] == ["root", pod]


@pytest.mark.parametrize("pod", ["nginx-old", "nginx-new"])
def test_nginx_is_of_the_version_of_its_tag_and_serves_its_page(kubectl: Kubectl, pod: str) -> None:
    said = kubectl("exec", pod, "--", "sh", "-c", "curl -si http://localhost; ls /usr/share/nginx/html")
    assert f"Server: nginx/{IMAGES[pod].partition(':')[2]}" in said
    assert "Welcome to nginx!" in said
    assert "index.html" in said.splitlines()[-2:]


@pytest.mark.parametrize("pod", ["nginx-old", "nginx-new"])
def test_nginx_logs_to_its_output(kubectl: Kubectl, pod: str) -> None:
    kubectl("exec", pod, "--", "curl", "-s", "http://localhost/looked-for")
    logs = kubectl("logs", pod)
    assert '"GET /looked-for HTTP/1.1" 404' in logs
    assert "No such file or directory" in logs


@pytest.mark.parametrize("pod", ["nginx-old", "nginx-new"])
def test_one_can_look_around_in_nginx(kubectl: Kubectl, pod: str) -> None:
    look = "getent hosts web; cat /etc/os-release; ls -la /etc/nginx/conf.d; test -L /var/run"
    assert "default.conf" in eventually(lambda: kubectl("exec", pod, "--", "sh", "-e", "-c", look))


def test_agnhost_pauses_by_default(kubectl: Kubectl) -> None:
    assert kubectl("logs", "agnhost").startswith("Paused\n")


def test_agnhost_has_the_tools_of_the_official_one(kubectl: Kubectl) -> None:
    tools = "bash curl dig ip iperf nc nslookup socat ss"
    lacking = f"for tool in {tools}; do command -v $tool >/dev/null || echo $tool; done"
    assert kubectl("exec", "agnhost", "--", "sh", "-c", lacking) == ""
    name = "kubernetes.default.svc.cluster.local"
    assert eventually(lambda: kubectl("exec", "agnhost", "--", "dig", "+short", name)).count(".") == 3


def test_agnhost_serves_and_connects(kubectl: Kubectl) -> None:
    address = kubectl("get", "pod", "netexec", "--output=jsonpath={.status.podIP}")
    said = kubectl("exec", "agnhost", "--", "curl", "-s", f"http://{address}:8080/hostname")
    assert said == "netexec"
    eventually(lambda: kubectl("exec", "agnhost", "--", "/agnhost", "connect", "--timeout=5s", "web:80"))


def test_kube_proxy_recognises_its_own_rules(kubectl: Kubectl) -> None:
    """nft must list protocols by name: where it lists numbers, each full sync of kube-proxy deletes every Service."""
    program = "nft --json list map ip kube-proxy service-ips"
    listed = kubectl("--namespace=kube-system", "exec", "daemonset/kube-proxy", "--", *program.split())
    assert '["10.96.0.1", "tcp", 443]' in listed
