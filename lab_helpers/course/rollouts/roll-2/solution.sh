# the new version, a probe that says when a pod may get requests, and a pause before an old one stops
kubectl patch deployment web -p '
spec:
  template:
    spec:
      containers:
        - name: nginx
          image: nginx:1.26.3
          readinessProbe:
            httpGet: {path: /, port: 80}
            periodSeconds: 1
          lifecycle:
            preStop:
              sleep: {seconds: 8}
'
kubectl rollout status deployment web --timeout=90s
