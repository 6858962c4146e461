# caught by: no-loss
kubectl patch deployment web -p '
spec:
  strategy: {type: Recreate, rollingUpdate: null}
  template:
    spec:
      terminationGracePeriodSeconds: 2
      containers:
        - name: nginx
          image: nginx:1.26.3
          readinessProbe:
            httpGet: {path: /, port: 80}
            periodSeconds: 1
          lifecycle:
            preStop:
              sleep: {seconds: 1}
'
