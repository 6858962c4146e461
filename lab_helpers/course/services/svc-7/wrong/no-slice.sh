# caught by: slice
kubectl apply -f - <<EOF
apiVersion: v1
kind: Service
metadata:
  name: extdb
spec:
  ports:
    - port: 3306
EOF
