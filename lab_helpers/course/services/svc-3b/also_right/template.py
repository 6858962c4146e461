import subprocess

TEMPLATE = """
{{- range .items }}{{ range .endpoints }}
{{- if or (not .conditions) (not (eq (printf "%v" .conditions.ready) "false")) }}
{{- range .addresses }}{{ . }} {{ end }}{{ end }}{{ end }}{{ end }}
"""


def ready_addresses(service):
    selector = f"kubernetes.io/service-name={service}"
    command = ["kubectl", "get", "endpointslices", "-l", selector, "-o", f"go-template={TEMPLATE}"]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout.split()
