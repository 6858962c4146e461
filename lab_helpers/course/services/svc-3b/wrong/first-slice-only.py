# caught by: others
import json
import subprocess


def ready_addresses(service):
    command = ["kubectl", "get", "endpointslices", "-l", f"kubernetes.io/service-name={service}", "-o", "json"]
    slices = json.loads(subprocess.run(command, capture_output=True, text=True, check=True).stdout)["items"]
    endpoints = (slices[0].get("endpoints") or []) if slices else []
    return [
        endpoint["addresses"][0] for endpoint in endpoints if endpoint.get("conditions", {}).get("ready") is not False
    ]
