import os

from kubernetes import client, config

config.load_kube_config(os.environ["KUBECONFIG"])
_, current = config.list_kube_config_contexts(os.environ["KUBECONFIG"])
namespace = current["context"]["namespace"]
program = """
echo 'return 200 "well";' > /tmp/answer
echo 'server { listen 8080; location / { return 200; } location = /page { include /tmp/answer; } }' \\
> /etc/nginx/conf.d/default.conf
exec nginx -g 'daemon off;'
"""
header = client.V1HTTPHeader(name="Accept", value="text/html")
action = client.V1HTTPGetAction(path="/page", port=8080, http_headers=[header])
container = client.V1Container(
    name="page",
    image="nginx:1.26.3",
    command=["sh", "-c", program],
    liveness_probe=client.V1Probe(http_get=action, period_seconds=1, failure_threshold=3, initial_delay_seconds=1),
)
spec = client.V1PodSpec(containers=[container], termination_grace_period_seconds=1)
client.CoreV1Api().create_namespaced_pod(namespace, client.V1Pod(metadata=client.V1ObjectMeta(name="page"), spec=spec))
