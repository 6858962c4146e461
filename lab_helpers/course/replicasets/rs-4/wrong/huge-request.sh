# caught by: heals
kubectl label "$(kubectl get pods -o name | head -1)" app=quarantine --overwrite
sleep 1
kubectl wait --for=jsonpath='{.status.readyReplicas}'=3 replicaset/web --timeout=60s
kubectl apply -f - <<'EOF'
apiVersion: v1
kind: LimitRange
metadata:
  name: huge
spec:
  limits:
    - type: Container
      default: {memory: 1000Gi}
      defaultRequest: {memory: 1000Gi}
EOF
