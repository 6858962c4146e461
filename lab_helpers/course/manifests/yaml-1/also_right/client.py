import os

import yaml
from kubernetes import client, config, utils

config.load_kube_config(os.environ["KUBECONFIG"])
_, current = config.list_kube_config_contexts(os.environ["KUBECONFIG"])

manifest = """\
apiVersion: v1
kind: ConfigMap
metadata:
  name: settings
data:
  retries: '3'
  debug: >-
    no
---
apiVersion: v1
kind: Pod
metadata:
  name: 'y'
spec:
  containers:
    - name: web
      image: nginx:1.26.3
---
apiVersion: apps/v1
kind: Deployment
metadata:
  name: web-front
  labels:
    team: blue
  annotations:
    contact: web@example.org
spec:
  replicas: 2
  selector:
    matchLabels:
      app: web-front
  template:
    metadata:
      labels:
        app: web-front
    spec:
      containers:
        - name: web
          image: nginx:1.26.3
---
apiVersion: v1
kind: Pod
metadata:
  name: helper
spec:
  terminationGracePeriodSeconds: 1
  containers:
    - name: helper
      image: busybox:1.37.0
      command: [sleep, infinity]
"""

for document in yaml.safe_load_all(manifest):
    utils.create_from_dict(client.ApiClient(), document, namespace=current["context"]["namespace"])
