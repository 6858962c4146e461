# caught by: selects
kubectl wait --for=condition=Ready pod/web-1 pod/web-2 --timeout=60s
kubectl create -f - <<EOF
apiVersion: v1
kind: Service
metadata:
  name: front
spec:
  ports:
    - port: 80
      targetPort: 8080
---
apiVersion: discovery.k8s.io/v1
kind: EndpointSlice
metadata:
  name: front-by-hand
  labels:
    kubernetes.io/service-name: front
addressType: IPv4
ports:
  - port: 8080
endpoints:
  - addresses: ["$(kubectl get pod web-1 -o jsonpath='{.status.podIP}')"]
  - addresses: ["$(kubectl get pod web-2 -o jsonpath='{.status.podIP}')"]
EOF
