# caught by: slice
address=10.96.0.10
kubectl apply -f - <<EOF
apiVersion: v1
kind: Service
metadata:
  name: extdb
spec:
  ports:
    - port: 3306
---
apiVersion: discovery.k8s.io/v1
kind: EndpointSlice
metadata:
  name: extdb-1
  labels:
    kubernetes.io/service-name: extdb
addressType: IPv4
ports:
  - port: 13306
endpoints:
  - addresses: [$address]
EOF
