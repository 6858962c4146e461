# caught by: five
# The Deployment puts its ReplicaSet back at once: it was never asked for five itself.
set=$(kubectl get replicasets -o name)
kubectl scale "$set" --replicas=5
kubectl wait "$set" --for=jsonpath='{.spec.replicas}'=1 --timeout=30s
