import os

import yaml
from kubernetes import client, config

config.load_kube_config(os.environ["KUBECONFIG"])
_, current = config.list_kube_config_contexts(os.environ["KUBECONFIG"])
namespace = current["context"]["namespace"]

FARM = """\
apiVersion: apps/v1
kind: ReplicaSet
metadata:
  name: farm
spec:
  replicas: 6
  selector:
    matchLabels:
      app: farm
  template:
    metadata:
      labels:
        app: farm
    spec:
      containers:
        - name: barn
          image: busybox:1.37.0
          command: [sleep, infinity]
      terminationGracePeriodSeconds: 1
"""

apps = client.AppsV1Api()
apps.patch_namespaced_replica_set_scale("farm", namespace, {"spec": {"replicas": 6}})
manifest = yaml.safe_dump(yaml.safe_load(FARM))
