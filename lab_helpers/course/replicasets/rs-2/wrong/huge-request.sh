# caught by: heals
# The new pod runs; whatever comes after it asks for more memory than a node has.
kubectl delete "$(kubectl get pods -o name | head -1)" --now
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
