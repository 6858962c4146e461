# caught by: good-revision
for pod in $(kubectl get pods -o jsonpath='{.items[?(@.spec.containers[0].image=="nginx:1.26.33")].metadata.name}'); do
  kubectl delete pod "$pod" --now
done
