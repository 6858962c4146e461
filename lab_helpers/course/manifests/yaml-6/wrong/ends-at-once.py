# caught by: pods
import subprocess
from pathlib import Path

SHOP = """\
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
          command: ["true"]
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

Path("legacy.yaml").write_text(SHOP)
subprocess.run("kubectl apply -f legacy.yaml", shell=True, check=False)
manifest = Path("legacy.yaml").read_text()
