# caught by: no-loss
# New pods are waited for; old ones are cut off.
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
'
