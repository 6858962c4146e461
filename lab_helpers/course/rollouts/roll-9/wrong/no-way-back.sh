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
sleep 1
