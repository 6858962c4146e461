# caught by: no-loss
# The other probe: it restarts, but it keeps no request away.
kubectl patch deployment web -p '
spec:
  template:
    spec:
      containers:
        - name: nginx
          image: nginx:1.26.3
          livenessProbe:
            httpGet: {path: /, port: 80}
            initialDelaySeconds: 3
          lifecycle:
            preStop:
              sleep: {seconds: 8}
'
