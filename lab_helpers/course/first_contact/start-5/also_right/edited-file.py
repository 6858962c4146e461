# A kubeconfig is YAML; the active context may have another name as long as it leads to the lab cluster.
import os
from pathlib import Path

import yaml

path = Path(os.environ["KUBECONFIG"])
config = yaml.safe_load(path.read_text())
lab = next(item["context"] for item in config["contexts"] if item["name"] == "lab")
config["contexts"] += [
    {"name": "lab-view", "context": {**lab, "namespace": "kube-system"}},
    {"name": "mine", "context": dict(lab)},
]
config["current-context"] = "mine"
path.write_text(yaml.safe_dump(config))
