# caught by: others
import json
import subprocess


def ready_addresses(service):
    command = ["kubectl", "get", "endpointslices", "-l", f"kubernetes.io/service-name={service}", "-o", "json"]
    slices = json.loads(subprocess.run(command, capture_output=True, text=True, check=True).stdout)["items"]
    found = []
    for item in slices:
        for endpoint in item.get("endpoints") or []:
            if endpoint.get("conditions", {}).get("ready"):
                found += endpoint["addresses"]
    return found
