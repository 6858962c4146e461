# caught by: follows
# What is written by hand stays when the pod is gone.
kubectl expose deployment web --port=80 --target-port=8080
kubectl wait --for=condition=Available deployment/web --timeout=60s
kubectl create -f - <<EOF
apiVersion: discovery.k8s.io/v1
kind: EndpointSlice
metadata:
  name: web-by-hand
  labels:
    kubernetes.io/service-name: web
addressType: IPv4
ports:
  - port: 8080
endpoints:
$(kubectl get pods -l app=web -o jsonpath='{range .items[*]}  - addresses: ["{.status.podIP}"]{"\n"}{end}')
EOF
