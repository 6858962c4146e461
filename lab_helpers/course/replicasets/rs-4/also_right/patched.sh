pod=$(kubectl get pods -o jsonpath='{.items[1].metadata.name}')
kubectl patch pod "$pod" -p '{"metadata": {"labels": {"app": "web-sick", "why": "slow"}}}'
