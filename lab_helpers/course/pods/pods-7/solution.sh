# One container a pod: each can be scaled, replaced and placed by itself. The Service gives db a name that stays.
kubectl apply -f - <<'EOF'
apiVersion: v1
kind: Pod
metadata:
  name: db
  labels:
    app: db
spec:
  terminationGracePeriodSeconds: 1
  containers:
    - name: db
      image: busybox:1.37.0
      command: ["sh", "-c"]
      args: ["mkdir -p /data; echo 'hello from the database' > /data/motd; exec httpd -f -p 8000 -h /data"]
---
apiVersion: v1
kind: Service
metadata:
  name: db
spec:
  selector:
    app: db
  ports:
    - port: 8000
---
apiVersion: v1
kind: Pod
metadata:
  name: web
  labels:
    app: web
spec:
  terminationGracePeriodSeconds: 1
  containers:
    - name: web
      image: busybox:1.37.0
      command: ["sh", "-c"]
      args:
        - |
          while true; do
            wget -q -T 2 -O - "http://$DB_HOST:8000/motd" || echo "no database at $DB_HOST"
            sleep 1
          done
      env:
        - name: DB_HOST
          value: db
EOF
kubectl delete pod monolith
