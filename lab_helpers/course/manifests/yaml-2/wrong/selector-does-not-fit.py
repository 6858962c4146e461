# caught by: file
manifest = """\
apiVersion: apps/v1
kind: Deployment
metadata:
  name: nginx
spec:
  replicas: 4
  selector:
    matchLabels:
      what: web
  template:
    metadata:
      labels:
        what: www
    spec:
      containers:
        - name: server
          image: nginx:1.26.3
"""
