"""Measure the Python clients that the grader's own connection could be made of; prints a Markdown table.

Needs the lab cluster and, in the interpreter that runs it, httpx, kubernetes, kr8s and lightkube (the project itself
needs only the first two). Method: each client in a new interpreter, in turn, as many rounds as the first argument
says (5 without it): seconds to import it, to the first list of pods, then the median of 100 GETs of one object, and
the peak memory of the process.
"""

from __future__ import annotations

import json
import statistics
import subprocess
import sys

CLIENTS = {
    "httpx": """
import ssl, httpx, yaml, base64, os, tempfile
imported()
config = yaml.safe_load(open(os.environ["KUBECONFIG"]))
cluster, user = config["clusters"][0]["cluster"], config["users"][0]["user"]
def pem(text):
    file = tempfile.NamedTemporaryFile(delete=False); file.write(base64.b64decode(text)); file.close()
    return file.name
context = ssl.create_default_context(cadata=base64.b64decode(cluster["certificate-authority-data"]).decode())
context.load_cert_chain(pem(user["client-certificate-data"]), pem(user["client-key-data"]))
client = httpx.Client(base_url=cluster["server"], verify=context)
lists = lambda: client.get("/api/v1/namespaces/kube-system/pods").json()
get = lambda: client.get("/api/v1/namespaces/kube-system").json()
""",
    "kubernetes": """
import kubernetes
imported()
kubernetes.config.load_kube_config()
api = kubernetes.client.CoreV1Api()
lists = lambda: api.list_namespaced_pod("kube-system")
get = lambda: api.read_namespace("kube-system")
""",
    "kubernetes, dynamic": """
import kubernetes, kubernetes.dynamic
imported()
client = kubernetes.dynamic.DynamicClient(kubernetes.config.new_client_from_config())
pods = client.resources.get(api_version="v1", kind="Pod")
namespaces = client.resources.get(api_version="v1", kind="Namespace")
lists = lambda: pods.get(namespace="kube-system")
get = lambda: namespaces.get(name="kube-system")
""",
    "kr8s": """
import kr8s
imported()
api = kr8s.api()
lists = lambda: list(api.get("pods", namespace="kube-system"))
get = lambda: list(api.get("namespaces", "kube-system"))
""",
    "lightkube": """
import lightkube
from lightkube.resources.core_v1 import Namespace, Pod
imported()
client = lightkube.Client()
lists = lambda: list(client.list(Pod, namespace="kube-system"))
get = lambda: client.get(Namespace, "kube-system")
""",
}

FRAME = """
import json, resource, statistics, time
begun = time.perf_counter()
times = {}
def imported(): times["import"] = time.perf_counter() - begun
%s
lists()
times["first list"] = time.perf_counter() - begun
def timed(call):
    started = time.perf_counter(); call(); return time.perf_counter() - started
times["get"] = statistics.median(timed(get) for _ in range(100))
times["memory"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
print(json.dumps(times))
"""


def main(rounds: int) -> None:
    results: dict[str, list[dict[str, float]]] = {name: [] for name in CLIENTS}
    for _ in range(rounds):
        for name, program in CLIENTS.items():
            done = subprocess.run([sys.executable, "-c", FRAME % program], check=True, capture_output=True, text=True)
            results[name].append(json.loads(done.stdout))
    print("| client | import | to the first list | one GET | memory |\n|---|---|---|---|---|")
    for name, found in results.items():
        median = {key: statistics.median(row[key] for row in found) for key in found[0]}
        print(
            f"| {name} | {median['import'] * 1e3:.0f} ms | {median['first list'] * 1e3:.0f} ms "
            f"| {median['get'] * 1e3:.1f} ms | {median['memory']:.0f} MiB |"
        )


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 5)
