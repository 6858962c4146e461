import json
import subprocess
from pathlib import Path

namespace = subprocess.run(
    "kubectl config view --minify -o jsonpath='{..namespace}'", shell=True, capture_output=True, text=True
).stdout
place = {"namespace": f"{namespace}-app"}
ITEMS = [
    {"apiVersion": "v1", "kind": "Namespace", "metadata": {"name": f"{namespace}-app", "labels": {"of": "mine"}}},
    {
        "apiVersion": "v1",
        "kind": "ConfigMap",
        "metadata": {"name": "app-settings", **place},
        "data": {"colour": "blue"},
    },
    {
        "apiVersion": "v1",
        "kind": "Pod",
        "metadata": {"name": "app", **place},
        "spec": {"containers": [{"name": "main", "image": "nginx:1.26.3"}]},
    },
]
Path("app.yaml").write_text(json.dumps({"apiVersion": "v1", "kind": "List", "items": ITEMS}))
subprocess.run("kubectl apply -f=app.yaml", shell=True, check=True)
manifest = Path("app.yaml").read_text()
