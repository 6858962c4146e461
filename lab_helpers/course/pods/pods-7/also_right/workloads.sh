# web as a Deployment of two, db as a StatefulSet behind a headless Service, reached by its long name
namespace=$(kubectl config view --minify -o jsonpath='{..namespace}')
kubectl delete pod monolith --now
kubectl apply -f - <<EOF
apiVersion: apps/v1
kind: StatefulSet
metadata:
  name: database
spec:
  serviceName: db
  selector:
    matchLabels: {tier: data}
  template:
    metadata:
      labels: {tier: data}
    spec:
      terminationGracePeriodSeconds: 1
      containers:
        - name: db
          image: busybox:1.37.0
          command: ["sh", "-c"]
          args: ["mkdir -p /data; echo 'hello from the database' > /data/motd; exec httpd -f -p 8000 -h /data"]
          ports: [{name: toy, containerPort: 8000}]
---
apiVersion: v1
kind: Service
metadata:
  name: db
spec:
  clusterIP: None
  selector: {tier: data}
  ports: [{port: 8000, targetPort: toy}]
---
apiVersion: apps/v1
kind: Deployment
metadata:
  name: front
spec:
  replicas: 2
  selector:
    matchLabels: {tier: front}
  template:
    metadata:
      labels: {tier: front}
    spec:
      terminationGracePeriodSeconds: 1
      containers:
        - name: web
          image: busybox:1.37.0
          env: [{name: DB_HOST, value: db.$namespace.svc.cluster.local}]
          command: ["sh", "-c"]
          args: ['while true; do wget -q -T 2 -O - "http://\$DB_HOST:8000/motd" || echo "no database at \$DB_HOST"; sleep 1; done']
EOF
