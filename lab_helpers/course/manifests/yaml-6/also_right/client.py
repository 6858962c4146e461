import os

import yaml
from kubernetes import client, config, utils

config.load_kube_config(os.environ["KUBECONFIG"])
_, current = config.list_kube_config_contexts(os.environ["KUBECONFIG"])

manifest = """\
apiVersion: apps/v1
kind: Deployment
metadata:
  name: shop
spec:
  replicas: 2
  selector:
    matchLabels:
      app: shop
  template:
    metadata:
      labels:
        app: shop
    spec:
      containers:
        - name: web
          image: nginx:1.26.3
---
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata:
  name: shop
spec:
  ingressClassName: nginx
  rules:
    - host: shop.example
      http:
        paths:
          - path: /
            pathType: Prefix
            backend:
              service:
                name: shop
                port:
                  number: 80
"""

for document in yaml.safe_load_all(manifest):
    utils.create_from_dict(client.ApiClient(), document, namespace=current["context"]["namespace"])
