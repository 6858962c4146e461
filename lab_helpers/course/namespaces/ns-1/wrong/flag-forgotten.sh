# caught by: not-here
NS=$(kubectl config view --minify --output=jsonpath='{..namespace}')
kubectl create namespace "$NS-team-b"
for namespace in "$NS" "$NS-team-a" "$NS-team-b"; do
  kubectl run api --image=nginx:1.26.3 --namespace="$namespace"
done
