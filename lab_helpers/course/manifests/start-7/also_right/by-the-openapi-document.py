import json
import subprocess


def printed(command: str) -> str:
    """What a command prints."""
    return subprocess.run(command, shell=True, capture_output=True, text=True).stdout


def schema(group: str, name: str) -> dict:
    """A definition of the API server's OpenAPI document."""
    return json.loads(printed(f"kubectl get --raw /openapi/v3/{group}"))["components"]["schemas"][name]


node, pod = schema("api/v1", "io.k8s.api.core.v1.NodeSpec"), schema("api/v1", "io.k8s.api.core.v1.PodSpec")
taints_type = node["properties"]["taints"]["type"] + " of Taint"
restart_policies = pod["properties"]["restartPolicy"]["enum"]
required = schema("apis/networking.k8s.io/v1", "io.k8s.api.networking.v1.HTTPIngressPath")["required"]
forms = ["deployment/web", "deploy/web", "deployments.apps/web", "deployment.v1.apps/web", "web/deployment"]
name_forms = [form for form in forms if printed(f"kubectl get {form} -o name")]
still_true = {letter: letter in "bdf" for letter in "abcdef"}
sidecar_path = '{.spec.containers[?(@.name=="sidecar")].image}'
