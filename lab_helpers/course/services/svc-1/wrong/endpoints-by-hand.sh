# caught by: pods
kubectl wait --for=condition=Available deployment/web --timeout=60s
kubectl create -f - <<EOF
apiVersion: v1
kind: Service
metadata:
  name: web
spec:
  ports:
    - port: 80
      targetPort: 8080
---
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
