# caught by: deployment-kept
kubectl patch deployment shop --type=json -p='[{"op": "remove", "path": "/spec/template/spec/containers/1"}]'
kubectl apply -f - <<'EOF'
apiVersion: v1
kind: Service
metadata:
  name: multi
spec:
  selector:
    app: shop
  ports:
    - name: http
      port: 80
      targetPort: 8080
    - name: metrics
      port: 9090
      targetPort: 8080
EOF
