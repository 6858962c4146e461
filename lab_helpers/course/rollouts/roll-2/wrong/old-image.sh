# caught by: image
kubectl patch deployment web -p '
spec:
  template:
    spec:
      containers:
        - name: nginx
          readinessProbe:
            httpGet: {path: /, port: 80}
            periodSeconds: 1
          lifecycle:
            preStop:
              sleep: {seconds: 8}
'
