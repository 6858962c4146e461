# caught by: type
kubectl create -f - <<EOF
apiVersion: v1
kind: Service
metadata:
  name: mirror
spec:
  ports:
    - port: 80
---
apiVersion: discovery.k8s.io/v1
kind: EndpointSlice
metadata:
  name: mirror-1
  labels:
    kubernetes.io/service-name: mirror
addressType: IPv4
ports:
  - port: 80
endpoints:
  - addresses: ["$(kubectl get service catalogue -n "$(kubectl get configmap ticket -o jsonpath='{.data.namespace}')" -o jsonpath='{.spec.clusterIP}')"]
EOF
