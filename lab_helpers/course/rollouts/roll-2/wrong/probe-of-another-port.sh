# caught by: rolled-out
kubectl patch deployment web -p '
spec:
  progressDeadlineSeconds: 5
  template:
    spec:
      containers:
        - name: nginx
          image: nginx:1.26.3
          readinessProbe:
            httpGet: {path: /, port: 8080}
            periodSeconds: 1
'
