address=$(kubectl get configmap ticket -o jsonpath='{.data.address}')
kubectl apply -f - <<EOF
apiVersion: v1
kind: Service
metadata:
  name: extdb
spec:
  ports:
    - name: mysql
      port: 3306
      targetPort: 13306
---
apiVersion: discovery.k8s.io/v1
kind: EndpointSlice
metadata:
  name: extdb-1
  labels:
    kubernetes.io/service-name: extdb
addressType: IPv4
ports:
  - name: mysql
    port: 13306
    protocol: TCP
endpoints:
  - addresses: [$address]
    conditions:
      ready: true
EOF
