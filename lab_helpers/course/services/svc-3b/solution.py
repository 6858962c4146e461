import json
import subprocess


def ready_addresses(service):
    """The addresses of the Service's Ready endpoints."""
    command = ["kubectl", "get", "endpointslices", "-l", f"kubernetes.io/service-name={service}", "-o", "json"]
    slices = json.loads(subprocess.run(command, capture_output=True, text=True, check=True).stdout)["items"]
    found = []
    for item in slices:
        for endpoint in item.get("endpoints") or []:  # null where there is none
            if endpoint.get("conditions", {}).get("ready") is not False:  # what does not say counts as Ready
                found += endpoint["addresses"]
    return found
