# caught by: others
import json
import subprocess


def ready_addresses(service):
    command = ["kubectl", "get", "endpointslices", "-o", "json"]
    slices = json.loads(subprocess.run(command, capture_output=True, text=True, check=True).stdout)["items"]
    return [
        address
        for item in slices
        if item["metadata"]["name"].startswith(service)
        for endpoint in item.get("endpoints") or []
        if endpoint.get("conditions", {}).get("ready") is not False
        for address in endpoint["addresses"]
    ]
