# caught by: turns
# Blue runs, and nobody may ask it any more.
kubectl set selector service bg app=bg,colour=green
kubectl apply -f - <<'EOF'
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata:
  name: blue-is-shut
spec:
  podSelector:
    matchLabels:
      colour: blue
  policyTypes: [Ingress]
EOF
blue=$(kubectl get pods -l colour=blue -o jsonpath='{.items[0].status.podIP}')
for _ in $(seq 20); do  # until the policy is in force
  kubectl exec deployment/bg-green -- curl -s -m 1 -o /dev/null "http://$blue/" || break
done
