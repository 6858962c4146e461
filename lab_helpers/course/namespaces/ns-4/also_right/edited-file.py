import os
from pathlib import Path

import yaml

path = Path(os.environ["KUBECONFIG"])
config = yaml.safe_load(path.read_text())
for item in config["contexts"]:
    if item["name"] == config["current-context"]:
        item["context"]["namespace"] += "-dev"
path.write_text(yaml.safe_dump(config))
