# as `kubectl drain` does it, pod by pod
pod=$(kubectl get pods -o jsonpath='{.items[0].metadata.name}')
namespace=$(kubectl config view --minify -o jsonpath='{..namespace}')
printf '{"apiVersion": "policy/v1", "kind": "Eviction", "metadata": {"name": "%s", "namespace": "%s"}}' "$pod" "$namespace" |
  kubectl create --raw "/api/v1/namespaces/$namespace/pods/$pod/eviction" -f -
