# caught by: file
import subprocess
from pathlib import Path

SHOP = """\
apiVersion: apps/v1beta1
kind: Deployment
metadata:
  name: shop
spec:
  replicas: 2
  template:
    metadata:
      labels:
        app: shop
    spec:
      containers:
        - name: web
          image: nginx:1.26.3
---
apiVersion: extensions/v1beta1
kind: Ingress
metadata:
  name: shop
  annotations:
    kubernetes.io/ingress.class: nginx
spec:
  rules:
    - host: shop.example
      http:
        paths:
          - path: /
            backend:
              serviceName: shop
              servicePort: 80
"""

Path("legacy.yaml").write_text(SHOP)
subprocess.run("kubectl create deployment shop --image=nginx:1.26.3 --replicas=2", shell=True)
subprocess.run("kubectl create ingress shop --class=nginx --rule='shop.example/*=shop:80'", shell=True)
manifest = Path("legacy.yaml").read_text()
