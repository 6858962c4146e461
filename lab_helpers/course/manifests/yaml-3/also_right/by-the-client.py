import os

import yaml
from kubernetes import config, dynamic

kubeconfig = os.environ["KUBECONFIG"]
namespace = config.list_kube_config_contexts(kubeconfig)[1]["context"]["namespace"]
client = dynamic.DynamicClient(config.new_client_from_config(kubeconfig))

manifest = f"""\
apiVersion: v1
kind: Namespace
metadata:
  name: {namespace}-app
---
apiVersion: v1
kind: ConfigMap
metadata:
  name: app-settings
  namespace: {namespace}-app
data:
  colour: blue
---
apiVersion: v1
kind: Pod
metadata:
  name: app
  namespace: {namespace}-app
spec:
  containers:
    - name: web
      image: nginx:1.26.3
"""

for document in yaml.safe_load_all(manifest):
    resource = client.resources.get(api_version=document["apiVersion"], kind=document["kind"])
    resource.server_side_apply(
        body=document, namespace=document["metadata"].get("namespace"), field_manager="a-notebook"
    )
