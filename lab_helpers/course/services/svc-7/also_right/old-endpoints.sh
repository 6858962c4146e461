address=$(kubectl get configmap ticket -o jsonpath='{.data.address}')
kubectl apply -f - <<EOF
apiVersion: v1
kind: Service
metadata:
  name: extdb
spec:
  ports:
    - port: 3306
---
apiVersion: v1
kind: Endpoints
metadata:
  name: extdb
subsets:
  - addresses:
      - ip: $address
    ports:
      - port: 13306
EOF
