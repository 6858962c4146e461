# caught by: here
import json
import subprocess


def ready_addresses(service):
    command = ["kubectl", "get", "endpointslices", "-l", f"kubernetes.io/service-name={service}", "-o", "json"]
    slices = json.loads(subprocess.run(command, capture_output=True, text=True, check=True).stdout)["items"]
    print([address for item in slices for endpoint in item["endpoints"] or [] for address in endpoint["addresses"]])
