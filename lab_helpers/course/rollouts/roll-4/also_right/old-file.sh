kubectl apply -f - <<'EOF'
apiVersion: apps/v1
kind: Deployment
metadata:
  name: timeline
  annotations:
    kubernetes.io/change-cause: back to blue
spec:
  replicas: 1
  selector:
    matchLabels:
      app: timeline
  template:
    metadata:
      labels:
        app: timeline
    spec:
      terminationGracePeriodSeconds: 1
      containers:
        - name: web
          image: nginx:1.22.1
          env:
            - name: COLOUR
              value: blue
EOF
